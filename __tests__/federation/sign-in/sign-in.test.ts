/** Tests the main job without a manager, and what happens before anything could be written. */

import { describe, expect, it, vi } from 'vitest'
import { parseSubject } from '../../../src/core/subject/subject.ts'
import { signIn } from '../../../src/federation/sign-in/sign-in.ts'
import { explanationLines } from '../../../src/report/diagnosis.ts'
import { signInLines } from '../../../src/report/sign-in.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra, type FakeEntraOptions } from '../fake-entra.ts'
import {
  ARM,
  AUDIENCE,
  CLIENT_ID,
  claimsOf,
  createJob,
  failureOf,
  GITHUB,
  SUBJECT,
  signInRequest,
  USGOV_AUDIENCE,
} from '../job.ts'

const GRAPH = 'https://graph.microsoft.com/.default'
const stored = { id: 'id-0', name: 'by-hand', issuer: GITHUB, subject: SUBJECT, audiences: [AUDIENCE] }

function setUp(options: FakeEntraOptions = {}, job: Parameters<typeof createJob>[2] = {}) {
  const clock = createVirtualClock()
  const entra = createFakeEntra(clock, options)
  return { clock, entra, ...createJob(clock, entra, job) }
}

it("parses the subject of the job's token once, from the first exchange to the line of the log", async () => {
  const { ports } = setUp({ stored: [] })
  const split = vi.spyOn(String.prototype, 'split')
  try {
    const result = await signIn(signInRequest(), ports)
    expect(result.change).toBe('created')
    expect(signInLines(result)).toHaveLength(1)
    const splits = split.mock.calls.filter(
      ([separator], index) => String(separator) === ':' && String(split.mock.contexts[index]) === SUBJECT,
    )
    expect(splits).toHaveLength(1)
  } finally {
    split.mockRestore()
  }
})

describe('a job that Entra trusts', () => {
  it('needs one ID token and one exchange, and nothing else', async () => {
    const { ports, entra, issued, opened, log, clock, defaultBranchAsked } = setUp({ stored: [stored] })
    const result = await signIn(signInRequest(), ports)
    expect(result).toEqual({
      clientId: CLIENT_ID,
      claims: expect.objectContaining({ sub: SUBJECT, aud: AUDIENCE }),
      parsed: parseSubject(SUBJECT),
      change: 'kept',
      tokens: [{ scope: ARM, token: `token 1 for ${ARM}`, expiresOn: clock.now() + 3_600_000 }],
    })
    expect(issued).toEqual([AUDIENCE])
    expect(entra.calls).toEqual([`exchange ${ARM}`])
    expect(opened()).toBe(0)
    expect(log.lines).toEqual([])
    expect(clock.sleeps).toEqual([])
    expect(defaultBranchAsked).toEqual([])
  })

  it('gets a token for every scope, in their order, from one ID token', async () => {
    const { ports, issued } = setUp({ stored: [stored] })
    const { tokens } = await signIn(signInRequest({ scopes: [ARM, GRAPH, 'api://x/.default'] }), ports)
    expect(tokens.map(({ scope }) => scope)).toEqual([ARM, GRAPH, 'api://x/.default'])
    expect(issued).toEqual([AUDIENCE])
  })

  it('exchanges for further scopes side by side: one that stalls keeps none from being asked for', async () => {
    const { ports, entra } = setUp({ stored: [stored] })
    const scopes = [ARM, GRAPH, 'api://x/.default', 'api://y/.default'] as const
    let release = () => {}
    const stalled = new Promise<void>((resolve) => {
      release = resolve
    })
    const exchangeToken: typeof ports.exchangeToken = async (request) => {
      const result = await entra.exchangeToken(request)
      if (request.scope === GRAPH) await stalled
      // The last one ends the wait of the second one, so a sequence would never get here.
      if (request.scope === 'api://y/.default') release()
      return result
    }
    const { tokens } = await signIn(signInRequest({ scopes }), { ...ports, exchangeToken })
    expect(tokens.map(({ scope }) => scope)).toEqual(scopes)
  })

  it('repeats a further scope that is refused by mistake', async () => {
    const { ports, clock } = setUp({ stored: [stored], answer: (exchange) => (exchange === 1 ? [700213] : undefined) })
    expect((await signIn(signInRequest({ scopes: [ARM, GRAPH] }), ports)).tokens[1]?.token).toContain(GRAPH)
    expect(clock.sleeps).toEqual([1000])
  })

  it('fails when a further scope stays refused', async () => {
    const { ports, clock } = setUp({ stored: [stored], answer: (_, scope) => (scope === GRAPH ? [700213] : undefined) })
    expect(await failureOf(signIn(signInRequest({ scopes: [ARM, GRAPH] }), ports))).toMatchObject({
      code: 'trust-missing',
    })
    expect(clock.sleeps).toEqual([1000, 3000])
  })

  it('presents a fresh assertion when Entra calls the first one stale', async () => {
    const { ports, entra } = setUp({ stored: [stored], answer: (exchange) => (exchange === 0 ? [700024] : undefined) })
    await signIn(signInRequest(), ports)
    expect(entra.presented.map(({ jwt }) => jwt)).toEqual(['jwt-1', 'jwt-2'])
  })
})

describe('a job that is not what it is declared to be', () => {
  it('ends before any request to Entra', async () => {
    const { ports, entra, opened } = setUp({ stored: [stored] })
    const error = await failureOf(
      signIn(signInRequest({ expectation: { pullRequest: false, environment: 'staging', branch: 'dev' } }), ports),
    )
    expect(error.code).toBe('context-mismatch')
    expect(error.details.slice(0, 2).join(' ')).toMatch(/`environment`.*`branch`/)
    expect(entra.calls).toEqual([])
    expect(opened()).toBe(0)
  })
})

describe('a job that Entra does not trust, without a manager', () => {
  it('repeats the exchange about one and three seconds later, then explains', async () => {
    const { ports, entra, clock } = setUp({}, { manager: false })
    const error = await failureOf(signIn(signInRequest(), ports))
    expect(clock.sleeps).toEqual([1000, 3000])
    expect(entra.calls).toEqual(Array.from({ length: 3 }, () => `exchange ${ARM}`))
    expect(error).toMatchObject({
      code: 'trust-missing',
      answer: { code: 'AADSTS70025', correlationId: 'correlation-70025' },
    })
    for (const value of [GITHUB, SUBJECT, AUDIENCE, 'az ad app federated-credential create'])
      expect(explanationLines(error).join('\n')).toContain(value)
  })

  it('tells the last answer', async () => {
    const { ports } = setUp({ answer: (exchange) => [[70025], [700211], [700213]][exchange] }, { manager: false })
    expect((await failureOf(signIn(signInRequest(), ports))).answer?.code).toBe('AADSTS700213')
  })

  it.each([1, 2])('signs in when repetition %i is accepted', async (repetitions) => {
    const { ports } = setUp(
      { stored: [stored], answer: (exchange) => (exchange < repetitions ? [700213] : undefined) },
      { manager: false },
    )
    expect(await signIn(signInRequest(), ports)).toMatchObject({ change: 'kept', tokens: [{ scope: ARM }] })
  })

  it('takes a mismatch in case for final', async () => {
    const { ports, clock, entra } = setUp(
      { stored: [{ ...stored, subject: SUBJECT.replace('production', 'Production') }] },
      { manager: false },
    )
    const error = await failureOf(signIn(signInRequest(), ports))
    expect(error.code).toBe('trust-missing')
    expect(error.answer?.code).toBe('AADSTS7002138')
    expect(clock.sleeps).toEqual([])
    expect(entra.calls).toHaveLength(1)
  })

  it.each([
    [90002, 'tenant-not-found'],
    [53003, 'policy-blocked'],
    [7002381, 'policy-blocked'],
    [500011, 'scope-invalid'],
    [700016, 'application-not-found'],
  ] as const)('ends at once on AADSTS%i, with or without a manager', async (code, expected) => {
    for (const manager of [true, false]) {
      const { ports, entra, clock, opened } = setUp({ answer: () => [code] }, { manager })
      expect(await failureOf(signIn(signInRequest(), ports))).toMatchObject({ code: expected })
      expect(entra.calls).toHaveLength(1)
      expect(clock.sleeps).toEqual([])
      expect(opened()).toBe(0)
    }
  })
})

describe('the audience outside the public cloud', () => {
  const gov = (more = {}) =>
    signInRequest({
      audience: USGOV_AUDIENCE,
      endpoints: { graph: 'https://graph.microsoft.us', resourceManager: 'https://management.usgovcloudapi.net' },
      ...more,
    })

  it.each([[[700212]], [[7002121]]])('tries the public one once after AADSTS%j', async (codes) => {
    const { ports, entra, issued, clock } = setUp(
      { stored: [stored], answer: (exchange) => (exchange === 0 ? codes : undefined) },
      { manager: false },
    )
    const result = await signIn(gov(), ports)
    expect(issued).toEqual([USGOV_AUDIENCE, AUDIENCE])
    expect(entra.calls).toHaveLength(2)
    expect(clock.sleeps).toEqual([])
    expect(result.claims.aud).toEqual(AUDIENCE)
    expect(result.change).toBe('kept')
  })

  it('stays with the accepted one for further scopes', async () => {
    const { ports, entra } = setUp({ stored: [stored] })
    await signIn(gov({ scopes: [ARM, GRAPH] }), ports)
    expect(entra.presented.map(({ audience }) => audience)).toEqual([USGOV_AUDIENCE, AUDIENCE, AUDIENCE])
  })

  it('does not try it where the audience was given, or where something else is wrong', async () => {
    const given = setUp({ stored: [stored] }, { manager: false })
    await failureOf(signIn(gov({ audienceIsDefault: false }), given.ports))
    expect(given.issued).toEqual([USGOV_AUDIENCE])
    const other = setUp({ stored: [{ ...stored, subject: 'other' }] }, { manager: false })
    await failureOf(signIn(gov(), other.ports))
    expect(other.issued).toEqual([USGOV_AUDIENCE])
    const open = setUp({ stored: [{ ...stored, audiences: ['x'] }] }, { manager: false })
    await failureOf(signIn(signInRequest(), open.ports))
    expect(new Set(open.issued)).toEqual(new Set([AUDIENCE]))
  })

  it("goes back to the cloud's own when both are refused, and writes that", async () => {
    const none = setUp({ stored: [{ ...stored, audiences: ['x'] }] }, { manager: false })
    const error = await failureOf(signIn(gov(), none.ports))
    expect(explanationLines(error).join('\n')).toContain(USGOV_AUDIENCE)
    const { ports, entra } = setUp({ answer: (exchange) => (exchange < 2 ? [700212] : undefined) })
    expect(await signIn(gov(), ports)).toMatchObject({ change: 'created', claims: { aud: USGOV_AUDIENCE } })
    expect(entra.stored()[0]?.audiences).toEqual([USGOV_AUDIENCE])
  })
})

describe('a managed identity without client-id', () => {
  const target = {
    kind: 'managed-identity',
    resourceId: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop',
  } as const

  it('is signed in with the client ID that the manager reads', async () => {
    const { ports, opened } = setUp({ stored: [stored], clientId: CLIENT_ID })
    expect(await signIn(signInRequest({ clientId: undefined, target }), ports)).toMatchObject({
      clientId: CLIENT_ID,
      change: 'kept',
    })
    expect(opened()).toBe(1)
  })

  it('is an error when nobody can read it', async () => {
    for (const manager of [true, false]) {
      const { ports, entra } = setUp({}, { manager })
      expect(await failureOf(signIn(signInRequest({ clientId: undefined, target }), ports))).toMatchObject({
        code: 'application-not-found',
        message: expect.stringContaining('userAssignedIdentities/shop'),
      })
      expect(entra.calls).toEqual([])
    }
  })

  it('names the application where that is the target', async () => {
    const { ports } = setUp()
    expect((await failureOf(signIn(signInRequest({ clientId: undefined }), ports))).message).toContain(CLIENT_ID)
  })
})

it('opens the store once, and a failure to open it is no unhandled rejection', async () => {
  const seen: unknown[] = []
  const note = (reason: unknown) => seen.push(reason)
  process.on('unhandledRejection', note)
  try {
    const { ports } = setUp(
      {},
      { claims: claimsOf(), more: { openStore: () => Promise.reject(new Error('no library')) } },
    )
    await expect(signIn(signInRequest(), ports)).rejects.toThrow('no library')
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen).toEqual([])
  } finally {
    process.off('unhandledRejection', note)
  }
})

it('tries the public audience also when a spurious refusal came first', async () => {
  const { ports, issued } = setUp(
    { stored: [stored], answer: (exchange) => (exchange === 0 ? [700213] : undefined) },
    { manager: false },
  )
  const result = await signIn(signInRequest({ audience: USGOV_AUDIENCE }), ports)
  expect(result.change).toBe('kept')
  expect(result.claims.aud).toEqual(AUDIENCE)
  expect(issued).toEqual([USGOV_AUDIENCE, AUDIENCE])
})

it('tries the public audience once only, however often the refusal is about the audience', async () => {
  const { ports, issued } = setUp({ stored: [stored], answer: () => [700212] }, { manager: false })
  expect((await failureOf(signIn(signInRequest({ audience: USGOV_AUDIENCE }), ports))).code).toBe('trust-missing')
  expect(issued).toEqual([USGOV_AUDIENCE, AUDIENCE])
})
