/** Tests what is said about a full target: candidates for removal, and the expression that would replace several. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { explainLimit } from '../../../src/core/credential/limit.ts'
import { buildDescription } from '../../../src/core/credential/owner.ts'
import type { RepositoryIdentity } from '../../../src/core/subject/subject.ts'

const GITHUB = 'https://token.actions.githubusercontent.com'
const exact = (name: string, subject: string, issuer = GITHUB, description?: string): FederatedIdentityCredential => ({
  name,
  issuer,
  subject,
  audiences: ['a'],
  ...(description !== undefined && { description }),
})
const own: RepositoryIdentity = { owner: 'o', name: 'r', ownerId: '1', id: '2' }
const explain = (repository: RepositoryIdentity | undefined, ...stored: readonly FederatedIdentityCredential[]) =>
  explainLimit(stored, repository).details.join('\n')

describe('explainLimit', () => {
  it('lists every credential with its owner', () => {
    const text = explain(
      own,
      exact('ours', 'repo:o/r:environment:x', GITHUB, buildDescription('o/r', 'o/r environment x')),
      exact('theirs', 'project_path:o/r:ref_type:branch:ref:main', 'https://gitlab.com'),
      {
        name: 'flexible',
        issuer: GITHUB,
        audiences: ['a'],
        claimsMatchingExpression: { value: "claims['sub'] matches 'repo:o/r:*'", languageVersion: 1 },
      },
    )
    expect(text).toContain('"ours": repo:o/r:environment:x (ours, owner o/r)')
    expect(text).toContain('"theirs": project_path:o/r:ref_type:branch:ref:main (not ours)')
    expect(text).toContain("\"flexible\": claims['sub'] matches 'repo:o/r:*' (not ours)")
    expect(text).not.toContain('would replace')
  })

  const branches = ['v1', 'v2', 'v3'].map((name) =>
    exact(`head-${name}`, `repo:o@1/r@2:ref:refs/heads/release/${name}`),
  )
  const tags = ['v1', 'v2'].map((name) => exact(`tag-${name}`, `repo:o@1/r@2:ref:refs/tags/${name}`))

  it('offers the expression that would replace several, the largest group first', () => {
    const text = explain(own, ...tags, ...branches, exact('lonely', 'repo:o@1/other@3:ref:refs/heads/a'))
    expect(text).toContain('replace 3 of them ("head-v1", "head-v2", "head-v3")')
    expect(text).toContain('repo:o@1/r@2:ref:refs/heads/release/')
    expect(text).toContain('replace 2 of them ("tag-v1", "tag-v2")')
    expect(text.indexOf('"head-v1", ')).toBeLessThan(text.indexOf('"tag-v1", '))
    expect(text).not.toContain('other@3:ref:refs/heads/*')
  })

  it('needs no repository for subjects that hold their IDs, and offers none for names alone without it', () => {
    expect(explain(undefined, ...branches)).toContain('would replace 3 of them')
    const named = ['v1', 'v2', 'v3'].map((name) => exact(name, `repo:o/r:ref:refs/heads/release/${name}`))
    expect(explain(undefined, ...named)).not.toContain('would replace')
    expect(explain(own, ...named)).toContain('would replace 3 of them')
    expect(explain({ ...own, name: 'other' }, ...named)).not.toContain('would replace')
    expect(explain({ ...own, owner: 'other' }, ...named)).not.toContain('would replace')
    const { id: _, ...nameless } = own
    expect(explain(nameless, ...named)).not.toContain('would replace')
  })

  it('writes the line of a file', () => {
    expect(explain(own, ...branches)).toContain(
      "  In a file: github: { repository: 'o/r', branch-pattern: 'release/v*' }",
    )
  })

  it('counts what a plan adds, and marks what it deletes', () => {
    const wanted = { added: branches.slice(1), removed: [...tags.slice(1), ...branches.slice(0, 1)] }
    const { details } = explainLimit([...branches.slice(0, 1), ...tags], own, wanted)
    expect(details).toContain(
      '- "head-v1": repo:o@1/r@2:ref:refs/heads/release/v1 (not ours; this plan would delete it)',
    )
    expect(details.join()).toContain('replace 2 of those stored and declared ("head-v2", "head-v3")')
    expect(details.join()).not.toContain('tag-v1", ')
  })

  it('says which run makes room, and for how many', () => {
    const full = Array.from({ length: 20 }, (_, index) => exact(`c${index}`, `repo:o@1/r@2:environment:${index}`))
    const hint = (added: number, removed: number) =>
      explainLimit(full, own, { added: full.slice(0, added), removed: full.slice(0, removed) }).hint
    expect(hint(1, 1)).toMatch(/^This plan deletes "c0", but only after creating: .* which makes room for all, then/)
    expect(hint(3, 2)).toMatch(/^This plan deletes "c0", "c1", .* which makes room for 2 of 3, then/)
    expect(hint(3, 0)).toMatch(/^Remove credentials that nobody needs/)
  })

  it('says what to do', () => {
    const { hint, details } = explainLimit([], own)
    expect(hint).toMatch(/^Remove credentials.*or split over several applications\.$/)
    expect(details).toEqual([])
  })
})
