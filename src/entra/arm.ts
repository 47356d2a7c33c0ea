/** Knows a user-assigned managed identity's federated identity credentials at Azure Resource Manager: read, put, and one write per four seconds. */
import { CREDENTIAL_NAME, type FederatedIdentityCredential } from '../core/credential/credential.ts'
import { FederationError } from '../core/error.ts'
import type { Clock, CredentialStore, WriteOutcome } from '../federation/ports.ts'
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts'
import { parseArmFailure, toFederationError, toWriteOutcome } from './arm-answer.ts'
import { grantsOf } from './grants.ts'
import { nextPage } from './next-page.ts'

export interface ArmEnvironment {
  /** URL of Azure Resource Manager: the cloud's, or the override. */
  readonly endpoint: string
  /** Whether this cloud has the preview that knows expressions: then lists go through it, since the stable one hides them. */
  readonly takesExpressions: boolean
  readonly transport: Transport
  readonly clock: Clock
  readonly token: () => Promise<string>
}

// The stable version everywhere, the preview only for what it alone knows: claimsMatchingExpression.
const STABLE = '2024-11-30'
const FLEXIBLE = '2025-01-31-preview'
/** Throttling of writes per identity: 0.25 a second. */
const WRITE_EVERY_MS = 4000
const ACTION = 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials'
const SERVICE = 'Azure Resource Manager'

interface ArmCredential {
  readonly id?: string
  readonly name?: string
  readonly properties?: {
    readonly issuer?: string
    readonly subject?: string | null
    readonly audiences?: readonly string[]
    readonly claimsMatchingExpression?: { readonly value?: string } | null
  }
}

/** Turns a stored credential of ARM into ours. ARM stores no description. */
export function fromArm({ id, name, properties = {} }: ArmCredential): FederatedIdentityCredential {
  const expression = properties.claimsMatchingExpression?.value
  return {
    ...(id !== undefined && { id }),
    name: name ?? '',
    issuer: properties.issuer ?? '',
    audiences: properties.audiences ?? [],
    ...(expression === undefined
      ? { subject: properties.subject ?? '' }
      : { claimsMatchingExpression: { value: expression, languageVersion: 1 } }),
  }
}

/** Turns a credential into ARM's body; the name travels in the URL. */
export function toArm({ issuer, audiences, subject, claimsMatchingExpression }: FederatedIdentityCredential): {
  readonly properties: Record<string, unknown>
} {
  return { properties: { issuer, audiences, ...(subject === undefined ? { claimsMatchingExpression } : { subject }) } }
}

function parseBody<T>(response: TransportResponse): T {
  try {
    return JSON.parse(response.text) as T
  } catch (cause) {
    throw new FederationError('service-unavailable', `${SERVICE} answered ${response.status} without JSON.`, {
      hint: 'Run again later.',
      answer: { service: SERVICE, status: response.status },
      cause,
    })
  }
}

/** What was written, as far as the answer tells: the status alone says that it was. */
function readWritten(response: TransportResponse): ArmCredential {
  try {
    return JSON.parse(response.text) as ArmCredential
  } catch {
    return {}
  }
}

const failureOf = (response: TransportResponse) =>
  parseArmFailure(response.status, response.text, response.header('x-ms-correlation-request-id'))

/**
 * Builds the credential store of a user-assigned managed identity. Writes are serial, and at least four seconds apart.
 * https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials
 */
export function createArmStore(
  { endpoint, takesExpressions, transport, clock, token }: ArmEnvironment,
  resourceId: string,
): CredentialStore {
  const collection = `${endpoint}${resourceId}/federatedIdentityCredentials`
  let lastWrite = Number.NEGATIVE_INFINITY

  async function send(
    request: Pick<TransportRequest, 'method' | 'url' | 'repeat'>,
    body?: unknown,
  ): Promise<TransportResponse> {
    const headers = {
      Authorization: `Bearer ${await token()}`,
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    }
    return transport.send({
      ...request,
      headers,
      service: SERVICE,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  async function read<T>(url: string, doing: string, action: string): Promise<T> {
    const response = await send({ method: 'GET', url, repeat: 'safe' })
    if (response.status !== 200) throw toFederationError(failureOf(response), doing, action)
    return parseBody<T>(response)
  }

  async function put(credential: FederatedIdentityCredential): Promise<WriteOutcome> {
    const { name } = credential
    const doing = `write the federated credential "${name}"`
    if (!CREDENTIAL_NAME.test(name))
      throw new FederationError('credential-invalid', `"${name}" is not a name that a federated credential can have.`, {
        hint: 'Use 3 to 120 letters, digits, hyphens and underscores, a letter or digit first.',
      })
    const version = credential.subject === undefined ? FLEXIBLE : STABLE
    await clock.sleep(Math.max(0, lastWrite + WRITE_EVERY_MS - clock.now()))
    let response: TransportResponse
    try {
      response = await send(
        { method: 'PUT', url: `${collection}/${name}?api-version=${version}`, repeat: 'write' },
        toArm(credential),
      )
    } catch (error) {
      if (error instanceof FederationError && error.code === 'service-unavailable') return { kind: 'uncertain' }
      throw error
    } finally {
      lastWrite = clock.now()
    }
    if (response.status === 200 || response.status === 201) {
      const { id } = readWritten(response)
      return { kind: response.status === 201 ? 'created' : 'updated', ...(id !== undefined && { id }) }
    }
    const outcome = toWriteOutcome(failureOf(response))
    if (outcome === undefined) throw toFederationError(failureOf(response), doing, `${ACTION}/write`)
    return outcome
  }

  return {
    async list() {
      const found: FederatedIdentityCredential[] = []
      for (
        let url: string | undefined = `${collection}?api-version=${takesExpressions ? FLEXIBLE : STABLE}`;
        url !== undefined;
      ) {
        const page: { value?: readonly ArmCredential[]; nextLink?: string } = await read(
          url,
          'read the federated credentials of the managed identity',
          `${ACTION}/read`,
        )
        found.push(...(page.value ?? []).map(fromArm))
        url = nextPage(page.nextLink, { name: SERVICE, endpoint, input: 'resource-manager-endpoint' })
      }
      return found
    },
    upsert: put,
    updateAudience: (credential, audience) => put({ ...credential, audiences: [audience] }),
    async readTarget() {
      const identity = await read<{ properties?: { clientId?: string } }>(
        `${endpoint}${resourceId}?api-version=${STABLE}`,
        'read the managed identity',
        'Microsoft.ManagedIdentity/userAssignedIdentities/read',
      )
      return { clientId: identity.properties?.clientId ?? '', id: resourceId }
    },
    grants: async () => grantsOf(await token()),
  }
}
