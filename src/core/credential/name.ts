/** What a declared credential is called: the readable parts of its name, and what its description says it is for. */

import { describeContext } from '../subject/ref.ts'
import { type ParsedSubject, parseSubject } from '../subject/subject.ts'
import { buildCredentialName, type CredentialMatch, type FederatedIdentityCredential, matchText } from './credential.ts'
import { isGitHubIssuer, issuerWord } from './issuer.ts'
import { buildDescription, type Ownership, ownerHash } from './owner.ts'

/** What is declared, before it has a name. */
export type UnnamedCredential = CredentialMatch & {
  readonly issuer: string
  readonly audience: string
  /** `owner/name` of the GitHub repository that it is about, if it is. */
  readonly repository?: string
  /** Kind and text of a pattern, such as `['branch-pattern', 'release/*']`, where there is no subject to read. */
  readonly pattern?: readonly [kind: string, text: string]
}

function aboutParts(
  { issuer, repository, pattern, ...match }: UnnamedCredential,
  parsed: ParsedSubject | undefined,
): readonly string[] {
  if (!isGitHubIssuer(issuer)) return [matchText(match)]
  const spelled = parsed?.repository === undefined ? repository : `${parsed.repository.owner}/${parsed.repository.name}`
  return [spelled ?? '', ...(pattern ?? (parsed === undefined ? ['expression', ''] : describeContext(parsed.context)))]
}

/**
 * Names a declared credential deterministically and marks it with its owner: in the description, and, where a managed
 * identity stores none, at the end of the name.
 * @param parsed the declared subject, where the caller has parsed it already
 * @throws FederationError `credential-invalid` when the marker is too long
 */
export function nameCredential(
  unnamed: UnnamedCredential,
  { owner, kind, sha256Hex }: Ownership,
  parsed: ParsedSubject | undefined = unnamed.subject === undefined ? undefined : parseSubject(unnamed.subject),
): FederatedIdentityCredential {
  const { issuer, audience, repository: _, pattern: __, ...match } = unnamed
  const about = aboutParts(unnamed, parsed)
  const identity = { issuer, match: matchText(match), audience }
  const ending = { application: '', 'managed-identity': ownerHash(owner, sha256Hex) }[kind]
  return {
    name: buildCredentialName([issuerWord(issuer, match.subject), ...about], identity, sha256Hex, ending),
    issuer,
    audiences: [audience],
    description: buildDescription(owner, about.filter((part) => part !== '').join(' ')),
    ...(match.subject === undefined
      ? { claimsMatchingExpression: match.claimsMatchingExpression }
      : { subject: match.subject }),
  }
}
