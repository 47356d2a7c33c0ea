/** Tests how the credentials of files become named ones: what is the file's own, what stops one target, what stops the run. */
import { describe, expect, it } from 'vitest'
import { CLOUDS } from '../../../src/core/cloud.ts'
import { FederationError } from '../../../src/core/error.ts'
import type { TargetAddress } from '../../../src/core/target.ts'
import { declareFleet, type FleetDeclareRequest } from '../../../src/federation/fleet/declare-fleet.ts'
import type { FleetCredential, FleetFile, FleetTrust } from '../../../src/federation/fleet/fleet.ts'
import type { GitHubReader } from '../../../src/federation/ports.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { AUDIENCE, createLog, sha256Hex } from '../job.ts'

const CLUSTER = 'https://westeurope.oic.prod-aks.azure.com/4444/aaaa/'
const APPLICATION: TargetAddress = { kind: 'application', clientId: 'a' }
const IDENTITY: TargetAddress = { kind: 'managed-identity', resourceId: '/subscriptions/s/identity' }
const account = (serviceAccount: string): FleetTrust => ({
  kind: 'kubernetes',
  issuer: CLUSTER,
  namespace: 'payments',
  serviceAccount,
})
const pattern: FleetTrust = {
  kind: 'github',
  repository: undefined,
  owner: undefined,
  context: { kind: 'branch-pattern', pattern: 'release/*' },
  reusableWorkflow: undefined,
  claims: {},
}
const production: FleetTrust = { ...pattern, context: { kind: 'environment', environment: 'production' } }

function fileOf(address: TargetAddress, trusts: readonly FleetTrust[], more: Partial<FleetCredential> = {}): FleetFile {
  const credentials = trusts.map((trust, index) => ({
    trust,
    name: undefined,
    audience: undefined,
    adopt: false,
    source: `f.yml:${index + 2}:1`,
    ...more,
  }))
  return {
    file: 'f.yml',
    owner: 'octo-org/shop@2:f.yml',
    claimedOwners: [],
    previousOwners: [],
    prune: true,
    targets: [{ address, source: 'f.yml:1:1', credentials }],
  }
}

async function declare(
  file: FleetFile,
  { authority = CLOUDS.public.authority, ...github }: Partial<GitHubReader> & { readonly authority?: string } = {},
  log = createLog(),
) {
  const request: FleetDeclareRequest = {
    repository: 'octo-org/shop',
    audience: AUDIENCE,
    serverUrl: 'https://github.com',
    eventName: 'push',
    authority,
    own: undefined,
  }
  const clock = createVirtualClock()
  const ports = { github: createFakeGitHub(github), defaultBranch: 'main', sha256Hex, clock, log }
  const targets = await declareFleet([file], request, ports)
  return targets.flatMap(({ credentials }) => credentials)
}

const namesOf = async (declared: ReturnType<typeof declare>) =>
  (await declared).map((each) => (each.ok ? each.declared.desired.credential.name : each.error.code))
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => error,
  )

describe('a declared credential', () => {
  it('has the name that the file gives', async () => {
    expect(await namesOf(declare(fileOf(APPLICATION, [account('x')], { name: 'cluster-x' })))).toEqual(['cluster-x'])
  })

  it('has a derived name where the file gives none', async () => {
    expect(await namesOf(declare(fileOf(APPLICATION, [account('x')])))).not.toEqual(['cluster-x'])
  })

  it('follows what managed identities of the cloud take', async () => {
    const refused = await failureOf(declare(fileOf(IDENTITY, [pattern]), { authority: CLOUDS.china.authority }))
    expect(refused).toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringContaining(
        'f.yml:2:1: Managed identities of the China cloud take no flexible credentials.',
      ),
    })
  })

  it('follows what managed identities take elsewhere', async () => {
    const [declared] = await declare(fileOf(IDENTITY, [pattern]))
    expect(declared?.ok).toBe(true)
  })
})

describe('what a file says wrongly', () => {
  it('is in the message where it is one mistake, with its cure', async () => {
    const failure = await failureOf(declare(fileOf(APPLICATION, [account('x'), account('UPPER')])))
    expect(failure).toMatchObject({ message: expect.stringMatching(/^A file is wrong: f\.yml:3:1: .*UPPER.*\. .*\.$/) })
  })

  it('is listed nowhere else where it is one mistake', async () => {
    const failure = await failureOf(declare(fileOf(APPLICATION, [account('UPPER')])))
    expect(failure).toMatchObject({ details: [] })
  })

  it('is listed with every place where it is more', async () => {
    const failure = await failureOf(declare(fileOf(APPLICATION, [account('UPPER'), account('also wrong')])))
    expect(failure).toMatchObject({
      details: [expect.stringMatching(/^f\.yml:2:1: /), expect.stringMatching(/^f\.yml:3:1: /)],
    })
  })

  it('is reported without a cure where none is known', async () => {
    const customization = async () => {
      throw new FederationError('invalid-input', 'The name is no name.')
    }
    const failure = await failureOf(declare(fileOf(APPLICATION, [production]), { customization }))
    expect(failure).toMatchObject({ message: 'A file is wrong: f.yml:2:1: The name is no name.' })
  })
})

describe('what nobody foresaw', () => {
  it.each([
    [[production, pattern], 'one repository: at most 4'],
    [[production, { ...production, repository: 'octo-org/cart' }], '2 repositories: at most 6'],
  ] as const)('says how much is asked before it asks', async (trusts, said) => {
    const log = createLog()
    await declare(fileOf(APPLICATION, trusts), {}, log)
    expect(log.lines[0]).toBe(`info: Asking GitHub about ${said} requests, ten at once`)
  })

  it('ends the run as it is', async () => {
    const bug = new TypeError('a bug')
    const customization = async () => {
      throw bug
    }
    expect(await failureOf(declare(fileOf(APPLICATION, [production]), { customization }))).toBe(bug)
  })
})

describe('the log', () => {
  const many = (count: number) =>
    fileOf(
      APPLICATION,
      Array.from({ length: count }, (_, index) => ({
        ...pattern,
        context: { kind: 'environment', environment: `e${index}` } as const,
      })),
    )
  const progressOf = async (file: FleetFile) => {
    const log = createLog()
    await declare(file, {}, log)
    return log.lines.filter((line) => line.startsWith('info: Asked about'))
  }

  it('counts what GitHub was asked about, where it is much', async () => {
    const lines = await progressOf(many(105))
    expect(lines).toHaveLength(10)
    expect(lines[0]).toBe('info: Asked about 11 of 105 credentials')
    expect(lines.at(-1)).toBe('info: Asked about 105 of 105 credentials')
    expect(await progressOf(many(99))).toEqual([])
  })
})

describe('the rate limit', () => {
  it('is judged by what is left, although the first question fails', async () => {
    const failing: Partial<GitHubReader> = {
      repository: async () => {
        throw new FederationError('github-forbidden', 'GitHub is down.')
      },
      rateLimit: () => ({ remaining: 1, resetsAt: 0 }),
    }
    expect(await failureOf(declare(fileOf(APPLICATION, [production]), failing))).toMatchObject({
      message: 'GitHub answers 1 more requests of this token until 1970-01-01T00:00:00.000Z; this needs up to 3.',
    })
  })

  it('that others used up on the way ends the run; with some left, a refusal stops one target only', async () => {
    const refused = new FederationError('github-forbidden', 'No more.')
    let remaining = 100
    const emptied: Partial<GitHubReader> = {
      customization: async () => {
        remaining = 0
        throw refused
      },
      rateLimit: () => ({ remaining, resetsAt: 0 }),
    }
    const file = fileOf(APPLICATION, [production])
    expect(await failureOf(declare(file, emptied))).toBe(refused)
    const left: Partial<GitHubReader> = { ...emptied, rateLimit: () => ({ remaining: 100, resetsAt: 0 }) }
    expect((await declare(file, left)).map(({ ok }) => ok)).toEqual([false])
    const unrelated: Partial<GitHubReader> = {
      customization: async () => {
        remaining = 0
        throw new FederationError('service-unavailable', 'Later.')
      },
      rateLimit: () => ({ remaining, resetsAt: 0 }),
    }
    remaining = 100
    const mixed = fileOf(APPLICATION, [production, account('x')])
    expect((await declare(mixed, unrelated)).map(({ ok }) => ok)).toEqual([false, true])
  })
})
