/** Tests what is said of a refused change: what failed, what is in the way and whose it is, and what to do first. */
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { type BlockedFacts, blockedError } from '../../../src/core/plan/blocked.ts'
import { type Blocked, toChange } from '../../../src/core/plan/change.ts'
import type { BlockedResource } from '../../../src/core/plan/resource-change.ts'
import type { BlockCode, Verdict } from '../../../src/core/plan/verdict.ts'

const GITHUB = 'https://token.actions.githubusercontent.com'
const wanted: FederatedIdentityCredential = {
  name: 'ours',
  issuer: GITHUB,
  subject: 'repo:o/r:ref:x',
  audiences: ['a'],
}
const pattern: FederatedIdentityCredential = {
  name: 'ours',
  issuer: GITHUB,
  claimsMatchingExpression: { value: "claims['sub'] matches 'repo:o/*'", languageVersion: 1 },
  audiences: ['a'],
}

function blocked(
  reason: BlockCode,
  credential = wanted,
  facts: Partial<BlockedFacts> = {},
  stored?: FederatedIdentityCredential,
) {
  const change = toChange(credential, { source: 'inputs' }, { action: 'refuse', reason }, stored) as Blocked
  return blockedError(change, { stored: stored === undefined ? undefined : [stored], ...facts })
}

describe('a collision', () => {
  it('names the stored credential, what it trusts, and whose it is', () => {
    const stored = { ...wanted, name: 'theirs', audiences: ['b'], description: 'by hand' }
    const { code, message, hint, details } = blocked('audience-conflict', wanted, {}, stored)
    expect(code).toBe('audience-conflict')
    expect(message).toBe('The credential "theirs" trusts this subject with another audience ("b").')
    expect(hint).toMatch(/^Set `audience: b` on this step/)
    expect(details).toEqual([
      `In the way: "theirs" trusts "repo:o/r:ref:x" of "${GITHUB}" for "b"; no owner is marked on it.`,
    ])
  })

  it('of a name asks its owner first, and never to remove it', () => {
    const description = 'Managed by entra-workload-identity-federation; owner=octo-org/ops@7; octo-org/ops branch main'
    const { message, hint, details } = blocked('name-conflict', wanted, {}, { ...pattern, description })
    expect(message).toBe('A credential named "ours" exists with another subject, and it is not ours.')
    expect(hint).toMatch(/^Ask the owner of that credential/)
    expect(details[0]).toMatch(/trusts "claims\['sub'\] matches .*; its owner is "octo-org\/ops@7"\.$/)
  })

  it('with a credential without audience has none to set', () => {
    expect(blocked('audience-conflict', wanted, {}, { ...wanted, audiences: [] }).hint).toMatch(/^Ask the owner/)
    expect(blocked('audience-conflict').hint).toMatch(/^Ask the owner/)
  })
})

it('a full target shows what it holds', () => {
  const { message, hint, details } = blocked('credential-limit', wanted, { stored: [pattern] })
  expect(message).toBe('The target already holds 1 of at most 20 federated credentials.')
  expect(hint).toMatch(/^Remove credentials that nobody needs/)
  expect(details.join()).toContain('"ours"')
  expect(blocked('credential-limit').message).toContain('holds 0 of')
})

it('a full target counts what the other lines of its plan add, and knows what they delete', () => {
  const line = (name: string, verdict: Verdict) => toChange({ ...wanted, name }, { source: 'f.yml' }, verdict)
  const lines = [
    line('new', { action: 'create', reason: '' }),
    line('no-room', { action: 'refuse', reason: 'credential-limit' }),
    line('conflict', { action: 'refuse', reason: 'name-conflict' }),
    line('kept', { action: 'keep', reason: '' }),
    line('old', { action: 'delete', reason: '' }),
  ]
  const { message, hint } = blocked('credential-limit', wanted, { stored: [{ ...wanted, name: 'old' }], lines })
  expect(message).toBe('The target already holds 1 of at most 20 federated credentials, and 2 more are declared.')
  expect(hint).toMatch(/^This plan deletes "old", but only after creating/)
})

describe('a guard', () => {
  it.each<[BlockCode, FederatedIdentityCredential, Partial<BlockedFacts>, RegExp, RegExp]>([
    ['pull-request-refused', wanted, {}, /^The subject "repo:o\/r:ref:x" would let any pull/, /`pull-request: true`/],
    ['pull-request-refused', pattern, {}, /^The expression "claims.*" would let any pull/, /^Let the pattern go on/],
    [
      'pull-request-refused',
      wanted,
      { event: 'pull_request_target' },
      /^A pull_request_target run .*ref:x/,
      /base repo/,
    ],
    ['pull-request-refused', pattern, { event: 'pull_request_target' }, /matches 'repo/, /base repository/],
    ['merge-queue-refused', wanted, {}, /belongs to one merge queue entry/, /`merge-queue: <branch>`/],
    ['subject-too-broad', wanted, {}, /presented by other jobs than the intended/, /^Add `repo` and `context`/],
    ['subject-too-broad', pattern, {}, /lets in other jobs than the intended/, /^Begin the pattern with the whole/],
    [
      'context-not-declared',
      wanted,
      { ref: 'refs/heads/x' },
      /^"refs\/heads\/x" is neither/,
      /^Declare it \(`branch: x`\)/,
    ],
    [
      'context-not-declared',
      wanted,
      { ref: 'refs/tags/v1' },
      /^"refs\/tags\/v1" is neither/,
      /^Declare it \(`tag: v1`\)/,
    ],
    ['context-not-declared', wanted, {}, /^The ref of this job is neither/, /^Declare it/],
  ])('says %s about %o with %o', (code, credential, facts, message, hint) => {
    const error = blocked(code, credential, facts)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
    expect(error.hint).toMatch(hint)
    expect(error.details).toEqual([])
  })
})

it.each([
  ['not-permitted', 'The policy does not permit what would become of "ours".', /^Ask who keeps the policy file/],
  ['self-lockout', 'This run, or its manager, is trusted by nothing but "ours".', /^Let something else trust this job/],
] as const)('%s says what to do first', (reason, sentence, first) => {
  const { code, message, hint } = blocked(reason)
  expect(code).toBe(reason)
  expect(message).toBe(sentence)
  expect(hint).toMatch(first)
})

describe('a refused line about anything but a credential', () => {
  const role = (reason: 'not-permitted' | 'manager-forbidden') =>
    blockedError(
      {
        resource: 'role',
        action: 'refuse',
        reason,
        why: 'Why.',
        name: 'Reader at /s',
        source: 'f.yml:1:1',
        differences: [],
      } as unknown as BlockedResource,
      { stored: undefined },
    )

  it('says why in its own words', () => {
    expect(role('manager-forbidden').message).toBe('Why.')
    expect(role('manager-forbidden').hint).toBeUndefined()
  })

  it('asks for the leave of the policy', () => {
    expect(role('not-permitted').hint).toContain('Ask who keeps the policy file')
  })
})
