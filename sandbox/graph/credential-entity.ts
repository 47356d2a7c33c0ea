/** A federated credential as Graph shows it. */
import type { FederatedCredential } from '../world/state.ts'

/** The wire form; v1.0 does not know `claimsMatchingExpression`. */
export function credentialEntity(credential: FederatedCredential, version: 'v1.0' | 'beta'): Record<string, unknown> {
  const { id, name, issuer, subject, description, audiences, claimsMatchingExpression } = credential
  const entity = { id, name, issuer, subject, description, audiences }
  return version === 'beta' ? { ...entity, claimsMatchingExpression } : entity
}
