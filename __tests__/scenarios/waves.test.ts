/** Story: a fleet goes from names to immutable subjects in waves; runs are killed on the way, and no job is ever refused. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { RequestRecord } from '../../sandbox/http/request-log.ts'
import { playFleet, workspaceOf } from './fleet-harness.ts'
import { type Stage, scenario, WAITS_PASS } from './harness.ts'
import { succeeded, writesIn } from './plan-harness.ts'
import { addFleet, startJobs } from './waves.ts'

/** Repositories, how many of them are turned on per run, and how many runs are killed: more in `.ci/run`. */
const [SIZE = 60, AT_MOST = 25, KILLS = 6] = (process.env.WAVES ?? '').split(':').filter(Boolean).map(Number)
const SEED = Number(process.env.WAVES_SEED ?? Date.now() % 1_000_000)

/** A sequence of numbers below one. */
function random(): () => number {
  const [generator] = [
    fc.sample(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { numRuns: 1000, seed: SEED }),
  ]
  let next = 0
  return () => generator[next++ % generator.length] ?? 0
}

scenario(
  `${SIZE} repositories, ${AT_MOST} per run, ${KILLS} runs killed (seed ${SEED})`,
  { timeout: 1_800_000 },
  async ({ open }) => {
    const seen: ((record: RequestRecord) => void)[] = []
    const stage: Stage = await open({
      onRequest: (record) => {
        for (const each of seen) each(record)
      },
    })
    const fleet = addFleet(stage, SIZE)
    const inputs = { inputs: fleet.inputs, env: WAITS_PASS }
    const workspace = (said: string) =>
      workspaceOf({ 'federation.yml': fleet.fileOf(said), 'policy.yml': fleet.policy })
    succeeded(await playFleet(stage, 'apply', workspace('keep'), inputs))
    const jobs = startJobs(stage.sandbox, fleet)
    seen.push(jobs.watch)
    const draw = random()
    let killed = 0

    /** Runs apply once; at the `at`th of the requests that count, it is killed. */
    const run = async (said: string, at?: number, counts: (record: RequestRecord) => boolean = () => true) => {
      stage.sandbox.clearRequests()
      const killer = new AbortController()
      let left = at ?? -1
      seen[1] = (record) => {
        if (counts(record) && --left === 0) killer.abort()
      }
      const played = await playFleet(stage, 'apply', workspace(said), { ...inputs, kill: killer.signal })
      expect((await jobs.refusals()).slice(0, 5)).toEqual([])
      return played
    }
    const isWrite = ({ method, path }: RequestRecord) => method !== 'GET' && !path.includes('oauth2')
    /** Runs until nothing is left to write; some of the runs are killed, at any request or at a write. */
    const wave = async (said: string, kills: number, writes: number) => {
      for (let each = 0; each < kills; each++) {
        const ofWrites = each % 2 === 0
        const at = 1 + Math.floor(draw() * (ofWrites ? writes : 2 * writes))
        const { signal } = await run(said, at, ofWrites ? isWrite : undefined)
        if (signal === 'SIGKILL') killed += 1
      }
      const whole = await run(said)
      succeeded(whole)
      await jobs.signInAll()
      expect((await jobs.refusals()).slice(0, 5)).toEqual([])
      return whole
    }
    await wave('add', Math.ceil(KILLS / 3), SIZE)
    for (const { repository } of fleet.members) repository.immutable = true
    await wave('finish', Math.ceil(KILLS / 3), SIZE)
    expect(writesIn(await run('finish'))).toEqual([])
    console.log(killed, jobs.count())
    jobs.close()
  },
)
