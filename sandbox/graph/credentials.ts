/** Graph's federated credentials of an application: list, get, create, update, upsert, delete. */
import { randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import type { Application, FederatedCredential } from '../world/state.ts'
import { writeApplication } from './application-write.ts'
import { credentialEntity } from './credential-entity.ts'
import { judgeCredential } from './credential-rules.ts'
import { graphError, notFound } from './error.ts'
import { judgeBody } from './odata/body.ts'
import { context, listCollection, select } from './odata/collection.ts'
import { FEDERATED_CREDENTIAL } from './odata/entity-type.ts'
import { judgeQuery } from './odata/query.ts'
import type { GraphRequest, Segment } from './request.ts'

/** Answers `…/federatedIdentityCredentials[/…]` of `application`. */
export async function federatedCredentials(
  request: GraphRequest,
  application: Application,
  segment: Segment,
): Promise<Answer> {
  const { key } = segment
  const { method } = request
  if (key === undefined) {
    if (method === 'GET') return listCredentials(request, application)
    if (method === 'POST') return writeApplication(request, application, () => create(request, application))
    return graphError(
      405,
      'Request_BadRequest',
      `Specified HTTP method '${method}' is not allowed for the request target.`,
    )
  }
  if (method === 'GET') return getCredential(request, application, key)
  if (method === 'PATCH') return writeApplication(request, application, () => update(request, application, key))
  if (method === 'DELETE') return writeApplication(request, application, () => remove(application, key))
  return graphError(
    405,
    'Request_BadRequest',
    `Specified HTTP method '${method}' is not allowed for the request target.`,
  )
}

type Key = NonNullable<Segment['key']>

/** The credential by GUID or name: a bare key may be either. */
function find(credentials: readonly FederatedCredential[], key: Key): FederatedCredential | undefined {
  return credentials.find(
    (credential) => (key.property !== 'name' && sameId(credential.id, key.value)) || sameId(credential.name, key.value),
  )
}

/** What readers see: the present, or the state before the last write for as long as the settings say. */
function visible(request: GraphRequest, application: Application): readonly FederatedCredential[] {
  const old = request.core.staleness.recall(`credentials:${application.id}`)
  return (old as readonly FederatedCredential[] | undefined) ?? application.federatedIdentityCredentials
}

function listCredentials(request: GraphRequest, application: Application): Answer {
  const items = visible(request, application)
  const path = `applications('${application.id}')/federatedIdentityCredentials`
  const head = context(request, path)
  const broken = items.findIndex((credential) => credential.subject === null)
  if (request.version === 'v1.0' && request.core.settings.graph.v1BrokenList && broken >= 0) {
    return brokenList(request, head, items, broken)
  }
  return listCollection(request, {
    type: FEDERATED_CREDENTIAL,
    path: path.replace(/\('(.*?)'\)/, '/$1'),
    context: path,
    items,
    facts: (credential) => ({ ...credential }),
    toEntity: (credential) => select(request, credentialEntity(credential, request.version)),
  })
}

/** The stream breaks off inside the first flexible credential, as v1.0 did until June 2026 (msgraph-sdk-python#1359). */
function brokenList(
  request: GraphRequest,
  head: string,
  items: readonly FederatedCredential[],
  broken: number,
): Answer {
  const whole = items.slice(0, broken).map((credential) => `${JSON.stringify(credentialEntity(credential, 'v1.0'))},`)
  const { id, name, issuer } = items[broken] ?? {}
  const requestId = request.header('client-request-id') ?? randomUUID()
  const error = {
    error: {
      code: 'InternalServerError',
      message: "The property 'subject[Nullable=False]' of type 'Edm.String' has a null value, which is not allowed.",
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': requestId,
        'client-request-id': requestId,
      },
    },
  }
  const cut = JSON.stringify({ id, name, issuer }).slice(0, -1)
  return answer(
    200,
    `{"@odata.context":${JSON.stringify(head)},"value":[${whole.join('')}${cut}${JSON.stringify(error)}`,
  )
}

function getCredential(request: GraphRequest, application: Application, key: Key): Answer {
  const refused = judgeQuery(request, FEDERATED_CREDENTIAL, ['$select'])
  if (refused !== undefined) return refused
  const credential = find(visible(request, application), key)
  if (credential === undefined) return notFound(key.value)
  return answer(200, withContext(request, application, credential))
}

function withContext(request: GraphRequest, application: Application, credential: FederatedCredential) {
  const head = context(request, `applications('${application.id}')/federatedIdentityCredentials/$entity`)
  return { '@odata.context': head, ...select(request, credentialEntity(credential, request.version)) }
}

/** Unknown or wrong properties; v1.0 does not name `claimsMatchingExpression` but misses the subject (recorded). */
function judgeShape(request: GraphRequest, operation: 'create' | 'update'): Answer | undefined {
  const { languageVersion } = asRecord(request.body.claimsMatchingExpression)
  return (
    judgeQuery(request, FEDERATED_CREDENTIAL, []) ??
    judgeBody(FEDERATED_CREDENTIAL, request.body, operation) ??
    // The only version there is; the text of the refusal is not public.
    (languageVersion === undefined || languageVersion === 1
      ? undefined
      : graphError(400, 'Request_BadRequest', "Invalid value specified for property 'languageVersion'."))
  )
}

function create(request: GraphRequest, application: Application, name?: string): Answer {
  const shape = judgeShape(request, 'create')
  if (shape !== undefined) return shape
  const empty: FederatedCredential = {
    id: randomUUID(),
    name: name ?? '',
    issuer: '',
    subject: null,
    description: null,
    audiences: [],
    claimsMatchingExpression: null,
  }
  const credential = merge(empty, name === undefined ? request.body : { ...request.body, name })
  const { tenant } = request.caller
  const others = application.federatedIdentityCredentials
  const refused = judgeCredential(tenant, application, others, credential, request.version)
  if (refused !== undefined) return refused
  application.federatedIdentityCredentials = [...others, credential]
  const location = `${request.origin}/${request.version}/applications/${application.id}/federatedIdentityCredentials/${credential.id}`
  return answer(201, withContext(request, application, credential), {
    headers: { location },
    note: `created ${credential.name}`,
  })
}

/** Update, or upsert by `(name='…')` with `Prefer: create-if-missing`. */
function update(request: GraphRequest, application: Application, key: Key): Answer {
  const credential = find(application.federatedIdentityCredentials, key)
  if (credential === undefined) {
    const upsert = key.property === 'name' && /(^|,)\s*create-if-missing\s*(,|$)/.test(request.header('prefer') ?? '')
    return upsert ? create(request, application, key.value) : notFound(key.value)
  }
  const shape = judgeShape(request, 'update')
  if (shape !== undefined) return shape
  const { name } = request.body
  if (name !== undefined && name !== credential.name) {
    // `name` is documented as immutable; what Graph says to an attempt is not public.
    return graphError(400, 'Request_BadRequest', "Property 'name' is read-only and cannot be set.")
  }
  const changed = merge(credential, request.body)
  const others = application.federatedIdentityCredentials.filter((other) => other !== credential)
  const refused = judgeCredential(request.caller.tenant, application, others, changed, request.version)
  if (refused !== undefined) return refused
  application.federatedIdentityCredentials = application.federatedIdentityCredentials.map((other) =>
    other === credential ? changed : other,
  )
  return answer(204, undefined, { note: `updated ${credential.name}` })
}

/** `credential` with the properties that `body` names; naming one of subject and expression empties the other. */
function merge(credential: FederatedCredential, body: Readonly<Record<string, unknown>>): FederatedCredential {
  const text = (name: string, value: string | null) => (typeof body[name] === 'string' ? String(body[name]) : value)
  const merged = {
    ...credential,
    name: text('name', credential.name) ?? '',
    issuer: text('issuer', credential.issuer) ?? '',
  }
  if ('description' in body) merged.description = text('description', null)
  if (Array.isArray(body.audiences)) merged.audiences = body.audiences.map(String)
  const expression = asRecord(body.claimsMatchingExpression)
  const flexible = typeof expression.value === 'string'
  if (flexible) merged.claimsMatchingExpression = { value: String(expression.value), languageVersion: 1 }
  if (flexible || 'subject' in body) merged.subject = text('subject', null)
  if (!flexible && typeof body.subject === 'string') merged.claimsMatchingExpression = null
  return merged
}

function remove(application: Application, key: Key): Answer {
  const credential = find(application.federatedIdentityCredentials, key)
  if (credential === undefined) return notFound(key.value)
  application.federatedIdentityCredentials = application.federatedIdentityCredentials.filter(
    (other) => other !== credential,
  )
  return answer(204, undefined, { note: `deleted ${credential.name}` })
}
