/** Microsoft Graph's answers about federated identity credentials: which refusal means what. */
import { FederationError, type ServiceAnswer } from '../core/error.ts'
import type { WriteAnswer } from '../federation/ports.ts'
import type { GraphFailure } from './graph-client.ts'
import { type ManagedService, statusError } from './status-error.ts'

function graphAnswer({ status, code, message, requestId }: GraphFailure): ServiceAnswer {
  return {
    service: 'Microsoft Graph',
    ...(status > 0 && { status }),
    ...(code !== '' && { code }),
    message,
    ...(requestId !== undefined && { correlationId: requestId }),
  }
}

const GRAPH: ManagedService = {
  name: 'Microsoft Graph',
  target: 'application',
  grant:
    'Grant it the application permission Application.ReadWrite.OwnedBy (with admin consent) and make its service principal an owner of the application.',
  locate:
    'Check `client-id`: an application registered in this tenant. For a user-assigned managed identity set `managed-identity-resource-id`.',
}

/** Turns a failure that no repetition cures into an error. */
export function graphError(failure: GraphFailure, doing: string): FederationError {
  const answer = graphAnswer(failure)
  const { code, message } = failure
  if (message.includes('not allowed as per assigned p') || code.endsWith('AsPerAppPolicy')) {
    const hint =
      'Ask an administrator of the tenant: an app management policy restricts the credentials of applications.'
    return new FederationError('policy-blocked', `A policy of the tenant does not allow to ${doing}.`, { hint, answer })
  }
  return statusError(GRAPH, answer, doing)
}

/**
 * Reads a refused write by status and `error.code` first, by `paramName` second.
 * @returns the outcome that the caller handles, or undefined when the failure is final
 */
export function graphWriteAnswer({ status, code, message }: GraphFailure): WriteAnswer | undefined {
  // 409 has two meanings, and the concurrency violation also comes as 503.
  if (code === 'Directory_ConcurrencyViolation') return { kind: 'busy' }
  if (code === 'Request_MultipleObjectsWithSameKeyValue') return { kind: 'name-taken' }
  if (status === 404) return { kind: 'target-missing' }
  if (
    code === 'InvalidFederatedIdentityCredentialValue' &&
    /paramName: FederatedIdentityCredential\.Subject\b/.test(message)
  )
    return { kind: 'duplicate' }
  if (status >= 500 || status <= 0 || status === 408) return { kind: 'uncertain' }
  return undefined
}
