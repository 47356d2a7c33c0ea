/** How a state document becomes a world: every default filled in, every certificate parsed or made. */
import { createHash, randomUUID } from 'node:crypto'
import { InputError } from '../input-error.ts'
import { generatedCertificate, type ParsedCertificate, parseCertificate } from '../tokens/certificate.ts'
import type { KeyCredential, PasswordCredential, SignIn } from './credential-state.ts'
import { GITHUB_ISSUER } from './default-state.ts'
import type {
  ApplicationDocument,
  FederatedCredentialDocument,
  KeyDocument,
  PasswordDocument,
  ServicePrincipalDocument,
  SignInDocument,
  StateDocument,
  TenantDocument,
} from './document.ts'
import { loadGitHub } from './load-github.ts'
import { RESOURCES } from './resources.ts'
import type { Application, FederatedCredential, Issuer, ServicePrincipal, Tenant, World } from './state.ts'

/** Two years: what Graph gives a secret without an end (https://learn.microsoft.com/graph/api/application-addpassword). */
const TWO_YEARS_MS = 730 * 86_400_000

/** Builds the world that `document` declares. */
export async function loadWorld(document: StateDocument): Promise<World> {
  const issuers: (Partial<Issuer> & { readonly issuer: string })[] = [...(document.issuers ?? [])]
  if (!issuers.some((entry) => entry.issuer === GITHUB_ISSUER))
    issuers.unshift({ issuer: GITHUB_ISSUER, key: 'github' })
  return {
    tenants: await Promise.all((document.tenants ?? []).map(loadTenant)),
    github: loadGitHub(document.github),
    issuers: issuers.map(loadIssuer),
    resources: structuredClone([...RESOURCES, ...(document.resources ?? [])]),
  }
}

/** Fills in an issuer; the path segment is derived from its URL when none is given. */
export function loadIssuer(entry: Partial<Issuer> & { readonly issuer: string }): Issuer {
  const slug = entry.issuer.replace(/^https?:\/\//, '').replace(/[^A-Za-z0-9]+/g, '-')
  const hash = createHash('sha256').update(entry.issuer).digest('hex').slice(0, 6)
  return { issuer: entry.issuer, key: entry.key ?? `${slug.slice(0, 40)}-${hash}`, reachable: entry.reachable ?? true }
}

async function loadTenant(tenant: TenantDocument): Promise<Tenant> {
  const applications = await Promise.all((tenant.applications ?? []).map(loadApplication))
  return {
    domains: [],
    displayName: 'Sandbox',
    policies: {},
    deletedItems: [],
    roleAssignments: [],
    subscriptions: [],
    locks: [],
    azurePolicies: [],
    ...structuredClone(tenant),
    applications,
    resourceGroups: (tenant.resourceGroups ?? []).map((group) => ({
      location: 'westeurope',
      ...group,
      tags: { ...group.tags },
    })),
    signIns: (tenant.signIns ?? []).map(loadSignIn),
    servicePrincipals: await Promise.all(
      (tenant.servicePrincipals ?? []).map((principal) =>
        loadServicePrincipal(principal, applications.find((app) => app.appId === principal.appId)?.displayName),
      ),
    ),
    users: (tenant.users ?? []).map((user) => ({ id: randomUUID(), ...user, scopes: [...(user.scopes ?? [])] })),
    managedIdentities: (tenant.managedIdentities ?? []).map((identity) => ({
      resourceId: identity.resourceId,
      clientId: identity.clientId ?? randomUUID(),
      principalId: identity.principalId ?? randomUUID(),
      location: identity.location ?? 'westeurope',
      tags: { ...identity.tags },
      roles: [...(identity.roles ?? [])],
      federatedIdentityCredentials: (identity.federatedIdentityCredentials ?? []).map(loadFederatedCredential),
    })),
  }
}

/** Fills in a service principal; it bears its application's name. */
export async function loadServicePrincipal(
  principal: ServicePrincipalDocument,
  displayName?: string,
): Promise<ServicePrincipal> {
  const named = { appId: principal.appId, displayName: principal.displayName ?? displayName ?? principal.appId }
  return {
    id: principal.id ?? randomUUID(),
    ...named,
    roles: [...(principal.roles ?? [])],
    createdDateTime: principal.createdDateTime ?? new Date().toISOString(),
    owners: [...(principal.owners ?? [])],
    passwordCredentials: (principal.passwordCredentials ?? []).map(loadPassword),
    keyCredentials: await Promise.all((principal.keyCredentials ?? []).map((key) => loadKey(key, named))),
    appRoleAssignments: structuredClone([...(principal.appRoleAssignments ?? [])]),
    properties: structuredClone(principal.properties ?? {}),
  }
}

/** Fills in an application; it has no owner and no credential unless the document says so. */
export async function loadApplication(app: ApplicationDocument): Promise<Application> {
  return {
    id: app.id ?? randomUUID(),
    appId: app.appId,
    displayName: app.displayName ?? app.appId,
    uniqueName: app.uniqueName ?? null,
    signInAudience: app.signInAudience ?? 'AzureADMyOrg',
    createdDateTime: app.createdDateTime ?? new Date().toISOString(),
    createdByAppId: app.createdByAppId ?? null,
    owners: [...(app.owners ?? [])],
    federatedIdentityCredentials: (app.federatedIdentityCredentials ?? []).map(loadFederatedCredential),
    passwordCredentials: (app.passwordCredentials ?? []).map(loadPassword),
    keyCredentials: await Promise.all((app.keyCredentials ?? []).map((key) => loadKey(key, app))),
    properties: structuredClone(app.properties ?? {}),
  }
}

/** Fills in a federated credential; the audience defaults to the public cloud's. */
export function loadFederatedCredential(credential: FederatedCredentialDocument): FederatedCredential {
  return {
    id: credential.id ?? randomUUID(),
    name: credential.name,
    issuer: credential.issuer,
    subject: credential.subject ?? null,
    description: credential.description ?? null,
    audiences: [...(credential.audiences ?? ['api://AzureADTokenExchange'])],
    claimsMatchingExpression: credential.claimsMatchingExpression ?? null,
  }
}

function loadPassword(password: PasswordDocument): PasswordCredential {
  const start = password.startDateTime ?? new Date().toISOString()
  return {
    keyId: password.keyId ?? randomUUID(),
    displayName: password.displayName ?? null,
    startDateTime: start,
    endDateTime: password.endDateTime ?? new Date(Date.parse(start) + TWO_YEARS_MS).toISOString(),
    hint: password.hint ?? password.secretText.slice(0, 3),
    secretText: password.secretText,
  }
}

async function loadKey(
  key: KeyDocument,
  app: Pick<ApplicationDocument, 'appId' | 'displayName'>,
): Promise<KeyCredential> {
  const made =
    key.generate === true ? await generatedCertificate(key.displayName ?? `CN=${app.displayName}`) : undefined
  const parsed = readCertificate(made?.certificate ?? key.certificate ?? key.key ?? '', app)
  return {
    keyId: key.keyId ?? randomUUID(),
    displayName: key.displayName ?? parsed.subject,
    type: key.type ?? 'AsymmetricX509Cert',
    usage: key.usage ?? 'Verify',
    startDateTime: key.startDateTime ?? parsed.notBefore,
    endDateTime: key.endDateTime ?? parsed.notAfter,
    customKeyIdentifier: key.customKeyIdentifier ?? parsed.thumbprint,
    key: parsed.der,
    ...(made === undefined ? {} : { pem: made.certificate + made.privateKey }),
  }
}

function readCertificate(text: string, app: Pick<ApplicationDocument, 'appId'>): ParsedCertificate {
  try {
    return parseCertificate(text)
  } catch {
    throw new InputError(
      `A key of application ${app.appId} is no certificate: give PEM, base64 of DER, or generate: true.`,
    )
  }
}

function loadSignIn(row: SignInDocument): SignIn {
  return {
    id: randomUUID(),
    clientCredentialType: 'federatedIdentityCredential',
    federatedCredentialId: null,
    servicePrincipalCredentialKeyId: null,
    errorCode: 0,
    failureReason: '',
    ...row,
  }
}
