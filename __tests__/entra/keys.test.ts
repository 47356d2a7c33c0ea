/** Tests the key credentials at Microsoft Graph: as recorded traffic shows them, sent back as they were read, refusals by their codes. */
import { describe, expect, it } from 'vitest'
import type { NewKey } from '../../src/core/certificate/stored-key.ts'
import { createKeyStore, type KeyEnvironment, parseKeyIdentifier } from '../../src/entra/keys.ts'
import { createKeySweep } from '../../src/entra/keys-sweep.ts'
import { failureOf } from '../federation/job.ts'
import traffic from '../vectors/graph-credential-traffic.json' with { type: 'json' }

const THUMBPRINT = 'F9D4365AFC13FC27446AD529035997B32991AE85'
const PATH = "/applications(appId='c')"

interface Asked {
  readonly method: string
  readonly url: string
  readonly body: unknown
}

/** An environment that answers every request alike, or one by one, and keeps what was asked. */
function environmentOf(...answers: readonly { status?: number; body?: unknown }[]) {
  const asked: Asked[] = []
  const environment: KeyEnvironment = {
    endpoint: 'https://graph.microsoft.com',
    token: async () => 't',
    thumbprintOf: (der) => `of ${der}`,
    fetch: async (input, init) => {
      const { status = 200, body = {} } = answers[Math.min(asked.length, answers.length - 1)] ?? {}
      asked.push({
        method: init?.method ?? 'GET',
        url: String(typeof input === 'object' && 'url' in input ? input.url : input),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      })
      return new Response(status === 204 ? null : JSON.stringify(body), { status })
    },
  }
  return { environment, asked }
}

const NEW: NewKey = {
  keyId: 'k2',
  thumbprint: 'AA',
  displayName: 'batch',
  startDateTime: '2026-01-01T00:00:00Z',
  endDateTime: '2027-01-01T00:00:00Z',
  key: 'MII=',
}
const graphError = (status: number, code: string, message = 'said by a test') => ({
  status,
  body: { error: { code, message } },
})

describe('reading', () => {
  it('understands recorded keys, with the thumbprint from their identifier', async () => {
    const [recorded] = traffic.keys
    const { environment, asked } = environmentOf({ body: recorded?.response.body })
    const [key, ...others] = await createKeyStore(environment, PATH).list()
    expect(others).toEqual([])
    expect(key).toEqual({
      keyId: '88888888-0000-0000-0000-000000000001',
      thumbprint: THUMBPRINT,
      displayName: 'CN=CLI-Login',
      startDateTime: '2022-05-07T06:56:26Z',
      endDateTime: '2023-05-07T06:56:26Z',
      usage: 'Verify',
      encryptsTokens: false,
      asRead: recorded?.response.body?.keyCredentials?.[0],
    })
    expect(asked[0]?.url).toBe(
      "https://graph.microsoft.com/v1.0/applications(appId='c')?$select=id,keyCredentials,tokenEncryptionKeyId",
    )
  })

  it('believes the certificate itself before an identifier, which anybody may set', async () => {
    const body = {
      keyCredentials: [{ keyId: 'k', type: 'AsymmetricX509Cert', key: 'DER', customKeyIdentifier: THUMBPRINT }],
    }
    const [key] = await createKeyStore(environmentOf({ body }).environment, PATH).list()
    expect(key?.thumbprint).toBe('of DER')
  })

  it('takes a key without a certificate for what it is, and knows the one that encrypts tokens', async () => {
    const body = { keyCredentials: [{ keyId: 'K', type: 'Symmetric', key: 'x' }], tokenEncryptionKeyId: 'k' }
    const [key] = await createKeyStore(environmentOf({ body }).environment, PATH).list()
    expect(key).toMatchObject({ thumbprint: undefined, usage: '', displayName: null, encryptsTokens: true })
  })

  it.each([
    ['no keys', {}],
    ['keys of another shape', { keyCredentials: {} }],
    ['a key that is no object', { keyCredentials: ['k'] }],
    ['a key without an ID', { keyCredentials: [{ usage: 'Verify' }] }],
  ])('is an error for %s', async (_, body) => {
    const store = createKeyStore(environmentOf({ body }).environment, PATH)
    expect((await failureOf(store.list())).code).toBe('service-unavailable')
  })

  it('of an application that is not there says so', async () => {
    const store = createKeyStore(environmentOf(graphError(404, 'Request_ResourceNotFound')).environment, PATH)
    expect((await failureOf(store.list())).code).toBe('application-not-found')
  })
})

describe('an identifier', () => {
  const bytes = Buffer.from(THUMBPRINT, 'hex')
  it.each([
    ['as hex', THUMBPRINT, THUMBPRINT],
    ['as lower-case hex', THUMBPRINT.toLowerCase(), THUMBPRINT],
    ['as base64 of the bytes', bytes.toString('base64'), THUMBPRINT],
    ['as base64 of the hex digits', Buffer.from(THUMBPRINT).toString('base64'), THUMBPRINT],
    ['of somebody’s own', 'bXktY2VydA==', undefined],
    ['that is none', undefined, undefined],
  ])('%s is read', (_, identifier, thumbprint) => {
    expect(parseKeyIdentifier(identifier)).toBe(thumbprint)
  })
})

describe('replacing', () => {
  const asRead = { keyId: 'k1', customKeyIdentifier: THUMBPRINT, key: null, unknownToUs: { of: 'Graph' } }
  const kept = { asRead } as never

  it('sends every key exactly as it was read, and the new one with its certificate', async () => {
    const { environment, asked } = environmentOf({ status: 204 })
    expect(await createKeyStore(environment, PATH).replace([kept], NEW)).toBe('written')
    expect(asked).toEqual([
      {
        method: 'PATCH',
        url: "https://graph.microsoft.com/v1.0/applications(appId='c')",
        body: {
          keyCredentials: [
            asRead,
            {
              keyId: 'k2',
              displayName: 'batch',
              startDateTime: '2026-01-01T00:00:00Z',
              endDateTime: '2027-01-01T00:00:00Z',
              key: 'MII=',
              type: 'AsymmetricX509Cert',
              usage: 'Verify',
            },
          ],
        },
      },
    ])
  })

  it('without a new one sends the rest, be it nothing', async () => {
    const { environment, asked } = environmentOf({ status: 204 })
    await createKeyStore(environment, PATH).replace([])
    expect(asked[0]?.body).toEqual({ keyCredentials: [] })
  })

  it.each([
    [409, 'Directory_ConcurrencyViolation', 'busy'],
    [503, 'Directory_ConcurrencyViolation', 'busy'],
    [404, 'Request_ResourceNotFound', 'target-missing'],
    [500, 'InternalServerError', 'uncertain'],
    [408, 'RequestTimeout', 'uncertain'],
  ])('that ends with %d %s is %s', async (status, code, answer) => {
    expect(await createKeyStore(environmentOf(graphError(status, code)).environment, PATH).replace([])).toBe(answer)
  })

  it.each([
    [400, 'KeyCredentialsInvalidEndDate', 'certificate-invalid', /validity of the certificate/],
    [400, 'Request_BadRequest', 'certificate-invalid', /its own message/],
    [403, 'Authorization_RequestDenied', 'manager-forbidden', /OwnedBy/],
    [400, 'CredentialInvalidLifetimeAsPerAppPolicy', 'policy-blocked', /administrator/],
  ] as const)('that is refused with %d %s fails as %s', async (status, code, expected, hint) => {
    const store = createKeyStore(environmentOf(graphError(status, code)).environment, PATH)
    const error = await failureOf(store.replace([], NEW))
    expect(error.code).toBe(expected)
    expect(error.hint).toMatch(hint)
  })
})

describe('a sweep', () => {
  const page = (id: string, keys: readonly unknown[], next?: string) => ({
    body: {
      value: [{ id, appId: `app-${id}`, keyCredentials: keys }],
      ...(next !== undefined && { '@odata.nextLink': next }),
    },
  })
  const key = { keyId: 'k', type: 'AsymmetricX509Cert', usage: 'Verify', customKeyIdentifier: THUMBPRINT }

  it('follows the pages, and keeps what is wanted of those that hold keys', async () => {
    const next = 'https://graph.microsoft.com/v1.0/applications?$skiptoken=2'
    const { environment, asked } = environmentOf(page('1', [key], next), page('2', [key], `${next}0`), page('3', []))
    const found = await createKeySweep(environment)(({ facts }) => facts.id !== '2')
    expect(found.map(({ facts }) => facts.clientId)).toEqual(['app-1'])
    expect(found[0]?.keys[0]?.thumbprint).toBe(THUMBPRINT)
    expect(asked.map(({ url }) => url)).toEqual([
      'https://graph.microsoft.com/v1.0/applications?$select=id,appId,uniqueName,displayName,keyCredentials,tokenEncryptionKeyId&$top=500',
      next,
      `${next}0`,
    ])
  })

  it('by a manager that may not list fails as forbidden', async () => {
    const { environment } = environmentOf(graphError(403, 'Authorization_RequestDenied'))
    expect((await failureOf(createKeySweep(environment)(() => true))).code).toBe('manager-forbidden')
  })
})
