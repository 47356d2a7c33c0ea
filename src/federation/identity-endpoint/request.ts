/** Reads a request to the identity endpoint: App Service's managed identity protocol, spoken by a client of this job and nobody else. */
import { isGuid } from '../../core/target.ts'

/** A request as it came. Header names and parameters that were sent twice stand twice. */
export interface EndpointRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** Whom the endpoint serves, and how a client proves that it belongs to the job. */
export interface EndpointIdentity {
  readonly clientId: string
  /** ARM ID when the job signs in as a managed identity. */
  readonly resourceId: string | undefined
  /** The only `Host`: address and port that the endpoint listens on. */
  readonly host: string
  /** Compares a header's value with the job's secret, in constant time. */
  readonly mayAsk: (header: string) => boolean
  /** The same for ending the endpoint. */
  readonly mayEnd: (header: string) => boolean
}

/** What the request asks for. `scope` is the resource as the v2 token endpoint names it. */
export type EndpointQuestion =
  | { readonly kind: 'token'; readonly resource: string; readonly scope: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 403 | 404 | 405; readonly sentence: string }

/** Path of the endpoint, as in App Service. */
export const ENDPOINT_PATH = '/msi/token'

/** https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference */
const API_VERSION = '2019-08-01'
const MAX_RESOURCE = 1000
// RFC 3986: a scheme, then no blank, quote, bracket, query or fragment.
const URI = /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}?#]+$/i
const DEFAULT_SUFFIX = '/.default'

function refused(status: (EndpointQuestion & { kind: 'refused' })['status'], sentence: string): EndpointQuestion {
  return { kind: 'refused', status, sentence }
}

/** The headers by lower-case name, or the name of one that was sent twice. */
function readHeaders(request: EndpointRequest): ReadonlyMap<string, string> | string {
  const headers = new Map<string, string>()
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase()
    if (headers.has(key)) return key
    headers.set(key, value)
  }
  return headers
}

/** The parameters by lower-case name; a sentence when one is sent twice or cannot be decoded. */
function readParameters(query: string): ReadonlyMap<string, string> | string {
  const parameters = new Map<string, string>()
  for (const part of query.split('&').filter((each) => each !== '')) {
    const [rawName = '', ...rest] = part.split('=')
    let name: string
    let value: string
    try {
      name = decodeURIComponent(rawName.replaceAll('+', ' ')).toLowerCase()
      value = decodeURIComponent(rest.join('=').replaceAll('+', ' '))
    } catch {
      return 'The query cannot be decoded.'
    }
    if (parameters.has(name)) return 'A parameter is given twice.'
    parameters.set(name, value)
  }
  return parameters
}

/**
 * True for what a browser sends, which is several `Sec-Fetch-*` at once (https://www.w3.org/TR/fetch-metadata/). The `fetch`
 * of Node, with which MSAL for Node asks, sends `Sec-Fetch-Mode: cors` alone.
 */
function isBrowsers(headers: ReadonlyMap<string, string>): boolean {
  if (headers.has('origin')) return true
  const sent = [...headers].filter(([name]) => name.startsWith('sec-fetch-'))
  return sent.some(([name, value]) => name !== 'sec-fetch-mode' || value !== 'cors')
}

/** Undefined when the request names nobody or the identity that is served; else a sentence. */
function wrongIdentity(parameters: ReadonlyMap<string, string>, identity: EndpointIdentity): string | undefined {
  const named = (name: string) => parameters.get(name) ?? ''
  const other = (name: string) =>
    `This job's identity endpoint serves the client ID ${identity.clientId}, and the request names another identity by ${name}.`
  if (named('client_id') !== '' && named('client_id').toLowerCase() !== identity.clientId.toLowerCase())
    return other('client_id')
  const byResource = ['mi_res_id', 'msi_res_id'].find(
    (name) => named(name) !== '' && named(name).toLowerCase() !== identity.resourceId?.toLowerCase(),
  )
  if (byResource !== undefined) return other(byResource)
  const byObject = ['object_id', 'principal_id'].find((name) => named(name) !== '')
  return byObject === undefined
    ? undefined
    : `This job's identity endpoint knows its identity by client ID (${identity.clientId}), not by ${byObject}.`
}

function readResource(parameters: ReadonlyMap<string, string>): EndpointQuestion {
  const version = parameters.get('api-version')
  if (version !== API_VERSION) return refused(400, `\`api-version\` must be ${API_VERSION}.`)
  const given = parameters.get('resource') ?? ''
  const resource = given.endsWith(DEFAULT_SUFFIX) ? given.slice(0, -DEFAULT_SUFFIX.length) : given
  if (resource === '') return refused(400, 'The parameter `resource` is missing.')
  if (resource.length > MAX_RESOURCE || !(isGuid(resource) || URI.test(resource))) {
    return refused(400, '`resource` must be one URI or GUID, such as https://vault.azure.net.')
  }
  return { kind: 'token', resource, scope: `${resource}${DEFAULT_SUFFIX}` }
}

/**
 * Reads what a request asks for. A browser, a foreign `Host` and anything ambiguous is refused before the secret is looked
 * at, and nothing is said about parameters to who does not have it.
 */
export function readQuestion(request: EndpointRequest, identity: EndpointIdentity): EndpointQuestion {
  const headers = readHeaders(request)
  if (typeof headers === 'string') return refused(400, 'A header is sent twice.')
  if (headers.get('host') !== identity.host) return refused(400, `The Host of this endpoint is ${identity.host}.`)
  if (isBrowsers(headers)) return refused(400, 'This endpoint is not for browsers.')
  if (request.method !== 'GET' && request.method !== 'DELETE') return refused(405, 'This endpoint answers GET only.')
  const [path, ...query] = request.target.split('?')
  if (path !== ENDPOINT_PATH) return refused(404, `The path of this endpoint is ${ENDPOINT_PATH}.`)
  const secret = headers.get('x-identity-header') ?? ''
  const allowed = request.method === 'DELETE' ? identity.mayEnd(secret) : identity.mayAsk(secret)
  if (!allowed)
    return refused(401, 'X-IDENTITY-HEADER is missing or wrong: it must be the IDENTITY_HEADER of this job.')
  if (request.method === 'DELETE') return { kind: 'end' }
  const parameters = readParameters(query.join('?'))
  if (typeof parameters === 'string') return refused(400, parameters)
  const question = readResource(parameters)
  const wrong = question.kind === 'token' ? wrongIdentity(parameters, identity) : undefined
  return wrong === undefined ? question : refused(403, wrong)
}
