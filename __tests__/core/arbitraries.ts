/** Random values in the shapes that GitHub gives them, for the property tests of the core. */
import fc from 'fast-check'
import type { SubjectContext, SubjectPrefix } from '../../src/core/subject/subject.ts'

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

export const ownerName = fc.string({ unit: fc.constantFrom(...ALPHANUMERIC, '-'), minLength: 1, maxLength: 12 })
export const repositoryName = fc.string({
  unit: fc.constantFrom(...ALPHANUMERIC, '-', '_', '.'),
  minLength: 1,
  maxLength: 12,
})
export const numericId = fc.bigInt({ min: 1n, max: 99_999_999_999n }).map(String)

export const prefix: fc.Arbitrary<SubjectPrefix> = fc.oneof(
  fc.record({ kind: fc.constant('name-based' as const), owner: ownerName, name: repositoryName }),
  fc.record({
    kind: fc.constant('immutable' as const),
    owner: ownerName,
    ownerId: numericId,
    name: repositoryName,
    id: numericId,
  }),
)

/** Names of environments and branches with everything that is awkward, save the one text that GitHub itself confuses. */
export const awkwardName = fc
  .string({
    unit: fc.constantFrom(...ALPHANUMERIC, ...':/%@*?\'"` $()&|;\\-_.=<>{}[]éß漢'),
    minLength: 1,
    maxLength: 24,
  })
  .filter((text) => !text.includes('%3A'))

export const context: fc.Arbitrary<SubjectContext> = fc.oneof(
  awkwardName.map((environment) => ({ kind: 'environment' as const, environment })),
  awkwardName.map((name) => ({ kind: 'ref' as const, ref: `refs/heads/${name}` })),
  awkwardName.map((name) => ({ kind: 'ref' as const, ref: `refs/tags/${name}` })),
  fc.constant({ kind: 'pull_request' as const }),
)
