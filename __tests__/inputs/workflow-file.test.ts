/** Tests that a workflow file is read within bounds, whatever is written in it, and fast. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../src/core/error.ts'
import { parseWorkflow } from '../../src/inputs/workflow-file.ts'

const LEAST = 'on: push\njobs: { a: {} }\n'

function problem(text: string): string {
  try {
    parseWorkflow('x.yml', text)
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    expect(error.code).toBe('configuration-invalid')
    return error.message
  }
  return ''
}

const list = (item: string, count = 10) => `[${Array(count).fill(item).join(', ')}]`

describe('a workflow file', () => {
  it.each([LEAST, `'on': push\njobs: {}`, 'true: push\njobs: {}', `x: &x [1]\ny: *x\n${LEAST}`])('is %j', (text) => {
    expect(problem(text)).toBe('')
  })

  it('keeps what its aliases stand for', () => {
    expect(parseWorkflow('x.yml', `on: { push: { branches: &b [main] } }\njobs: *b\n`)).toEqual({
      on: { push: { branches: ['main'] } },
      jobs: ['main'],
    })
  })

  it.each([
    ['- a', 'no `jobs`'],
    ['', 'no `jobs`'],
    ['text', 'no `jobs`'],
    ['on: push', 'no `jobs`'],
    ['jobs: {}', 'no `on`'],
    ['on: push\njobs: [', 'line 2, column'],
    ['on: push\njobs: {}\njobs: {}', 'line 3, column 1: the key "jobs" stands twice'],
    ['on: push\njobs: { a: { x: 1, x: 2 } }', 'line 2, column 20: the key "x" stands twice'],
    ['on: push\njobs: *nowhere', 'line 2, column 7: the alias "nowhere" has no anchor'],
    [`# ${'x'.repeat(1_000_000)}\n${LEAST}`, 'larger than 1000000 bytes'],
    [`a: &a { b: *a }\n${LEAST}`, 'nests too deeply'],
    [`a: ${'['.repeat(200)}${']'.repeat(200)}\n${LEAST}`, 'nests too deeply'],
    [`a: ${'['.repeat(400_000)}`, 'nests too deeply'],
    [`a: ${list('x', 100_000)}\n${LEAST}`, '100000 nodes'],
    [
      [...'bcdefghij'].reduce(
        (text, name, index) => `${text}${name}: &${name} ${list(`*${'abcdefghi'[index]}`)}\n`,
        `a: &a ${list('x')}\n`,
      ) + LEAST,
      '100000 nodes',
    ],
  ])('is not %#', (text, message) => {
    expect(problem(text)).toContain(message)
  })

  it('takes a mapping with very many keys in good time', () => {
    const keys = Array.from({ length: 90_000 }, (_, index) => `k${index}: 1`).join('\n')
    expect(problem(`${keys}\n${LEAST}`)).toBe('')
  })

  it('is read or refused, nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'&*![]{}:-, \n#"\'|>%@`ab') }), (text) => {
        const message = problem(`${LEAST}x: ${text}`)
        return message === '' || message.startsWith('The workflow "x.yml" ')
      }),
    )
  })
})
