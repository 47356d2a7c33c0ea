/** The schema of a configuration file: what a team declares to be trusted. `schema/federation.schema.json` is made from it. */
import * as z from 'zod'
import { DOMAIN, GUID } from '../core/target.ts'
import { certificateSchema } from './certificate-schema.ts'
import { checkCreate, exactlyOne } from './checks.ts'
import { credentialSchema } from './credential-schema.ts'
import { immutableSubjectsSchema } from './immutable-subjects.ts'
import { checkRetire, clientSecretSchema, retireSchema } from './secret-schema.ts'
import {
  environmentName,
  flag,
  guid,
  identity,
  OWNER_NAME,
  oneOrMany,
  pattern,
  record,
  repository,
  SCOPE,
  text,
  VARIABLE,
  whole,
} from './terms.ts'

const role = z
  .strictObject({
    role: text('A role', 'Name or GUID of an Azure role definition.'),
    scope: pattern('A scope', SCOPE, 'an ARM ID (/subscriptions/…)', 'ARM ID at which the role is assigned.'),
  })
  .describe('An Azure role of the identity.')

const create = z
  .strictObject({
    'display-name': text('A display name', 'Name of the application that people see.').max(256),
    owners: z
      .array(guid('An owner', 'Object ID of a person or service principal.'))
      .optional()
      .describe('Owners besides the manager.'),
    'service-management-reference': text('A reference', 'Entry in a service or asset database.').optional(),
  })
  .describe('Creates application and service principal where they are missing.')

const rules = {
  branches: z
    .array(text('A branch', 'Branch, or pattern of branches, that may deploy.'))
    .optional()
    .describe('Branches that may deploy; `*` stops at a slash. Rules are tightened, never loosened.'),
  tags: z
    .array(text('A tag', 'Tag, or pattern of tags, that may deploy.'))
    .optional()
    .describe('Tags that may deploy.'),
  'protected-branches': flag('Only protected branches may deploy.').optional(),
  reviewers: z
    .array(text('A reviewer', 'A person (octocat) or a team (octo-org/ops).'))
    .max(6, 'GitHub takes at most six reviewers.')
    .optional()
    .describe('Who must approve a deployment, one of them at least: people, or teams as org/team.'),
  'prevent-self-review': flag('Who started the run may not approve it.').optional(),
  'wait-minutes': whole(0, 43_200, 'Minutes to wait before a deployment.').optional(),
}

const environment = z
  .strictObject({
    'client-id': guid('A client ID', 'Application (client) ID that the environment signs in as.').optional(),
    'managed-identity': identity.optional(),
    'unique-name': text('A unique name', 'Alternate key of the application, set when it is created.')
      .max(120)
      .optional(),
    create: create.optional(),
    roles: z.array(role).optional().describe('Azure roles of the identity.'),
    adopt: flag('Takes over a credential, or a variable with another value, that somebody else made.').optional(),
    ...rules,
  })
  .superRefine(exactlyOne('client-id', 'managed-identity', 'unique-name'))
  .superRefine(checkCreate)
  .describe('An environment and the identity that its jobs get.')

const variables = record(
  z.string().regex(VARIABLE, 'A variable is named by letters, digits and underscores, and not GITHUB_….'),
  text('A variable', 'Value of the variable.', 48_000),
  'Variables of every environment of this entry, besides AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_SUBSCRIPTION_ID, which follow from its identity.',
)

const repositoryEntry = z
  .strictObject({
    repository: oneOrMany(repository, 'One repository, or several; left out: the one that this runs in.').optional(),
    environments: record(environmentName('An environment.'), environment, 'Environment to identity.'),
    variables: variables.optional(),
  })
  .describe('The short form: environment, identity, credential and variables follow from one line.')

const target = {
  adopt: flag('Takes over what somebody else made on this target.').optional(),
  roles: z.array(role).optional().describe('Azure roles of the identity.'),
  credentials: z.array(credentialSchema).optional().describe('Federated credentials.'),
}

const application = z
  .strictObject({
    'client-id': guid('A client ID', 'Application (client) ID.').optional(),
    'object-id': guid('An object ID', 'Object ID of the application.').optional(),
    'unique-name': text('A unique name', 'Alternate key of the application.').max(120).optional(),
    create: create.optional(),
    ...target,
    certificates: z
      .array(certificateSchema, { error: 'A list stands here.' })
      .optional()
      .describe('Certificates by which the application signs in.'),
    'client-secrets': z
      .array(clientSecretSchema, { error: 'A list stands here.' })
      .optional()
      .describe('Client secrets that are made, stored at GitHub, and rotated.'),
    retire: retireSchema.optional(),
  })
  .superRefine(exactlyOne('client-id', 'object-id', 'unique-name'))
  .superRefine(checkCreate)
  .superRefine(checkRetire)
  .describe('An application of Entra.')

const managedIdentityTarget = z
  .strictObject({ 'resource-id': identity, ...target })
  .describe('A user-assigned managed identity of Azure.')

/** A configuration file as it stands, before lists are multiplied. */
export const configSchema = z
  .strictObject(
    {
      'tenant-id': z
        .string({ error: 'A tenant must be text.' })
        .refine((value) => GUID.test(value) || DOMAIN.test(value), 'A tenant is a GUID, or a domain of it.')
        .optional()
        .describe('Directory (tenant) ID, or a verified domain of the tenant.'),
      owner: pattern(
        'An owner',
        OWNER_NAME,
        '1 to 60 letters, digits, dots, hyphens and underscores',
        'Stable name of who owns what this file writes; default: repository and path.',
      ).optional(),
      'previous-owners': z
        .array(text('A previous owner', 'Owner whose credentials this file takes over.'))
        .optional()
        .describe('Owners that a moved file had before.'),
      'immutable-subjects': immutableSubjectsSchema.optional(),
      prune: flag('Deletes what this owner owns and no longer declares.').optional(),
      defaults: z
        .strictObject(rules)
        .optional()
        .describe(
          'Rules of every environment below; one that gives branches, tags or protected-branches itself takes none of these three.',
        ),
      issuers: record(
        z.string().regex(/^[\w-]+$/, 'A name of an issuer holds letters, digits, hyphens and underscores.'),
        pattern('An issuer', /^https:\/\/[^\s]+$/, 'an https URL', 'URL of the issuer, to the letter.'),
        'Names for issuers.',
      ).optional(),
      repositories: z
        .array(repositoryEntry, { error: 'A list stands here.' })
        .optional()
        .describe('The short form, per repository and environment.'),
      applications: z
        .array(application, { error: 'A list stands here.' })
        .optional()
        .describe('The long form, per application.'),
      'managed-identities': z
        .array(managedIdentityTarget, { error: 'A list stands here.' })
        .optional()
        .describe('The long form, per managed identity.'),
    },
    { error: 'The file must be a mapping of keys.' },
  )
  .describe('What is trusted to become which identity, and by whom it is owned.')

export type ConfigFile = z.infer<typeof configSchema>
export type EnvironmentEntry = z.infer<typeof environment>
export type EnvironmentRules = Pick<EnvironmentEntry, keyof typeof rules>
/** The keys of an environment's rules. */
export const ENVIRONMENT_RULES = Object.keys(rules) as readonly (keyof typeof rules)[]
export type RoleEntry = z.infer<typeof role>
export type CreateEntry = z.infer<typeof create>
