/** Story: the making of a client secret is killed at each of its five boundaries, and answers are lost; the next run ends with one valid stored secret. */
import { expect } from 'vitest'
import { type Stage, scenario } from './harness.ts'
import { succeeded, writesIn } from './plan-harness.ts'
import {
  age,
  guard,
  playKilled,
  playSecrets,
  secretFile,
  secretsOf,
  storedAtGitHub,
  validAndStored,
} from './secrets-harness.ts'

const STALL = { kind: 'stall' } as const
const TOKEN = /oauth2\/v2\.0\/token/

/** Holds a request and says how to see that the step has come so far. */
interface Boundary {
  readonly hold: (stage: Stage) => void
  readonly reached: (stage: Stage) => boolean
}

const asked = ({ sandbox }: Stage, path: RegExp) => sandbox.requests().filter((each) => path.test(each.path)).length

const MAKING: Readonly<Record<string, Boundary>> = {
  'before it is added': {
    hold: ({ sandbox }) => sandbox.fault({ match: { path: /addPassword/ }, effect: STALL }),
    // Read for the plan, and again immediately before the write.
    reached: (stage) => asked(stage, /servicePrincipals\(/) > 1,
  },
  'added, and its answer lost': {
    hold: ({ sandbox }) => sandbox.fault({ match: { path: /addPassword/ }, effect: STALL, when: 'after' }),
    reached: (stage) => secretsOf(stage).length > 0,
  },
  'added and not stored': {
    hold: ({ sandbox }) => sandbox.fault({ match: { path: /secrets\/public-key/ }, effect: STALL }),
    reached: (stage) => secretsOf(stage).length > 0,
  },
  'stored, and its answer lost': {
    hold: ({ sandbox }) => sandbox.fault({ match: { method: 'PUT', path: /secrets\// }, effect: STALL, when: 'after' }),
    reached: (stage) => storedAtGitHub(stage) !== undefined,
  },
  'stored and not proved': {
    // The manager's own token comes first.
    hold: ({ sandbox }) => sandbox.fault({ match: { path: TOKEN }, skip: 1, effect: STALL, times: 9 }),
    reached: (stage) => storedAtGitHub(stage) !== undefined,
  },
}

scenario.for(Object.entries(MAKING))(
  'killed %s: the next run ends with one',
  async ([, { hold, reached }], { open }) => {
    const stage = await open()
    guard(stage)
    hold(stage)
    const killed = await playKilled(stage, secretFile(), () => reached(stage))
    expect(killed.signal).toBe('SIGKILL')
    succeeded(await playSecrets(stage, 'apply', secretFile()))
    expect(validAndStored(stage)).toHaveLength(1)
    expect(secretsOf(stage)).toHaveLength(1)
    expect(writesIn(await playSecrets(stage, 'apply', secretFile()))).toEqual([])
  },
)

const ROTATING: Readonly<Record<string, Boundary>> = {
  'before the older one goes': {
    hold: ({ sandbox }) => sandbox.fault({ match: { path: /removePassword/ }, effect: STALL }),
    reached: (stage) => asked(stage, /servicePrincipals\(/) > 1,
  },
  'after the older one has gone': {
    hold: ({ sandbox }) => sandbox.fault({ match: { path: /removePassword/ }, effect: STALL, when: 'after' }),
    reached: (stage) => secretsOf(stage).length === 1,
  },
}

scenario.for(Object.entries(ROTATING))(
  'killed %s: the next run ends with one',
  async ([, { hold, reached }], { open }) => {
    const stage = await open()
    guard(stage)
    succeeded(await playSecrets(stage, 'apply', secretFile()))
    age(stage, 80)
    succeeded(await playSecrets(stage, 'apply', secretFile()))
    age(stage, 2)
    stage.sandbox.clearRequests()
    hold(stage)
    const killed = await playKilled(stage, secretFile(), () => reached(stage))
    expect(killed.signal).toBe('SIGKILL')
    succeeded(await playSecrets(stage, 'apply', secretFile()))
    expect(validAndStored(stage)).toHaveLength(1)
    expect(secretsOf(stage)).toHaveLength(1)
  },
)

scenario('killed between the two during a rotation, the older one still signs in', async ({ open }) => {
  const stage = await open()
  guard(stage)
  succeeded(await playSecrets(stage, 'apply', secretFile()))
  age(stage, 80)
  const [older] = secretsOf(stage)
  stage.sandbox.fault({ match: { path: /secrets\/public-key/ }, effect: STALL })
  await playKilled(stage, secretFile(), () => secretsOf(stage).length === 2)
  expect(validAndStored(stage).map(({ keyId }) => keyId)).toEqual([older?.keyId])
  succeeded(await playSecrets(stage, 'apply', secretFile()))
  expect(validAndStored(stage)).toHaveLength(1)
  // The lost one went at once; the older one stays for the overlap.
  expect(secretsOf(stage)).toHaveLength(2)
  expect(secretsOf(stage).map(({ keyId }) => keyId)).toContain(older?.keyId)
})

scenario('an answer of Graph that is lost leaves no secret whose value nobody has', async ({ open }) => {
  const stage = await open()
  guard(stage)
  stage.sandbox.fault({ match: { path: /addPassword/ }, effect: { status: 503 }, when: 'after' })
  succeeded(await playSecrets(stage, 'apply', secretFile()))
  expect(secretsOf(stage)).toHaveLength(1)
  expect(validAndStored(stage)).toHaveLength(1)
})

scenario('a secret that Entra learns of late is waited for', async ({ open }) => {
  const stage = await open({ settings: { replication: { tokenService: { attempts: 3 } } } })
  guard(stage)
  const played = await playSecrets(stage, 'apply', secretFile())
  succeeded(played)
  expect(played.log).toContain('Entra accepted it after')
})

scenario('two runs that make it at once end with one whose value GitHub holds', async ({ open }) => {
  for (let round = 0; round < 3; round++) {
    const stage = await open()
    guard(stage)
    // A run that finds the other one's secret there, and finished, waits until its time is over for it to give way.
    const step = { inputs: { 'propagation-timeout': '60' } }
    const both = await Promise.all([1, 2].map(() => playSecrets(stage, 'apply', secretFile(), step)))
    // One of them may give way, or see what the other one has made.
    expect(both.filter(({ exitCode }) => exitCode === 0).length, both.map(({ log }) => log).join('\n')).toBeGreaterThan(
      0,
    )
    succeeded(await playSecrets(stage, 'apply', secretFile()))
    expect(validAndStored(stage)).toHaveLength(1)
    expect(secretsOf(stage)).toHaveLength(1)
  }
})
