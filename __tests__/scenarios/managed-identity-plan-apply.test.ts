/** Credentials of a user-assigned managed identity: planned, put, corrected and refused through Azure Resource Manager. */
import { expect } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import type { FederatedCredential } from '../../sandbox/world/state.ts'
import { MAIN, PRODUCTION, SECRET_MANAGER, type Stage, scenario, WAITS_PASS } from './harness.ts'
import { IDENTITY_NAME } from './managed-identity-target.ts'
import {
  failed,
  identityOf,
  ON_IDENTITY,
  onlyChange,
  playAction,
  REPOSITORY,
  readPlan,
  succeeded,
  writesIn,
} from './plan-harness.ts'
import { AUDIENCE, exchange, ID_TOKEN, managerSignIn } from './transcript.ts'

const ARM_SCOPE = 'https://management.azure.com/.default'
const inputs = { ...SECRET_MANAGER, ...ON_IDENTITY }
const CREDENTIALS = '/identity/federatedIdentityCredentials'
const LIST = `GET ${CREDENTIALS} 200`
const put = (name: string, status = 201) => `PUT ${CREDENTIALS}/${name} ${status}`

function trust(stage: Stage, credential: Partial<FederatedCredential> = {}): void {
  const identity = identityOf(stage)
  identity.federatedIdentityCredentials = [
    ...identity.federatedIdentityCredentials,
    loadFederatedCredential({
      name: 'stored-before',
      issuer: GITHUB_ISSUER,
      subject: PRODUCTION,
      audiences: [AUDIENCE],
      ...credential,
    }),
  ]
}

const stored = (stage: Stage) =>
  identityOf(stage).federatedIdentityCredentials.map(
    ({ name, subject, audiences }) => `${name}: ${subject} for ${audiences.join()}`,
  )

scenario.concurrent(
  'a plan reads the identity, its client ID and its credentials, and writes nothing',
  async ({ open }) => {
    const stage = await open()
    const played = await playAction(stage.sandbox, 'plan', { inputs })
    succeeded(played)
    expect(played.requests.filter((line) => !line.startsWith('GET /api/v3/'))).toEqual([
      ID_TOKEN,
      ...managerSignIn(undefined, ARM_SCOPE),
      LIST,
      'GET /identity 200',
    ])
    expect(readPlan(played, 'plan-file').targets).toMatchObject([
      {
        kind: 'managed-identity',
        clientId: DEFAULT_IDS.managedIdentityClientId,
        id: DEFAULT_IDS.managedIdentityResourceId,
        changes: [{ action: 'create', name: IDENTITY_NAME }],
      },
    ])
    expect(played.outputs).toMatchObject({ changes: '1', drift: 'true' })
  },
)

scenario.concurrent('an apply puts it, and proves it with the client ID that it read', async ({ open }) => {
  const stage = await open()
  const played = await playAction(stage.sandbox, 'apply', { inputs })
  succeeded(played)
  expect(writesIn(played)).toEqual([put(IDENTITY_NAME)])
  expect(played.requests.at(-1)).toBe(exchange().replace('client', 'identity'))
  expect(stored(stage)).toEqual([`${IDENTITY_NAME}: ${PRODUCTION} for ${AUDIENCE}`])
  const [request] = stage.sandbox.requests().filter(({ method }) => method === 'PUT')
  expect(request?.query['api-version']).toBe('2024-11-30')
  expect(request?.body).toEqual({ properties: { issuer: GITHUB_ISSUER, subject: PRODUCTION, audiences: [AUDIENCE] } })
  const again = await playAction(stage.sandbox, 'apply', { inputs })
  expect(onlyChange(readPlan(again, 'results-file'))).toMatchObject({ outcome: 'kept' })
  expect(writesIn(again)).toEqual([])
})

scenario.concurrent('the digest is the same however the ARM ID is spelled', async ({ open }) => {
  const { sandbox } = await open()
  const lower = DEFAULT_IDS.managedIdentityResourceId.toLowerCase()
  const [one, other] = await Promise.all([
    playAction(sandbox, 'plan', { inputs }),
    playAction(sandbox, 'plan', { inputs: { ...inputs, 'managed-identity-resource-id': lower } }),
  ])
  succeeded(other)
  expect(other.outputs['plan-digest']).toBe(one.outputs['plan-digest'])
})

scenario.concurrent(
  'a credential named by its own content is ours, and its audience is corrected',
  async ({ open }) => {
    const stage = await open()
    const old = await playAction(stage.sandbox, 'apply', {
      inputs: { ...inputs, branch: 'main', audience: 'api://other' },
    })
    succeeded(old)
    const played = await playAction(stage.sandbox, 'apply', { inputs: { ...inputs, branch: 'main' } })
    succeeded(played)
    const name = old.outputs['credential-name'] ?? ''
    expect(writesIn(played)).toEqual([put(name, 200)])
    expect(stored(stage)).toEqual([`${name}: ${MAIN} for ${AUDIENCE}`])
  },
)

scenario.concurrent("somebody else's with another audience is a conflict", async ({ open }) => {
  const stage = await open()
  trust(stage, { name: 'by-hand', audiences: ['api://other'] })
  const played = await playAction(stage.sandbox, 'apply', { inputs })
  failed(played, 'audience-conflict')
  expect(writesIn(played)).toEqual([])
})

scenario.concurrent('twenty are enough', async ({ open }) => {
  const stage = await open()
  for (let number = 0; number < 20; number++)
    trust(stage, { name: `full-${number}`, subject: `${REPOSITORY}:ref:refs/tags/v${number}` })
  const played = await playAction(stage.sandbox, 'apply', { inputs })
  expect(failed(played, 'credential-limit')).toContain('refs/tags/v*')
  expect(writesIn(played)).toEqual([])
})

scenario.concurrent('a concurrent write is waited for, four seconds at least', async ({ open }) => {
  const stage = await open()
  const code = 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity'
  stage.sandbox.fault({
    match: { service: 'arm', method: 'PUT' },
    effect: {
      status: 409,
      body: { error: { code, message: 'Too many Federated Identity Credentials are written concurrently.' } },
    },
  })
  const played = await playAction(stage.sandbox, 'apply', { inputs })
  succeeded(played)
  expect(writesIn(played)).toEqual([put(IDENTITY_NAME, 409), put(IDENTITY_NAME)])
  const [first, second] = stage.sandbox.requests().filter(({ method }) => method === 'PUT')
  expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(3990)
})

scenario.concurrent('a real rate of one write in four seconds is kept between two jobs as well', async ({ open }) => {
  const stage = await open({ settings: { arm: { writesPerSecond: 0.25 } } })
  const [one, other] = await Promise.all([
    playAction(stage.sandbox, 'apply', { inputs }),
    playAction(stage.sandbox, 'apply', { inputs: { ...inputs, branch: 'main' } }),
  ])
  succeeded(one)
  succeeded(other)
  expect(stored(stage)).toHaveLength(2)
})

const FORBIDDEN: readonly (readonly [
  string,
  (stage: Stage) => void,
  'manager-forbidden' | 'policy-blocked' | 'application-not-found',
  RegExp,
])[] = [
  [
    'a role that may only read',
    ({ tenant }) => {
      for (const assignment of tenant.roleAssignments) assignment.role = 'Reader'
    },
    'manager-forbidden',
    /Managed Identity Contributor.*az identity federated-credential create/s,
  ],
  [
    'no role at all',
    ({ tenant }) => {
      tenant.roleAssignments = []
    },
    'manager-forbidden',
    /Managed Identity Contributor/,
  ],
  [
    'an Azure Policy',
    ({ tenant }) => {
      tenant.azurePolicies = [
        {
          scope: `/subscriptions/${DEFAULT_IDS.subscriptionId}`,
          name: 'issuers',
          allowedIssuers: ['https://oidc.example'],
        },
      ]
    },
    'policy-blocked',
    /Azure Policy/,
  ],
  [
    'a lock',
    ({ tenant }) => {
      tenant.locks = [{ scope: `/subscriptions/${DEFAULT_IDS.subscriptionId}`, level: 'ReadOnly' }]
    },
    'policy-blocked',
    /lock/,
  ],
  [
    'an identity that is not there',
    ({ tenant }) => {
      tenant.managedIdentities = []
    },
    'application-not-found',
    /`managed-identity-resource-id`/,
  ],
]

for (const [title, arrange, code, says] of FORBIDDEN) {
  scenario.concurrent(`${title}: ${code}`, async ({ open }) => {
    const stage = await open()
    arrange(stage)
    const step = { inputs: { ...inputs, 'propagation-timeout': '2' }, env: WAITS_PASS }
    const played = await playAction(stage.sandbox, 'apply', step)
    expect(failed(played, code)).toMatch(says)
    expect(writesIn(played).filter((line) => / 20\d$/.test(line))).toEqual([])
  })
}

scenario.concurrent('a token for Graph is none for Azure Resource Manager', async ({ open }) => {
  const { sandbox } = await open()
  const bearer = await sandbox.mintAccessToken({ clientId: DEFAULT_IDS.managerClientId, resource: 'graph' })
  const played = await playAction(sandbox, 'plan', { inputs: { ...ON_IDENTITY, 'manager-access-token': bearer } })
  expect(failed(played, 'manager-credential-invalid')).toContain('Azure Resource Manager')
})

scenario.concurrent('an ID that is none is a wrong input', async ({ open }) => {
  const { sandbox } = await open()
  const id = DEFAULT_IDS.managedIdentityResourceId.replace('userAssignedIdentities', 'identities')
  const played = await playAction(sandbox, 'plan', { inputs: { ...inputs, 'managed-identity-resource-id': id } })
  expect(failed(played, 'invalid-input')).toContain('`managed-identity-resource-id`')
  expect(played.requests).toEqual([])
})
