/** From a credential's entry to whom it trusts: lists multiply, names stand for issuers. */

import type { FlexibleIntent } from '../core/expression/flexible.ts'
import { isIssuerUrl } from '../core/lint/issuer.ts'
import { BRANCH_PREFIX, TAG_PREFIX } from '../core/subject/ref.ts'
import type { SubjectContext } from '../core/subject/subject.ts'
import type { FleetTrust } from '../federation/fleet/fleet.ts'
import { GITHUB_CONTEXTS } from './checks.ts'
import type { CredentialEntry, GitHubEntry } from './credential-schema.ts'
import type { DeclaredCredential } from './declared.ts'
import type { ConfigDocument, ConfigPath } from './document.ts'
import type { ConfigProblem } from './problem.ts'
import type { ConfigFile } from './schema.ts'
import { suggest } from './validate.ts'

/** One value or several as a list. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

function contextOf(name: (typeof GITHUB_CONTEXTS)[number], value: string): SubjectContext | FlexibleIntent {
  switch (name) {
    case 'environment':
      return { kind: 'environment', environment: value }
    case 'branch':
      return { kind: 'ref', ref: BRANCH_PREFIX + value }
    case 'tag':
      return { kind: 'ref', ref: TAG_PREFIX + value }
    case 'pull-request':
      return { kind: 'pull_request' }
    case 'branch-pattern':
    case 'tag-pattern':
      return { kind: name, pattern: value }
    case 'merge-queue':
      return { kind: 'merge-queue', branch: value }
  }
}

function expandGitHub(entry: GitHubEntry): readonly FleetTrust[] {
  const repositories = entry.repository === undefined ? [undefined] : listOf(entry.repository)
  return GITHUB_CONTEXTS.filter((name) => entry[name] !== undefined).flatMap((name) =>
    repositories.map((repository) => ({
      kind: 'github',
      repository,
      owner: entry.owner,
      context: contextOf(name, String(entry[name])),
      reusableWorkflow: entry['reusable-workflow'],
      claims: entry.claims ?? {},
    })),
  )
}

/** What the entries of one file share. */
export interface Sharing {
  readonly file: ConfigFile
  readonly document: ConfigDocument
  readonly problems: ConfigProblem[]
}

/** An issuer by its name, or the URL itself. What it holds is not repeated: a password may stand in it. */
function issuerOf(value: string, path: ConfigPath, { file, document, problems }: Sharing): string {
  const { issuers = {} } = file
  const named = Object.hasOwn(issuers, value) ? issuers[value] : undefined
  const issuer = named ?? value
  if (isIssuerUrl(issuer)) return issuer
  if (named !== undefined || value.includes('://')) {
    const message = 'An issuer is an https URL without user info, blanks, query and fragment.'
    problems.push({ ...document.placeOf(named === undefined ? path : ['issuers', value]), message })
    return value
  }
  const meant = suggest(value, Object.keys(issuers))
  const advice = meant === undefined ? '.' : `; did you mean \`${meant}\`?`
  problems.push({ ...document.placeOf(path), message: `An issuer is an https URL or a name of \`issuers\`${advice}` })
  return value
}

function expandTrust(entry: CredentialEntry, path: ConfigPath, sharing: Sharing): readonly FleetTrust[] {
  const { github, kubernetes, 'managed-identity': managed, subject, 'claims-matching-expression': expression } = entry
  if (github !== undefined) return expandGitHub(github)
  if (managed !== undefined)
    return [{ kind: 'managed-identity', tenantId: managed['tenant-id'], principalId: managed['principal-id'] }]
  if (kubernetes !== undefined) {
    return listOf(kubernetes.issuer).flatMap((name, index) => {
      const item = Array.isArray(kubernetes.issuer) ? [index] : []
      const issuer = issuerOf(name, [...path, 'kubernetes', 'issuer', ...item], sharing)
      return listOf(kubernetes.namespace).flatMap((namespace) =>
        listOf(kubernetes['service-account']).map(
          (serviceAccount) => ({ kind: 'kubernetes', issuer, namespace, serviceAccount }) as const,
        ),
      )
    })
  }
  const issuer = issuerOf(entry.issuer ?? '', [...path, 'issuer'], sharing)
  return [
    ...(subject === undefined ? [] : [{ kind: 'subject', issuer, subject } as const]),
    ...(expression === undefined ? [] : [{ kind: 'expression', issuer, expression } as const]),
  ]
}

/** Multiplies the credentials of one target. */
export function expandCredentials(
  entries: readonly CredentialEntry[],
  path: ConfigPath,
  sharing: Sharing,
): readonly DeclaredCredential[] {
  return entries.flatMap((entry, index) => {
    const at = [...path, 'credentials', index]
    const { name, audience, adopt = false } = entry
    const place = sharing.document.placeOf(at)
    return expandTrust(entry, at, sharing).map((trust) => ({ trust, name, audience, adopt, place }))
  })
}
