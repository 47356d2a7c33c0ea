/** Proves that every `action.yml` and the code agree about inputs, defaults, outputs and entry files. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FederationError } from '../src/core/error.ts'
import { readApplyInputs, readPlanInputs } from '../src/inputs/plan.ts'
import { readSignInInputs } from '../src/inputs/sign-in.ts'
import { PLAN_OUTPUTS } from '../src/report/plan-outputs.ts'
import { SIGN_IN_OUTPUTS } from '../src/report/sign-in.ts'
import { type ActionFile, actionFileOf, ROOT } from './documents.ts'

function actionOf(uses: string): ActionFile {
  const action = actionFileOf(uses)
  if (action === undefined) throw new Error(`There is no action.yml for ${uses}.`)
  return action
}

type Given = Readonly<Record<string, string>>
type GetInput = (name: string) => string

const GUID = '11111111-1111-1111-1111-111111111111'
const TARGET: Given = { 'tenant-id': 'octo.onmicrosoft.com', 'client-id': GUID }
const REPOSITORY = 'octo-org/octo-repo'

interface Case {
  readonly name: string
  readonly action: ActionFile
  readonly parse: (getInput: GetInput) => unknown
  /** Inputs with which nothing is wrong. */
  readonly enough: Given
  /** Inputs that have a default in the file. */
  readonly defaults: readonly string[]
  readonly outputs: readonly string[]
  /** Paths from the root that `runs` must name. */
  readonly runs: Readonly<Record<string, string>>
}

const CASES: readonly Case[] = [
  {
    name: 'action.yml',
    action: actionOf('OWNER/REPO@v1'),
    parse: (getInput) => readSignInInputs(getInput, () => {}),
    enough: TARGET,
    defaults: [
      'pull-request',
      'export-environment-variables',
      'identity-endpoint',
      'token-file',
      'azure-cli-login',
      'propagation-timeout',
      'github-token',
      'cloud',
    ],
    outputs: SIGN_IN_OUTPUTS,
    runs: { main: 'dist/main.js', post: 'dist/post.js' },
  },
  {
    name: 'plan/action.yml',
    action: actionOf('OWNER/REPO/plan@v1'),
    parse: (getInput) => readPlanInputs(getInput, () => {}, REPOSITORY),
    enough: TARGET,
    defaults: ['pull-request', 'github-token', 'cloud'],
    outputs: PLAN_OUTPUTS,
    runs: { main: '../dist/plan.js' },
  },
  {
    name: 'apply/action.yml',
    action: actionOf('OWNER/REPO/apply@v1'),
    parse: (getInput) => readApplyInputs(getInput, () => {}, REPOSITORY),
    enough: { ...TARGET, 'manager-client-id': GUID },
    defaults: ['pull-request', 'max-deletions', 'propagation-timeout', 'github-token', 'cloud'],
    outputs: [...PLAN_OUTPUTS, 'results-file'],
    runs: { main: '../dist/apply.js' },
  },
]

/** Parses inputs and records which ones were asked for. */
function namesRead(parse: Case['parse'], given: Given): ReadonlySet<string> {
  const names = new Set<string>()
  try {
    parse((name) => {
      names.add(name)
      return given[name] ?? ''
    })
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
  }
  return names
}

describe.each(CASES)('$name', ({ name, action, parse, enough, defaults, outputs, runs }) => {
  test.each([
    ['nothing given', {}],
    ['what is required', enough],
  ])('declares exactly the inputs that the code reads, with %s', (_, given) => {
    expect([...namesRead(parse, given)].toSorted()).toEqual(Object.keys(action.inputs).toSorted())
  })

  test('requires tenant-id alone, or nothing where a file may say it: a managed identity has no client-id to give', () => {
    const required = Object.keys(action.inputs).filter((input) => action.inputs[input]?.required)
    expect(required).toEqual(action.inputs['config-file'] === undefined ? ['tenant-id'] : [])
  })

  test('has the defaults that the code has without them', () => {
    const declared = Object.entries(action.inputs).flatMap(([input, { default: value }]) =>
      value === undefined ? [] : [[input, value] as const],
    )
    expect(declared.map(([input]) => input)).toEqual(defaults)
    // An expression is the runner's to evaluate.
    const plain: Given = Object.fromEntries(declared.filter(([, value]) => !value.includes('${{')))
    const withDefaults: Given = { ...enough, ...plain }
    expect(parse((input) => withDefaults[input] ?? '')).toEqual(parse((input) => enough[input] ?? ''))
  })

  test('declares exactly the outputs that the code sets, in its order', () => {
    expect(Object.keys(action.outputs)).toEqual([...outputs, 'error-code'])
  })

  test('runs on node24, with entry files that are committed', () => {
    expect(action.runs).toEqual({ using: 'node24', ...runs })
    for (const file of Object.values(runs)) expect(existsSync(join(ROOT, name, '..', file)), file).toBe(true)
  })
})

test('inputs and outputs that actions have in common say the same, apart from what each does with them', () => {
  const [, plan, apply] = CASES.map(({ action }) => action)
  if (plan === undefined || apply === undefined) throw new Error('unreachable: there are three')
  for (const kind of ['inputs', 'outputs'] as const) {
    const common = Object.keys(plan[kind]).filter((name) => name in apply[kind])
    expect(common.length).toBeGreaterThan(8)
    for (const name of common) expect(apply[kind][name], name).toEqual(plan[kind][name])
  }
})
