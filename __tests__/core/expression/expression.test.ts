import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GITHUB_ISSUER } from '../../../src/core/credential/issuer.ts'
import { admissions, admits, claimsOfSubject, evaluate } from '../../../src/core/expression/evaluation.ts'
import { canBeCompared, formatExpression, parseExpression } from '../../../src/core/expression/expression.ts'
import { expressionRules, mayUseExpressions, validateExpression } from '../../../src/core/expression/rules.ts'
import { naiveMatch } from './naive-match.ts'

const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/flexible-expressions.json', import.meta.url), 'utf8'),
) as {
  examples_valid: readonly string[]
  examples_rejected: readonly string[]
}

function parsed(text: string) {
  const result = parseExpression(text)
  if (!result.ok) throw new Error(`${result.problem.column}: ${result.problem.message}`)
  return result.expression
}

function problems(text: string, issuer = GITHUB_ISSUER) {
  return validateExpression(parsed(text), issuer).map(({ message }) => message)
}

const comparand = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019:/@*?-_. %"]['), minLength: 1, maxLength: 16 })
  .filter(canBeCompared)
const term = fc.record({
  claim: fc.constantFrom('sub', 'job_workflow_ref', 'repository_id', 'x1'),
  operator: fc.constantFrom('eq' as const, 'matches' as const),
  comparand,
})

describe('parseExpression', () => {
  it('reads terms with their columns', () => {
    expect(parsed("claims['sub'] matches 'repo:o/r:*' and claims['repository_id'] eq '1'").terms).toEqual([
      { claim: 'sub', operator: 'matches', comparand: 'repo:o/r:*', column: 1 },
      { claim: 'repository_id', operator: 'eq', comparand: '1', column: 40 },
    ])
  })

  it('reads what formatExpression writes', () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), (terms) => {
        const read = parsed(formatExpression(terms)).terms.map(({ column: _, ...rest }) => rest)
        expect(read).toEqual(terms)
      }),
    )
  })

  it('writes what it reads, or says where it cannot', () => {
    const word = fc.constantFrom("claims['sub']", ' ', 'eq', 'matches', "'a'", ' and ', "'", 'or', "claims['", "']")
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), (words) => {
        const text = words.join('')
        const result = parseExpression(text)
        if (result.ok) expect(formatExpression(result.expression.terms)).toBe(text)
        else {
          expect(result.problem.column).toBeGreaterThanOrEqual(1)
          expect(result.problem.column).toBeLessThanOrEqual(text.length + 1)
        }
      }),
    )
  })

  it.each([
    ['', 1, 'A term is expected'],
    [' claims', 1, 'A term is expected'],
    ['sub eq 1', 1, 'A term is expected'],
    ['claims["sub"] eq "a"', 8, 'single quotes'],
    ["claims[''] eq 'a'", 9, 'name of a claim is expected'],
    ["claims['a-b'] eq 'a'", 10, "ends with ']"],
    ["claims['sub']eq 'a'", 14, 'Exactly one space is expected before the operator'],
    ["claims['sub']  eq 'a'", 15, 'more than one space before the operator'],
    ["claims['sub'] == 'a'", 15, 'operator "=="'],
    ["claims['sub'] EQ 'a'", 15, 'operator "EQ"'],
    ["claims['sub'] eq  'a'", 18, 'more than one space after the operator'],
    ["claims['sub'] eq\t'a'", 17, 'Exactly one space is expected after the operator'],
    ["claims['sub'] eq", 17, 'Exactly one space is expected after the operator'],
    ["claims['sub'] eq a", 18, 'stands in single quotes'],
    ["claims['sub'] eq 'a", 18, 'never closed'],
    ["claims['sub'] eq ''", 19, 'is empty'],
    ["claims['sub'] eq 'o'neill'", 21, 'holds a single quote'],
    ["claims['sub'] eq 'a'  ", 21, 'Blanks at the end'],
    ["claims['sub'] eq 'a'  and claims['b'] eq 'c'", 22, 'more than one space before "and"'],
    ["claims['sub'] eq 'a' or claims['b'] eq 'c'", 22, 'this is "or"'],
    ["claims['sub'] eq 'a' AND claims['b'] eq 'c'", 22, 'this is "AND"'],
    ["claims['sub'] eq 'a' and", 25, 'Exactly one space is expected after "and"'],
    ["claims['sub'] eq 'a' and ", 26, 'A term is expected'],
    ["(claims['sub'] eq 'a')", 1, 'A term is expected'],
    ["not claims['sub'] eq 'a'", 1, 'A term is expected'],
  ])('refuses %s at column %i', (text, column, message) => {
    expect(parseExpression(text)).toEqual({
      ok: false,
      problem: { column, message: expect.stringContaining(message) },
    })
  })
})

it('does not hide mistakes of the program', () => {
  expect(() => parseExpression(7 as never)).toThrow(TypeError)
})

describe('the rules of the issuers', () => {
  it.each(vectors.examples_valid)('allows %s', (text) => {
    expect(problems(text)).toEqual([])
  })

  it.each(vectors.examples_rejected)('refuses %s', (text) => {
    expect(problems(text)).toEqual([expect.stringContaining('repository_id, repository_owner_id')])
  })

  it('knows which operators a claim takes', () => {
    const text = "claims['sub'] eq 'a' and claims['repository_id'] matches '1*' and claims['actor'] eq 'm'"
    expect(validateExpression(parsed(text), GITHUB_ISSUER)).toEqual([
      { column: 26, message: expect.stringContaining('only be compared with eq') },
      { column: 67, message: expect.stringContaining('"actor" is not allowed') },
    ])
    expect(problems("claims['toString'] eq 'a' and claims['repository_id'] eq '1'")).toHaveLength(2)
  })

  it('requires sub', () => {
    expect(problems("claims['repository_id'] eq '1'")).toEqual([expect.stringContaining('"sub" is missing')])
  })

  it.each([
    ['https://gitlab.com', "claims['sub'] matches 'project_id:1:*' and claims['project_id'] eq '1'", true],
    ['https://gitlab.example.com', "claims['sub'] eq 'a' and claims['namespace_id'] eq '1'", true],
    ['https://gitlab.example.ca', "claims['sub'] eq 'a' and claims['user_id'] eq '1'", true],
    ['https://gitlab.com', "claims['sub'] eq 'a'", false],
    ['https://app.terraform.io', "claims['sub'] matches 'organization:o:*'", true],
    ['https://app.eu.terraform.io', "claims['sub'] matches 'organization:o:*'", true],
    ['https://app.terraform.io', "claims['aud'] eq 'a'", false],
  ])('judges for %s: %s', (issuer, text, valid) => {
    expect(problems(text, issuer).length === 0).toBe(valid)
  })

  it.each([
    'https://token.actions.githubusercontent.com/',
    'https://token.actions.githubusercontent.com/octo-inc',
    'https://token.actions.octo.ghe.com',
    'https://ghes.example.com/_services/token',
    'https://gitlab.example.org',
    'https://tfe.example.com',
    'https://accounts.google.com',
  ])('has no expressions for %s', (issuer) => {
    expect(mayUseExpressions(issuer)).toBe(false)
    expect(expressionRules(issuer)).toBeUndefined()
    expect(problems("claims['sub'] eq 'a'", issuer)).toEqual([expect.stringContaining('no expressions')])
  })
})

describe('evaluate', () => {
  it('agrees with an independent matcher', () => {
    const claim = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 5 })
    const small = fc.record({
      claim: fc.constantFrom('sub', 'repository_id'),
      operator: fc.constantFrom('eq' as const, 'matches' as const),
      comparand: fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), minLength: 1, maxLength: 5 }),
    })
    fc.assert(
      fc.property(fc.array(small, { minLength: 1, maxLength: 3 }), claim, claim, (terms, sub, id) => {
        const claims: Record<string, string> = { sub, repository_id: id }
        const expected = terms.every(({ claim: name, operator, comparand: value }) =>
          operator === 'eq' ? claims[name] === value : naiveMatch(value, claims[name] ?? ''),
        )
        expect(evaluate(parsed(formatExpression(terms)), claims).matches).toBe(expected)
      }),
    )
  })

  it('shows the term that refuses, and takes nothing but strings', () => {
    const expression = parsed(
      "claims['sub'] matches 'repo:o/*' and claims['repository_id'] eq '1' and claims['x'] eq '1'",
    )
    const { matches, terms } = evaluate(expression, { sub: 'repo:o/r', repository_id: 1 })
    expect(matches).toBe(false)
    expect(terms.map(({ claim, actual, ok }) => ({ claim, actual, ok }))).toEqual([
      { claim: 'sub', actual: 'repo:o/r', ok: true },
      { claim: 'repository_id', actual: undefined, ok: false },
      { claim: 'x', actual: undefined, ok: false },
    ])
  })

  it('does not look into prototypes', () => {
    expect(evaluate(parsed("claims['constructor'] matches '*'"), {}).matches).toBe(false)
  })
})

describe('admits', () => {
  const expression = parsed("claims['sub'] matches 'repo:o*/r*:ref:refs/heads/*' and claims['repository_id'] eq '2'")

  it('judges a list of subjects', () => {
    const verdicts = admits(expression, [
      'repo:o@1/r@2:ref:refs/heads/main',
      'repo:o@1/r@3:ref:refs/heads/main',
      'repo:o/r:ref:refs/heads/main',
      'repo:o/r:pull_request',
    ]).map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['admitted', 'refused', 'depends', 'refused'])
  })

  it('takes what is known of all of them', () => {
    const [first] = admits(expression, ['repo:o/r:ref:refs/heads/main'], { repository_id: '2' })
    expect(first).toEqual({ subject: 'repo:o/r:ref:refs/heads/main', verdict: 'admitted', terms: [] })
    const [second] = admits(expression, ['repo:o/r:ref:refs/heads/main'], { repository_id: '3' })
    expect(second).toMatchObject({ verdict: 'refused', terms: [{ claim: 'repository_id', actual: '3' }] })
  })

  it('reads the expression itself, and tells nothing by one that cannot be read', () => {
    const text = "claims['sub'] eq 'a'"
    expect(admissions(text, ['a', 'b'], {})).toEqual(admits(parsed(text), ['a', 'b']))
    expect(admissions('sub eq a', ['a', 'b'], {})).toEqual([])
  })

  it('reads claims off a customised subject', () => {
    expect(claimsOfSubject('repository_id:2:environment:prod')).toEqual({
      repository_id: '2',
      environment: 'prod',
      sub: 'repository_id:2:environment:prod',
    })
  })
})

it('cannot compare quotes', () => {
  expect(canBeCompared("o'neill")).toBe(false)
  expect(canBeCompared('')).toBe(false)
  expect(canBeCompared('a b')).toBe(true)
})
