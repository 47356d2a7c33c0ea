/** Story: an application that left its file loses what the file's owner wrote, within limits, and nobody else's. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { addApplication, fileFor, namesOf, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { PRODUCTION_NAME, type Stage, scenario } from './harness.ts'
import { failed, readPlan, succeeded, writesIn } from './plan-harness.ts'

const targets = (names: readonly string[]): string =>
  names
    .map((name) => `  - unique-name: ${name}\n    credentials: [ { github: { environment: production } } ]\n`)
    .join('')
const fileOf = (names: readonly string[], head = 'prune: true'): string => `${head}\napplications:\n${targets(names)}`

/** Applications on which a file wrote its credential. */
async function written(stage: Stage, file: string, count: number) {
  const applications = Array.from({ length: count }, (_, index) => addApplication(stage, index + 1))
  const workspace = workspaceOf({ [file]: fileOf(applications.map(({ uniqueName }) => String(uniqueName))) })
  succeeded(await playFleet(stage, 'apply', workspace, { inputs: { 'config-file': file } }))
  return applications
}

scenario(
  'what left the file is deleted, counted by `max-deletions`, and listed by the next plan no more',
  async ({ open }) => {
    const stage = await open()
    const [stays, left] = await written(stage, 'federation.yml', 2)
    if (stays === undefined || left === undefined) throw new Error('There are two.')
    store(left, { name: 'by-hand', subject: 'repo:octo-org/else:environment:production' })
    const after = workspaceOf({ 'federation.yml': fileOf(['app-1']) })
    const planned = await playFleet(stage, 'plan', after)
    succeeded(planned)
    expect(planned.outputs.changes).toBe('1')
    const target = readPlan(planned, 'plan-file').targets.find(({ clientId }) => clientId === left.appId)
    expect(target?.changes.map(({ action, name, source }) => [action, name, source])).toEqual([
      ['delete', PRODUCTION_NAME, 'federation.yml'],
    ])
    const none = await playFleet(stage, 'apply', after, { inputs: { 'max-deletions': '0' } })
    expect(failed(none, 'deletion-limit')).toContain('1 of 2 credentials would be deleted')
    failed(await playFleet(stage, 'apply', after, { inputs: { 'max-deletions': '49%' } }), 'deletion-limit')
    const digest = planned.outputs['plan-digest'] ?? ''
    succeeded(await playFleet(stage, 'apply', after, { inputs: { 'plan-digest': digest, 'max-deletions': '50%' } }))
    expect(namesOf(left)).toEqual(['by-hand'])
    expect(namesOf(stays)).toEqual([PRODUCTION_NAME])
    const again = await playFleet(stage, 'plan', after)
    expect(again.outputs.drift).toBe('false')
    expect(readPlan(again, 'plan-file').targets).toHaveLength(1)
  },
)

scenario('without `prune` nothing is looked for, and nothing leaves', async ({ open }) => {
  const stage = await open()
  const [, left] = await written(stage, 'federation.yml', 2)
  const played = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': fileOf(['app-1'], '') }))
  succeeded(played)
  expect(writesIn(played)).toEqual([])
  expect(played.requests.some((line) => line.startsWith('GET /beta/applications '))).toBe(false)
  expect(left && namesOf(left)).toEqual([PRODUCTION_NAME])
})

scenario(
  'two files prune beside each other, also where an application moved from one to the other',
  async ({ open }) => {
    const stage = await open()
    const [one] = await written(stage, 'a.yml', 1)
    if (one === undefined) throw new Error('There is one.')
    const staging = fileOf(['app-1']).replace('production', 'staging')
    const both = workspaceOf({ 'a.yml': fileOf([]).replace(/applications:\n$/, ''), 'b.yml': staging })
    succeeded(await playFleet(stage, 'apply', both, { inputs: { 'config-file': 'b.yml' } }))
    expect(namesOf(one)).toHaveLength(2)
    const played = await playFleet(stage, 'apply', both, { inputs: { 'config-file': '*.yml' } })
    succeeded(played)
    expect(namesOf(one)).toHaveLength(1)
    expect(one.federatedIdentityCredentials[0]?.subject).toContain(':environment:staging')
    expect(one.federatedIdentityCredentials[0]?.description).toContain(':b.yml;')
  },
)

scenario('a file of a previous owner is swept by the one that takes over', async ({ open }) => {
  const stage = await open()
  const [one] = await written(stage, 'old.yml', 1)
  const head = "prune: true\nprevious-owners: ['octo-org/octo-repo@456789:old.yml']"
  const workspace = workspaceOf({ 'new.yml': fileFor([], head) })
  succeeded(await playFleet(stage, 'apply', workspace, { inputs: { 'config-file': 'new.yml' } }))
  expect(one && namesOf(one)).toEqual([])
})

scenario('the policy judges what a sweep would delete like any other write', async ({ open }) => {
  const stage = await open()
  const [, left] = await written(stage, 'federation.yml', 2)
  const policy = `files:\n  federation.yml:\n    applications: [app-1]\n    repositories: [octo-org/octo-repo]\n    issuers: [github]\n`
  const workspace = workspaceOf({ 'federation.yml': fileOf(['app-1']), 'policy.yml': policy })
  const played = await playFleet(stage, 'apply', workspace, { inputs: { 'policy-file': 'policy.yml' } })
  expect(failed(played, 'not-permitted')).toContain('app 2')
  expect(left && namesOf(left)).toEqual([PRODUCTION_NAME])
})

scenario('the trust of the run itself is not swept away', async ({ open }) => {
  const stage = await open()
  const [own] = stage.manager.federatedIdentityCredentials
  if (own === undefined) throw new Error('The manager trusts this job.')
  const owner = 'octo-org/octo-repo@456789:federation.yml'
  own.description = `Managed by entra-workload-identity-federation; owner=${owner}; octo-org/octo-repo`
  const kept = namesOf(stage.manager)
  addApplication(stage, 1)
  const workspace = workspaceOf({ 'federation.yml': fileOf(['app-1']) })
  const job = { environment: 'production' }
  const played = await playFleet(stage, 'apply', workspace, { job })
  expect(failed(played, 'partial-failure')).toContain('"octo-repo-production": [self-lockout]')
  expect(namesOf(stage.manager)).toEqual(kept)
})

scenario('a managed identity that left is named with the commands that find what it holds', async ({ open }) => {
  const stage = await open()
  const file = `prune: true\nmanaged-identities:\n  - resource-id: ${DEFAULT_IDS.managedIdentityResourceId}\n    credentials: [ { github: { environment: production } } ]\n`
  const played = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file }))
  succeeded(played)
  const [stored] = stage.tenant.managedIdentities.flatMap((each) => each.federatedIdentityCredentials)
  const owner = /-([0-9a-f]{16})$/.exec(stored?.name ?? '')?.[1]
  expect(played.log).toContain(`az identity federated-credential list`)
  expect(played.log).toContain(`[?ends_with(name, '-${owner}')].name`)
  expect(played.log).toContain(`az identity federated-credential delete`)
})
