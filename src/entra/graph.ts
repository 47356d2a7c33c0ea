/** Reads and writes an application's federated identity credentials at Microsoft Graph, through beta: v1.0 hides flexible ones. */
import type { FederatedIdentityCredential } from '../core/credential/credential.ts'
import type { TargetAddress } from '../core/target.ts'
import type { Clock, CredentialStore, TargetFacts, WriteAnswer } from '../federation/ports.ts'
import { grantsOf, principalOf } from './grants.ts'
import { graphError, graphWriteAnswer } from './graph-answer.ts'
import {
  createGraphSender,
  type GraphEnvironment,
  type GraphReply,
  type GraphRequest,
  parseGraphFailure,
  type SendToGraph,
} from './graph-client.ts'
import { parsePage, readPages } from './pages.ts'
import { holds, readBack } from './read-back.ts'
import { asText, type JsonObject, misshapen, parseObject, readCredential } from './shape.ts'

const SERVICE = 'Microsoft Graph'
/** The properties of an application that tell which one it is. */
export const FACTS = '$select=id,appId,uniqueName,displayName,signInAudience'

/**
 * Turns a stored credential of Graph into ours.
 * @throws FederationError `service-unavailable` for what is none
 */
export function fromGraph(value: JsonObject): FederatedIdentityCredential {
  const credential = readCredential(value, value)
  if (credential === undefined) throw misshapen(SERVICE, 200, 'federated identity credentials')
  return credential
}

/** Turns a credential into the properties that Graph takes; the name is the creation's to add, since it never changes. */
export function toGraph({
  issuer,
  audiences,
  description,
  subject,
  claimsMatchingExpression,
}: FederatedIdentityCredential): JsonObject {
  return {
    issuer,
    audiences,
    ...(description !== undefined && { description }),
    ...(subject === undefined ? { claimsMatchingExpression } : { subject }),
  }
}

/** https://learn.microsoft.com/graph/api/federatedidentitycredential-post */
export function creationRequest(path: string, credential: FederatedIdentityCredential): GraphRequest {
  return { method: 'POST', path, body: { name: credential.name, ...toGraph(credential) } }
}

/** Updates by name, and, unlike an upsert, only what exists: https://learn.microsoft.com/graph/api/federatedidentitycredential-update */
export function replacementRequest(path: string, credential: FederatedIdentityCredential): GraphRequest {
  return { method: 'PATCH', path: pathOf(path, credential.name), body: toGraph(credential) }
}

/** By its GUID, so that a namesake made meanwhile stays: https://learn.microsoft.com/graph/api/federatedidentitycredential-delete */
export function deletionRequest(path: string, { id, name }: FederatedIdentityCredential): GraphRequest {
  return { method: 'DELETE', path: id === undefined ? pathOf(path, name) : `${path}/${encodeURIComponent(id)}` }
}

function pathOf(path: string, name: string): string {
  return `${path}(name='${encodeURIComponent(name.replaceAll("'", "''"))}')`
}

/** The credential that a write's answer shows, when it shows what was sent. */
export function writtenIn(
  { text }: GraphReply,
  sent: FederatedIdentityCredential,
): FederatedIdentityCredential | undefined {
  const body = parseObject(text)
  const read = body === undefined ? undefined : readCredential(body, body)
  return read !== undefined && holds(read, sent) ? read : undefined
}

/** Reads an application's answer. @throws FederationError `service-unavailable` without an ID of its own */
export function parseApplication({ status, text }: GraphReply): TargetFacts {
  return factsOf(parseObject(text), status)
}

/**
 * Reads an application of which ID, client ID, unique name, display name and audience were selected.
 * @throws FederationError `service-unavailable` without an ID of its own
 */
export function factsOf(body: JsonObject | undefined, status = 200): TargetFacts {
  const [id, clientId] = [asText(body?.id), asText(body?.appId)]
  if (id === undefined || clientId === undefined) throw misshapen(SERVICE, status, 'an application')
  const audience = asText(body?.signInAudience)
  return {
    id,
    clientId,
    uniqueName: asText(body?.uniqueName) ?? null,
    displayName: asText(body?.displayName) ?? null,
    ...(audience !== undefined && { multiTenant: audience !== 'AzureADMyOrg' }),
    ...(Array.isArray(body?.owners) && { owners: body.owners.length }),
  }
}

const succeeded = ({ status }: GraphReply): boolean => status >= 200 && status < 300

/** Sends a read; every answer but 200 is an error. */
async function read(send: SendToGraph, path: string, doing: string): Promise<GraphReply> {
  const reply = await send({ method: 'GET', path })
  if (!succeeded(reply)) throw graphError(parseGraphFailure(reply), doing)
  return reply
}

/** Sends a write; returns what was answered, or how the write ended otherwise. */
async function write(
  send: SendToGraph,
  request: GraphRequest,
  doing: string,
): Promise<{ readonly reply: GraphReply } | { readonly outcome: WriteAnswer }> {
  const reply = await send(request)
  if (succeeded(reply)) return { reply }
  const failure = parseGraphFailure(reply)
  const outcome = graphWriteAnswer(failure)
  if (outcome === undefined) throw graphError(failure, doing)
  return { outcome }
}

/** Path of an application by the key that is known: https://learn.microsoft.com/graph/api/application-get */
export function applicationPath(address: Extract<TargetAddress, { readonly kind: 'application' }>): string {
  if ('clientId' in address) return `/applications(appId='${address.clientId}')`
  if ('objectId' in address) return `/applications/${address.objectId}`
  return `/applications(uniqueName='${encodeURIComponent(address.uniqueName.replaceAll("'", "''"))}')`
}

/**
 * Builds the credential store of an application, addressed by any of its keys.
 * https://learn.microsoft.com/graph/api/resources/federatedidentitycredentials-overview
 */
export function createGraphStore(
  environment: GraphEnvironment & { readonly clock: Clock },
  address: Extract<TargetAddress, { readonly kind: 'application' }>,
): CredentialStore {
  const { endpoint, clock } = environment
  const send = createGraphSender(environment)
  const application = applicationPath(address)
  const path = `${application}/federatedIdentityCredentials`
  const doingList = 'read the federated credentials of the application'

  async function readByName(name: string): Promise<FederatedIdentityCredential | undefined> {
    const reply = await send({ method: 'GET', path: pathOf(path, name) })
    if (reply.status === 404) return undefined
    if (!succeeded(reply)) throw graphError(parseGraphFailure(reply), doingList)
    const body = parseObject(reply.text)
    if (body === undefined) throw misshapen(SERVICE, reply.status, 'a federated identity credential')
    return fromGraph(body)
  }

  async function put(
    request: GraphRequest,
    sent: FederatedIdentityCredential,
    kind: 'created' | 'updated',
  ): Promise<WriteAnswer> {
    const result = await write(send, request, `write the federated credential "${sent.name}"`)
    if ('outcome' in result) return result.outcome
    const written = writtenIn(result.reply, sent) ?? (await readBack(sent, () => readByName(sent.name), clock))
    if (written === undefined) return { kind: 'uncertain' }
    return { kind, ...(written.id !== undefined && { id: written.id }) }
  }

  return {
    async list() {
      const readPage = async (url: string) => {
        const reply = await read(send, url, doingList)
        return parsePage(parseObject(reply.text), '@odata.nextLink', SERVICE)
      }
      const paged = { name: SERVICE, endpoint, input: 'graph-endpoint' }
      return (await readPages(path, readPage, paged)).map(fromGraph)
    },
    create: (credential) => put(creationRequest(path, credential), credential, 'created'),
    replace: (_, credential) => put(replacementRequest(path, credential), credential, 'updated'),
    async delete(stored) {
      const result = await write(
        send,
        deletionRequest(path, stored),
        `delete the federated credential "${stored.name}"`,
      )
      return 'outcome' in result ? result.outcome : { kind: 'deleted' }
    },
    readTarget: async () =>
      parseApplication(await read(send, `${application}?${FACTS}&$expand=owners`, 'read the application')),
    grants: async () => grantsOf(await environment.token()),
    principal: async () => principalOf(await environment.token()),
  }
}
