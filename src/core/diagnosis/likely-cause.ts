/** Likely cause of a refusal, from the difference between what is presented and what is stored. */
import { isGitHubIssuer, issuerKind, withoutTrailingSlash } from '../credential/issuer.ts'
import type { FoundCause } from './cause.ts'
import type { CredentialDistance, DifferingField, PresentedIdentity } from './distance.ts'
import { subjectCauses } from './subject-cause.ts'

function issuerCause(presented: string, stored: string): FoundCause {
  if (stored.trim() === presented) return { code: 'blanks', field: 'issuer' }
  if (withoutTrailingSlash(stored) === withoutTrailingSlash(presented))
    return { code: 'trailing-slash', on: stored.endsWith('/') ? 'stored' : 'presented' }
  if (stored.toLowerCase() === presented.toLowerCase()) return { code: 'case', field: 'issuer' }
  const slug = [issuerKind(presented), issuerKind(stored)].includes('github-enterprise-slug')
  return { code: 'issuer', enterpriseSlug: slug && isGitHubIssuer(presented) && isGitHubIssuer(stored) }
}

function audienceCause(presented: string, stored: string, cloudAudiences: readonly string[]): FoundCause {
  if (stored.trim() === presented) return { code: 'blanks', field: 'audience' }
  if (stored.toLowerCase() === presented.toLowerCase()) return { code: 'case', field: 'audience' }
  const clouds = cloudAudiences.includes(presented) && cloudAudiences.includes(stored)
  return { code: clouds ? 'audience-cloud' : 'audience', presented, stored }
}

function expressionCause({ refusing, problem }: CredentialDistance): FoundCause {
  if (refusing === undefined) return { code: 'expression-invalid', problem }
  const { claim, operator, comparand, actual } = refusing
  return { code: 'expression', claim, operator, comparand, actual }
}

/**
 * Returns the likely causes of a refusal, the first one first: those of the first field that differs, in Entra's order
 * (issuer, subject or expression, audience). A subject may differ in its repository and in its context.
 */
export function causesOf(
  found: CredentialDistance,
  presented: PresentedIdentity,
  cloudAudiences: readonly string[],
): readonly [FoundCause, ...FoundCause[]] {
  const { credential, differing } = found
  const field: DifferingField = differing[0] ?? 'none'
  switch (field) {
    case 'none':
      return [{ code: 'exact-match', name: credential.name }]
    case 'issuer':
      return [issuerCause(presented.issuer, credential.issuer)]
    case 'audience':
      return [audienceCause(presented.audience, credential.audiences[0] ?? '', cloudAudiences)]
    case 'expression':
      return [expressionCause(found)]
    case 'subject':
      return subjectCauses(presented.sub, found.sub)
  }
}
