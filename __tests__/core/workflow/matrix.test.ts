/** Tests the combinations of a matrix, and what `matrix.…` is in one of them. */
import { describe, expect, it } from 'vitest'
import { UNRESOLVED } from '../../../src/core/workflow/expression-text.ts'
import { lookUpMatrix, matrixCombinations } from '../../../src/core/workflow/matrix.ts'
import { known, unknown } from '../../../src/core/workflow/possible.ts'

const open = { [UNRESOLVED]: 'vars.X' }

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
    expect(matrixCombinations(matrix)).toEqual({
      kind: 'known',
      combinations: [
        { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
        { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
        { fruit: 'pear', animal: 'cat', color: 'pink' },
        { fruit: 'pear', animal: 'dog', color: 'green' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    })
  })

  it('excludes', () => {
    expect(matrixCombinations({ a: [1, 2], b: [3, 4], exclude: [{ a: 1 }, { a: 2, b: 4 }] })).toEqual({
      kind: 'known',
      combinations: [{ a: 2, b: 3 }],
    })
  })

  it.each([
    [undefined, 'the matrix'],
    ['x', 'the matrix'],
    [{ a: 'x' }, 'the matrix'],
    [open, 'vars.X'],
    [{ a: open }, 'vars.X'],
    [{ a: [1], include: open }, 'vars.X'],
    [{ a: [1], exclude: open }, 'vars.X'],
    [{ a: [1], include: ['x'] }, 'the matrix'],
    [{ a: [1], include: [open] }, 'vars.X'],
  ])('does not know %o', (matrix, because) => {
    expect(matrixCombinations(matrix)).toEqual({ kind: 'unknown', because })
  })

  const count = (length: number) => Array.from({ length }, (_, index) => index)
  it.each([
    [{ a: count(256) }, 'known'],
    [{ a: count(257) }, 'too-many'],
    [{ a: count(16), b: count(16) }, 'known'],
    [{ a: count(17), b: count(16) }, 'too-many'],
    [{ a: count(17), b: count(16), exclude: [{ a: 0 }] }, 'known'],
    [{ a: count(256), include: [{ a: 256 }] }, 'too-many'],
    [Object.fromEntries(count(100).map((axis) => [axis, count(100)])), 'too-many'],
    [{ a: count(5_000), exclude: count(5_000).map((a) => ({ a })) }, 'too-many'],
  ])('keeps the limit of 256 jobs: %#', (matrix, kind) => {
    expect(matrixCombinations(matrix).kind).toBe(kind)
  })
})

describe('lookUpMatrix', () => {
  it.each([
    [['env'], 'a'],
    [['ENV'], 'a'],
    [['deep', 'x'], true],
    [['deep', 'y'], null],
    [['none'], null],
    [['env', 'none'], null],
  ])('finds %j', (path, value) => {
    expect(lookUpMatrix({ env: 'a', deep: { x: true } }, path)).toEqual(known(value))
  })

  it('leaves open what is not resolved, and what is inside of it', () => {
    expect(lookUpMatrix({ a: open }, ['a'])).toEqual(unknown(['vars.X']))
    expect(lookUpMatrix({ a: open }, ['a', 'b'])).toEqual(unknown(['vars.X']))
    expect(lookUpMatrix({ a: open, b: 1 }, ['b'])).toEqual(known(1))
    expect(lookUpMatrix('vars.LIST', ['a'])).toEqual(unknown(['vars.LIST']))
  })
})
