/** What one job needs stored, and what to do about what is stored already. */

import { evaluate } from '../expression/evaluation.ts'
import { parseExpression } from '../expression/expression.ts'
import { validateExpression } from '../expression/rules.ts'
import type { IdTokenClaims } from '../subject/claims.ts'
import type { ParsedSubject } from '../subject/subject.ts'
import type { Target } from '../target.ts'
import { CREDENTIAL_LIMIT, type FederatedIdentityCredential, matchText, type Sha256Hex } from './credential.ts'
import { nameCredential } from './name.ts'
import { isOwned, type Ownership, repositoryIn, signInOwner } from './owner.ts'

/**
 * Builds the credential that exactly these claims need, with its deterministic name and the ownership marker.
 * @param parsed the claims' subject, where the caller has parsed it already
 */
export function desiredCredential(
  claims: IdTokenClaims,
  kind: Target['kind'],
  sha256Hex: Sha256Hex,
  parsed?: ParsedSubject,
): FederatedIdentityCredential & { readonly subject: string } {
  const repository = repositoryIn(claims)
  const unnamed = { issuer: claims.iss, subject: claims.sub, audience: claims.aud, repository }
  const ownership = { owner: signInOwner(claims), kind, sha256Hex }
  return { ...nameCredential(unnamed, ownership, parsed), subject: claims.sub, claimsMatchingExpression: undefined }
}

/**
 * True when a stored flexible credential lets the job with these claims in: issuer and audience to the letter, and a valid
 * expression that holds. Such a job is trusted already, whatever Entra says while it catches up.
 */
export function isAdmitted(stored: FederatedIdentityCredential, claims: IdTokenClaims): boolean {
  const { issuer, audiences, claimsMatchingExpression } = stored
  if (claimsMatchingExpression === undefined || issuer !== claims.iss || audiences[0] !== claims.aud) return false
  const parsed = parseExpression(claimsMatchingExpression.value)
  if (!parsed.ok || validateExpression(parsed.expression, issuer).length > 0) return false
  return evaluate(parsed.expression, claims).matches
}

/** What to do for a desired credential in view of the stored ones. */
export type TrustDecision =
  | { readonly action: 'keep'; readonly stored: FederatedIdentityCredential }
  | { readonly action: 'correct-audience'; readonly stored: FederatedIdentityCredential }
  | { readonly action: 'audience-conflict'; readonly stored: FederatedIdentityCredential }
  | { readonly action: 'name-conflict'; readonly stored: FederatedIdentityCredential }
  | { readonly action: 'write'; readonly replaces: FederatedIdentityCredential | undefined }
  | { readonly action: 'limit' }

function sameMatch(left: FederatedIdentityCredential, right: FederatedIdentityCredential): boolean {
  return (left.subject === undefined) === (right.subject === undefined) && matchText(left) === matchText(right)
}

/** True when two credentials differ in upper and lower case only; Entra tells them apart, a directory may not. */
export function isCaseTwin(left: FederatedIdentityCredential, right: FederatedIdentityCredential): boolean {
  if (left.issuer !== right.issuer || sameMatch(left, right)) return false
  return matchText(left).toLowerCase() === matchText(right).toLowerCase()
}

/** Decides without side effects. A stored subject that differs in case only stays: another workflow may need it. */
export function decideTrust(
  desired: FederatedIdentityCredential,
  stored: readonly FederatedIdentityCredential[],
  ownership: Ownership,
): TrustDecision {
  const twin = stored.find((each) => each.issuer === desired.issuer && sameMatch(each, desired))
  if (twin !== undefined) {
    if (twin.audiences[0] === desired.audiences[0]) return { action: 'keep', stored: twin }
    return { action: isOwned(twin, ownership) ? 'correct-audience' : 'audience-conflict', stored: twin }
  }
  const namesake = stored.find((each) => each.name === desired.name)
  if (namesake !== undefined) {
    return isOwned(namesake, ownership)
      ? { action: 'write', replaces: namesake }
      : { action: 'name-conflict', stored: namesake }
  }
  return stored.length >= CREDENTIAL_LIMIT ? { action: 'limit' } : { action: 'write', replaces: undefined }
}
