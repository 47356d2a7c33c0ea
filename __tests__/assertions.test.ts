/** Holds the tests themselves to their rule: one value per `expect`, so that a failure shows which value is wrong. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Node, parseSync } from 'oxc-parser'
import { walk } from 'oxc-walker'
import { expect, test } from 'vitest'

const FOLDER = import.meta.dirname

/** True for a list that is written down element by element; one with `...` is a list of whatever length. */
const isTuple = (node: Node | undefined) =>
  node?.type === 'ArrayExpression' &&
  node.elements.length > 1 &&
  !node.elements.some((each) => each?.type === 'SpreadElement')

/** Lines on which one `expect` compares several values. */
function tuplesIn(source: string): readonly number[] {
  const lines: number[] = []
  walk(parseSync('a.ts', source).program, {
    enter(node) {
      if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return
      const { object } = node.callee
      if (object.type !== 'CallExpression' || object.callee.type !== 'Identifier' || object.callee.name !== 'expect')
        return
      if (isTuple(object.arguments[0]) && isTuple(node.arguments[0]))
        lines.push(source.slice(0, node.start).split('\n').length)
    },
  })
  return lines
}

test.each<[string, readonly number[]]>([
  ['expect([a, b]).toEqual([1, 2])', [1]],
  ['\nexpect([\n  error.code,\n  calls,\n]).toStrictEqual(["x", []])', [2]],
  ['expect(a).toEqual([1, 2])', []],
  ['expect([...a]).toEqual([1, 2])', []],
  ['expect([a]).toEqual([1])', []],
  ['expect([1, 2]).toContain(a)', []],
])('is found in %j on %j', (source, lines) => {
  expect(tuplesIn(source)).toEqual(lines)
})

test('every test compares one value per expect', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(150)
  expect(
    files.flatMap((file) => tuplesIn(readFileSync(join(FOLDER, file), 'utf8')).map((line) => `${file}:${line}`)),
  ).toEqual([])
})
