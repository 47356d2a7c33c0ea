/** The schema of a policy file: what each configuration file may do. `schema/policy.schema.json` is made from it. */
import * as z from 'zod'
import { DENY_CODES, POLICY_KINDS, type PolicyEntry } from '../core/policy/entry.ts'
import { GUID } from '../core/target.ts'

const text = (what: string) =>
  z
    .string({ error: `${what} must be text.` })
    .min(1, `${what} is empty.`)
    .max(600)
const ownerId = z
  .string({ error: 'An owner must be text.' })
  .regex(GUID, 'An owner must be the object ID of a person or service principal.')
const list = <T extends z.ZodType>(item: T, description: string) =>
  z.array(item, { error: 'A list stands here.' }).optional().describe(description)
const leave = (description: string) =>
  z.boolean({ error: 'Only true or false stands here.' }).optional().describe(description)

const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, {
    error: ({ input }) =>
      `${typeof input === 'string' ? `\`${input.slice(0, 60)}\`` : 'This'} is not known here; known: ${words.join(', ')}.`,
  })

// Both directions are checked: the keys are the entry's own, and what comes out is an entry.
const entry = z
  .strictObject({
    applications: list(text('An application'), 'Client IDs to the letter, or unique names; `*` stays within a name.'),
    'managed-identities': list(
      text('A managed identity'),
      'ARM IDs; `*` stays within a part, a final `/*` is any rest.',
    ),
    repositories: list(text('A repository'), 'owner/name; `*` stays within a part.'),
    issuers: list(
      text('An issuer'),
      '`github`, or URLs; `*` stays within a host label or path segment, a final `/*` is any rest.',
    ),
    kinds: list(oneOf(POLICY_KINDS), 'Kinds of credentials; default: federated.'),
    roles: list(
      z.strictObject({ role: text('A role'), scope: text('A scope') }),
      'Azure roles and scopes; what can give rights to others must stand literally.',
    ),
    create: z
      .strictObject({ owners: list(ownerId, 'Who may become an owner of what is created.') })
      .optional()
      .describe('Applications may be created.'),
    environments: leave('Environments may be created and tightened.'),
    variables: list(text('A variable'), 'Names of variables that may be written, beside `AZURE_*`.'),
    owners: list(text('An owner'), 'Names for `owner:` and `previous-owners:`.'),
    adopt: leave('What somebody else made may be taken over.'),
    'owner-wide': leave('Rules for every repository of an owner.'),
    switch: list(text('A repository'), 'Repositories that may be turned to immutable subjects.'),
  } satisfies Readonly<Record<keyof PolicyEntry, z.ZodType>>)
  .describe('What the files that match may do.') satisfies z.ZodType<PolicyEntry>

/** A policy file. */
export const policySchema = z
  .strictObject(
    {
      files: z
        .record(z.string().min(1), entry, { error: 'A mapping of files stands here.' })
        .describe('Paths from the workspace; `*` stays within a segment, a final `/*` is any rest.'),
      deny: list(oneOf(DENY_CODES), 'What nobody may have.'),
    },
    { error: 'The file must be a mapping of keys.' },
  )
  .describe('What each configuration file may do. Everything else is refused.')

export type PolicyFile = z.infer<typeof policySchema>
