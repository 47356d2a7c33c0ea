/** What to say when a target is full: which credentials could go, and which flexible expression would replace several. */

import { type Replacement, suggestReplacements } from '../expression/merge.ts'
import type { RepositoryIdentity } from '../subject/subject.ts'
import { CREDENTIAL_LIMIT, type FederatedIdentityCredential, matchText } from './credential.ts'
import { parseOwner } from './owner.ts'

type Credentials = readonly FederatedIdentityCredential[]

/** What a whole plan wants of a target: what it adds, with what does not fit, and what it deletes afterwards. */
export interface WantedOfTarget {
  readonly added: Credentials
  readonly removed: Credentials
}

const NOTHING_WANTED: WantedOfTarget = { added: [], removed: [] }

function about(credential: FederatedIdentityCredential, { removed }: WantedOfTarget): string {
  const owner = parseOwner(credential.description)
  const fate = removed.some(({ name }) => name === credential.name) ? '; this plan would delete it' : ''
  const whose = owner === undefined ? 'not ours' : `ours, owner ${owner}`
  return `- "${credential.name}": ${matchText(credential)} (${whose}${fate})`
}

/** A proposal in three lines: how many it replaces, the expression, and the line of a file; no quote compiles. */
function proposal({ expression, declaration, replaces }: Replacement, among: string): readonly string[] {
  const { repository, kind, pattern } = declaration
  return [
    `One flexible credential would replace ${replaces.length} of ${among} (${replaces.map(({ name }) => `"${name}"`).join(', ')}):`,
    `  ${expression}`,
    `  In a file: github: { repository: '${repository}', ${kind}: '${pattern}' }`,
  ]
}

/** Deletions come after creations, so on a full target they need a run of their own. */
function roomHint(stored: Credentials, { added, removed }: WantedOfTarget): string {
  if (removed.length === 0) return ''
  const names = removed.map(({ name }) => `"${name}"`).join(', ')
  const fits = stored.length - removed.length + added.length <= CREDENTIAL_LIMIT
  const room = fits ? 'makes room for all' : `makes room for ${removed.length} of ${added.length}`
  return `This plan deletes ${names}, but only after creating: leave what is new out of the file for one run, which ${room}, then declare it again. Or remove`
}

/** Says how full a target is, and what the plan adds to it. */
export function limitSentence(stored: Credentials, { added }: WantedOfTarget): string {
  const more = added.length > 1 ? `, and ${added.length} more are declared` : ''
  return `The target already holds ${stored.length} of at most ${CREDENTIAL_LIMIT} federated credentials${more}.`
}

/**
 * Explains how to make room on a full target. Nothing is removed without being asked.
 * @param repository this job's own, whose IDs an expression for its name-based subjects needs
 * @param wanted what the whole plan wants, where there is more than the one credential
 */
export function explainLimit(
  stored: Credentials,
  repository: RepositoryIdentity | undefined,
  wanted: WantedOfTarget = NOTHING_WANTED,
): { readonly hint: string; readonly details: readonly string[] } {
  const { added, removed } = wanted
  const staying = stored.filter(({ name }) => removed.every((each) => each.name !== name))
  const replacements = suggestReplacements([...staying, ...added], repository)
  const among = added.length === 0 ? 'them' : 'those stored and declared'
  return {
    hint: `${roomHint(stored, wanted) || 'Remove'} credentials that nobody needs, replace several by a flexible one, trust an environment instead of branches, or split over several applications.`,
    details: [
      ...(stored.length === 0 ? [] : ['Stored now:', ...stored.map((each) => about(each, wanted))]),
      ...replacements.flatMap((each) => proposal(each, among)),
    ],
  }
}
