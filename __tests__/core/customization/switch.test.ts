/** Switches: what is sent for each template, what counts as turned, and what is left alone because nobody knows. */
import { describe, expect, it } from 'vitest'
import {
  decideSwitch,
  isSwitched,
  needsOrganization,
  type SwitchFacts,
  switchLine,
} from '../../../src/core/customization/switch.ts'

const FACTS: SwitchFacts = {
  repository: { owner: 'octo-org', name: 'shop', id: '2', ownerId: '1' },
  createdAt: '2025-01-01T00:00:00Z',
  repositoryVisible: true,
  enterpriseServer: false,
  ofOrganization: true,
}
const SHARED = { organization: { status: 200, body: { include_claim_keys: ['repo', 'context', 'actor'] } } }
const DEFAULT = { use_default: true, use_immutable_subject: false, sub_claim_prefix: 'repo:octo-org/shop' }
const ok = (body: object) => ({ status: 200, body })

function decide(body: object, more: Partial<SwitchFacts> = {}) {
  return decideSwitch(ok(body), { ...FACTS, ...more })
}

function switchable(body: object, more: Partial<SwitchFacts> = {}) {
  const decision = decide(body, more)
  if (decision.kind !== 'switchable') throw new Error(`not switchable: ${JSON.stringify(decision)}`)
  return decision
}

describe('what is sent', () => {
  it('of the default template nothing but the flag', () => {
    const { sent, former, written } = switchable(DEFAULT)
    expect(sent).toEqual({ use_default: true, use_immutable_subject: true })
    expect(former).toEqual({ use_default: true, use_immutable_subject: false })
    expect(written['prefix-before']).toBe('repo:octo-org/shop')
    expect(written.prefix).toBe('repo:octo-org@1/shop@2')
    expect(written['way-back']).toBe(
      'gh api --method PUT repos/octo-org/shop/actions/oidc/customization/sub -F use_default=true -F use_immutable_subject=false',
    )
  })

  it('of the default template with keys, which GitHub ignores, those keys', () => {
    const { sent, former } = switchable({ ...DEFAULT, include_claim_keys: ['repo', 'actor'] })
    expect(sent).toEqual({ use_default: true, include_claim_keys: ['repo', 'actor'], use_immutable_subject: true })
    expect(former).toEqual({ use_default: true, include_claim_keys: ['repo', 'actor'], use_immutable_subject: false })
  })

  it('of keys of its own those keys in their order, back as well', () => {
    const { sent, written } = switchable({ use_default: false, include_claim_keys: ['context', 'repo'] }, SHARED)
    expect(sent).toEqual({ use_default: false, include_claim_keys: ['context', 'repo'], use_immutable_subject: true })
    expect(written['way-back']).toContain("-f 'include_claim_keys[]=context' -f 'include_claim_keys[]=repo'")
  })

  it.each([
    ['that GitHub shows', { use_default: false, include_claim_keys: ['repo', 'context', 'actor'] }],
    ['that GitHub leaves out', { use_default: false }],
  ])("of its organization's template %s no keys, and the line says so", (_, body) => {
    const decision = switchable(body, SHARED)
    expect(decision.sent).toEqual({ use_default: false, use_immutable_subject: true })
    expect(switchLine('octo-org/shop', 'f.yml:1:1', decision).reason).toContain('no keys are sent')
    expect(decision.template.keys).toEqual(['repo', 'context', 'actor'])
  })

  it('a repository of a person has keys of its own', () => {
    const { sent } = switchable(
      { use_default: false, include_claim_keys: ['repo', 'context'] },
      { ofOrganization: false },
    )
    expect(sent.include_claim_keys).toEqual(['repo', 'context'])
  })

  it('what nobody customised answers 404', () => {
    const decision = decideSwitch({ status: 404 }, FACTS)
    expect(decision.kind).toBe('switchable')
  })

  it('the line names the prefixes', () => {
    const line = switchLine('octo-org/shop', 'f.yml:1:1', switchable(DEFAULT))
    expect(line.differences).toEqual([{ field: 'prefix', from: 'repo:octo-org/shop', to: 'repo:octo-org@1/shop@2' }])
    expect(line.reason).not.toContain('no keys are sent')
  })
})

describe('what is left alone', () => {
  it.each([
    ['by the prefix, whatever the flag says', { ...DEFAULT, sub_claim_prefix: 'repo:octo-org@1/shop@2' }],
    ['by the prefix, whatever the template is', { use_default: false, sub_claim_prefix: 'repo:octo-org@1/shop@2' }],
    [
      'by the flag, where no prefix is shown',
      { use_default: false, include_claim_keys: ['repo'], use_immutable_subject: true },
    ],
  ])('it is immutable %s', (_, body) => {
    expect(decide(body, SHARED)).toEqual({ kind: 'immutable' })
  })

  it.each([
    [
      'a template without the repository',
      { use_default: false, include_claim_keys: ['repository_id', 'context'] },
      SHARED,
      'subject-unknown',
    ],
    ['a prefix of no known form', { ...DEFAULT, sub_claim_prefix: 'what' }, {}, 'subject-unknown'],
    [
      "an organization's template that cannot be read",
      { use_default: false, include_claim_keys: ['repo'] },
      { organization: { status: 403 } },
      'github-forbidden',
    ],
    [
      "an organization's template that was not read",
      { use_default: false, include_claim_keys: ['repo'] },
      {},
      'github-forbidden',
    ],
    [
      "an organization's template that holds nothing",
      { use_default: false, include_claim_keys: ['repo'] },
      { organization: ok({}) },
      'github-forbidden',
    ],
    [
      "an organization's template that is not shown",
      { use_default: false },
      { organization: { status: 403 } },
      'github-forbidden',
    ],
    ['a template that is not shown, of a person', { use_default: false }, { ofOrganization: false }, 'subject-unknown'],
    ["an organization's template without keys", { use_default: false }, { organization: ok({}) }, 'subject-unknown'],
    [
      "an organization's answer of another shape",
      { use_default: false, include_claim_keys: ['repo'] },
      { organization: { status: 200, body: [] } },
      'github-forbidden',
    ],
  ])('%s', (_, body, more, code) => {
    const decision = decide(body, more)
    expect(decision.kind === 'refused' ? decision.code : decision.kind).toBe(code)
  })
})

describe('whether the organization has to be read', () => {
  it.each([
    [ok({ use_default: false }), true],
    [ok(DEFAULT), false],
    [ok([]), false],
    [{ status: 404 }, false],
  ])('%j: %s', (answer, needed) => {
    expect(needsOrganization(answer)).toBe(needed)
  })
})

describe('what counts as turned', () => {
  const before = switchable(DEFAULT)
  const own = switchable({ use_default: false, include_claim_keys: ['repo', 'actor'] }, SHARED)
  const AFTER = { use_default: true, use_immutable_subject: true, sub_claim_prefix: 'repo:octo-org@1/shop@2' }
  const KEYS = { use_default: false, include_claim_keys: ['repo', 'actor'], use_immutable_subject: true }

  it.each([
    ['the prefix and the flag', before, ok(AFTER), true],
    ['the prefix alone', before, ok({ ...AFTER, use_immutable_subject: false }), true],
    [
      'the flag, where a prefix was shown before',
      before,
      ok({ use_default: true, use_immutable_subject: true }),
      false,
    ],
    ['the old prefix', before, ok({ ...AFTER, sub_claim_prefix: 'repo:octo-org/shop' }), false],
    ['other IDs', before, ok({ ...AFTER, sub_claim_prefix: 'repo:octo-org@1/shop@3' }), false],
    ['a prefix that is none', before, ok({ ...AFTER, sub_claim_prefix: 'shop' }), false],
    ['another template', before, ok({ ...KEYS, sub_claim_prefix: AFTER.sub_claim_prefix }), false],
    ['no answer', before, { status: 404 }, false],
    ['an answer of another shape', before, ok([]), false],
    ['the flag and the same keys', own, ok(KEYS), true],
    ['the prefix, the flag and the same keys', own, ok({ ...KEYS, sub_claim_prefix: AFTER.sub_claim_prefix }), true],
    ['the flag and other keys', own, ok({ ...KEYS, include_claim_keys: ['actor', 'repo'] }), false],
    ['keys that are gone', own, ok({ ...KEYS, include_claim_keys: [] }), false],
    ['no flag', own, ok({ ...KEYS, use_immutable_subject: false }), false],
    [
      'keys without the word',
      own,
      ok({ include_claim_keys: KEYS.include_claim_keys, use_immutable_subject: true }),
      true,
    ],
  ])('%s', (_, switched, answer, yes) => {
    expect(isSwitched(answer, switched)).toBe(yes)
  })

  it('after 404 the default template with the prefix', () => {
    const decision = decideSwitch({ status: 404 }, FACTS)
    expect(decision.kind === 'switchable' && isSwitched(ok(AFTER), decision)).toBe(true)
  })

  it('keys that say nothing of the default were their own before', () => {
    const decision = switchable({ include_claim_keys: ['repo', 'actor'] }, SHARED)
    expect(isSwitched(ok(KEYS), decision)).toBe(true)
  })
})
