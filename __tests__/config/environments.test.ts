/** Environments of the short form: which rules defaults fill in, and what cannot be, each with its place. */
import { describe, expect, it } from 'vitest'
import { readConfigs } from '../../src/config/config.ts'
import { FederationError } from '../../src/core/error.ts'

const ID = 'client-id: 11111111-1111-1111-1111-111111111111'

function mistakes(...texts: readonly string[]): readonly string[] {
  try {
    readConfigs(
      texts.map((text, index) => ({ file: `f${index}.yml`, text })),
      'octo-org/own',
    )
    return []
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return error.details.length === 0 ? [error.message.replace('A file is wrong: ', '')] : error.details
  }
}

const one = (rules: string, more = '') => `repositories:
  - repository: octo-org/shop
    environments:
      prod: { ${ID}, ${rules} }
${more}`

describe('defaults', () => {
  const rules = (text: string) => readConfigs([{ file: 'f.yml', text }])[0]?.environments[0]?.rules

  it('fill what an environment leaves out', () => {
    const text = `defaults: { branches: [main], tags: [v1], reviewers: [mona], wait-minutes: 5 }\n${one('wait-minutes: 9')}`
    expect(rules(text)).toMatchObject({ branches: ['main'], tags: ['v1'], reviewers: ['mona'], 'wait-minutes': 9 })
  })

  it.each(['branches: [dev]', 'tags: [v2]', 'protected-branches: true'])(
    'of branches give way to %s as a whole',
    (own) => {
      const found = rules(`defaults: { branches: [main], tags: [v1], wait-minutes: 5 }\n${one(own)}`)
      const given = ['branches', 'tags', 'protected-branches'] as const
      expect(given.filter((name) => found?.[name] !== undefined)).toEqual([own.split(':')[0]])
      expect(found?.['wait-minutes']).toBe(5)
    },
  )
})

describe('what cannot be', () => {
  it('is protected branches beside a list', () => {
    expect(mistakes(one('protected-branches: true, branches: [main], tags: [v1]'))).toEqual([
      'f0.yml:4:7: Only one of `protected-branches` and `branches`, `tags` can hold for an environment.',
    ])
    expect(mistakes(one('protected-branches: false, branches: [main]'))).toEqual([])
  })

  it('is a client ID that differs from the identity', () => {
    expect(mistakes(one('adopt: true', '    variables: { azure_client_id: x }\n'))).toEqual([
      'f0.yml:4:7: `azure_client_id` follows from the identity of the environment: leave it out.',
    ])
    expect(mistakes(one('adopt: true', '    variables: { AZURE_TENANT_ID: x }\n'))).toEqual([])
  })

  it('is one environment with two identities, in one file or two, whatever its case', () => {
    const other = one('adopt: true')
      .replace('octo-org/shop', 'Octo-Org/Shop')
      .replace('prod:', 'PROD:')
      .replace(/1{8}-/, '22222222-')
    expect(mistakes(one('adopt: true'), other)).toEqual([
      'f1.yml:4:7: The environment "PROD" is declared already at f0.yml:4:7.',
    ])
  })

  it('is the own repository named and not named', () => {
    const own = one('adopt: true').replace('octo-org/shop', 'octo-org/own')
    const unnamed = `repositories:\n  - environments: { prod: { client-id: 22222222-2222-2222-2222-222222222222 } }\n`
    expect(mistakes(own, unnamed)).toEqual(['f1.yml:2:21: The environment "prod" is declared already at f0.yml:4:7.'])
  })
})

describe('variables', () => {
  it('stand once, whatever their case, since GitHub keeps one of them', () => {
    expect(mistakes(one('wait-minutes: 1', '    variables: { Foo: a, BAR: b, FOO: c }\n'))).toEqual([
      'f0.yml:4:7: The variable `FOO` stands here twice: GitHub ignores case.',
    ])
  })

  it('hold as much as GitHub takes', () => {
    const holding = (length: number) => one('wait-minutes: 1', `    variables: { A: ${'x'.repeat(length)} }\n`)
    expect(mistakes(holding(48_000))).toEqual([])
    expect(mistakes(holding(48_001))).toEqual(['f0.yml:5:21: A variable is longer than 48,000 characters.'])
  })
})
