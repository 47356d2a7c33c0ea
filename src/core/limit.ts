/** Knows what to say when a target is full: which credentials could go, and which flexible expression would replace several. */
import { type FederatedIdentityCredential, parseOwner } from './credential.ts'
import { isGitHubIssuer } from './issuer.ts'
import { parseSubject } from './subject.ts'

function about(credential: FederatedIdentityCredential): string {
  const owner = parseOwner(credential.description)
  const match = credential.subject ?? credential.claimsMatchingExpression.value
  return `- "${credential.name}": ${match}${owner === undefined ? ' (not ours)' : ` (ours, owner ${owner})`}`
}

/** Groups exact GitHub subjects that differ in branch or tag only: one flexible credential could serve each group. */
function groups(stored: readonly FederatedIdentityCredential[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { issuer, subject, name } of stored) {
    if (subject === undefined || !isGitHubIssuer(issuer)) continue
    const space = /^(.*:ref:refs\/(?:heads|tags)\/).+$/.exec(subject)?.[1]
    if (space !== undefined) found.set(space, [...(found.get(space) ?? []), name])
  }
  return found
}

function expressionFor(space: string): string {
  const id = parseSubject(`${space}x`).repository?.id ?? '<repository id>'
  return `claims['sub'] matches '${space}*' and claims['repository_id'] eq '${id}'`
}

/** Explains how to make room on a full target. Nothing is removed without being asked. */
export function explainLimit(
  desired: FederatedIdentityCredential,
  stored: readonly FederatedIdentityCredential[],
): { readonly hint: string; readonly details: readonly string[] } {
  const issuer = stored.filter((each) => each.issuer !== desired.issuer).length
  const replaceable = [...groups(stored)]
    .filter(([, names]) => names.length > 1)
    .toSorted((a, b) => b[1].length - a[1].length)
  return {
    hint: 'Remove credentials that nobody needs, replace several by a flexible one, or trust an environment instead of branches.',
    details: [
      `Stored now${issuer > 0 ? ` (${issuer} of them for other issuers)` : ''}:`,
      ...stored.map(about),
      ...replaceable.flatMap(([space, names]) => [
        `One flexible credential would replace ${names.length} of them (${names.map((name) => `"${name}"`).join(', ')}):`,
        `  ${expressionFor(space)}`,
      ]),
    ],
  }
}
