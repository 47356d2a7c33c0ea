/** How the manager gets a token: `@azure/identity` for every kind, over the shared transport, with failures explained. */

import type { HttpClient } from '@azure/core-rest-pipeline'
import type { TokenCredential } from '@azure/identity'
import type { Diagnosis } from '../core/diagnosis/diagnosis.ts'
import { isNoMatch, meaningOf, type Refusal, SPURIOUS_REFUSAL_DELAYS_MS } from '../core/diagnosis/refusal.ts'
import { FederationError } from '../core/error.ts'
import { describeManager, type Manager } from '../core/manager.ts'
import { AZ_KILL_MS, withinTime } from './azure-cli.ts'
import { causesOf, type NotingClient, noteFailures, refusalOf } from './manager-refusal.ts'

/** What a manager's sign-in needs from outside. */
export interface ManagerEnvironment {
  readonly authority: string
  readonly tenantId: string
  readonly httpClient: HttpClient
  /** Returns an ID token of this job, with the cloud's audience, that lives for at least a minute. */
  readonly requestAssertion: () => Promise<string>
  /** Which credential a federated manager lacks; asked only when Entra finds none. */
  readonly explainUntrusted: () => Promise<Diagnosis | undefined>
  readonly mask: (secret: string) => void
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
}

/** Returns a bearer token of the manager for a scope; masked, and kept until shortly before it expires. */
export type ManagerToken = (scope: string) => Promise<string>

const RENEW_BEFORE_MS = 5 * 60_000

// The transport behind `httpClient` knows the job's proxy. Given settings keep the library from reading the environment by
// rules of its own, and from failing over what it cannot read there; the agent that it makes of them is never used.
const proxyOptions = { host: 'http://proxy.invalid', port: 80 }

async function createCredential(manager: Manager, environment: ManagerEnvironment): Promise<TokenCredential> {
  const identity = await import('@azure/identity')
  const { tenantId, authority, httpClient } = environment
  const options = {
    authorityHost: authority,
    httpClient,
    proxyOptions,
    retryOptions: { maxRetries: 0 },
    disableInstanceDiscovery: true,
  }
  switch (manager.kind) {
    case 'federated':
      return new identity.ClientAssertionCredential(tenantId, manager.clientId, environment.requestAssertion, options)
    case 'client-secret':
      return new identity.ClientSecretCredential(tenantId, manager.clientId, manager.clientSecret, options)
    case 'client-certificate': {
      const pem = manager.certificate
      return pem.includes('-----BEGIN')
        ? new identity.ClientCertificateCredential(tenantId, manager.clientId, { certificate: pem }, options)
        : new identity.ClientCertificateCredential(tenantId, manager.clientId, { certificatePath: pem }, options)
    }
    case 'access-token':
      return { getToken: async () => ({ token: manager.accessToken, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) }
    case 'azure-cli':
      return withinTime(new identity.AzureCliCredential({ tenantId, processTimeoutInMs: AZ_KILL_MS }), environment.now)
    case 'managed-identity':
      return new identity.ManagedIdentityCredential({ httpClient, proxyOptions, retryOptions: { maxRetries: 0 } })
  }
}

// What `@azure/identity` says when it cannot start `az`.
const NO_CLI = /could not be found/i

function cureFor(manager: Manager, refusal: Refusal | undefined, said: string): string {
  switch (manager.kind) {
    case 'federated':
      return refusal !== undefined && isNoMatch(refusal)
        ? 'The manager application does not trust this job yet: give it the federated credential shown below, once, by hand.'
        : 'Check `manager-client-id` and `tenant-id`.'
    case 'client-secret':
      return 'Check `manager-client-secret`: the value of the secret, not its ID, and not expired.'
    case 'client-certificate':
      return 'Check `manager-client-certificate`: PEM with private key, whose certificate is uploaded to the manager application.'
    case 'access-token':
      return 'Get a new token for `manager-access-token`.'
    case 'azure-cli':
      return NO_CLI.test(said)
        ? 'The Azure CLI (`az`) is not installed on this runner, or not in its PATH: install it, or choose another kind of manager.'
        : 'Sign in before this step, for example with `az login`, to the tenant in `tenant-id`.'
    case 'managed-identity':
      return 'The runner must be a machine of Azure with a managed identity.'
  }
}

// Failures that are not about the manager's credential keep their own code.
const OWN_CODE: ReadonlySet<string> = new Set([
  'tenant-not-found',
  'policy-blocked',
  'throttled',
  'service-unavailable',
  'clock-skew',
  'issuer-unreachable',
])

function explain(
  manager: Manager,
  error: unknown,
  noted: NotingClient,
  diagnosis: Diagnosis | undefined,
): FederationError {
  const ours = causesOf(error).find((cause): cause is FederationError => cause instanceof FederationError)
  if (ours !== undefined) return ours
  // That nothing answers at a machine's identity endpoint means that there is no identity.
  const failure = manager.kind === 'managed-identity' ? undefined : noted.failure()
  if (failure instanceof FederationError) return failure
  const refusal = refusalOf(error) ?? failure
  const meaning = refusal === undefined ? undefined : meaningOf(refusal)
  const own = meaning !== undefined && OWN_CODE.has(meaning.code) ? meaning : undefined
  const last = causesOf(error).at(-1)?.message.split(/\r?\n/, 1)[0] ?? 'unknown failure'
  const who = describeManager(manager)
  return new FederationError(
    own?.code ?? 'manager-credential-invalid',
    own ? `${own.sentence} (${who}).` : `Could not sign in as ${who}.`,
    {
      hint: own?.hint ?? cureFor(manager, refusal, last),
      ...(diagnosis !== undefined && { diagnosis }),
      answer:
        refusal === undefined
          ? { service: '@azure/identity', message: last }
          : {
              service: 'Microsoft Entra',
              status: refusal.status,
              ...(refusal.codes[0] !== undefined && { code: `AADSTS${refusal.codes[0]}` }),
              message: refusal.description,
              ...(refusal.correlationId !== undefined && { correlationId: refusal.correlationId }),
            },
      cause: error,
    },
  )
}

/** Builds the manager's token source. `@azure/identity` is loaded with the first token. */
export function createManagerToken(manager: Manager, environment: ManagerEnvironment): ManagerToken {
  const kept = new Map<string, { token: string; expiresOn: number }>()

  async function attempt(scope: string, repetition: number): Promise<string> {
    const noted = noteFailures(environment.httpClient)
    try {
      // A fresh credential each time: MSAL throttles a repeated request locally.
      const credential = await createCredential(manager, { ...environment, httpClient: noted.httpClient })
      const result = await credential.getToken(scope)
      if (result === null) throw new Error('no token')
      environment.mask(result.token)
      kept.set(scope, { token: result.token, expiresOn: result.expiresOnTimestamp })
      return result.token
    } catch (error) {
      const refusal = refusalOf(error)
      const delay = SPURIOUS_REFUSAL_DELAYS_MS[repetition]
      const untrusted = refusal !== undefined && isNoMatch(refusal)
      if (!untrusted || delay === undefined) {
        const diagnosis = untrusted && manager.kind === 'federated' ? await environment.explainUntrusted() : undefined
        throw explain(manager, error, noted, diagnosis)
      }
      await environment.sleep(delay)
      return attempt(scope, repetition + 1)
    }
  }

  const pending = new Map<string, Promise<string>>()
  /** Requests side by side share the one sign-in that is under way. */
  const signIn = (scope: string): Promise<string> => {
    const asked = pending.get(scope) ?? attempt(scope, 0).finally(() => pending.delete(scope))
    pending.set(scope, asked)
    return asked
  }

  return async (scope) => {
    const known = kept.get(scope)
    return known !== undefined && known.expiresOn - environment.now() > RENEW_BEFORE_MS ? known.token : signIn(scope)
  }
}
