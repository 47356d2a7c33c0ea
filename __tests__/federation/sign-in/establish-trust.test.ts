/** Tests the main job with a manager: the guards, the write, the wait, and that any number of jobs and deaths converge. */

import { beforeAll, describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { buildDescription } from '../../../src/core/credential/owner.ts'
import { desiredCredential } from '../../../src/core/credential/trust.ts'
import { FederationError } from '../../../src/core/error.ts'
import type { ExchangeToken } from '../../../src/federation/ports.ts'
import { signIn } from '../../../src/federation/sign-in/sign-in.ts'
import { explanationLines } from '../../../src/report/diagnosis.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra, type FakeEntraOptions } from '../fake-entra.ts'
import { ARM, AUDIENCE, claimsOf, createJob, failureOf, SUBJECT, sha256Hex, signInRequest } from '../job.ts'

const GRAPH = 'https://graph.microsoft.com/.default'
const desired = desiredCredential(claimsOf(), 'application', sha256Hex)
const isWrite = (call: string) => call.startsWith('create') || call.startsWith('replace')

function setUp(options: FakeEntraOptions = {}, job: Parameters<typeof createJob>[2] = {}) {
  const clock = createVirtualClock()
  const entra = createFakeEntra(clock, options)
  return { clock, entra, ...createJob(clock, entra, job) }
}

// Loaded with the first refusal only; here, so that the virtual clock does not run on meanwhile.
beforeAll(() => import('../../../src/federation/sign-in/establish-trust.ts'))

it('warns about nothing where the target has no room for it', async () => {
  const full = Array.from({ length: 20 }, (_, n) => ({
    ...desired,
    name: `n-${n}`,
    subject: `repo:octo-org/x:ref:refs/heads/b${n}`,
  }))
  const { ports, entra, log } = setUp({ stored: full })
  expect((await failureOf(signIn(signInRequest(), ports))).code).toBe('credential-limit')
  expect(entra.calls.filter(isWrite)).toEqual([])
  expect(log.lines.filter((line) => line.startsWith('warning'))).toEqual([])
})

describe('a missing trust', () => {
  it('is written for exactly these claims, and the wait begins with about a second', async () => {
    const { claimsMatchingExpression: _, ...written } = desired
    const { ports, entra, clock, issued } = setUp({ propagationMs: 10_000 })
    const result = await signIn(signInRequest(), ports)
    expect(result).toMatchObject({
      change: 'created',
      credential: { ...written, id: 'id-1' },
      tokens: [{ scope: ARM }],
    })
    expect(entra.stored()).toEqual([{ ...desired, id: 'id-1' }])
    expect(entra.calls.slice(0, 4)).toEqual([`exchange ${ARM}`, 'list', `create ${desired.name}`, `exchange ${ARM}`])
    expect(clock.sleeps.slice(0, 3)).toEqual([1000, 1600, 2560])
    expect(result.propagationMs).toBe(clock.sleeps.reduce((sum, ms) => sum + ms, 0))
    expect(issued).toEqual([AUDIENCE])
  })

  it('is there when the job runs again, which then changes nothing', async () => {
    const { ports, entra, opened } = setUp()
    await signIn(signInRequest(), ports)
    const before = entra.stored()
    expect(await signIn(signInRequest(), ports)).toMatchObject({ change: 'kept' })
    expect(entra.stored()).toEqual(before)
    expect(entra.calls.filter(isWrite)).toHaveLength(1)
    expect(opened()).toBe(1)
  })

  it('is waited for with assertions that have a minute to live, however long it takes', async () => {
    const { ports, entra, issued } = setUp({ propagationMs: 280_000 })
    expect(await signIn(signInRequest(), ports)).toMatchObject({ change: 'created' })
    expect(Math.min(...entra.presented.map(({ leftMs }) => leftMs))).toBeGreaterThanOrEqual(59_000)
    expect(issued).toEqual([AUDIENCE, AUDIENCE])
  })

  it('is waited for through every code that propagation shows, also for further scopes after a first success', async () => {
    const flapping = [undefined, [700016], [90061], [], [70021], [700016], [90061], [7002138], []]
    const { ports, clock } = setUp({ answer: (exchange) => flapping[exchange] })
    const { tokens } = await signIn(signInRequest({ scopes: [ARM, GRAPH] }), ports)
    expect(tokens.map(({ scope }) => scope)).toEqual([ARM, GRAPH])
    expect(clock.sleeps).toEqual([1000, 1600, 1000, 1600, 2560, 4096])
  })

  it.each([700016, 90061, 50166])('is not given up while others write and Entra still says AADSTS%i', async (code) => {
    const { ports, entra } = setUp({
      mishaps: ['busy'],
      answer: (exchange) => (exchange === 1 ? [code] : undefined),
    })
    expect(await signIn(signInRequest(), ports)).toMatchObject({ change: 'created' })
    expect(entra.stored()).toHaveLength(1)
  })

  it('may differ from a stored one in case only: that one stays', async () => {
    const other = {
      ...desired,
      id: 'id-0',
      name: 'upper',
      subject: SUBJECT.replace('production', 'Production'),
      description: 'by hand',
    }
    const { ports, entra } = setUp({ stored: [other], propagationMs: 5000 })
    expect(await signIn(signInRequest(), ports)).toMatchObject({ change: 'created' })
    expect(entra.stored().map(({ name }) => name)).toEqual(['upper', desired.name])
  })

  it('is told as a timeout with the last answer when Entra never accepts it', async () => {
    const { ports, clock, entra } = setUp({
      propagationMs: 1e9,
      answer: (exchange) => (exchange === 0 ? undefined : [700213]),
    })
    const start = clock.now()
    const error = await failureOf(signIn(signInRequest({ propagationTimeoutMs: 60_000 }), ports))
    expect(error).toMatchObject({
      code: 'propagation-timeout',
      message: expect.stringContaining('60 s after the credential'),
    })
    expect(error.answer).toMatchObject({ code: 'AADSTS700213', correlationId: 'correlation-700213' })
    expect(clock.now() - start).toBe(60_000)
    expect(entra.stored()).toHaveLength(1)
  })

  it('is told as a timeout for a further scope as well: the trust is there', async () => {
    const { ports } = setUp({ answer: (_, scope) => (scope === GRAPH ? [700213] : undefined) })
    expect(
      await failureOf(signIn(signInRequest({ scopes: [ARM, GRAPH], propagationTimeoutMs: 30_000 }), ports)),
    ).toMatchObject({ code: 'propagation-timeout' })
  })
})

describe('a trust that is stored already', () => {
  const byHand: FederatedIdentityCredential = {
    id: 'id-0',
    name: 'by-hand',
    issuer: desired.issuer,
    subject: SUBJECT,
    audiences: [AUDIENCE],
  }

  it('is kept under its name and never rewritten while Entra refuses', async () => {
    const { ports, entra } = setUp({ stored: [byHand], answer: (exchange) => (exchange < 5 ? [700213] : undefined) })
    const result = await signIn(signInRequest(), ports)
    expect(result).toMatchObject({ change: 'kept', credential: byHand })
    expect(result.propagationMs).toBeUndefined()
    expect(entra.calls.filter(isWrite)).toEqual([])
    expect(entra.stored()).toEqual([byHand])
  })

  it('is found, not written, in what the timeout says', async () => {
    const { ports } = setUp({ stored: [byHand], answer: () => [700213] })
    const error = await failureOf(signIn(signInRequest({ propagationTimeoutMs: 5000 }), ports))
    expect(error).toMatchObject({
      code: 'propagation-timeout',
      message: expect.stringContaining('"by-hand" was found'),
      hint: expect.stringContaining('delete and recreate'),
    })
  })

  it('gets its audience corrected when it is ours', async () => {
    const ours = { ...desired, id: 'id-0', audiences: ['api://old'] }
    const { ports, entra } = setUp({ stored: [ours] })
    expect(await signIn(signInRequest(), ports)).toMatchObject({
      change: 'updated',
      before: ours,
      credential: { audiences: [AUDIENCE] },
    })
    expect(entra.stored()).toEqual([{ ...ours, audiences: [AUDIENCE] }])
  })

  it('is left alone when it is not', async () => {
    const { ports, entra } = setUp({ stored: [{ ...byHand, audiences: ['api://old'] }] })
    expect(await failureOf(signIn(signInRequest(), ports))).toMatchObject({ code: 'audience-conflict' })
    expect(entra.calls.filter(isWrite)).toEqual([])
  })

  it('is never refused by a guard', async () => {
    const claims = claimsOf({
      sub: 'repo:octo-org/shop:pull_request',
      event_name: 'pull_request',
      environment: undefined,
      ref: 'refs/pull/7/merge',
    })
    const stored = { ...byHand, subject: claims.sub }
    const { ports } = setUp(
      { stored: [stored], answer: (exchange) => (exchange < 3 ? [700213] : undefined) },
      { claims },
    )
    expect(await signIn(signInRequest(), ports)).toMatchObject({ change: 'kept', credential: stored })
  })
})

describe('guards', () => {
  const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-0123456789abcdef0123456789abcdef01234567'
  it.each([
    [
      'context-not-declared',
      { sub: 'repo:octo-org/shop:ref:refs/heads/dev', ref: 'refs/heads/dev', environment: undefined },
    ],
    [
      'pull-request-refused',
      {
        sub: 'repo:octo-org/shop:pull_request',
        event_name: 'pull_request',
        ref: 'refs/pull/7/merge',
        environment: undefined,
      },
    ],
    ['pull-request-refused', { event_name: 'pull_request_target' }],
    [
      'merge-queue-refused',
      { sub: `repo:octo-org/shop:ref:${QUEUE}`, event_name: 'merge_group', ref: QUEUE, environment: undefined },
    ],
    ['subject-too-broad', { sub: 'environment:production' }],
  ])('%s: nothing is written, and the error speaks of the guard alone', async (code, more) => {
    const { ports, entra } = setUp({}, { claims: claimsOf(more) })
    const error = await failureOf(signIn(signInRequest(), ports))
    expect(error.code).toEqual(code)
    expect(entra.calls.filter(isWrite)).toEqual([])
    expect(entra.stored()).toEqual([])
    const lines = explanationLines(error).join('\n')
    expect(lines).toContain(`presented: ${claimsOf(more).sub}`)
    expect(lines).not.toMatch(/Likely cause|az ad app/)
  })

  it('win over a manager that cannot serve either', async () => {
    const { ports } = setUp(
      {},
      {
        claims: claimsOf({ sub: 'environment:production' }),
        more: { openStore: () => Promise.reject(new FederationError('manager-credential-invalid', 'no')) },
      },
    )
    expect(await failureOf(signIn(signInRequest(), ports))).toMatchObject({ code: 'subject-too-broad' })
  })

  it('ask GitHub for the default branch only when that could help', async () => {
    const branch = claimsOf({ sub: 'repo:octo-org/shop:ref:refs/heads/main', environment: undefined })
    const told = setUp(
      {},
      { claims: branch, more: { readDefaultBranch: async (askGitHub) => (askGitHub ? 'main' : undefined) } },
    )
    expect(await signIn(signInRequest(), told.ports)).toMatchObject({ change: 'created' })
    const environment = setUp()
    await signIn(signInRequest(), environment.ports)
    expect(environment.defaultBranchAsked).toEqual([false])
    const refused = setUp({}, { claims: branch })
    expect(await failureOf(signIn(signInRequest(), refused.ports))).toMatchObject({ code: 'context-not-declared' })
    expect(refused.defaultBranchAsked).toEqual([false, true])
  })
})

describe('a weak trust', () => {
  const warningsOf = ({ log }: ReturnType<typeof setUp>) => log.lines.filter((line) => line.startsWith('warning'))

  it('is told once before it is written, with the safer choice', async () => {
    const asked: unknown[] = []
    const job = setUp(
      { mishaps: ['busy', 'busy'], grants: ['Application.ReadWrite.All'] },
      {
        more: {
          readProtection: async (...question) => {
            asked.push(question)
            return 'unprotected'
          },
        },
      },
    )
    const result = await signIn(signInRequest(), job.ports)
    expect(result).toMatchObject({ change: 'created' })
    expect(result.lints?.map(({ code }) => code)).toEqual(['unprotected', 'name-based', 'manager-roles'])
    expect(asked).toEqual([['octo-org/shop', { kind: 'environment', environment: 'production' }]])
    const warnings = warningsOf(job)
    expect(warnings.filter((line) => line.includes('has no protection'))).toHaveLength(1)
    expect(warnings.filter((line) => line.includes('Application.ReadWrite.OwnedBy'))).toHaveLength(1)
    const wrote = job.log.lines.findIndex((line) => line.includes('Writing the federated credential'))
    expect(job.log.lines.findLastIndex((line) => line.startsWith('warning'))).toBeLessThan(wrote)
  })

  it('is not told of what is protected, missing, or unknown', async () => {
    for (const protection of ['protected', 'missing', 'unknown'] as const) {
      const job = setUp({}, { more: { readProtection: async () => protection } })
      await signIn(signInRequest(), job.ports)
      expect(warningsOf(job).join(' ')).not.toContain('has no protection')
    }
  })

  it('is something else than a wrong one, which Entra judges', async () => {
    const job = setUp({}, { claims: claimsOf({ iss: 'https://10.0.0.1/_services/token' }) })
    await signIn(signInRequest(), job.ports)
    expect(warningsOf(job).join(' ')).not.toContain('local or private')
  })

  it('is told as far as anybody answers: advice fails no sign-in', async () => {
    const down = () => Promise.reject(new Error('down'))
    const silent = setUp({ grants: ['Application.ReadWrite.All'] }, { more: { readProtection: down } })
    expect(await signIn(signInRequest(), silent.ports)).toMatchObject({ change: 'created' })
    expect(warningsOf(silent).join('\n')).toContain('Application.ReadWrite.OwnedBy')
    const mute = setUp()
    const openStore = async () => ({ ...mute.entra.store, grants: down })
    const readProtection = async () => 'unprotected' as const
    expect(await signIn(signInRequest(), { ...mute.ports, openStore, readProtection })).toMatchObject({
      change: 'created',
    })
    expect(warningsOf(mute).join('\n')).toContain('has no protection')
  })

  it('is told of a name-based subject only where GitHub itself issues the tokens', async () => {
    const enterprise = setUp({}, { claims: claimsOf({ iss: 'https://token.actions.githubusercontent.com/octo' }) })
    const [hosted, elsewhere] = [
      setUp(),
      setUp({}, { claims: claimsOf({ iss: 'https://token.actions.octo.ghe.com' }) }),
    ]
    for (const { ports } of [hosted, enterprise, elsewhere]) await signIn(signInRequest(), ports)
    for (const job of [hosted, enterprise]) expect(warningsOf(job).join(' ')).toContain('immutable')
    expect(warningsOf(elsewhere).join(' ')).not.toContain('immutable')
  })

  it('is not asked about where nothing is written', async () => {
    const { ports } = setUp(
      { stored: [{ ...desired, name: 'by-hand' }], answer: (exchange) => (exchange < 2 ? [700213] : undefined) },
      { more: { readProtection: () => Promise.reject(new Error('asked')) } },
    )
    expect(await signIn(signInRequest(), ports)).toMatchObject({ change: 'kept' })
  })
})

describe('a manager that may not', () => {
  const forbidden = new FederationError('manager-forbidden', 'The manager may not write.', {
    hint: 'Grant it.',
    answer: { service: 'Microsoft Graph', status: 403 },
  })

  it('read: the grants of its token and the cure', async () => {
    const { ports } = setUp({ failingList: () => forbidden, grants: ['User.Read', 'Directory.Read.All'] })
    const error = await failureOf(signIn(signInRequest(), ports))
    expect(error).toMatchObject({
      code: 'manager-forbidden',
      hint: 'Grant it.',
      answer: { service: 'Microsoft Graph', status: 403 },
    })
    expect(explanationLines(error).join('\n')).toMatch(
      /holds: User\.Read, Directory\.Read\.All\.[\s\S]*az ad app federated-credential create/,
    )
  })

  it('write: the nearest stored credential as well', async () => {
    const stored = { ...desired, name: 'branch-main', subject: 'repo:octo-org/shop:ref:refs/heads/main' }
    const { ports, entra } = setUp({ stored: [stored] })
    const store = { ...entra.store, create: () => Promise.reject(forbidden) }
    const error = await failureOf(signIn(signInRequest(), { ...ports, openStore: async () => store }))
    expect(explanationLines(error).join('\n')).toMatch(/branch-main[\s\S]*holds no roles/)
  })

  it('sign in at all', async () => {
    const broken = new FederationError('manager-forbidden', 'no')
    const { ports } = setUp({}, { more: { openStore: () => Promise.reject(broken) } })
    expect((await failureOf(signIn(signInRequest(), ports))).details.join('\n')).toContain('holds no roles')
  })

  // "Without a manager, or when nothing was written, a refusal is retried twice": some 2 % of refusals are a mistake.
  it('does not fail a job that Entra trusts and refused by mistake', async () => {
    const trusted = { ...desired, name: 'by-hand' }
    const { ports, entra } = setUp({
      stored: [trusted],
      failingList: () => forbidden,
      answer: (exchange) => (exchange === 0 ? [700213] : undefined),
    })
    expect(await signIn(signInRequest(), ports)).toMatchObject({ change: 'kept', tokens: [{ scope: ARM }] })
    expect(entra.calls.filter(isWrite)).toEqual([])
  })
})

describe('many jobs at once', () => {
  it.each([0, 20_000])('end with one credential and no failed job (propagation %i ms)', async (propagationMs) => {
    const clock = createVirtualClock(1_800_000_000_000, mulberry(7))
    const entra = createFakeEntra(clock, { writeMs: 400, propagationMs })
    const results = await Promise.all(
      Array.from({ length: 50 }, () => signIn(signInRequest(), createJob(clock, entra).ports)),
    )
    expect(entra.stored().map(({ name }) => name)).toEqual([desired.name])
    expect(results.map(({ change }) => change).filter((change) => change === 'created')).toHaveLength(1)
    expect(
      results.every(({ change, credential }) =>
        change === 'kept' ? credential === undefined || credential.name === desired.name : change === 'created',
      ),
    ).toBe(true)
  })

  it('end with one credential when writes are lost and unheard', async () => {
    const clock = createVirtualClock(1_800_000_000_000, mulberry(11))
    const entra = createFakeEntra(clock, {
      writeMs: 300,
      propagationMs: 5000,
      mishaps: ['unheard', 'lost', 'unheard', 'lost', 'lost', 'busy', 'unheard'],
    })
    await Promise.all(Array.from({ length: 50 }, () => signIn(signInRequest(), createJob(clock, entra).ports)))
    expect(entra.stored().map(({ name }) => name)).toEqual([desired.name])
  })

  it('for different environments end with one credential each', async () => {
    const clock = createVirtualClock(1_800_000_000_000, mulberry(3))
    const entra = createFakeEntra(clock, { writeMs: 200, propagationMs: 3000 })
    const environments = Array.from({ length: 12 }, (_, index) => `env-${index}`)
    await Promise.all(
      environments.map((environment) =>
        signIn(
          signInRequest(),
          createJob(clock, entra, {
            claims: claimsOf({ sub: `repo:octo-org/shop:environment:${environment}`, environment }),
          }).ports,
        ),
      ),
    )
    expect(
      entra
        .stored()
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(environments.map((environment) => `repo:octo-org/shop:environment:${environment}`).sort())
  })
})

/** A small generator of pseudo-random numbers, so that runs repeat. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('killed at any point and run again', () => {
  const stale = {
    ...desired,
    id: 'id-0',
    audiences: ['api://old'],
    description: buildDescription('octo-org/shop', 'x'),
  }

  it.each<[string, readonly FederatedIdentityCredential[]]>([
    ['from nothing', []],
    ['from its own with an old audience', [stale]],
  ])('%s, it converges', async (_, stored) => {
    let deaths = 0
    for (let lastCall = 0; ; lastCall += 1) {
      const clock = createVirtualClock()
      const entra = createFakeEntra(clock, { stored, propagationMs: 4000 })
      let calls = 0
      // The call is carried out, and the process is gone before it hears of it.
      const mortal = async <T>(call: Promise<T>): Promise<T> => {
        const result = await call
        if (calls++ === lastCall) throw new Error('killed')
        return result
      }
      const exchangeToken: ExchangeToken = (request) => mortal(entra.exchangeToken(request))
      const store = {
        ...entra.store,
        list: () => mortal(entra.store.list()),
        create: (credential: FederatedIdentityCredential) => mortal(entra.store.create(credential)),
        replace: (stored: FederatedIdentityCredential, credential: FederatedIdentityCredential) =>
          mortal(entra.store.replace(stored, credential)),
      }
      const first = createJob(clock, entra, { more: { exchangeToken, openStore: async () => store } })
      const died = await signIn(signInRequest(), first.ports).then(
        () => false,
        () => true,
      )
      expect(await signIn(signInRequest(), createJob(clock, entra).ports)).toMatchObject({ tokens: [{ scope: ARM }] })
      expect(entra.stored().map(({ name, subject, audiences }) => ({ name, subject, audiences }))).toEqual([
        { name: desired.name, subject: SUBJECT, audiences: [AUDIENCE] },
      ])
      if (!died) break
      deaths += 1
    }
    expect(deaths).toBeGreaterThan(3)
  })
})

describe('a job that a flexible credential lets in', () => {
  const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-0123456'
  const sub = `repo:octo-org/shop:ref:${QUEUE}`
  const claims = claimsOf({ sub, ref: QUEUE, event_name: 'merge_group', environment: undefined })
  const flexible = (value: string, audience = AUDIENCE): FederatedIdentityCredential => ({
    id: 'id-0',
    name: 'queue',
    issuer: claims.iss,
    audiences: [audience],
    claimsMatchingExpression: { value, languageVersion: 1 },
  })
  const PATTERN = "claims['sub'] matches 'repo:octo-org/shop:ref:refs/heads/gh-readonly-queue/main/pr-*'"
  const valid = `${PATTERN} and claims['repository_id'] eq '2'`

  it('is trusted: nothing is written beside it and no guard refuses it; Entra is waited for', async () => {
    const { ports, entra } = setUp(
      { stored: [flexible(valid)], answer: (exchange) => (exchange < 3 ? [7002131] : []) },
      { claims },
    )
    const result = await signIn(signInRequest(), ports)
    expect(result).toMatchObject({ change: 'kept', credential: { name: 'queue' } })
    expect(entra.calls.filter(isWrite)).toEqual([])
  })

  it.each([
    ['that Entra would refuse', flexible(PATTERN)],
    ['that cannot be read', flexible('sub eq x')],
    ['for another audience', flexible(valid, 'api://other')],
    ['for another repository', flexible(valid.replace("eq '2'", "eq '3'"))],
  ])('is another one than a job with a credential %s', async (_, other) => {
    const { ports } = setUp({ stored: [other] }, { claims })
    expect((await failureOf(signIn(signInRequest(), ports))).code).toBe('merge-queue-refused')
  })
})

it.each(['throttled', 'service-unavailable'] as const)(
  'a write that ends as %s fails no job that another one served',
  async (code) => {
    const { ports, entra } = setUp()
    const failing = async (): Promise<never> => {
      await entra.store.create(desired)
      throw new FederationError(code, 'Too many at once.')
    }
    const openStore = async () => ({ ...entra.store, create: failing })
    expect(await signIn(signInRequest(), { ...ports, openStore })).toMatchObject({
      change: 'kept',
      tokens: [{ scope: ARM }],
    })
    const alone = setUp()
    const lost = async () => ({ ...alone.entra.store, create: () => Promise.reject(new FederationError(code, 'No.')) })
    expect((await failureOf(signIn(signInRequest(), { ...alone.ports, openStore: lost }))).code).toBe(code)
  },
)
