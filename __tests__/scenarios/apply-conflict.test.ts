/** Applies that meet others: busy services, lost answers, the same and other credentials written meanwhile. All converge. */
import { expect } from 'vitest'
import { PRODUCTION, PRODUCTION_NAME, SECRET_MANAGER, scenario } from './harness.ts'
import { failed, onlyChange, playAction, readPlan, succeeded, writesIn } from './plan-harness.ts'
import { AUDIENCE, create } from './transcript.ts'

const WRITE = { service: 'graph', method: 'POST' } as const
const BUSY = { error: { code: 'Directory_ConcurrencyViolation', message: 'There was a concurrency violation.' } }
const STORED = [`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`]

scenario.concurrent('a write while another one is under way is repeated', async ({ open }) => {
  const stage = await open()
  stage.sandbox.fault({ match: WRITE, effect: { status: 409, body: BUSY } })
  const played = await playAction(stage.sandbox, 'apply', { inputs: SECRET_MANAGER })
  succeeded(played)
  expect(writesIn(played)).toEqual([create(409), create()])
  expect(onlyChange(readPlan(played, 'results-file'))).toMatchObject({ outcome: 'created' })
  expect(stage.stored()).toEqual(STORED)
})

scenario.concurrent('a write whose answer was lost is looked for, not repeated', async ({ open }) => {
  const stage = await open()
  stage.sandbox.fault({ match: WRITE, when: 'after', effect: { status: 504 } })
  const played = await playAction(stage.sandbox, 'apply', { inputs: SECRET_MANAGER })
  succeeded(played)
  expect(writesIn(played)).toEqual([create(504)])
  expect(onlyChange(readPlan(played, 'results-file'))).toMatchObject({ outcome: 'created' })
  expect(stage.stored()).toEqual(STORED)
})

scenario.concurrent('the same credential written meanwhile under another name is kept', async ({ open }) => {
  const stage = await open()
  stage.sandbox.fault({ match: WRITE, effect: { status: 409, body: BUSY } })
  const played = await playAction(stage.sandbox, 'apply', {
    inputs: SECRET_MANAGER,
    onOutput: (text) => {
      if (text.includes('Writing the federated credential') && stage.stored().length === 0)
        stage.trust({ name: 'by-hand' })
    },
  })
  succeeded(played)
  expect(played.outputs['credential-name']).toBe('by-hand')
  expect(onlyChange(readPlan(played, 'results-file'))).toMatchObject({ outcome: 'kept' })
  expect(stage.stored()).toEqual([`by-hand: ${PRODUCTION} for ${AUDIENCE}`])
})

scenario.concurrent('another audience written meanwhile is a conflict, and stays', async ({ open }) => {
  const stage = await open()
  stage.sandbox.fault({ match: WRITE, effect: { status: 409, body: BUSY } })
  const played = await playAction(stage.sandbox, 'apply', {
    inputs: SECRET_MANAGER,
    onOutput: (text) => {
      if (text.includes('Writing the federated credential') && stage.stored().length === 0)
        stage.trust({ name: 'by-hand', audiences: ['api://other'], description: 'by hand' })
    },
  })
  failed(played, 'audience-conflict')
  expect(onlyChange(readPlan(played, 'results-file'))).toMatchObject({ outcome: 'failed' })
  expect(stage.stored()).toEqual([`by-hand: ${PRODUCTION} for api://other`])
})

scenario.concurrent('five at once end with one credential and no failed job', async ({ open }) => {
  const stage = await open({ settings: { graph: { writeMs: 500 } } })
  const all = await Promise.all(
    Array.from({ length: 5 }, () => playAction(stage.sandbox, 'apply', { inputs: SECRET_MANAGER })),
  )
  for (const played of all) succeeded(played)
  expect(stage.stored()).toEqual(STORED)
})
