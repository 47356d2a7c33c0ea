/** Every trap in a federated credential: what could never match or would be refused, and what trusts too much. */
import { CREDENTIAL_NAME, type FederatedIdentityCredential, VALUE_LIMIT } from '../credential/credential.ts'
import { isEntraIssuer, isGitHubIssuer } from '../credential/issuer.ts'
import { type ParsedSubject, parseSubject } from '../subject/subject.ts'
import { visible } from '../visible.ts'
import { type EntraFacts, lintEntraIssuer } from './entra.ts'
import { lintExpression } from './expression.ts'
import { type Lint, lintError } from './finding.ts'
import { lintGitHubSubject } from './github-subject.ts'
import { lintIssuer } from './issuer.ts'
import { lintAudience, lintProviderSubject } from './provider-subject.ts'
import { lintTrust, type TrustFacts } from './trust.ts'

export interface LintFacts extends TrustFacts, EntraFacts {
  /** The subject of this job's own token: what GitHub signs is right, however odd it looks. */
  readonly ownSubject?: string
  /** The credential's subject, where the caller has parsed it already. */
  readonly parsed?: ParsedSubject
}

function lintValue(field: string, value: string): readonly Lint[] {
  if (value.trim() === '') return [lintError('empty', `The ${field} is empty.`, `Give the ${field} of the token.`)]
  const found: Lint[] = []
  if (value !== value.trim()) {
    found.push(
      lintError('blanks', `The ${field} has blanks around it, which Entra compares too.`, `Write "${value.trim()}".`),
    )
  }
  if (value.length > VALUE_LIMIT) {
    found.push(
      lintError(
        'too-long',
        `The ${field} has ${value.length} characters; ${VALUE_LIMIT} are allowed.`,
        'Shorten it, or trust another context.',
      ),
    )
  }
  return found
}

function lintShape({ name, audiences, description }: FederatedIdentityCredential): readonly Lint[] {
  const found: Lint[] = []
  if (!CREDENTIAL_NAME.test(name)) {
    found.push(
      lintError(
        'name-invalid',
        `"${name}" cannot be a credential's name.`,
        'Use 3 to 120 letters, digits, hyphens and underscores, the first a letter or digit.',
      ),
    )
  }
  if (audiences.length !== 1) {
    found.push(
      lintError(
        'audience-count',
        `There are ${audiences.length} audiences; exactly one is needed.`,
        'Give one audience, that of the cloud unless you know better.',
      ),
    )
  }
  if (description !== undefined && description.length > VALUE_LIMIT) {
    found.push(lintError('too-long', `The description has more than ${VALUE_LIMIT} characters.`, 'Shorten it.'))
  }
  return found
}

function lintSubject(issuer: string, subject: string, facts: LintFacts): readonly Lint[] {
  const trimmed = subject.trim()
  if (trimmed === '') return []
  if (isEntraIssuer(issuer)) return []
  if (!isGitHubIssuer(issuer)) return lintProviderSubject(issuer, trimmed)
  // With blanks around it, it was parsed as another subject.
  const parsed = (subject === trimmed ? facts.parsed : undefined) ?? parseSubject(trimmed)
  const impossible = subject === facts.ownSubject ? [] : lintGitHubSubject(issuer, trimmed, parsed)
  return [...impossible, ...lintTrust(parsed, facts)]
}

/**
 * Returns everything that is wrong (`error`: could never match, or Entra would refuse it) or weak (`warning`) about a
 * credential, by its text and the given facts alone. Nothing is fetched.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
export function lintCredential(credential: FederatedIdentityCredential, facts: LintFacts = {}): readonly Lint[] {
  const { issuer, subject, audiences } = credential
  const values = [
    ...lintValue('issuer', issuer),
    ...(subject === undefined ? [] : lintValue('subject', subject)),
    ...audiences.flatMap((audience) => lintValue('audience', audience)),
  ]
  const trimmed = issuer.trim()
  const findings = [
    ...lintShape(credential),
    ...values,
    ...(trimmed === '' ? [] : lintIssuer(trimmed)),
    ...lintAudience(trimmed, audiences[0] ?? ''),
    ...lintEntraIssuer(trimmed, subject?.trim(), audiences[0] ?? '', facts),
    ...(credential.subject === undefined
      ? lintExpression(issuer, credential.claimsMatchingExpression.value)
      : lintSubject(trimmed, credential.subject, facts)),
  ]
  return findings.map((finding) => ({
    ...finding,
    message: visible(finding.message),
    safer: visible(finding.safer),
  }))
}
