/** The service principals of a tenant: of its applications, of its managed identities, and Microsoft Graph's own. */
import { sameId } from '../entra/client.ts'
import { stableGuid } from '../world/stable-id.ts'
import type { ServicePrincipal, Tenant } from '../world/state.ts'
import { GRAPH_APP_ID, GRAPH_ROLES } from './app-roles.ts'
import { credentialProperties } from './credential-entity.ts'

/** A service principal of any kind; `stored` is what can be written. */
export interface Principal {
  readonly id: string
  readonly appId: string
  readonly displayName: string
  readonly type: 'Application' | 'ManagedIdentity'
  readonly createdDateTime: string | null
  readonly names: readonly string[]
  readonly alternativeNames: readonly string[]
  readonly appRoles: readonly Readonly<Record<string, unknown>>[]
  /** Tenant of the application that it stands for. */
  readonly home: string
  /** Graph permissions by name, wherever they are stored. */
  readonly roles: string[]
  readonly stored?: ServicePrincipal
}

/** Microsoft's own tenant, to which first-party applications belong. */
const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'

/** Every service principal of the tenant; Microsoft Graph's exists everywhere. */
export function principalsOf(tenant: Tenant): readonly Principal[] {
  return [...tenant.servicePrincipals.map((entry) => ofApplication(tenant, entry)), ...identities(tenant), own(tenant)]
}

/** Finds one by object id or `appId`. */
export function findPrincipal(tenant: Tenant, key: { readonly property: string; readonly value: string }) {
  const property = key.property === 'appId' ? 'appId' : 'id'
  return principalsOf(tenant).find((entry) => sameId(entry[property], key.value))
}

function ofApplication(tenant: Tenant, stored: ServicePrincipal): Principal {
  const application = tenant.applications.find((entry) => sameId(entry.appId, stored.appId))
  const { appRoles, identifierUris } = application?.properties ?? {}
  return {
    id: stored.id,
    appId: stored.appId,
    displayName: stored.displayName,
    type: 'Application',
    createdDateTime: stored.createdDateTime,
    names: [stored.appId, ...(Array.isArray(identifierUris) ? identifierUris.map(String) : [])],
    alternativeNames: [],
    appRoles: Array.isArray(appRoles) ? appRoles : [],
    home: tenant.id,
    roles: stored.roles,
    stored,
  }
}

function identities(tenant: Tenant): readonly Principal[] {
  return tenant.managedIdentities.map((identity) => ({
    id: identity.principalId,
    appId: identity.clientId,
    displayName: identity.resourceId.split('/').at(-1) ?? '',
    type: 'ManagedIdentity',
    createdDateTime: null,
    names: [identity.clientId],
    alternativeNames: ['isExplicit=True', identity.resourceId],
    appRoles: [],
    home: tenant.id,
    roles: identity.roles,
  }))
}

function own(tenant: Tenant): Principal {
  return {
    id: stableGuid(`${tenant.id} Microsoft Graph`),
    appId: GRAPH_APP_ID,
    displayName: 'Microsoft Graph',
    type: 'Application',
    createdDateTime: '2020-01-01T00:00:00Z',
    names: [
      GRAPH_APP_ID,
      'https://graph.microsoft.com',
      'https://graph.microsoft.com/',
      'https://canary.graph.microsoft.com',
    ],
    alternativeNames: [],
    appRoles: Object.entries(GRAPH_ROLES).map(([value, id]) => ({
      allowedMemberTypes: ['Application'],
      description: value,
      displayName: value,
      id,
      isEnabled: true,
      origin: 'Application',
      value,
    })),
    home: MICROSOFT,
    roles: [],
  }
}

/** The wire form. */
export function principalEntity(principal: Principal, withKeys = false): Record<string, unknown> {
  const { stored } = principal
  const lists = ['addIns', 'keyCredentials', 'notificationEmailAddresses', 'passwordCredentials', 'replyUrls', 'tags']
  const nothing = ['appDescription', 'applicationTemplateId', 'description', 'disabledByMicrosoftStatus', 'homepage']
  const more = ['loginUrl', 'logoutUrl', 'notes', 'preferredSingleSignOnMode', 'preferredTokenSigningKeyThumbprint']
  const rest = ['samlSingleSignOnSettings', 'tokenEncryptionKeyId']
  return {
    id: principal.id,
    deletedDateTime: null,
    accountEnabled: true,
    alternativeNames: principal.alternativeNames,
    appDisplayName: principal.type === 'Application' ? principal.displayName : null,
    appId: principal.appId,
    appOwnerOrganizationId: principal.home,
    appRoleAssignmentRequired: false,
    appRoles: principal.appRoles,
    createdDateTime: principal.createdDateTime,
    displayName: principal.displayName,
    info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
    oauth2PermissionScopes: [],
    resourceSpecificApplicationPermissions: [],
    servicePrincipalNames: principal.names,
    servicePrincipalType: principal.type,
    signInAudience: principal.type === 'Application' ? 'AzureADMyOrg' : null,
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
    ...Object.fromEntries(lists.map((name) => [name, []])),
    ...Object.fromEntries([...nothing, ...more, ...rest].map((name) => [name, null])),
    ...stored?.properties,
    ...(stored === undefined ? {} : credentialProperties(stored, withKeys)),
  }
}
