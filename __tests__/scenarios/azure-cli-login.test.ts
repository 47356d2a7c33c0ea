/** The Azure CLI signed in for later steps: in a folder of its own, through the endpoint, without a token in a command line. The CLI here is a stand-in that keeps what it was given; the real one judges in `npm run test:clients`. */
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, vi } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { endpointScenario, processesOf } from './endpoint-harness.ts'
import { failure } from './harness.ts'

/** One call of the stand-in. */
interface Call {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** Content of the file behind an argument that opens with `@`. */
  readonly file: string | undefined
  readonly token: string | undefined
}

const STAND_IN = `#!${process.execPath}
const { spawn } = require('node:child_process')
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs')
const argv = process.argv.slice(2)
async function main() {
  const at = argv.find((each) => each.startsWith('@'))
  const file = at === undefined ? undefined : readFileSync(at.slice(1), 'utf8')
  let token
  if (argv[0] === 'login' && argv.includes('--identity')) {
    const url = process.env.IDENTITY_ENDPOINT + '?api-version=2019-08-01&resource=https%3A%2F%2Fmanagement.core.windows.net%2F'
    token = (await (await fetch(url, { headers: { 'X-IDENTITY-HEADER': process.env.IDENTITY_HEADER } })).json()).access_token
    writeFileSync(process.env.AZURE_CONFIG_DIR + '/azureProfile.json', '{}')
  }
  appendFileSync(process.env.AZ_LOG, JSON.stringify({ argv, cwd: process.cwd(), env: process.env, file, token }) + '\\n')
  if (argv[0] === 'login' && process.env.AZ_LINGERS) {
    spawn(process.execPath, ['-e', process.env.AZ_LINGERS], { detached: true, stdio: 'ignore' }).unref()
    while (!existsSync(process.env.AZURE_CONFIG_DIR + '/telemetry'));
  }
  if (argv.join(' ').startsWith(process.env.AZ_FAILS ?? 'nothing')) {
    console.error('WARNING: something else\\nERROR: ' + (process.env.AZ_SAYS ?? 'it is broken'))
    process.exit(1)
  }
  if (argv[1] === 'list') console.log(process.env.AZ_ACCOUNTS ?? '[]')
  if (argv[0] === 'version') console.log(process.env.AZ_PRINTS ?? JSON.stringify({ 'azure-cli': process.env.AZ_VERSION ?? '2.91.0' }))
}
main()
`

/** What the CLI leaves running: it writes into the configuration folder for a second, as long as that is there. */
const TELEMETRY = `
const { mkdirSync, writeFileSync } = require('node:fs')
const folder = process.env.AZURE_CONFIG_DIR + '/telemetry'
for (let each = 0, end = Date.now() + 1000; Date.now() < end; each++) {
  try { mkdirSync(folder) } catch {}
  try { writeFileSync(folder + '/' + each, '') } catch {}
}`

async function standIn(more: Readonly<Record<string, string>> = {}) {
  const home = await mkdtemp(join(tmpdir(), 'azure-cli-'))
  const bin = join(home, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'az'), STAND_IN)
  await chmod(join(bin, 'az'), 0o755)
  const log = join(home, 'calls')
  const env = { PATH: `${join(home, 'none')}::${bin}`, HOME: home, AZ_LOG: log, ...more }
  const calls = (): readonly Call[] =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
      : []
  return { home, env, calls, lines: () => calls().map(({ argv }) => argv.join(' ')) }
}

const LOGIN = { 'azure-cli-login': 'true' }

endpointScenario.concurrent(
  'it is signed in through the endpoint, in a folder that post removes',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env, home, calls, lines } = await standIn({ AZURE_EXTENSION_DIR: '/opt/az/extensions' })
    const { main, post, header } = await serving(stage, { inputs: LOGIN, env })
    expect(lines()).toEqual(['version --output json', 'login --identity --allow-no-subscriptions --output none'])
    const [version, login] = calls()
    const folder = main.exportedEnv.AZURE_CONFIG_DIR ?? ''
    expect(dirname(dirname(folder))).toBe(main.runnerTemp)
    expect(login?.env.AZURE_CONFIG_DIR).toBe(folder)
    expect(version?.env.AZURE_CONFIG_DIR).toBe(folder)
    expect(login?.token).toMatch(/^eyJ/)
    expect(login?.env.AZURE_EXTENSION_DIR).toBe('/opt/az/extensions')
    expect(main.exportedEnv).not.toHaveProperty('AZURE_EXTENSION_DIR')
    expect(main.exportedEnv.IDENTITY_HEADER).toBe(header)
    // What is for actions alone is not the CLI's business.
    expect(Object.keys(login?.env ?? {}).filter((name) => /^(?:ACTIONS|INPUT|STATE)_/.test(name))).toEqual([])
    expect(existsSync(join(home, '.azure'))).toBe(false)
    expect(main.log).toContain('Signed the Azure CLI 2.91.0 in as')
    expect(existsSync(join(folder, 'azureProfile.json'))).toBe(true)
    const { annotations, tempFiles } = await post()
    expect(annotations).toEqual([])
    expect(tempFiles).toEqual([])
  },
)

endpointScenario.concurrent(
  'it gets the subscription, the cloud, and no token or header in a command line',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env, calls, lines } = await standIn({ AZURE_CONFIG_DIR: '/home/me/azure' })
    const audience = 'api://AzureADTokenExchange'
    const inputs = {
      ...LOGIN,
      cloud: 'us-government',
      audience,
      scopes: 'https://management.azure.com/.default',
      'subscription-id': DEFAULT_IDS.subscriptionId,
    }
    const { main, header } = await serving(stage, { inputs, env })
    expect(lines()).toEqual([
      'version --output json',
      'cloud set --name AzureUSGovernment',
      'login --identity --allow-no-subscriptions --output none',
      `account set --subscription ${DEFAULT_IDS.subscriptionId}`,
    ])
    expect(lines().join('\n')).not.toContain(header)
    expect(lines().join('\n')).not.toContain('eyJ')
    expect(calls().every(({ cwd }) => cwd.startsWith(main.runnerTemp))).toBe(true)
    expect(main.annotations.map(({ message }) => message)).toEqual([
      `AZURE_CONFIG_DIR was "/home/me/azure" and is now "${main.exportedEnv.AZURE_CONFIG_DIR}" for the following steps.`,
    ])
  },
)

endpointScenario.concurrent(
  'an older one reads the ID token from a file that is gone afterwards, and the step says what will go stale',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env, calls, lines } = await standIn({ AZ_VERSION: '2.72.0' })
    const { main } = await serving(stage, { inputs: LOGIN, env })
    expect(lines()[1]).toBe(
      `login --service-principal --username ${DEFAULT_IDS.clientId} --tenant ${DEFAULT_IDS.tenantId} --federated-token @assertion.jwt --allow-no-subscriptions --output none`,
    )
    const login = calls()[1]
    expect(login?.file).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(main.masks).toContain(login?.file)
    expect(main.tempFiles.filter((name) => name.endsWith('.jwt'))).toEqual([])
    expect(main.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(
        /^warning: The Azure CLI 2\.72\.0 cannot use the identity endpoint \(2\.73\.0 and later can\).*five minutes.*AADSTS700024/,
      ),
    ])
  },
)

endpointScenario.concurrent(
  'a process of it that still writes takes nothing away from the error, and leaves nothing either',
  async ({ open }) => {
    const stage = await open()
    stage.trust()
    const { env, calls } = await standIn({ AZ_LINGERS: TELEMETRY, AZ_FAILS: 'login' })
    const played = await stage.play({ inputs: LOGIN, env })
    expect(failure(played, 'service-unavailable')).toContain('`az login --identity` did not succeed.')
    expect(calls().map((call) => call.env.AZURE_CORE_COLLECT_TELEMETRY)).toEqual(['false', 'false'])
    expect(played.tempFiles).toEqual([])
  },
)

endpointScenario.concurrent('without one the step says so before it sends anything', async ({ open }) => {
  const stage = await open()
  const home = await mkdtemp(join(tmpdir(), 'no-azure-cli-'))
  await mkdir(join(home, 'az'))
  const played = await stage.play({ inputs: LOGIN, env: { PATH: home } })
  expect(failure(played, 'invalid-input')).toContain(
    'there is no `az` in the PATH of this runner. Install the Azure CLI',
  )
  expect(played.requests).toEqual([])
  expect(played.tempFiles).toEqual([])
})

for (const [title, more, sentence, said] of [
  [
    'whose sign-in fails',
    { AZ_FAILS: 'login', AZ_SAYS: 'No access was configured' },
    '`az login --identity` did not succeed.',
    'No access was configured',
  ],
  [
    'whose subscription cannot be chosen though the identity has a role in it',
    {
      AZ_FAILS: 'account set',
      AZ_SAYS: 'The disk is full',
      AZ_ACCOUNTS: JSON.stringify([{ id: DEFAULT_IDS.subscriptionId.toUpperCase() }]),
    },
    '`az account set` did not succeed.',
    'The disk is full',
  ],
  [
    'that cannot list what it knows either',
    { AZ_FAILS: 'account', AZ_SAYS: 'The profile is broken' },
    '`az account set` did not succeed.',
    'The profile is broken',
  ],
  ['that tells no version', { AZ_PRINTS: 'azure-cli 2.91.0' }, '`az version` did not tell its version.', ''],
] as const) {
  endpointScenario.concurrent(`one ${title} fails the step, which leaves nothing`, async ({ open }) => {
    const stage = await open()
    stage.trust()
    const { env } = await standIn(more)
    const job = await stage.sandbox.jobEnvironment({ environment: DEFAULT_IDS.environment })
    const played = await stage.play({
      inputs: { ...LOGIN, 'subscription-id': DEFAULT_IDS.subscriptionId },
      env: { ...job, ...env },
    })
    expect(failure(played, 'service-unavailable')).toContain(sentence)
    expect(played.log).toContain(said)
    expect(played.exportedEnv).toEqual({})
    expect(played.tempFiles).toEqual([])
    await vi.waitUntil(() => processesOf(job.RUNNER_TRACKING_ID ?? '').length === 0, { timeout: 300_000, interval: 50 })
  })
}

for (const accounts of ['[]', JSON.stringify([{ id: DEFAULT_IDS.tenantId, name: 'N/A(tenant level account)' }])]) {
  endpointScenario.concurrent(
    `a subscription in which the identity has no role is an input to correct (${accounts})`,
    async ({ open }) => {
      const stage = await open()
      stage.trust()
      const said = "The subscription of 'it' doesn't exist in cloud 'AzureCloud'."
      const { env, lines } = await standIn({ AZ_FAILS: 'account set', AZ_SAYS: said, AZ_ACCOUNTS: accounts })
      const inputs = { ...LOGIN, 'subscription-id': DEFAULT_IDS.subscriptionId }
      const played = await stage.play({ inputs, env })
      const { clientId, subscriptionId } = DEFAULT_IDS
      expect(failure(played, 'invalid-input')).toBe(
        `[invalid-input] The identity ${clientId} has no role in the subscription ${subscriptionId}, so the Azure CLI cannot choose it. Leave \`subscription-id\` out, or give the identity a role, which can take minutes to be seen: az role assignment create --role Reader --scope /subscriptions/${subscriptionId} --assignee ${clientId}`,
      )
      expect(played.log).toContain(said)
      expect(lines().at(-1)).toBe('account list --all --output json')
      expect(played.tempFiles).toEqual([])
    },
  )
}
