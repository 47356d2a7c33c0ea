/** Tests which contexts the jobs of a workflow have: events, environments, conditions, permissions, calls and limits. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { explainWorkflow } from '../../../src/core/workflow/workflow.ts'
import { createExpressions } from '../../../src/inputs/expressions.ts'
import { expectedRows, explainText, FILES, textOf, toLine } from './workflow-files.ts'

const facts = { expressions: createExpressions(), called: new Map() }

function explain(yaml: string, defaultBranch: string | undefined = 'main'): readonly string[] {
  return explainWorkflow(parse(yaml), { ...facts, ...(defaultBranch !== undefined && { defaultBranch }) }).map(toLine)
}

function on(events: string, defaultBranch?: string): readonly string[] {
  return explain(`on: ${events}\npermissions: write-all\njobs: { a: {} }`, defaultBranch).map((line) =>
    line.replace(/^a /, ''),
  )
}

describe('workflow files as teams write them', () => {
  it('are more than a dozen', () => {
    expect(FILES.length).toBeGreaterThan(15)
  })

  it.each(FILES)('%s', async (name) => {
    const text = textOf(name)
    expect(await explainText(text)).toEqual(expectedRows(text))
  })
})

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
    expect(explainWorkflow({ true: 'pull_request', jobs: { a: {} } }, facts)).toMatchObject([{ event: 'pull_request' }])
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
    ['workflow_call', ['? the workflow that calls this one']],
    ['pull_request_target', ['ref:refs/heads/main']],
    ['workflow_run', ['ref:refs/heads/main']],
    ['repository_dispatch', ['ref:refs/heads/main']],
    ['pull_request_review', ['? the event "pull_request_review", whose subject is not documented']],
    ['deployment', ['? the event "deployment", whose subject is not documented']],
    ['something_new', ['? the event "something_new", which is not known here']],
  ])('%s present %o', (events, presented) => {
    expect(on(events).map((line) => line.slice(line.indexOf(' ') + 1))).toEqual(presented)
  })

  it('say when the default branch would decide', () => {
    expect(explainWorkflow({ on: 'schedule', permissions: 'write-all', jobs: { a: {} } }, facts)).toMatchObject([
      { presents: { kind: 'depends', on: 'the name of the default branch, on which "schedule" runs' } },
    ])
  })
})

describe('environments', () => {
  it('go before every event', () => {
    const workflow = `
on: [push, pull_request, deployment]
permissions: { id-token: write }
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
      'c pull_request pull_request',
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
permissions: { id-token: write }
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
      ...['dev-eu', 'dev-us', 'prod-eu', 'prod-us'].map((name) => `a pull_request (matrix) environment:${name}`),
      'b pull_request (matrix) environment:x',
      'b pull_request (matrix) environment:y',
      'b pull_request (matrix) pull_request',
      'c pull_request ? what fromjson gives',
    ])
  })
})

describe('jobs', () => {
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
    const kind = idToken ? 'context' : 'no-token'
    expect(explainWorkflow(parse(text), facts)).toMatchObject([{ presents: { kind } }])
  })

  it('show a condition that only a run can tell', () => {
    const [conditional, plain, certain] = explainWorkflow(
      parse('on: pull_request\njobs: { a: { if: "github.actor == \'x\'" }, b: { if: null }, c: { if: true } }'),
      facts,
    )
    expect(conditional?.condition).toBe("github.actor == 'x'")
    expect(plain).not.toHaveProperty('condition')
    expect(certain).not.toHaveProperty('condition')
  })

  it.each([undefined, null, 'text', [], { on: 'push' }, { jobs: { a: {} } }, { on: 7, jobs: { a: null } }])(
    'are none in %o',
    (workflow) => {
      expect(explainWorkflow(workflow, facts)).toEqual([])
    },
  )
})

describe('limits', () => {
  const listOf = (count: number) => Array.from({ length: count }, (_, index) => index)

  it("of a matrix are GitHub's own, whatever the job does", () => {
    const workflow = (permissions: string) => ({
      on: 'push',
      permissions,
      jobs: { big: { strategy: { matrix: { a: listOf(16), b: listOf(17) } } } },
    })
    for (const permissions of ['write-all', 'read-all']) {
      expect(() => explainWorkflow(workflow(permissions), facts)).toThrow(/"big" makes more than 256 jobs/)
    }
  })

  it('of evaluations end a file that no repository has', () => {
    const job = { environment: '$' + '{{ matrix.a }}', strategy: { matrix: { a: listOf(256) } } }
    const jobs = Object.fromEntries(listOf(300).map((name) => [`j${name}`, job]))
    const on = ['push', 'pull_request', 'release', 'workflow_dispatch']
    expect(() => explainWorkflow({ on, permissions: 'write-all', jobs }, facts)).toThrow(/too many jobs, events/)
  })

  it('of evaluations hold in called files as well', () => {
    const calls = Object.fromEntries(listOf(4).map((name) => [`j${name}`, { uses: './b' }]))
    const many = Object.fromEntries(
      listOf(300).map((name) => [
        `j${name}`,
        { environment: '$' + '{{ matrix.a }}', strategy: { matrix: { a: listOf(256) } } },
      ]),
    )
    const called = new Map([['./b', { kind: 'workflow', workflow: { on: 'workflow_call', jobs: many } } as const]])
    expect(() => explainWorkflow({ on: 'push', permissions: 'write-all', jobs: calls }, { ...facts, called })).toThrow(
      /too many jobs, events/,
    )
  })

  it('of levels are ten', () => {
    const called = new Map(
      listOf(12).map((level) => {
        const workflow = { on: 'workflow_call', jobs: { a: { uses: `./${level + 1}` } } }
        return [`./${level}`, { kind: 'workflow', workflow }] as const
      }),
    )
    const rows = explainWorkflow(
      { on: 'push', permissions: 'write-all', jobs: { a: { uses: './0' } } },
      { ...facts, called },
    )
    expect(rows.map(toLine)[0]).toBe(
      `${Array(10).fill('a').join('/')} push ? the jobs of ./9, which is called over too many levels`,
    )
  })

  it('of needs: a thousand jobs in a circle run, and skip each other in a chain', () => {
    const names = listOf(1000)
    const circle = Object.fromEntries(names.map((name) => [`j${name}`, { needs: `j${(name + 1) % 1000}` }]))
    const rows = explainWorkflow({ on: 'pull_request', permissions: 'write-all', jobs: circle }, facts)
    expect(rows.every(({ presents }) => presents.kind === 'context')).toBe(true)
    const chain = { ...circle, j0: { if: false } }
    const skipped = explainWorkflow({ on: 'pull_request', permissions: 'write-all', jobs: chain }, facts)
    expect(skipped.every(({ presents }) => presents.kind === 'not-run')).toBe(true)
  })
})

describe('permissions of callers', () => {
  const rowOf = (file: object, called: object) =>
    explainWorkflow(
      { on: 'push', ...file },
      {
        ...facts,
        called: new Map([
          ['./a', { kind: 'workflow', workflow: { on: 'workflow_call', ...called } }],
          ['./b', { kind: 'workflow', workflow: { on: 'workflow_call', permissions: 'write-all', jobs: { c: {} } } }],
        ]),
      },
    ).map(({ job, presents }) => [job, presents.kind])

  it.each([
    ['write-all', undefined, 'ref-pattern'],
    ['write-all', 'write-all', 'ref-pattern'],
    ['write-all', 'read-all', 'no-token'],
    ['read-all', undefined, 'no-token'],
    ['read-all', 'write-all', 'no-token'],
    [undefined, 'write-all', 'depends'],
    [undefined, 'read-all', 'no-token'],
    [undefined, undefined, 'depends'],
  ])('%s, then %s over two levels: %s', (outer, inner, kind) => {
    const file = { ...(outer && { permissions: outer }), jobs: { a: { uses: './a' } } }
    const called = { jobs: { b: { uses: './b', ...(inner && { permissions: inner }) } } }
    expect(rowOf(file, called)[0]).toEqual(['a/b/c', kind])
  })

  it('of a workflow that is itself called are those of its caller', () => {
    const jobs = { a: { uses: './b' } }
    const [row] = explainWorkflow(
      { on: 'workflow_call', jobs },
      {
        ...facts,
        called: new Map([['./b', { kind: 'workflow', workflow: { on: 'workflow_call', jobs: { c: {} } } }]]),
      },
    )
    expect(row?.presents).toEqual({ kind: 'depends', on: 'the workflow that calls this one' })
  })
})
