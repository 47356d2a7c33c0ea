/** The state document: what people declare in YAML, JSON or code, everything optional that can be defaulted. */

import type { ResourceGroup } from './arm-state.ts'
import type { KeyCredential, PasswordCredential, SignIn } from './credential-state.ts'
import type { BranchPolicy, GitHubTeam, GitHubToken, GitHubUser, Variable } from './github-state.ts'
import type {
  Application,
  Environment,
  FederatedCredential,
  Issuer,
  ManagedIdentity,
  OidcCustomization,
  Organization,
  Repository,
  Resource,
  ServicePrincipal,
  Tenant,
  User,
} from './state.ts'

/** `name`, `issuer` and what it matches; `audiences` defaults to the public cloud's exchange audience. */
export type FederatedCredentialDocument = Partial<Omit<FederatedCredential, 'name' | 'issuer'>> & {
  readonly name: string
  readonly issuer: string
}

export type PasswordDocument = Partial<PasswordCredential> & { readonly secretText: string }

/** A certificate to trust (`certificate`: PEM), or one to make at start (`generate: true`). */
export type KeyDocument = Partial<KeyCredential> & { readonly certificate?: string; readonly generate?: boolean }

export type ApplicationDocument = Partial<
  Omit<Application, 'appId' | 'federatedIdentityCredentials' | 'passwordCredentials' | 'keyCredentials'>
> & {
  readonly appId: string
  readonly federatedIdentityCredentials?: readonly FederatedCredentialDocument[]
  readonly passwordCredentials?: readonly PasswordDocument[]
  readonly keyCredentials?: readonly KeyDocument[]
}

export type ManagedIdentityDocument = Partial<Omit<ManagedIdentity, 'resourceId' | 'federatedIdentityCredentials'>> & {
  readonly resourceId: string
  readonly federatedIdentityCredentials?: readonly FederatedCredentialDocument[]
}

export type ServicePrincipalDocument = Partial<
  Omit<ServicePrincipal, 'appId' | 'passwordCredentials' | 'keyCredentials'>
> & {
  readonly appId: string
  readonly passwordCredentials?: readonly PasswordDocument[]
  readonly keyCredentials?: readonly KeyDocument[]
}

/** `appId` and `createdDateTime`; a successful federated sign-in unless it says otherwise. */
export type SignInDocument = Partial<SignIn> & { readonly appId: string; readonly createdDateTime: string }

export type TenantDocument = Partial<
  Omit<
    Tenant,
    'id' | 'applications' | 'servicePrincipals' | 'users' | 'managedIdentities' | 'resourceGroups' | 'signIns'
  >
> & {
  readonly id: string
  readonly applications?: readonly ApplicationDocument[]
  readonly servicePrincipals?: readonly ServicePrincipalDocument[]
  readonly resourceGroups?: readonly (Partial<ResourceGroup> & {
    readonly subscriptionId: string
    readonly name: string
  })[]
  readonly users?: readonly (Partial<User> & { readonly userPrincipalName: string })[]
  readonly managedIdentities?: readonly ManagedIdentityDocument[]
  readonly signIns?: readonly SignInDocument[]
}

/** A variable or a secret of GitHub. */
export type VariableDocument = Partial<Variable> & { readonly name: string; readonly value: string }

export type EnvironmentDocument = Partial<Omit<Environment, 'name' | 'branch_policies' | 'variables' | 'secrets'>> & {
  readonly name: string
  readonly branch_policies?: readonly (Partial<BranchPolicy> & Pick<BranchPolicy, 'name' | 'type'>)[]
  readonly variables?: readonly VariableDocument[]
  readonly secrets?: readonly VariableDocument[]
}

export type RepositoryDocument = Partial<
  Omit<Repository, 'full_name' | 'owner' | 'oidc' | 'environments' | 'variables' | 'secrets'>
> & {
  readonly full_name: string
  readonly owner?: Partial<Repository['owner']>
  /** Only declares a private repository; `visibility` says more. */
  readonly private?: boolean
  readonly oidc?: Partial<OidcCustomization>
  readonly environments?: readonly EnvironmentDocument[]
  readonly variables?: readonly VariableDocument[]
  readonly secrets?: readonly VariableDocument[]
}

export interface StateDocument {
  readonly tenants?: readonly TenantDocument[]
  readonly github?: {
    readonly repositories?: readonly RepositoryDocument[]
    readonly organizations?: readonly Organization[]
    readonly users?: readonly (Partial<GitHubUser> & { readonly login: string })[]
    readonly teams?: readonly (Partial<GitHubTeam> & Pick<GitHubTeam, 'organization' | 'slug'>)[]
    /** Personal access tokens and tokens of GitHub Apps. */
    readonly tokens?: readonly (Partial<GitHubToken> & Pick<GitHubToken, 'token' | 'permissions'>)[]
    /** Makes GitHub a GitHub Enterprise Server of this version. */
    readonly installed_version?: string
  }
  readonly issuers?: readonly (Partial<Issuer> & { readonly issuer: string })[]
  readonly resources?: readonly Resource[]
}
