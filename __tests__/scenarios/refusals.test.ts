/** Refusals that no credential cures: each has its code, its cure, and ends the step without a write. */
import { expect } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import type { ErrorCode } from '../../src/core/error.ts'
import { FEDERATED_MANAGER, failure, PRODUCTION, type Stage, scenario } from './harness.ts'
import { AUDIENCE, exchange, ID_TOKEN } from './transcript.ts'

const STRANGER = '99999999-9999-4999-8999-999999999999'

const REFUSALS: readonly {
  title: string
  inputs?: Record<string, string>
  world?: (stage: Stage) => void
  requests: readonly string[]
  code: ErrorCode
  cure: RegExp
}[] = [
  {
    title: 'a tenant that is not there',
    inputs: { 'tenant-id': STRANGER },
    requests: [ID_TOKEN, exchange(90002, undefined, 400)],
    code: 'tenant-not-found',
    cure: /Check `tenant-id`, and `cloud`/,
  },
  {
    title: 'a tenant of another cloud',
    world: ({ tenant }) => {
      tenant.otherCloud = true
    },
    requests: [ID_TOKEN, exchange(900439, undefined, 400)],
    code: 'tenant-not-found',
    cure: /Set `cloud` to the cloud of the tenant/,
  },
  {
    title: 'an application that is not there',
    inputs: { 'client-id': STRANGER },
    requests: [ID_TOKEN, exchange(700016, undefined, 400).replace('client', STRANGER)],
    code: 'application-not-found',
    cure: /application \(client\) ID, not an object ID/,
  },
  {
    title: 'an application without service principal',
    world: ({ tenant }) => {
      tenant.servicePrincipals = tenant.servicePrincipals.filter(({ appId }) => appId !== DEFAULT_IDS.clientId)
    },
    requests: [ID_TOKEN, exchange(7000229, undefined, 400)],
    code: 'application-not-found',
    cure: new RegExp(`az ad sp create --id ${DEFAULT_IDS.clientId}`),
  },
  {
    title: 'a scope of a resource that is not there',
    inputs: { scopes: 'https://nobody.example/.default' },
    requests: [ID_TOKEN, exchange(500011, 'https://nobody.example/.default', 400)],
    code: 'scope-invalid',
    cure: /"https:\/\/nobody.example\/.default".*followed by `\/.default`/,
  },
  {
    title: 'a policy that names other enterprises',
    world: ({ tenant, trust }) => {
      trust()
      tenant.policies.requiredEnterprise = { issuer: GITHUB_ISSUER, values: ['octo-enterprise'] }
    },
    requests: [ID_TOKEN, exchange(7002381)],
    code: 'policy-blocked',
    cure: /only trusts GitHub tokens of certain enterprises.*the credential itself matched/,
  },
  {
    title: 'Conditional Access',
    world: ({ tenant, trust }) => {
      trust()
      tenant.policies.conditionalAccessBlocked = [DEFAULT_IDS.clientId]
    },
    requests: [ID_TOKEN, exchange(53003, undefined, 400)],
    code: 'policy-blocked',
    cure: /Conditional Access blocks this sign-in.*exception for this workload identity/,
  },
  {
    title: 'an issuer that Entra cannot reach, after two short repetitions',
    world: ({ sandbox, trust }) => {
      trust()
      for (const issuer of sandbox.world.issuers) issuer.reachable = false
    },
    requests: [ID_TOKEN, ...Array<string>(3).fill(exchange(90061, undefined, 400))],
    code: 'issuer-unreachable',
    cure: /must be reachable from the internet/,
  },
  {
    title: 'a clock that is wrong, after one new ID token',
    world: ({ sandbox, trust }) => {
      trust()
      sandbox.settings.idToken.clockOffsetSeconds = -900
    },
    requests: [ID_TOKEN, exchange(700024), ID_TOKEN, exchange(700024)],
    code: 'clock-skew',
    cure: /on GitHub Enterprise Server, check its clock/,
  },
]

for (const { title, inputs = {}, world = () => {}, requests, code, cure } of REFUSALS) {
  scenario.concurrent(title, async ({ open }) => {
    const stage = await open()
    world(stage)
    const before = stage.stored()
    const played = await stage.play({ inputs: { ...FEDERATED_MANAGER, ...inputs } })
    expect(failure(played, code)).toMatch(cure)
    // A manager is at hand and is not asked: it could not cure this.
    expect(played.requests).toEqual(requests)
    const [, number] = /AADSTS(\d+)/.exec(requests.at(-1) ?? '') ?? []
    expect(played.log).toMatch(
      new RegExp(`Microsoft Entra said: HTTP 40[01], AADSTS${number}: .* \\(correlation ID [0-9a-f-]{36}\\)`),
    )
    expect(played.log).toContain(`docs/TROUBLESHOOTING.md#${code}`)
    expect(stage.stored()).toEqual(before)
  })
}

scenario.concurrent('an ID token that grew stale is renewed once', async ({ open }) => {
  const { play, sandbox, trust } = await open({
    settings: { idToken: { clockOffsetSeconds: -900 } },
    onRequest: ({ status }) => {
      if (status === 401) sandbox.settings.idToken.clockOffsetSeconds = 0
    },
  })
  trust()
  const { exitCode, requests } = await play()
  expect(exitCode).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange(700024), ID_TOKEN, exchange()])
})

scenario.concurrent('an issuer that is reachable again is not an error', async ({ open }) => {
  const { play, sandbox, trust } = await open({
    onRequest: () => {
      for (const issuer of sandbox.world.issuers) issuer.reachable = asked++ > 0
    },
  })
  let asked = 0
  trust()
  for (const issuer of sandbox.world.issuers) issuer.reachable = false
  const { exitCode, requests } = await play()
  expect(exitCode).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange(90061, undefined, 400), exchange()])
})

scenario.concurrent(
  'an ID token that somebody else signed is refused, and no credential is written for it',
  async ({ open }) => {
    const { play, sandbox, trust, stored } = await open()
    trust()
    const before = stored()
    const now = Math.floor(Date.now() / 1000)
    const repository = 'octo-org/octo-repo'
    const claims = {
      iss: GITHUB_ISSUER,
      sub: PRODUCTION,
      aud: AUDIENCE,
      repository,
      iat: now,
      nbf: now,
      exp: now + 300,
    }
    const forged = await sandbox.signToken('https://forger.example', claims)
    sandbox.fault({ match: { service: 'idtoken' }, effect: { status: 200, body: { value: forged } } })
    const played = await play({ inputs: FEDERATED_MANAGER })
    expect(failure(played, 'credential-invalid')).toContain("See Entra's own message below")
    expect(played.requests).toEqual([ID_TOKEN, exchange(700027)])
    expect(stored()).toEqual(before)
  },
)
