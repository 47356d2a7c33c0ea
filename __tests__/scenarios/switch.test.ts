/** Story: repositories are turned to immutable subjects in waves, and only where nothing that trusts them would be lost. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import type { RepositoryDocument } from '../../sandbox/world/document.ts'
import { loadRepository } from '../../sandbox/world/load-github.ts'
import type { Repository } from '../../sandbox/world/state.ts'
import { addApplication, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { type Played, PRODUCTION, type Stage, scenario, WAITS_PASS } from './harness.ts'
import { failed, identityOf, readPlan, repositoryOf, succeeded, writesIn } from './plan-harness.ts'

const TOKEN = { 'github-token': DEFAULT_IDS.bootstrapToken }
const ORG = { login: 'octo-org', oidc: { include_claim_keys: ['repo', 'context'] } }

/** A repository of before July 2026, whose jobs present names alone. */
function addRepository({ sandbox }: Stage, name: string, more: Partial<RepositoryDocument> = {}): Repository {
  const repository = loadRepository({
    full_name: `octo-org/${name}`,
    id: 700_000 + sandbox.world.github.repositories.length,
    owner: { id: DEFAULT_IDS.ownerId, type: 'Organization' },
    ...more,
  })
  sandbox.world.github.repositories.push(repository)
  return repository
}

async function openWith(open: () => Promise<Stage>, names: readonly string[] = ['pilot']) {
  const stage = await open()
  stage.sandbox.world.github.organizations.push(ORG)
  return { stage, repositories: names.map((name) => addRepository(stage, name)) }
}

const fileOf = (
  names: readonly string[],
  { repositories = names.map((name) => `octo-org/${name}`), atMost = 50, word = 'add' } = {},
) => `
immutable-subjects:
  default: ${word}
  switch: { repositories: [${repositories.map((each) => `'${each}'`).join(', ')}], at-most: ${atMost} }
applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials: [${names.map((name) => `{ github: { repository: octo-org/${name}, environment: production } }`).join(', ')}]
`

/** The same file with the switch alone. */
const switchOnly = (names: readonly string[]) => fileOf(names).replace(/applications:[\s\S]*/, '')

/** The same file without the switch. */
const adding = (names: readonly string[]) => fileOf(names).replace(/ {2}switch:.*\n/, '')

const play = (stage: Stage, action: 'plan' | 'apply', file: string, inputs: Readonly<Record<string, string>> = {}) =>
  playFleet(stage, action, workspaceOf({ 'federation.yml': file }), {
    inputs: { ...TOKEN, ...inputs },
    env: WAITS_PASS,
  })
const apply = (stage: Stage, file: string) => play(stage, 'apply', file)

const puts = ({ requests }: Played) =>
  requests.filter((line) => line.startsWith('PUT /') && line.includes('customization'))
const turned = (repositories: readonly Repository[]) =>
  repositories.filter(({ immutable }) => immutable).map(({ full_name }) => full_name)
const byNames = (name: string) => `repo:octo-org/${name}:environment:production`
const byIds = ({ full_name, id }: Repository) =>
  `repo:octo-org@${DEFAULT_IDS.ownerId}/${full_name.slice(9)}@${id}:environment:production`

scenario(
  'three waves of two turn five repositories, in the order of their names, and no job is refused',
  async ({ open }) => {
    const names = ['e', 'd', 'c', 'b', 'a']
    const { stage, repositories } = await openWith(open, names)
    succeeded(await apply(stage, adding(names)))
    const file = fileOf(names, { atMost: 2 })
    const planned = await play(stage, 'plan', file)
    succeeded(planned)
    expect(writesIn(planned)).toEqual([])
    const lines = readPlan(planned, 'plan-file').targets.filter(({ kind }) => kind === 'repository')
    expect(lines.flatMap(({ changes }) => changes.map(({ action, name }) => `${action} ${name}`))).toEqual([
      'update octo-org/a',
      'update octo-org/b',
    ])
    expect(planned.outputs.changes).toBe('2')
    expect(planned.log).toContain('left for the next runs (`at-most` is 2): octo-org/c, octo-org/d, octo-org/e.')
    expect(planned.log).toContain(
      'way-back: gh api --method PUT repos/octo-org/a/actions/oidc/customization/sub -F use_default=true -F use_immutable_subject=false',
    )
    expect(planned.log).toContain('AWS')
    const digest = planned.outputs['plan-digest'] ?? ''
    const first = await play(stage, 'apply', file, { 'plan-digest': digest })
    succeeded(first)
    expect(turned(repositories)).toEqual(['octo-org/b', 'octo-org/a'])
    expect(puts(first)).toHaveLength(2)
    for (const repository of repositories) expect(await signsIn(stage, repository)).toBe(0)
    succeeded(await apply(stage, file))
    expect(turned(repositories)).toHaveLength(4)
    succeeded(await apply(stage, file))
    expect(turned(repositories)).toHaveLength(5)
    for (const repository of repositories) expect(await signsIn(stage, repository)).toBe(0)
    const again = await apply(stage, file)
    succeeded(again)
    expect(puts(again)).toEqual([])
    expect(again.outputs.drift).toBe('false')
  },
)

/** Exit code of a sign-in of the repository's environment, without a manager. */
const signsIn = async ({ play: signIn }: Stage, { full_name }: Repository) =>
  (await signIn({ job: { repository: full_name, environment: 'production' } })).exitCode

scenario('what this run creates is no twin yet: the repository is turned by the run after it', async ({ open }) => {
  const { stage, repositories } = await openWith(open)
  store(stage.application, { subject: byNames('pilot') })
  const file = fileOf(['pilot'])
  const first = await apply(stage, file)
  const said = failed(first, 'partial-failure')
  expect(said).toContain('[trust-missing]')
  expect(said).toContain('nothing stored there admits the same jobs with IDs')
  expect(turned(repositories)).toEqual([])
  succeeded(await apply(stage, file))
  expect(turned(repositories)).toEqual(['octo-org/pilot'])
})

scenario(
  'a credential that somebody else made has no twin: named, with what to store, and nothing is turned',
  async ({ open }) => {
    const { stage, repositories } = await openWith(open)
    const [pilot] = repositories
    if (pilot === undefined) throw new Error('no repository')
    succeeded(await apply(stage, adding(['pilot'])))
    const foreign = addApplication(stage, 7, { displayName: 'billing' })
    store(foreign, { name: 'by-hand', subject: byNames('pilot') })
    const said = failed(await apply(stage, fileOf(['pilot'])), 'trust-missing')
    expect(said).toContain('"by-hand" of the application "billing"')
    expect(said).toContain(`store "${byIds(pilot)}"`)
    expect(turned(repositories)).toEqual([])
    store(foreign, { name: 'its-twin', subject: byIds(pilot), audiences: ['api://another'] })
    failed(await apply(stage, fileOf(['pilot'])), 'trust-missing')
    store(foreign, { name: 'twin', subject: byIds(pilot) })
    succeeded(await apply(stage, fileOf(['pilot'])))
    expect(turned(repositories)).toEqual(['octo-org/pilot'])
  },
)

scenario('a twin that the same run would delete is none', async ({ open }) => {
  const { stage, repositories } = await openWith(open)
  succeeded(await apply(stage, adding(['pilot'])))
  const file = `prune: true${fileOf(['pilot'], { word: 'keep' })}`
  failed(await apply(stage, file), 'partial-failure')
  expect(turned(repositories)).toEqual([])
})

scenario('applications that nobody may list keep everything as it is', async ({ open }) => {
  const { stage, repositories } = await openWith(open)
  succeeded(await apply(stage, adding(['pilot'])))
  const body = { error: { code: 'Authorization_RequestDenied', message: 'no' } }
  stage.sandbox.fault({ match: { service: 'graph', path: 'top=999' }, times: 99, effect: { status: 403, body } })
  const said = failed(await apply(stage, fileOf(['pilot'])), 'manager-forbidden')
  expect(said).toContain('Application.Read.All')
  expect(turned(repositories)).toEqual([])
})

scenario('a pattern needs the leave of a policy file, which judges each repository by its name', async ({ open }) => {
  const { stage, repositories } = await openWith(open, ['pilot-a', 'pilot-b', 'shop'])
  const old = addRepository(stage, 'pilot-old', { archived: true })
  const names = ['pilot-a', 'pilot-b']
  succeeded(await apply(stage, adding(names)))
  const file = fileOf(names, { repositories: ['octo-org/pilot-*'] })
  const open_ = await apply(stage, file)
  expect(failed(open_, 'configuration-invalid')).toContain('there is no policy file')
  expect(open_.requests).toEqual([])
  const policy = (leave: string) => `files:
  federation.yml:
    applications: [ ${DEFAULT_IDS.clientId} ]
    repositories: [ 'octo-org/pilot-*' ]
    issuers: [ github ]
${leave}`
  const judged = (leave: string) =>
    playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file, 'policy.yml': policy(leave) }), {
      inputs: { ...TOKEN, 'policy-file': 'policy.yml' },
    })
  const none = await judged('')
  expect(failed(none, 'not-permitted')).toContain(
    'The policy does not let this file turn octo-org/pilot-a to immutable subjects.',
  )
  expect(turned(repositories)).toEqual([])
  const some = await judged("    switch: [ 'octo-org/pilot-a' ]\n")
  expect(failed(some, 'partial-failure')).toContain('octo-org/pilot-b')
  expect(turned(repositories)).toEqual(['octo-org/pilot-a'])
  const all = await judged("    switch: [ 'octo-org/pilot-*' ]\n")
  succeeded(all)
  expect(turned([...repositories, old])).toEqual(['octo-org/pilot-a', 'octo-org/pilot-b'])
  expect(all.log).not.toContain('pilot-old')
})

const bodyOf = ({ sandbox }: Stage) =>
  sandbox.requests().findLast(({ method, path }) => method === 'PUT' && path.includes('customization'))?.body

scenario(
  "a repository that follows its organization's template still follows it, and one of its own keeps its keys",
  async ({ open }) => {
    const stage = await open()
    stage.sandbox.world.github.organizations.push({
      login: 'octo-org',
      oidc: { include_claim_keys: ['repo', 'context', 'actor'] },
    })
    const follower = addRepository(stage, 'follower', { oidc: { use_default: false } })
    const own = addRepository(stage, 'own', { oidc: { use_default: false, include_claim_keys: ['context', 'repo'] } })
    const file = (name: string) => switchOnly([name])
    const followed = await apply(stage, file('follower'))
    succeeded(followed)
    expect(followed.log).toContain('no keys are sent')
    expect(bodyOf(stage)).toEqual({ use_default: false, use_immutable_subject: true })
    expect(follower.oidc.include_claim_keys).toBeUndefined()
    succeeded(await apply(stage, file('own')))
    expect(bodyOf(stage)).toEqual({
      use_default: false,
      use_immutable_subject: true,
      include_claim_keys: ['context', 'repo'],
    })
    expect(turned([follower, own])).toHaveLength(2)
  },
)

scenario(
  "whether it follows its organization's template cannot be read: refused, with the permission",
  async ({ open }) => {
    const { stage } = await openWith(open, [])
    const repository = addRepository(stage, 'own', {
      oidc: { use_default: false, include_claim_keys: ['repo', 'context'] },
    })
    const [token] = stage.sandbox.world.github.tokens
    if (token === undefined) throw new Error('no token')
    token.permissions = { actions: 'write' }
    const said = failed(await apply(stage, switchOnly(['own'])), 'github-forbidden')
    expect(said).toContain('"Administration: read" on the organization')
    expect(turned([repository])).toEqual([])
  },
)

scenario('a template without `repo` is not turned', async ({ open }) => {
  const { stage } = await openWith(open, [])
  const repository = addRepository(stage, 'ids', {
    oidc: { use_default: false, include_claim_keys: ['repository_id', 'context'] },
  })
  const said = failed(await apply(stage, switchOnly(['ids'])), 'subject-unknown')
  expect(said).toContain('has no `repo`')
  expect(turned([repository])).toEqual([])
})

scenario(
  'GitHub answers with another prefix than expected: what was there is put back, and both are said',
  async ({ open }) => {
    const { stage, repositories } = await openWith(open)
    const [pilot] = repositories
    if (pilot === undefined) throw new Error('no repository')
    succeeded(await apply(stage, adding(['pilot'])))
    const wrong = { use_default: true, use_immutable_subject: true, sub_claim_prefix: 'repo:octo-org@1/pilot@2' }
    stage.sandbox.fault({
      match: { path: 'pilot/actions/oidc', method: 'GET' },
      skip: 2,
      times: 2,
      effect: { status: 200, body: wrong },
    })
    const played = await apply(stage, fileOf(['pilot']))
    const said = failed(played, 'service-unavailable')
    expect(said).toContain('repo:octo-org@1/pilot@2')
    expect(said).toContain('was put back')
    expect(bodyOf(stage)).toEqual({ use_default: true, use_immutable_subject: false })
    expect(turned(repositories)).toEqual([])
    expect(await signsIn(stage, pilot)).toBe(0)
  },
)

scenario('a token that may not write templates is told the permission', async ({ open }) => {
  const { stage, repositories } = await openWith(open)
  succeeded(await apply(stage, adding(['pilot'])))
  const [token] = stage.sandbox.world.github.tokens
  if (token === undefined) throw new Error('no token')
  token.permissions = { ...token.permissions, actions: 'read' }
  expect(failed(await apply(stage, fileOf(['pilot'])), 'github-forbidden')).toContain('"Actions: write"')
  expect(turned(repositories)).toEqual([])
})

scenario('answers that are lost, before or after the write took effect, lead to the same end', async ({ open }) => {
  const { stage, repositories } = await openWith(open, ['a', 'b'])
  succeeded(await apply(stage, adding(['a', 'b'])))
  const lose = (when: 'before' | 'after') =>
    stage.sandbox.fault({ match: { path: '/actions/oidc', method: 'PUT' }, when, effect: { status: 502, body: {} } })
  lose('before')
  lose('after')
  succeeded(await apply(stage, fileOf(['a', 'b'])))
  expect(turned(repositories)).toHaveLength(2)
  const again = await apply(stage, fileOf(['a', 'b']))
  succeeded(again)
  expect(puts(again)).toEqual([])
})

scenario.for(['before', 'after'] as const)(
  'killed %s the write took effect and run again, it converges',
  async (when, { open }) => {
    const killer = new AbortController()
    const isTurn = ({ method, path }: { readonly method: string; readonly path: string }) =>
      method === 'PUT' && path.includes('/actions/oidc')
    const { stage, repositories } = await openWith(() =>
      open({ onRequest: (record) => (isTurn(record) ? killer.abort() : undefined) }),
    )
    succeeded(await apply(stage, adding(['pilot'])))
    stage.sandbox.fault({ match: { path: '/actions/oidc', method: 'PUT' }, when, effect: { kind: 'stall' } })
    const workspace = workspaceOf({ 'federation.yml': fileOf(['pilot']) })
    const killed = await playFleet(stage, 'apply', workspace, { inputs: TOKEN, kill: killer.signal })
    expect(killed.signal).toBe('SIGKILL')
    expect(turned(repositories)).toHaveLength(when === 'after' ? 1 : 0)
    succeeded(await apply(stage, fileOf(['pilot'])))
    expect(turned(repositories)).toEqual(['octo-org/pilot'])
    for (const repository of repositories) expect(await signsIn(stage, repository)).toBe(0)
  },
)

scenario('a rate limit that is too small stops everything before the first write', async ({ open }) => {
  const { stage, repositories } = await openWith(open, ['a', 'b'])
  succeeded(await apply(stage, adding(['a', 'b'])))
  const [token] = stage.sandbox.world.github.tokens
  if (token === undefined) throw new Error('no token')
  token.rateLimit = 14
  const played = await apply(stage, fileOf(['a', 'b']))
  expect(failed(played, 'github-forbidden')).toMatch(/until \d{4}-\d\d-\d\dT/)
  expect(writesIn(played)).toEqual([])
  expect(turned(repositories)).toEqual([])
})

scenario('a repository whose flag says no and whose prefix has IDs is done', async ({ open }) => {
  const { stage } = await openWith(open, [])
  addRepository(stage, 'born', { immutable: true, oidc: { use_immutable_subject: false } })
  const played = await apply(stage, switchOnly(['born']))
  succeeded(played)
  expect(puts(played)).toEqual([])
})

scenario(
  'patterns of branches, a managed identity and environments of the same line are turned with it',
  async ({ open }) => {
    const { stage, repositories } = await openWith(open)
    const [pilot] = repositories
    if (pilot === undefined) throw new Error('no repository')
    const file = (subjects: string) => `
immutable-subjects: ${subjects}
repositories:
  - repository: octo-org/pilot
    environments:
      production: { managed-identity: ${DEFAULT_IDS.managedIdentityResourceId}, protected-branches: true }
applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials: [{ github: { repository: octo-org/pilot, branch-pattern: 'release/*' } }]
`
    succeeded(await apply(stage, file('add')))
    const turning = file('{ default: add, switch: { repositories: [octo-org/pilot], at-most: 1 } }')
    const planned = await play(stage, 'plan', turning)
    succeeded(planned)
    expect(planned.log.match(/^repository octo-org\/pilot:/gm)).toHaveLength(1)
    const identity = identityOf(stage)
    const twin = identity.federatedIdentityCredentials.find(({ subject }) => subject === byIds(pilot))
    if (twin === undefined) throw new Error('no twin')
    twin.audiences = ['api://another']
    const said = failed(await apply(stage, turning), 'partial-failure')
    expect(said).toContain('of the managed identity')
    expect(turned(repositories)).toEqual([])
    twin.audiences = ['api://AzureADTokenExchange']
    succeeded(await apply(stage, turning))
    expect(turned(repositories)).toEqual(['octo-org/pilot'])
    const released = await stage.play({ job: { repository: 'octo-org/pilot', ref: 'refs/heads/release/1' } })
    expect(released.exitCode, released.log).toBe(0)
  },
)

scenario('the manager that this run signs in with counts like any other application', async ({ open }) => {
  const stage = await open()
  stage.sandbox.world.github.organizations.push(ORG)
  const own = repositoryOf(stage)
  Object.assign(own, { immutable: false, immutable_without_opt_in: false, created_at: '2025-01-01T00:00:00Z' })
  own.oidc.use_immutable_subject = false
  stage.manager.federatedIdentityCredentials = []
  store(stage.manager, { name: 'run', subject: 'repo:octo-org/octo-repo:environment:production' })
  const manager = { 'manager-client-id': DEFAULT_IDS.managerClientId, 'manager-client-secret': undefined }
  const run = () =>
    playFleet(stage, 'apply', workspaceOf({ 'federation.yml': switchOnly(['octo-repo']) }), {
      job: { environment: 'production' },
      inputs: { ...TOKEN, ...manager },
    })
  expect(failed(await run(), 'trust-missing')).toContain('of the application "federation-manager"')
  store(stage.manager, { name: 'twin', subject: PRODUCTION })
  succeeded(await run())
  expect(own.immutable).toBe(true)
  succeeded(await run())
})

scenario("a person's repositories are listed and turned as well", async ({ open }) => {
  const { stage } = await openWith(open, [])
  const mine = loadRepository({
    full_name: 'mona/tool',
    id: 800_000,
    owner: { id: 31, type: 'User' },
    oidc: { use_default: false, include_claim_keys: ['repo', 'context'] },
  })
  stage.sandbox.world.github.repositories.push(mine)
  const file = "tenant-id: TENANT\nimmutable-subjects: { switch: { repositories: ['mona/*'], at-most: 5 } }\n".replace(
    'TENANT',
    DEFAULT_IDS.tenantId,
  )
  const policy = "files:\n  federation.yml:\n    switch: [ 'mona/tool' ]\n"
  const played = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file, 'policy.yml': policy }), {
    inputs: { ...TOKEN, 'policy-file': 'policy.yml' },
  })
  succeeded(played)
  expect(turned([mine])).toEqual(['mona/tool'])
  expect(bodyOf(stage)).toEqual({
    use_default: false,
    use_immutable_subject: true,
    include_claim_keys: ['repo', 'context'],
  })
})
