/** Tests how a plan is made: with and without a manager, as data of exactly the promised shape, with what helps a reviewer, and never a write. */

import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { FederationError } from '../../../src/core/error.ts'
import { makePlan, type PlanPorts, type PlanRequest } from '../../../src/federation/plan/plan.ts'
import { describeCauses } from '../../../src/report/cause.ts'
import { explanationLines } from '../../../src/report/diagnosis.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeEntra, type FakeEntra, type FakeEntraOptions } from '../fake-entra.ts'
import { AUDIENCE, CLIENT_ID, claimsOf, failureOf, GITHUB, sha256Hex, USGOV_AUDIENCE } from '../job.ts'

const own = claimsOf({ sub: 'repo:octo-org@1/shop@2:environment:production' })
const IDS = "claims['repository_id'] eq '2' and claims['repository_owner_id'] eq '1'"
const RESOURCE = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/Shop'

const request = (more: Partial<PlanRequest> = {}): PlanRequest => ({
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
  ...more,
})

function entraWith(stored: readonly FederatedIdentityCredential[], more: FakeEntraOptions = {}): FakeEntra {
  return createFakeEntra(createVirtualClock(), { clientId: CLIENT_ID, stored, ...more })
}

const ports = (entra?: FakeEntra): PlanPorts => ({
  github: undefined,
  defaultBranch: 'main',
  sha256Hex,
  clock: createVirtualClock(),
  openStore: entra && (async () => entra.store),
})

const plan = (entra?: FakeEntra, more: Partial<PlanRequest> = {}) => makePlan(request(more), ports(entra))

function credential(more: Partial<FederatedIdentityCredential> = {}): FederatedIdentityCredential {
  return {
    id: 'id-1',
    name: 'by-hand',
    issuer: GITHUB,
    subject: own.sub,
    audiences: [AUDIENCE],
    ...more,
  } as FederatedIdentityCredential
}

describe('a plan', () => {
  it('without a manager shows what is wanted and compares nothing', async () => {
    const result = await plan()
    expect(result.stored).toBe(undefined)
    expect(result.session).toBe(undefined)
    expect(result.remarks).toEqual([])
    expect(result.plan).toEqual({
      version: 1,
      digest: 'not-compared',
      targets: [
        {
          kind: 'application',
          clientId: CLIENT_ID,
          id: '',
          uniqueName: null,
          displayName: null,
          error: null,
          changes: [
            {
              resource: 'federated',
              action: 'create',
              name: expect.stringMatching(/^gh-octo-org-shop-environment-production-[0-9a-f]{8}$/),
              issuer: GITHUB,
              subject: own.sub,
              audiences: [AUDIENCE],
              reason: expect.stringMatching(/^No manager reads the target\.$/),
              source: 'inputs',
              differences: [],
              description: expect.stringMatching(/; owner=octo-org\/shop; /),
              repositoryId: '2',
            },
          ],
        },
      ],
    })
  })

  it('creates what is not stored, reads the target, and writes nothing', async () => {
    const entra = entraWith([])
    const { plan: made } = await plan(entra)
    expect(made.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(made.targets).toMatchObject([
      {
        kind: 'application',
        clientId: CLIENT_ID,
        id: 'object-id',
        displayName: 'the shop',
        changes: [{ action: 'create' }],
      },
    ])
    expect(entra.calls).toEqual(['list'])
  })

  it('keeps what is stored under another name', async () => {
    const { plan: made, remarks, nearest } = await plan(entraWith([credential()]))
    expect(nearest).toBeUndefined()
    expect(made.targets[0]?.changes).toMatchObject([{ action: 'keep', name: 'by-hand' }])
    expect(remarks).toEqual([])
  })

  it('of a managed identity takes its client ID from the identity', async () => {
    const target = { kind: 'managed-identity', resourceId: RESOURCE } as const
    const uncompared = await plan(undefined, { target, clientId: undefined })
    expect(uncompared.plan.targets).toMatchObject([{ kind: 'managed-identity', clientId: '', id: RESOURCE }])
    const { plan: made } = await plan(entraWith([]), { target, clientId: undefined })
    expect(made.targets).toMatchObject([{ kind: 'managed-identity', clientId: CLIENT_ID }])
  })

  it('has another digest for another target and another audience, and the same one again', async () => {
    const digest = async (more: Partial<PlanRequest>) => (await plan(entraWith([]), more)).plan.digest
    const first = await digest({})
    expect(await digest({})).toBe(first)
    expect(await digest({ audience: USGOV_AUDIENCE })).not.toBe(first)
    expect(await digest({ trustRequest: { kind: 'subject', subject: 'repo:a/b:environment:c' } })).not.toBe(first)
  })

  it('refuses with the code of the guard, and still is a plan', async () => {
    const { plan: made } = await plan(entraWith([]), { eventName: 'pull_request_target' })
    expect(made.targets[0]?.changes).toMatchObject([{ action: 'refuse', reason: 'pull-request-refused' }])
  })

  it('never refuses an existing trust', async () => {
    const { plan: made } = await plan(entraWith([credential()]), { eventName: 'pull_request_target' })
    expect(made.targets[0]?.changes).toMatchObject([{ action: 'keep' }])
  })

  it('stops before the target is opened when the credential could never work', async () => {
    let opened = 0
    const openStore = async () => {
      opened += 1
      return entraWith([]).store
    }
    const trap = request({ trustRequest: { kind: 'subject', subject: 'repo:a/b:pull-request' } })
    const error = await failureOf(makePlan(trap, { ...ports(), openStore }))
    expect(error.code).toBe('credential-invalid')
    expect(opened).toBe(0)
  })

  it('fails as the manager does', async () => {
    const failing = entraWith([], { failingList: () => new Error('nobody may read') })
    await expect(plan(failing)).rejects.toThrow('nobody may read')
  })
})

describe('a manager that may not read', () => {
  const forbidden = new FederationError('manager-forbidden', 'The manager may not read.')
  const mute = () => entraWith([], { failingList: () => forbidden, grants: ['User.Read'] })

  it('leaves the explanation of the subject, and the cure by hand', async () => {
    const error = await failureOf(plan(mute()))
    const lines = explanationLines(error).join('\n')
    expect(error.code).toBe('manager-forbidden')
    expect(error.details).toEqual(["The manager's token holds: User.Read."])
    expect(lines).toContain(`presented: ${own.sub}`)
    expect(lines).toContain('az ad app federated-credential create')
  })

  it('leaves the cure of a pattern, which no single token stands for', async () => {
    const trustRequest = { kind: 'flexible', intent: { kind: 'tag-pattern', pattern: 'v*' } } as const
    const error = await failureOf(plan(mute(), { trustRequest }))
    const [code, lines] = [error.code, explanationLines(error).join('\n')]
    expect(code).toBe('manager-forbidden')
    expect(lines).not.toContain('presented:')
    expect(lines).toMatch(/az rest .*refs\/tags\/v\*/)
  })
})

describe('what helps a reviewer', () => {
  it.each<[string, Partial<FederatedIdentityCredential>, RegExp]>([
    ['another case', { subject: own.sub.replace('production', 'Production') }, /case/i],
    ['no IDs', { subject: 'repo:octo-org/shop:environment:production' }, /ID/],
    ['stale IDs', { subject: 'repo:octo-org@1/shop@7:environment:production' }, /ID/],
    ['the audience of another cloud', { audiences: [USGOV_AUDIENCE], description: 'by hand' }, /audience|cloud/],
  ])('is the nearest credential: %s', async (_title, stored, cause) => {
    const { nearest } = await plan(entraWith([credential(stored)]))
    expect(describeCauses(nearest?.causes ?? [])).toMatch(cause)
  })

  it('is the nearest credential also where no job runs that it would be for', async () => {
    const stored = [credential({ subject: 'repo:octo-org@1/shop@2:environment:Production' })]
    const trustRequest = { kind: 'subject', subject: own.sub } as const
    const { nearest } = await plan(entraWith(stored), { own: undefined, issuer: GITHUB, trustRequest })
    expect(describeCauses(nearest?.causes ?? [])).toMatch(/case/i)
  })

  it('is silence about credentials for other purposes', async () => {
    const others = [
      credential({ name: 'other', subject: 'repo:octo-org@1/shop@2:environment:staging' }),
      credential({ name: 'k8s', issuer: 'https://oidc.example', subject: 'system:serviceaccount:a:b' }),
    ]
    expect((await plan(entraWith(others))).nearest).toBeUndefined()
  })

  it('is what an expression lets in, of all that is stored and this job', async () => {
    const stored = [
      credential({ name: 'a', subject: 'repo:octo-org@1/shop@2:ref:refs/heads/release/1' }),
      credential({ name: 'b', subject: 'repo:octo-org@1/shop@2:ref:refs/heads/main' }),
      credential({ name: 'c', issuer: 'https://gitlab.com', subject: 'x' }),
    ]
    const trustRequest = { kind: 'flexible', intent: { kind: 'branch-pattern', pattern: 'release/*' } } as const
    const { remarks } = await plan(entraWith(stored), { trustRequest })
    expect(remarks).toEqual([
      `The expression does not admit "${own.sub}".`,
      'The expression admits "repo:octo-org@1/shop@2:ref:refs/heads/release/1".',
      'The expression does not admit "repo:octo-org@1/shop@2:ref:refs/heads/main".',
    ])
  })

  it('is not said again of an expression that is stored already', async () => {
    const trustRequest = { kind: 'flexible', intent: { kind: 'branch-pattern', pattern: 'release/*' } } as const
    const first = await plan(entraWith([]), { trustRequest })
    const again = await plan(entraWith([first.declared.desired.credential]), { trustRequest })
    expect(again.plan.targets[0]?.changes).toMatchObject([{ action: 'keep' }])
    expect(first.remarks).toHaveLength(1)
    expect(again.remarks).toEqual([])
  })

  it('says of an expression what depends on claims that nobody knows', async () => {
    const stored = [credential({ name: 'a', subject: 'repo:octo-org@1/shop@2:ref:refs/heads/x' })]
    const expression = `claims['sub'] matches 'repo:octo-org@1/shop@2:ref:refs/heads/*' and ${IDS}`
    const { remarks } = await plan(entraWith(stored), {
      own: undefined,
      issuer: GITHUB,
      trustRequest: { kind: 'expression', expression },
    })
    expect(remarks).toEqual([expect.stringMatching(/admits|may admit/)])
  })

  it.each([
    [['Application.ReadWrite.OwnedBy'], []],
    [['Application.ReadWrite.All'], ['manager-roles']],
    [['Directory.ReadWrite.All', 'User.Read.All'], ['manager-roles']],
  ])('is a warning about a manager that holds %j', async (grants, codes) => {
    const { lints } = await plan(entraWith([], { grants }))
    expect(lints.map(({ code }) => code)).toEqual(codes)
  })
})

describe('a manager that may not read the managed identity itself', () => {
  const target = { kind: 'managed-identity', resourceId: RESOURCE } as const
  const withTarget = (error: Error) => {
    const entra = entraWith([])
    return { ...entra, store: { ...entra.store, readTarget: () => Promise.reject(error) } }
  }
  const forbidden = new FederationError('manager-forbidden', 'The manager may not read the managed identity.')

  it('can plan all the same', async () => {
    const { plan: made } = await plan(withTarget(forbidden), { target })
    expect(made.targets).toMatchObject([{ clientId: CLIENT_ID, id: RESOURCE, changes: [{ action: 'create' }] }])
    expect(made.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('cannot where something else is wrong', async () => {
    const missing = new FederationError('application-not-found', 'Not found.')
    expect((await failureOf(plan(withTarget(missing), { target }))).code).toBe('application-not-found')
    expect((await failureOf(plan(withTarget(forbidden)))).code).toBe('manager-forbidden')
  })
})
