/** Knows an application's federated identity credentials at Microsoft Graph, through beta: v1.0 hides flexible ones. */
import {
  AuthenticationHandler,
  Client,
  type Context,
  GraphError,
  type Middleware,
} from '@microsoft/microsoft-graph-client'
import type { FederatedIdentityCredential } from '../core/credential/credential.ts'
import { FederationError } from '../core/error.ts'
import type { CredentialStore, WriteOutcome } from '../federation/ports.ts'
import { grantsOf } from './grants.ts'
import { type GraphFailure, toFederationError, toWriteOutcome } from './graph-answer.ts'
import { nextPage } from './next-page.ts'

export interface GraphEnvironment {
  /** URL of Microsoft Graph: the cloud's, or the override. */
  readonly endpoint: string
  readonly fetch: typeof fetch
  readonly token: () => Promise<string>
}

const LIST = 'read the federated credentials of the application'

/** What failed below the client: the request, or, before it, the manager's sign-in. */
interface Failed {
  readonly error: unknown
  readonly sent: boolean
}

/** Builds a Graph client whose only middleware are the manager's token and our transport: its own retries and telemetry stay off. */
function createClient({ endpoint, fetch, token }: GraphEnvironment, onFailure: (failure: Failed) => void): Client {
  const transport: Middleware = {
    async execute(context: Context) {
      try {
        context.response = await fetch(context.request, context.options)
      } catch (error) {
        // The client rewraps errors and loses their kind.
        onFailure({ error, sent: true })
        throw error
      }
    },
  }
  const getAccessToken = async () => {
    try {
      return await token()
    } catch (error) {
      onFailure({ error, sent: false })
      throw error
    }
  }
  return Client.initWithMiddleware({
    middleware: [new AuthenticationHandler({ getAccessToken }), transport],
    baseUrl: endpoint,
    defaultVersion: 'beta',
    customHosts: new Set([new URL(endpoint).hostname]),
  })
}

function toFailure(error: unknown): GraphFailure {
  if (!(error instanceof GraphError))
    return { status: -1, code: '', message: error instanceof Error ? error.message : 'unknown failure' }
  return {
    status: error.statusCode,
    code: error.code ?? '',
    message: error.message,
    ...(error.requestId !== null && error.requestId !== undefined && { requestId: error.requestId }),
  }
}

/** Turns a stored credential of Graph into ours; null means absent there. */
export function fromGraph(value: Record<string, unknown>): FederatedIdentityCredential {
  const text = (name: string) => (typeof value[name] === 'string' ? (value[name] as string) : undefined)
  const expression = (value.claimsMatchingExpression as { value?: unknown } | null | undefined)?.value
  const [id, description, subject] = [text('id'), text('description'), text('subject')]
  return {
    ...(id !== undefined && { id }),
    name: text('name') ?? '',
    issuer: text('issuer') ?? '',
    audiences: Array.isArray(value.audiences) ? value.audiences.map(String) : [],
    ...(description !== undefined && { description }),
    ...(typeof expression === 'string'
      ? { claimsMatchingExpression: { value: expression, languageVersion: 1 } }
      : { subject: subject ?? '' }),
  }
}

/** Turns a credential into the body that Graph takes; the name travels in the URL of an upsert. */
export function toGraph({
  issuer,
  audiences,
  description,
  subject,
  claimsMatchingExpression,
}: FederatedIdentityCredential): Record<string, unknown> {
  return {
    issuer,
    audiences,
    ...(description !== undefined && { description }),
    ...(subject === undefined ? { claimsMatchingExpression } : { subject }),
  }
}

/**
 * Builds the credential store of an application, addressed by its client ID.
 * https://learn.microsoft.com/graph/api/resources/federatedidentitycredentials-overview
 */
export function createGraphStore(environment: GraphEnvironment, clientId: string): CredentialStore {
  let failed: Failed | undefined
  const client = createClient(environment, (failure) => {
    failed = failure
  })
  const path = `/applications(appId='${clientId}')/federatedIdentityCredentials`

  function takeFailure(): Failed | undefined {
    const taken = failed
    failed = undefined
    return taken
  }

  async function call<T>(
    request: () => Promise<T>,
  ): Promise<{ ok: true; value: T } | { ok: false; failure: GraphFailure }> {
    try {
      return { ok: true, value: await request() }
    } catch (error) {
      const below = takeFailure()
      if (below === undefined) return { ok: false, failure: toFailure(error) }
      const { error: cause, sent } = below
      const unanswered = sent && cause instanceof FederationError && cause.code === 'service-unavailable'
      if (!unanswered) throw cause
      return { ok: false, failure: { status: -1, code: '', message: cause.message } }
    }
  }

  async function write(request: () => Promise<unknown>, doing: string): Promise<WriteOutcome> {
    const result = await call(request)
    if (result.ok) {
      const id = (result.value as { id?: unknown } | undefined)?.id
      return typeof id === 'string' ? { kind: 'created', id } : { kind: 'updated' }
    }
    const outcome = toWriteOutcome(result.failure)
    if (outcome === undefined) throw toFederationError(result.failure, doing)
    return outcome
  }

  return {
    async list() {
      const found: FederatedIdentityCredential[] = []
      for (let url: string | undefined = path; url !== undefined; ) {
        const next: string = url
        const page = await call(() => client.api(next).get())
        if (!page.ok) throw toFederationError(page.failure, LIST)
        const { value, '@odata.nextLink': link } = page.value as {
          value?: Record<string, unknown>[]
          '@odata.nextLink'?: string
        }
        found.push(...(value ?? []).map(fromGraph))
        url = nextPage(link, { name: 'Microsoft Graph', endpoint: environment.endpoint, input: 'graph-endpoint' })
      }
      return found
    },
    upsert: (credential) =>
      write(
        () =>
          client
            .api(`${path}(name='${credential.name}')`)
            .header('Prefer', 'create-if-missing')
            .patch(toGraph(credential)),
        `write the federated credential "${credential.name}"`,
      ),
    updateAudience: (credential, audience) =>
      write(
        () => client.api(`${path}/${credential.id ?? credential.name}`).patch({ audiences: [audience] }),
        `correct the audience of the federated credential "${credential.name}"`,
      ),
    readTarget: async () => {
      const application = await call(() => client.api(`/applications(appId='${clientId}')`).select('id').get())
      if (!application.ok) throw toFederationError(application.failure, 'read the application')
      return { clientId, id: String((application.value as { id?: unknown }).id) }
    },
    grants: async () => grantsOf(await environment.token()),
  }
}
