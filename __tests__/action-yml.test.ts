/** Proves that `action.yml` and the code agree about inputs, defaults, outputs and entry files. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSignInInputs } from '../src/action/inputs.ts'
import { SIGN_IN_OUTPUTS } from '../src/action/report.ts'
import { FederationError } from '../src/core/error.ts'
import { actionFileOf, ROOT } from './documents.ts'

const action = actionFileOf('OWNER/REPO@v1')
if (action === undefined) throw new Error('There is no action.yml.')

const GUID = '11111111-1111-1111-1111-111111111111'
const REQUIRED: Readonly<Record<string, string>> = {
  'tenant-id': 'octo.onmicrosoft.com',
  'client-id': GUID,
}

/** Parses inputs and records which ones were asked for. */
function namesRead(given: Readonly<Record<string, string>>): ReadonlySet<string> {
  const names = new Set<string>()
  try {
    readSignInInputs(
      (name) => {
        names.add(name)
        return given[name] ?? ''
      },
      () => {},
    )
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
  }
  return names
}

describe('action.yml', () => {
  test.each([
    ['nothing given', {}],
    ['what is required', REQUIRED],
  ])('declares exactly the inputs that the code reads, with %s', (_, given) => {
    expect([...namesRead(given)].toSorted()).toEqual(Object.keys(action.inputs).toSorted())
  })

  test('requires tenant-id alone: a managed identity has no client-id to give', () => {
    const required = Object.keys(action.inputs).filter((name) => action.inputs[name]?.required)
    expect(required).toEqual(['tenant-id'])
  })

  test('has the defaults that the code has without them', () => {
    const parse = (given: Readonly<Record<string, string>>) =>
      readSignInInputs(
        (name) => given[name] ?? '',
        () => {},
      )
    const defaults = Object.entries(action.inputs).flatMap(([name, input]) =>
      // An expression is the runner's to evaluate.
      input.default === undefined || input.default.includes('${{') ? [] : [[name, input.default] as const],
    )
    expect(defaults.map(([name]) => name)).toEqual([
      'pull-request',
      'export-environment-variables',
      'propagation-timeout',
      'cloud',
    ])
    expect(parse({ ...REQUIRED, ...Object.fromEntries(defaults) })).toEqual(parse(REQUIRED))
  })

  test('declares exactly the outputs that the code sets, in its order', () => {
    expect(Object.keys(action.outputs)).toEqual([...SIGN_IN_OUTPUTS, 'error-code'])
  })

  test('runs on node24, with entry files that are committed', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/main.js', post: 'dist/post.js' })
    for (const file of [action.runs.main, action.runs.post]) expect(existsSync(join(ROOT, file ?? ''))).toBe(true)
  })
})
