/** Credentials as Graph shows them: federated ones, secrets, certificates. */
import type { Application, FederatedCredential } from '../world/state.ts'

/** The wire form; v1.0 does not know `claimsMatchingExpression`. */
export function credentialEntity(credential: FederatedCredential, version: 'v1.0' | 'beta'): Record<string, unknown> {
  const { id, name, issuer, subject, description, audiences, claimsMatchingExpression } = credential
  const entity = { id, name, issuer, subject, description, audiences }
  return version === 'beta' ? { ...entity, claimsMatchingExpression } : entity
}

/** The secrets and certificates of an application or a service principal; of keys the certificate only when asked for. */
export function credentialProperties(
  { keyCredentials, passwordCredentials }: Pick<Application, 'keyCredentials' | 'passwordCredentials'>,
  withKeys: boolean,
) {
  return {
    keyCredentials: keyCredentials.map(({ pem: _pem, ...key }) => ({ ...key, key: withKeys ? key.key : null })),
    // Newest first, the text never again (recorded traffic).
    passwordCredentials: passwordCredentials
      .toReversed()
      .map((password) => ({ customKeyIdentifier: null, ...password, secretText: null })),
  }
}
