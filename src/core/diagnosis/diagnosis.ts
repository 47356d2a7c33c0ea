/** Knows why Entra did not accept a token: which stored credential comes nearest, where it differs, and the likely cause. */
import { type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import { visible } from '../visible.ts'
import { align, firstDifference, markDifferences } from './alignment.ts'
import { type Cause, type CauseCode, causeOf } from './cause.ts'
import { type CredentialDistance, type DifferingField, distanceTo, type PresentedIdentity } from './distance.ts'

export interface DiagnosisInput {
  readonly presented: PresentedIdentity
  /** Every credential of the target; undefined when they could not be read. */
  readonly stored: readonly FederatedIdentityCredential[] | undefined
  /** The default audiences of all clouds. */
  readonly cloudAudiences: readonly string[]
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
}

export interface Diagnosis {
  readonly nearest?: NearestCredential
  /** Lines for a log: presented and nearest stored values beside each other, differing segments between `»` and `«`. */
  readonly marked: readonly string[]
  readonly causeCode: CauseCode
  /** One sentence. */
  readonly cause: string
}

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
  const { credential, differing, refusing } = found
  const field = differing[0] ?? 'none'
  if (field === 'expression') {
    const expression = matchText(credential)
    const shown =
      refusing === undefined ? presented.subject : `${refusing.claim}: ${refusing.actual ?? '(no such claim)'}`
    return { credential, field, presented: shown, stored: expression, column: found.column }
  }
  const mine = presented[field === 'none' ? 'subject' : field]
  const theirs = storedValue(credential, field)
  const first = align(mine, theirs).pieces.find(({ equal }) => !equal)
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

function pair(label: string, mine: string, theirs: string): readonly string[] {
  const { presented, stored } = markDifferences(align(mine, theirs))
  return [`${label} presented: ${presented}`, `${label} stored:    ${stored}`]
}

function expressionLines(found: CredentialDistance, presented: PresentedIdentity): readonly string[] {
  const lines = [
    `subject  presented: ${visible(presented.subject)}`,
    `expression stored:  ${visible(matchText(found.credential))}`,
  ]
  const { refusing } = found
  if (refusing === undefined) return lines
  const label = refusing.claim.padEnd(8)
  if (refusing.actual === undefined) {
    return [...lines, `${label} presented: »(no such claim)«`, `${label} required:  ${visible(refusing.comparand)}`]
  }
  const comparison = refusing.operator === 'matches' ? 'pattern' : 'exact'
  const marked = markDifferences(align(refusing.actual, refusing.comparand, comparison))
  return [...lines, `${label} presented: ${marked.presented}`, `${label} required:  ${marked.stored}`]
}

function markedLines(found: CredentialDistance, presented: PresentedIdentity): readonly string[] {
  const { credential, differing } = found
  const flexible = credential.subject === undefined
  return [
    `nearest stored credential: "${visible(credential.name)}"`,
    ...pair('issuer  ', presented.issuer, credential.issuer),
    ...(flexible && differing.includes('expression')
      ? expressionLines(found, presented)
      : flexible
        ? [`subject  presented: ${visible(presented.subject)}`, `expression stored:  ${visible(matchText(credential))}`]
        : pair('subject ', presented.subject, credential.subject)),
    ...pair('audience', presented.audience, credential.audiences[0] ?? ''),
  ]
}

function presentedLines({ issuer, subject, audience }: PresentedIdentity): readonly string[] {
  return [
    `subject  presented: ${visible(subject)}`,
    `issuer   presented: ${visible(issuer)}`,
    `audience presented: ${visible(audience)}`,
  ]
}

function withoutNearest(presented: PresentedIdentity, cause: Cause): Diagnosis {
  return { marked: presentedLines(presented), causeCode: cause.code, cause: cause.sentence }
}

/**
 * Compares what a job presents with what a target stores, field by field in the order in which Entra does (issuer,
 * subject or expression, audience; all case-sensitive), and names the likely cause. Never throws.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
export function diagnose({ presented, stored, cloudAudiences }: DiagnosisInput): Diagnosis {
  if (stored === undefined) {
    return withoutNearest(presented, {
      code: 'unknown',
      sentence: 'The stored credentials could not be read, so nothing can be said about the nearest one.',
    })
  }
  const found = nearestOf(stored, presented)
  if (found === undefined) {
    return withoutNearest(presented, {
      code: 'no-credentials',
      sentence: 'The target holds no federated credential at all.',
    })
  }
  const cause = causeOf(found, presented, cloudAudiences)
  return {
    nearest: describe(found, presented),
    marked: markedLines(found, presented),
    causeCode: cause.code,
    cause: cause.sentence,
  }
}
