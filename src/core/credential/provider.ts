/** How an identity of another provider is written as issuer and subject: Kubernetes, managed identities, any OIDC issuer. */

import { FederationError } from '../error.ts'
import { isGuid } from '../target.ts'
import type { CredentialMatch } from './credential.ts'
import { withoutTrailingSlash } from './issuer.ts'

/** Whom a credential trusts, before it has a name and an audience. */
export type TrustedIdentity = CredentialMatch & { readonly issuer: string }

export interface KubernetesIdentity {
  /** The cluster's issuer to the letter; that of AKS ends with a slash. */
  readonly issuer: string
  readonly namespace: string
  readonly serviceAccount: string
}

export interface ManagedIdentity {
  /** The tenant in which the managed identity lives. */
  readonly tenantId: string
  /** The principal (object) ID, not the client ID. */
  readonly principalId: string
  /** Authority of the cloud, such as `https://login.microsoftonline.com`. */
  readonly authority: string
}

const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => DNS_LABEL.test(label))
}

/**
 * Returns issuer and subject of a service account, as projected tokens carry them.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens
 * @throws FederationError `credential-invalid` when namespace or service account cannot be names in Kubernetes
 */
export function kubernetesIdentity({ issuer, namespace, serviceAccount }: KubernetesIdentity): {
  readonly issuer: string
  readonly subject: string
} {
  if (!DNS_LABEL.test(namespace)) {
    throw new FederationError('credential-invalid', `"${namespace}" cannot be a namespace of Kubernetes.`, {
      hint: 'Use at most 63 lower-case letters, digits and hyphens, as kubectl shows it.',
    })
  }
  if (!isDnsSubdomain(serviceAccount)) {
    throw new FederationError('credential-invalid', `"${serviceAccount}" cannot be a service account of Kubernetes.`, {
      hint: 'Use lower-case letters, digits, hyphens and dots, as kubectl shows it.',
    })
  }
  return { issuer, subject: `system:serviceaccount:${namespace}:${serviceAccount}` }
}

/**
 * Returns issuer and subject of a user-assigned managed identity that is a credential of an application, as for
 * customer-managed keys across tenants. Entra writes both IDs in lower case.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 * @throws FederationError `credential-invalid` when an ID is not a GUID
 */
export function managedIdentity({ tenantId, principalId, authority }: ManagedIdentity): TrustedIdentity {
  const wrong = [
    ['tenant ID', tenantId],
    ['principal ID', principalId],
  ].find(([, value]) => value === undefined || !isGuid(value))
  if (wrong !== undefined) {
    throw new FederationError(
      'credential-invalid',
      `The ${wrong[0]} "${wrong[1]}" of a managed identity is not a GUID.`,
      {
        hint: 'Take it from `az identity show`: tenantId and principalId (not clientId).',
      },
    )
  }
  const issuer = `${withoutTrailingSlash(authority)}/${tenantId.toLowerCase()}/v2.0`
  return { issuer, subject: principalId.toLowerCase() }
}
