/** What is worth a second look about a trust: findings in sentences, and their list in a job summary. */
import type { Lint } from '../core/lint/finding.ts'
import { plain } from './markdown.ts'

/** Says a finding with the safer choice. */
export function describeLint({ message, safer }: Lint): string {
  return `${message} ${safer}`
}

/** Builds the list of a summary; empty without sentences. */
export function secondLook(sentences: readonly string[]): readonly string[] {
  return sentences.length === 0
    ? []
    : ['', '**Worth a second look**', '', ...sentences.map((sentence) => `- ${plain(sentence)}`)]
}
