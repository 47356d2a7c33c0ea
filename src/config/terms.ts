/** The terms of which schemas of files are made: texts, GUIDs, repositories, numbers, lists, each with its own sentence. */
import * as z from 'zod'
import { REPOSITORY } from '../core/subject/repository.ts'
import { GUID, IDENTITY_ID, IDENTITY_ID_FORM } from '../core/target.ts'

export const OWNER_NAME = /^[A-Za-z0-9._-]{1,60}$/
// Without dot segments and empty ones: a URL's parser would make another scope of them.
export const SCOPE =
  /^\/(?:subscriptions|providers\/Microsoft\.Management\/managementGroups)(?:\/(?!\.{1,2}(?:\/|$))[^/?#%\\\s]+)+\/?$/i
export const ENVIRONMENT = /^(?!\.{1,2}$)/
export const WORKFLOW = /^[^/@:*?']+\/[^/@:*?']+\/\.github\/workflows\/[^@*?']+@[^*?'\s]+$/
export const VARIABLE = /^(?!GITHUB_)[A-Za-z_][A-Za-z0-9_]*$/i

/** Text of 1 to `most` characters. */
export const text = (what: string, description: string, most = 600) =>
  z
    .string({ error: ({ code }) => (code === 'invalid_type' ? `${what} must be text.` : undefined) })
    .min(1, `${what} is empty.`)
    .max(most, `${what} is longer than ${most.toLocaleString('en')} characters.`)
    .describe(description)
export const pattern = (what: string, form: RegExp, expected: string, description: string) =>
  text(what, description).regex(form, `${what} must be ${expected}.`)
/** An environment; `.` and `..` name something else in an address of GitHub's API. */
export const environmentName = (description: string) =>
  pattern('An environment', ENVIRONMENT, 'a name; a dot or two alone are none', description)
export const guid = (what: string, description: string) =>
  pattern(what, GUID, 'a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)', description)
export const repository = pattern('A repository', REPOSITORY, 'owner/name', 'A repository of GitHub, owner/name.')
export const identity = pattern(
  'A managed identity',
  IDENTITY_ID,
  IDENTITY_ID_FORM,
  'ARM ID of a user-assigned managed identity.',
)
export const flag = (description: string) =>
  z.boolean({ error: 'Only true or false stands here.' }).describe(description)
export const whole = (least: number, most: number, description: string) =>
  z
    .int({ error: 'A whole number stands here.' })
    .min(least, `The number must be at least ${least}.`)
    .max(most, `The number must be at most ${most}.`)
    .describe(description)
/** One value, or a list of them: the list means each. */
export const oneOrMany = <T extends z.ZodType>(item: T, description: string) =>
  z.union([item, z.array(item).min(1, 'The list is empty.')]).describe(description)
export const record = <T extends z.ZodType>(key: z.ZodString, value: T, description: string) =>
  z.record(key, value, { error: 'A mapping stands here.' }).describe(description)
