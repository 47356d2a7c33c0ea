/** From a valid file to what it declares: lists multiply, defaults fill environments, names stand for issuers. */
import type { FlexibleIntent } from '../core/expression/flexible.ts'
import type { SubjectContext } from '../core/subject/subject.ts'
import {
  type DeclaredCredential,
  type DeclaredEnvironment,
  type DeclaredFile,
  type DeclaredTarget,
  type DeclaredTargetKey,
  type DeclaredTrust,
  keyText,
} from './declared.ts'
import type { ConfigDocument, ConfigPath } from './document.ts'
import type { ConfigProblem } from './problem.ts'
import {
  type ConfigFile,
  type CredentialEntry,
  ENVIRONMENT_RULES,
  type EnvironmentEntry,
  GITHUB_CONTEXTS,
  type GitHubEntry,
} from './schema.ts'
import { suggest } from './validate.ts'

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

function contextOf(name: (typeof GITHUB_CONTEXTS)[number], value: string): SubjectContext | FlexibleIntent {
  switch (name) {
    case 'environment':
      return { kind: 'environment', environment: value }
    case 'branch':
      return { kind: 'ref', ref: `refs/heads/${value}` }
    case 'tag':
      return { kind: 'ref', ref: `refs/tags/${value}` }
    case 'pull-request':
      return { kind: 'pull_request' }
    case 'branch-pattern':
    case 'tag-pattern':
      return { kind: name, pattern: value }
    case 'merge-queue':
      return { kind: 'merge-queue', branch: value }
  }
}

function expandGitHub(entry: GitHubEntry): readonly DeclaredTrust[] {
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
interface Sharing {
  readonly file: ConfigFile
  readonly document: ConfigDocument
  readonly problems: ConfigProblem[]
}

/** An issuer by its name, or the URL itself. */
function issuerOf(value: string, path: ConfigPath, { file, document, problems }: Sharing): string {
  const { issuers = {} } = file
  const named = issuers[value]
  if (named !== undefined || value.startsWith('https://')) return named ?? value
  const meant = suggest(value, Object.keys(issuers))
  const advice = meant === undefined ? '.' : `; did you mean \`${meant}\`?`
  problems.push({ ...document.placeOf(path), message: `An issuer is an https URL or a name of \`issuers\`${advice}` })
  return value
}

function expandTrust(entry: CredentialEntry, path: ConfigPath, sharing: Sharing): readonly DeclaredTrust[] {
  const { github, kubernetes, 'managed-identity': managed, subject, 'claims-matching-expression': expression } = entry
  if (github !== undefined) return expandGitHub(github)
  if (managed !== undefined)
    return [{ kind: 'managed-identity', tenantId: managed['tenant-id'], principalId: managed['principal-id'] }]
  if (kubernetes !== undefined) {
    return listOf(kubernetes.issuer).flatMap((name) => {
      const issuer = issuerOf(name, [...path, 'kubernetes', 'issuer'], sharing)
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

function expandCredentials(
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

type Keyed = Pick<EnvironmentEntry, 'client-id' | 'managed-identity' | 'unique-name' | 'create'> & {
  readonly 'object-id'?: string | undefined
}

/** The key under which an entry names its target; the schema has seen that there is exactly one. */
function keysOf(entry: Keyed): readonly DeclaredTargetKey[] {
  const {
    'client-id': clientId,
    'object-id': objectId,
    'unique-name': uniqueName,
    'managed-identity': resourceId,
    create,
  } = entry
  return [
    ...(clientId === undefined ? [] : [{ kind: 'client-id', clientId: clientId.toLowerCase() } as const]),
    ...(objectId === undefined ? [] : [{ kind: 'object-id', objectId: objectId.toLowerCase() } as const]),
    ...(uniqueName === undefined ? [] : [{ kind: 'unique-name', uniqueName, create } as const]),
    ...(resourceId === undefined ? [] : [{ kind: 'managed-identity', resourceId } as const]),
  ]
}

interface ShortForm {
  readonly environment: DeclaredEnvironment
  readonly target: DeclaredTarget
}

/** The target of an environment: it trusts the jobs of that environment and nothing else. */
function targetOf(
  { target: key, place, repository, environment, adopt }: DeclaredEnvironment,
  roles: EnvironmentEntry['roles'],
): DeclaredTarget {
  const context = { kind: 'environment', environment } as const
  const trust = {
    kind: 'github',
    repository,
    owner: undefined,
    context,
    reusableWorkflow: undefined,
    claims: {},
  } as const
  const credential = { trust, name: undefined, audience: undefined, adopt, place }
  return { key, credentials: [credential], roles: roles ?? [], adopt: false, place }
}

function expandRepositories({ file, document }: Sharing): readonly ShortForm[] {
  const { defaults = {} } = file
  return (file.repositories ?? []).flatMap((entry, index) => {
    const repositories = entry.repository === undefined ? [undefined] : listOf(entry.repository)
    const variables = entry.variables ?? {}
    return Object.entries(entry.environments).flatMap(([environment, identity]) => {
      const place = document.placeOf(['repositories', index, 'environments', environment], 'key')
      const rules = Object.fromEntries(ENVIRONMENT_RULES.map((name) => [name, identity[name] ?? defaults[name]]))
      const adopt = identity.adopt ?? false
      return keysOf(identity).flatMap((target) =>
        repositories.map((repository) => {
          const declared = { repository, environment, rules, target, variables, adopt, place }
          return { environment: declared, target: targetOf(declared, identity.roles) }
        }),
      )
    })
  })
}

function expandTargets(sharing: Sharing): readonly DeclaredTarget[] {
  const { file, document } = sharing
  const applications = (file.applications ?? []).map((entry, index) => ({
    entry,
    keys: keysOf(entry),
    path: ['applications', index],
  }))
  const identities = (file['managed-identities'] ?? []).map((entry, index) => ({
    entry,
    keys: [{ kind: 'managed-identity', resourceId: entry['resource-id'] } as const],
    path: ['managed-identities', index],
  }))
  return [...applications, ...identities].flatMap(({ keys, entry, path }) =>
    keys.map((key) => ({
      key,
      credentials: expandCredentials(entry.credentials ?? [], path, sharing),
      roles: entry.roles ?? [],
      adopt: entry.adopt ?? false,
      place: document.placeOf(path),
    })),
  )
}

/** Puts together what is declared of one target in several places of the file. */
function merge(targets: readonly DeclaredTarget[]): readonly DeclaredTarget[] {
  const byKey = new Map<string, DeclaredTarget>()
  for (const target of targets) {
    const id = keyText(target.key)
    const known = byKey.get(id)
    byKey.set(
      id,
      known === undefined
        ? target
        : {
            ...known,
            credentials: [...known.credentials, ...target.credentials],
            roles: [...known.roles, ...target.roles],
            adopt: known.adopt || target.adopt,
          },
    )
  }
  return [...byKey.values()]
}

/** Turns a valid file into what it declares; problems are names that stand for nothing. */
export function expandConfig(
  file: ConfigFile,
  document: ConfigDocument,
): { readonly declared: DeclaredFile; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = []
  const sharing: Sharing = { file, document, problems }
  const short = expandRepositories(sharing)
  const declared: DeclaredFile = {
    file: document.file,
    tenantId: file['tenant-id']?.toLowerCase(),
    owner: file.owner,
    previousOwners: file['previous-owners'] ?? [],
    prune: file.prune ?? false,
    targets: merge([...short.map(({ target }) => target), ...expandTargets(sharing)]),
    environments: short.map(({ environment }) => environment),
  }
  return { declared, problems }
}
