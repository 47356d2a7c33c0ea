/** The shape of the sandbox's secrets, certificates, and the sign-ins that they and federated credentials made. */

/** A client secret. `secretText` is what the directory compares with; Graph shows it once, in the answer of `addPassword`. */
export interface PasswordCredential {
  keyId: string
  displayName: string | null
  startDateTime: string
  endDateTime: string
  hint: string
  secretText: string
}

/** A certificate of an application. `pem` (certificate and private key) exists only for those that the sandbox made. */
export interface KeyCredential {
  keyId: string
  displayName: string | null
  type: string
  usage: string
  startDateTime: string
  endDateTime: string
  customKeyIdentifier: string
  /** Base64 of the certificate's DER. */
  key: string
  pem?: string
}

/** One sign-in of a service principal, as the sign-in log of Graph beta keeps it. */
export interface SignIn {
  id: string
  createdDateTime: string
  appId: string
  /** `clientSecret`, `certificate`, `federatedIdentityCredential` or `managedIdentity`. */
  clientCredentialType: string
  federatedCredentialId: string | null
  servicePrincipalCredentialKeyId: string | null
  /** AADSTS number; 0: it succeeded. */
  errorCode: number
  failureReason: string
}
