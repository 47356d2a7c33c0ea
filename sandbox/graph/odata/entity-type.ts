/** The entity types of Graph that the sandbox serves: their properties, and by which of them Graph filters. */

export type Kind = 'string' | 'boolean' | 'integer' | 'time' | 'object' | 'strings' | 'objects'

export interface EntityType {
  /** `application` of `microsoft.graph.application`. */
  readonly name: string
  /** What a caller may write, with its type. */
  readonly writable: Readonly<Record<string, Kind>>
  /** What only answers hold. */
  readonly readOnly: readonly string[]
  /** Read-only once the object exists. */
  readonly immutable: readonly string[]
  readonly navigation: readonly string[]
  /** Path → uses that Graph honours without and (`advanced`) with `ConsistencyLevel: eventual` and `$count=true`. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly advanced: Readonly<Record<string, readonly string[]>>
  /** Paths whose texts are compared respecting case. */
  readonly exact: readonly string[]
  /** Whether Graph refuses every other property in `$filter` (documented), or nobody knows. */
  readonly closed: boolean
}

const EQUAL = ['eq', 'in']
const TEXT = ['eq', 'in', 'startswith']
const MORE = ['ne', 'not', 'endswith', 'eq', 'in', 'startswith']

/** https://learn.microsoft.com/graph/api/resources/application; keys as recorded. */
export const APPLICATION: EntityType = {
  name: 'application',
  writable: {
    addIns: 'objects',
    api: 'object',
    appRoles: 'objects',
    authenticationBehaviors: 'object',
    defaultRedirectUri: 'string',
    description: 'string',
    displayName: 'string',
    groupMembershipClaims: 'string',
    identifierUris: 'strings',
    info: 'object',
    isDeviceOnlyAuthSupported: 'boolean',
    isFallbackPublicClient: 'boolean',
    keyCredentials: 'objects',
    nativeAuthenticationApisEnabled: 'string',
    notes: 'string',
    optionalClaims: 'object',
    parentalControlSettings: 'object',
    passwordCredentials: 'objects',
    publicClient: 'object',
    requestSignatureVerification: 'object',
    requiredResourceAccess: 'objects',
    samlMetadataUrl: 'string',
    serviceManagementReference: 'string',
    servicePrincipalLockConfiguration: 'object',
    signInAudience: 'string',
    spa: 'object',
    tags: 'strings',
    tokenEncryptionKeyId: 'string',
    uniqueName: 'string',
    web: 'object',
  },
  readOnly: [
    'appId',
    'applicationTemplateId',
    'certification',
    'createdByAppId',
    'createdDateTime',
    'deletedDateTime',
    'disabledByMicrosoftStatus',
    'id',
    'publisherDomain',
    'verifiedPublisher',
  ],
  immutable: ['uniqueName'],
  navigation: [
    'appManagementPolicies',
    'createdOnBehalfOf',
    'extensionProperties',
    'federatedIdentityCredentials',
    'homeRealmDiscoveryPolicies',
    'owners',
    'synchronization',
    'tokenIssuancePolicies',
    'tokenLifetimePolicies',
  ],
  filters: {
    id: EQUAL,
    appId: EQUAL,
    displayName: TEXT,
    uniqueName: EQUAL,
    createdByAppId: EQUAL,
    identifierUris: ['eq', 'startswith'],
    signInAudience: EQUAL,
    createdDateTime: ['eq', 'ge', 'le', 'gt', 'lt'],
    publisherDomain: TEXT,
  },
  advanced: {
    appId: MORE,
    displayName: MORE,
    tags: MORE,
    'federatedIdentityCredentials/subject': TEXT,
    'federatedIdentityCredentials/issuer': TEXT,
    'federatedIdentityCredentials/name': TEXT,
  },
  exact: ['uniqueName', 'subject', 'issuer', 'name'],
  closed: false,
}

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const SERVICE_PRINCIPAL: EntityType = {
  name: 'servicePrincipal',
  writable: {
    accountEnabled: 'boolean',
    addIns: 'objects',
    alternativeNames: 'strings',
    appId: 'string',
    appRoleAssignmentRequired: 'boolean',
    appRoles: 'objects',
    customSecurityAttributes: 'object',
    description: 'string',
    displayName: 'string',
    homepage: 'string',
    info: 'object',
    keyCredentials: 'objects',
    loginUrl: 'string',
    logoutUrl: 'string',
    notes: 'string',
    notificationEmailAddresses: 'strings',
    passwordCredentials: 'objects',
    preferredSingleSignOnMode: 'string',
    preferredTokenSigningKeyThumbprint: 'string',
    replyUrls: 'strings',
    samlSingleSignOnSettings: 'object',
    servicePrincipalNames: 'strings',
    servicePrincipalType: 'string',
    tags: 'strings',
    tokenEncryptionKeyId: 'string',
  },
  readOnly: [
    'appDescription',
    'appDisplayName',
    'appOwnerOrganizationId',
    'applicationTemplateId',
    'createdDateTime',
    'deletedDateTime',
    'disabledByMicrosoftStatus',
    'id',
    'oauth2PermissionScopes',
    'resourceSpecificApplicationPermissions',
    'signInAudience',
    'verifiedPublisher',
  ],
  immutable: ['appId'],
  navigation: [
    'appRoleAssignedTo',
    'appRoleAssignments',
    'memberOf',
    'oauth2PermissionGrants',
    'ownedObjects',
    'owners',
  ],
  filters: {
    id: EQUAL,
    appId: EQUAL,
    displayName: TEXT,
    servicePrincipalNames: ['eq', 'startswith'],
    servicePrincipalType: EQUAL,
    alternativeNames: ['eq', 'startswith'],
    accountEnabled: EQUAL,
    appOwnerOrganizationId: ['eq'],
  },
  advanced: { displayName: MORE, appId: MORE, tags: MORE, servicePrincipalType: MORE },
  exact: [],
  closed: false,
}

/** https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
export const FEDERATED_CREDENTIAL: EntityType = {
  name: 'federatedIdentityCredential',
  writable: {
    name: 'string',
    issuer: 'string',
    subject: 'string',
    description: 'string',
    audiences: 'strings',
    claimsMatchingExpression: 'object',
  },
  readOnly: ['id'],
  immutable: [],
  navigation: [],
  filters: { name: ['eq'], subject: ['eq'] },
  advanced: {},
  exact: ['name', 'subject'],
  closed: true,
}

/** https://learn.microsoft.com/graph/api/resources/user, as far as people are looked up. */
export const USER: EntityType = {
  name: 'user',
  writable: {},
  readOnly: ['id', 'userPrincipalName', 'displayName', 'mail', 'givenName', 'surname', 'userType', 'accountEnabled'],
  immutable: [],
  navigation: ['memberOf', 'ownedObjects'],
  filters: { id: EQUAL, userPrincipalName: TEXT, mail: TEXT, displayName: TEXT },
  advanced: {},
  exact: [],
  closed: false,
}
