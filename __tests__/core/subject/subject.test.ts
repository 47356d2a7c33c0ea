import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildSubject,
  encodeValue,
  formatSegments,
  parsePrefix,
  parseRepository,
  parseSubject,
  prefixOf,
  repositorySegment,
} from '../../../src/core/subject/subject.ts'
import { awkwardName, context, prefix } from '../arbitraries.ts'

const named = { kind: 'name-based', owner: 'octo-org', name: 'shop' } as const
const immutable = { kind: 'immutable', owner: 'octo-org', ownerId: '123456', name: 'shop', id: '456789' } as const

describe('buildSubject', () => {
  it.each([
    [named, { kind: 'environment', environment: 'Production:V1' }, 'repo:octo-org/shop:environment:Production%3AV1'],
    [named, { kind: 'pull_request' }, 'repo:octo-org/shop:pull_request'],
    [named, { kind: 'ref', ref: 'refs/tags/v1' }, 'repo:octo-org/shop:ref:refs/tags/v1'],
    [immutable, { kind: 'ref', ref: 'refs/heads/a/b' }, 'repo:octo-org@123456/shop@456789:ref:refs/heads/a/b'],
    [named, { kind: 'environment', environment: 'a b@c/é%20' }, 'repo:octo-org/shop:environment:a b@c/é%20'],
  ] as const)('writes %o with %o', (which, job, subject) => {
    expect(buildSubject(which, job)).toBe(subject)
  })

  it('leaves colons as they are for an old GitHub Enterprise Server', () => {
    expect(buildSubject(named, { kind: 'environment', environment: 'a:b' }, 'raw')).toBe(
      'repo:octo-org/shop:environment:a:b',
    )
  })

  it('is the inverse of parseSubject', () => {
    fc.assert(
      fc.property(prefix, context, (which, job) => {
        const parsed = parseSubject(buildSubject(which, job))
        const { kind, ...repository } = which
        expect(parsed.context).toEqual(job)
        expect(parsed.repository).toEqual(repository)
        expect(parsed.immutable).toBe(kind === 'immutable')
        expect(parsed.claims).toEqual({})
      }),
    )
  })

  it('is the inverse of parseSubject for raw colons, too, unless a name holds the name of a claim', () => {
    const environment = awkwardName.filter((name) => !/[a-z_]{3}/.test(name) && !name.startsWith(':'))
    fc.assert(
      fc.property(prefix, environment, (which, name) => {
        const job = { kind: 'environment', environment: name } as const
        expect(parseSubject(buildSubject(which, job, 'raw'), 'raw').context).toEqual(job)
      }),
    )
  })
})

describe('parseSubject', () => {
  it('gives every text back', () => {
    const word = fc.constantFrom('repo', 'pull_request', 'environment', 'ref', '', 'a', 'o/r', '%3A', 'x:y')
    fc.assert(
      fc.property(fc.array(word), fc.string(), (words, end) => {
        for (const text of [[...words, end].join(':'), words.join(':')]) {
          expect(formatSegments(parseSubject(text).segments)).toBe(text)
          expect(formatSegments(parseSubject(text, 'raw').segments, 'raw')).toBe(text)
        }
      }),
    )
  })

  it('takes a customised subject apart', () => {
    const sub =
      'repo:nick@25/app@13:pull_request:job_workflow_ref:nick/app/.github/workflows/probe.yml@refs/pull/226/merge'
    expect(parseSubject(sub)).toEqual({
      segments: [
        { key: 'repo', value: 'nick@25/app@13' },
        { key: 'pull_request', value: undefined },
        { key: 'job_workflow_ref', value: 'nick/app/.github/workflows/probe.yml@refs/pull/226/merge' },
      ],
      repository: { owner: 'nick', ownerId: '25', name: 'app', id: '13' },
      immutable: true,
      context: { kind: 'pull_request' },
      claims: { job_workflow_ref: 'nick/app/.github/workflows/probe.yml@refs/pull/226/merge' },
    })
  })

  it('keeps the ref as a claim where an environment is the context', () => {
    const parsed = parseSubject('repository_id:1:environment:prod:ref:refs/heads/main')
    expect(parsed.context).toEqual({ kind: 'environment', environment: 'prod' })
    expect(parsed.claims).toEqual({ repository_id: '1', ref: 'refs/heads/main' })
    expect(parsed.repository).toBeUndefined()
  })

  it('finds no context in a subject of another provider', () => {
    expect(parseSubject('system:serviceaccount:payments:api')).toMatchObject({
      immutable: false,
      segments: { length: 2 },
    })
    expect(parseSubject('system:serviceaccount:payments:api').context).toBeUndefined()
  })
})

describe('prefixes', () => {
  it('reads what GitHub answers', () => {
    expect(parsePrefix('repo:octo-org@123456/shop@456789')).toEqual(immutable)
    expect(parsePrefix('repo:octo-org/shop:')).toEqual(named)
    expect(parsePrefix('repository_id:1')).toBeUndefined()
    expect(parsePrefix('repo:octo-org')).toBeUndefined()
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(prefix, (which) => {
        expect(parsePrefix(formatSegments([repositorySegment(which)]))).toEqual(which)
      }),
    )
  })

  it('needs both IDs for an immutable one', () => {
    expect(prefixOf({ owner: 'o', name: 'r', ownerId: '1', id: '2' }, true)?.kind).toBe('immutable')
    expect(prefixOf({ owner: 'o', name: 'r', ownerId: '1' }, true)).toBeUndefined()
    expect(prefixOf({ owner: 'o', name: 'r', id: '1' }, true)).toBeUndefined()
    expect(prefixOf({ owner: 'o', name: 'r' }, false)).toEqual({ kind: 'name-based', owner: 'o', name: 'r' })
  })

  it.each(['o@1/r', 'o/r@1', 'o/r/x', 'o', '', 'o@x/r@1', 'o/r@'])('is no repository: "%s"', (text) => {
    expect(parseRepository(text)).toBeUndefined()
  })
})

it('encodes the colon and nothing else', () => {
  fc.assert(
    fc.property(awkwardName, (name) => {
      expect(encodeValue(name)).toBe(name.split(':').join('%3A'))
      expect(encodeValue(name, 'raw')).toBe(name)
    }),
  )
})

it('takes no other word without a value for pull_request', () => {
  for (const text of ['repo:o/r:environment', 'repo:o/r:something', 'repo:o/r:ref'])
    expect(parseSubject(text).context, text).not.toEqual({ kind: 'pull_request' })
  expect(parseSubject('repo:o/r:pull_request').context).toEqual({ kind: 'pull_request' })
})
