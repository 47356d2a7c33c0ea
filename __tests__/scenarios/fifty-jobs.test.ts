/** Fifty jobs find the trust missing at the same moment: one credential, and no failed job. */
import { expect } from 'vitest'
import { FEDERATED_MANAGER, PRODUCTION, PRODUCTION_NAME, scenario } from './harness.ts'
import { AUDIENCE } from './transcript.ts'

const JOBS = 50

scenario('fifty jobs at once', { timeout: 120_000 }, async ({ open }) => {
  const { play, sandbox, stored } = await open({
    // A write that takes a while, so that the jobs do get in each other's way.
    settings: { graph: { writeMs: 400 }, replication: { tokenService: { ms: 500 } } },
  })
  // Every first exchange of all jobs comes before the first write, whatever the machine: they all see no trust.
  let refused = 0
  let release = () => {}
  const everybody = new Promise<void>((resolve) => {
    release = resolve
  })
  const results = await Promise.all(
    Array.from({ length: JOBS }, () =>
      play({
        inputs: FEDERATED_MANAGER,
        onOutput: (text) => {
          if (text.includes('setting up the trust') && ++refused === JOBS) release()
        },
      }),
    ),
  )
  await everybody
  expect(results.map(({ exitCode }) => exitCode)).toEqual(Array<number>(JOBS).fill(0))
  expect(stored()).toEqual([`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`])
  const changes = results.map(({ outputs }) => outputs['credential-change'])
  expect(changes.filter((change) => change === 'created')).toHaveLength(1)
  expect(new Set(changes)).toEqual(new Set(['created', 'kept']))
  const writes = sandbox.requests().filter(({ method }) => method === 'PATCH')
  expect(writes.filter(({ status }) => status === 201)).toHaveLength(1)
  // The jobs did meet: some writes were told that another one was under way.
  expect(writes.filter(({ status }) => status === 409).length).toBeGreaterThan(0)
})
