/** Tests that an error keeps what a caller switches on, and never a token. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asFederationError,
  describeAnswer,
  ERROR_CODES,
  excerpt,
  FederationError,
  redact,
} from '../../src/core/error.ts'

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwtOf = (payload: unknown, signature: string) =>
  `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(payload)}.${signature}`

const jwt = fc
  .tuple(fc.dictionary(fc.string({ minLength: 1 }), fc.string()), fc.uint8Array({ minLength: 8, maxLength: 64 }))
  .map(([payload, signature]) => jwtOf(payload, Buffer.from(signature).toString('base64url')))

const segmentsLeft = (text: string, token: string) =>
  token.split('.').filter((segment) => segment.length > 12 && text.includes(segment))

describe('describeAnswer', () => {
  const service = 'Microsoft Entra'

  it.each([
    [
      { service, status: 401, code: 'AADSTS700213', message: 'AADSTS700213: No match.' },
      'HTTP 401, AADSTS700213: No match.',
    ],
    [
      { service, status: 403, code: 'Authorization_RequestDenied', message: 'No.' },
      'HTTP 403, Authorization_RequestDenied, No.',
    ],
    [{ service, code: 'x' }, 'x'],
    [{ service, status: 503, message: 'HTTP 503' }, 'HTTP 503'],
    [{ service }, ''],
  ])('says each thing once (%#)', (answer, line) => {
    expect(describeAnswer(answer)).toBe(line)
  })
})

describe('excerpt', () => {
  it('keeps what a reader can use', () => {
    expect(excerpt('a'.repeat(2000))).toBe('a'.repeat(2000))
    expect(excerpt('a'.repeat(2001))).toBe(`${'a'.repeat(2000)}…`)
  })

  it('cuts what a service said in an error', () => {
    const { answer } = new FederationError('internal', 'x', { answer: { service: 's', message: 'é'.repeat(30_000) } })
    expect(answer?.message).toBe(`${'é'.repeat(2000)}…`)
  })
})

describe('redact', () => {
  it('leaves no segment of a JWT, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), jwt, fc.string(), (before, token, after) => {
        // A token glued to more base64url text has no end of its own; every writer puts something between.
        const text = redact(`${before}${token} ${after}`)
        expect(segmentsLeft(text, token)).toEqual([])
      }),
    )
  })

  it.each([
    ['a URL-encoded form', (token: string) => `client_assertion_type=x%26client_assertion%3D${token}%26scope`],
    ['a URL-encoded header', (token: string) => `Authorization: Bearer%20${token}`],
    ['an escaped JSON text', (token: string) => JSON.stringify(`line\n${token}\n`)],
    ['a variable with an underscore', (token: string) => `token_${token}`],
    ['quotes', (token: string) => `"${token}"`],
    ['several of them', (token: string) => `${token},${token};${token}`],
  ])('hides a JWT in %s', (_, write) => {
    const token = jwtOf({ sub: 'repo:octo-org/shop:ref:refs/heads/main' }, 'c2lnbmF0dXJlLW9mLXRoZS10b2tlbg')
    expect(segmentsLeft(redact(write(token)), token)).toEqual([])
  })

  // Half a million characters: a search that tries anew at every one of them would take hours.
  it.each([
    ['headers without an end', 'eyJ'.repeat(170_000)],
    ['headers that are too short', 'eyJa.'.repeat(100_000)],
    ['dots and then a header', `${'.'.repeat(500_000)}eyJ`],
    ['segments and then a header', `${'a.'.repeat(250_000)}eyJabcd`],
    ['blanks', ' '.repeat(500_000)],
    ['underscores', '_'.repeat(500_000)],
  ])('takes no time over %s, and leaves them', { timeout: 60_000 }, (_, text) => {
    expect(redact(text) === text).toBe(true)
  })

  it('takes no time over tokens without end', { timeout: 60_000 }, () => {
    expect(redact(`a ${'eyJabcd.'.repeat(60_000)} b`)).toBe('a *** b')
  })

  it('finds what a pattern finds that says what a JWT looks like', () => {
    const pattern = /eyJ[\w-]{4,}\.[\w-]*(?:\.[\w-]*)*/g
    const piece = fc.constantFrom('eyJ', 'a', 'bc', '.', '-', '_', ' ', 'e', 'yJ', 'defg')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        expect(redact(text)).toBe(text.replace(pattern, '***'))
      }),
    )
  })

  it('hides an encrypted token of five segments', () => {
    const token = `${base64url({ alg: 'dir', enc: 'A256GCM' })}..aXYtaXYtaXYtaXY.Y2lwaGVydGV4dC1jaXBoZXI.dGFnLXRhZy10YWctdGFn`
    expect(segmentsLeft(redact(`got ${token}`), token)).toEqual([])
  })

  it('leaves other text alone', () => {
    const text =
      'AADSTS700213: subject "repo:octo-org/shop:environment:production" of https://token.actions.githubusercontent.com'
    expect(redact(text)).toBe(text)
  })
})

describe('FederationError', () => {
  const token = jwtOf({ aud: 'api://AzureADTokenExchange' }, 'c2lnbmF0dXJl')

  it('holds no token in any of its texts', () => {
    const error = new FederationError('internal', `failed with ${token}`, {
      hint: `do not send ${token}`,
      details: ['fine', `bad ${token}`],
      answer: {
        service: 'Microsoft Entra',
        status: 400,
        code: 'AADSTS50027',
        message: `JWT ${token} is malformed`,
        correlationId: 'c',
      },
    })
    expect(segmentsLeft(JSON.stringify([error.message, error.hint, error.details, error.answer]), token)).toEqual([])
    expect(error.message).toBe('failed with ***')
    expect(error.hint).toBe('do not send ***')
    expect(error.details).toEqual(['fine', 'bad ***'])
    expect(error.answer).toEqual({
      service: 'Microsoft Entra',
      status: 400,
      code: 'AADSTS50027',
      message: 'JWT *** is malformed',
      correlationId: 'c',
    })
    expect(segmentsLeft(error.stack ?? '', token)).toEqual([])
  })

  it('keeps code, hint, answer and cause, and leaves absent ones absent', () => {
    const cause = new Error('below')
    const full = new FederationError('throttled', 'Too much.', { hint: 'Wait.', answer: { service: 'GitHub' }, cause })
    expect(full).toMatchObject({
      name: 'FederationError',
      code: 'throttled',
      hint: 'Wait.',
      answer: { service: 'GitHub' },
      cause,
    })
    const bare = new FederationError('throttled', 'Too much.')
    expect(bare).toBeInstanceOf(Error)
    expect(bare.hint).toBeUndefined()
    expect(bare.answer).toBeUndefined()
    expect(bare.details).toEqual([])
    expect('cause' in bare).toBe(false)
  })
})

describe('ERROR_CODES', () => {
  it('are the stable codes of the contract, each once', () => {
    expect([...ERROR_CODES].sort()).toEqual([
      'application-not-found',
      'audience-conflict',
      'audit-failed',
      'certificate-invalid',
      'clock-skew',
      'configuration-invalid',
      'context-mismatch',
      'context-not-declared',
      'credential-invalid',
      'credential-limit',
      'deletion-limit',
      'drift-found',
      'github-forbidden',
      'id-token-unavailable',
      'internal',
      'invalid-input',
      'issuer-unreachable',
      'manager-credential-invalid',
      'manager-forbidden',
      'merge-queue-refused',
      'name-conflict',
      'not-permitted',
      'partial-failure',
      'plan-stale',
      'policy-blocked',
      'propagation-timeout',
      'pull-request-refused',
      'quota-exceeded',
      'repository-moved',
      'retire-unproved',
      'scope-invalid',
      'self-lockout',
      'service-unavailable',
      'subject-too-broad',
      'subject-unknown',
      'tenant-not-found',
      'throttled',
      'trust-missing',
    ])
  })
})

describe('asFederationError', () => {
  const token = jwtOf({ sub: 'repo:octo-org/octo-repo:ref:refs/heads/main' }, 'c2lnbmF0dXJlLW9mLXRoaXMtdG9rZW4')

  it('keeps its own', () => {
    const own = new FederationError('throttled', 'm')
    expect(asFederationError(own)).toBe(own)
  })

  it.each([
    ['an error', new Error(`boom ${token}`), undefined, 'Something unforeseen went wrong: boom ***'],
    ['a text', 'text', undefined, 'Something unforeseen went wrong: text'],
    ['an error, and says where', new Error('boom'), 'in a place', 'Something unforeseen went wrong in a place: boom'],
  ])('wraps %s', (_title, thrown, where, message) => {
    expect(asFederationError(thrown, where)).toMatchObject({ code: 'internal', message, cause: thrown })
  })
})
