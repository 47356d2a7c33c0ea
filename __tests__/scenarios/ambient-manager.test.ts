/** Managers that the runner brings along: who the Azure CLI is signed in as, or the identity of the machine. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { startConnectProxy } from './connect-proxy.ts'
import { failure, PRODUCTION, PRODUCTION_NAME, preloaded, type Stage, scenario } from './harness.ts'
import { AUDIENCE, create, exchange, ID_TOKEN, list, PROTECTION, repeated } from './transcript.ts'

const AZ = fileURLToPath(new URL('../../sandbox/bin', import.meta.url))
const WITH_AZ = { PATH: `${AZ}:${process.env.PATH}` }
const AZURE_CLI = { 'manager-credential': 'azure-cli' }
const MANAGED_IDENTITY = { 'manager-credential': 'managed-identity' }
const IN_AZURE = { environment: 'production', managed_identity: true }
const OUR_CREDENTIAL = [`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`]

scenario.concurrent('the Azure CLI as a person', async ({ open }) => {
  const { play, stored, tenant } = await open()
  for (const user of tenant.users) user.scopes = ['Application.ReadWrite.All']
  const { exitCode, requests, log, masks } = await play({ inputs: AZURE_CLI, env: WITH_AZ })
  expect(exitCode, log).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange(70025), list(), PROTECTION, create(), exchange()])
  expect(stored()).toEqual(OUR_CREDENTIAL)
  // The ID token, the CLI's token, the client's token.
  expect(masks).toHaveLength(3)
})

scenario.concurrent('the Azure CLI as the manager application', async ({ open }) => {
  const { play, stored } = await open()
  const env = { ...WITH_AZ, SANDBOX_AZ_ACCOUNT: DEFAULT_IDS.managerClientId }
  const { exitCode, log } = await play({ inputs: AZURE_CLI, env })
  expect(exitCode, log).toBe(0)
  expect(stored()).toEqual(OUR_CREDENTIAL)
})

scenario.concurrent(
  'the Azure CLI finds its own sign-in, is asked for this tenant, and sees nothing else of the job',
  async ({ open }) => {
    const { play, stored } = await open()
    const bin = await mkdtemp(join(tmpdir(), 'az-'))
    const seen = join(bin, 'seen')
    const script = `#!/bin/sh\nenv | grep -E '^(AZURE|ARM|MSAL)_' | sort > '${seen}'\necho "$*" >> '${seen}'\nexec '${AZ}/az' "$@"\n`
    await writeFile(join(bin, 'az'), script, { mode: 0o755 })
    const { exitCode, log } = await play({
      inputs: AZURE_CLI,
      env: {
        PATH: `${bin}:${WITH_AZ.PATH}`,
        SANDBOX_AZ_ACCOUNT: DEFAULT_IDS.managerClientId,
        AZURE_CONFIG_DIR: '/home/runner/.azure-elsewhere',
        AZURE_CLIENT_ID: '99999999-9999-4999-8999-999999999999',
        ARM_TENANT_ID: '99999999-9999-4999-8999-999999999999',
      },
    })
    expect(exitCode, log).toBe(0)
    const [variables, asked, ...more] = (await readFile(seen, 'utf8')).trimEnd().split('\n')
    expect(variables).toBe('AZURE_CONFIG_DIR=/home/runner/.azure-elsewhere')
    expect(more).toEqual([])
    expect(asked).toMatch(new RegExp(`^account get-access-token .*--tenant ${DEFAULT_IDS.tenantId}`))
    expect(stored()).toEqual(OUR_CREDENTIAL)
    await rm(bin, { recursive: true })
  },
)

scenario.concurrent('an Azure CLI that nobody is signed in to', async ({ open }) => {
  const { play, stored } = await open()
  const played = await play({ inputs: AZURE_CLI, env: { ...WITH_AZ, SANDBOX_AZ_ACCOUNT: 'none' } })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/Sign in before this step, for example with `az login`/)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...repeated(70025)])
  expect(stored()).toEqual([])
})

scenario.concurrent('a runner without the Azure CLI', async ({ open }) => {
  const { play, stored } = await open()
  const played = await play({ inputs: AZURE_CLI, env: { PATH: '/nowhere' } })
  expect(failure(played, 'manager-credential-invalid')).toContain('the identity signed in to the Azure CLI')
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...repeated(70025)])
  expect(stored()).toEqual([])
})

scenario.concurrent(
  'an Azure CLI that hangs ends with its time, and the step does not wait for what it has started',
  async ({ open }) => {
    const { play, stored } = await open()
    const bin = await mkdtemp(join(tmpdir(), 'az-'))
    // As the packaged `az` does, it starts another process that keeps its output open.
    const script = `#!/bin/sh\nsleep 900 &\necho $$ $! > '${bin}/new'\nmv '${bin}/new' '${bin}/pids'\nwait\n`
    await writeFile(join(bin, 'az'), script, { mode: 0o755 })
    // Its time is over as soon as it hangs.
    const clock = { ...preloaded('time-of-az.ts'), TIME_PASSES_WITH: `${bin}/pids` }
    const played = await play({ inputs: AZURE_CLI, env: { ...clock, PATH: `${bin}:${process.env.PATH}` } })
    const [az = 0, sleeping = 0] = (await readFile(join(bin, 'pids'), 'utf8')).split(' ').map(Number)
    expect(() => process.kill(az, 0)).toThrow('ESRCH')
    // Throws when it had ended: then the step would not have had to leave it behind.
    process.kill(sleeping)
    expect(failure(played, 'manager-credential-invalid')).toMatch(
      /The Azure CLI gave no token within 30 seconds\. Run `az account get-access-token`/,
    )
    expect(stored()).toEqual([])
    await rm(bin, { recursive: true })
  },
)

/** Gives the machine's identity rights at Graph, as an application that owns the client. */
function grantMachine({ tenant, application }: Stage): void {
  for (const identity of tenant.managedIdentities) {
    identity.roles = ['Application.ReadWrite.OwnedBy']
    application.owners = [...application.owners, identity.principalId]
  }
}

const machineToken = (status: number) => `GET /_msi/token ${status}`

scenario.concurrent("the managed identity of the runner's machine", async ({ open }) => {
  const stage = await open()
  grantMachine(stage)
  const { exitCode, requests, log } = await stage.play({ job: IN_AZURE, inputs: MANAGED_IDENTITY })
  expect(exitCode, log).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange(70025), machineToken(200), list(), PROTECTION, create(), exchange()])
  expect(stage.stored()).toEqual(OUR_CREDENTIAL)
})

scenario.concurrent("the managed identity of the runner's machine is never asked through a proxy", async ({ open }) => {
  const stage = await open()
  grantMachine(stage)
  const proxy = await startConnectProxy(403)
  const { exitCode, log } = await stage.play({
    job: IN_AZURE,
    inputs: MANAGED_IDENTITY,
    env: { HTTP_PROXY: proxy.url, http_proxy: proxy.url, HTTPS_PROXY: proxy.url, ALL_PROXY: proxy.url },
  })
  await proxy.close()
  expect(exitCode, log).toBe(0)
  expect(proxy.requests()).toEqual([])
})

scenario.concurrent("the managed identity of the runner's machine without rights", async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ job: IN_AZURE, inputs: MANAGED_IDENTITY })
  failure(played, 'manager-forbidden')
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), machineToken(200), list(403), ...repeated(70025)])
  expect(stage.stored()).toEqual([])
})

scenario.concurrent('a machine whose identity endpoint is not there', async ({ open }) => {
  const { play, stored } = await open()
  // The discard port: nothing listens.
  const env = { IDENTITY_ENDPOINT: 'http://127.0.0.1:9/_msi/token', IDENTITY_HEADER: 'any' }
  const played = await play({ inputs: MANAGED_IDENTITY, env })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/a machine of Azure with a managed identity/)
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...repeated(70025)])
  expect(stored()).toEqual([])
})

scenario.concurrent('a machine whose identity endpoint refuses', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ job: IN_AZURE, inputs: MANAGED_IDENTITY, env: { IDENTITY_HEADER: 'wrong' } })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/a machine of Azure with a managed identity/)
  expect(new Set(played.requests.slice(2, -2))).toEqual(new Set([machineToken(401)]))
  expect(played.requests.slice(-2)).toEqual(repeated(70025))
  expect(stage.stored()).toEqual([])
})
