/** Knows Azure Resource Manager's answers about federated identity credentials of managed identities. */
import { FederationError, type ServiceAnswer } from '../core/error.ts'
import type { WriteOutcome } from '../federation/ports.ts'

/** ARM's error: HTTP status, `error.code`, `error.message`, `x-ms-correlation-request-id`. */
export interface ArmFailure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly correlationId?: string
}

/** Reads ARM's error body; anything else shows as its status alone. */
export function parseArmFailure(status: number, text: string, correlationId: string | undefined): ArmFailure {
  let error: { code?: unknown; message?: unknown } | undefined
  try {
    error = (JSON.parse(text) as { error?: { code?: unknown; message?: unknown } } | null)?.error
  } catch {
    error = undefined
  }
  return {
    status,
    code: typeof error?.code === 'string' ? error.code : '',
    message: typeof error?.message === 'string' ? error.message : `HTTP ${status}`,
    ...(correlationId !== undefined && { correlationId }),
  }
}

/** Turns a failure that no repetition cures into an error. `action` is the RBAC action that was needed. */
export function toFederationError(failure: ArmFailure, doing: string, action: string): FederationError {
  const { status, code, message, correlationId } = failure
  const answer: ServiceAnswer = {
    service: 'Azure Resource Manager',
    status,
    message,
    ...(code !== '' && { code }),
    ...(correlationId !== undefined && { correlationId }),
  }
  if (code === 'RequestDisallowedByPolicy') {
    return new FederationError('policy-blocked', `Azure Policy does not allow to ${doing}.`, {
      hint: 'Ask who assigns policies on the subscription: one restricts federated credentials, often by issuer.',
      answer,
    })
  }
  if (code === 'ScopeLocked') {
    return new FederationError('policy-blocked', `A lock does not allow to ${doing}.`, {
      hint: 'Remove the read-only lock on the managed identity or its group.',
      answer,
    })
  }
  if (status === 403) {
    return new FederationError('manager-forbidden', `The manager may not ${doing}.`, {
      hint: `Assign it the role "Managed Identity Contributor" on the managed identity (it needs ${action}).`,
      answer,
    })
  }
  if (status === 401) {
    return new FederationError(
      'manager-credential-invalid',
      `Azure Resource Manager did not accept the manager's token to ${doing}.`,
      {
        hint: 'The token must be for Azure Resource Manager of this cloud, of this tenant, and not expired.',
        answer,
      },
    )
  }
  if (status === 404) {
    return new FederationError(
      'application-not-found',
      `Azure Resource Manager does not find the managed identity to ${doing}.`,
      {
        hint: 'Check `managed-identity-resource-id`: subscription, resource group and name of a user-assigned managed identity.',
        answer,
      },
    )
  }
  if (status === 429) {
    return new FederationError('throttled', `Azure Resource Manager throttles requests to ${doing}.`, {
      hint: 'Run again later.',
      answer,
    })
  }
  if (status >= 400 && status < 500) {
    return new FederationError('credential-invalid', `Azure Resource Manager refused to ${doing}.`, {
      hint: 'See its own message below.',
      answer,
    })
  }
  return new FederationError('service-unavailable', `Azure Resource Manager failed to ${doing}.`, {
    hint: 'Run again later.',
    answer,
  })
}

/** Reads a refused write; undefined when the failure is final. */
export function toWriteOutcome({ status, code, message }: ArmFailure): WriteOutcome | undefined {
  if (code === 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity') return { kind: 'busy' }
  if (status === 409 && code !== 'ScopeLocked') return { kind: 'busy' }
  if (status === 400 && /already exists for this Managed Identity/i.test(message)) return { kind: 'duplicate' }
  // A managed identity that was just created is not in the directory yet.
  if (/MS Graph resource not found/i.test(message)) return { kind: 'target-missing' }
  return status >= 500 || status === 408 ? { kind: 'uncertain' } : undefined
}
