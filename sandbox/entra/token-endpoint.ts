/** The token endpoint: the client credentials grant with a secret, a certificate or a federated assertion. */
import { randomUUID } from 'node:crypto'
import type { Core } from '../core.ts'
import type { Answer } from '../http/answer.ts'
import { EXCHANGE_APP, signAppToken } from '../tokens/access-token.ts'
import type { Tenant } from '../world/state.ts'
import { type Client, findClient, findTenant } from './client.ts'
import { isCertificateAssertion, judgeCertificate, judgeSecret } from './client-credential.ts'
import { badRequest, invalidClient, type Refusal, refuse, tokenHeaders } from './error.ts'
import { decodeAssertion, judgeFederated } from './federated.ts'
import { readScope } from './scope.ts'
import { byCertificate, byFederated, bySecret, logSignIn, type ProvenBy } from './sign-in.ts'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * `POST /{tenant}/oauth2/v2.0/token` with a form body.
 * Law: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow, RFC 7523
 */
export async function tokenEndpoint(
  core: Core,
  tenantName: string,
  given: URLSearchParams,
  { clientRequestId, authorization }: TokenRequestHeaders,
): Promise<Answer> {
  const form = withBasic(given, authorization)
  const assertion = decodeAssertion(form.get('client_assertion') ?? '')
  const job = core.tokenJobs.get(String(assertion?.presented.claims.jti))
  const outcome = await decide(core, tenantName, form, job)
  if ('code' in outcome) return refuse(core, outcome, clientRequestId, job)
  return {
    status: 200,
    headers: tokenHeaders(randomUUID(), 0),
    ...(job === undefined ? {} : { job }),
    note: `token for ${outcome.audience}${outcome.by}`,
    body: {
      token_type: 'Bearer',
      expires_in: core.settings.entra.expiresIn,
      ext_expires_in: core.settings.entra.expiresIn,
      access_token: outcome.token,
    },
  }
}

/** `clientRequestId` comes from the query (MSAL for Node) or the header (others). */
export interface TokenRequestHeaders {
  readonly clientRequestId: string | undefined
  readonly authorization: string | undefined
}

/** `client_secret_basic`: id and secret are form-encoded before base64 (RFC 6749, 2.3.1). */
function withBasic(form: URLSearchParams, authorization: string | undefined): URLSearchParams {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return form
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':')
  const decode = (text: string) => new URLSearchParams(`x=${text}`).get('x') ?? ''
  const result = new URLSearchParams(form)
  if (!result.has('client_id')) result.set('client_id', decode(id))
  if (!result.has('client_secret')) result.set('client_secret', decode(secret.join(':')))
  return result
}

interface Granted {
  readonly token: string
  readonly audience: string
  readonly by: string
}

async function decide(
  core: Core,
  tenantName: string,
  form: URLSearchParams,
  job: string | undefined,
): Promise<Granted | Refusal> {
  if (isAnyTenant(tenantName)) return missingTenant()
  const tenant = findTenant(core.world, tenantName)
  if (tenant === undefined) return unknownTenant(tenantName)
  if (tenant.otherCloud === true) return otherCloud(tenant)
  const refusedForm = judgeForm(form)
  if (refusedForm !== undefined) return refusedForm
  const clientId = form.get('client_id') ?? ''
  const client = findClient(tenant, clientId)
  if (client === undefined || !core.replication.isKnown(clientId)) return unknownApplication(clientId, tenant)
  if (client.principalId === undefined) return missingPrincipal(client, tenant)
  const scope = readScope(core.world, tenant, form.get('scope'))
  if ('code' in scope) return scope
  const authenticated = await authenticate(core, tenant, client, form)
  if ('error' in authenticated) return authenticated
  if (tenant.policies.conditionalAccessBlocked?.includes(client.clientId) === true) return blockedByPolicy()
  const audience = scope.resource.appId === EXCHANGE_APP ? EXCHANGE_APP : scope.audience
  const proof = authenticated.clientCredentialType === 'clientSecret' ? 'secret' : 'assertion'
  const token = await signAppToken(core, tenant, client, audience, { proof, job })
  logSignIn(tenant, client.clientId, authenticated)
  return { token, audience: scope.audience, by: authenticated.note }
}

/** Says how the client proved itself, or why it did not. */
async function authenticate(
  core: Core,
  tenant: Tenant,
  client: Client,
  form: URLSearchParams,
): Promise<ProvenBy | Refusal> {
  const secret = form.get('client_secret')
  if (secret !== null && secret !== '') return bySecret(judgeSecret(core, client, secret))
  const text = form.get('client_assertion')
  if (text === null || text === '' || form.get('client_assertion_type') !== ASSERTION_TYPE) {
    return invalidClient(
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    )
  }
  const assertion = decodeAssertion(text)
  if (assertion === undefined) return badRequest(50027, 'JWT token is invalid or malformed.')
  if (isCertificateAssertion(assertion, client.clientId)) {
    return byCertificate(await judgeCertificate(core, tenant, client, assertion))
  }
  const verdict = await judgeFederated(core, tenant, client, assertion)
  return byFederated(verdict)
}

function judgeForm(form: URLSearchParams): Refusal | undefined {
  for (const name of ['grant_type', 'client_id']) {
    const value = form.get(name)
    if (value === null || value === '') {
      return badRequest(900144, `The request body must contain the following parameter: '${name}'.`)
    }
  }
  const grant = form.get('grant_type')
  if (grant === 'client_credentials') return undefined
  return badRequest(70003, `The app requested an unsupported grant type '${grant}'.`, 'unsupported_grant_type')
}

/** AADSTS90002; the discovery document answers the same with `invalid_tenant`. */
export function unknownTenant(name: string, error = 'invalid_request'): Refusal {
  return badRequest(
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    error,
  )
}

/** Authorities without a tenant: people's own tenant decides there, a client alone has none. */
export function isAnyTenant(name: string): boolean {
  return ['common', 'organizations', 'consumers'].includes(name.toLowerCase())
}

function missingTenant(): Refusal {
  return badRequest(
    50059,
    'No tenant-identifying information found in either the request or implied by any provided credentials.',
  )
}

function otherCloud(tenant: Tenant): Refusal {
  // Only the number and its meaning are public: a request to the wrong cloud's endpoint.
  return badRequest(900439, `The tenant '${tenant.id}' belongs to another cloud: use the endpoint of that cloud.`)
}

function unknownApplication(clientId: string, tenant: Tenant): Refusal {
  return badRequest(
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    'unauthorized_client',
  )
}

function missingPrincipal(client: Client, tenant: Tenant): Refusal {
  return badRequest(
    7000229,
    `The client application ${client.clientId} is missing service principal in the tenant ${tenant.id}.`,
    'invalid_client',
  )
}

function blockedByPolicy(): Refusal {
  return badRequest(
    53003,
    'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    'invalid_grant',
  )
}
