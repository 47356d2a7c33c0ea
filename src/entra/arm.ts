/** Reads and writes a user-assigned managed identity's federated identity credentials at Azure Resource Manager. */
import { CREDENTIAL_NAME, type FederatedIdentityCredential } from '../core/credential/credential.ts'
import { FederationError } from '../core/error.ts'
import { ARM_VERSIONS } from '../core/target.ts'
import type { Clock, CredentialStore, TargetFacts, WriteAnswer } from '../federation/ports.ts'
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts'
import { armError, armWriteAnswer, parseArmFailure } from './arm-answer.ts'
import type { ArmPace } from './arm-pace.ts'
import { grantsOf, principalOf } from './grants.ts'
import { parsePage, readPages } from './pages.ts'
import { holds, readBack } from './read-back.ts'
import { asObject, asText, type JsonObject, misshapen, parseObject, readCredential } from './shape.ts'

export interface ArmEnvironment {
  /** URL of Azure Resource Manager: the cloud's, or the override. */
  readonly endpoint: string
  /** Whether this cloud has the preview that knows expressions: then lists go through it, since the stable one hides them. */
  readonly takesExpressions: boolean
  readonly transport: Transport
  readonly clock: Clock
  readonly token: () => Promise<string>
  /** Keeps the rates of the service; shared by all stores of a run. */
  readonly pace: ArmPace
}

const { stable: STABLE, flexible: FLEXIBLE } = ARM_VERSIONS
const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities'
const ACTION = `${IDENTITY}/federatedIdentityCredentials`
const SERVICE = 'Azure Resource Manager'
const DOING_LIST = 'read the federated credentials of the managed identity'

/**
 * Turns a stored credential of ARM into ours; ARM stores no description.
 * @throws FederationError `service-unavailable` for what is none
 */
export function fromArm(value: JsonObject): FederatedIdentityCredential {
  const credential = readCredential(value, asObject(value.properties) ?? {})
  if (credential === undefined) throw misshapen(SERVICE, 200, 'federated identity credentials')
  return credential
}

/** Turns a credential into ARM's body; the name travels in the URL. */
export function toArm({ issuer, audiences, subject, claimsMatchingExpression }: FederatedIdentityCredential): {
  readonly properties: JsonObject
} {
  return { properties: { issuer, audiences, ...(subject === undefined ? { claimsMatchingExpression } : { subject }) } }
}

export type ArmRequest = Pick<TransportRequest, 'method' | 'url' | 'repeat'> & { readonly body?: string }

/** Create or replace: https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials/create-or-update */
export function putRequest(collection: string, credential: FederatedIdentityCredential): ArmRequest {
  const version = credential.subject === undefined ? FLEXIBLE : STABLE
  const url = `${collection}/${credential.name}?api-version=${version}`
  return { method: 'PUT', url, repeat: 'write', body: JSON.stringify(toArm(credential)) }
}

/** https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials/delete */
export function deletionRequest(collection: string, { name }: FederatedIdentityCredential): ArmRequest {
  return { method: 'DELETE', url: `${collection}/${name}?api-version=${STABLE}`, repeat: 'write' }
}

/** The credential that a write's answer shows, when it shows what was sent. */
export function writtenIn(
  { text }: TransportResponse,
  sent: FederatedIdentityCredential,
): FederatedIdentityCredential | undefined {
  const body = parseObject(text)
  const read = body === undefined ? undefined : readCredential(body, asObject(body.properties) ?? {})
  return read !== undefined && holds(read, sent) ? read : undefined
}

/**
 * Reads a managed identity.
 * @throws FederationError `service-unavailable` without a client ID
 */
export function parseIdentity({ status, text }: TransportResponse, resourceId: string): TargetFacts {
  const body = parseObject(text)
  const properties = asObject(body?.properties)
  const [clientId, principalId] = [asText(properties?.clientId), asText(properties?.principalId)]
  if (clientId === undefined) throw misshapen(SERVICE, status, 'a managed identity')
  const names = { uniqueName: null, displayName: asText(body?.name) ?? null }
  return { clientId, id: resourceId, ...names, ...(principalId !== undefined && { principalId }) }
}

function requireName(name: string): void {
  if (CREDENTIAL_NAME.test(name)) return
  throw new FederationError('credential-invalid', `"${name}" is not a name that a federated credential can have.`, {
    hint: 'Use 3 to 120 letters, digits, hyphens and underscores, a letter or digit first.',
  })
}

/** Requests with the manager's token. */
export interface ArmSender {
  readonly send: (request: ArmRequest) => Promise<TransportResponse>
  readonly read: (url: string, doing: string, action: string) => Promise<TransportResponse>
}

/** Builds the way to Azure Resource Manager. */
export function createArmSender({ transport, token }: Pick<ArmEnvironment, 'transport' | 'token'>): ArmSender {
  const send = async ({ body, ...request }: ArmRequest): Promise<TransportResponse> => {
    const headers = {
      Authorization: `Bearer ${await token()}`,
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    }
    return transport.send({ ...request, headers, service: SERVICE, ...(body !== undefined && { body }) })
  }
  return {
    send,
    read: async (url, doing, action) => {
      const response = await send({ method: 'GET', url, repeat: 'safe' })
      if (response.status !== 200) throw armError(parseArmFailure(response), doing, action)
      return response
    },
  }
}

/**
 * Builds the credential store of a user-assigned managed identity. Requests keep the pace of the service.
 * https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials
 */
export function createArmStore(environment: ArmEnvironment, resourceId: string): CredentialStore {
  const { endpoint, takesExpressions, clock, token, pace } = environment
  const { send, read } = createArmSender(environment)
  const collection = `${endpoint}${resourceId}/federatedIdentityCredentials`
  const readVersion = takesExpressions ? FLEXIBLE : STABLE

  async function readByName(name: string): Promise<FederatedIdentityCredential | undefined> {
    const url = `${collection}/${name}?api-version=${readVersion}`
    const response = await pace('get', resourceId, () => send({ method: 'GET', url, repeat: 'safe' }))
    if (response.status === 404) return undefined
    if (response.status !== 200) throw armError(parseArmFailure(response), DOING_LIST, `${ACTION}/read`)
    const body = parseObject(response.text)
    if (body === undefined) throw misshapen(SERVICE, response.status, 'a federated identity credential')
    return fromArm(body)
  }

  /** Sends a write; gives the answer of one that was carried out, or how it ended otherwise. */
  async function sendWrite(
    request: ArmRequest,
    name: string,
    action: 'write' | 'delete',
  ): Promise<{ readonly response: TransportResponse } | { readonly outcome: WriteAnswer }> {
    try {
      const response = await send(request)
      if (response.status >= 200 && response.status < 300) return { response }
      const outcome = armWriteAnswer(parseArmFailure(response))
      if (outcome !== undefined) return { outcome }
      throw armError(parseArmFailure(response), `${action} the federated credential "${name}"`, `${ACTION}/${action}`)
    } catch (error) {
      if (error instanceof FederationError && error.code === 'service-unavailable')
        return { outcome: { kind: 'uncertain' } }
      throw error
    }
  }

  /** Sends a write once what stands under its name was read as expected, since PUT and DELETE ask nothing. */
  async function write(
    request: ArmRequest,
    name: string,
    expected: FederatedIdentityCredential | undefined,
    action: 'write' | 'delete',
  ): ReturnType<typeof sendWrite> {
    requireName(name)
    return pace('write', resourceId, async () => {
      const present = await readByName(name)
      const asExpected =
        present === undefined ? expected === undefined : expected !== undefined && holds(present, expected)
      return asExpected ? sendWrite(request, name, action) : { outcome: { kind: 'name-taken' } }
    })
  }

  async function put(
    credential: FederatedIdentityCredential,
    expected: FederatedIdentityCredential | undefined,
  ): Promise<WriteAnswer> {
    const result = await write(putRequest(collection, credential), credential.name, expected, 'write')
    if ('outcome' in result) return result.outcome
    const written =
      writtenIn(result.response, credential) ?? (await readBack(credential, () => readByName(credential.name), clock))
    if (written === undefined) return { kind: 'uncertain' }
    return { kind: expected === undefined ? 'created' : 'updated', ...(written.id !== undefined && { id: written.id }) }
  }

  return {
    async list() {
      const readPage = async (url: string) =>
        pace('list', resourceId, async () =>
          parsePage(parseObject((await read(url, DOING_LIST, `${ACTION}/read`)).text), 'nextLink', SERVICE),
        )
      const paged = { name: SERVICE, endpoint, input: 'resource-manager-endpoint' }
      return (await readPages(`${collection}?api-version=${readVersion}`, readPage, paged)).map(fromArm)
    },
    create: (credential) => put(credential, undefined),
    replace: (stored, credential) => put(credential, stored),
    async delete(stored) {
      const result = await write(deletionRequest(collection, stored), stored.name, stored, 'delete')
      return 'outcome' in result ? result.outcome : { kind: 'deleted' }
    },
    readTarget: async () =>
      parseIdentity(
        await read(`${endpoint}${resourceId}?api-version=${STABLE}`, 'read the managed identity', `${IDENTITY}/read`),
        resourceId,
      ),
    grants: async () => grantsOf(await token()),
    principal: async () => principalOf(await token()),
  }
}
