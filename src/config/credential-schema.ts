/** The schema of a federated credential in a file: whom an identity trusts. */
import * as z from 'zod'
import { checkMatch, checkName, checkOwner, exactlyOne, GITHUB_CONTEXTS } from './checks.ts'
import { environmentName, flag, guid, oneOrMany, pattern, record, repository, text, WORKFLOW } from './terms.ts'

const github = z
  .strictObject({
    repository: oneOrMany(repository, 'One repository, or several; left out: the one that this runs in.').optional(),
    owner: pattern(
      'An owner',
      /^[\w.-]+$/,
      'the name of an organisation or a person',
      'Every repository of this owner; needs `reusable-workflow`.',
    ).optional(),
    environment: environmentName('Spelled as in the workflow.').optional(),
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

/** One entry of `credentials:`. */
export const credentialSchema = z
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

export type CredentialEntry = z.infer<typeof credentialSchema>
export type GitHubEntry = z.infer<typeof github>
