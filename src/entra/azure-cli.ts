/** The time limit for the Azure CLI, which may wait for a prompt, a broker or a network that never answers. */
import type { TokenCredential } from '@azure/identity'
import { FederationError } from '../core/error.ts'

/** How long `az` may take, in milliseconds: three times what other SDKs of Azure give it, for a cold start on a busy runner. */
export const AZ_TIMEOUT_MS = 30_000
/** When the library ends `az`: before the limit, since it then still waits for what `az` itself has started. */
export const AZ_KILL_MS = AZ_TIMEOUT_MS - 1000

function tooLate(cause?: unknown): FederationError {
  return new FederationError(
    'manager-credential-invalid',
    `The Azure CLI gave no token within ${AZ_TIMEOUT_MS / 1000} seconds.`,
    {
      hint: 'Run `az account get-access-token` in a step before this one to see what it waits for; it must answer without a prompt.',
      cause,
    },
  )
}

/**
 * Bounds a credential that asks the Azure CLI.
 * @param now milliseconds
 * @throws FederationError `manager-credential-invalid` when the time is over
 */
export function withinTime(credential: TokenCredential, now: () => number): TokenCredential {
  return {
    getToken: (scopes, options) => {
      const started = now()
      return new Promise((resolve, reject) => {
        const limit = AbortSignal.timeout(AZ_TIMEOUT_MS)
        limit.addEventListener('abort', () => reject(tooLate()))
        credential.getToken(scopes, options).then(resolve, (error) => {
          reject(now() - started >= AZ_KILL_MS ? tooLate(error) : error)
        })
      })
    },
  }
}
