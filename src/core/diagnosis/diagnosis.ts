/** Diagnosis of a missing trust as data: what was presented, which stored credential comes nearest, where it differs, why, and what to do. */
import { type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import { align, firstDifference } from './alignment.ts'
import type { Cause, FoundCause } from './cause.ts'
import type { Cure } from './cure.ts'
import {
  type CredentialDistance,
  type DifferingField,
  distanceTo,
  type FieldAlignments,
  type PresentedIdentity,
} from './distance.ts'
import { causesOf } from './likely-cause.ts'

/** What was compared, and what came of it; `report/` puts it into words for log, summary, HTML and JSON alike. */
export interface Diagnosis {
  /** Undefined where a pattern is wanted and no single token is in question. */
  readonly presented?: Pick<PresentedIdentity, 'issuer' | 'subject' | 'audience'>
  readonly nearest?: NearestCredential
  /** The likeliest cause first; empty where nothing is in question but a grant. */
  readonly causes: readonly Cause[]
  /** In the order in which to try them: what restores what was meant comes first. */
  readonly cures: readonly Cure[]
}

/** The stored credential with the fewest differing fields, and the first field that differs, in Entra's order. */
export interface NearestCredential {
  readonly credential: FederatedIdentityCredential
  readonly field: DifferingField
  readonly presented: string
  readonly stored: string
  /** The first differing segment; `index` counts the presented value's segments from 0. */
  readonly segment?: { readonly presented: string; readonly stored: string; readonly index: number }
  /** The first differing character of the stored value, or the start of the refusing term, counted from 1. */
  readonly column?: number
  readonly aligned: FieldAlignments
}

/** What stored credentials say about a presented identity. */
export type Comparison =
  | { readonly nearest: NearestCredential; readonly causes: readonly [FoundCause, ...FoundCause[]] }
  | { readonly nearest?: undefined; readonly causes: readonly [Exclude<Cause, FoundCause>] }

function nearestOf(
  stored: readonly FederatedIdentityCredential[],
  presented: PresentedIdentity,
): CredentialDistance | undefined {
  const distances = stored.map((credential) => distanceTo(credential, presented))
  return distances.toSorted(
    (left, right) => left.differing.length - right.differing.length || left.distance - right.distance,
  )[0]
}

function describe(found: CredentialDistance, presented: PresentedIdentity): NearestCredential {
  const { credential, differing, refusing, aligned } = found
  const field = differing[0] ?? 'none'
  if (field === 'expression') {
    const expression = matchText(credential)
    const shown =
      refusing === undefined ? presented.subject : `${refusing.claim}: ${refusing.actual ?? '(no such claim)'}`
    return { credential, field, presented: shown, stored: expression, column: found.column, aligned }
  }
  const mine = presented[field === 'none' ? 'subject' : field]
  const theirs = storedValue(credential, field)
  const first = (aligned[field === 'none' ? 'subject' : field] ?? align(mine, theirs)).pieces.find(
    ({ equal }) => !equal,
  )
  const column = firstDifference(mine, theirs)
  const exact = credential.subject !== undefined || field !== 'none'
  return {
    credential,
    field,
    presented: mine,
    stored: theirs,
    ...(first === undefined || !exact
      ? {}
      : { segment: { presented: first.presented ?? '', stored: first.stored ?? '', index: first.index } }),
    ...(column === undefined || !exact ? {} : { column }),
    aligned,
  }
}

function storedValue(credential: FederatedIdentityCredential, field: DifferingField): string {
  switch (field) {
    case 'issuer':
      return credential.issuer
    case 'audience':
      return credential.audiences[0] ?? ''
    case 'subject':
    case 'expression':
    case 'none':
      return matchText(credential)
  }
}

/**
 * Compares what a job presents with what a target stores, field by field in the order in which Entra does (issuer,
 * subject or expression, audience; all case-sensitive), and names the likely causes. Never throws.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 * @param stored every credential of the target; undefined when they could not be read
 * @param cloudAudiences the default audiences of all clouds
 */
export function compareWithStored(
  presented: PresentedIdentity,
  stored: readonly FederatedIdentityCredential[] | undefined,
  cloudAudiences: readonly string[],
): Comparison {
  if (stored === undefined) return { causes: [{ code: 'unreadable' }] }
  const found = nearestOf(stored, presented)
  if (found === undefined) return { causes: [{ code: 'no-credentials' }] }
  return { nearest: describe(found, presented), causes: causesOf(found, presented, cloudAudiences) }
}
