/** How a client proved itself, and the row that the sign-in log keeps of it. */
import { randomUUID } from 'node:crypto'
import type { KeyCredential, PasswordCredential, SignIn } from '../world/credential-state.ts'
import type { FederatedCredential, Tenant } from '../world/state.ts'
import type { Refusal } from './error.ts'

/** A proof that was accepted; `note` is for the request log. */
export type ProvenBy = Pick<
  SignIn,
  'clientCredentialType' | 'federatedCredentialId' | 'servicePrincipalCredentialKeyId'
> & { readonly note: string }

const isRefusal = (verdict: object): verdict is Refusal => 'error' in verdict

export function bySecret(verdict: PasswordCredential | Refusal): ProvenBy | Refusal {
  if (isRefusal(verdict)) return verdict
  return {
    clientCredentialType: 'clientSecret',
    federatedCredentialId: null,
    servicePrincipalCredentialKeyId: verdict.keyId,
    note: ' by secret',
  }
}

export function byCertificate(verdict: KeyCredential | Refusal): ProvenBy | Refusal {
  if (isRefusal(verdict)) return verdict
  return {
    clientCredentialType: 'certificate',
    federatedCredentialId: null,
    servicePrincipalCredentialKeyId: verdict.keyId,
    note: ' by certificate',
  }
}

export function byFederated(verdict: FederatedCredential | Refusal): ProvenBy | Refusal {
  if (isRefusal(verdict)) return verdict
  return {
    clientCredentialType: 'federatedIdentityCredential',
    federatedCredentialId: verdict.id,
    servicePrincipalCredentialKeyId: null,
    note: ` by credential ${verdict.name}`,
  }
}

/** Adds a successful sign-in to the tenant's log. */
export function logSignIn(tenant: Tenant, appId: string, { note: _note, ...proof }: ProvenBy): void {
  tenant.signIns.push({
    id: randomUUID(),
    createdDateTime: new Date().toISOString(),
    appId,
    ...proof,
    errorCode: 0,
    failureReason: '',
  })
}
