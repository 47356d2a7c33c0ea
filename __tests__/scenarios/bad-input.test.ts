/** Wrong inputs: every mistake is named in one run, and nothing is sent. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { failure, SECRET_MANAGER, scenario } from './harness.ts'
import { failed, playAction } from './plan-harness.ts'

type Inputs = Readonly<Record<string, string | undefined>>

const CASES: readonly (readonly [title: string, inputs: Inputs, said: string])[] = [
  ['an empty tenant', { 'tenant-id': '' }, '`tenant-id` is empty: is the variable defined for this repository'],
  [
    'an empty client in an environment',
    { 'client-id': '', environment: 'production' },
    '`client-id` is empty: is the variable defined for environment production?',
  ],
  ['a client that was never given', { 'client-id': undefined }, '`client-id` is empty'],
  ['a malformed client', { 'client-id': '11d8e8f2' }, '`client-id` is not a GUID'],
  ['a malformed tenant', { 'tenant-id': 'not a tenant' }, '`tenant-id` is neither a GUID nor a domain'],
  ['a tenant for anybody', { 'tenant-id': 'common' }, "need the tenant's own ID"],
  ['a malformed subscription', { 'subscription-id': 'prod' }, '`subscription-id` is not a GUID'],
  ['a malformed manager', { 'manager-client-id': 'manager' }, '`manager-client-id` is not a GUID'],
  [
    'a malformed identity',
    { 'managed-identity-resource-id': '/x/y' },
    '`managed-identity-resource-id` is not the ARM ID',
  ],
  ['the same ID twice', { 'client-id': DEFAULT_IDS.tenantId }, '`client-id` and `tenant-id` are the same value'],
  ['an unknown cloud', { cloud: 'moon' }, '`cloud` is unknown: "moon"; choose one of public, us-government'],
  ["another tool's cloud", { cloud: 'AzureUSGovernment' }, 'did you mean `cloud: us-government`?'],
  ["another tool's `environment`", { environment: 'AzureUSGovernment' }, 'did you mean `cloud: us-government`?'],
  [
    'a password in an endpoint',
    { 'authority-host': 'https://user:hunter2@login.example' },
    '`authority-host` must not hold a user name or password: "https://***@login.example"',
  ],
  ['a token of two lines', { 'github-token': 'ghs_a\nhunter2' }, '`github-token` is not a token'],
  ['a token with other letters', { 'manager-access-token': 'hunter2-ü' }, '`manager-access-token` is not a token'],
  ['a wrong boolean', { 'pull-request': 'yes' }, '`pull-request` is neither true nor false: "yes"'],
  [
    'another wrong boolean',
    { 'export-environment-variables': '1' },
    '`export-environment-variables` is neither true nor false: "1"',
  ],
  [
    'seconds that are none',
    { 'propagation-timeout': '5m' },
    '`propagation-timeout` is not a whole number of seconds from 0 to 3600: "5m"',
  ],
  [
    'two kinds of manager',
    { 'manager-client-id': DEFAULT_IDS.managerClientId, 'manager-credential': 'azure-cli' },
    'Two kinds of manager are given (`manager-client-id`, `manager-credential`)',
  ],
  [
    'two credentials of a manager',
    {
      'manager-client-id': DEFAULT_IDS.managerClientId,
      'manager-client-secret': 'a~secret',
      'manager-client-certificate': 'manager.pem',
    },
    'Two kinds of manager are given (`manager-client-id`, `manager-client-secret`, `manager-client-certificate`)',
  ],
  ['a secret of nobody', { 'manager-client-secret': 'a~secret' }, '`manager-client-secret` needs `manager-client-id`'],
  [
    'an unknown manager',
    { 'manager-credential': 'az' },
    '`manager-credential` is neither azure-cli nor managed-identity',
  ],
  ['an authority over http', { 'authority-host': 'http://localhost' }, '`authority-host` must be an https URL'],
  ['a Graph over http', { 'graph-endpoint': 'http://localhost' }, '`graph-endpoint` must be an https URL'],
  ['an ARM that is no URL', { 'resource-manager-endpoint': 'arm' }, '`resource-manager-endpoint` is not a URL'],
  [
    'an authority with a password',
    { 'authority-host': 'https://me:secret@localhost' },
    '`authority-host` must not hold a user name or password',
  ],
  [
    'a scope without /.default',
    { scopes: 'https://graph.microsoft.com/User.Read' },
    '`scopes` holds "https://graph.microsoft.com/User.Read"',
  ],
  ['an audience with blanks', { audience: 'one two' }, '`audience` must be one value'],
  ['a branch and a tag', { branch: 'main', tag: 'v1' }, '`branch` and `tag` cannot both be true of one job'],
  ['a pull request and a tag', { 'pull-request': 'true', tag: 'v1' }, '`pull-request` and `tag` cannot both be true'],
  ['a tag as branch', { branch: 'refs/tags/v1' }, '`branch` is "refs/tags/v1", which is not a branch'],
  ['a pattern as branch', { branch: 'release/*' }, 'patterns are for `branch-pattern`'],
]

for (const [title, inputs, said] of CASES) {
  scenario.concurrent(`${title} is named before anything is sent`, async ({ open }) => {
    const { play } = await open()
    const played = await play({ inputs })
    expect(failure(played, 'invalid-input')).toContain(said)
    expect(played.requests).toEqual([])
    expect(played.summary).toContain('invalid-input')
    // What stands for a secret in the cases above.
    expect(`${played.log}${played.summary}`).not.toContain('hunter2')
  })
}

scenario.concurrent('all mistakes are told at once', async ({ open }) => {
  const { play } = await open()
  const played = await play({
    inputs: {
      'tenant-id': '',
      'client-id': 'x',
      cloud: 'moon',
      'pull-request': 'maybe',
      'graph-endpoint': 'http://graph',
      scopes: 'openid',
      branch: 'main',
      tag: 'v1',
      'manager-credential': 'azure-cli',
      'manager-access-token': 'token-of-somebody',
    },
  })
  expect(failure(played, 'invalid-input')).toContain('inputs are wrong')
  expect(played.requests).toEqual([])
  const listed = played.log.split('\n').filter((line) => line.startsWith('- '))
  for (const name of ['tenant-id', 'client-id', 'cloud', 'pull-request', 'graph-endpoint', 'scopes']) {
    expect(
      listed.filter((line) => line.startsWith(`- \`${name}\``)),
      name,
    ).toHaveLength(1)
  }
  expect(played.log).toContain('`branch` and `tag` cannot both be true of one job.')
  expect(played.log).toContain('Two kinds of manager are given (`manager-access-token`, `manager-credential`)')
  // What was given by mistake is a secret all the same.
  expect(played.masks).toEqual(['token-of-somebody'])
})

scenario.concurrent("YAML's spellings of booleans are taken", async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { exitCode, exportedEnv } = await play({ inputs: { 'export-environment-variables': 'FALSE' } })
  expect(exitCode).toBe(0)
  expect(exportedEnv).toEqual({})
})

scenario.concurrent('lists take newlines, commas and blanks', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const scopes = [
    'https://vault.azure.net/.default',
    'https://storage.azure.com/.default',
    'https://graph.microsoft.com/.default',
  ]
  const { outputs } = await play({ inputs: { scopes: `${scopes[0]},${scopes[1]}\n  ${scopes[2]}  ${scopes[0]}` } })
  expect(Object.keys(JSON.parse(outputs['access-tokens'] ?? '{}'))).toEqual(scopes)
})

for (const action of ['sign-in', 'plan', 'apply'] as const) {
  scenario.concurrent(
    `variables of the runner that are wrong end ${action} before anything is loaded`,
    async ({ open }) => {
      const { play, sandbox } = await open()
      const env = { GITHUB_API_URL: 'not a url' }
      const played = action === 'sign-in' ? await play({ env }) : await playAction(sandbox, action, { env })
      expect(failed(played, 'invalid-input')).toContain('GITHUB_API_URL is not a URL')
      expect(played.requests).toEqual([])
    },
  )
}

for (const action of ['plan', 'apply'] as const) {
  scenario(`an event file that is not JSON keeps no ${action} from its end`, async ({ open }) => {
    const { sandbox } = await open()
    const folder = await mkdtemp(join(tmpdir(), 'event-'))
    const file = join(folder, 'event.json')
    await writeFile(file, '{"repository":')
    const played = await playAction(sandbox, action, { inputs: SECRET_MANAGER, env: { GITHUB_EVENT_PATH: file } })
    expect(played.outputs['error-code'], played.log).toBe('')
    expect(played.exitCode).toBe(0)
    await rm(folder, { recursive: true })
  })
}
