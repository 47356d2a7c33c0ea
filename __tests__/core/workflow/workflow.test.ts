import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { expandText, matrixCombinations } from '../../../src/core/workflow/matrix.ts'
import type { TriggerContext } from '../../../src/core/workflow/triggers.ts'
import { explainWorkflow } from '../../../src/core/workflow/workflow.ts'

function short(presents: TriggerContext): string {
  switch (presents.kind) {
    case 'context':
      if (presents.context.kind === 'environment') return `environment:${presents.context.environment}`
      return presents.context.kind === 'ref' ? `ref:${presents.context.ref}` : 'pull_request'
    case 'ref-pattern':
      return [`any ${presents.pattern}`, ...presents.except.map((except) => `not ${except}`)].join(' ')
    case 'caller':
      return 'caller'
    case 'called':
      return `called ${presents.uses}`
    case 'not-evaluated':
      return `? ${presents.expression}`
    case 'not-known':
      return presents.reason
  }
}

function explain(yaml: string, defaultBranch: string | undefined = 'main'): readonly string[] {
  const facts = defaultBranch === undefined ? {} : { defaultBranch }
  return explainWorkflow(parse(yaml), facts).map(({ job, event, presents }) => `${job} ${event} ${short(presents)}`)
}

function on(events: string, defaultBranch?: string): readonly string[] {
  return explain(`on: ${events}\njobs: { a: {} }`, defaultBranch).map((line) => line.replace(/^a /, ''))
}

/** Writes an expression as a workflow file has it. */
function ex(inside: string): string {
  return `$\{{ ${inside} }}`
}

const ANY = ['any refs/heads/**', 'any refs/tags/**']

describe('events', () => {
  it('take every form of on', () => {
    expect(on('pull_request')).toEqual(['pull_request pull_request'])
    expect(on('[pull_request, schedule]')).toEqual(['pull_request pull_request', 'schedule ref:refs/heads/main'])
    expect(on('{ pull_request: { branches: [main] }, schedule: [{ cron: "0 0 * * *" }], issues: null }')).toEqual([
      'pull_request pull_request',
      'schedule ref:refs/heads/main',
      'issues ref:refs/heads/main',
    ])
    expect(explainWorkflow({ true: 'pull_request', jobs: { a: {} } })).toMatchObject([{ event: 'pull_request' }])
  })

  it.each([
    ['push', ANY],
    ['{ push: { paths: [src] } }', ANY],
    ['{ push: { branches: main } }', ['ref:refs/heads/main']],
    [
      '{ push: { branches: [main, "release/**", "!release/old"] } }',
      ['ref:refs/heads/main', 'any refs/heads/release/** not refs/heads/release/old'],
    ],
    ['{ push: { tags: ["v[12].*", 2.0] } }', ['any refs/tags/v[12].*', 'ref:refs/tags/2']],
    ['{ push: { branches: [main], tags: ["v*"] } }', ['ref:refs/heads/main', 'any refs/tags/v*']],
    ['{ push: { branches-ignore: [wip] } }', ['any refs/heads/** not refs/heads/wip']],
    ['{ push: { tags-ignore: ["*"], branches: null } }', ['any refs/tags/** not refs/tags/*']],
    ['workflow_dispatch', ANY],
    ['create', ANY],
    ['registry_package', ANY],
    ['release', ['any refs/tags/**']],
    ['merge_group', ['any refs/heads/gh-readonly-queue/**/pr-*']],
    ['{ merge_group: { branches: [main, "!x"] } }', ['any refs/heads/gh-readonly-queue/main/pr-*']],
    ['workflow_call', ['caller']],
    ['pull_request_target', ['ref:refs/heads/main']],
    ['workflow_run', ['ref:refs/heads/main']],
    ['repository_dispatch', ['ref:refs/heads/main']],
    ['pull_request_review', ['The event "pull_request_review" has no documented subject.']],
    ['deployment', ['The event "deployment" has no documented subject.']],
    ['something_new', ['The event "something_new" is not an event known here.']],
  ])('%s present %o', (events, presented) => {
    expect(on(events).map((line) => line.slice(line.indexOf(' ') + 1))).toEqual(presented)
  })

  it('say when the default branch would decide', () => {
    expect(explainWorkflow({ on: 'schedule', jobs: { a: {} } })).toMatchObject([
      { presents: { kind: 'not-known', reason: expect.stringContaining('default branch, which is not known') } },
    ])
  })
})

describe('environments', () => {
  it('go before every event', () => {
    const workflow = `
on: [push, pull_request, deployment]
jobs:
  a: { environment: production }
  b: { environment: { name: Test:1, url: 'https://x' } }
  c: { environment: '\${{ inputs.environment }}' }
  d: { environment: 1 }
  e: { environment: '' }
  f: { environment: { url: x } }
  g: { environment: [x] }
`
    const lines = explain(workflow).filter((line) => / pull_request /.test(line))
    expect(lines).toEqual([
      'a pull_request environment:production',
      'b pull_request environment:Test:1',
      `c pull_request ? ${ex('inputs.environment')}`,
      'd pull_request environment:1',
      'e pull_request pull_request',
      'f pull_request pull_request',
      'g pull_request pull_request',
    ])
    expect(explain(workflow)).toContain('a deployment environment:production')
  })

  it('follow the matrix', () => {
    const workflow = `
on: pull_request
jobs:
  a:
    strategy: { matrix: { stage: [dev, prod], region: [eu, us] } }
    environment: '\${{ matrix.stage }}-\${{matrix.region}}'
  b:
    strategy: { matrix: { include: [{ env: x }, { env: y }, { other: z }] } }
    environment: { name: '\${{ matrix.env }}' }
  c:
    strategy: { matrix: '\${{ fromJSON(inputs.m) }}' }
    environment: '\${{ matrix.env }}'
`
    expect(explain(workflow)).toEqual([
      ...['dev-eu', 'dev-us', 'prod-eu', 'prod-us'].map((name) => `a pull_request environment:${name}`),
      'b pull_request environment:x',
      'b pull_request environment:y',
      'b pull_request pull_request',
      `c pull_request ? ${ex('matrix.env')}`,
    ])
  })
})

describe('jobs', () => {
  it('that call a workflow present what that workflow says', () => {
    expect(explain('on: push\njobs: { a: { uses: ./.github/workflows/x.yml } }')).toEqual([
      'a push called ./.github/workflows/x.yml',
    ])
  })

  it.each([
    ['{}', '{}', false],
    ['write-all', '{}', true],
    ['read-all', '{}', false],
    ['{ id-token: write }', '{}', true],
    ['{ id-token: write }', '{ contents: read }', false],
    ['{ contents: read }', '{ id-token: write }', true],
    ['{ id-token: write }', '{ id-token: none }', false],
  ])('with permissions %s, then %s, may request a token: %s', (workflow, job, idToken) => {
    const yaml = `on: pull_request\npermissions: ${workflow}\njobs: { a: { permissions: ${job} } }`
    const text = job === '{}' ? yaml.replace(' permissions: {} ', '') : yaml
    expect(explainWorkflow(parse(text))).toMatchObject([{ idToken }])
  })

  it('show their condition', () => {
    const [conditional, plain] = explainWorkflow(
      parse('on: pull_request\njobs: { a: { if: "github.actor == \'x\'" }, b: { if: null } }'),
    )
    expect(conditional?.condition).toBe("github.actor == 'x'")
    expect(plain).not.toHaveProperty('condition')
  })

  it.each([undefined, null, 'text', [], { on: 'push' }, { jobs: { a: {} } }, { on: 7, jobs: { a: null } }])(
    'are none in %o',
    (workflow) => {
      expect(explainWorkflow(workflow)).toEqual([])
    },
  )
})

describe('matrixCombinations', () => {
  it("follows GitHub's own example of include", () => {
    const matrix = {
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    }
    expect(matrixCombinations(matrix)).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ])
  })

  it('excludes', () => {
    expect(matrixCombinations({ a: [1, 2], b: [3, 4], exclude: [{ a: 1 }, { a: 2, b: 4 }] })).toEqual([{ a: 2, b: 3 }])
  })

  it.each([
    undefined,
    'x',
    { a: ex('x') },
    { a: [1], include: ex('x') },
    { a: [1], exclude: ex('x') },
    { a: [1], include: ['x'] },
  ])('does not know %o', (matrix) => {
    expect(matrixCombinations(matrix)).toBeUndefined()
  })
})

describe('expandText', () => {
  it('reaches into objects', () => {
    const matrix = { target: [{ env: 'a', deep: { x: true } }, { env: 'a' }] }
    expect(expandText(ex('matrix.target.env'), matrix)).toEqual(['a'])
    expect(expandText(ex('matrix.target.deep.x'), matrix)).toEqual(['true', ''])
  })

  it('gives up on what is no plain value', () => {
    expect(expandText(ex('matrix.a'), { a: [{ b: 1 }] })).toBeUndefined()
    expect(expandText(ex('matrix.a'), { a: ['x', ex('y')] })).toBeUndefined()
    expect(expandText(`${ex('matrix.a')}-${ex('github.ref')}`, { a: ['x'] })).toBeUndefined()
    expect(expandText(ex('matrix.a || 1'), { a: ['x'] })).toBeUndefined()
    expect(expandText(ex('matrix.a.b'), { a: ['x', null] })).toEqual([''])
  })
})
