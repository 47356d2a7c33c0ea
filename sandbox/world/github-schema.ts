/** What a state document may hold about GitHub: every property, nothing else. */
import { z } from 'zod'

const text = z.string()
const texts = z.array(text)
const anything = z.record(z.string(), z.unknown())
const permission = z.enum(['read', 'write', 'admin'])

// A variable or a secret.
const variable = z.strictObject({
  name: text,
  value: text,
  created_at: text.optional(),
  updated_at: text.optional(),
})

const environment = z.strictObject({
  id: z.number().optional(),
  name: text,
  protection_rules: z.array(anything).optional(),
  deployment_branch_policy: z
    .strictObject({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullish(),
  branch_policies: z
    .array(z.strictObject({ id: z.number().optional(), name: text, type: z.enum(['branch', 'tag']) }))
    .optional(),
  variables: z.array(variable).optional(),
  secrets: z.array(variable).optional(),
})

const repository = z.strictObject({
  id: z.number().optional(),
  full_name: z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'must be OWNER/REPOSITORY'),
  owner: z
    .strictObject({
      login: text.optional(),
      id: z.number().optional(),
      type: z.enum(['Organization', 'User']).optional(),
    })
    .optional(),
  private: z.boolean().optional(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  plan: z.enum(['free', 'team', 'enterprise']).optional(),
  default_branch: text.optional(),
  created_at: text.optional(),
  branches: z.array(z.strictObject({ name: text, protected: z.boolean() })).optional(),
  environments: z.array(environment).optional(),
  variables: z.array(variable).optional(),
  secrets: z.array(variable).optional(),
  collaborators: z.record(z.string(), permission).optional(),
  teams: z.record(z.string(), permission).optional(),
  oidc: z
    .strictObject({
      use_default: z.boolean().optional(),
      include_claim_keys: texts.optional(),
      use_immutable_subject: z.boolean().optional(),
      sub_claim_prefix: text.optional(),
    })
    .optional(),
  immutable: z.boolean().optional(),
  archived: z.boolean().optional(),
  renamed_from: texts.optional(),
  files: z.record(z.string(), z.string()).optional(),
  properties: z.record(z.string(), z.string()).optional(),
})

const organization = z.strictObject({
  login: text,
  oidc: z.strictObject({ include_claim_keys: texts, use_immutable_subject: z.boolean().optional() }),
})

const token = z.strictObject({
  token: z.string().min(10, 'must have at least ten characters'),
  kind: z.enum(['app', 'fine-grained']).optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  repositories: texts.optional(),
  rateLimit: z.number().optional(),
})

export const GITHUB_SCHEMA = z.strictObject({
  repositories: z.array(repository).optional(),
  organizations: z.array(organization).optional(),
  users: z.array(z.strictObject({ login: text, id: z.number().optional() })).optional(),
  teams: z
    .array(z.strictObject({ organization: text, slug: text, name: text.optional(), id: z.number().optional() }))
    .optional(),
  tokens: z.array(token).optional(),
  installed_version: text.optional(),
})
