/** What is possible when any of several values is: known values add up, what is open stays open. */
import { expect, it } from 'vitest'
import { known, unite, unknown } from '../../../src/core/workflow/possible.ts'

it('what is open on both sides keeps a truth that they share', () => {
  const united = unite([unknown(['vars.A'], { truth: 'truthy' }), unknown(['vars.B'], { truth: 'truthy' })])
  expect(united.open).toEqual({ because: ['vars.A', 'vars.B'], truth: 'truthy' })
})

it('what is true here and false there can be either', () => {
  const united = unite([unknown(['vars.A'], { truth: 'truthy' }), unknown(['vars.B'], { truth: 'falsy' })])
  expect(united.open?.truth).toBe('either')
})

it('what is known on one side is open as the other side is', () => {
  const united = unite([known('a'), unknown(['vars.B']), known('a', 'b')])
  expect(united.values).toEqual(['a', 'b'])
  expect(united.open).toEqual({ because: ['vars.B'], truth: 'either' })
})

it('known values alone leave nothing open', () => {
  expect(unite([known(1), known(2)])).toEqual({ values: [1, 2] })
})
