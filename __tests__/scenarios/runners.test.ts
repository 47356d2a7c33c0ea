/** Every runner: machines that several jobs share, GitHub Enterprise Server and GHE.com, certificates of an own authority, IPv6, line ends of Windows. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { endpointScenario, send, VAULT } from './endpoint-harness.ts'
import { failure, type Stage, scenario } from './harness.ts'
import { exchange, ID_TOKEN } from './transcript.ts'

const ENVIRONMENT = { environment: DEFAULT_IDS.environment }
const MANAGER = {
  'manager-client-id': DEFAULT_IDS.managerClientId,
  'manager-client-secret': DEFAULT_IDS.managerSecret,
}

/** Folders that both jobs of a shared machine have: the user's home, the system's temporary files. */
function sharedMachine() {
  const [HOME, TMPDIR] = [mkdtempSync(join(tmpdir(), 'home-')), mkdtempSync(join(tmpdir(), 'tmp-'))]
  return { env: { HOME, TMPDIR }, leftovers: () => [...readdirSync(HOME), ...readdirSync(TMPDIR)] }
}

const SERVING = { 'identity-endpoint': 'true', 'token-file': 'true' }

endpointScenario('two jobs of one user on one machine do not meet', async ({ open, serving }) => {
  const stage = await open()
  stage.trust()
  const machine = sharedMachine()
  const [one, other] = await Promise.all([
    serving(stage, { inputs: SERVING, env: machine.env }),
    serving(stage, { inputs: SERVING, env: machine.env }),
  ])
  expect(one.url.port).not.toBe(other.url.port)
  expect(one.header).not.toBe(other.header)
  expect(one.main.exportedEnv.AZURE_FEDERATED_TOKEN_FILE).not.toBe(other.main.exportedEnv.AZURE_FEDERATED_TOKEN_FILE)
  const wrong = { headers: ['X-IDENTITY-HEADER', one.header], query: { 'api-version': '2019-08-01', resource: VAULT } }
  expect((await send(other.url, wrong)).status).toBe(401)
  expect((await one.post()).tempFiles).toEqual([])
  // The other job goes on, with its file and its endpoint.
  expect((await other.ask(VAULT)).status).toBe(200)
  expect(readFileSync(other.main.exportedEnv.AZURE_FEDERATED_TOKEN_FILE ?? '', 'utf8')).toMatch(/^eyJ/)
  expect((await other.post()).tempFiles).toEqual([])
  expect(machine.leftovers()).toEqual([])
})

scenario.concurrent('nothing is written outside of RUNNER_TEMP, also by a first run', async ({ open }) => {
  const stage = await open()
  const machine = sharedMachine()
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'))
  const played = await stage.play({ inputs: MANAGER, env: { ...machine.env, GITHUB_WORKSPACE: workspace } })
  expect(played.outputs['credential-change'], played.log).toBe('created')
  expect(machine.leftovers()).toEqual([])
  expect(readdirSync(workspace)).toEqual([])
})

const SERVERS: readonly (readonly [string, JobContext])[] = [
  [
    'GitHub Enterprise Server',
    { issuer: 'https://ghes.octo.example/_services/token', server_url: 'https://ghes.octo.example' },
  ],
  ['GHE.com', { issuer: 'https://token.actions.octo.ghe.com', server_url: 'https://octo.ghe.com' }],
]

for (const [server, context] of SERVERS) {
  scenario.concurrent(`a job of ${server} gets its trust and signs in with it`, async ({ open }) => {
    const stage = await open()
    const job = { ...ENVIRONMENT, ...context }
    const first = await stage.play({ job, inputs: MANAGER })
    expect(first.outputs['credential-change'], first.log).toBe('created')
    expect(first.outputs.issuer).toBe(context.issuer)
    expect(stage.application.federatedIdentityCredentials.map(({ issuer }) => issuer)).toEqual([context.issuer])
    const again = await stage.play({ job })
    expect(again.exitCode, again.log).toBe(0)
    expect(again.requests).toEqual([ID_TOKEN, exchange()])
  })
}

/** The job as a runner has it whose services are reached by their IPv6 address. */
async function overIpv6({ sandbox }: Stage) {
  const url = sandbox.url.replace('localhost', '[::1]')
  const job = await sandbox.jobEnvironment(ENVIRONMENT)
  const inputs = { 'authority-host': url, 'graph-endpoint': url, 'resource-manager-endpoint': url }
  const ACTIONS_ID_TOKEN_REQUEST_URL = job.ACTIONS_ID_TOKEN_REQUEST_URL?.replace(sandbox.url, url)
  return { inputs, env: { ...job, ACTIONS_ID_TOKEN_REQUEST_URL, GITHUB_API_URL: `${url}/api/v3` } }
}

scenario.concurrent('services with an IPv6 address are reached, by the manager as well', async ({ open }) => {
  const stage = await open({ host: '::1' })
  const { inputs, env } = await overIpv6(stage)
  const played = await stage.play({ inputs: { ...inputs, ...MANAGER }, env })
  expect(played.exitCode, played.log).toBe(0)
  expect(played.outputs['credential-change']).toBe('created')
})

scenario.concurrent(
  'a certificate of an own authority is trusted through NODE_EXTRA_CA_CERTS only',
  async ({ open }) => {
    const stage = await open()
    stage.trust()
    const without = await stage.play({ env: { NODE_EXTRA_CA_CERTS: undefined } })
    expect(failure(without, 'service-unavailable')).toContain('NODE_EXTRA_CA_CERTS')
    const withIt = await stage.play()
    expect(withIt.exitCode, withIt.log).toBe(0)
  },
)

scenario.concurrent('an event file and inputs with the line ends of Windows are read like others', async ({ open }) => {
  const stage = await open()
  const job = { ...ENVIRONMENT, event_name: 'pull_request', ref: 'refs/pull/7/merge' }
  const env = await stage.sandbox.jobEnvironment(job)
  const windows = (text: string) => text.replace(/\r?\n/g, '\r\n')
  const event = JSON.stringify(JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8')), null, 2)
  writeFileSync(env.GITHUB_EVENT_PATH ?? '', windows(event))
  const scopes = 'https://management.azure.com/.default\r\nhttps://vault.azure.net/.default\r\n'
  const inputs = { ...MANAGER, scopes, environment: 'production\r\n' }
  const played = await stage.play({ job, inputs, env })
  expect(played.exitCode, played.log).toBe(0)
  expect(Object.keys(JSON.parse(played.outputs['access-tokens'] ?? '{}'))).toEqual([
    'https://management.azure.com/.default',
    'https://vault.azure.net/.default',
  ])
})
