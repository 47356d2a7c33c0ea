/** An application as Graph shows it: every key of recorded traffic, with `$select` and `$expand`. */
import type { Application, FederatedCredential, Tenant } from '../world/state.ts'
import { credentialEntity, credentialProperties } from './credential-entity.ts'
import { ownersOf } from './directory-objects.ts'
import { select } from './odata/collection.ts'
import type { GraphRequest } from './request.ts'

/** Most items of an expanded property (https://learn.microsoft.com/graph/query-parameters). */
const MOST_EXPANDED = 20

/** Complex properties: what is written is laid over these. */
const COMPLEX: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  api: {
    acceptMappedClaims: null,
    knownClientApplications: [],
    requestedAccessTokenVersion: null,
    oauth2PermissionScopes: [],
    preAuthorizedApplications: [],
  },
  info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
  parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
  publicClient: { redirectUris: [] },
  spa: { redirectUris: [] },
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  web: {
    homePageUrl: null,
    logoutUrl: null,
    redirectUris: [],
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    redirectUriSettings: [],
  },
}

const EMPTY = ['addIns', 'appRoles', 'identifierUris', 'requiredResourceAccess', 'tags']
const ABSENT = [
  'certification',
  'defaultRedirectUri',
  'description',
  'groupMembershipClaims',
  'isDeviceOnlyAuthSupported',
  'isFallbackPublicClient',
  'nativeAuthenticationApisEnabled',
  'notes',
  'optionalClaims',
  'requestSignatureVerification',
  'samlMetadataUrl',
  'serviceManagementReference',
  'servicePrincipalLockConfiguration',
  'tokenEncryptionKeyId',
]

/** Everything that Graph knows of an application; `withKeys` adds the certificates themselves. */
export function applicationEntity(tenant: Tenant, application: Application, withKeys: boolean) {
  const { properties } = application
  const complex = Object.entries(COMPLEX).map(([name, empty]) => [
    name,
    { ...empty, ...(typeof properties[name] === 'object' ? properties[name] : {}) },
  ])
  return {
    id: application.id,
    deletedDateTime: null,
    appId: application.appId,
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    createdByAppId: application.createdByAppId,
    createdDateTime: application.createdDateTime,
    displayName: application.displayName,
    publisherDomain: tenant.domains[0] ?? null,
    signInAudience: application.signInAudience,
    uniqueName: application.uniqueName,
    ...Object.fromEntries(ABSENT.map((name) => [name, null])),
    ...Object.fromEntries(EMPTY.map((name) => [name, []])),
    ...properties,
    ...Object.fromEntries(complex),
    ...credentialProperties(application, withKeys),
  }
}

/** What a filter sees: the entity and the federated credentials. */
export function applicationFacts(tenant: Tenant, application: Application): Readonly<Record<string, unknown>> {
  const { federatedIdentityCredentials } = application
  return { ...applicationEntity(tenant, application, false), federatedIdentityCredentials }
}

/** The wire form with `$select` and `$expand` applied. */
export function toApplication(request: GraphRequest, application: Application, withKeys: boolean) {
  const { tenant } = request.caller
  return {
    ...select(request, applicationEntity(tenant, application, withKeys)),
    ...expansion(request, application),
  }
}

/** An expanded credential; whether expressions come with it is not documented. */
function expandedCredential({ core, version }: GraphRequest, credential: FederatedCredential) {
  const entity = credentialEntity(credential, version)
  return core.settings.graph.expandHidesExpressions ? { ...entity, claimsMatchingExpression: null } : entity
}

function expansion(request: GraphRequest, application: Application): Record<string, unknown> {
  switch (request.query.get('$expand')?.trim().toLowerCase()) {
    case 'federatedidentitycredentials':
      return {
        federatedIdentityCredentials: application.federatedIdentityCredentials
          .slice(0, MOST_EXPANDED)
          .map((credential) => expandedCredential(request, credential)),
      }
    case 'owners':
      return { owners: ownersOf(request.caller.tenant, application.owners).slice(0, MOST_EXPANDED) }
  }
  return {}
}
