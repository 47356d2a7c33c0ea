/** The schema of a configuration file: what a team declares to be trusted. `schema/federation.schema.json` is made from it. */
import * as z from 'zod'

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i
const IDENTITY =
  /^\/subscriptions\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourceGroups\/[^/?#%\s]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[\w-]+$/i
const REPOSITORY = /^(?!\.)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/
const OWNER_NAME = /^[A-Za-z0-9._-]{1,60}$/
const SCOPE = /^\/(?:subscriptions|providers\/Microsoft\.Management\/managementGroups)\/[^?#%\s]+$/i
const WORKFLOW = /^[^/@:*?']+\/[^/@:*?']+\/\.github\/workflows\/[^@*?']+@[^*?'\s]+$/
const VARIABLE = /^(?!GITHUB_)[A-Za-z_][A-Za-z0-9_]*$/i

const text = (what: string, description: string) =>
  z
    .string({ error: `${what} must be text.` })
    .min(1, `${what} is empty.`)
    .max(600, `${what} is longer than 600 characters.`)
    .describe(description)
const pattern = (what: string, form: RegExp, expected: string, description: string) =>
  text(what, description).regex(form, `${what} must be ${expected}.`)
const guid = (what: string, description: string) =>
  pattern(what, GUID, 'a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)', description)
const repository = pattern('A repository', REPOSITORY, 'owner/name', 'A repository of GitHub, owner/name.')
const identity = pattern(
  'A managed identity',
  IDENTITY,
  'the ARM ID of a user-assigned managed identity (/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…)',
  'ARM ID of a user-assigned managed identity.',
)
const flag = (description: string) => z.boolean({ error: 'Only true or false stands here.' }).describe(description)
const whole = (least: number, most: number, description: string) =>
  z
    .int({ error: 'A whole number stands here.' })
    .min(least, `The number must be at least ${least}.`)
    .max(most, `The number must be at most ${most}.`)
    .describe(description)
/** One value, or a list of them: the list means each. */
const oneOrMany = <T extends z.ZodType>(item: T, description: string) =>
  z.union([item, z.array(item).min(1, 'The list is empty.')]).describe(description)
const record = <T extends z.ZodType>(key: z.ZodString, value: T, description: string) =>
  z.record(key, value, { error: 'A mapping stands here.' }).describe(description)

type Entry = Readonly<Record<string, unknown>>

/** Keys of an entry that are given. */
function given(entry: Entry, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => entry[key] !== undefined)
}

const quoted = (keys: readonly string[]) => keys.map((key) => `\`${key}\``).join(', ')

/** A check that exactly one of the keys is given. */
function exactlyOne(...keys: readonly string[]) {
  return (entry: Entry, context: z.RefinementCtx): void => {
    const found = given(entry, keys)
    if (found.length === 1) return
    const message =
      found.length === 0 ? `One of ${quoted(keys)} is missing.` : `Only one of ${quoted(found)} can stand here.`
    context.addIssue({ code: 'custom', message })
  }
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 1)

/** `create` needs a name by which the application is found again. */
function checkCreate(entry: Entry, context: z.RefinementCtx): void {
  if (entry.create === undefined || entry['unique-name'] !== undefined) return
  const message = '`create` needs `unique-name`: by that name the application is found again.'
  context.addIssue({ code: 'custom', path: ['create'], message })
}

/** Contexts of GitHub: exactly one of these says which jobs are meant. */
export const GITHUB_CONTEXTS = [
  'environment',
  'branch',
  'tag',
  'pull-request',
  'branch-pattern',
  'tag-pattern',
  'merge-queue',
] as const

function checkOwner(entry: Entry, context: z.RefinementCtx): void {
  if (entry.owner === undefined) return
  if (entry.repository !== undefined)
    context.addIssue({ code: 'custom', message: 'Only one of `owner`, `repository` can stand here.' })
  if (entry['reusable-workflow'] !== undefined) return
  const message =
    'Every repository of the owner could present this (subject-too-broad): name the reviewed workflow in `reusable-workflow`.'
  context.addIssue({ code: 'custom', path: ['owner'], message })
}

/** How many credentials an entry stands for: lists multiply. */
function countOf({ github, kubernetes }: { github?: Entry | undefined; kubernetes?: Entry | undefined }): number {
  if (github !== undefined) return lengthOf(github.repository)
  if (kubernetes === undefined) return 1
  return lengthOf(kubernetes.issuer) * lengthOf(kubernetes.namespace) * lengthOf(kubernetes['service-account'])
}

function checkMatch(entry: Entry, context: z.RefinementCtx): void {
  const matches = ['subject', 'claims-matching-expression']
  if (entry.issuer !== undefined) return exactlyOne(...matches)(entry, context)
  for (const key of given(entry, matches))
    context.addIssue({ code: 'custom', path: [key], message: `\`${key}\` goes with \`issuer\` only.` })
}

function checkName(entry: Entry, context: z.RefinementCtx): void {
  const count = countOf(entry)
  if (entry.name === undefined || count === 1) return
  context.addIssue({ code: 'custom', path: ['name'], message: `One name cannot serve ${count} credentials.` })
}

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
    .describe('Branches that may deploy; `*` stops at a slash.'),
  tags: z
    .array(text('A tag', 'Tag, or pattern of tags, that may deploy.'))
    .optional()
    .describe('Tags that may deploy.'),
  'protected-branches': flag('Only protected branches may deploy.').optional(),
  reviewers: z
    .array(text('A reviewer', 'A person (octocat) or a team (octo-org/ops).'))
    .max(6, 'GitHub takes at most six reviewers.')
    .optional()
    .describe('Who must approve a deployment: people, or teams as org/team.'),
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
    adopt: flag('Takes over a credential, or a variable, that somebody else made.').optional(),
    ...rules,
  })
  .superRefine(exactlyOne('client-id', 'managed-identity', 'unique-name'))
  .superRefine(checkCreate)
  .describe('An environment and the identity that its jobs get.')

const variables = record(
  z.string().regex(VARIABLE, 'A variable is named by letters, digits and underscores, and not GITHUB_….'),
  text('A variable', 'Value of the variable.').max(48_000),
  'Variables of every environment of this entry.',
)

const repositoryEntry = z
  .strictObject({
    repository: oneOrMany(repository, 'One repository, or several; left out: the one that this runs in.').optional(),
    environments: record(z.string().min(1), environment, 'Environment to identity.'),
    variables: variables.optional(),
  })
  .describe('The short form: environment, identity, credential and variables follow from one line.')

const github = z
  .strictObject({
    repository: oneOrMany(repository, 'One repository, or several; left out: the one that this runs in.').optional(),
    owner: pattern(
      'An owner',
      /^[\w.-]+$/,
      'the name of an organisation or a person',
      'Every repository of this owner; needs `reusable-workflow`.',
    ).optional(),
    environment: text('An environment', 'Spelled as in the workflow.').optional(),
    branch: text('A branch', 'One branch, without refs/heads/.').optional(),
    tag: text('A tag', 'One tag, without refs/tags/.').optional(),
    'pull-request': z
      .literal(true, { error: '`pull-request` is `true`, or not there.' })
      .optional()
      .describe('Every pull request.'),
    'branch-pattern': text('A pattern', 'Every branch that fits: a flexible credential.').optional(),
    'tag-pattern': text('A pattern', 'Every tag that fits: a flexible credential.').optional(),
    'merge-queue': text('A branch', 'The merge queue of this branch: a flexible credential.').optional(),
    'reusable-workflow': pattern(
      'A reusable workflow',
      WORKFLOW,
      'owner/repo/.github/workflows/file.yml@ref in full, without a wildcard',
      'The job must come from this workflow.',
    ).optional(),
    claims: record(
      z.string().min(1),
      text('A claim', 'What the job will carry.'),
      'Claims that a customised template needs.',
    ).optional(),
  })
  .superRefine(exactlyOne(...GITHUB_CONTEXTS))
  .superRefine(checkOwner)
  .describe('A job of GitHub Actions.')

const kubernetes = z
  .strictObject({
    issuer: oneOrMany(
      text('An issuer', 'Issuer URL of the cluster, or a name of `issuers`.'),
      'One cluster, or several.',
    ),
    namespace: oneOrMany(text('A namespace', 'Namespace of the service account.'), 'One namespace, or several.'),
    'service-account': oneOrMany(
      text('A service account', 'Name of the service account.'),
      'One service account, or several.',
    ),
  })
  .describe('Service accounts of Kubernetes.')

const managedIdentity = z
  .strictObject({
    'tenant-id': guid('A tenant ID', 'Tenant of the managed identity.'),
    'principal-id': guid('A principal ID', 'Principal (object) ID, not the client ID.'),
  })
  .describe('A managed identity as credential, as for customer-managed keys across tenants.')

const credential = z
  .strictObject({
    name: pattern(
      'A name',
      /^[a-zA-Z0-9][a-zA-Z0-9-_]{2,119}$/,
      '3 to 120 letters, digits, hyphens and underscores',
      'Name of the credential; it cannot be changed later.',
    ).optional(),
    audience: text('An audience', 'Audience stored in the credential; default: the cloud’s.').optional(),
    adopt: flag('Takes over a credential that somebody else made.').optional(),
    github: github.optional(),
    kubernetes: kubernetes.optional(),
    'managed-identity': managedIdentity.optional(),
    issuer: text('An issuer', 'Any other OIDC issuer, or a name of `issuers`.').optional(),
    subject: text('A subject', 'Exact subject of that issuer’s token.').optional(),
    'claims-matching-expression': text('An expression', 'Flexible expression over the token’s claims.').optional(),
  })
  .superRefine(exactlyOne('github', 'kubernetes', 'managed-identity', 'issuer'))
  .superRefine(checkMatch)
  .superRefine(checkName)
  .describe('A federated credential: whom the identity trusts.')

const target = {
  adopt: flag('Takes over what somebody else made on this target.').optional(),
  roles: z.array(role).optional().describe('Azure roles of the identity.'),
  credentials: z.array(credential).optional().describe('Federated credentials.'),
}

const application = z
  .strictObject({
    'client-id': guid('A client ID', 'Application (client) ID.').optional(),
    'object-id': guid('An object ID', 'Object ID of the application.').optional(),
    'unique-name': text('A unique name', 'Alternate key of the application.').max(120).optional(),
    create: create.optional(),
    ...target,
  })
  .superRefine(exactlyOne('client-id', 'object-id', 'unique-name'))
  .superRefine(checkCreate)
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
      prune: flag('Deletes what this owner owns and no longer declares.').optional(),
      defaults: z.strictObject(rules).optional().describe('Rules of every environment below.'),
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
export type CredentialEntry = z.infer<typeof credential>
export type EnvironmentEntry = z.infer<typeof environment>
export type EnvironmentRules = Pick<EnvironmentEntry, keyof typeof rules>
/** The keys of an environment's rules. */
export const ENVIRONMENT_RULES = Object.keys(rules) as readonly (keyof typeof rules)[]
export type RoleEntry = z.infer<typeof role>
export type CreateEntry = z.infer<typeof create>
export type GitHubEntry = z.infer<typeof github>
