/** Proves the identity endpoint with real clients in Node, Python and Go, and with the Azure CLI: before and after what was signed in with is stale. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { runStep } from '../../sandbox/runner.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { claimsOf, startClient } from './asking-client.ts'
import type { InstalledClients } from './install.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const VAULT = 'https://vault.azure.net'
const LATER = ['https://storage.azure.com', 'https://database.windows.net'] as const
// ID tokens have a minute left when they are issued, access tokens live for half a minute: what is an hour in life is a
// minute here, and only the services know.
const ID_TOKEN_LEFT_S = 60
const TOKEN_S = 30

/** One thing that was tried, and what was wrong with it; undefined when nothing was. */
export type Proof = readonly [title: string, problem: string | undefined]

const run = promisify(execFile)

type Variables = Readonly<Record<string, string>>

async function signIn(azureCli: string) {
  const sandbox = await startSandbox({
    proxy: true,
    settings: { idToken: { clockOffsetSeconds: ID_TOKEN_LEFT_S - 300 }, entra: { expiresIn: TOKEN_S } },
  })
  const home = mkdtempSync(join(tmpdir(), 'clients-'))
  const job = await sandbox.jobEnvironment({ environment: DEFAULT_IDS.environment })
  const env = { ...job, HOME: home, PATH: `${azureCli}:${process.env.PATH}`, REQUESTS_CA_BUNDLE: sandbox.caFile }
  const inputs = {
    'tenant-id': DEFAULT_IDS.tenantId,
    'client-id': DEFAULT_IDS.clientId,
    'manager-client-id': DEFAULT_IDS.managerClientId,
    'azure-cli-login': 'true',
    'token-file': 'true',
  }
  const main = await runStep({ actionDir: ROOT, env, inputs, timeoutMs: 300_000 })
  if (main.exitCode !== 0) throw new Error(`The sign-in failed:\n${main.log}\n${main.stderr}`)
  // With a token file the default credential would take that one first: it is tried apart.
  const { AZURE_FEDERATED_TOKEN_FILE = '', ...exported } = main.exportedEnv
  return { sandbox, home, main, env: { ...env, ...exported }, tokenFile: AZURE_FEDERATED_TOKEN_FILE }
}

function judge(resource: string, { token, error }: { readonly token?: string; readonly error?: string }) {
  if (token === undefined) return error ?? 'no token'
  const { aud, exp } = claimsOf(token)
  if (exp * 1000 < Date.now()) return 'a token that is over'
  return aud.replace(/\/$/, '') === resource ? undefined : `a token for ${aud}`
}

/** The client's own words when it presented an ID token that is over. */
const OVER = /AADSTS700024/

/**
 * The token file with each client's own cache: at once it works; when the token that a client has read is over, that client
 * fails for a service that it has no token for, as documented, though the file is fresh and a new client takes it.
 */
async function proveTokenFile(
  programs: readonly (readonly [language: string, program: readonly [string, ...string[]]])[],
  env: Variables,
  wait: () => Promise<void>,
): Promise<readonly Proof[]> {
  const start = () =>
    programs.map(([language, [command, ...args]]) => ({
      language,
      client: startClient(command, [...args, 'token-file'], env),
    }))
  const proofs: Proof[] = []
  const ask = async (clients: ReturnType<typeof start>, resource: string, when: string, expected?: RegExp) => {
    for (const { language, client } of clients) {
      for (const answer of await client.ask(resource)) {
        const problem =
          expected === undefined
            ? judge(resource, answer)
            : expected.test(answer.error ?? '')
              ? undefined
              : (answer.error ?? 'it got a token')
        proofs.push([`${language}, ${answer.credential} with the token file, ${when}`, problem])
      }
    }
  }
  const early = start()
  await ask(early, VAULT, 'at once')
  await wait()
  await ask(early, LATER[0], 'keeps what it read, which is over by now: the documented hole', OVER)
  const late = start()
  await ask(late, LATER[0], 'reads a fresh one when it starts later')
  for (const { client } of [...early, ...late]) client.end()
  return proofs
}

async function az(env: Variables, ...args: readonly string[]): Promise<string> {
  return (await run('az', [...args, '--output', 'json'], { env: { ...env }, maxBuffer: 10_000_000 })).stdout
}

async function proveCli(env: Variables, resource: string, when: string): Promise<Proof> {
  const title = `Azure CLI, ${resource}, ${when}`
  try {
    const answer = JSON.parse(await az(env, 'account', 'get-access-token', '--resource', resource))
    return [title, judge(resource, { token: answer.accessToken })]
  } catch (error) {
    return [title, error instanceof Error ? error.message : String(error)]
  }
}

async function proveAccount(env: Variables): Promise<readonly Proof[]> {
  const account = JSON.parse(await az(env, 'account', 'show'))
  const who = account.user.assignedIdentityInfo ?? account.user.name
  return [
    ['Azure CLI, az account show', who === 'MSI' || account.user.type === 'servicePrincipal' ? undefined : String(who)],
    ['Azure CLI, tenant', account.tenantId === DEFAULT_IDS.tenantId ? undefined : account.tenantId],
  ]
}

/** Plays it through; the wait in the middle is real. */
export async function proveIdentityEndpoint(clients: InstalledClients): Promise<readonly Proof[]> {
  const { sandbox, home, main, env, tokenFile } = await signIn(clients.azureCli)
  const proofs: Proof[] = []
  const programs: Readonly<Record<string, readonly [string, ...string[]]>> = {
    Node: [process.execPath, join(ROOT, '__tests__/clients/node-client.ts')],
    Python: clients.python,
    Go: clients.go,
  }
  const started = Object.entries(programs).map(([language, [command, ...args]]) => ({
    language,
    client: startClient(command, args, env),
  }))
  const askAll = async (resource: string, when: string) => {
    for (const { language, client } of started) {
      for (const answer of await client.ask(resource))
        proofs.push([`${language}, ${answer.credential}, ${resource}, ${when}`, judge(resource, answer)])
    }
    proofs.push(await proveCli(env, resource, when))
  }
  try {
    await askAll(VAULT, 'at once')
    proofs.push(...(await proveAccount(env)))
    const wait = () => new Promise<void>((resolve) => setTimeout(resolve, (ID_TOKEN_LEFT_S + 5) * 1000))
    const withFile = { ...env, AZURE_FEDERATED_TOKEN_FILE: tokenFile, SSL_CERT_FILE: sandbox.caFile }
    proofs.push(...(await proveTokenFile(Object.entries(programs), withFile, wait)))
    await askAll(LATER[0], 'when the ID token of the sign-in is over')
    await askAll(VAULT, 'when its first token is over')
    await new Promise((resolve) => setTimeout(resolve, (TOKEN_S + 5) * 1000))
    await askAll(LATER[1], 'when every token so far is over')
    const touched = readdirSync(home).filter((name) => name.startsWith('.azure'))
    proofs.push(['~/.azure is not there', touched.length === 0 ? undefined : touched.join()])
  } finally {
    for (const { client } of started) client.end()
    const post = await runStep({ actionDir: ROOT, phase: 'post', env, state: main.state, runnerTemp: main.runnerTemp })
    proofs.push([
      'post removes everything, in silence',
      post.log === '' && post.tempFiles.length === 0 ? undefined : post.log || post.tempFiles.join(),
    ])
    await sandbox.close()
  }
  return proofs
}
