/** Where requests go and with which token: https URLs and bearer tokens, checked before anything is sent. */

// RFC 3986 section 3, without user information, query and fragment; the host's labels as DNS has them, or IPv6 in brackets.
const LABEL = '[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?'
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*\\.?|\\[[0-9a-f:.]+\\])$`, 'i')
const PATH = /^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*$/i
const MAX_LENGTH = 2000

interface UrlParts {
  readonly scheme: string
  readonly userInformation: string | undefined
  readonly host: string
  readonly port: string | undefined
  readonly path: string
  /** True where a query or a fragment follows. */
  readonly hasMore: boolean
}

const URL_PARTS =
  /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#\\]*)@)?(\[[^\]/?#\\@]*\]|[^:/?#\\@]*)(?::([^/?#\\@]*))?((?:[/\\][^?#]*)?)((?:[?#].*)?)$/is

function split(text: string): UrlParts | undefined {
  const [, scheme, userInformation, host, port, path, more] = URL_PARTS.exec(text) ?? []
  if (scheme === undefined || host === undefined || path === undefined) return undefined
  return { scheme: scheme.toLowerCase(), userInformation, host, port, path, hasMore: more !== '' }
}

function isPort(port: string | undefined): boolean {
  return port === undefined || (/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)
}

/**
 * Returns what is wrong with a URL, as the end of a sentence that its name begins, or undefined.
 * @param schemes in lower case; the first one is the one to recommend
 */
export function urlProblem(text: string, schemes: readonly string[] = ['https']): string | undefined {
  const parts = text.length > MAX_LENGTH ? undefined : split(text)
  if (parts === undefined) return 'is not a URL'
  if (!schemes.includes(parts.scheme)) return `must be an ${schemes[0]} URL`
  if (parts.userInformation !== undefined) return 'must not hold a user name or password'
  if (parts.hasMore) return 'must not have a query or fragment'
  return HOST.test(parts.host) && isPort(parts.port) && PATH.test(parts.path) ? undefined : 'is not a URL'
}

/** Shows a text that should be a URL, without what may be a secret in it: what stands before an `@`, and the query. */
export function showUrl(text: string): string {
  const [address = ''] = text.split(/[?#]/, 1)
  const at = address.lastIndexOf('@')
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(address)?.[0] ?? ''
  const shown = at < 0 ? address : `${scheme}***${address.slice(at)}`
  return address.length < text.length ? `${shown}${text.charAt(address.length)}***` : shown
}

// RFC 9110 section 5.5: visible ASCII; RFC 6750 section 2.1 allows fewer, but tokens of gateways are not ours to judge.
const BEARER = /^[\x21-\x7e]+$/

/** True for a text that a header carries whole: no blank, no line break, nothing outside ASCII. */
export function isBearerToken(text: string): boolean {
  return BEARER.test(text)
}
