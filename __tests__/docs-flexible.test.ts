/** Proves that every expression of docs/FLEXIBLE.md compiles, is valid or refused, and admits what the page says. */
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { GITHUB_ISSUER } from '../src/core/credential/issuer.ts'
import { evaluate } from '../src/core/expression/evaluation.ts'
import { type Expression, parseExpression } from '../src/core/expression/expression.ts'
import { compileFlexible, type FlexibleFacts, type FlexibleIntent } from '../src/core/expression/flexible.ts'
import { expressionRules, validateExpression } from '../src/core/expression/rules.ts'
import { lintExpression } from '../src/core/lint/expression.ts'
import { parseSubject } from '../src/core/subject/subject.ts'
import { DEFAULT_TEMPLATE } from '../src/core/template/template.ts'
import { actionFileOf, checkedTable, checkedTables, code, codes, read } from './documents.ts'

const page = read('docs/FLEXIBLE.md')
const rows = (name: string) => checkedTable(page, name)

const repository = { owner: 'octo-org', name: 'octo-repo', ownerId: '123456', id: '456789' }
const facts: FlexibleFacts = {
  issuer: GITHUB_ISSUER,
  template: DEFAULT_TEMPLATE,
  prefix: { kind: 'immutable', ...repository },
  repository,
}

/** The code spans of a cell as inputs, read as the YAML that a workflow holds. */
function inputsIn(cell: string): ReadonlyMap<string, string> {
  return new Map(codes(cell).flatMap((text) => Object.entries(parse(text) as Readonly<Record<string, string>>)))
}

function intentOf(inputs: ReadonlyMap<string, string>): FlexibleIntent {
  const [branch, tag, queue] = ['branch-pattern', 'tag-pattern', 'merge-queue'].map((name) => inputs.get(name))
  if (branch !== undefined) return { kind: 'branch-pattern', pattern: branch }
  if (tag !== undefined) return { kind: 'tag-pattern', pattern: tag }
  return { kind: 'merge-queue', branch: queue ?? '' }
}

function compile(cell: string) {
  const inputs = inputsIn(cell)
  const known = Object.keys(actionFileOf('OWNER/REPO/apply@v1')?.inputs ?? {})
  expect([...inputs.keys()].filter((name) => !known.includes(name))).toEqual([])
  const jobWorkflowRef = inputs.get('claims')?.replace(/^job_workflow_ref=/, '')
  return compileFlexible(intentOf(inputs), { ...facts, ...(jobWorkflowRef !== undefined && { jobWorkflowRef }) })
}

function parsed(text: string): Expression {
  const result = parseExpression(text)
  if (!result.ok) throw new Error(`${text}: ${result.problem.message}`)
  return result.expression
}

test.each(rows('compiled'))('%s compiles', (inputs, expression) => {
  expect(compile(inputs)).toEqual({ ok: true, expression: code(expression) })
  expect(validateExpression(parsed(code(expression)), GITHUB_ISSUER)).toEqual([])
  expect(lintExpression(GITHUB_ISSUER, code(expression))).toEqual([])
})

test.each(rows('intents refused'))('%s does not compile', (inputs, reason) => {
  const outcome = compile(inputs)
  expect(outcome.ok ? outcome.expression : outcome.reason).toBe(reason)
})

test.each(rows('refused'))('%s is refused', (expression, column, message) => {
  const result = parseExpression(code(expression))
  const problems = result.ok ? validateExpression(result.expression, GITHUB_ISSUER) : [result.problem]
  expect(problems).toEqual([{ column: Number(column), message }])
  expect(lintExpression(GITHUB_ISSUER, code(expression)).map(({ severity }) => severity)).toContain('error')
})

test.each(rows('accepted'))('%s accepts its expression', (issuer, expression) => {
  expect(validateExpression(parsed(code(expression)), code(issuer))).toEqual([])
  expect(lintExpression(code(issuer), code(expression))).toEqual([])
})

test.each(rows('warned'))('%s works and warns', (expression, message) => {
  expect(lintExpression(GITHUB_ISSUER, code(expression)).map((lint) => [lint.severity, lint.message])).toEqual([
    ['warning', message],
  ])
})

describe('admits', () => {
  const [, header = ''] = page.split('<!-- Checked: admits -->\n')
  const columns = codes(header.trimStart().split('\n')[0] ?? '')

  test('has a column for each kind of pattern, each compiled in the table above', () => {
    const above = rows('compiled').map(([inputs]) => inputs)
    expect(columns).toHaveLength(3)
    for (const column of columns) expect(above).toContain(`\`${column}\``)
  })

  test.each(rows('admits'))('%s', (cell, ...verdicts) => {
    const sub = code(cell)
    const shown = parseSubject(sub).repository
    // GitHub signs the IDs into every token; a subject by names just does not show them.
    const claims = {
      sub,
      repository_id: shown?.id ?? repository.id,
      repository_owner_id: shown?.ownerId ?? repository.ownerId,
    }
    const found = columns.map((column) => {
      const outcome = compile(`\`${column}\``)
      if (!outcome.ok) throw new Error(outcome.reason)
      return evaluate(parsed(outcome.expression), claims).matches ? 'yes' : 'no'
    })
    expect(found).toEqual(verdicts)
  })

  test('shows a yes and a no for each pattern', () => {
    for (const index of [1, 2, 3])
      expect(new Set(rows('admits').map((row) => row[index]))).toEqual(new Set(['yes', 'no']))
  })
})

test.each(rows('issuers'))('%s takes no expression', (issuer) => {
  expect(expressionRules(code(issuer))).toBeUndefined()
  expect(compileFlexible({ kind: 'branch-pattern', pattern: '*' }, { ...facts, issuer: code(issuer) }).ok).toBe(false)
  expect(lintExpression(code(issuer), "claims['sub'] eq 'x'").map((lint) => lint.code)).toEqual(['expression-issuer'])
})

test.each(rows('claims'))('claims of %s', (issuer, claims = '', required) => {
  const rules = expressionRules(code(issuer))
  // Names before the semicolon take both operators, those after it only `eq`.
  const [both = '', onlyEq = ''] = claims.replace(' with `eq`', '').split(';')
  expect(rules?.allowed).toEqual({
    ...Object.fromEntries(codes(both).map((claim) => [claim, ['eq', 'matches']])),
    ...Object.fromEntries(codes(onlyEq).map((claim) => [claim, ['eq']])),
  })
  expect(['sub', ...(rules?.oneOf ?? [])]).toEqual(codes(required ?? ''))
})

test('every expression of the page stands in a checked table or in a generated log', () => {
  const tables = ['claims', 'refused', 'compiled', 'intents refused', 'admits', 'accepted', 'warned', 'issuers']
  expect(checkedTables(page)).toEqual(tables)
  const cells = tables.flatMap(rows).flatMap((row) => row.flatMap(codes))
  const prose = page.replace(/-log:begin -->\n.*?<!-- [\w-]+-log:end/gs, '')
  const expressions = codes(prose).filter((text) => text.startsWith('claims['))
  expect(expressions.length).toBeGreaterThan(15)
  expect(expressions.filter((text) => !cells.includes(text))).toEqual([])
})
