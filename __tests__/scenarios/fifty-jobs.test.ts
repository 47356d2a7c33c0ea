/** Fifty jobs find the trust missing at the same moment: one credential, and no failed job. */
import { expect } from 'vitest'
import { FEDERATED_MANAGER, PRODUCTION, PRODUCTION_NAME, scenario } from './harness.ts'
import { AUDIENCE } from './transcript.ts'

const JOBS = 50

scenario('fifty jobs at once', async ({ open }) => {
  const arrived = new Set<string>()
  const { play, sandbox, stored } = await open({
    settings: {
      // A write that takes a while, so that the jobs do get in each other's way.
      graph: { writeMs: 1000 },
      // Jobs that start later than the first write still find no trust: it arrives when every job has asked for it.
      replication: { tokenService: { ms: 1 } },
    },
    now: () => (arrived.size < JOBS ? 0 : 1),
    onRequest: ({ service, job }) => {
      if (service === 'entra' && job !== undefined) arrived.add(job)
    },
  })
  const results = await Promise.all(Array.from({ length: JOBS }, () => play({ inputs: FEDERATED_MANAGER })))
  const failed = results.filter(({ exitCode }) => exitCode !== 0)
  expect(failed.map(({ log }) => log)).toEqual([])
  expect(stored()).toEqual([`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`])
  const changes = results.map(({ outputs }) => outputs['credential-change'])
  expect(changes.filter((change) => change === 'created')).toHaveLength(1)
  expect(new Set(changes)).toEqual(new Set(['created', 'kept']))
  const writes = sandbox.requests().filter(({ method }) => method === 'POST')
  expect(writes.filter(({ status }) => status === 201)).toHaveLength(1)
  // They did meet: some writes were told that another one was under way.
  expect(writes.filter(({ status }) => status === 409).length).toBeGreaterThan(0)
  // They did all find the trust missing.
  const missing = results.filter(({ log }) => log.includes('setting up the trust'))
  expect(missing).toHaveLength(JOBS)
})
