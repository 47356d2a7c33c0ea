/** The job summary: apart from the toolkit, since a sign-in that changed nothing writes none and need not load it. */
import { summary } from '@actions/core'

/**
 * Appends Markdown and a line end to the job summary. Rejects when the runner names no file for it, and when that
 * cannot be written; what was not written is not kept.
 */
export async function appendSummary(markdown: string): Promise<void> {
  await summary.emptyBuffer().addRaw(markdown, true).write()
}
