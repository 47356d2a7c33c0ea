/** A Graph, or a gateway before it, that answers what it did not promise; and others who write between a look and a write. */
import { expect } from 'vitest'
import { FEDERATED_MANAGER, failure, PRODUCTION, PRODUCTION_NAME, SECRET_MANAGER, scenario } from './harness.ts'
import { failed, playAction, succeeded } from './plan-harness.ts'
import { AUDIENCE, create, list, readBack } from './transcript.ts'

const LIST = { service: 'graph', method: 'GET' } as const
const WRITE = { service: 'graph', method: 'POST' } as const
const OURS = `${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`

for (const [title, body] of [
  ['an empty object', {}],
  ['a list that is none', { value: 'nothing' }],
  ['null in a list', { value: [null] }],
] as const) {
  scenario.concurrent(`a list answered with ${title} is never an empty one`, async ({ open }) => {
    const stage = await open()
    stage.sandbox.fault({ match: LIST, times: 99, effect: { status: 200, body } })
    const played = await playAction(stage.sandbox, 'apply', { inputs: SECRET_MANAGER })
    failed(played, 'service-unavailable')
    expect(played.log).not.toMatch(/TypeError|undefined|\[object/)
    expect(stage.stored()).toEqual([])
  })
}

scenario.concurrent('a list whose next page is itself ends', async ({ open }) => {
  const stage = await open()
  const body = { value: [], '@odata.nextLink': `${stage.sandbox.url}/beta/again` }
  stage.sandbox.fault({ match: LIST, times: 99, effect: { status: 200, body } })
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(failure(played, 'service-unavailable')).toContain('does not end')
})

scenario.concurrent('a creation whose answer is cut off is read back by its name', async ({ open }) => {
  const stage = await open()
  stage.sandbox.fault({ match: WRITE, when: 'after', effect: { status: 201, body: {} } })
  const { exitCode, requests, outputs } = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toContain(readBack(PRODUCTION_NAME))
  expect(outputs['credential-change']).toBe('created')
  expect(stage.stored()).toEqual([OURS])
})

scenario.concurrent('a namesake that somebody else made after the look is not overwritten', async ({ open }) => {
  const stage = await open({
    onRequest: ({ method, path, status }) => {
      const looked = method === 'GET' && path.endsWith('federatedIdentityCredentials') && status === 200
      if (looked && stage.stored().length === 0)
        stage.trust({ name: PRODUCTION_NAME, subject: 'repo:octo-org/other:environment:x', description: 'by hand' })
    },
  })
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(failure(played, 'name-conflict')).toContain(PRODUCTION_NAME)
  expect(played.requests).toContain(create(409))
  expect(stage.stored()).toEqual([`${PRODUCTION_NAME}: repo:octo-org/other:environment:x for ${AUDIENCE}`])
})

scenario.concurrent('a target that fills up after the look is said to be full', async ({ open }) => {
  const stage = await open({
    onRequest: ({ method, path }) => {
      const looked = method === 'GET' && path.endsWith('federatedIdentityCredentials')
      if (looked && stage.stored().length === 0)
        for (let n = 0; n < 20; n++)
          stage.trust({ name: `other-${n}`, subject: `repo:octo-org/x:ref:refs/heads/b${n}` })
    },
  })
  const played = await stage.play({ inputs: FEDERATED_MANAGER })
  expect(failure(played, 'credential-limit')).toContain('already holds 20 of at most 20')
  expect(stage.stored()).toHaveLength(20)
})

scenario.concurrent('a plan asks again for an application that was created seconds ago', async ({ open }) => {
  const stage = await open()
  const body = { error: { code: 'Request_ResourceNotFound', message: 'said by a test' } }
  stage.sandbox.fault({ match: LIST, times: 2, effect: { status: 404, body } })
  const played = await playAction(stage.sandbox, 'plan', { inputs: FEDERATED_MANAGER })
  succeeded(played)
  expect(played.requests.filter((line) => line.includes('federatedIdentityCredentials'))).toEqual([
    list(404),
    list(404),
    list(),
  ])
})

scenario.concurrent('an approval of a plan that compared nothing approves nothing', async ({ open }) => {
  const stage = await open()
  const inputs = { ...SECRET_MANAGER, 'plan-digest': 'not-compared' }
  const played = await playAction(stage.sandbox, 'apply', { inputs })
  failed(played, 'plan-stale')
  expect(stage.stored()).toEqual([])
})
