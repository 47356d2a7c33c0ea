/** Tests what `fail-on: drift` makes of a plan: only a plan that was compared and writes nothing passes. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import { assertNoDrift } from '../../../src/core/plan/drift.ts'
import type { Plan } from '../../../src/core/plan/plan.ts'

const change = (action: 'create' | 'keep') => ({ action }) as Plan['targets'][number]['changes'][number]
const plan = (digest: string, action: 'create' | 'keep'): Plan => ({
  version: 1,
  digest,
  targets: [
    {
      kind: 'application',
      clientId: '',
      id: '',
      uniqueName: null,
      displayName: null,
      error: null,
      changes: [change(action)],
    },
  ],
})

describe('fail-on: drift', () => {
  it('lets a target pass that holds what is declared', () => {
    expect(() => assertNoDrift(plan('d', 'keep'))).not.toThrow()
  })

  it.each([
    ['differs', plan('d', 'create'), 'does not hold what is declared', /^Apply the plan/],
    ['was not compared', plan('not-compared', 'create'), 'could not be told', /^Give a manager/],
    ['was not planned', undefined, 'could not be told', /^Give a manager/],
  ])('fails where the target %s', (_title, made, sentence, hint) => {
    const fail = () => assertNoDrift(made)
    expect(fail).toThrow(FederationError)
    expect(fail).toThrow(sentence)
    expect(fail).toThrow(expect.objectContaining({ code: 'drift-found', hint: expect.stringMatching(hint) }))
  })
})
