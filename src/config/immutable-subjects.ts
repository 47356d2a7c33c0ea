/** `immutable-subjects:` of a file: one word, or a mapping that says more. */
import * as z from 'zod'
import type { ConfigProblem, Place } from './problem.ts'
import { whole } from './terms.ts'

const EXPECTED = '`immutable-subjects` is keep, add or finish, or a mapping with `default`.'

const word = z.enum(['keep', 'add', 'finish'], { error: EXPECTED })

export const immutableSubjectsSchema = z
  .union([
    z.strictObject(
      {
        default: word
          .optional()
          .describe('What holds for every GitHub credential of the file: keep (the default), add or finish.'),
        'finish-after-days': whole(
          0,
          365,
          'Days that the form by names stays after `finish` found that it can go; 0 where nothing is said, and on managed identities.',
        ).optional(),
      },
      { error: ({ code }) => (code === 'invalid_type' ? EXPECTED : undefined) },
    ),
    word,
  ])
  .describe(
    'Subjects with the IDs of owner and repository. keep (the default): trusts what a repository presents now; add: trusts the form with IDs beside the one by names, so that either may be presented; finish: trusts the form with IDs alone once the repository presents it.',
  )

export type ImmutableSubjectsEntry = z.infer<typeof immutableSubjectsSchema>

/** What a file says of subjects with IDs. */
export interface DeclaredSubjects {
  readonly immutableSubjects: 'keep' | 'add' | 'finish'
  /** Days that a credential by names stays after `finish` found that it can go. */
  readonly finishAfterDays: number
}

/** Fills in what is not said. */
export function expandImmutableSubjects(entry: ImmutableSubjectsEntry = 'keep'): DeclaredSubjects {
  const said = typeof entry === 'string' ? { default: entry } : entry
  return { immutableSubjects: said.default ?? 'keep', finishAfterDays: said['finish-after-days'] ?? 0 }
}

/** Nothing says on a managed identity since when a credential waits: ARM stores no description. */
export function daysProblems(
  { immutableSubjects, finishAfterDays }: DeclaredSubjects,
  targets: readonly { readonly key: { readonly kind: string }; readonly place: Place }[],
): readonly ConfigProblem[] {
  if (immutableSubjects !== 'finish' || finishAfterDays === 0) return []
  const message =
    '`finish-after-days` above 0 cannot hold for a managed identity, where nothing stores since when a credential waits: write 0, or move it to a file of its own.'
  return targets.filter(({ key }) => key.kind === 'managed-identity').map(({ place }) => ({ ...place, message }))
}
