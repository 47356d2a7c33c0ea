/** The shape of the sandbox's world: tenants, applications, identities, repositories, issuers, all mutable. */

import type { ResourceGroup, RoleAssignment, Subscription } from './arm-state.ts'
import type { KeyCredential, PasswordCredential, SignIn } from './credential-state.ts'
import type {
  BranchPolicy,
  GitHubSecret,
  GitHubTeam,
  GitHubToken,
  GitHubUser,
  RepositoryPermission,
  Variable,
} from './github-state.ts'
import type { TenantPolicies } from './policies.ts'

/** A federated identity credential as stored, of an application or a managed identity: exactly one of `subject` and `claimsMatchingExpression` is set. */
export interface FederatedCredential {
  id: string
  name: string
  issuer: string
  subject: string | null
  description: string | null
  audiences: string[]
  claimsMatchingExpression: { value: string; languageVersion: number } | null
}

export interface Application {
  /** Object id: what Graph addresses. */
  id: string
  /** Client id: what the token endpoint knows. */
  appId: string
  displayName: string
  uniqueName: string | null
  signInAudience: string
  createdDateTime: string
  /** `appId` of the application that created it; null: a person did, or nobody knows. */
  createdByAppId: string | null
  /** Object ids of users and service principals. */
  owners: string[]
  federatedIdentityCredentials: FederatedCredential[]
  passwordCredentials: PasswordCredential[]
  keyCredentials: KeyCredential[]
  /** Whatever else was written through Graph (`web`, `tags`, …). */
  properties: Record<string, unknown>
}

export interface ServicePrincipal {
  id: string
  appId: string
  displayName: string
  /** Microsoft Graph application permissions, e.g. `Application.ReadWrite.OwnedBy`. */
  roles: string[]
  createdDateTime: string
  /** Object ids of users and service principals. */
  owners: string[]
  passwordCredentials: PasswordCredential[]
  keyCredentials: KeyCredential[]
  /** App roles of resources other than Microsoft Graph. */
  appRoleAssignments: AppRoleAssignment[]
  /** Whatever else was written through Graph (`tags`, `notes`, …). */
  properties: Record<string, unknown>
}

/** `resourceId` is the object id of the service principal that defines the role. */
export interface AppRoleAssignment {
  id: string
  appRoleId: string
  resourceId: string
  createdDateTime: string
}

/** A deleted application, with the service principal that went with it; or one alone. */
export interface DeletedItem {
  deletedDateTime: string
  application?: Application
  servicePrincipal?: ServicePrincipal
}

export interface User {
  id: string
  userPrincipalName: string
  /** Delegated Graph permissions, e.g. `Application.ReadWrite.All`. */
  scopes: string[]
}

export interface ManagedIdentity {
  /** ARM id as declared; compared ignoring case, answered in lower case. */
  resourceId: string
  clientId: string
  principalId: string
  location: string
  tags: Record<string, string>
  roles: string[]
  federatedIdentityCredentials: FederatedCredential[]
}

export interface Tenant {
  id: string
  domains: string[]
  displayName: string
  /** Another national cloud: asking it here answers AADSTS900439. */
  otherCloud?: boolean
  applications: Application[]
  servicePrincipals: ServicePrincipal[]
  users: User[]
  managedIdentities: ManagedIdentity[]
  policies: TenantPolicies
  deletedItems: DeletedItem[]
  /** The sign-in log of service principals. */
  signIns: SignIn[]
  /** Those that a resource or a role assignment names exist besides these. */
  subscriptions: Subscription[]
  /** The same for resource groups. */
  resourceGroups: ResourceGroup[]
  roleAssignments: RoleAssignment[]
  locks: { scope: string; level: 'ReadOnly' | 'CanNotDelete' }[]
  /** Azure Policy at an ARM scope: only these issuers may be named there. */
  azurePolicies: { scope: string; name: string; allowedIssuers: string[] }[]
}

export interface Environment {
  id: number
  name: string
  protection_rules: Record<string, unknown>[]
  deployment_branch_policy: { protected_branches: boolean; custom_branch_policies: boolean } | null
  /** Custom branch or tag patterns, when `custom_branch_policies` is true. */
  branch_policies: BranchPolicy[]
  variables: Variable[]
  secrets: GitHubSecret[]
}

export interface OidcCustomization {
  use_default: boolean
  include_claim_keys?: string[]
  use_immutable_subject?: boolean
  /** What the API answers: a text of its own, `computed` from what is really emitted, or `omitted`. */
  sub_claim_prefix: string
}

export interface Repository {
  id: number
  full_name: string
  owner: { login: string; id: number; type: 'Organization' | 'User' }
  visibility: 'public' | 'private' | 'internal'
  /** What the owner pays for: private repositories get protection rules with some plans only. */
  plan: 'free' | 'team' | 'enterprise'
  default_branch: string
  created_at: string
  branches: { name: string; protected: boolean }[]
  environments: Environment[]
  variables: Variable[]
  secrets: GitHubSecret[]
  /** Login → permission. */
  collaborators: Record<string, RepositoryPermission>
  /** Slug of a team of the owner → permission. */
  teams: Record<string, RepositoryPermission>
  oidc: OidcCustomization
  /** Whether GitHub really puts the IDs into the `repo` segment of `sub`, whatever the API says. */
  immutable: boolean
  /** True where the IDs are there whatever the flag says: created, renamed or transferred since 2026-07-15. */
  immutable_without_opt_in: boolean
  archived: boolean
  /** Former full names: answered with 301. */
  renamed_from: string[]
  /** Path → text, for the contents API. */
  files: Record<string, string>
  /** Custom properties that are part of the token as `repo_property_…`. */
  properties: Record<string, string>
}

export interface Organization {
  login: string
  oidc: { include_claim_keys: string[]; use_immutable_subject?: boolean }
}

export interface Issuer {
  /** Exactly what the tokens carry as `iss`. */
  issuer: string
  /** Path segment under `/_issuers/`. */
  key: string
  /** Whether Entra can fetch its metadata (AADSTS90061 when not). */
  reachable: boolean
}

export interface Resource {
  /** Identifier URIs that a scope may name before `/.default`. */
  uris: string[]
  appId: string
  service: 'arm' | 'graph' | 'other'
}

export interface World {
  tenants: Tenant[]
  github: {
    repositories: Repository[]
    organizations: Organization[]
    users: GitHubUser[]
    teams: GitHubTeam[]
    tokens: GitHubToken[]
    /** Version of a GitHub Enterprise Server, such as `3.18.2`; absent: github.com. */
    installed_version?: string
  }
  issuers: Issuer[]
  resources: Resource[]
}
