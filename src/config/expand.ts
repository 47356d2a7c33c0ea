/** From a valid file to what it declares: lists multiply, defaults fill environments, names stand for issuers. */
import type { CertificateEntry } from './certificate-schema.ts'
import {
  type DeclaredCertificate,
  type DeclaredEnvironment,
  type DeclaredFile,
  type DeclaredRole,
  type DeclaredTarget,
  type DeclaredTargetKey,
  keyText,
} from './declared.ts'
import type { ConfigDocument, ConfigPath } from './document.ts'
import { rulesWithDefaults } from './environments.ts'
import { expandCredentials, listOf, type Sharing } from './expand-credentials.ts'
import { daysProblems, expandImmutableSubjects } from './immutable-subjects.ts'
import { type ConfigProblem, formatPlace } from './problem.ts'
import type { ConfigFile, EnvironmentEntry } from './schema.ts'
import { expandRetirement, expandSecrets } from './secrets.ts'

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

function expandRoles(roles: EnvironmentEntry['roles'], path: ConfigPath, document: ConfigDocument) {
  return (roles ?? []).map(
    (role, index): DeclaredRole => ({
      ...role,
      place: document.placeOf([...path, 'roles', index]),
    }),
  )
}

/** The target of an environment: it trusts the jobs of that environment and nothing else. */
function targetOf(
  { target: key, place, repository, environment, adopt }: DeclaredEnvironment,
  roles: readonly DeclaredRole[],
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
  const rights = { credentials: [credential], certificates: [], clientSecrets: [], retirements: [], roles }
  return { key, ...rights, adopt: false, adoptsApplication: adopt, place }
}

function expandRepositories({ file, document }: Sharing): readonly ShortForm[] {
  const { defaults = {} } = file
  return (file.repositories ?? []).flatMap((entry, index) => {
    const repositories = entry.repository === undefined ? [undefined] : listOf(entry.repository)
    const variables = entry.variables ?? {}
    return Object.entries(entry.environments).flatMap(([environment, identity]) => {
      const path = ['repositories', index, 'environments', environment]
      const place = document.placeOf(path, 'key')
      const roles = expandRoles(identity.roles, path, document)
      const rules = rulesWithDefaults(identity, defaults)
      const scopes = roles.map(({ scope }) => scope)
      const adopt = identity.adopt ?? false
      return keysOf(identity).flatMap((target) =>
        repositories.map((repository) => {
          const declared = { repository, environment, rules, target, scopes, variables, adopt, place }
          return { environment: declared, target: targetOf(declared, roles) }
        }),
      )
    })
  })
}

function expandCertificates(
  entries: readonly CertificateEntry[],
  path: ConfigPath,
  document: ConfigDocument,
): readonly DeclaredCertificate[] {
  return entries.map(({ file, 'display-name': displayName }, index) => ({
    path: file,
    displayName,
    place: document.placeOf([...path, 'certificates', index, 'file']),
  }))
}

function expandTargets(sharing: Sharing): readonly DeclaredTarget[] {
  const { file, document } = sharing
  const applications = (file.applications ?? []).map((entry, index) => ({
    entry,
    keys: keysOf(entry),
    certificates: expandCertificates(entry.certificates ?? [], ['applications', index], document),
    clientSecrets: expandSecrets(
      entry['client-secrets'] ?? [],
      entry.adopt ?? false,
      ['applications', index],
      document,
    ),
    retirements: expandRetirement(entry.retire, ['applications', index], document),
    path: ['applications', index],
  }))
  const identities = (file['managed-identities'] ?? []).map((entry, index) => ({
    entry,
    keys: [{ kind: 'managed-identity', resourceId: entry['resource-id'] } as const],
    certificates: [],
    clientSecrets: [],
    retirements: [],
    path: ['managed-identities', index],
  }))
  return [...applications, ...identities].flatMap(({ keys, certificates, clientSecrets, retirements, entry, path }) =>
    keys.map((key) => ({
      key,
      credentials: expandCredentials(entry.credentials ?? [], path, sharing),
      certificates,
      clientSecrets,
      retirements,
      roles: expandRoles(entry.roles, path, document),
      adopt: entry.adopt ?? false,
      adoptsApplication: entry.adopt ?? false,
      place: document.placeOf(path),
    })),
  )
}

/** The key that says more: the one with `create`. */
function mergeKeys(known: DeclaredTargetKey, other: DeclaredTargetKey): DeclaredTargetKey {
  return known.kind === 'unique-name' && known.create !== undefined ? known : other
}

/** An application is created in one way, however often its entry is repeated. */
function differentCreation(known: DeclaredTarget, { key, place }: DeclaredTarget): readonly ConfigProblem[] {
  const text = (each: DeclaredTargetKey) => (each.kind === 'unique-name' ? JSON.stringify(each.create) : undefined)
  const [one, other] = [text(known.key), text(key)]
  if (one === undefined || other === undefined || one === other) return []
  return [{ ...place, message: `This application is created in another way at ${formatPlace(known.place)}.` }]
}

/** Puts together what is declared of one target in several places of the file. */
function merge(targets: readonly DeclaredTarget[], problems: ConfigProblem[]): readonly DeclaredTarget[] {
  const byKey = new Map<string, DeclaredTarget>()
  for (const target of targets) {
    const id = keyText(target.key)
    const known = byKey.get(id)
    if (known !== undefined) problems.push(...differentCreation(known, target))
    byKey.set(
      id,
      known === undefined
        ? target
        : {
            ...known,
            key: mergeKeys(known.key, target.key),
            credentials: [...known.credentials, ...target.credentials],
            certificates: [...known.certificates, ...target.certificates],
            clientSecrets: [...known.clientSecrets, ...target.clientSecrets],
            retirements: [...known.retirements, ...target.retirements],
            roles: [...known.roles, ...target.roles],
            adopt: known.adopt || target.adopt,
            adoptsApplication: known.adoptsApplication || target.adoptsApplication,
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
  const targets = [...short.map(({ target }) => target), ...expandTargets(sharing)]
  const subjects = expandImmutableSubjects(file['immutable-subjects'], document)
  problems.push(...daysProblems(subjects, targets))
  const declared: DeclaredFile = {
    file: document.file,
    tenantId: file['tenant-id']?.toLowerCase(),
    owner: file.owner,
    previousOwners: file['previous-owners'] ?? [],
    prune: file.prune ?? false,
    ...subjects,
    targets: merge(targets, problems),
    environments: short.map(({ environment }) => environment),
  }
  return { declared, problems }
}
