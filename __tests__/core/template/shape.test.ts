import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../src/core/subject/context.ts'
import { factsFromShape, shapeOf } from '../../../src/core/template/shape.ts'
import { buildTemplatedSubject } from '../../../src/core/template/template.ts'
import { awkwardName, numericId, ownerName, prefix, repositoryName } from '../arbitraries.ts'

const claims = {
  repository: 'octo-org/shop',
  repository_owner: 'octo-org',
  repository_owner_id: '1',
  repository_id: '2',
  repository_visibility: 'private',
  event_name: 'push',
  ref: 'refs/heads/main',
  workflow: 'Deploy',
  job_workflow_ref: 'octo-org/shop/.github/workflows/deploy.yml@refs/heads/main',
  actor: 'mona',
}

function other(sub: string, own: Record<string, unknown>, given: Record<string, string> = {}): string {
  const shape = shapeOf(sub, own)
  if (shape === undefined) return 'no shape'
  const context = { kind: 'environment', environment: 'pro:d' } as const
  const built = buildTemplatedSubject(shape.template, factsFromShape(shape, { context, claims: given }))
  return built.kind === 'subject' ? built.subject : `missing ${built.missing.join(',')}`
}

describe('shapeOf', () => {
  it('serves another context of the same repository', () => {
    expect(other('repo:octo-org/shop:ref:refs/heads/main', claims)).toBe('repo:octo-org/shop:environment:pro%3Ad')
    expect(other('repo:octo-org@1/shop@2:ref:refs/heads/main', claims)).toBe(
      'repo:octo-org@1/shop@2:environment:pro%3Ad',
    )
    expect(other('repository_owner_id:1:repository_id:2:ref:refs/heads/main', claims)).toBe(
      'repository_owner_id:1:repository_id:2:environment:pro%3Ad',
    )
    expect(other('repo:octo-org/shop:pull_request', { ...claims, event_name: 'pull_request' })).toBe(
      'repo:octo-org/shop:environment:pro%3Ad',
    )
  })

  it('carries over what belongs to the repository and nothing else', () => {
    const sub = `repo:octo-org/shop:ref:refs/heads/main:workflow:Deploy:repository_visibility:private`
    expect(other(sub, claims)).toBe('missing workflow')
    expect(other(sub, claims, { workflow: 'Other', repository_visibility: 'public' })).toBe(
      'repo:octo-org/shop:environment:pro%3Ad:workflow:Other:repository_visibility:private',
    )
  })

  it('sees that a ref is a ref where the job has an environment', () => {
    const own = { ...claims, environment: 'test' }
    expect(other('repo:octo-org/shop:ref:refs/heads/main', own)).toBe('missing ref')
    expect(other('repo:octo-org/shop:environment:test:ref:refs/heads/main', own, { ref: 'refs/heads/x' })).toBe(
      'repo:octo-org/shop:environment:pro%3Ad:ref:refs/heads/x',
    )
  })

  it('sees raw colons', () => {
    const own = { ...claims, environment: 'a:b' }
    expect(other('repo:octo-org/shop:environment:a:b', own)).toBe('repo:octo-org/shop:environment:pro:d')
    expect(other('repo:octo-org/shop:environment:a%3Ab', own)).toBe('repo:octo-org/shop:environment:pro%3Ad')
  })

  it.each([
    'repo:octo-org/other:ref:refs/heads/main',
    'repo:octo-org@1/shop:ref:refs/heads/main',
    'repo:octo-org/shop:ref:refs/heads/else',
    'repo:octo-org/shop:ref:refs/heads/main:ref:refs/heads/main',
    'repo:octo-org/shop:unheard:of',
    'repo:octo-org/shop:dangling',
    'repo',
    '',
  ])('gives up on "%s"', (sub) => {
    expect(shapeOf(sub, claims)).toBeUndefined()
  })

  it('needs no context', () => {
    const shape = shapeOf('repository_id:2', claims)
    if (shape === undefined) throw new Error('no shape')
    expect(buildTemplatedSubject(shape.template, factsFromShape(shape, {}))).toMatchObject({
      subject: 'repository_id:2',
    })
  })

  it('does without claims that are not there', () => {
    expect(shapeOf('repo:o/r:pull_request', { ref: 7 })).toMatchObject({
      template: { keys: ['repo', 'context'] },
      carried: {},
    })
  })

  it('reads back the template that a subject was built from', () => {
    const keys = fc.uniqueArray(
      fc.constantFrom('repo', 'context', 'actor', 'workflow', 'repository_id', 'repository_owner'),
      {
        minLength: 1,
      },
    )
    const job = fc.record({
      environment: fc.option(awkwardName, { nil: undefined }),
      ref: awkwardName,
      actor: ownerName,
    })
    fc.assert(
      fc.property(
        prefix,
        keys,
        job,
        numericId,
        repositoryName,
        (which, names, { environment, ref, actor }, id, workflow) => {
          const own = {
            ...{ repository: `${which.owner}/${which.name}`, repository_owner: which.owner, actor, workflow },
            ...{
              repository_id: which.kind === 'immutable' ? which.id : id,
              event_name: 'push',
              ref: `refs/heads/${ref}`,
            },
          }
          const all = environment === undefined ? own : { ...own, environment }
          const context = contextOf(all)
          const built = buildTemplatedSubject(
            { keys: names },
            { prefix: which, claims: own, ...(context === undefined ? {} : { context }) },
          )
          if (built.kind !== 'subject') throw new Error(built.missing.join())
          expect(shapeOf(built.subject, all)?.template.keys).toEqual(names)
        },
      ),
    )
  })
})
