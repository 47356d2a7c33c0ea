/** Story: a fleet goes from names to immutable subjects in waves; runs are killed on the way, and no job is ever refused. */
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { RequestRecord } from '../../sandbox/http/request-log.ts'
import { playFleet, workspaceOf } from './fleet-harness.ts'
import { type Played, type Stage, scenario, WAITS_PASS } from './harness.ts'
import { succeeded, writesIn } from './plan-harness.ts'
import { addFleet, type Fleet } from './waves-fleet.ts'
import { type Jobs, startJobs } from './waves-jobs.ts'

/** Repositories, how many of them are turned on per run, how many runs are killed; `.ci/run` takes more. */
const [SIZE = 27, AT_MOST = 10, KILLS = 5] = (process.env.WAVES ?? '').split(':').filter(Boolean).map(Number)
const SEED = process.env.WAVES_SEED ?? '1'
/** Kills in each wave of half of all that are killed. */
const PER_WAVE = Math.ceil((KILLS * AT_MOST) / (2 * SIZE))
const SWITCH = `{ default: add, switch: { repositories: ['octo-org/wave-*'], at-most: ${AT_MOST} } }`

/** When a run is killed: at so many requests of a kind. */
interface Kill {
  readonly at: number
  readonly counts: (record: RequestRecord) => boolean
}

const isWrite = ({ method, service, path }: RequestRecord) =>
  method !== 'GET' && service !== 'entra' && !path.includes('$batch')

/** Draws at which request runs are killed: every second time a write, else any. */
function drawKills(): (writes: number) => Kill {
  let drawn = 0
  return (writes) => {
    drawn += 1
    const share = createHash('sha256').update(`${SEED} ${drawn}`).digest().readUInt32BE() / 2 ** 32
    return drawn % 2 === 0
      ? { at: 1 + Math.floor(share * writes), counts: isWrite }
      : { at: 1 + Math.floor(share * 3 * SIZE), counts: () => true }
  }
}

interface Play {
  readonly stage: Stage
  readonly fleet: Fleet
  readonly jobs: Jobs
  /** Sees each request; one more listener can be put in. */
  readonly listeners: ((record: RequestRecord) => void)[]
}

async function openPlay(open: (options: object) => Promise<Stage>): Promise<Play> {
  const listeners: Play['listeners'] = []
  const onRequest = (record: RequestRecord) => {
    for (const each of listeners) each(record)
  }
  const stage = await open({ onRequest })
  const fleet = addFleet(stage, SIZE)
  succeeded(await apply({ stage, fleet }, 'keep'))
  const jobs = startJobs(stage.sandbox, fleet)
  listeners.push(jobs.watch)
  return { stage, fleet, jobs, listeners }
}

function apply({ stage, fleet }: Pick<Play, 'stage' | 'fleet'>, said: string, kill?: AbortSignal): Promise<Played> {
  stage.sandbox.clearRequests()
  const workspace = workspaceOf({ 'federation.yml': fleet.fileOf(said), 'policy.yml': fleet.policy })
  return playFleet(stage, 'apply', workspace, { inputs: fleet.inputs, env: WAITS_PASS, ...(kill && { kill }) })
}

/** Applies, and kills the run where it comes so far; asserts that no job was refused meanwhile. */
async function applyKilled(play: Play, said: string, { at, counts }: Kill): Promise<boolean> {
  const killer = new AbortController()
  let left = at
  play.listeners[1] = (record) => {
    if (counts(record) && --left === 0) killer.abort()
  }
  const { signal } = await applyWatched(play, said, killer.signal)
  play.listeners.length = 1
  return signal === 'SIGKILL'
}

/** Applies; after every write, jobs of what it touched signed in, and none was refused. */
async function applyWatched(play: Play, said: string, kill?: AbortSignal): Promise<Played> {
  const before = play.jobs.count()
  const played = await apply(play, said, kill)
  await noneRefused(play)
  const writes = play.stage.sandbox.requests().filter((each) => isWrite(each) && each.status < 300)
  expect(play.jobs.count() - before).toBeGreaterThanOrEqual(writes.length)
  return played
}

async function noneRefused({ jobs }: Play): Promise<void> {
  expect((await jobs.refusals()).slice(0, 5)).toEqual([])
}

/** Applies to the end, and lets a job of every repository sign in. */
async function applyWhole(play: Play, said: string): Promise<void> {
  succeeded(await applyWatched(play, said))
  const before = play.jobs.count()
  play.jobs.signInAll()
  await noneRefused(play)
  expect(play.jobs.count() - before).toBeGreaterThan(SIZE)
}

const immutables = ({ fleet }: Play) => fleet.members.filter(({ repository }) => repository.immutable).length

scenario(
  `${SIZE} repositories, ${AT_MOST} a run, ${KILLS} runs killed (seed ${SEED})`,
  { timeout: 1_800_000 },
  async ({ open }) => {
    const play = await openPlay(open)
    const draw = drawKills()
    const kills = { add: Math.round(KILLS / 4), switch: Math.round(KILLS / 2), finish: 0, done: 0 }
    kills.finish = KILLS - kills.add - kills.switch
    const killed = async (said: string, writes: number) => {
      while (!(await applyKilled(play, said, draw(writes))));
      kills.done += 1
    }

    while (kills.done < kills.add) await killed('add', SIZE / KILLS)
    await applyWhole(play, 'add')
    expect(immutables(play)).toBe(0)

    while (immutables(play) < SIZE) {
      for (let each = 0; each < PER_WAVE && kills.done < kills.add + kills.switch; each++)
        await killed(SWITCH, AT_MOST / (2 * PER_WAVE))
      const before = immutables(play)
      await applyWhole(play, SWITCH)
      expect(immutables(play) - before).toBe(Math.min(AT_MOST, SIZE - before))
    }

    while (kills.done < KILLS) await killed('finish', SIZE / KILLS)
    await applyWhole(play, 'finish')
    expect(play.fleet.credentials().filter((match) => !/@\d+\//.test(match))).toEqual([])
    expect(writesIn(await apply(play, 'finish'))).toEqual([])
    await play.jobs.close()
  },
)
