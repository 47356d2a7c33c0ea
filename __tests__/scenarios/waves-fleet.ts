/** A fleet on its way to immutable subjects: its repositories and targets, its file, its policy. */
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { loadRepository } from '../../sandbox/world/load-github.ts'
import type { FederatedCredential, Repository } from '../../sandbox/world/state.ts'
import { addApplication } from './fleet-harness.ts'
import type { Stage } from './harness.ts'

/** With one flexible credential these are ten on an application, and twenty with their twins: as many as there may be. */
const REPOSITORIES_PER_TARGET = 9
/** One target in so many is a managed identity, which has no flexible credentials. */
const IDENTITY_EVERY = 40
const TOKEN = 'ghs_waves0not0a0real0token'

/** A repository and as whom its jobs sign in. */
export interface Member {
  readonly repository: Repository
  readonly clientId: string
  /** The environment of one job, and where it has one the branch of another. */
  readonly contexts: readonly { readonly environment?: string; readonly ref?: string }[]
}

export interface Group {
  readonly key: string
  readonly members: readonly Member[]
  readonly stored: () => readonly FederatedCredential[]
}

export interface Fleet {
  readonly groups: readonly Group[]
  readonly members: readonly Member[]
  readonly fileOf: (said: string) => string
  readonly policy: string
  /** Inputs of every run. */
  readonly inputs: Readonly<Record<string, string>>
  /** What all targets together trust: subjects and expressions. */
  readonly credentials: () => readonly string[]
}

function addRepository({ sandbox }: Stage, index: number): Repository {
  const repository = loadRepository({
    full_name: `octo-org/wave-${String(index).padStart(4, '0')}`,
    id: 10_000 + index,
    owner: { id: DEFAULT_IDS.ownerId },
    environments: [{ name: 'production', protection_rules: [{ id: 1, type: 'required_reviewers' }] }],
  })
  sandbox.world.github.repositories.push(repository)
  return repository
}

function addTarget(stage: Stage, index: number): { key: string; clientId: string; stored: Group['stored'] } {
  if (index % IDENTITY_EVERY !== 1) {
    const application = addApplication(stage, index)
    const [principal] = stage.tenant.servicePrincipals
    if (principal === undefined) throw new Error('The world has no service principal.')
    const own = { id: application.id.replace(/^b/, 'c'), appId: application.appId }
    stage.tenant.servicePrincipals.push({ ...structuredClone(principal), ...own })
    const stored = () => application.federatedIdentityCredentials
    return { key: `client-id: ${application.appId}`, clientId: application.appId, stored }
  }
  const [first] = stage.tenant.managedIdentities
  if (first === undefined) throw new Error('The world has no managed identity.')
  const digits = String(index).padStart(12, '0')
  const identity = {
    ...structuredClone(first),
    resourceId: `${DEFAULT_IDS.managedIdentityResourceId}-${index}`,
    clientId: `d0000000-0000-4000-8000-${digits}`,
    principalId: `e0000000-0000-4000-8000-${digits}`,
  }
  stage.tenant.managedIdentities.push(identity)
  stage.tenant.roleAssignments.push({
    principalId: DEFAULT_IDS.managerServicePrincipalId,
    scope: identity.resourceId,
    role: 'Managed Identity Contributor',
  })
  const stored = () => identity.federatedIdentityCredentials
  return { key: `resource-id: ${identity.resourceId}`, clientId: identity.clientId, stored }
}

/** Adds so many repositories whose jobs present names, and the targets that will trust them. */
export function addFleet(stage: Stage, count: number): Fleet {
  const targets = Math.ceil(count / REPOSITORIES_PER_TARGET)
  const groups = Array.from({ length: targets }, (_, index): Group => {
    const { key, clientId, stored } = addTarget(stage, index)
    const flexible = key.startsWith('client-id')
    const from = index * REPOSITORIES_PER_TARGET
    const size = Math.min(REPOSITORIES_PER_TARGET, count - from)
    const members = Array.from({ length: size }, (_each, at): Member => {
      const contexts = [
        { environment: 'production' },
        ...(flexible && at === 0 ? [{ ref: 'refs/heads/release/1' }] : []),
      ]
      return { repository: addRepository(stage, from + at), clientId, contexts }
    })
    return { key, members, stored }
  })
  stage.sandbox.world.github.tokens.push({
    token: TOKEN,
    kind: 'app',
    permissions: { actions: 'write', environments: 'read', organization_administration: 'read' },
    // Hours pass between real runs.
    rateLimit: 10_000_000,
  })
  return {
    groups,
    members: groups.flatMap(({ members }) => members),
    fileOf: (said) => fileOf(groups, said),
    policy: policyOf(groups),
    inputs: { 'github-token': TOKEN, 'policy-file': 'policy.yml' },
    credentials: () => groups.flatMap((group) => [...namesOf(group).values()]),
  }
}

function fileOf(groups: readonly Group[], said: string): string {
  const target = ({ key, members }: Group) => {
    const names = members.map(({ repository }) => repository.full_name)
    const patterns = members.filter(({ contexts }) => contexts.length > 1)
    return [
      `  - ${key}`,
      '    credentials:',
      `      - github: { repository: [ ${names.join(', ')} ], environment: production }`,
      ...patterns.map(
        ({ repository }) => `      - github: { repository: ${repository.full_name}, branch-pattern: 'release/*' }`,
      ),
    ]
  }
  const kinds = (start: string) => groups.filter(({ key }) => key.startsWith(start)).flatMap(target)
  const identities = kinds('resource-id')
  return [
    `immutable-subjects: ${said}`,
    'applications:',
    ...kinds('client-id'),
    ...(identities.length > 0 ? ['managed-identities:', ...identities] : []),
    '',
  ].join('\n')
}

const policyOf = (groups: readonly Group[]): string =>
  [
    'files:',
    '  federation.yml:',
    "    applications: [ 'app-*' ]",
    `    managed-identities: [ ${groups
      .filter(({ key }) => key.startsWith('resource-id'))
      .map(({ key }) => `'${key.slice('resource-id: '.length)}'`)
      .join(', ')} ]`,
    "    repositories: [ 'octo-org/wave-*' ]",
    '    issuers: [ github ]',
    "    switch: [ 'octo-org/wave-*' ]",
    '',
  ].join('\n')

/** What a group's target stores: name → what it matches. */
export function namesOf({ stored }: Group): ReadonlyMap<string, string> {
  return new Map(
    stored().map(({ name, subject, claimsMatchingExpression }) => [
      name,
      subject ?? claimsMatchingExpression?.value ?? '',
    ]),
  )
}
