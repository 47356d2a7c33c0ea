/** Tests the manager's token: kept while it is good, renewed before it ends, masked, repeated where a refusal may be a mistake, and every failure explained. */
import {
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type PipelineRequest,
} from '@azure/core-rest-pipeline'
import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '../../src/core/diagnosis/diagnosis.ts'
import { FederationError } from '../../src/core/error.ts'
import type { Manager } from '../../src/core/manager.ts'
import { createManagerToken } from '../../src/entra/manager.ts'
import { noteFailures, refusalOf } from '../../src/entra/manager-refusal.ts'

const TENANT = '22222222-2222-4222-8222-222222222222'
const CLIENT = '33333333-3333-4333-8333-333333333333'
const AUTHORITY = 'https://login.microsoftonline.com'
const GRAPH = 'https://graph.microsoft.com/.default'
const ARM = 'https://management.azure.com/.default'
const SECRET = 'the~secret~of~the~manager'
const CORRELATION = '44444444-4444-4444-8444-444444444444'

const FEDERATED: Manager = { kind: 'federated', clientId: CLIENT }
const WITH_SECRET: Manager = { kind: 'client-secret', clientId: CLIENT, clientSecret: SECRET }

interface Answer {
  readonly status: number
  readonly body: unknown
}

const DISCOVERY = {
  token_endpoint: `${AUTHORITY}/${TENANT}/oauth2/v2.0/token`,
  authorization_endpoint: `${AUTHORITY}/${TENANT}/oauth2/v2.0/authorize`,
  issuer: `${AUTHORITY}/${TENANT}/v2.0`,
  jwks_uri: `${AUTHORITY}/${TENANT}/discovery/v2.0/keys`,
}

const refusal = (code: number, status = 401): Answer => ({
  status,
  body: {
    error: 'invalid_client',
    error_description: `AADSTS${code}: It is refused. Trace ID: 1 Correlation ID: ${CORRELATION} Timestamp: t`,
    error_codes: [code],
    correlation_id: CORRELATION,
  },
})

/** A token endpoint that answers from a list, then with tokens that live for an hour; `asked` are the forms it got. */
function createAuthority(answers: readonly (Answer | Error)[] = []) {
  const asked: URLSearchParams[] = []
  const answerFor = (request: PipelineRequest): Answer => {
    if (request.url.includes('/.well-known/')) return { status: 200, body: DISCOVERY }
    asked.push(new URLSearchParams(String(request.body)))
    const scripted = answers[asked.length - 1]
    if (scripted instanceof Error) throw scripted
    return (
      scripted ?? {
        status: 200,
        body: { token_type: 'Bearer', expires_in: 3600, access_token: `token-${asked.length}` },
      }
    )
  }
  const httpClient: HttpClient = {
    sendRequest: async (request) => {
      const { status, body } = answerFor(request)
      const headers = createHttpHeaders({ 'content-type': 'application/json' })
      return { request, status, headers, bodyAsText: JSON.stringify(body) }
    },
  }
  return { httpClient, asked }
}

const LACKS: Diagnosis = { causes: [{ code: 'unreadable' }], cures: [] }

function setUp(manager: Manager, answers: readonly (Answer | Error)[] = [], giveAssertion?: () => Promise<string>) {
  const authority = createAuthority(answers)
  const [masked, slept]: [string[], number[]] = [[], []]
  let [later, assertions] = [0, 0]
  const token = createManagerToken(manager, {
    authority: AUTHORITY,
    tenantId: TENANT,
    httpClient: authority.httpClient,
    requestAssertion: giveAssertion ?? (async () => `assertion-${++assertions}`),
    explainUntrusted: async () => LACKS,
    mask: (secret) => {
      masked.push(secret)
    },
    now: () => Date.now() + later,
    sleep: async (ms) => {
      slept.push(ms)
    },
  })
  const pass = (minutes: number) => {
    later += minutes * 60_000
  }
  return { token, masked, slept, pass, asked: authority.asked }
}

async function failureOf(promise: Promise<unknown>): Promise<FederationError> {
  const error = await promise.then(
    (value) => new Error(`nothing failed: ${String(value)}`),
    (reason: unknown) => reason,
  )
  if (error instanceof FederationError) return error
  throw error
}

describe('the token', () => {
  it('is asked for once per scope, and masked as it arrives', async () => {
    const { token, asked, masked } = setUp(WITH_SECRET)
    expect(await token(GRAPH)).toBe('token-1')
    expect(await token(GRAPH)).toBe('token-1')
    expect(await token(ARM)).toBe('token-2')
    expect(asked.map((form) => form.get('scope')?.split(' ')[0])).toEqual([GRAPH, ARM])
    expect(masked).toEqual(['token-1', 'token-2'])
  })

  it('is asked for once by requests side by side, and again after a failure', async () => {
    const { token, asked } = setUp(WITH_SECRET)
    expect(await Promise.all([token(GRAPH), token(GRAPH), token(GRAPH)])).toEqual(['token-1', 'token-1', 'token-1'])
    expect(asked).toHaveLength(1)
    const failing = setUp(WITH_SECRET, [refusal(7000215)])
    const [first, second] = await Promise.allSettled([failing.token(GRAPH), failing.token(GRAPH)])
    expect(first.status).toBe('rejected')
    expect(second.status).toBe('rejected')
    expect(await failing.token(GRAPH)).toBe('token-2')
  })

  it('is renewed five minutes before it ends, and not earlier', async () => {
    const { token, pass } = setUp(WITH_SECRET)
    await token(GRAPH)
    pass(54)
    expect(await token(GRAPH)).toBe('token-1')
    pass(2)
    expect(await token(GRAPH)).toBe('token-2')
  })

  it('of a federated manager is asked for with an assertion, each time with the current one', async () => {
    const { token, asked, pass } = setUp(FEDERATED)
    await token(GRAPH)
    pass(56)
    await token(GRAPH)
    expect(asked.map((form) => form.get('client_id'))).toEqual([CLIENT, CLIENT])
    expect(new Set(asked.map((form) => form.get('client_assertion'))).size).toBe(2)
  })

  it('that is given is used as it is, masked, and never asked for', async () => {
    const { token, asked, masked, pass } = setUp({ kind: 'access-token', accessToken: 'given-token' })
    expect(await token(GRAPH)).toBe('given-token')
    pass(600)
    expect(await token(ARM)).toBe('given-token')
    expect(asked).toEqual([])
    expect(new Set(masked)).toEqual(new Set(['given-token']))
  })
})

describe('a refusal that may be a mistake', () => {
  it('is repeated twice, after one and three seconds, each time with an assertion of its own', async () => {
    const { token, asked, slept } = setUp(FEDERATED, [refusal(700213), refusal(70021)])
    expect(await token(GRAPH)).toBe('token-3')
    expect(slept).toEqual([1000, 3000])
    // A credential that is used again would be throttled by MSAL, and never ask.
    expect(new Set(asked.map((form) => form.get('client_assertion'))).size).toBe(3)
  })

  it('is believed the third time, and says what to do', async () => {
    const { token, asked } = setUp(FEDERATED, [refusal(700213), refusal(700213), refusal(700213)])
    const error = await failureOf(token(GRAPH))
    expect(error.code).toBe('manager-credential-invalid')
    expect(asked).toHaveLength(3)
    expect(error.hint).toMatch(/does not trust this job yet/)
    expect(error.diagnosis).toEqual(LACKS)
    expect(error.answer).toEqual({
      service: 'Microsoft Entra',
      status: 401,
      code: 'AADSTS700213',
      message: expect.stringMatching(/^AADSTS700213: It is refused\.$/),
      correlationId: CORRELATION,
    })
  })

  it('is asked about anew by the next request', async () => {
    const { token } = setUp(FEDERATED, [refusal(700213), refusal(700213), refusal(700213)])
    await failureOf(token(GRAPH))
    expect(await token(GRAPH)).toBe('token-4')
  })
})

describe('a refusal that is none', () => {
  it.each<[number, string]>([
    [7000215, 'manager-credential-invalid'],
    [700016, 'manager-credential-invalid'],
    [90002, 'tenant-not-found'],
    [53003, 'policy-blocked'],
    [90061, 'issuer-unreachable'],
    [50166, 'issuer-unreachable'],
    [700024, 'clock-skew'],
  ])('AADSTS%i ends as %s without a repetition', async (number, code) => {
    const { token, asked, slept } = setUp(WITH_SECRET, [refusal(number, 400)])
    const error = await failureOf(token(GRAPH))
    expect(error.code).toEqual(code)
    expect(asked).toHaveLength(1)
    expect(slept).toEqual([])
    expect(error.hint).not.toBe('')
    expect(JSON.stringify([error.message, error.hint, error.details, error.answer])).not.toContain(SECRET)
  })

  it('names the input to check', async () => {
    const secret = await failureOf(setUp(WITH_SECRET, [refusal(7000215)]).token(GRAPH))
    expect(secret.hint).toContain('`manager-client-secret`')
    const federated = await failureOf(setUp(FEDERATED, [refusal(700016, 400)]).token(GRAPH))
    expect(federated.hint).toContain('`manager-client-id`')
    const pem = '-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----'
    const certificate: Manager = { kind: 'client-certificate', clientId: CLIENT, certificate: pem }
    expect((await failureOf(setUp(certificate).token(GRAPH))).hint).toContain('`manager-client-certificate`')
  })

  it.each<[number, unknown, string]>([
    [429, { error: 'temporarily_unavailable' }, 'throttled'],
    [503, { error: 'temporarily_unavailable' }, 'service-unavailable'],
    [500, {}, 'service-unavailable'],
  ])('HTTP %i without a number of Entra ends as it does for the job itself', async (status, body, code) => {
    const { token } = setUp(WITH_SECRET, [{ status, body }])
    const error = await failureOf(token(GRAPH))
    expect(error.code).toEqual(code)
    expect(error.answer?.status).toEqual(status)
    expect(error.answer?.code).toBeUndefined()
  })

  it("of GitHub, which gives no assertion, stays GitHub's", async () => {
    const unavailable = new FederationError('id-token-unavailable', 'GitHub gives this job no ID token.')
    const { token, asked } = setUp(FEDERATED, [], () => Promise.reject(unavailable))
    expect(await failureOf(token(GRAPH))).toBe(unavailable)
    expect(asked).toEqual([])
  })

  it('of a hundred thousand blanks is read at once', { timeout: 60_000 }, () => {
    const said = `AADSTS90002: Unknown.${' '.repeat(100_000)}Trace ID: 1`
    expect(refusalOf(new Error(`post_request_failed: ${said}`))).toMatchObject({ codes: [90002] })
    expect(refusalOf(new Error(said.replace('AADSTS', 'AADST')))).toBeUndefined()
  })

  it.each([
    ['AADSTS7000215: Invalid. - Correlation ID: 1 - Trace ID: 2', 'AADSTS7000215: Invalid.'],
    ['invalid_client: 7000215 - [t]: AADSTS7000215: Invalid.\r\nTrace ID: 2', 'AADSTS7000215: Invalid.'],
    ['AADSTS7000215: Invalid.', 'AADSTS7000215: Invalid.'],
    ['x AADSTS7000215 y', 'x AADSTS7000215 y'],
  ])("gives Entra's own words: %j", (message, description) => {
    expect(refusalOf(new Error(message))).toMatchObject({ description })
  })

  it("of the network stays the transport's own error", async () => {
    const unreachable = new FederationError('service-unavailable', 'Microsoft Entra could not be reached.')
    const { token, slept } = setUp(WITH_SECRET, [unreachable])
    expect(await failureOf(token(GRAPH))).toBe(unreachable)
    expect(slept).toEqual([])
  })
})

describe('what is noted for an explanation', () => {
  it('is the last failure, and nothing once a request went well', async () => {
    const down = new FederationError('service-unavailable', 'no answer')
    const { httpClient: authority } = createAuthority([refusal(700213), down, new Error('unforeseen')])
    const { httpClient, failure } = noteFailures(authority)
    const send = () =>
      httpClient.sendRequest(createPipelineRequest({ url: DISCOVERY.token_endpoint })).then(failure, failure)
    expect(failure()).toBeUndefined()
    expect(await send()).toMatchObject({ codes: [700213], correlationId: CORRELATION })
    expect(await send()).toBe(down)
    expect(await send()).toBeUndefined()
    expect(await send()).toBeUndefined()
  })
})
