/** The services under their own names: what the proxy serves, what it refuses, and an unmodified client behind it. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { json } from './client.ts'
import { type ProxySend, proxyClient } from './proxy-client.ts'

let sandbox: Sandbox
let send: ProxySend
let env: Record<string, string>
beforeAll(async () => {
  sandbox = await startSandbox({ proxy: true })
  send = proxyClient(sandbox)
  env = await sandbox.jobEnvironment({ environment: 'production' })
})
afterAll(() => sandbox.close())

const AUTHORITY = 'https://login.microsoftonline.com'
const ISSUER = 'https://token.actions.githubusercontent.com'

test('a job is told the services’ own names and how to reach them', () => {
  expect(env.GITHUB_API_URL).toBe('https://api.github.com')
  expect(env.ACTIONS_ID_TOKEN_REQUEST_URL).toMatch(/^https:\/\/pipelines\.actions\.githubusercontent\.com\//)
  expect(env.HTTPS_PROXY).toBe(sandbox.proxyUrl)
  for (const name of ['REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS']) {
    expect(env[name]).toBe(sandbox.caFile)
  }
})

test('without a proxy nothing of it is in the environment', async () => {
  const other = await startSandbox()
  const plain = await other.jobEnvironment()
  expect(Object.keys(plain)).not.toContain('HTTPS_PROXY')
  expect(plain.GITHUB_API_URL).toBe(`${other.url}/api/v3`)
  await other.close()
})

describe('under their own names', () => {
  test('discovery has the authority’s endpoints and issuer', async () => {
    const reply = await send('GET', `${AUTHORITY}/${IDS.tenantId}/v2.0/.well-known/openid-configuration`)
    expect(json(reply)).toMatchObject({
      issuer: `${AUTHORITY}/${IDS.tenantId}/v2.0`,
      token_endpoint: `${AUTHORITY}/${IDS.tenantId}/oauth2/v2.0/token`,
      cloud_instance_name: 'microsoftonline.com',
    })
    const gov = await send(
      'GET',
      `https://login.microsoftonline.us/${IDS.tenantId}/v2.0/.well-known/openid-configuration`,
    )
    expect(json(gov)).toMatchObject({
      issuer: `https://login.microsoftonline.us/${IDS.tenantId}/v2.0`,
      msgraph_host: 'graph.microsoft.us',
    })
  })

  test('an ID token verifies with the keys of its issuer', async () => {
    const reply = await send('GET', `${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=x`, {
      authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`,
    })
    const discovery = json(await send('GET', `${ISSUER}/.well-known/openid-configuration`))
    expect(discovery).toMatchObject({ issuer: ISSUER, jwks_uri: `${ISSUER}/.well-known/jwks` })
    const keys = createRemoteJWKSet(new URL(String(discovery.jwks_uri)), {
      [customFetch]: async (url) => new Response((await send('GET', url)).text),
    })
    const { payload } = await jwtVerify(String(json(reply).value), keys, { issuer: ISSUER, audience: 'x' })
    expect(payload.environment).toBe('production')
  })

  test('links lead to the host that was asked', async () => {
    const bearer = { authorization: `Bearer ${await sandbox.mintAccessToken({ clientId: IDS.managerClientId })}` }
    const list = json(await send('GET', 'https://graph.microsoft.com/v1.0/applications?$top=1', bearer))
    expect(list['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/applications\?/)
    const github = { authorization: `Bearer ${env.SANDBOX_GITHUB_TOKEN}` }
    const environments = await send(
      'GET',
      `https://api.github.com/repos/${IDS.repository}/environments?per_page=1`,
      github,
    )
    expect(environments.headers.link).toContain('<https://api.github.com/repos/')
  })

  test.each([
    'https://management.azure.com/v1.0/applications',
    'https://graph.microsoft.com/subscriptions?api-version=2022-12-01',
    'https://graph.microsoft.com/_sandbox/state',
    `${ISSUER}/elsewhere/.well-known/openid-configuration`,
  ])('%s is another service’s path, and not simulated', async (url) => {
    const reply = await send('GET', url)
    expect(reply.status).toBe(501)
    expect(json(reply)).toMatchObject({ sandbox: 'not simulated' })
  })

  test('the sandbox itself is reached through the proxy as well', async () => {
    expect((await send('GET', `${sandbox.url}/_sandbox/settings`)).status).toBe(200)
  })
})

test.each(['https://example.com/', 'https://github.com/', 'https://graph.microsoft.com:8443/', 'https://127.0.0.1:1/'])(
  '%s is refused',
  async (url) => {
    const before = sandbox.requests().length
    await send('GET', url).then(
      ({ status }) => expect(status).toBe(403),
      (error: Error) => expect(error.message).not.toBe(''),
    )
    expect(sandbox.requests().length).toBe(before)
  },
)

describe('@azure/identity, unmodified, in a process of its own', () => {
  const run = async (script: string, more: Readonly<Record<string, string>> = {}) => {
    const cwd = fileURLToPath(new URL('../..', import.meta.url))
    const args = ['--input-type=module', '-e', script]
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd,
      env: { PATH: process.env.PATH, ...env, ...more },
    })
    return JSON.parse(stdout) as { readonly token: string; readonly aud: string; readonly appidacr: string }
  }
  const print = `const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'))
    console.log(JSON.stringify({ token, aud: claims.aud, appidacr: claims.appidacr }))`

  test('with a secret', async () => {
    const made = await run(
      `import { ClientSecretCredential } from '@azure/identity'
       const credential = new ClientSecretCredential('${IDS.tenantId}', '${IDS.managerClientId}', process.env.SECRET)
       const { token } = await credential.getToken('https://graph.microsoft.com/.default')
       ${print}`,
      { SECRET: IDS.managerSecret },
    )
    expect(made).toMatchObject({ aud: 'https://graph.microsoft.com', appidacr: '1' })
    const reply = await send('GET', 'https://graph.microsoft.com/v1.0/applications', {
      authorization: `Bearer ${made.token}`,
    })
    expect(reply.status).toBe(200)
  })

  test('with the job’s ID token', async () => {
    const idToken = json(
      await send('GET', `${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=api://AzureADTokenExchange`, {
        authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`,
      }),
    ).value
    const made = await run(
      `import { ClientAssertionCredential } from '@azure/identity'
       const credential = new ClientAssertionCredential('${IDS.tenantId}', '${IDS.managerClientId}', async () => process.env.ASSERTION)
       const { token } = await credential.getToken('https://management.azure.com/.default')
       ${print}`,
      { ASSERTION: String(idToken) },
    )
    expect(made).toMatchObject({ aud: 'https://management.azure.com', appidacr: '2' })
  })
})
