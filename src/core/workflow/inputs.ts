/** Inputs of a workflow: those of a manual run as far as its choices tell, and those that a caller gives. */

import type { Scope } from './expression.ts'
import { evaluateText } from './expression-text.ts'
import { asMapping, eventsOf, type Mapping } from './mapping.ts'
import { EITHER, type ExpressionValue, known, type Possible, unknown } from './possible.ts'

export type Inputs = Readonly<Record<string, Possible>>

function declared(file: Mapping, event: string): readonly (readonly [string, Mapping])[] {
  const filters = eventsOf(file).find(([name]) => name === event)?.[1] ?? {}
  return Object.entries(asMapping(filters.inputs)).map(([name, input]) => [name, asMapping(input)])
}

/** Returns the inputs of `workflow_dispatch`: a choice is one of its options, a boolean either, a text anything. */
export function dispatchInputs(file: Mapping): Inputs {
  const possible = (name: string, { type, options }: Mapping): Possible => {
    if (type === 'boolean') return EITHER
    if (type === 'choice' && Array.isArray(options) && options.length > 0) return known(...options.map(String))
    return unknown([`inputs.${name}`])
  }
  return Object.fromEntries(declared(file, 'workflow_dispatch').map(([name, input]) => [name, possible(name, input)]))
}

/** Returns the inputs of a workflow that is called by somebody who is not known. */
export function openCallInputs(file: Mapping): Inputs {
  return Object.fromEntries(declared(file, 'workflow_call').map(([name]) => [name, unknown([`inputs.${name}`])]))
}

const NEUTRAL: Readonly<Record<string, ExpressionValue>> = { boolean: false, number: 0, string: '' }

/**
 * Returns the inputs of a called workflow: what `with:` gives, else the declared default, else what GitHub takes for none.
 * @param scope the caller's
 */
export function callInputs(file: Mapping, given: Mapping, scope: Scope): Inputs {
  const scalar = (value: unknown): Possible =>
    typeof value === 'string' ? evaluateText(value, scope) : known((value ?? '') as ExpressionValue)
  return Object.fromEntries(
    declared(file, 'workflow_call').map(([name, input]) => {
      const value = Object.entries(given).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
      const fallback = (input.default ?? NEUTRAL[String(input.type)] ?? '') as ExpressionValue
      return [name, value === undefined ? known(fallback) : scalar(value)]
    }),
  )
}
