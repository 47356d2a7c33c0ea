/** Tests how a plan is carried out: exactly as printed, refused by its guards, again after a conflict, and proved for this very job. */
import { describe, expect, it } from 'vitest'
import { CREDENTIAL_LIMIT, type FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { createAssertions } from '../../../src/federation/exchange/assertions.ts'
import { type ApplyRequest, applyPlan } from '../../../src/federation/plan/apply.ts'
import { makePlan, type PlanResult } from '../../../src/federation/plan/plan.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra, type FakeEntra, type FakeEntraOptions } from '../fake-entra.ts'
import { ARM, AUDIENCE, CLIENT_ID, claimsOf, createIssuer, createLog, failureOf, GITHUB, sha256Hex } from '../job.ts'

const own = claimsOf({ sub: 'repo:octo-org@1/shop@2:environment:production' })
const STAGING = { kind: 'context', context: { kind: 'environment', environment: 'staging' } } as const
const NAME = /^gh-octo-org-shop-environment-production-[0-9a-f]{8}$/

const baseRequest: ApplyRequest = {
  trustRequest: { kind: 'own' },
  target: { kind: 'application', clientId: CLIENT_ID },
  clientId: CLIENT_ID,
  repository: 'octo-org/shop',
  issuer: undefined,
  audience: AUDIENCE,
  claims: {},
  owner: 'octo-org/shop',
  serverUrl: 'https://github.com',
  eventName: 'push',
  authority: 'https://login.microsoftonline.com',
  endpoints: { graph: 'https://graph.microsoft.com', resourceManager: 'https://management.azure.com' },
  own,
  scope: { tenantId: 't', cloud: 'public', endpoints: [] },
  planDigest: undefined,
  propagationTimeoutMs: 60_000,
  proofScope: ARM,
}

/** One job on one directory: `run` plans and applies, with whatever happens `between` the two. */
function setUp(options: FakeEntraOptions = {}) {
  const clock = createVirtualClock()
  const entra = createFakeEntra(clock, { clientId: CLIENT_ID, ...options })
  const log = createLog()
  const issuer = createIssuer(clock, own)
  const written: string[] = []
  const ports = {
    onWritten: (outcome: string) => {
      written.push(outcome)
    },
    assertions: createAssertions(issuer.request, clock),
    exchangeToken: entra.exchangeToken,
    sha256Hex,
    clock,
    log,
  }
  const plan = (request: ApplyRequest): Promise<PlanResult> =>
    makePlan(request, {
      github: undefined,
      defaultBranch: 'main',
      sha256Hex,
      clock,
      openStore: async () => entra.store,
    })
  const run = async (
    more: Partial<ApplyRequest> = {},
    between: (entra: FakeEntra) => Promise<unknown> = async () => {},
  ) => {
    const request = { ...baseRequest, ...more }
    const result = await plan(request)
    await between(entra)
    return applyPlan(result, request, ports)
  }
  return { clock, entra, log, issuer, ports, run, plan, written }
}

const writes = ({ calls }: FakeEntra) => calls.filter((call) => /^(create|replace)/.test(call))

function stored(more: Partial<FederatedIdentityCredential> = {}): FederatedIdentityCredential {
  return {
    id: 'id-0',
    name: 'by-hand',
    issuer: GITHUB,
    subject: own.sub,
    audiences: [AUDIENCE],
    ...more,
  } as FederatedIdentityCredential
}

describe('applyPlan', () => {
  it('creates exactly what was planned', async () => {
    const { entra, run, plan } = setUp()
    const { plan: made } = await plan(baseRequest)
    const [change] = made.targets[0]?.changes ?? []
    const applied = await run()
    expect(applied).toMatchObject({ outcome: 'created', credentialName: change?.name, credentialId: 'id-1' })
    const [credential, ...others] = entra.stored()
    expect(others).toEqual([])
    expect(credential).toMatchObject({
      name: change?.name,
      issuer: change?.issuer,
      subject: change?.subject,
      audiences: change?.audiences,
    })
    expect(writes(entra)).toEqual([`create ${change?.name}`])
  })

  it('keeps the second time, and proves nothing that was not written', async () => {
    const { entra, run } = setUp()
    await run()
    const calls = entra.calls.length
    expect(await run()).toEqual({ outcome: 'kept', credentialName: expect.stringMatching(NAME), credentialId: 'id-1' })
    expect(entra.calls.slice(calls)).toEqual(['list'])
  })

  it('corrects the audience of its own', async () => {
    const description = 'Managed by entra-workload-identity-federation; owner=octo-org/shop; x'
    const { entra, run } = setUp({ stored: [stored({ name: 'ours', description, audiences: ['api://old'] })] })
    expect(await run()).toMatchObject({ outcome: 'updated', credentialName: 'ours', provedAfterMs: 0 })
    expect(entra.stored()).toMatchObject([{ name: 'ours', audiences: [AUDIENCE], description }])
    expect(writes(entra)).toEqual(['replace ours'])
  })

  it('carries out nothing that was not compared with the target', async () => {
    const { ports, entra } = setUp()
    const uncompared = await makePlan(baseRequest, {
      github: undefined,
      defaultBranch: 'main',
      sha256Hex,
      clock: ports.clock,
      openStore: undefined,
    })
    await expect(applyPlan(uncompared, baseRequest, ports)).rejects.toThrow('Only a compared plan')
    expect(entra.calls).toEqual([])
  })

  it('takes the digest of the plan that it was approved by', async () => {
    const { run, plan } = setUp()
    const { plan: approved } = await plan(baseRequest)
    expect(await run({ planDigest: approved.digest })).toMatchObject({ outcome: 'created' })
  })

  it('refuses another digest, shows what would be written now, and writes nothing', async () => {
    const { entra, run } = setUp()
    const error = await failureOf(run({ planDigest: 'a'.repeat(64) }))
    expect(error.code).toBe('plan-stale')
    expect(error.details[0]).toBe('What would be written now:')
    expect(error.details[1]).toMatch(
      /^ {2}create "gh-octo-org-shop-environment-production-[0-9a-f]{8}": repo:octo-org@1/,
    )
    expect(error.details.at(-1)).toMatch(/^Its digest: [0-9a-f]{64}$/)
    expect(entra.calls).toEqual(['list'])
  })

  it('shows an expression that would be written now as well', async () => {
    const { run } = setUp()
    const trustRequest = { kind: 'flexible', intent: { kind: 'tag-pattern', pattern: 'v*' } } as const
    const error = await failureOf(run({ trustRequest, planDigest: 'a'.repeat(64) }))
    expect(error.details[1]).toContain("claims['sub'] matches 'repo:octo-org@1/shop@2:ref:refs/tags/v*'")
  })

  it('finds the plan stale when it was carried out meanwhile', async () => {
    const { run, plan } = setUp()
    const { plan: approved } = await plan(baseRequest)
    await run()
    const error = await failureOf(run({ planDigest: approved.digest }))
    expect(error.code).toBe('plan-stale')
    expect(error.details[1]).toBe('  nothing')
  })
})

describe('guards', () => {
  const full = Array.from({ length: CREDENTIAL_LIMIT }, (_, number) =>
    stored({
      name: `release-${number}`,
      subject: `repo:octo-org@1/shop@2:ref:refs/heads/release/${number}`,
    }),
  )

  it.each<[string, readonly FederatedIdentityCredential[], Partial<ApplyRequest>, string]>([
    ['audience-conflict', [stored({ description: 'by hand', audiences: ['api://old'] })], {}, 'for "api://old"'],
    ['pull-request-refused', [], { eventName: 'pull_request_target' }, ''],
    ['subject-too-broad', [], { trustRequest: { kind: 'subject', subject: 'repo:a/b' } }, ''],
    [
      'merge-queue-refused',
      [],
      { trustRequest: { kind: 'subject', subject: 'repo:a/b:ref:refs/heads/gh-readonly-queue/main/pr-1-x' } },
      '',
    ],
    [
      'credential-limit',
      full,
      {},
      "repo:octo-org@1/shop@2:ref:refs/heads/release/*' and claims['repository_id'] eq '2'",
    ],
  ])('%s fails and writes nothing', async (code, before, more, detail) => {
    const { entra, run } = setUp({ stored: before })
    const error = await failureOf(run(more))
    expect(error.code).toBe(code)
    expect(error.hint).not.toBe('')
    expect(error.details.join('\n')).toContain(detail)
    expect(writes(entra)).toEqual([])
    expect(entra.stored()).toEqual(before)
  })

  it('name the expression that is refused', async () => {
    const trustRequest = { kind: 'flexible', intent: { kind: 'tag-pattern', pattern: 'v*' } } as const
    const error = await failureOf(setUp().run({ trustRequest, eventName: 'pull_request_target' }))
    expect(error.code).toBe('pull-request-refused')
    expect(error.message).toContain("claims['sub'] matches")
  })

  it('name-conflict fails and writes nothing', async () => {
    const { plan, run } = setUp()
    const [change] = (await plan(baseRequest)).plan.targets[0]?.changes ?? []
    expect(change?.name).toMatch(NAME)
    const taken = stored({ name: change?.name ?? '', subject: 'repo:x/y:environment:z', description: 'by hand' })
    const occupied = setUp({ stored: [taken] })
    expect((await failureOf(occupied.run())).code).toBe('name-conflict')
    expect(writes(occupied.entra)).toEqual([])
    expect(await run()).toMatchObject({ outcome: 'created' })
  })
})

describe('proof', () => {
  it('is an exchange, repeated until Entra knows the credential', async () => {
    const { run, entra, log } = setUp({ propagationMs: 20_000 })
    const applied = await run()
    expect(applied.provedAfterMs).toBeGreaterThanOrEqual(20_000)
    expect(applied.provedAfterMs).toBeLessThan(40_000)
    expect(entra.calls.filter((call) => call === `exchange ${ARM}`).length).toBeGreaterThan(3)
    expect(log.lines).toContainEqual(
      expect.stringMatching(/^info: Entra did not accept it yet \(AADSTS70025 after 0 s\)$/),
    )
    expect(entra.presented.every(({ audience }) => audience === AUDIENCE)).toBe(true)
  })

  it('presents assertions that live for a minute yet, however long it takes', async () => {
    const { run, entra } = setUp({ propagationMs: 900_000 })
    await run({ propagationTimeoutMs: 1_200_000 })
    expect(Math.min(...entra.presented.map(({ leftMs }) => leftMs))).toBeGreaterThanOrEqual(60_000)
  })

  it('that does not come in time fails, and leaves the credential', async () => {
    const { run, entra, written } = setUp({ propagationMs: 600_000 })
    const error = await failureOf(run({ propagationTimeoutMs: 30_000 }))
    expect(error.code).toBe('propagation-timeout')
    expect(error.message).toContain('30 s')
    expect(entra.stored()).toHaveLength(1)
    // The record of the run says what is stored, not that nothing is.
    expect(written).toEqual(['created'])
  })

  it('stops at what no waiting cures', async () => {
    const { run } = setUp({ answer: () => [53003] })
    expect((await failureOf(run())).code).not.toBe('propagation-timeout')
  })

  it.each<[string, Partial<ApplyRequest>]>([
    ['another environment', { trustRequest: STAGING }],
    ['another provider', { trustRequest: { kind: 'subject', subject: own.sub }, issuer: 'https://oidc.example' }],
    [
      'a pattern that does not admit this job',
      { trustRequest: { kind: 'flexible', intent: { kind: 'tag-pattern', pattern: 'v*' } } },
    ],
  ])('is not tried for %s', async (_title, more) => {
    const { run, entra } = setUp()
    const applied = await run(more)
    expect(applied).toMatchObject({ outcome: 'created' })
    expect(applied.provedAfterMs).toBeUndefined()
    expect(entra.presented).toEqual([])
  })

  it('is tried for an expression that admits this job', async () => {
    const expression = `claims['sub'] matches 'repo:octo-org@1/shop@2:environment:*' and claims['repository_id'] eq '2'`
    // This directory matches no expressions by itself.
    const { run, entra } = setUp({ answer: () => [] })
    expect(await run({ trustRequest: { kind: 'expression', expression } })).toMatchObject({ provedAfterMs: 0 })
    expect(entra.presented).toHaveLength(1)
  })

  it('needs a client ID and an own token', async () => {
    const { run, entra } = setUp()
    await run({ clientId: undefined })
    const other = setUp()
    await other.run({ own: undefined, trustRequest: { kind: 'subject', subject: own.sub } })
    expect(entra.presented).toEqual([])
    expect(other.entra.presented).toEqual([])
  })
})

describe('somebody else writing', () => {
  it.each<[string, FakeEntraOptions, string]>([
    ['at the same time', { mishaps: ['busy', 'busy'] }, 'created'],
    ['so that the answer is lost', { mishaps: ['unheard'] }, 'created'],
    ['so that the request is lost', { mishaps: ['lost'] }, 'created'],
    ['while the target is not everywhere yet', { mishaps: ['target-missing'] }, 'created'],
  ])('%s: it converges', async (_title, options, outcome) => {
    const { run, entra } = setUp(options)
    expect(await run({ trustRequest: STAGING })).toMatchObject({ outcome })
    expect(entra.stored()).toHaveLength(1)
  })

  it('the very same, between plan and write: it is kept', async () => {
    const { run, entra } = setUp({ mishaps: ['busy'] })
    const meanwhile = async ({ store }: FakeEntra) => {
      // The mishap is spent on this write, so the job's own meets what is written after it.
      await store.create(stored({ name: 'meanwhile' }))
      await store.create(stored({ name: 'meanwhile' }))
    }
    expect(await run({}, meanwhile)).toMatchObject({ outcome: 'kept', credentialName: 'meanwhile' })
    expect(entra.stored().map(({ name }) => name)).toEqual(['meanwhile'])
  })

  it('another audience, between plan and write: the conflict is told', async () => {
    const { run, entra } = setUp()
    const meanwhile = ({ store }: FakeEntra) =>
      store.create(stored({ name: 'meanwhile', audiences: ['api://other'], description: 'by hand' }))
    expect((await failureOf(run({}, meanwhile))).code).toBe('audience-conflict')
    expect(entra.stored()).toHaveLength(1)
  })

  it('all the time: it gives up in time', async () => {
    const { run } = setUp({ mishaps: Array.from({ length: 99 }, () => 'busy' as const) })
    const error = await failureOf(run({ propagationTimeoutMs: 30_000 }))
    expect(error.code).toBe('service-unavailable')
  })
})

describe('what was approved by its digest', () => {
  const description = 'Managed by entra-workload-identity-federation; owner=octo-org/shop; x'
  const meanwhile = async ({ store }: FakeEntra) =>
    store.create(stored({ name: 'ours', description, audiences: ['api://old'] }))
  /** A first write that meets another one: by then the target holds a credential of ours with another audience. */
  const conflict = () => {
    const { entra, plan, ports } = setUp()
    let first = true
    const create: FakeEntra['store']['create'] = async (credential) => {
      if (!first) return entra.store.create(credential)
      first = false
      await meanwhile(entra)
      return { kind: 'busy' }
    }
    const run = async (approved: boolean) => {
      const made = await plan(baseRequest)
      if (made.session === undefined) throw new Error('compared')
      const planDigest = approved ? made.plan.digest : undefined
      const session = { ...made.session, store: { ...made.session.store, create } }
      return applyPlan({ ...made, session }, { ...baseRequest, planDigest }, ports)
    }
    return { entra, run }
  }

  it('is all that is written: another write after a conflict is stale', async () => {
    const { entra, run } = conflict()
    const error = await failureOf(run(true))
    expect(error.code).toBe('plan-stale')
    expect(error.details.join('\n')).toContain('update "ours"')
    expect(entra.stored()).toMatchObject([{ audiences: ['api://old'] }])
  })

  it('is not what keeps a target that was filled up meanwhile from being said to be full', async () => {
    const { entra, plan, ports } = setUp()
    const made = await plan(baseRequest)
    if (made.session === undefined) throw new Error('compared')
    const create: FakeEntra['store']['create'] = async () => {
      for (let n = 0; n < CREDENTIAL_LIMIT; n++)
        await entra.store.create(stored({ name: `other-${n}`, subject: `repo:octo-org/other:ref:refs/heads/b${n}` }))
      return { kind: 'busy' }
    }
    const request = { ...baseRequest, planDigest: made.plan.digest }
    const session = { ...made.session, store: { ...made.session.store, create } }
    const applied = applyPlan({ ...made, session }, request, ports)
    expect((await failureOf(applied)).code).toBe('credential-limit')
  })

  it('is what was printed, also where nobody gave a digest', async () => {
    const { entra, run } = conflict()
    expect((await failureOf(run(false))).code).toBe('plan-stale')
    expect(entra.stored()).toMatchObject([{ audiences: ['api://old'] }])
  })

  it('is nothing where the plan was not compared', async () => {
    const { entra, run } = setUp()
    const error = await failureOf(run({ planDigest: 'not-compared' }))
    expect(error.code).toBe('plan-stale')
    expect(error.hint).toContain('manager that may read')
    expect(writes(entra)).toEqual([])
    const { ports, plan } = setUp()
    const made = await plan(baseRequest)
    const uncompared = { ...made, plan: { ...made.plan, digest: 'not-compared' } }
    expect((await failureOf(applyPlan(uncompared, { ...baseRequest, planDigest: 'not-compared' }, ports))).code).toBe(
      'plan-stale',
    )
  })

  it('is not carried out when it holds no change', async () => {
    const { ports, plan } = setUp()
    const made = await plan(baseRequest)
    expect(
      (await failureOf(applyPlan({ ...made, plan: { ...made.plan, targets: [] } }, baseRequest, ports))).code,
    ).toBe('internal')
  })
})
