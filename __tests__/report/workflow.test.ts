/** Tests the lines and the table of an explained workflow: short, and one for what differs in a matrix value only. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExplainedJob } from '../../src/federation/plan/workflow.ts'
import { workflowLines, workflowTable } from '../../src/report/workflow.ts'
import { explained } from './explained-job.ts'

const texts = (jobs: readonly ExplainedJob[]) => workflowLines(jobs).map(({ text }) => text)
const PREFIX = 'repo:octo-org@1/shop@2:environment:'
const withoutToken = (job: string, event: string, more: Partial<ExplainedJob> = {}) =>
  explained({ job, event, subject: null, noToken: 'the job lacks it' }, { saidAt: job, ...more })

describe('lines', () => {
  it('are aligned, and say who trusts them', () => {
    expect(
      texts([
        explained({ subject: 'x', trustedBy: ['gh-shop', 'prods'] }, { trust: 'yes' }),
        explained({ job: 'longer', event: 'pull_request', subject: 'y' }, { trust: 'no' }),
        explained({ job: 'b', subject: 'z' }),
        explained({ job: 'c', subject: 'z' }, { trust: 'may' }),
      ]),
    ).toEqual([
      '- a       push          x  [trusted by "gh-shop", "prods"]',
      '- longer  pull_request  y  [not trusted]',
      '- b       push          z',
      '- c       push          z  [may be trusted]',
    ])
  })

  it('say on what a subject depends, and when a job runs', () => {
    expect(texts([explained({ subject: null, depends: 'vars.STAGE' })])).toEqual(['- a  push  depends on vars.STAGE'])
    expect(texts([explained({}, { condition: "vars.X == 'y'" })])).toEqual(["- a  push (only if vars.X == 'y')  s"])
    expect(texts([explained({}, { condition: 'x'.repeat(300) })])[0]).toHaveLength(83)
  })

  it('are one for all values of a matrix that are trusted alike', () => {
    const stages = ['eu', 'us', 'br'].map((name) => explained({ subject: PREFIX + name }, { fromMatrix: true }))
    expect(texts(stages)).toEqual([`- a  push  ${PREFIX}{eu, us, br}`])
    const [first, ...others] = stages
    expect(texts([{ ...(first ?? explained({})), trust: 'yes' }, ...others])).toHaveLength(2)
    expect(texts(stages.map((stage) => ({ ...stage, fromMatrix: false })))).toHaveLength(3)
  })

  it('count the values of a large matrix', () => {
    const stages = Array.from({ length: 256 }, (_, index) =>
      explained({ subject: `${PREFIX}${index}` }, { fromMatrix: true }),
    )
    expect(texts(stages)).toEqual([`- a  push  ${PREFIX}{0, 1, 2, 3, 4, and 251 more}`])
  })

  it('are one for a job without a token, whatever its events, and one for a caller', () => {
    expect(texts(['push', 'pull_request', 'schedule'].map((event) => withoutToken('a', event)))).toEqual([
      '- a  push, pull_request, schedule  no ID token: the job lacks it',
    ])
    expect(texts(['deploy', 'smoke'].map((name) => withoutToken(`call/${name}`, 'push', { saidAt: 'call' })))).toEqual([
      '- call  push  no ID token: the job lacks it',
    ])
    expect(texts([withoutToken('a', 'push'), withoutToken('b', 'push')])).toHaveLength(2)
  })

  it('leave out an event that a job does not run for, unless it runs for none', () => {
    const skipped = (event: string) =>
      explained({ event, subject: null, noToken: 'the job does not run: x' }, { runs: false })
    expect(texts([explained({}), skipped('schedule')])).toEqual(['- a  push  s'])
    expect(texts([skipped('schedule'), skipped('push')])).toEqual([
      '- a  schedule  no ID token: the job does not run: x',
    ])
  })

  it('are never longer than 200 characters', () => {
    const text = fc.string({ maxLength: 600, unit: 'grapheme' })
    fc.assert(
      fc.property(text, text, text, text, fc.boolean(), (job, event, subject, name, fromMatrix) => {
        const record = { job, event, subject, trustedBy: [name] }
        const lines = texts([explained(record, { trust: 'yes', fromMatrix, condition: name })])
        return lines.every((line) => line.length <= 200) && lines[0]?.startsWith('- ') === true
      }),
    )
    const long = PREFIX + 'x'.repeat(255)
    const lines = texts([explained({ subject: long, trustedBy: ['gh-shop'] }, { trust: 'yes' })])
    expect(lines[0]).toBe('- a  push')
    expect(
      lines
        .slice(1, -1)
        .map((line) => line.slice(4))
        .join(''),
    ).toBe(long)
    expect(lines.at(-1)).toBe('    [trusted by "gh-shop"]')
  })
})

describe('the table', () => {
  it('is none without jobs', () => {
    expect(workflowTable([])).toEqual([])
  })

  it('has the rows of the lines', () => {
    const table = workflowTable([withoutToken('a', 'push'), withoutToken('a', 'schedule'), explained({ job: 'b' })])
    expect(table.filter((line) => line.startsWith('| '))).toHaveLength(3)
  })
})
