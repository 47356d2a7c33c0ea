/** `immutable-subjects:` of a file: one word, or a mapping that says more. */
import * as z from 'zod'
import type { FleetSwitch } from '../federation/fleet/fleet.ts'
import type { ConfigDocument } from './document.ts'
import { type ConfigProblem, formatPlace, type Place } from './problem.ts'
import { pattern, whole } from './terms.ts'

const EXPECTED = '`immutable-subjects` is keep, add or finish, or a mapping with `default`.'

const switchSchema = z
  .strictObject(
    {
      repositories: z
        .array(
          pattern(
            'A repository',
            /^[\w.-]+\/[\w.*-]+$/,
            'owner/name, where * may stand in the name',
            'A repository of GitHub, owner/name; `*` in the name is any run of characters, which needs a policy file.',
          ),
          { error: 'A list stands here.' },
        )
        .min(1, 'The list is empty.')
        .describe('Repositories that are turned: names, or patterns, of which archived repositories are left out.'),
      'at-most': whole(1, 10_000, 'How many repositories are turned in one run, in the order of their names.'),
    },
    {
      error: ({ code }) =>
        code === 'invalid_type' ? 'A mapping of `repositories` and `at-most` stands here.' : undefined,
    },
  )
  .describe(
    'Turns repositories to subjects with IDs, a wave per run, where every credential that trusts them by names has its twin stored.',
  )

const word = z.enum(['keep', 'add', 'finish'], { error: EXPECTED })

export const immutableSubjectsSchema = z
  .union([
    z.strictObject(
      {
        default: word
          .optional()
          .describe('What holds for every GitHub credential of the file: keep (the default), add or finish.'),
        switch: switchSchema.optional(),
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
  readonly switches: FleetSwitch | undefined
}

/** Fills in what is not said. */
export function expandImmutableSubjects(
  entry: ImmutableSubjectsEntry = 'keep',
  document: Pick<ConfigDocument, 'placeOf'>,
): DeclaredSubjects {
  const said = typeof entry === 'string' ? { default: entry } : entry
  const placeOf = (index: number) => document.placeOf(['immutable-subjects', 'switch', 'repositories', index])
  return {
    immutableSubjects: said.default ?? 'keep',
    finishAfterDays: said['finish-after-days'] ?? 0,
    switches: said.switch && {
      repositories: said.switch.repositories.map((name, index) => ({ name, source: formatPlace(placeOf(index)) })),
      atMost: said.switch['at-most'],
    },
  }
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
