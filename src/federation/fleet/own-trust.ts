/** Tells which stored credentials this run itself is trusted by: removing the last of them would lock it out. */
import { type FederatedIdentityCredential, matchText } from '../../core/credential/credential.ts'
import { isAdmitted } from '../../core/credential/trust.ts'
import type { IdTokenClaims } from '../../core/subject/claims.ts'

/** What is known of the run: its claims, and whether the target is the application that manages it. */
export interface OwnTrustFacts {
  readonly own: IdTokenClaims | undefined
  readonly isManager: boolean | 'unknown'
}

/** Without a token of its own a run cannot tell by which credential of its manager it is trusted: then by any. */
export function createOwnTrust({
  own,
  isManager,
}: OwnTrustFacts): (credential: FederatedIdentityCredential) => boolean {
  return (credential) => {
    if (own === undefined) return isManager === true
    if (credential.subject === undefined) return isAdmitted(credential, own)
    const { issuer, audiences } = credential
    return issuer === own.iss && matchText(credential) === own.sub && audiences[0] === own.aud
  }
}
