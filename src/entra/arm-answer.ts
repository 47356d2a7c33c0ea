/** Azure Resource Manager's answers about federated identity credentials of managed identities. */
import { FederationError, type ServiceAnswer } from '../core/error.ts'
import type { WriteAnswer } from '../federation/ports.ts'
import type { TransportResponse } from '../transport/transport.ts'
import { asObject, asText, parseObject } from './shape.ts'
import { statusError } from './status-error.ts'

const SERVICE = 'Azure Resource Manager'

/** ARM's error: HTTP status, `error.code`, `error.message`, `x-ms-correlation-request-id`. */
export interface ArmFailure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly correlationId?: string
}

/** Reads ARM's error body; anything else shows as its status alone. */
export function parseArmFailure({ status, text, header }: TransportResponse): ArmFailure {
  const correlationId = header('x-ms-correlation-request-id')
  const error = asObject(parseObject(text)?.error)
  return {
    status,
    code: asText(error?.code) ?? '',
    message: asText(error?.message) ?? `HTTP ${status}`,
    ...(correlationId !== undefined && { correlationId }),
  }
}

/** What an error keeps of the answer, for the log. */
export function armAnswer({ status, code, message, correlationId }: ArmFailure): ServiceAnswer {
  return {
    service: SERVICE,
    status,
    message,
    ...(code !== '' && { code }),
    ...(correlationId !== undefined && { correlationId }),
  }
}

/** Turns a failure that no repetition cures into an error. `action` is the RBAC action that was needed. */
export function armError(failure: ArmFailure, doing: string, action: string): FederationError {
  const answer = armAnswer(failure)
  if (failure.code === 'RequestDisallowedByPolicy') {
    const hint = 'Ask who assigns policies on the subscription: one restricts federated credentials, often by issuer.'
    return new FederationError('policy-blocked', `Azure Policy does not allow to ${doing}.`, { hint, answer })
  }
  if (failure.code === 'ScopeLocked') {
    const hint = 'Remove the read-only lock on the managed identity or its group.'
    return new FederationError('policy-blocked', `A lock does not allow to ${doing}.`, { hint, answer })
  }
  const service = {
    name: SERVICE,
    target: 'managed identity',
    grant: `Assign it the role "Managed Identity Contributor" on the managed identity (it needs ${action}).`,
    locate:
      'Check `managed-identity-resource-id`: subscription, resource group and name of a user-assigned managed identity.',
  }
  return statusError(service, answer, doing)
}

/** Reads a refused write; undefined when the failure is final. */
export function armWriteAnswer({ status, code, message }: ArmFailure): WriteAnswer | undefined {
  if (code === 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity') return { kind: 'busy' }
  if (status === 409 && code !== 'ScopeLocked') return { kind: 'busy' }
  if (status === 400 && /already exists for this Managed Identity/i.test(message)) return { kind: 'duplicate' }
  // A managed identity that was just created is not known everywhere yet, or not in the directory.
  if (status === 404 || /MS Graph resource not found/i.test(message)) return { kind: 'target-missing' }
  return status >= 500 || status === 408 ? { kind: 'uncertain' } : undefined
}
