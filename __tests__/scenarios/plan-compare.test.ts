/** Plans with and without a manager: what would change, whether the target drifted, and that nothing is ever written. */
import { expect } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import {
  FEDERATED_MANAGER,
  MAIN,
  MAIN_NAME,
  OURS,
  PRODUCTION,
  PRODUCTION_NAME,
  SECRET_MANAGER,
  scenario,
} from './harness.ts'
import { failed, onlyChange, playAction, readPlan, succeeded, writesIn } from './plan-harness.ts'
import { AUDIENCE, ID_TOKEN, list, managerSignIn } from './transcript.ts'

const TARGET = "GET /beta/applications(appId='client') 200"

scenario('without a manager it predicts, and says that it could not compare', async ({ open }) => {
  const { sandbox } = await open()
  const played = await playAction(sandbox, 'plan')
  succeeded(played)
  expect(played.outputs).toMatchObject({
    changes: '',
    drift: 'unknown',
    'plan-digest': 'not-compared',
    issuer: GITHUB_ISSUER,
    subject: PRODUCTION,
    audience: AUDIENCE,
    'credential-name': PRODUCTION_NAME,
  })
  expect(played.log).toContain('not compared, since no manager reads it')
  expect(readPlan(played, 'plan-file')).toMatchObject({
    digest: 'not-compared',
    targets: [{ kind: 'application', clientId: DEFAULT_IDS.clientId, id: null }],
  })
  expect(played.requests.filter((line) => !line.startsWith('GET /api/v3/'))).toEqual([ID_TOKEN])
})

scenario('with a manager that reads it counts the change, and shows it to a reviewer', async ({ open }) => {
  const stage = await open()
  const played = await playAction(stage.sandbox, 'plan', { inputs: FEDERATED_MANAGER })
  succeeded(played)
  expect(played.outputs).toMatchObject({
    changes: '1',
    drift: 'true',
    subject: PRODUCTION,
    'credential-name': PRODUCTION_NAME,
  })
  const record = readPlan(played, 'plan-file')
  expect(record).toEqual({
    version: 1,
    digest: played.outputs['plan-digest'],
    targets: [
      {
        kind: 'application',
        clientId: DEFAULT_IDS.clientId,
        id: DEFAULT_IDS.objectId,
        uniqueName: null,
        displayName: expect.any(String),
        error: null,
        changes: [
          {
            resource: 'federated',
            action: 'create',
            name: PRODUCTION_NAME,
            issuer: GITHUB_ISSUER,
            subject: PRODUCTION,
            audiences: [AUDIENCE],
            reason: 'No stored credential matches.',
            source: 'inputs',
            differences: [],
          },
        ],
      },
    ],
  })
  expect(record.digest).toMatch(/^[0-9a-f]{64}$/)
  for (const text of [PRODUCTION_NAME, PRODUCTION, record.digest]) {
    expect(played.log).toContain(text)
    expect(played.summary).toContain(text)
  }
  expect(played.requests.filter((line) => !line.startsWith('GET /api/v3/'))).toEqual([
    ID_TOKEN,
    ...managerSignIn(),
    list(),
    TARGET,
  ])
  expect(stage.stored()).toEqual([])
})

scenario('what is stored under any name is kept, and no drift', async ({ open }) => {
  const stage = await open()
  stage.trust({ name: 'by-hand' })
  const inputs = { ...SECRET_MANAGER, 'fail-on': 'drift' }
  const played = await playAction(stage.sandbox, 'plan', { inputs })
  succeeded(played)
  expect(played.outputs).toMatchObject({ changes: '0', drift: 'false', 'credential-name': 'by-hand' })
  expect(onlyChange(readPlan(played, 'plan-file'))).toMatchObject({ action: 'keep', name: 'by-hand' })
})

scenario('`fail-on: drift` fails on drift, with all outputs set', async ({ open }) => {
  const stage = await open()
  const played = await playAction(stage.sandbox, 'plan', { inputs: { ...SECRET_MANAGER, 'fail-on': 'drift' } })
  expect(failed(played, 'drift-found')).toContain('does not hold what is declared')
  expect(played.outputs).toMatchObject({ changes: '1', drift: 'true' })
  expect(readPlan(played, 'plan-file').digest).toBe(played.outputs['plan-digest'])
})

scenario('`fail-on: drift` fails where nobody can tell', async ({ open }) => {
  const { sandbox } = await open()
  const played = await playAction(sandbox, 'plan', { inputs: { 'fail-on': 'drift' } })
  expect(failed(played, 'drift-found')).toContain('Give a manager that may read the target')
  expect(played.outputs.drift).toBe('unknown')
})

scenario('a guard refuses in the plan, which still succeeds', async ({ open }) => {
  const { sandbox } = await open()
  const job = { event_name: 'pull_request_target' }
  const played = await playAction(sandbox, 'plan', { job, inputs: { ...SECRET_MANAGER, environment: 'production' } })
  succeeded(played)
  expect(played.outputs).toMatchObject({ changes: '0', drift: 'true' })
  expect(onlyChange(readPlan(played, 'plan-file'))).toMatchObject({ action: 'refuse', reason: 'pull-request-refused' })
})

scenario('another audience of ours is a change, and its difference is shown', async ({ open }) => {
  const stage = await open()
  stage.trust({ name: 'ours', audiences: ['api://other'], description: `${OURS} environment production` })
  const played = await playAction(stage.sandbox, 'plan', { inputs: SECRET_MANAGER })
  expect(onlyChange(readPlan(played, 'plan-file'))).toMatchObject({
    action: 'update',
    name: 'ours',
    differences: [{ field: 'audiences', from: 'api://other', to: AUDIENCE }],
  })
  expect(played.log).toContain(`audiences: "api://other" → "${AUDIENCE}"`)
})

scenario('another description is no change', async ({ open }) => {
  const stage = await open()
  stage.trust({ name: PRODUCTION_NAME, description: `${OURS} something else` })
  const { outputs } = await playAction(stage.sandbox, 'plan', { inputs: SECRET_MANAGER })
  expect(outputs).toMatchObject({ changes: '0', drift: 'false' })
})

scenario('another job can be declared from any job', async ({ open }) => {
  const { sandbox } = await open()
  const played = await playAction(sandbox, 'plan', { inputs: { ...SECRET_MANAGER, branch: 'main' } })
  succeeded(played)
  expect(played.outputs).toMatchObject({ subject: MAIN, 'credential-name': MAIN_NAME })
  expect(played.log).toContain("Read off this job's own ID token.")
})

scenario('the digest is the same again, and another for another target or credential', async ({ open }) => {
  const { sandbox, tenant } = await open()
  const digest = async (inputs = {}) =>
    (await playAction(sandbox, 'plan', { inputs: { ...SECRET_MANAGER, ...inputs } })).outputs['plan-digest']
  const own = await digest()
  expect(await digest()).toBe(own)
  expect(await digest({ branch: 'main' })).not.toBe(own)
  const other = tenant.applications.find(({ appId }) => appId === DEFAULT_IDS.managerClientId)
  other?.federatedIdentityCredentials.splice(0)
  other?.owners.push(DEFAULT_IDS.managerServicePrincipalId)
  expect(await digest({ 'client-id': DEFAULT_IDS.managerClientId })).not.toBe(own)
})

scenario('nothing is ever written, whatever there is to write', async ({ open }) => {
  const stage = await open()
  stage.trust({ name: 'ours', audiences: ['api://other'], description: `${OURS} environment production` })
  // The sign-in log tells that the manager read, and nothing else.
  const content = () => structuredClone({ ...stage.tenant, signIns: [] })
  const before = content()
  for (const inputs of [SECRET_MANAGER, { ...SECRET_MANAGER, 'branch-pattern': 'release/*' }]) {
    const played = await playAction(stage.sandbox, 'plan', { inputs })
    succeeded(played)
    expect(writesIn(played)).toEqual([])
  }
  expect(content()).toEqual(before)
})

scenario('several declarations at once are one mistake, and nothing is sent', async ({ open }) => {
  const { sandbox } = await open()
  const inputs = { environment: 'production', 'branch-pattern': 'release/*', subject: 'x' }
  const played = await playAction(sandbox, 'plan', { inputs })
  expect(failed(played, 'invalid-input')).toContain('Only one of `environment`, `subject`, `branch-pattern`')
  expect(played.requests).toEqual([])
  expect(played.outputs).toMatchObject({ changes: '', drift: '', 'plan-file': '' })
})

scenario('a credential that could never work is refused before Entra is asked', async ({ open }) => {
  const { sandbox } = await open()
  const traps: readonly Record<string, string>[] = [
    { issuer: `${GITHUB_ISSUER}/`, subject: PRODUCTION },
    { subject: 'repo:octo-org/octo-repo:pull-request' },
    { 'claims-matching-expression': "claims['sub'] matches 'repo:octo-org/octo-repo:*'" },
  ]
  for (const trap of traps) {
    const played = await playAction(sandbox, 'plan', { inputs: { ...SECRET_MANAGER, ...trap } })
    failed(played, 'credential-invalid')
    expect(played.requests.filter((line) => !/^GET (idtoken|\/api\/v3\/)/.test(line))).toEqual([])
  }
})
