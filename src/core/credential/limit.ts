/** Knows what to say when a target is full: which credentials could go, and which flexible expression would replace several. */

import { suggestReplacements } from '../expression/merge.ts'
import type { RepositoryIdentity } from '../subject/subject.ts'
import { type FederatedIdentityCredential, matchText } from './credential.ts'
import { parseOwner } from './owner.ts'

function about(credential: FederatedIdentityCredential): string {
  const owner = parseOwner(credential.description)
  return `- "${credential.name}": ${matchText(credential)} (${owner === undefined ? 'not ours' : `ours, owner ${owner}`})`
}

/**
 * Explains how to make room on a full target. Nothing is removed without being asked.
 * @param repository this job's own, whose IDs an expression for its name-based subjects needs
 */
export function explainLimit(
  stored: readonly FederatedIdentityCredential[],
  repository: RepositoryIdentity | undefined,
): { readonly hint: string; readonly details: readonly string[] } {
  const replacements = repository === undefined ? [] : suggestReplacements(stored, repository)
  return {
    hint: 'Remove credentials that nobody needs, replace several by a flexible one, or trust an environment instead of branches.',
    details: [
      'Stored now:',
      ...stored.map(about),
      ...replacements.flatMap(({ expression, replaces }) => [
        `One flexible credential would replace ${replaces.length} of them (${replaces.map(({ name }) => `"${name}"`).join(', ')}):`,
        `  ${expression}`,
      ]),
    ],
  }
}
