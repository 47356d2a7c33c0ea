/** Tests which URLs and tokens a request may be made of: the platform agrees with every one that is taken. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBearerToken, showUrl, urlProblem } from '../../src/core/endpoint.ts'

describe('a URL', () => {
  it.each([
    'https://login.microsoftonline.com',
    'https://127.0.0.1:8443',
    'https://localhost:1',
    'https://[::1]:8443/x',
    'https://gateway.example/a/b%20c/',
    'HTTPS://GATEWAY.EXAMPLE.',
    'https://my_gateway.internal:65535',
  ])('is taken: %s', (url) => {
    expect(urlProblem(url)).toBeUndefined()
  })

  it.each([
    ['', 'is not a URL'],
    ['not a url', 'is not a URL'],
    ['login.microsoftonline.com', 'is not a URL'],
    ['https:login.microsoftonline.com', 'is not a URL'],
    ['https://', 'is not a URL'],
    ['https://a b', 'is not a URL'],
    ['https://a/b c', 'is not a URL'],
    ['https://a\\b', 'is not a URL'],
    ['https://a/\n', 'is not a URL'],
    ['https://a:0', 'is not a URL'],
    ['https://a:65536', 'is not a URL'],
    ['https://a:x', 'is not a URL'],
    ['https://a:', 'is not a URL'],
    ['https://-a', 'is not a URL'],
    ['https://a..b', 'is not a URL'],
    ['https://[::1', 'is not a URL'],
    ['https://a/%zz', 'is not a URL'],
    [`https://a/${'b'.repeat(2000)}`, 'is not a URL'],
    ['http://a', 'must be an https URL'],
    ['file:///etc/passwd', 'must be an https URL'],
    ['https://user@a', 'must not hold a user name or password'],
    ['https://user:password@a', 'must not hold a user name or password'],
    ['https://@a', 'must not hold a user name or password'],
    ['https://a?b', 'must not have a query or fragment'],
    ['https://a#b', 'must not have a query or fragment'],
  ])('is refused: %j %s', (url, problem) => {
    expect(urlProblem(url)).toBe(problem)
  })

  it('may have another scheme where that is allowed', () => {
    expect(urlProblem('http://a', ['https', 'http'])).toBeUndefined()
  })

  it('that is taken is one for the platform, with nothing beside host, port and path', () => {
    const piece = fc.constantFrom(
      'https',
      'http',
      '://',
      ':',
      '/',
      '@',
      '?',
      '#',
      '%41',
      '%',
      'a',
      'b.c',
      '[::1]',
      '80',
      '-',
      '\\',
      ' ',
    )
    const text = fc.oneof(
      fc.webUrl(),
      fc.array(piece, { maxLength: 8 }).map((all) => `https://${all.join('')}`),
    )
    fc.assert(
      fc.property(text, (url) => {
        fc.pre(urlProblem(url) === undefined && !/\[/.test(url))
        const { protocol, username, password, search, hash } = new URL(url)
        expect([protocol, username, password, search, hash].join('')).toBe('https:')
      }),
    )
  })
})

describe('a URL that is shown', () => {
  it.each([
    ['https://a.example/b', 'https://a.example/b'],
    ['https://user:password@a.example/b', 'https://***@a.example/b'],
    ['user:password@a.example', '***@a.example'],
    ['https://a.example?sig=x', 'https://a.example?***'],
    ['https://a.example#x', 'https://a.example#***'],
    ['https://x@y@a.example', 'https://***@a.example'],
    ['not a url', 'not a url'],
    ['', ''],
  ])('%j is %j', (url, shown) => {
    expect(showUrl(url)).toBe(shown)
  })

  it('holds nothing that stood before an @ or after a ? or #', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('https://', ''),
        fc.constantFrom('x:hunter2@a', 'a?hunter2', 'a#hunter2@b', 'a/hunter2@b'),
        (scheme, rest) => {
          expect(showUrl(`${scheme}${rest}`)).not.toContain('hunter2')
        },
      ),
    )
  })
})

describe('a bearer token', () => {
  it('is visible ASCII, as a header carries it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        const visible = [...text].every((char) => char > ' ' && char < '\u007f')
        expect(isBearerToken(text)).toBe(visible)
      }),
    )
  })

  it('is not empty', () => {
    expect(isBearerToken('')).toBe(false)
  })
})
