/** How requests read in a test: one line each, ids replaced by what they stand for. */
import type { RequestRecord } from '../../sandbox/http/request-log.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'

/** The audience of the public cloud. */
export const AUDIENCE = 'api://AzureADTokenExchange'
const ARM_SCOPE = 'https://management.azure.com/.default'
const GRAPH_SCOPE = 'https://graph.microsoft.com/.default'

const NAMES: readonly (readonly [string, string])[] = [
  [DEFAULT_IDS.tenantId, 'tenant'],
  [DEFAULT_IDS.clientId, 'client'],
  [DEFAULT_IDS.managerClientId, 'manager'],
  [DEFAULT_IDS.managedIdentityClientId, 'identity'],
  [DEFAULT_IDS.managedIdentityResourceId, '/identity'],
]

function name(text: string): string {
  return NAMES.reduce((rest, [id, word]) => rest.replaceAll(id, word), text)
}

/** The credential that a federated exchange was answered with, as far as the service says. */
function aadsts(note: string): string {
  const code = /AADSTS\d+/.exec(note)?.[0]
  return code === undefined ? '' : ` ${code}`
}

function tokenLine({ body, status, note }: RequestRecord): string {
  const { client_id: clientId = '', scope = '' } = (body ?? {}) as Readonly<Record<string, string>>
  // MSAL adds scopes of OpenID Connect, which mean nothing here.
  const asked = scope.replace(/ (openid|profile|offline_access)/g, '')
  return `POST token ${name(clientId)} ${asked} ${status}${aadsts(note)}`
}

/** A batch by what is in it: one of reads changes nothing, whatever its own method. */
function batchLine({ body, status }: RequestRecord): string {
  const { requests = [] } = (body ?? {}) as { readonly requests?: readonly { readonly method: string }[] }
  const methods = [...new Set(requests.map(({ method }) => method))].toSorted()
  return `${methods.join('+')} batch of ${requests.length} ${status}`
}

/** One line of the transcript: method, path, status; for the token endpoint who asks for what, and the AADSTS code. */
export function toLine(record: RequestRecord): string {
  const { method, path, query, status } = record
  if (path.startsWith('/_actions/idtoken/')) return `${method} idtoken ${query.audience ?? ''} ${status}`
  if (path.endsWith('/oauth2/v2.0/token')) return tokenLine(record)
  if (path.endsWith('/$batch')) return batchLine(record)
  return `${method} ${name(decodeURIComponent(path))} ${status}`
}

/** The ID token request of a step, in the public cloud. */
export const ID_TOKEN = `GET idtoken ${AUDIENCE} 200`

/** An exchange as the client: accepted (200), or refused with an AADSTS number. */
export function exchange(refusal?: number, scope = ARM_SCOPE, status = 401): string {
  return refusal === undefined
    ? `POST token client ${scope} 200`
    : `POST token client ${scope} ${status} AADSTS${refusal}`
}

/** The two repetitions of a refused exchange, where nobody could read what is stored: the refusal may have been a mistake. */
export function repeated(refusal: number, scope = ARM_SCOPE): readonly string[] {
  return [exchange(refusal, scope), exchange(refusal, scope)]
}

/** What `@azure/identity` sends for a manager with a credential of its own, accepted unless a refusal is named. */
export function managerSignIn(refusal?: number, scope = GRAPH_SCOPE): readonly string[] {
  const answer = refusal === undefined ? '200' : `401 AADSTS${refusal}`
  return ['GET /tenant/v2.0/.well-known/openid-configuration 200', `POST token manager ${scope} ${answer}`]
}

/** A request to Azure Resource Manager about the managed identity, or (with a name) about one of its credentials. */
export function arm(method: 'GET' | 'PUT', credential: string | undefined, status = 200): string {
  return `${method} /identity/federatedIdentityCredentials${credential === undefined ? '' : `/${credential}`} ${status}`
}

/** Asking GitHub, before a trust is written, whether the environment is protected. */
export const PROTECTION = 'GET /api/v3/repos/octo-org/octo-repo/environments/production 200'

const CREDENTIALS = "/beta/applications(appId='client')/federatedIdentityCredentials"

/** Reading the client's credentials. */
export function list(status = 200): string {
  return `GET ${CREDENTIALS} ${status}`
}

/** Creating a credential of the client. */
export function create(status = 201): string {
  return `POST ${CREDENTIALS} ${status}`
}

/** Replacing the credential of that name. */
export function replace(credential: string, status = 204): string {
  return `PATCH ${CREDENTIALS}(name='${credential}') ${status}`
}

/** Reading the credential of that name. */
export function readBack(credential: string, status = 200): string {
  return `GET ${CREDENTIALS}(name='${credential}') ${status}`
}
