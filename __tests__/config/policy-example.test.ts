/** The policy files of the examples and of the documents: they are valid, and allow what they say. */
import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../src/config/policy.ts'
import { GITHUB_ISSUER } from '../../src/core/credential/issuer.ts'
import { DENY_CODES, POLICY_KINDS } from '../../src/core/policy/entry.ts'
import type { JudgedChange, JudgedTarget } from '../../src/core/policy/facts.ts'
import { judge } from '../../src/core/policy/judge.ts'
import { read, yamlBlocks } from '../documents.ts'

const CLAIMS = { adopts: false, claimedOwners: [], githubIssuers: [GITHUB_ISSUER] }
const PAYMENTS = { fullName: 'octo-org/payments-api', id: '20', ownerId: '10' }
const application = (uniqueName: string): JudgedTarget => ({
  kind: 'application',
  clientId: '77777777-7777-7777-7777-777777777777',
  uniqueName,
  isManager: false,
})
const federated = (subject: string, uniqueName: string, lint: 'absent' | 'found' | 'undecided'): JudgedChange => ({
  ...CLAIMS,
  resource: 'federated',
  action: 'create',
  target: application(uniqueName),
  trust: { issuer: GITHUB_ISSUER, subject },
  repository: PAYMENTS,
  lints: new Map([['unprotected', lint]]),
})
const create: JudgedChange = {
  ...CLAIMS,
  resource: 'application',
  action: 'create',
  target: { kind: 'application', clientId: undefined, uniqueName: 'shop-staging', isManager: false },
  owners: ['99999999-9999-9999-9999-999999999999'],
}
const reasonsOf = (file: string, change: JudgedChange): readonly string[] => {
  const text = read('examples/policy.yml')
  const found = readPolicy({ file: 'policy.yml', text }, [file]).get(file)
  return found === undefined ? ['no policy'] : judge(found, change)
}

const PRODUCTION = 'repo:octo-org/payments-api:environment:production'

describe('examples/policy.yml', () => {
  it.each<[string, string, JudgedChange, number]>([
    ['payments trusts its own environment', 'teams/payments/a.yml', federated(PRODUCTION, 'payments-api', 'absent'), 0],
    ['payments changes no application of shop', 'teams/payments/a.yml', federated(PRODUCTION, 'shop-api', 'absent'), 1],
    ['an environment without protection', 'teams/payments/a.yml', federated(PRODUCTION, 'payments-api', 'found'), 1],
    ['an environment nobody could read', 'teams/payments/a.yml', federated(PRODUCTION, 'payments-api', 'undecided'), 1],
    ['payments creates nothing', 'teams/payments/a.yml', create, 2],
    ['platform creates', 'teams/platform/a.yml', create, 0],
    ['platform trusts payments for shop', 'teams/platform/a.yml', federated(PRODUCTION, 'shop-api', 'absent'), 0],
    ['a file in a folder below has no entry', 'teams/platform/x/../../payments/a.yml', create, 1],
    ['nobody else may do anything', 'teams/other/a.yml', create, 1],
  ])('%s', (_, file, change, reasons) => {
    expect(reasonsOf(file, change)).toHaveLength(reasons)
  })
})

describe('docs/POLICY.md', () => {
  const document = read('docs/POLICY.md')

  it('shows a valid policy', () => {
    const [block = ''] = yamlBlocks(document)
    expect(
      readPolicy({ file: 'policy.yml', text: block }, ['teams/payments/a.yml']).get('teams/payments/a.yml')?.deny,
    ).toEqual(['pull-request', 'unprotected'])
  })

  const { properties } = JSON.parse(read('schema/policy.schema.json')) as {
    properties: { files: { additionalProperties: { properties: Record<string, unknown> } } }
  }
  it.each([...Object.keys(properties.files.additionalProperties.properties), ...DENY_CODES])(
    'has a row for %s',
    (key) => {
      expect(document).toContain(`\n| \`${key}\` |`)
    },
  )

  it.each(POLICY_KINDS)('names the kind %s', (kind) => {
    expect(document).toContain(`\`${kind}\``)
  })
})
