/** The identity endpoint: later steps get fresh tokens from it, and nobody else gets anything. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { endpointScenario, isGone, SQL, STORAGE, VAULT } from './endpoint-harness.ts'
import { exchange, ID_TOKEN, repeated, toLine } from './transcript.ts'

endpointScenario.concurrent(
  'a later step gets a token for a resource that nobody asked for',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const endpoint = await serving(stage)
    expect(endpoint.main.exitCode, endpoint.main.log).toBe(0)
    // Nothing is asked of GitHub or Entra before a client asks.
    expect(endpoint.main.requests).toEqual([ID_TOKEN, exchange()])
    stage.sandbox.clearRequests()
    const { status, body } = await endpoint.ask(VAULT)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      resource: VAULT,
      token_type: 'Bearer',
      client_id: DEFAULT_IDS.clientId,
      expires_on: expect.any(Number),
      expires_in: expect.any(Number),
    })
    expect(body.access_token).toMatch(/^eyJ/)
    expect(stage.sandbox.requests().map(toLine)).toEqual([ID_TOKEN, exchange(undefined, `${VAULT}/.default`)])
    await endpoint.ask(VAULT, {
      query: { 'api-version': '2019-08-01', resource: VAULT, client_id: DEFAULT_IDS.clientId },
    })
    expect(stage.sandbox.requests()).toHaveLength(2)
  },
)

endpointScenario.concurrent(
  'tokens that end are renewed for hours, each by an ID token of its own',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const endpoint = await serving(stage)
    // What the service would issue for an hour ends at once: the third hour looks like this.
    stage.sandbox.settings.entra.expiresIn = 0
    stage.sandbox.clearRequests()
    const first = await endpoint.ask(VAULT)
    const second = await endpoint.ask(VAULT)
    const third = await endpoint.ask(STORAGE)
    expect(first.status).toBe(200)
    expect(second.status).toBe(200)
    expect(third.status).toBe(200)
    expect(second.body.access_token).not.toBe(first.body.access_token)
    expect(stage.sandbox.requests().filter(({ path }) => path.startsWith('/_actions/idtoken/'))).toHaveLength(3)
  },
)

endpointScenario.concurrent(
  'two hundred clients at once cause one exchange per resource',
  async ({ open, serving }) => {
    const stage = await open({ settings: { latencyMs: { entra: 50 } } })
    stage.trust()
    const endpoint = await serving(stage)
    stage.sandbox.clearRequests()
    const resources = [VAULT, STORAGE]
    const asked = Array.from({ length: 200 }, (_, index) => endpoint.ask(resources[index % 2] ?? ''))
    const answers = await Promise.all(asked)
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(new Set(answers.map(({ body }) => body.access_token)).size).toBe(2)
    expect(stage.sandbox.requests().map(toLine).toSorted()).toEqual(
      [ID_TOKEN, ID_TOKEN, ...resources.map((resource) => exchange(undefined, `${resource}/.default`))].toSorted(),
    )
  },
)

endpointScenario.concurrent(
  'one resource whose exchange stalls does not block the others',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const endpoint = await serving(stage)
    stage.sandbox.fault({ match: { service: 'entra' }, effect: { kind: 'stall' } })
    let answered = false
    const stalled = endpoint.ask(VAULT).finally(() => {
      answered = true
    })
    stalled.catch(() => {})
    await vi.waitUntil(() => stage.sandbox.requests().filter(({ service }) => service === 'idtoken').length === 2, {
      timeout: 300_000,
    })
    expect((await endpoint.ask(STORAGE)).status).toBe(200)
    expect((await endpoint.ask(SQL)).status).toBe(200)
    expect(answered).toBe(false)
  },
)

endpointScenario.concurrent(
  'who is not a client of this job gets nothing, and post says that somebody asked',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { ask, header, url, post, main } = await serving(stage)
    const right = ['X-IDENTITY-HEADER', header]
    const query = { 'api-version': '2019-08-01', resource: VAULT }
    stage.sandbox.clearRequests()
    const cases = [
      [401, { headers: [] }],
      [401, { headers: ['X-IDENTITY-HEADER', ''] }],
      [401, { headers: ['X-IDENTITY-HEADER', header.slice(0, -1)] }],
      [401, { headers: ['X-IDENTITY-HEADER', `${header}0`] }],
      [401, { headers: ['Authorization', `Bearer ${header}`] }],
      [401, { method: 'DELETE', headers: [] }],
      [403, { query: { ...query, client_id: DEFAULT_IDS.managerClientId } }],
      [403, { query: { ...query, mi_res_id: DEFAULT_IDS.managedIdentityResourceId } }],
      [403, { query: { ...query, object_id: DEFAULT_IDS.clientId } }],
      [400, { headers: [...right, 'Origin', 'https://evil.example'] }],
      [400, { headers: [...right, 'Sec-Fetch-Site', 'cross-site'] }],
      [400, { headers: [...right, ...right] }],
      [400, { headers: [...right, 'X-Identity-Header', 'other'] }],
      [400, { headers: [...right, 'Host', `localhost:${url.port}`] }],
      [400, { headers: [...right, 'Host', 'evil.example'] }],
      [400, { query: `api-version=2019-08-01&resource=${VAULT}&resource=${STORAGE}` }],
      [400, { query: `api-version=2019-08-01&resource=${VAULT}&client_id=a&client_id=b` }],
      [400, { query: { ...query, 'api-version': '2018-02-01' } }],
      [400, { query: { ...query, resource: 'vault' } }],
      [404, { path: '/metadata/identity/oauth2/token' }],
      [405, { method: 'POST' }],
      [405, { method: 'HEAD' }],
    ] as const
    for (const [status, question] of cases) {
      const answer = await ask(VAULT, question)
      expect(answer.status, JSON.stringify(question)).toBe(status)
      if (!('method' in question))
        expect(answer.body).toMatchObject({ statusCode: status, message: expect.any(String) })
      expect(JSON.stringify(answer.body)).not.toContain('eyJ')
    }
    expect(stage.sandbox.requests()).toEqual([])
    const log = readFileSync(join(main.runnerTemp, main.tempFiles[0] ?? '', 'identity-endpoint.log'), 'utf8')
    expect(log.trimEnd().split('\n')).toHaveLength(cases.length)
    const { log: said, exitCode } = await post()
    expect(exitCode).toBe(0)
    expect(said).toContain('Refused a request with HTTP 401')
    expect(said).not.toContain(header)
  },
)

endpointScenario.concurrent(
  "Entra's refusals arrive in the protocol's error shape with our sentence",
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const endpoint = await serving(stage)
    const unknown = await endpoint.ask('https://nobody.example')
    expect(unknown.status).toBe(400)
    expect(unknown.body.message).toMatch(/^\[scope-invalid\] Entra does not accept the scope/)
    expect(unknown.body.message).toContain('AADSTS500011')
    stage.application.federatedIdentityCredentials = []
    stage.sandbox.clearRequests()
    const [first, second] = await Promise.all([endpoint.ask(VAULT), endpoint.ask(VAULT)])
    expect(first.status).toBe(400)
    expect(first.body).toEqual(second.body)
    expect(first.body).toMatchObject({ statusCode: 400, error: 'trust-missing' })
    expect(first.body.message).toContain('[trust-missing] Entra no longer trusts this job')
    expect(first.body.error_description).toBe(first.body.message)
    // A spurious refusal would have been cured by the repetitions; asked again within five seconds, nobody is bothered.
    await endpoint.ask(VAULT)
    const scope = `${VAULT}/.default`
    expect(stage.sandbox.requests().map(toLine)).toEqual(
      [exchange(70025, scope), ...repeated(70025, scope)].flatMap((line) => [ID_TOKEN, line]),
    )
    const { log } = await endpoint.post()
    expect(log).toContain('No token for "https://nobody.example/.default": [scope-invalid]')
  },
)

endpointScenario.concurrent(
  'a job in which nothing failed ends in silence, and leaves nothing',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const endpoint = await serving(stage, { inputs: { 'token-file': 'true' } })
    expect((await endpoint.ask(VAULT)).status).toBe(200)
    const { exitCode, log, stderr, annotations, tempFiles } = await endpoint.post()
    expect(exitCode).toBe(0)
    expect(log).toBe('')
    expect(stderr).toBe('')
    expect(annotations).toEqual([])
    expect(tempFiles).toEqual([])
    expect(await isGone(endpoint.url)).toBe(true)
  },
)

endpointScenario.concurrent(
  'two sign-ins of one job have an endpoint each; the last one wins, with a warning',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const first = await serving(stage)
    const second = await serving(stage, { env: first.main.exportedEnv })
    expect(second.url.href).not.toBe(first.url.href)
    expect(second.main.annotations.map(({ message }) => message)).toEqual([
      `IDENTITY_ENDPOINT was "${first.url.href}" (of an earlier sign-in of this job); for the following steps it is the endpoint of this sign-in.`,
    ])
    // What `post` of the first one finds in its environment belongs to the second one.
    const ended = await stage.play({
      phase: 'post',
      state: first.main.state,
      runnerTemp: first.main.runnerTemp,
      env: second.main.exportedEnv,
    })
    expect(ended.annotations).toEqual([])
    expect(await isGone(first.url)).toBe(true)
    expect((await second.ask(VAULT)).status).toBe(200)
  },
)
