/** Sends requests to Microsoft Graph through its client library, with the manager's token and our transport. */
import { Client, type Context, type Middleware, ResponseType } from '@microsoft/microsoft-graph-client'
import { FederationError } from '../core/error.ts'
import { asObject, asText, parseObject } from './shape.ts'

export interface GraphEnvironment {
  /** URL of Microsoft Graph: the cloud's, or the override. */
  readonly endpoint: string
  readonly fetch: typeof fetch
  readonly token: () => Promise<string>
}

/** A request, to the beta API unless it says otherwise; `path` starts with `/` or is the absolute URL of a further page. */
export interface GraphRequest {
  readonly version?: 'v1.0'
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** What came back: any status, or -1 when the request was sent and no answer came. */
export interface GraphReply {
  readonly status: number
  readonly text: string
  readonly requestId?: string
}

export type SendToGraph = (request: GraphRequest) => Promise<GraphReply>

/** Graph's error: HTTP status, `error.code`, `error.message`, `request-id`. Status -1 when no answer came. */
export interface GraphFailure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly requestId?: string
}

/** Reads Graph's error body; what is not text in it, or no body of that shape, shows as the status alone. */
export function parseGraphFailure({ status, text, requestId }: GraphReply): GraphFailure {
  const error = asObject(parseObject(text)?.error)
  const id = asText(asObject(error?.innerError)?.['request-id']) ?? requestId
  const message = asText(error?.message) ?? (status > 0 ? `HTTP ${status}` : text)
  return { status, code: asText(error?.code) ?? '', message, ...(id !== undefined && { requestId: id }) }
}

/**
 * The request's options with the token, where the request goes to the endpoint's own origin. The library's own handler does
 * not know a host with an IPv6 address, and compares no port.
 */
function authorize({ request, options }: Context, endpoint: string, bearer: string): RequestInit {
  const headers = new Headers(options?.headers)
  const url = typeof request === 'string' ? request : request.url
  if (new URL(url).origin === new URL(endpoint).origin) headers.set('Authorization', `Bearer ${bearer}`)
  return { ...options, headers }
}

/** One call's way through the library: what fails below is kept here, since the library rewraps errors and loses their kind. */
async function call(environment: GraphEnvironment, bearer: string, request: GraphRequest): Promise<Response> {
  let failed: { readonly error: unknown } | undefined
  const transport: Middleware = {
    async execute(context: Context) {
      const options = authorize(context, environment.endpoint, bearer)
      context.response = await environment.fetch(context.request, options).catch((error: unknown) => {
        failed = { error }
        throw error
      })
    },
  }
  const client = Client.initWithMiddleware({
    // Its own retries and telemetry stay off: only the manager's token and our transport.
    middleware: transport,
    baseUrl: environment.endpoint,
    defaultVersion: 'beta',
  })
  const api = client
    .api(request.path)
    .headers({ ...request.headers })
    .responseType(ResponseType.RAW)
  if (request.version !== undefined) api.version(request.version)
  try {
    switch (request.method) {
      case 'GET':
        return await api.get()
      case 'POST':
        return await api.post(request.body)
      case 'PATCH':
        return await api.patch(request.body)
      case 'DELETE':
        return await api.delete()
    }
  } catch (error) {
    throw failed === undefined ? error : failed.error
  }
}

/**
 * Builds the way to Microsoft Graph. Requests share nothing, so that any number can be under way.
 * @throws FederationError of the manager's sign-in, or of the transport where nothing can have been sent
 */
export function createGraphSender(environment: GraphEnvironment): SendToGraph {
  return async (request) => {
    const bearer = await environment.token()
    try {
      const response = await call(environment, bearer, request)
      const requestId = response.headers.get('request-id')
      return { status: response.status, text: await response.text(), ...(requestId !== null && { requestId }) }
    } catch (error) {
      if (!(error instanceof FederationError && error.code === 'service-unavailable')) throw error
      return { status: -1, text: error.message }
    }
  }
}
