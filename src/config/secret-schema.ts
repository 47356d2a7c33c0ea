/** The schema of client secrets in a file: those that are made, stored and rotated, and those that go for good. */
import * as z from 'zod'
import { LONGEST_LIFETIME_DAYS } from '../core/secret/secret.ts'
import { environmentName, guid, pattern, repository, text, VARIABLE, whole } from './terms.ts'

/** Rotates this many days before the end where nothing is said; of a short life half. */
export const ROTATE_BEFORE_DAYS = 14

const destination = z
  .strictObject({
    repository: repository.optional(),
    environment: environmentName('Environment that gets the secret; it needs reviewers or a branch rule.').optional(),
    name: pattern(
      'A secret',
      VARIABLE,
      'letters, digits and underscores, and not GITHUB_…',
      'Name of the Actions secret.',
    ),
  })
  .describe('The one place that gets the value: a secret of GitHub, sealed for its own key.')

type Given = Readonly<Record<string, unknown>>

function checkTimes(entry: Given, context: z.RefinementCtx): void {
  const { 'lifetime-days': lifetime = 90, 'rotate-before-days': before = 0, 'overlap-hours': overlap = 24 } = entry
  const complain = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
  if (Number(before) >= Number(lifetime))
    complain('rotate-before-days', 'It is rotated before it ends: fewer days than `lifetime-days`.')
  if (Number(overlap) >= Number(lifetime) * 24)
    complain('overlap-hours', 'The older secret goes before the new one ends: fewer hours than `lifetime-days` has.')
}

/** One entry of `client-secrets:`. */
export const clientSecretSchema = z
  .strictObject({
    'display-name': text('A display name', 'Name of the secret in Entra.').max(120),
    'lifetime-days': whole(
      1,
      LONGEST_LIFETIME_DAYS,
      'Days that the secret lives; 90 where nothing is said.',
    ).optional(),
    'rotate-before-days': whole(
      0,
      LONGEST_LIFETIME_DAYS,
      `Days before its end at which another one takes its place; ${ROTATE_BEFORE_DAYS} where nothing is said.`,
    ).optional(),
    'overlap-hours': whole(
      0,
      8760,
      'Hours that the older secret stays beside the new one; 24 where nothing is said.',
    ).optional(),
    adopt: z
      .boolean({ error: 'Only true or false stands here.' })
      .describe('Overwrites a secret of GitHub that somebody else stored.')
      .optional(),
    'github-secret': destination,
  })
  .superRefine(checkTimes)
  .describe('A client secret that is made, stored at GitHub, and rotated.')

export type ClientSecretEntry = z.infer<typeof clientSecretSchema>

const THUMBPRINT = /^(?:[0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/** A list of names, or the word `all`. */
const namedOrAll = <T extends z.ZodType>(item: T, error: string) =>
  z.union([z.literal('all', { error }), z.array(item, { error }).min(1, 'The list is empty.')])

/** The entry `retire:` of an application. */
export const retireSchema = z
  .strictObject({
    'client-secrets': namedOrAll(guid('A key ID', 'Key ID of a secret.'), 'Key IDs stand here, or the word all.')
      .optional()
      .describe('Key IDs of secrets, or all of the application and its service principal.'),
    certificates: namedOrAll(
      pattern(
        'A certificate',
        THUMBPRINT,
        'a key ID (GUID) or a thumbprint (40 hex digits)',
        'Key ID or SHA-1 thumbprint of a certificate.',
      ),
      'Key IDs or thumbprints stand here, or the word all.',
    )
      .optional()
      .describe('Certificates by key ID or thumbprint, or all of the application and its service principal.'),
    when: z
      .strictObject({
        'federated-sign-in-within-days': whole(
          1,
          30,
          'Days within which the sign-in log has to show a sign-in without secret; 14 where nothing is said.',
        ).optional(),
        'secret-unused-for-days': whole(
          1,
          365,
          'Days for which nobody may have used the secret; in the public cloud only.',
        ).optional(),
      })
      .optional()
      .describe('What has to be seen before.'),
  })
  .superRefine((entry, context) => {
    if (entry['client-secrets'] !== undefined || entry.certificates !== undefined) return
    context.addIssue({ code: 'custom', message: '`retire` names `client-secrets`, `certificates`, or both.' })
  })
  .describe('Takes secrets and certificates away for good, where it is proved that nobody needs them.')

export type RetireEntry = z.infer<typeof retireSchema>

/** `all` would take away at once what the same entry makes. */
export function checkRetire(entry: Given, context: z.RefinementCtx): void {
  const retired = entry.retire as RetireEntry | undefined
  for (const kind of ['client-secrets', 'certificates'] as const) {
    if (retired?.[kind] !== 'all' || entry[kind] === undefined) continue
    const message = `\`all\` and \`${kind}\` cannot stand on one application: name what goes.`
    context.addIssue({ code: 'custom', path: ['retire', kind], message })
  }
}
