/** Others write at the same time, answers are lost, jobs are killed: it converges, with one credential. */
import { expect } from 'vitest'
import type { FaultEffect } from '../../sandbox/http/faults.ts'
import { FEDERATED_MANAGER, failure, PRODUCTION, PRODUCTION_NAME, scenario, WAITS_PASS } from './harness.ts'
import { AUDIENCE, create, exchange, ID_TOKEN, list, managerSignIn, PROTECTION, repeated } from './transcript.ts'

const asked = [ID_TOKEN, exchange(70025), ...managerSignIn()]
const OUR_CREDENTIAL = [`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`]

function graphError(status: number, code: string, message = 'said by a test'): FaultEffect {
  return { status, body: { error: { code, message } } }
}

for (const status of [409, 503] as const) {
  scenario.concurrent(`another write under way (${status}): waits, asks Entra, reads, writes`, async ({ open }) => {
    const { play, sandbox, stored } = await open()
    const effect = graphError(status, 'Directory_ConcurrencyViolation')
    sandbox.fault({ match: { service: 'graph', method: 'POST' }, times: 2, effect })
    const { exitCode, requests, outputs } = await play({ inputs: FEDERATED_MANAGER })
    expect(exitCode).toBe(0)
    const busy = [create(status), exchange(70025), list()]
    expect(requests).toEqual([...asked, list(), PROTECTION, ...busy, ...busy, create(), exchange()])
    expect(outputs['credential-change']).toBe('created')
    expect(stored()).toEqual(OUR_CREDENTIAL)
  })
}

scenario.concurrent('another write under way was the same one: nothing is left to do', async ({ open }) => {
  const stage = await open({
    onRequest: ({ method, status }) => {
      if (method === 'POST' && status === 409) stage.trust({ name: PRODUCTION_NAME })
    },
  })
  const effect = graphError(409, 'Directory_ConcurrencyViolation')
  stage.sandbox.fault({ match: { service: 'graph', method: 'POST' }, effect })
  const { exitCode, requests, outputs, summary } = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...asked, list(), PROTECTION, create(409), exchange()])
  expect(outputs['credential-change']).toBe('kept')
  expect(summary).toBe('')
  expect(stage.stored()).toEqual(OUR_CREDENTIAL)
})

scenario.concurrent('writes that never get through end at the deadline', async ({ open }) => {
  const { play, sandbox, stored } = await open()
  const effect = graphError(409, 'Directory_ConcurrencyViolation')
  sandbox.fault({ match: { service: 'graph', method: 'POST' }, times: 99, effect })
  const played = await play({ inputs: { ...FEDERATED_MANAGER, 'propagation-timeout': '60' }, env: WAITS_PASS })
  expect(failure(played, 'service-unavailable')).toMatch(/could not be written in time \(busy\).*run again/)
  expect(stored()).toEqual([])
})

for (const effect of [{ kind: 'drop' }, { kind: 'empty' }, { status: 504 }] as const) {
  const name = effect.kind ?? effect.status
  const status = effect.kind === 'drop' ? 0 : effect.kind === 'empty' ? 200 : 504

  scenario.concurrent(`a write whose answer is lost (${name}) is read back, not repeated`, async ({ open }) => {
    const { play, sandbox, stored, application } = await open()
    sandbox.fault({ match: { service: 'graph', method: 'POST' }, effect, when: 'after' })
    const { exitCode, requests, outputs, summary } = await play({ inputs: FEDERATED_MANAGER })
    expect(exitCode).toBe(0)
    expect(requests).toEqual([...asked, list(), PROTECTION, create(status), list(), exchange()])
    expect(outputs).toMatchObject({
      'credential-change': 'created',
      'credential-id': application.federatedIdentityCredentials[0]?.id,
    })
    expect(summary).toContain('was created.')
    expect(stored()).toEqual(OUR_CREDENTIAL)
  })

  scenario.concurrent(`a write that never arrived (${name}) is made again after a look`, async ({ open }) => {
    const { play, sandbox, stored } = await open()
    sandbox.fault({ match: { service: 'graph', method: 'POST' }, effect })
    const { exitCode, requests } = await play({ inputs: FEDERATED_MANAGER })
    expect(exitCode).toBe(0)
    expect(requests).toEqual([...asked, list(), PROTECTION, create(status), list(), create(), exchange()])
    expect(stored()).toEqual(OUR_CREDENTIAL)
  })
}

scenario.concurrent('a throttled write is repeated at once, since it did nothing', async ({ open }) => {
  const { play, sandbox, stored } = await open()
  const effect = { status: 429, headers: { 'retry-after': '0' } }
  sandbox.fault({ match: { service: 'graph', method: 'POST' }, effect })
  const { exitCode, requests } = await play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...asked, list(), PROTECTION, create(429), create(), exchange()])
  expect(stored()).toEqual(OUR_CREDENTIAL)
})

scenario.concurrent('the same issuer and subject was stored under another name meanwhile', async ({ open }) => {
  const stage = await open({
    onRequest: ({ method, status }) => {
      if (method === 'POST' && status === 400) stage.trust({ name: 'by-terraform' })
    },
  })
  const effect = graphError(
    400,
    'InvalidFederatedIdentityCredentialValue',
    `The combination of issuer and subject must be unique for the application. paramName: FederatedIdentityCredential.Subject, paramValue: ${PRODUCTION}, objectType: Microsoft.Online.DirectoryServices.Application`,
  )
  stage.sandbox.fault({ match: { service: 'graph', method: 'POST' }, effect })
  const { exitCode, requests, outputs } = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...asked, list(), PROTECTION, create(400), list(), exchange()])
  expect(outputs).toMatchObject({ 'credential-name': 'by-terraform', 'credential-change': 'kept' })
})

scenario.concurrent('a list that is stale: the creation meets its own twin', async ({ open }) => {
  const stage = await open({ settings: { graph: { staleReads: 1 }, replication: { tokenService: { attempts: 1 } } } })
  await stage.play({ inputs: { ...FEDERATED_MANAGER, 'propagation-timeout': '0' } })
  expect(stage.stored()).toEqual(OUR_CREDENTIAL)
  stage.sandbox.settings.entra.spuriousRefusals = 1
  const { exitCode, requests, outputs } = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests.filter((line) => /^(?:POST|PATCH) \/beta/.test(line))).toEqual([create(409)])
  expect(outputs['credential-change']).toBe('kept')
  expect(stage.stored()).toEqual(OUR_CREDENTIAL)
})

scenario.concurrent('an application that was just created is not found everywhere yet', async ({ open }) => {
  const { play, sandbox, stored } = await open()
  const effect = graphError(404, 'Request_ResourceNotFound')
  sandbox.fault({ match: { service: 'graph', method: 'GET' }, times: 2, effect })
  sandbox.fault({ match: { service: 'graph', method: 'POST' }, times: 1, effect })
  const { exitCode, requests } = await play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([
    ...asked,
    list(404),
    list(404),
    list(),
    PROTECTION,
    create(404),
    list(),
    create(),
    exchange(),
  ])
  expect(stored()).toEqual(OUR_CREDENTIAL)
})

scenario.concurrent('an application that stays away from Graph', async ({ open }) => {
  const { play, sandbox } = await open()
  const effect = graphError(404, 'Request_ResourceNotFound')
  sandbox.fault({ match: { service: 'graph' }, times: 99, effect })
  const played = await play({ inputs: { ...FEDERATED_MANAGER, 'propagation-timeout': '60' }, env: WAITS_PASS })
  expect(failure(played, 'application-not-found')).toMatch(/an application registered in this tenant/)
  expect(new Set(played.requests.slice(asked.length, -2))).toEqual(new Set([list(404)]))
  expect(played.requests.slice(-2)).toEqual(repeated(70025))
})

scenario.concurrent('killed after the write and run again, it converges', async ({ open }) => {
  const killer = new AbortController()
  const { play, sandbox, stored } = await open({
    settings: { replication: { tokenService: { attempts: 2 } } },
    onRequest: ({ method, service }) => {
      if (method === 'POST' && service === 'graph') killer.abort()
    },
  })
  sandbox.fault({ match: { service: 'graph', method: 'POST' }, effect: { kind: 'stall' }, when: 'after' })
  const killed = await play({ inputs: FEDERATED_MANAGER, kill: killer.signal })
  expect(killed.signal).toBe('SIGKILL')
  expect(stored()).toEqual(OUR_CREDENTIAL)
  const { exitCode, requests, outputs } = await play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...asked, list(), exchange(70025), exchange()])
  expect(outputs).toMatchObject({ 'credential-name': PRODUCTION_NAME, 'credential-change': 'kept' })
  expect(stored()).toEqual(OUR_CREDENTIAL)
})
