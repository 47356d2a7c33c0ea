/** Tests what a line about anything but a credential is called, when it is carried out, and what its digest covers. */
import { describe, expect, it } from 'vitest'
import { blockedError } from '../../../src/core/plan/blocked.ts'
import { aboutChange, lineOf, phaseOf, subjectOfChange } from '../../../src/core/plan/change.ts'
import { digestOf, type TargetPlan } from '../../../src/core/plan/plan.ts'
import { type ResourceChange, refusedResource, type Written } from '../../../src/core/plan/resource-change.ts'

/** A line of any kind; what it writes is of no kind in particular. */
const line = (
  resource: ResourceChange['resource'],
  action: 'create' | 'delete' = 'create',
  written: Written = { b: [1, 'x'], a: 'text' },
) =>
  ({ resource, action, reason: 'r', name: 'n', source: 'f.yml', differences: [], written }) as unknown as ResourceChange

describe('a line about another kind', () => {
  it.each([
    ['application', 'applications'],
    ['environment', 'environments'],
    ['subject-customization', 'environments'],
    ['certificate', 'credentials'],
    ['role', 'credentials'],
    ['variable', 'variables'],
    ['client-secret', 'variables'],
  ] as const)('%s is carried out among %s, and removed last', (resource, phase) => {
    expect(phaseOf(line(resource))).toBe(phase)
    expect(phaseOf(line(resource, 'delete'))).toBe('deletions')
  })

  it('is about its name, and says what it writes in any order alike', () => {
    const change = line('role')
    expect(subjectOfChange(change)).toBe('["role",false,"n"]')
    expect(lineOf(change)).toBe(lineOf(line('role', 'create', { a: 'text', b: [1, 'x'] })))
    expect(lineOf(change)).not.toBe(lineOf(line('role', 'create', { a: 'text', b: [2, 'x'] })))
    expect(aboutChange(change)).toBe('b: [1,"x"], a: text')
  })

  it('is refused with the sentence that it carries', () => {
    const { code, message } = blockedError(refusedResource(line('role'), 'policy-blocked', 'No roles here.'), {
      stored: [],
    })
    expect(code).toBe('policy-blocked')
    expect(message).toBe('No roles here.')
  })
})

it('digests an application that is still to be created by its unique name', () => {
  const target: TargetPlan = {
    kind: 'application',
    clientId: '',
    id: '',
    uniqueName: 'shop',
    displayName: null,
    error: null,
    changes: [line('application')],
  }
  const scope = { tenantId: 't', cloud: 'public', endpoints: [], lints: [] }
  const sha = (text: string) => text
  expect(digestOf([target], scope, sha)).not.toBe(digestOf([{ ...target, uniqueName: 'other' }], scope, sha))
  expect(digestOf([{ ...target, uniqueName: null }], scope, sha)).toContain('application')
})
