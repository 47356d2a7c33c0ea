/** Knows the likely causes of a refusal, from the difference between what is presented and what is stored. */
import { matchText } from '../credential/credential.ts'
import { isGitHubIssuer, issuerKind, withoutTrailingSlash } from '../credential/issuer.ts'
import { visible } from '../visible.ts'
import type { CredentialDistance, DifferingField, PresentedIdentity } from './distance.ts'
import { subjectCause } from './subject-cause.ts'

export type CauseCode =
  | 'no-credentials'
  | 'exact-match'
  | 'case'
  | 'blanks'
  | 'environment-added'
  | 'environment-missing'
  | 'ids-missing'
  | 'ids-unexpected'
  | 'ids-stale'
  | 'renamed'
  | 'other-context'
  | 'encoding'
  | 'trailing-slash'
  | 'issuer'
  | 'audience-cloud'
  | 'audience'
  | 'pull-request-spelling'
  | 'wildcard-literal'
  | 'template-changed'
  | 'expression'
  | 'unknown'

export interface Cause {
  readonly code: CauseCode
  /** One sentence. */
  readonly sentence: string
}

function issuerCause(presented: string, stored: string): Cause {
  if (stored.trim() === presented) {
    return { code: 'blanks', sentence: 'The stored issuer has blanks around it, which Entra compares too.' }
  }
  if (withoutTrailingSlash(stored) === withoutTrailingSlash(presented)) {
    const which = stored.endsWith('/') ? 'The stored issuer ends' : 'The presented issuer ends'
    return { code: 'trailing-slash', sentence: `${which} with a slash and the other one does not; Entra compares it.` }
  }
  if (stored.toLowerCase() === presented.toLowerCase()) {
    return { code: 'case', sentence: 'The issuer differs in upper and lower case only, and Entra compares the case.' }
  }
  const slug = [issuerKind(presented), issuerKind(stored)].includes('github-enterprise-slug')
  const why =
    slug && isGitHubIssuer(presented) && isGitHubIssuer(stored)
      ? 'one of them carries the slug of an enterprise'
      : 'the stored credential trusts another issuer'
  return { code: 'issuer', sentence: `The issuer differs: ${why}.` }
}

function audienceCause(presented: string, stored: string, cloudAudiences: readonly string[]): Cause {
  if (stored.trim() === presented) {
    return { code: 'blanks', sentence: 'The stored audience has blanks around it, which Entra compares too.' }
  }
  if (stored.toLowerCase() === presented.toLowerCase()) {
    return { code: 'case', sentence: 'The audience differs in upper and lower case only, and Entra compares the case.' }
  }
  if (cloudAudiences.includes(presented) && cloudAudiences.includes(stored)) {
    return { code: 'audience-cloud', sentence: `The stored audience "${stored}" is that of another cloud.` }
  }
  return {
    code: 'audience',
    sentence: `The token is for "${visible(presented)}", the credential for "${visible(stored)}".`,
  }
}

function expressionCause({ refusing, problem }: CredentialDistance): Cause {
  const code = 'expression'
  if (refusing === undefined) {
    return { code, sentence: `The stored expression cannot be relied on: ${problem}` }
  }
  const { claim, operator, comparand, actual } = refusing
  if (actual === undefined) {
    return { code, sentence: `The expression needs the claim "${claim}", which the token does not carry.` }
  }
  const verb = operator === 'eq' ? 'equal' : 'match'
  return {
    code,
    sentence: `The claim "${claim}" is "${visible(actual)}", which does not ${verb} "${visible(comparand)}".`,
  }
}

/**
 * Returns the likely cause of a refusal: that of the first field that differs, in Entra's order (issuer, subject or
 * expression, audience).
 */
export function causeOf(
  found: CredentialDistance,
  presented: PresentedIdentity,
  cloudAudiences: readonly string[],
): Cause {
  const { credential, differing } = found
  const field: DifferingField = differing[0] ?? 'none'
  switch (field) {
    case 'none':
      return {
        code: 'exact-match',
        sentence: `The credential "${visible(credential.name)}" matches exactly: Entra has not caught up yet, or refused by mistake.`,
      }
    case 'issuer':
      return issuerCause(presented.issuer, credential.issuer)
    case 'audience':
      return audienceCause(presented.audience, credential.audiences[0] ?? '', cloudAudiences)
    case 'expression':
      return expressionCause(found)
    case 'subject':
      return subjectCause(presented.subject, matchText(credential))
  }
}
