import { describe, expect, it } from 'vitest'
import { EXCHANGE_AUDIENCES } from '../../../src/core/cloud.ts'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { toSubjectText } from '../../../src/core/diagnosis/alignment.ts'
import { compareWithStored } from '../../../src/core/diagnosis/diagnosis.ts'
import { describeCauses } from '../../../src/report/cause.ts'
import { comparisonLines } from '../../../src/report/comparison.ts'

const ISSUER = 'https://token.actions.githubusercontent.com'
const AUDIENCE = 'api://AzureADTokenExchange'

interface Difference {
  readonly subject?: string
  readonly issuer?: string
  readonly audience?: string
}

function exact(changed: Difference = {}, name = 'stored'): FederatedIdentityCredential {
  const { issuer = ISSUER, subject = 'repo:octo-org/shop:environment:prod', audience = AUDIENCE } = changed
  return { name, issuer, subject, audiences: [audience] }
}

function flexible(value: string, name = 'flexible'): FederatedIdentityCredential {
  return { name, issuer: ISSUER, audiences: [AUDIENCE], claimsMatchingExpression: { value, languageVersion: 1 } }
}

function judge(stored: readonly FederatedIdentityCredential[] | undefined, presented: Difference = {}, claims = {}) {
  const { issuer = ISSUER, subject = 'repo:octo-org/shop:environment:prod', audience = AUDIENCE } = presented
  const presenting = { issuer, subject, audience }
  const identity = { ...presenting, claims, sub: toSubjectText(subject) }
  const { nearest, causes } = compareWithStored(identity, stored, EXCHANGE_AUDIENCES)
  return {
    nearest,
    causes,
    causeCode: causes[0].code,
    cause: describeCauses(causes),
    marked: comparisonLines({ presented: presenting, ...(nearest !== undefined && { nearest }), causes, cures: [] }),
  }
}

const ids = 'repo:octo-org@1/shop@2:environment:prod'

describe('the likely cause', () => {
  it.each<[string, string, string]>([
    ['case', 'repo:octo-org/shop:environment:Prod', 'repo:octo-org/shop:environment:prod'],
    ['case', 'repo:Octo-Org/shop:environment:prod', 'repo:octo-org/shop:environment:prod'],
    ['blanks', 'repo:octo-org/shop:environment:prod', 'repo:octo-org/shop:environment:prod '],
    ['environment-added', 'repo:octo-org/shop:environment:prod', 'repo:octo-org/shop:ref:refs/heads/main'],
    ['environment-added', 'repo:octo-org/shop:environment:prod', 'repo:octo-org/shop:pull_request'],
    ['environment-added', 'repo:Octo-Org/Shop:environment:prod', 'repo:octo-org/shop:ref:refs/heads/main'],
    ['environment-added', 'repo:octo-org/shop:environment:prod', 'repo:Octo-Org/Shop:ref:refs/heads/main'],
    ['environment-missing', 'repo:octo-org/shop:ref:refs/heads/main', 'repo:octo-org/shop:environment:prod'],
    ['environment-missing', 'repo:octo-org/shop:pull_request', 'repo:octo-org/shop:environment:prod'],
    ['other-context', 'repo:octo-org/shop:ref:refs/heads/dev', 'repo:octo-org/shop:ref:refs/heads/main'],
    ['other-context', 'repo:octo-org/shop:environment:dev', 'repo:octo-org/shop:environment:prod'],
    ['other-context', 'repo:octo-org/shop:ref:refs/heads/dev', 'repo:octo-org/shop:pull_request'],
    ['ids-missing', ids, 'repo:octo-org/shop:environment:prod'],
    ['ids-unexpected', 'repo:octo-org/shop:environment:prod', ids],
    ['ids-stale', ids, 'repo:octo-org@1/shop@3:environment:prod'],
    ['ids-stale', ids, 'repo:octo-org@9/shop@2:environment:prod'],
    ['renamed', ids, 'repo:octo-org@1/store@2:environment:prod'],
    ['renamed', 'repo:octo-org/shop:environment:prod', 'repo:octo-org/store:environment:prod'],
    ['renamed', 'repo:octo-org/shop:environment:prod', 'repo:other/shop:environment:prod'],
    ['encoding', 'repo:octo-org/shop:environment:a%3Ab', 'repo:octo-org/shop:environment:a:b'],
    ['encoding', 'repo:octo-org/shop:environment:a b', 'repo:octo-org/shop:environment:a%20b'],
    ['pull-request-spelling', 'repo:octo-org/shop:pull_request', 'repo:octo-org/shop:pull-request'],
    ['wildcard-literal', 'repo:octo-org/shop:ref:refs/tags/v1', 'repo:octo-org/shop:ref:refs/tags/*'],
    [
      'template-changed',
      'repository_owner_id:1:repository_id:2:environment:prod',
      'repo:octo-org/shop:environment:prod',
    ],
    ['template-changed', 'repo:octo-org/shop:environment:prod:actor:mona', 'repo:octo-org/shop:environment:prod'],
    ['other-claim', 'repository_id:2:ref:refs/heads/main:actor:mona', 'repository_id:2:ref:refs/heads/main:actor:lisa'],
    ['other-claim', 'repository_id:2', 'repository_id:3'],
    ['renamed', 'repo:octo-org/shop:pull_request', 'repo:octo-org/store:pull-request'],
    ['other-context', 'repo:octo-org/shop:ref:refs/heads/a:actor:m', 'repo:octo-org/shop:ref:refs/heads/b:actor:m'],
    ['unknown', 'repo:octo-org/shop:environment:prod', 'system:serviceaccount:a:b'],
    ['unknown', 'repo:octo-org:environment:prod', 'repo:octo-org/shop:environment:prod'],
  ])('is %s for "%s" against "%s"', (code, presented, stored) => {
    const { causeCode, cause, nearest } = judge([exact({ subject: stored })], { subject: presented })
    expect(causeCode).toBe(code)
    expect(cause).toMatch(/^[A-Z"].+\.$/)
    expect(nearest).toMatchObject({ field: 'subject', presented, stored })
  })

  it.each<[string, Difference, Difference]>([
    ['trailing-slash', {}, { issuer: `${ISSUER}/` }],
    ['trailing-slash', { issuer: 'https://oidc.example/c/' }, { issuer: 'https://oidc.example/c' }],
    ['case', {}, { issuer: ISSUER.toUpperCase() }],
    ['blanks', {}, { issuer: ` ${ISSUER}` }],
    ['issuer', { issuer: `${ISSUER}/octo-inc` }, {}],
    ['issuer', {}, { issuer: 'https://gitlab.com' }],
    ['audience-cloud', { audience: `${AUDIENCE}USGov` }, {}],
    ['audience-cloud', {}, { audience: `${AUDIENCE}China` }],
    ['audience', {}, { audience: 'https://github.com/octo-org' }],
    ['case', {}, { audience: AUDIENCE.toLowerCase() }],
    ['blanks', {}, { audience: `${AUDIENCE} ` }],
  ])('is %s for %o against %o', (code, presented, stored) => {
    const { causeCode, cause } = judge([exact(stored)], presented)
    expect(causeCode).toBe(code)
    expect(cause).toMatch(/\.$/)
  })

  it('tells the slug of an enterprise from another issuer', () => {
    expect(judge([exact()], { issuer: `${ISSUER}/octo-inc` }).cause).toContain('slug of an enterprise')
    expect(judge([exact({ issuer: 'https://gitlab.com' })]).cause).toContain('another issuer')
  })

  it('names both where prefix and context differ', () => {
    const { causeCode, cause } = judge([exact({ subject: 'repo:octo-org/shop:ref:refs/heads/main' })], { subject: ids })
    expect(causeCode).toBe('ids-missing')
    expect(cause).toContain('the job has the environment "prod"')
  })

  it('says whether a rename is proved', () => {
    expect(judge([exact({ subject: 'repo:octo-org@1/store@2:environment:prod' })], { subject: ids }).cause).toContain(
      'was renamed',
    )
    expect(judge([exact({ subject: 'repo:octo-org/store:environment:prod' })]).cause).toContain('or another repository')
  })
})

describe('without anything to compare', () => {
  it('says that nothing is stored', () => {
    expect(judge([])).toEqual({
      nearest: undefined,
      causes: [{ code: 'no-credentials' }],
      marked: [
        'subject  presented: repo:octo-org/shop:environment:prod',
        `issuer   presented: ${ISSUER}`,
        `audience presented: ${AUDIENCE}`,
      ],
      causeCode: 'no-credentials',
      cause: 'The target holds no federated credential at all.',
    })
  })

  it('says that nothing could be read', () => {
    expect(judge(undefined)).toMatchObject({
      causeCode: 'unreadable',
      cause: 'What is stored could not be read, so that the nearest one is not known.',
    })
  })
})

describe('the nearest credential', () => {
  it('is the one that matches', () => {
    const { nearest, causeCode, marked } = judge([exact({ subject: 'repo:x/y:pull_request' }), exact({}, 'mine')])
    expect(causeCode).toBe('exact-match')
    const { aligned: _, ...found } = nearest ?? {}
    expect(found).toEqual({
      credential: exact({}, 'mine'),
      field: 'none',
      presented: 'repo:octo-org/shop:environment:prod',
      stored: 'repo:octo-org/shop:environment:prod',
    })
    expect(marked.join()).not.toContain('»')
  })

  it('differs in the fewest fields, then by the fewest segments', () => {
    const far = exact(
      { subject: 'repo:octo-org/shop:environment:prod', issuer: 'https://a.example', audience: 'b' },
      'far',
    )
    const other = exact({ subject: 'repo:octo-org/shop:ref:refs/heads/main' }, 'other')
    const near = exact({ subject: 'repo:octo-org/shop:environment:Prod' }, 'near')
    expect(judge([far, other, near]).nearest?.credential.name).toBe('near')
    expect(judge([far, other]).nearest?.credential.name).toBe('other')
  })

  it('shows segment and character', () => {
    const { nearest, marked } = judge([exact({ subject: 'repo:octo-org/shop:environment:Prod' })])
    expect(nearest).toMatchObject({
      segment: { presented: 'environment:prod', stored: 'environment:Prod', index: 1 },
      column: 32,
    })
    expect(marked).toEqual([
      'nearest stored credential: "stored"',
      `issuer   both:      ${ISSUER}`,
      'subject  presented: repo:octo-org/shop:environment:»prod«',
      'subject  stored:    repo:octo-org/shop:environment:»Prod«',
      `audience both:      ${AUDIENCE}`,
    ])
  })

  it('shows a segment that one side lacks', () => {
    const { nearest } = judge([exact({ subject: 'repo:octo-org/shop' })])
    expect(nearest?.segment).toEqual({ presented: 'environment:prod', stored: '', index: 1 })
    const longer = judge([exact({ subject: 'repo:octo-org/shop:environment:prod:actor:m' })])
    expect(longer.nearest?.segment).toEqual({ presented: '', stored: 'actor:m', index: 2 })
  })

  it('shows the issuer or audience when that is what differs', () => {
    expect(judge([exact({ issuer: `${ISSUER}/` })]).nearest).toMatchObject({
      field: 'issuer',
      column: ISSUER.length + 1,
    })
    const audience = judge([exact({ audience: `${AUDIENCE}China` })]).nearest
    expect(audience).toMatchObject({ field: 'audience', presented: AUDIENCE, stored: `${AUDIENCE}China` })
    const none = judge([{ ...exact(), audiences: [] }])
    expect(none.nearest).toMatchObject({ field: 'audience', stored: '' })
    expect(none.causeCode).toBe('audience')
  })

  it('cannot break the log', () => {
    const { marked, cause } = judge([exact({ subject: 'repo:octo-org/shop:environment:a\n::error::b' })])
    expect([...marked, cause].join('')).not.toContain('\n')
  })
})

describe('flexible credentials', () => {
  const value =
    "claims['sub'] matches 'repo:octo-org/shop:ref:refs/heads/release/*' and claims['repository_id'] eq '2' and claims['job_workflow_ref'] eq 'x'"
  const claims = { repository_id: '2', job_workflow_ref: 'x' }

  it('match', () => {
    const { nearest, causeCode, marked } = judge(
      [flexible(value)],
      { subject: 'repo:octo-org/shop:ref:refs/heads/release/1' },
      claims,
    )
    expect(causeCode).toBe('exact-match')
    expect(nearest).toMatchObject({ field: 'none', stored: value })
    expect(nearest).not.toHaveProperty('column')
    expect(marked.join('\n')).toContain(`expression stored:  ${value}`)
  })

  it('show the term that refuses and where it stands', () => {
    const { nearest, causeCode, cause, marked } = judge([flexible(value)], {}, claims)
    expect(causeCode).toBe('expression')
    expect(cause).toContain('does not match "repo:octo-org/shop:ref:refs/heads/release/*"')
    expect(nearest).toMatchObject({ field: 'expression', stored: value, column: 1 })
    expect(marked).toContain('sub      presented: repo:octo-org/shop:»environment:prod«')
    expect(marked).toContain('sub      required:  repo:octo-org/shop:»ref:refs/heads/release/*«')
  })

  it('show a claim that differs or is not there', () => {
    const subject = 'repo:octo-org/shop:ref:refs/heads/release/1'
    const wrong = judge([flexible(value)], { subject }, { ...claims, repository_id: '3' })
    expect(wrong.cause).toBe('The claim "repository_id" is "3", which does not equal "2".')
    expect(wrong.nearest).toMatchObject({
      presented: 'repository_id: 3',
      column: value.indexOf("claims['repository_id']") + 1,
    })
    const missing = judge([flexible(value)], { subject }, { repository_id: '2' })
    expect(missing.cause).toContain('needs the claim "job_workflow_ref"')
    expect(missing.nearest?.presented).toBe('job_workflow_ref: (no such claim)')
    expect(missing.marked.join('\n')).toContain('»(no such claim)«')
  })

  it('are never an exact match when Entra would refuse the expression', () => {
    const old = "claims['sub'] matches 'repo:octo-org/shop:*'"
    const { causeCode, cause, nearest } = judge([flexible(old)])
    expect(causeCode).toBe('expression-invalid')
    expect(cause).toContain('July 2026')
    expect(nearest).toMatchObject({ field: 'expression', presented: 'repo:octo-org/shop:environment:prod', column: 1 })
    const broken = judge([flexible("claims['sub'] eq 'a' or claims['sub'] eq 'b'")])
    expect(broken.cause).toContain('this is "or"')
    expect(broken.nearest?.column).toBe(22)
    expect(broken.marked.join('\n')).toContain('expression stored:')
  })

  it('lose against an exact credential that is nearer', () => {
    const near = exact({ subject: 'repo:octo-org/shop:environment:Prod' }, 'near')
    expect(judge([flexible(value), near], {}, claims).nearest?.credential.name).toBe('near')
  })

  it('are refused by a pattern even where every segment fits', () => {
    const pattern = flexible("claims['sub'] matches 'repo:o/r:??:x' and claims['repository_id'] eq '2'")
    expect(judge([pattern], { subject: 'repo:o/r:a:x' }, claims).causeCode).toBe('expression')
  })
})
