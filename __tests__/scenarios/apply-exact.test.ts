/** Applies that succeed: exactly the plan, once, approved by its digest, and proved where it is for this very job. */
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
import { AUDIENCE, create, exchange, ID_TOKEN, list, managerSignIn, replace } from './transcript.ts'

const TARGET = "GET /beta/applications(appId='client') 200"
const besidesGitHub = (requests: readonly string[]) => requests.filter((line) => !line.startsWith('GET /api/v3/'))

scenario.concurrent('creates what it planned, proves it, and leaves plan and results', async ({ open }) => {
  const stage = await open()
  const played = await playAction(stage.sandbox, 'apply', { inputs: FEDERATED_MANAGER })
  succeeded(played)
  expect(besidesGitHub(played.requests)).toEqual([ID_TOKEN, ...managerSignIn(), list(), TARGET, create(), exchange()])
  expect(stage.application.federatedIdentityCredentials).toMatchObject([
    {
      name: PRODUCTION_NAME,
      issuer: GITHUB_ISSUER,
      subject: PRODUCTION,
      audiences: [AUDIENCE],
      description: `${OURS} environment production`,
    },
  ])
  expect(played.outputs).toMatchObject({
    changes: '1',
    drift: 'true',
    issuer: GITHUB_ISSUER,
    subject: PRODUCTION,
    audience: AUDIENCE,
    'credential-name': PRODUCTION_NAME,
  })
  const [planned, results] = [readPlan(played, 'plan-file'), readPlan(played, 'results-file')]
  expect(onlyChange(results)).toEqual({ ...onlyChange(planned), outcome: 'created' })
  expect(results.digest).toBe(played.outputs['plan-digest'])
  expect(played.log).toMatch(/was created; Entra accepted this job after \d+\.\d s/)
  expect(played.summary).toContain('Federated credential created')
  const signIn = await stage.play()
  expect(signIn.exitCode, signIn.log).toBe(0)
})

scenario.concurrent('the second time keeps, and asks for nothing more', async ({ open }) => {
  const stage = await open()
  succeeded(await playAction(stage.sandbox, 'apply', { inputs: SECRET_MANAGER }))
  const before = structuredClone(stage.application.federatedIdentityCredentials)
  const again = await playAction(stage.sandbox, 'apply', { inputs: SECRET_MANAGER })
  succeeded(again)
  expect(again.outputs).toMatchObject({ changes: '0', drift: 'false', 'credential-name': PRODUCTION_NAME })
  expect(onlyChange(readPlan(again, 'results-file'))).toMatchObject({ action: 'keep', outcome: 'kept' })
  expect(writesIn(again)).toEqual([])
  expect(structuredClone(stage.application.federatedIdentityCredentials)).toEqual(before)
  expect(again.summary).toBe('')
})

scenario.concurrent('for another job it writes without a proof', async ({ open }) => {
  const stage = await open()
  const played = await playAction(stage.sandbox, 'apply', { inputs: { ...SECRET_MANAGER, branch: 'main' } })
  succeeded(played)
  expect(played.requests).not.toContain(exchange())
  expect(stage.stored()).toEqual([`${MAIN_NAME}: ${MAIN} for ${AUDIENCE}`])
  expect(played.log).not.toContain('accepted this job')
  const job = {}
  expect((await stage.play({ job })).exitCode).toBe(0)
})

scenario.concurrent('a digest that a reviewer approved is carried out', async ({ open }) => {
  const stage = await open()
  const { outputs } = await playAction(stage.sandbox, 'plan', { inputs: SECRET_MANAGER })
  const inputs = { ...SECRET_MANAGER, 'plan-digest': outputs['plan-digest'] ?? '' }
  const played = await playAction(stage.sandbox, 'apply', { inputs })
  succeeded(played)
  expect(played.outputs['plan-digest']).toBe(outputs['plan-digest'])
  expect(stage.stored()).toHaveLength(1)
})

scenario.concurrent('a digest that no longer fits stops it, and the difference is shown', async ({ open }) => {
  const stage = await open()
  const { outputs } = await playAction(stage.sandbox, 'plan', { inputs: SECRET_MANAGER })
  stage.trust({ name: 'ours', audiences: ['api://other'], description: `${OURS} environment production` })
  const inputs = { ...SECRET_MANAGER, 'plan-digest': outputs['plan-digest'] ?? '' }
  const played = await playAction(stage.sandbox, 'apply', { inputs })
  const said = failed(played, 'plan-stale')
  expect(said).toContain(`update "ours": ${PRODUCTION}`)
  expect(said).toContain(outputs['plan-digest']?.slice(0, 12))
  expect(writesIn(played)).toEqual([])
  expect(played.outputs['results-file']).toBe('')
  const approved = { ...SECRET_MANAGER, 'plan-digest': played.outputs['plan-digest'] ?? '' }
  succeeded(await playAction(stage.sandbox, 'apply', { inputs: approved }))
  expect(stage.stored()).toEqual([`ours: ${PRODUCTION} for ${AUDIENCE}`])
})

scenario.concurrent('the audience of its own is corrected, in place', async ({ open }) => {
  const stage = await open()
  stage.trust({
    name: 'ours',
    audiences: ['api://other'],
    description: `${OURS} environment production`,
  })
  const played = await playAction(stage.sandbox, 'apply', { inputs: SECRET_MANAGER })
  succeeded(played)
  expect(writesIn(played)).toEqual([replace('ours')])
  expect(onlyChange(readPlan(played, 'results-file'))).toMatchObject({ action: 'update', outcome: 'updated' })
})

scenario.concurrent('it waits until Entra knows the credential', async ({ open }) => {
  const { sandbox } = await open({ settings: { replication: { tokenService: { attempts: 2 } } } })
  const played = await playAction(sandbox, 'apply', { inputs: SECRET_MANAGER })
  succeeded(played)
  expect(played.requests.slice(-3)).toEqual([exchange(70025), exchange(70025), exchange()])
  expect(played.log).toContain('Entra did not accept it yet (AADSTS70025')
})

scenario.concurrent('when Entra does not learn of it in time it fails, and the credential stays', async ({ open }) => {
  const stage = await open({ settings: { replication: { tokenService: { attempts: 99 } } } })
  const inputs = { ...SECRET_MANAGER, 'propagation-timeout': '2' }
  const played = await playAction(stage.sandbox, 'apply', { inputs })
  expect(failed(played, 'propagation-timeout')).toContain('stored as planned')
  expect(stage.stored()).toEqual([`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`])
  expect(readPlan(played, 'results-file').targets[0]?.changes[0]).toMatchObject({ outcome: 'created' })
})

scenario.concurrent('another provider needs nothing of GitHub', async ({ open }) => {
  const stage = await open()
  const inputs = {
    ...SECRET_MANAGER,
    issuer: 'https://westeurope.oic.prod-aks.azure.com/tenant/cluster/',
    subject: 'system:serviceaccount:payments:api',
  }
  const job = { permissions: { contents: 'read' } } as const
  const played = await playAction(stage.sandbox, 'apply', { job, inputs })
  succeeded(played)
  expect(stage.application.federatedIdentityCredentials).toMatchObject([
    {
      name: expect.stringMatching(/^aks-system-serviceaccount-payments-api-[0-9a-f]{8}$/),
      issuer: inputs.issuer,
      subject: inputs.subject,
      audiences: [AUDIENCE],
    },
  ])
  expect(besidesGitHub(played.requests).filter((line) => line.includes('idtoken'))).toEqual([])
})

scenario.concurrent('a managed identity of this tenant can be trusted by its principal ID', async ({ open }) => {
  const stage = await open()
  const inputs = {
    ...SECRET_MANAGER,
    issuer: `https://login.microsoftonline.com/${DEFAULT_IDS.tenantId}/v2.0`,
    subject: DEFAULT_IDS.managedIdentityPrincipalId,
    // Its own authority is a gateway here, which belongs to no cloud.
  }
  succeeded(await playAction(stage.sandbox, 'apply', { inputs }))
  expect(stage.stored()).toEqual([
    expect.stringMatching(new RegExp(`^mi-.*: ${DEFAULT_IDS.managedIdentityPrincipalId} for ${AUDIENCE}$`)),
  ])
})
