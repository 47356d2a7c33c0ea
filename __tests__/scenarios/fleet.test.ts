/** Story: many targets from one file are planned, approved by digest, applied as printed, pruned, and converge. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { addApplication, fileFor, namesOf, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { MAIN_NAME, PRODUCTION_NAME, scenario } from './harness.ts'
import { failed, readPlan, succeeded, writesIn } from './plan-harness.ts'

const FILE = `tenant-id: ${DEFAULT_IDS.tenantId}
applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials:
      - github: { environment: production }
      - github: { branch: main }
  - unique-name: app-1
    credentials:
      - github: { branch-pattern: 'release/*' }
      - kubernetes: { issuer: 'https://westeurope.oic.prod-aks.azure.com/4444/aaaa/', namespace: payments, service-account: [api, worker] }
managed-identities:
  - resource-id: ${DEFAULT_IDS.managedIdentityResourceId}
    credentials:
      - github: { environment: production }
`

scenario('a file is planned, approved by its digest, applied, and applied again without a write', async ({ open }) => {
  const stage = await open()
  const other = addApplication(stage, 1)
  const workspace = workspaceOf({ 'federation.yml': FILE })
  const planned = await playFleet(stage, 'plan', workspace, { inputs: { 'tenant-id': undefined } })
  succeeded(planned)
  expect(writesIn(planned)).toEqual([])
  expect(planned.outputs.changes).toBe('6')
  expect(planned.outputs.drift).toBe('true')
  expect(planned.log).toContain('Read 3 of 3 targets')
  expect(planned.log).toContain('application "shop-deploy" (')
  expect(planned.log).toContain('single tenant, 1 owner, 0 foreign credentials')
  expect(readPlan(planned, 'plan-file').targets).toHaveLength(3)
  const digest = planned.outputs['plan-digest'] ?? ''
  const applied = await playFleet(stage, 'apply', workspace, { inputs: { 'plan-digest': digest } })
  succeeded(applied)
  expect(applied.outputs['plan-digest']).toBe(digest)
  expect(namesOf(stage.application)).toEqual([PRODUCTION_NAME, MAIN_NAME])
  expect(namesOf(other)).toHaveLength(3)
  expect(stage.application.federatedIdentityCredentials[0]?.description).toContain(
    'owner=octo-org/octo-repo@456789:federation.yml; ',
  )
  const outcomes = readPlan(applied, 'results-file').targets.flatMap(({ changes }) =>
    changes.map((each) => each.outcome),
  )
  expect(new Set(outcomes)).toEqual(new Set(['created']))
  const again = await playFleet(stage, 'apply', workspace)
  succeeded(again)
  expect(writesIn(again)).toEqual([])
  expect(again.outputs.drift).toBe('false')
})

scenario('pruning deletes what this file owned alone, within its limit, and after creating', async ({ open }) => {
  const stage = await open()
  const before = workspaceOf({ 'federation.yml': fileFor(['production', 'staging'], 'prune: true') })
  succeeded(await playFleet(stage, 'apply', before))
  store(stage.application, { name: 'by-hand', subject: 'repo:octo-org/else:environment:production' })
  const after = workspaceOf({ 'federation.yml': fileFor(['production'], 'prune: true') })
  const limited = await playFleet(stage, 'apply', after, { inputs: { 'max-deletions': '0' } })
  expect(failed(limited, 'deletion-limit')).toContain('1 of 2 credentials would be deleted; at most 0 may')
  expect(writesIn(limited)).toEqual([])
  const share = await playFleet(stage, 'apply', after, { inputs: { 'max-deletions': '49%' } })
  failed(share, 'deletion-limit')
  succeeded(await playFleet(stage, 'apply', after, { inputs: { 'max-deletions': '50%' } }))
  expect(namesOf(stage.application)).toEqual([PRODUCTION_NAME, 'by-hand'])
})

scenario('one target that fails does not stop the others', async ({ open }) => {
  const stage = await open()
  addApplication(stage, 1, { owners: [] })
  const good = addApplication(stage, 2)
  const targets = ['app-1', 'app-2'].map(
    (name) => `  - unique-name: ${name}\n    credentials: [ { github: { environment: production } } ]\n`,
  )
  const workspace = workspaceOf({ 'federation.yml': `applications:\n${targets.join('')}` })
  const played = await playFleet(stage, 'apply', workspace)
  const said = failed(played, 'partial-failure')
  expect(said).toContain('manager-forbidden')
  expect(namesOf(good)).toEqual([PRODUCTION_NAME])
  const rows = played.summary.split('\n').filter((line) => line.startsWith('| <code>application'))
  const applied = rows.slice(rows.findIndex((line) => line.includes(' | failed | ')))
  expect(applied).toHaveLength(2)
  expect(applied[0]).toMatch(/app 1.* \| failed \| <code>gh-.* \| &#91;manager-forbidden&#93; /)
  expect(applied[1]).toMatch(/app 2.* \| created \| <code>gh-.* \| {2}\|$/)
})

scenario('running again after a failure carries out what is left, and nothing twice', async ({ open }) => {
  const stage = await open()
  const closed = addApplication(stage, 1)
  const good = addApplication(stage, 2)
  const credentials = ['production', 'staging'].map((name) => `      - github: { environment: ${name} }\n`).join('')
  const targets = [closed, good].map(({ appId }) => `  - client-id: ${appId}\n    credentials:\n${credentials}`)
  const workspace = workspaceOf({ 'federation.yml': `applications:\n${targets.join('')}` })
  const full = { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } }
  const match = { service: 'graph', method: 'POST', path: closed.appId } as const
  stage.sandbox.fault({ match, skip: 1, effect: { status: 403, body: full } })
  const broken = await playFleet(stage, 'apply', workspace)
  failed(broken, 'partial-failure')
  expect(namesOf(closed)).toHaveLength(1)
  expect(namesOf(good)).toHaveLength(2)
  const again = await playFleet(stage, 'apply', workspace)
  succeeded(again)
  expect(writesIn(again)).toHaveLength(1)
  expect(namesOf(closed)).toHaveLength(2)
})

scenario('a digest is required, and an empty one is no approval', async ({ open }) => {
  const stage = await open()
  const workspace = workspaceOf({ 'federation.yml': fileFor(['production']) })
  const empty = await playFleet(stage, 'apply', workspace, { inputs: { 'plan-digest': '' } })
  expect(failed(empty, 'invalid-input')).toContain('`plan-digest` is empty')
  const { outputs } = await playFleet(stage, 'plan', workspace)
  store(stage.application, { name: PRODUCTION_NAME, subject: 'repo:octo-org/else:environment:production' })
  const changed = workspaceOf({ 'federation.yml': fileFor(['production', 'staging']) })
  const stale = await playFleet(stage, 'apply', changed, { inputs: { 'plan-digest': outputs['plan-digest'] ?? '' } })
  failed(stale, 'plan-stale')
  expect(writesIn(stale)).toEqual([])
})

scenario('files are applied on the default branch or a protected ref only', async ({ open }) => {
  const stage = await open()
  const workspace = workspaceOf({ 'federation.yml': fileFor(['production']) })
  const played = await playFleet(stage, 'apply', workspace, { job: { ref: 'refs/heads/feature/login' } })
  expect(failed(played, 'context-not-declared')).toContain('refs/heads/feature/login')
  expect(writesIn(played)).toEqual([])
  succeeded(await playFleet(stage, 'plan', workspace, { job: { ref: 'refs/heads/feature/login' } }))
})

scenario('without a manager a plan predicts, and approves nothing', async ({ open }) => {
  const stage = await open()
  const workspace = workspaceOf({ 'federation.yml': fileFor(['production']) })
  const none = { 'manager-client-id': undefined, 'manager-client-secret': undefined }
  const played = await playFleet(stage, 'plan', workspace, { inputs: none })
  succeeded(played)
  expect(played.outputs['plan-digest']).toBe('not-compared')
  expect(played.outputs.drift).toBe('unknown')
  expect(played.log).toContain(PRODUCTION_NAME)
})

scenario('the example is planned, applied, and then holds', async ({ open }) => {
  const stage = await open()
  const example = readFileSync(new URL('../../examples/credentials.yml', import.meta.url), 'utf8')
  const workspace = workspaceOf({ 'federation.yml': example })
  const planned = await playFleet(stage, 'plan', workspace)
  succeeded(planned)
  const inputs = { 'plan-digest': planned.outputs['plan-digest'] ?? '' }
  succeeded(await playFleet(stage, 'apply', workspace, { inputs }))
  const held = await playFleet(stage, 'plan', workspace, { inputs: { 'fail-on': 'drift' } })
  succeeded(held)
  expect(held.outputs.changes).toBe('0')
})
