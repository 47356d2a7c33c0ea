/** How HTTP requests reach the services: paths, bearers, bodies, and how answers become responses. */
import type { Context, Hono } from 'hono'
import { arm } from '../arm/service.ts'
import type { Core } from '../core.ts'
import { instanceDiscovery, openidConfiguration, tenantKeys } from '../entra/discovery.ts'
import { managedIdentityToken } from '../entra/managed-identity.ts'
import { tokenEndpoint } from '../entra/token-endpoint.ts'
import { idToken, issuerDocument } from '../github/id-token.ts'
import { rest } from '../github/rest.ts'
import { graph } from '../graph/service.ts'
import { type Answer, toResponse } from './answer.ts'
import type { Env } from './app.ts'
import { notSimulated } from './not-simulated.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const GRAPH_JSON = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

/** Sends an answer, leaving its note and job for the log. */
export function send(c: Context<Env>, result: Answer, contentType = JSON_TYPE): Response {
  if (result.note !== undefined) c.set('note', result.note)
  if (result.job !== undefined) c.set('job', result.job)
  return toResponse(result, contentType)
}

/** The token of `Authorization: Bearer …` or `token …`. */
export function bearerOf(c: Context<Env>): string | undefined {
  return /^(?:Bearer|token) (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
}

/** Adds every service with a path of its own; Entra takes what is left. */
export function addServices(app: Hono<Env>, core: Core): void {
  addIssuers(app, core)
  addGraph(app, core)
  addGitHub(app, core)
  addArm(app, core)
}

/** Adds GitHub's ID token endpoint and the issuers. */
function addIssuers(app: Hono<Env>, core: Core): void {
  app.get('/_actions/idtoken/:job', async (c) =>
    send(c, await idToken(core, c.req.param('job'), bearerOf(c), new URL(c.req.url))),
  )
  app.get('/_issuers/:key/.well-known/openid-configuration', async (c) =>
    send(c, await issuerDocument(core, c.req.param('key'), 'configuration', new URL(c.req.url).origin)),
  )
  app.get('/_issuers/:key/jwks', async (c) =>
    send(c, await issuerDocument(core, c.req.param('key'), 'jwks', new URL(c.req.url).origin)),
  )
}

/** Adds Microsoft Graph, both versions. */
function addGraph(app: Hono<Env>, core: Core): void {
  app.all('/:version{(v1\\.0|beta)}/*', async (c) => {
    const url = new URL(c.req.url)
    const raw = {
      origin: url.origin,
      method: c.req.method,
      path: url.pathname,
      query: url.searchParams,
      header: (name: string) => c.req.header(name),
    }
    return send(c, await graph(core, raw, await c.req.text()), GRAPH_JSON)
  })
}

/** Adds GitHub's REST API below `/api/v3`, as GHES has it. */
function addGitHub(app: Hono<Env>, core: Core): void {
  app.all('/api/v3/*', async (c) => {
    const url = new URL(c.req.url)
    const path = url.pathname.slice('/api/v3/'.length)
    const accept = c.req.header('accept') ?? ''
    const root = apiRoot(url)
    const raw = { method: c.req.method, path, query: url.searchParams, accept, root, body: await c.req.text() }
    return send(c, rest(core, bearerOf(c), raw))
  })
}

/** github.com's API has a host of its own, a server's a path. */
function apiRoot(url: URL): string {
  return url.hostname === 'api.github.com' ? url.origin : `${url.origin}/api/v3`
}

/** Adds Azure Resource Manager; its paths ignore case. */
function addArm(app: Hono<Env>, core: Core): void {
  const serve = async (c: Context<Env>) => {
    const url = new URL(c.req.url)
    const raw = {
      origin: url.origin,
      method: c.req.method,
      path: url.pathname,
      query: url.searchParams,
      bearer: bearerOf(c),
      contentType: c.req.header('content-type') ?? '',
      clientRequestId: c.req.header('x-ms-client-request-id'),
    }
    return send(c, await arm(core, raw, await c.req.text()))
  }
  for (const first of ['subscriptions', 'providers', 'tenants']) {
    app.all(`/:first{(?i:${first})}`, serve)
    app.all(`/:first{(?i:${first})}/*`, serve)
  }
}

/** Adds Entra: last, since its first path segment is any tenant; what nobody serves is not simulated. */
export function addEntra(app: Hono<Env>, core: Core): void {
  app.get('/_msi/token', async (c) => {
    const query = new URL(c.req.url).searchParams
    return send(c, await managedIdentityToken(core, c.req.header('x-identity-header'), query))
  })
  app.get('/common/discovery/instance', (c) => send(c, instanceDiscovery(new URL(c.req.url))))
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) =>
    send(c, openidConfiguration(core, c.req.param('tenant'), new URL(c.req.url).origin)),
  )
  app.get('/:tenant/discovery/v2.0/keys', async (c) => send(c, await tenantKeys(core, c.req.param('tenant'))))
  app.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '')
    const form = new URLSearchParams(isForm ? await c.req.text() : '')
    const asked = new URL(c.req.url).searchParams.get('client-request-id')
    const clientRequestId = asked ?? c.req.header('client-request-id')
    const headers = { clientRequestId, authorization: c.req.header('authorization') }
    return send(c, await tokenEndpoint(core, c.req.param('tenant'), form, headers))
  })
  app.notFound((c) => send(c, notSimulated(`${c.req.method} ${c.req.path}`)))
}
