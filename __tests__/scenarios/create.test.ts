/** Story: a file creates an application with its service principal, assigns it a role and trusts a job, all in one run that converges. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { CREATING, createdIn, expectComplete, GROUP, letAssign, ROLELESS } from './create-harness.ts'
import { addApplication, namesOf, playFleet, workspaceOf } from './fleet-harness.ts'
import { PRODUCTION_NAME, scenario, WAITS_PASS } from './harness.ts'
import { failed, readPlan, succeeded, writesIn } from './plan-harness.ts'

const FILES = { 'federation.yml': CREATING }

scenario(
  'an application, its service principal, a role and a trust are made in one run, and hold',
  async ({ open }) => {
    const stage = await open()
    letAssign(stage)
    const workspace = workspaceOf(FILES)
    const planned = await playFleet(stage, 'plan', workspace)
    succeeded(planned)
    expect(writesIn(planned)).toEqual([])
    expect(planned.log).toContain('+ create application "shop-staging"')
    expect(planned.log).toContain(`+ create role "Contributor at ${GROUP}"`)
    const [target] = readPlan(planned, 'plan-file').targets
    expect(target?.clientId).toBeNull()
    const digest = planned.outputs['plan-digest'] ?? ''
    const applied = await playFleet(stage, 'apply', workspace, { inputs: { 'plan-digest': digest } })
    succeeded(applied)
    expectComplete(stage)
    const { targets } = readPlan(applied, 'results-file')
    expect(targets.flatMap(({ changes }) => changes.map(({ outcome }) => outcome))).toEqual([
      'created',
      'created',
      'created',
    ])
    const again = await playFleet(stage, 'apply', workspace)
    succeeded(again)
    expect(writesIn(again)).toEqual([])
    expect(again.outputs.drift).toBe('false')
  },
)

scenario.concurrent.for([1, 2, 3, 4, 5])('killed at write %i and run again, it converges', async (at, { open }) => {
  const killer = new AbortController()
  let writes = 0
  const stage = await open({
    onRequest: ({ method, service }) => {
      if (method === 'GET' || !['graph', 'arm'].includes(service)) return
      writes += 1
      if (writes === at) killer.abort()
    },
  })
  letAssign(stage)
  const workspace = workspaceOf(FILES)
  const match = { path: /uniqueName=|owners\/\$ref|servicePrincipals$|roleAssignments\/[0-9a-f]/ }
  for (const method of ['PATCH', 'POST', 'PUT'])
    stage.sandbox.fault({ match: { ...match, method }, times: 9, effect: { kind: 'delay', ms: 300 }, when: 'after' })
  const killed = await playFleet(stage, 'apply', workspace, { kill: killer.signal })
  expect(killed.signal).toBe('SIGKILL')
  succeeded(await playFleet(stage, 'apply', workspace))
  expectComplete(stage)
})

scenario.concurrent('answers that are lost are read before anything is repeated', async ({ open }) => {
  const stage = await open()
  letAssign(stage)
  for (const [method, path] of [
    ['PATCH', /applications\(uniqueName/],
    ['POST', /owners\/\$ref/],
    ['POST', /servicePrincipals$/],
    ['PUT', /roleAssignments/],
  ] as const)
    stage.sandbox.fault({ match: { method, path }, effect: { kind: 'drop' }, when: 'after' })
  const played = await playFleet(stage, 'apply', workspaceOf(FILES), { env: WAITS_PASS })
  succeeded(played)
  expectComplete(stage)
  expect(writesIn(played).filter((line) => line.includes('servicePrincipals'))).toHaveLength(1)
})

scenario.concurrent('what is new is waited for: at Graph, and until ARM knows the principal', async ({ open }) => {
  const settings = { graph: { newApplicationMisses: 3 }, replication: { resourceManager: { attempts: 3 } } }
  const stage = await open({ settings })
  letAssign(stage)
  const played = await playFleet(stage, 'apply', workspaceOf(FILES), { env: WAITS_PASS })
  succeeded(played)
  expectComplete(stage)
})

scenario.concurrent(
  "somebody else's application of that unique name is used only where it is adopted",
  async ({ open }) => {
    const stage = await open()
    const theirs = { uniqueName: 'shop-staging', createdByAppId: DEFAULT_IDS.clientId, displayName: 'theirs' }
    const foreign = addApplication(stage, 7, theirs)
    const refused = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': ROLELESS }))
    const said = failed(refused, 'partial-failure')
    expect(said).toContain('[name-conflict]')
    expect(said).toContain(`application ${DEFAULT_IDS.clientId} made it, not this manager`)
    expect(writesIn(refused)).toEqual([])
    const adopting = ROLELESS.replace('    create:', '    adopt: true\n    create:')
    succeeded(await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': adopting })))
    expect(foreign.displayName).toBe('theirs')
    expect(foreign.owners).toContain(DEFAULT_IDS.userId)
    expect(namesOf(foreign)).toEqual([PRODUCTION_NAME])
  },
)

scenario.concurrent('a full quota stops what is created, and the rest goes on', async ({ open }) => {
  const stage = await open()
  const other = addApplication(stage, 1)
  stage.tenant.policies.objectQuota = 1
  const more = '  - unique-name: app-1\n    credentials: [ { github: { environment: production } } ]\n'
  const played = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': ROLELESS + more }))
  const said = failed(played, 'partial-failure')
  expect(said).toContain('[quota-exceeded] The manager owns as many objects as the directory lets it own')
  expect(said).toContain('deleted ones count')
  expect(createdIn(stage)).toBeUndefined()
  expect(namesOf(other)).toEqual([PRODUCTION_NAME])
})

scenario.concurrent('a deleted application of the same unique name is told', async ({ open }) => {
  const stage = await open()
  const application = addApplication(stage, 3, { uniqueName: 'shop-staging' })
  stage.tenant.applications = stage.tenant.applications.filter((each) => each !== application)
  stage.tenant.deletedItems.push({ deletedDateTime: '2026-11-20T00:00:00Z', application })
  const planned = await playFleet(stage, 'plan', workspaceOf(FILES))
  expect(planned.log).toContain(
    `An application with the unique name "shop-staging" (${application.appId}) was deleted at 2026-11-20T00:00:00Z`,
  )
})

scenario.concurrent('without a manager, creation and roles are predicted', async ({ open }) => {
  const stage = await open()
  const none = { 'manager-client-id': undefined, 'manager-client-secret': undefined }
  const played = await playFleet(stage, 'plan', workspaceOf(FILES), { inputs: none })
  succeeded(played)
  expect(played.log).toContain('+ create application "shop-staging"')
  expect(played.log).toContain(`+ create role "Contributor at ${GROUP}"`)
  expect(played.outputs['plan-digest']).toBe('not-compared')
})

scenario.concurrent('an application that lost its owner and its service principal is completed', async ({ open }) => {
  const stage = await open()
  letAssign(stage)
  const workspace = workspaceOf(FILES)
  succeeded(await playFleet(stage, 'apply', workspace))
  const application = createdIn(stage)
  if (application === undefined) throw new Error('Nothing was created.')
  application.owners = [DEFAULT_IDS.managerServicePrincipalId]
  stage.tenant.servicePrincipals = stage.tenant.servicePrincipals.filter(({ appId }) => appId !== application.appId)
  const played = await playFleet(stage, 'apply', workspace)
  succeeded(played)
  expect(played.log).toContain('~ update application "shop-staging"')
  expectComplete(stage)
})

scenario.concurrent('two runs of one file at once make one of everything', async ({ open }) => {
  const stage = await open({ settings: { latencyMs: { graph: 40, arm: 40 } } })
  letAssign(stage)
  const workspace = workspaceOf(FILES)
  const both = await Promise.all([1, 2].map(() => playFleet(stage, 'apply', workspace)))
  for (const played of both) succeeded(played)
  expectComplete(stage)
  expect(stage.tenant.applications.filter(({ uniqueName }) => uniqueName === 'shop-staging')).toHaveLength(1)
})
