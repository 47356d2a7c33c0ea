/** What a state document may hold: every property of `document.ts`, nothing else. */
import { z } from 'zod'
import { GITHUB_SCHEMA } from './github-schema.ts'

const text = z.string()
const texts = z.array(z.string())
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID')
const armId = z.string().regex(/^\/subscriptions\//i, 'must begin with /subscriptions/')
const anything = z.record(z.string(), z.unknown())

const federated = z.strictObject({
  id: text.optional(),
  name: text,
  issuer: text,
  subject: text.nullish(),
  description: text.nullish(),
  audiences: texts.optional(),
  claimsMatchingExpression: z.strictObject({ value: text, languageVersion: z.number().default(1) }).nullish(),
})

const password = z.strictObject({
  keyId: text.optional(),
  displayName: text.nullish(),
  startDateTime: text.optional(),
  endDateTime: text.optional(),
  hint: text.optional(),
  secretText: text,
})

const key = z.strictObject({
  keyId: text.optional(),
  displayName: text.nullish(),
  type: text.optional(),
  usage: text.optional(),
  startDateTime: text.optional(),
  endDateTime: text.optional(),
  customKeyIdentifier: text.optional(),
  key: text.optional(),
  certificate: text.optional(),
  generate: z.boolean().optional(),
})

const application = z.strictObject({
  id: guid.optional(),
  appId: guid,
  displayName: text.optional(),
  uniqueName: text.nullish(),
  signInAudience: text.optional(),
  createdDateTime: text.optional(),
  createdByAppId: guid.nullish(),
  owners: texts.optional(),
  federatedIdentityCredentials: z.array(federated).optional(),
  passwordCredentials: z.array(password).optional(),
  keyCredentials: z.array(key).optional(),
  properties: anything.optional(),
})

const servicePrincipal = z.strictObject({
  id: guid.optional(),
  appId: guid,
  displayName: text.optional(),
  roles: texts.optional(),
  createdDateTime: text.optional(),
  owners: texts.optional(),
  passwordCredentials: z.array(password).optional(),
  keyCredentials: z.array(key).optional(),
  appRoleAssignments: z
    .array(z.strictObject({ id: text, appRoleId: guid, resourceId: guid, createdDateTime: text }))
    .optional(),
  properties: anything.optional(),
})

const tags = z.record(z.string(), z.string())

const managedIdentity = z.strictObject({
  resourceId: armId,
  clientId: guid.optional(),
  principalId: guid.optional(),
  location: text.optional(),
  tags: tags.optional(),
  roles: texts.optional(),
  federatedIdentityCredentials: z.array(federated).optional(),
})

const policies = z.strictObject({
  allowedIssuers: texts.optional(),
  requiredEnterprise: z.strictObject({ issuer: text, values: texts }).optional(),
  conditionalAccessBlocked: texts.optional(),
  forbidPasswords: z.boolean().optional(),
  maxPasswordDays: z.number().optional(),
  maxKeyDays: z.number().optional(),
  appManagement: z
    .array(
      z.strictObject({
        id: guid,
        displayName: text,
        appliesTo: z.array(guid),
        isEnabled: z.boolean(),
        forbidPasswords: z.boolean().optional(),
        maxPasswordDays: z.number().optional(),
        maxKeyDays: z.number().optional(),
      }),
    )
    .optional(),
  objectQuota: z.number().optional(),
})

const roleAssignment = z.strictObject({
  principalId: guid,
  scope: z.string().startsWith('/'),
  role: text,
  name: guid.optional(),
  principalType: text.optional(),
  description: text.optional(),
  condition: text.optional(),
})

const tenant = z.strictObject({
  id: guid,
  domains: texts.optional(),
  displayName: text.optional(),
  otherCloud: z.boolean().optional(),
  applications: z.array(application).optional(),
  servicePrincipals: z.array(servicePrincipal).optional(),
  users: z.array(z.strictObject({ id: guid.optional(), userPrincipalName: text, scopes: texts.optional() })).optional(),
  managedIdentities: z.array(managedIdentity).optional(),
  policies: policies.optional(),
  deletedItems: z
    .array(
      z.strictObject({
        deletedDateTime: text,
        application: anything.optional(),
        servicePrincipal: anything.optional(),
      }),
    )
    .optional(),
  signIns: z
    .array(
      z.strictObject({
        appId: guid,
        createdDateTime: text,
        clientCredentialType: text.optional(),
        federatedCredentialId: text.nullish(),
        servicePrincipalCredentialKeyId: text.nullish(),
        errorCode: z.number().optional(),
        failureReason: text.optional(),
      }),
    )
    .optional(),
  subscriptions: z.array(z.strictObject({ subscriptionId: guid, displayName: text })).optional(),
  resourceGroups: z
    .array(z.strictObject({ subscriptionId: guid, name: text, location: text.optional(), tags: tags.optional() }))
    .optional(),
  roleAssignments: z.array(roleAssignment).optional(),
  locks: z.array(z.strictObject({ scope: text, level: z.enum(['ReadOnly', 'CanNotDelete']) })).optional(),
  azurePolicies: z.array(z.strictObject({ scope: text, name: text, allowedIssuers: texts })).optional(),
})

export const STATE_SCHEMA = z.strictObject({
  tenants: z.array(tenant).optional(),
  github: GITHUB_SCHEMA.optional(),
  issuers: z
    .array(z.strictObject({ issuer: text, key: text.optional(), reachable: z.boolean().optional() }))
    .optional(),
  resources: z
    .array(z.strictObject({ uris: texts, appId: text, service: z.enum(['arm', 'graph', 'other']) }))
    .optional(),
})
