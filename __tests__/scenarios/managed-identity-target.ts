import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import type { ManagedIdentity } from '../../sandbox/world/state.ts'
import { PRODUCTION, PRODUCTION_NAME, type Stage } from './harness.ts'
import { AUDIENCE, exchange, managerSignIn } from './transcript.ts'

export const ARM_SCOPE = 'https://management.azure.com/.default'
export const READ_IDENTITY = 'GET /identity 200'
export const TARGET = {
  'client-id': DEFAULT_IDS.managedIdentityClientId,
  'managed-identity-resource-id': DEFAULT_IDS.managedIdentityResourceId,
}
export const signIn = managerSignIn(undefined, ARM_SCOPE)
export const asIdentity = (refusal?: number) => exchange(refusal).replace('client', 'identity')

export function identityOf({ tenant }: Stage): ManagedIdentity {
  const [identity] = tenant.managedIdentities
  if (identity === undefined) throw new Error('The world has no managed identity.')
  return identity
}

export function trustIdentity(
  stage: Stage,
  credential: Partial<Parameters<typeof loadFederatedCredential>[0]> = {},
): void {
  const identity = identityOf(stage)
  const loaded = loadFederatedCredential({
    name: 'stored-before',
    issuer: GITHUB_ISSUER,
    subject: PRODUCTION,
    ...credential,
  })
  identity.federatedIdentityCredentials = [...identity.federatedIdentityCredentials, loaded]
}

export function storedOn(stage: Stage): readonly string[] {
  return identityOf(stage).federatedIdentityCredentials.map(
    ({ name, subject, audiences }) => `${name}: ${subject} for ${audiences.join()}`,
  )
}

export const OUR_CREDENTIAL = [`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`]
