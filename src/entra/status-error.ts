/** What an HTTP status of Microsoft Graph or Azure Resource Manager means to the person who reads the log. */
import { type ErrorCode, FederationError, type ServiceAnswer } from '../core/error.ts'

/** What distinguishes the two services in words. */
export interface ManagedService {
  readonly name: string
  /** What holds the credentials there. */
  readonly target: string
  /** How to grant what a 403 misses. */
  readonly grant: string
  /** How to correct what a 404 does not find. */
  readonly locate: string
}

type Reading = readonly [code: ErrorCode, sentence: string, hint: string]

function readStatus(status: number, doing: string, { name, target, grant, locate }: ManagedService): Reading {
  if (status === 403) return ['manager-forbidden', `The manager may not ${doing}.`, grant]
  if (status === 404) return ['application-not-found', `${name} does not find the ${target} to ${doing}.`, locate]
  if (status === 429) return ['throttled', `${name} throttles the manager's requests to ${doing}.`, 'Run again later.']
  if (status === 401) {
    const hint = `The token must be for ${name} of this cloud, of this tenant, and not expired.`
    return ['manager-credential-invalid', `${name} did not accept the manager's token to ${doing}.`, hint]
  }
  return status >= 400 && status < 500 && status !== 408
    ? ['credential-invalid', `${name} refused to ${doing}.`, 'See its own message below.']
    : ['service-unavailable', `${name} failed to ${doing}.`, 'Run again later.']
}

/** Builds the error for an answer that no repetition cures. `doing` completes "The manager may not …". */
export function statusError(service: ManagedService, answer: ServiceAnswer, doing: string): FederationError {
  const [code, sentence, hint] = readStatus(answer.status ?? 0, doing, service)
  return new FederationError(code, sentence, { hint, answer })
}
