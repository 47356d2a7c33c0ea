/** The default managed identity as a target: its inputs, what it stores, and how its requests read. */
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import type { ManagedIdentity } from '../../sandbox/world/state.ts'
import { PRODUCTION, PRODUCTION_NAME, type Stage } from './harness.ts'
import { AUDIENCE, exchange, managerSignIn } from './transcript.ts'

/** What a manager asks a token for, to write through Resource Manager. */
export const ARM_SCOPE = 'https://management.azure.com/.default'
/** Reading the identity itself. */
export const READ_IDENTITY = 'GET /identity 200'
/** The inputs that make it the target. */
export const TARGET = {
  'client-id': DEFAULT_IDS.managedIdentityClientId,
  'managed-identity-resource-id': DEFAULT_IDS.managedIdentityResourceId,
}
/** The manager's sign-in. */
export const signIn = managerSignIn(undefined, ARM_SCOPE)
/** An exchange as the identity: accepted, or refused with an AADSTS number. */
export const asIdentity = (refusal?: number) => exchange(refusal).replace('client', 'identity')

/** The identity in this stage's world. */
export function identityOf({ tenant }: Stage): ManagedIdentity {
  const [identity] = tenant.managedIdentities
  if (identity === undefined) throw new Error('The world has no managed identity.')
  return identity
}

/** Stores a credential on it, visible at once everywhere; by default the one that production needs. */
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

/** What it stores, as name, subject and audience. */
export function storedOn(stage: Stage): readonly string[] {
  return identityOf(stage).federatedIdentityCredentials.map(
    ({ name, subject, audiences }) => `${name}: ${subject} for ${audiences.join()}`,
  )
}

/** The name there, where no description is stored: it ends with the hash of the owner. */
export const IDENTITY_NAME = `${PRODUCTION_NAME}-c35f126e81668ef8`

/** What it stores after a first run of production. */
export const OUR_CREDENTIAL = [`${IDENTITY_NAME}: ${PRODUCTION} for ${AUDIENCE}`]
