/** Tests who may ask the identity endpoint for what: right header, right identity, no browser, nothing ambiguous. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type EndpointIdentity,
  type EndpointRequest,
  readQuestion,
} from '../../../src/federation/identity-endpoint/request.ts'

const CLIENT = '11111111-1111-1111-1111-11111111111a'
const RESOURCE_ID =
  '/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'
const HOST = '127.0.0.1:40123'
const VERSION = 'api-version=2019-08-01'
const VAULT = 'resource=https%3A%2F%2Fvault.azure.net'

const identity: EndpointIdentity = {
  clientId: CLIENT,
  resourceId: undefined,
  host: HOST,
  mayAsk: (header) => header === 'right',
  mayEnd: (header) => header === 'end',
}
const HEADERS: EndpointRequest['headers'] = [
  ['Host', HOST],
  ['X-IDENTITY-HEADER', 'right'],
]

function ask(query: string, more: Partial<EndpointRequest> = {}, as: EndpointIdentity = identity) {
  return readQuestion({ method: 'GET', target: `/msi/token?${query}`, headers: HEADERS, ...more }, as)
}

function statusOf(query: string, more: Partial<EndpointRequest> = {}, as: EndpointIdentity = identity): number {
  const question = ask(query, more, as)
  return question.kind === 'refused' ? question.status : 200
}

function sentenceOf(query: string, more: Partial<EndpointRequest> = {}): string {
  const question = ask(query, more)
  return question.kind === 'refused' ? question.sentence : ''
}

const withHeaders = (...headers: EndpointRequest['headers']): Partial<EndpointRequest> => ({
  headers: [...HEADERS, ...headers],
})

describe('a resource', () => {
  it.each([
    ['https://vault.azure.net', 'https://vault.azure.net/.default'],
    // What the Azure CLI asks for: the slash is part of the audience.
    ['https://management.core.windows.net/', 'https://management.core.windows.net//.default'],
    ['api://11111111-1111-1111-1111-111111111111', 'api://11111111-1111-1111-1111-111111111111/.default'],
    ['00000003-0000-0000-c000-000000000000', '00000003-0000-0000-c000-000000000000/.default'],
    ['https://storage.azure.com/.default', 'https://storage.azure.com/.default'],
  ])('%s is the scope %s', (resource, scope) => {
    expect(ask(`${VERSION}&resource=${encodeURIComponent(resource)}`)).toMatchObject({ kind: 'token', scope })
  })

  it('is read with `+` for a blank, as forms are, and then is none', () => {
    expect(statusOf(`${VERSION}&resource=https://a.example+https://b.example`)).toBe(400)
  })

  it.each([
    ['missing', VERSION],
    ['empty', `${VERSION}&resource=`],
    ['nothing but the suffix', `${VERSION}&resource=/.default`],
    ['a bare word', `${VERSION}&resource=vault`],
    ['two', `${VERSION}&resource=https://a.example%20https://b.example`],
    ['with a query', `${VERSION}&resource=https://a.example%3Fb`],
    ['with a line break', `${VERSION}&resource=https://a.example%0a`],
    ['too long', `${VERSION}&resource=https://${'a'.repeat(1000)}`],
  ])('that is %s is refused', (_title, query) => {
    expect(statusOf(query)).toBe(400)
  })
})

describe('a request', () => {
  it.each([
    ['without the header', [['Host', HOST]]],
    [
      'with a wrong header',
      [
        ['Host', HOST],
        ['x-identity-header', 'wrong'],
      ],
    ],
    [
      'with the header that only ends',
      [
        ['Host', HOST],
        ['x-identity-header', 'end'],
      ],
    ],
  ] as const)('%s is refused with 401, whatever it asks', (_title, headers) => {
    expect(statusOf('', { headers })).toBe(401)
    expect(statusOf(`${VERSION}&${VAULT}`, { headers })).toBe(401)
  })

  it.each(['localhost:40123', '127.0.0.1', '127.0.0.1:40124', 'evil.example', ''])(
    'to the host "%s" is refused',
    (host) => {
      const headers = [['Host', host] as const, ['X-IDENTITY-HEADER', 'right'] as const]
      expect(statusOf(`${VERSION}&${VAULT}`, { headers })).toBe(400)
    },
  )

  it.each([
    ['Origin', 'https://evil.example'],
    ['Origin', 'null'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['sec-fetch-dest', 'empty'],
    ['Sec-Fetch-Mode', 'navigate'],
    ['Sec-Fetch-User', '?1'],
  ] as const)('of a browser, with %s: %s, is refused', (name, value) => {
    expect(statusOf(`${VERSION}&${VAULT}`, withHeaders([name, value]))).toBe(400)
  })

  it("of Node's fetch is served: it sends one such header alone", () => {
    expect(statusOf(`${VERSION}&${VAULT}`, withHeaders(['sec-fetch-mode', 'cors']))).toBe(200)
    expect(
      statusOf(`${VERSION}&${VAULT}`, withHeaders(['sec-fetch-mode', 'cors'], ['sec-fetch-site', 'same-origin'])),
    ).toBe(400)
  })

  it.each(['X-Identity-Header', 'HOST', 'accept'])('with %s twice is refused', (name) => {
    expect(statusOf(`${VERSION}&${VAULT}`, withHeaders([name, 'right'], ['Accept', '*/*']))).toBe(400)
  })

  it.each([
    `${VERSION}&${VAULT}&resource=https://storage.azure.com`,
    `${VERSION}&${VAULT}&Resource=https://storage.azure.com`,
    `${VERSION}&${VAULT}&${VERSION}`,
    `${VERSION}&${VAULT}&%72esource=x`,
    `${VERSION}&${VAULT}&other&other`,
  ])('with a parameter twice is refused: %s', (query) => {
    expect(sentenceOf(query)).toBe('A parameter is given twice.')
  })

  it('that cannot be decoded is refused', () => {
    expect(sentenceOf(`${VERSION}&resource=%zz`)).toBe('The query cannot be decoded.')
  })

  it.each(['2017-09-01', '2018-02-01', ''])('in the protocol version "%s" is refused', (version) => {
    expect(statusOf(`api-version=${version}&${VAULT}`)).toBe(400)
  })

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('with %s is refused', (method) => {
    expect(statusOf(`${VERSION}&${VAULT}`, { method })).toBe(405)
  })

  it.each(['/', '/msi/token/', '/metadata/identity/oauth2/token', 'http://127.0.0.1:40123/msi/token'])(
    'for %s is refused',
    (path) => {
      expect(statusOf('', { target: `${path}?${VERSION}&${VAULT}` })).toBe(404)
    },
  )

  it('may hold parameters that nobody knows', () => {
    expect(statusOf(`${VERSION}&${VAULT}&xms_cc=cp1&`)).toBe(200)
  })
})

describe('the identity', () => {
  it.each([
    ['client_id', CLIENT],
    ['client_id', CLIENT.toUpperCase()],
    ['client_id', ''],
    ['mi_res_id', ''],
  ])('by %s=%s is served', (name, value) => {
    expect(statusOf(`${VERSION}&${VAULT}&${name}=${value}`)).toBe(200)
  })

  it.each([
    ['client_id', '99999999-9999-9999-9999-999999999999'],
    ['mi_res_id', encodeURIComponent(RESOURCE_ID)],
    ['msi_res_id', encodeURIComponent(RESOURCE_ID)],
    ['object_id', CLIENT],
    ['principal_id', CLIENT],
  ])('by %s=%s is another one', (name, value) => {
    expect(statusOf(`${VERSION}&${VAULT}&${name}=${value}`)).toBe(403)
    expect(sentenceOf(`${VERSION}&${VAULT}&${name}=${value}`)).toContain(name)
  })

  it.each(['mi_res_id', 'msi_res_id'])('of a managed identity may be named by %s as well', (name) => {
    const as = { ...identity, resourceId: RESOURCE_ID }
    expect(statusOf(`${VERSION}&${VAULT}&${name}=${encodeURIComponent(RESOURCE_ID.toUpperCase())}`, {}, as)).toBe(200)
    expect(statusOf(`${VERSION}&${VAULT}&${name}=${encodeURIComponent(`${RESOURCE_ID}2`)}`, {}, as)).toBe(403)
  })
})

describe('DELETE', () => {
  const deletion = (value: string): Partial<EndpointRequest> => ({
    method: 'DELETE',
    target: '/msi/token',
    headers: [
      ['Host', HOST],
      ['X-IDENTITY-HEADER', value],
    ],
  })

  it('ends the endpoint with the header for that', () => {
    expect(ask('', deletion('end'))).toEqual({ kind: 'end' })
  })

  it('is refused without it', () => {
    expect(statusOf('', deletion('wrong'))).toBe(401)
  })
})

describe('whatever is asked', () => {
  const text = fc.string({ maxLength: 40, unit: 'binary' })
  const header = fc.oneof(
    fc.constantFrom(...HEADERS),
    fc.tuple(fc.constantFrom('Host', 'Origin', 'X-IDENTITY-HEADER', 'Accept'), text),
  )
  const request = fc.record({
    method: fc.constantFrom('GET', 'DELETE', 'POST'),
    target: fc.oneof(text, fc.constant(`${VERSION}&${VAULT}`)).map((query) => `/msi/token?${query}`),
    headers: fc.array(header, { maxLength: 4 }),
  })

  it('who does not know the secret gets nothing', () => {
    const nobody = { ...identity, mayAsk: () => false, mayEnd: () => false }
    fc.assert(
      fc.property(request, (asked) => {
        expect(readQuestion(asked, nobody).kind).toBe('refused')
      }),
    )
  })

  it('a scope is one resource with one suffix, and holds no blank', () => {
    const resource = fc.oneof(fc.webUrl(), text, fc.uuid())
    fc.assert(
      fc.property(resource, (value) => {
        const question = ask(`${VERSION}&resource=${encodeURIComponent(value)}`)
        if (question.kind === 'token') expect(question.scope).toMatch(/^[^\s?#]+\/\.default$/)
        else expect(question.kind).toBe('refused')
      }),
    )
  })
})
