/** The sandbox from other processes: admin API, state files, the command line, the stand-in for the Azure CLI. */
import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { at, type Client, codeOf, exchange, idToken, json, payloadOf, startClient } from './client.ts'

const file = (path: string) => fileURLToPath(new URL(`../../sandbox/${path}`, import.meta.url))
let client: Client
beforeAll(async () => {
  client = await startClient({ stateFile: file('example-state.yaml') })
})
afterAll(() => client.close())

const TENANT = '7c0d2f4a-91b3-4e5d-8f6a-0b1c2d3e4f50'
const CLIENT = '8d1e3051-a2c4-4f6e-9071-1c2d3e4f5061'
const admin = (method: string, path: string, body?: unknown) =>
  client.send(method, `/_sandbox/${path}`, {}, body === undefined ? undefined : JSON.stringify(body))

describe('the example state', () => {
  test('is a world in which its own trust works', async () => {
    const repository = 'contoso/payments-api'
    const token = (ref: string) => idToken(client, { repository, ref })
    const sign = async (ref: string) => {
      const form = { client_id: CLIENT, client_assertion: await token(ref) }
      return codeOf(await exchange(client, form, 'contoso.onmicrosoft.com'))
    }
    expect(await sign('refs/heads/main')).toBe(0)
    expect(await sign('refs/heads/release/2026-11')).toBe(0)
    expect(await sign('refs/heads/other')).toBe(7002131)
  })

  test('lets a Kubernetes workload sign in as the managed identity', async () => {
    const now = Math.floor(Date.now() / 1000)
    const issuer = 'https://westeurope.oic.example/7c0d2f4a/cluster/'
    const payload = {
      sub: 'system:serviceaccount:payments:api',
      aud: 'api://AzureADTokenExchange',
      iat: now,
      exp: now + 60,
    }
    const { token } = json(await admin('POST', 'assertions', { issuer, payload }))
    const form = { client_id: 'd26385a6-f719-44b5-a5c6-61728394a5b6', client_assertion: String(token) }
    expect(codeOf(await exchange(client, form, TENANT))).toBe(0)
  })
})

describe('the admin API', () => {
  test('shows and changes settings, faults, requests, jobs, tokens', async () => {
    const settings = json(await admin('PUT', 'settings', { entra: { expiresIn: 60 }, latencyMs: 1 }))
    expect(settings).toMatchObject({ latencyMs: 1, entra: { expiresIn: 60, separator: ' ' } })
    const { accessToken } = json(await admin('POST', 'tokens', { clientId: CLIENT, resource: 'arm' }))
    expect(payloadOf(String(accessToken))).toMatchObject({ appid: CLIENT, aud: 'https://management.azure.com' })
    expect((await admin('POST', 'tokens', { user: 'nobody@example' })).status).toBe(400)
    expect((await admin('POST', 'faults', { match: { service: 'entra' }, effect: { status: 418 } })).status).toBe(204)
    expect((await exchange(client, {}, TENANT)).status).toBe(418)
    expect((await admin('POST', 'faults', {})).status).toBe(400)
    const requests = JSON.parse((await admin('GET', 'requests')).text)
    expect(at(requests, requests.length - 1, 'status')).toBe(418)
    await admin('DELETE', 'requests')
    expect((await admin('GET', 'requests')).text).toBe('[]')
    const job = json(await admin('POST', 'jobs', { repository: 'contoso/new-service' }))
    expect(at(job, 'environment', 'GITHUB_REPOSITORY_ID')).toBe('1331377210')
    expect((await admin('POST', 'jobs', { repository: 'no/where' })).status).toBe(400)
  })
})

test('another state takes the place of the present one', async () => {
  const other = await startClient()
  const send = (method: string, body?: string) => other.send(method, '/_sandbox/state', {}, body)
  expect((await send('PUT', JSON.stringify({ tenants: [{ id: TENANT, displayName: 'Other' }] }))).status).toBe(204)
  const state = json(await send('GET'))
  expect(state).toMatchObject({ tenants: [{ displayName: 'Other', applications: [] }], github: { repositories: [] } })
  expect(codeOf(await exchange(other, {}))).toBe(90002)
  await other.close()
})

describe('the stand-in for the Azure CLI', () => {
  const az = async (args: string[], env: Record<string, string> = {}) => {
    const base = { PATH: process.env.PATH, SANDBOX_URL: client.sandbox.url, NODE_EXTRA_CA_CERTS: client.sandbox.caFile }
    const run = promisify(execFile)(process.execPath, [file('bin/az'), ...args], { env: { ...base, ...env } })
    return run.then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
  }

  test('answers as the real one does', async () => {
    const resource = ['--resource', 'https://graph.microsoft.com']
    const result = await az(['account', 'get-access-token', '--output', 'json', ...resource, '--tenant', TENANT])
    const body = JSON.parse(result.stdout)
    expect(Object.keys(body)).toEqual(['accessToken', 'expiresOn', 'expires_on', 'tenant', 'tokenType'])
    expect(payloadOf(body.accessToken)).toMatchObject({ upn: 'ada@contoso.onmicrosoft.com', aud: resource[1] })
    expect(body.expiresOn).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000000$/)
  })

  test('fails as the real one does', async () => {
    const nobody = await az(['account', 'get-access-token'], { SANDBOX_AZ_ACCOUNT: 'none' })
    expect(nobody.code).toBe(1)
    expect(nobody.stderr).toBe("ERROR: Please run 'az login' to setup account.\n")
    expect((await az(['vm', 'list'])).code).toBe(2)
    expect((await az(['account', 'get-access-token', '--tenant', IDS.tenantId])).stderr).toContain('AADSTS90002')
  })
})

test('the command line prints an environment and a line per request', async () => {
  const child = spawn(process.execPath, [file('main.ts'), '--job', 'environment=production'])
  let output = ''
  const until = (part: string) =>
    new Promise<void>((resolve) => {
      child.stdout.on('data', () => output.includes(part) && resolve())
    })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  await until('Ctrl-C ends it')
  const value = (name: string) => new RegExp(`export ${name}='([^']*)'`).exec(output)?.[1] ?? ''
  expect(await readFile(value('NODE_EXTRA_CA_CERTS'), 'utf8')).toContain('BEGIN CERTIFICATE')
  const line = until('idtoken')
  const script = `const { request } = require('node:https'); request(process.env.URL_, { headers: { authorization: 'Bearer ' + process.env.TOKEN_ } }, (r) => r.pipe(process.stdout)).end()`
  const env = {
    NODE_EXTRA_CA_CERTS: value('NODE_EXTRA_CA_CERTS'),
    URL_: `${value('ACTIONS_ID_TOKEN_REQUEST_URL')}&audience=x`,
    TOKEN_: value('ACTIONS_ID_TOKEN_REQUEST_TOKEN'),
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env })
  expect(payloadOf(JSON.parse(stdout).value)).toMatchObject({ environment: 'production', aud: 'x' })
  await line
  expect(output).toMatch(/idtoken +200 +\d+ ms {2}GET \/_actions\/idtoken/)
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
})
