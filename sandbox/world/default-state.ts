/** The world that exists when nobody declares one: one tenant, one repository, three identities. */
import type { StateDocument } from './document.ts'

/** The ids of the default state, for demos and tests. */
export const DEFAULT_IDS = {
  tenantId: '5a2b6c1e-0d3f-4c8a-9b7e-2f1d4e6a8c90',
  tenantDomain: 'octo.onmicrosoft.com',
  subscriptionId: '0b1f6471-1bf0-4dda-aec3-cb9272f09590',
  /** An application without any credential, whose owner is the manager. */
  clientId: '11d8e8f2-6f0b-4a3c-8b57-0c4a9c5d7e11',
  objectId: '1b0f6a3e-92c4-4e6f-a1c7-5d2e8f3b4c12',
  servicePrincipalId: '1c9e7d2a-4b8f-4d3e-9a6c-7e1f2d3c4b13',
  /** The manager: `Application.ReadWrite.OwnedBy`, trusts the repository's environment `production`. */
  managerClientId: '22e9f9a3-701c-4b4d-9c68-1d5bad6e8f21',
  managerObjectId: '2c107b4f-a3d5-4f70-b2d8-6e3f904c5d22',
  managerServicePrincipalId: '2daf8e3b-5c90-4e4f-8b7d-8f203e4d5c23',
  managerSecret: 'sandbox~manager~secret~not~a~real~one',
  /** A user-assigned managed identity, on which the manager is Managed Identity Contributor. */
  managedIdentityResourceId:
    '/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop-deploy',
  managedIdentityClientId: '33fa0ab4-812d-4c5e-8d79-2e6cbe7f9031',
  managedIdentityPrincipalId: '3d218c50-b4e6-4081-83e9-7f40a15d6e32',
  userPrincipalName: 'mona@octo.onmicrosoft.com',
  userId: '44ab1bc5-923e-4d6f-9e8a-3f7dcf80a141',
  repository: 'octo-org/octo-repo',
  repositoryId: 456789,
  ownerId: 123456,
  environment: 'production',
  /** A token of a GitHub App that may set up repositories, which no job's own token may. */
  bootstrapToken: 'ghs_sandbox0bootstrap0not0a0real0token',
  reviewer: 'octocat',
  reviewerId: 583231,
  reviewerTeam: 'ops',
  reviewerTeamId: 7654321,
} as const

/** GitHub's issuer on github.com. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

const OWNER = DEFAULT_IDS.repository.split('/')[0]

/** The default world as a document; every call gives a new one. */
export function defaultState(): StateDocument {
  return { tenants: [defaultTenant()], github: defaultGitHub() }
}

function defaultTenant(): NonNullable<StateDocument['tenants']>[number] {
  const ids = DEFAULT_IDS
  return {
    id: ids.tenantId,
    domains: [ids.tenantDomain],
    displayName: 'Octo',
    applications: [
      { appId: ids.clientId, id: ids.objectId, displayName: 'shop-deploy', owners: [ids.managerServicePrincipalId] },
      {
        appId: ids.managerClientId,
        id: ids.managerObjectId,
        displayName: 'federation-manager',
        federatedIdentityCredentials: [
          {
            name: 'octo-repo-production',
            issuer: GITHUB_ISSUER,
            subject: `repo:${OWNER}@${ids.ownerId}/octo-repo@${ids.repositoryId}:environment:${ids.environment}`,
          },
        ],
        passwordCredentials: [{ displayName: 'bootstrap', secretText: ids.managerSecret }],
        keyCredentials: [{ displayName: 'CN=federation-manager', generate: true }],
      },
    ],
    servicePrincipals: [
      { id: ids.servicePrincipalId, appId: ids.clientId },
      { id: ids.managerServicePrincipalId, appId: ids.managerClientId, roles: ['Application.ReadWrite.OwnedBy'] },
    ],
    users: [{ id: ids.userId, userPrincipalName: ids.userPrincipalName, scopes: ['Application.ReadWrite.All'] }],
    managedIdentities: [
      {
        resourceId: ids.managedIdentityResourceId,
        clientId: ids.managedIdentityClientId,
        principalId: ids.managedIdentityPrincipalId,
      },
    ],
    roleAssignments: [
      {
        principalId: ids.managerServicePrincipalId,
        scope: ids.managedIdentityResourceId,
        role: 'Managed Identity Contributor',
      },
      { principalId: ids.userId, scope: `/subscriptions/${ids.subscriptionId}`, role: 'Owner' },
    ],
  }
}

function defaultGitHub(): NonNullable<StateDocument['github']> {
  const ids = DEFAULT_IDS
  return {
    repositories: [defaultRepository()],
    users: [{ login: ids.reviewer, id: ids.reviewerId }],
    teams: [{ organization: 'octo-org', slug: ids.reviewerTeam, id: ids.reviewerTeamId }],
    tokens: [
      {
        token: ids.bootstrapToken,
        permissions: {
          actions: 'write',
          administration: 'write',
          contents: 'read',
          environments: 'write',
          organization_administration: 'read',
          secrets: 'write',
          variables: 'write',
        },
      },
    ],
  }
}

function defaultRepository(): NonNullable<NonNullable<StateDocument['github']>['repositories']>[number] {
  return {
    id: DEFAULT_IDS.repositoryId,
    full_name: DEFAULT_IDS.repository,
    owner: { id: DEFAULT_IDS.ownerId, type: 'Organization' },
    created_at: '2026-08-01T09:00:00Z',
    immutable: true,
    branches: [
      { name: 'main', protected: true },
      { name: 'feature/login', protected: false },
    ],
    environments: [
      { name: DEFAULT_IDS.environment, protection_rules: [{ id: 3515, node_id: 'GA_kwDO', type: 'branch_policy' }] },
      { name: 'staging' },
    ],
    collaborators: { [DEFAULT_IDS.reviewer]: 'write' },
    teams: { [DEFAULT_IDS.reviewerTeam]: 'write' },
  }
}
