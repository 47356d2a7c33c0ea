/** How plan and apply are played: the same steps as a sign-in with another `action.yml`, and the files that they leave. */
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import type { ManagedIdentity, Repository } from '../../sandbox/world/state.ts'
import type { ErrorCode } from '../../src/core/error.ts'
import { type Played, playStep, type Stage, type Step } from './harness.ts'

/** Beginning of every subject of the default repository. */
export const REPOSITORY = 'repo:octo-org@123456/octo-repo@456789'
/** What ends every expression about the default repository. */
export const IDS = "claims['repository_id'] eq '456789' and claims['repository_owner_id'] eq '123456'"

/** Runs a step of `plan/` or `apply/`. */
export function playAction(sandbox: Sandbox, action: 'plan' | 'apply', step: Step = {}): Promise<Played> {
  const located: Step & { readonly actionDir: string } = {
    ...step,
    actionDir: fileURLToPath(new URL(`../../${action}`, import.meta.url)),
  }
  return playStep(sandbox, located)
}

/** Inputs for the managed identity of the default state in place of the application. */
export const ON_IDENTITY = {
  'client-id': undefined,
  'managed-identity-resource-id': DEFAULT_IDS.managedIdentityResourceId,
}

/** One line of a plan file. */
export interface ChangeRecord {
  readonly resource: string
  readonly action: string
  readonly name: string
  readonly issuer: string
  readonly subject?: string
  readonly audiences: readonly string[]
  readonly claimsMatchingExpression?: string
  readonly reason: string
  readonly source: string
  /** All that a line about anything but a credential writes. */
  readonly written?: Readonly<Record<string, unknown>>
  readonly differences: readonly { readonly field: string; readonly from: string; readonly to: string }[]
  readonly outcome?: string
}

export interface PlanRecord {
  readonly version: number
  readonly digest: string
  readonly targets: readonly {
    readonly kind: string
    readonly clientId: string
    readonly id: string
    readonly changes: readonly ChangeRecord[]
  }[]
}

const RESOURCES = [
  'federated',
  'application',
  'role',
  'environment',
  'subject-customization',
  'variable',
  'certificate',
  'client-secret',
]
const CHANGE_KEYS = ['resource', 'action', 'name', 'issuer', 'audiences', 'reason', 'source', 'differences']

/** Reads a plan or results file: in RUNNER_TEMP, for nobody else's eyes, of exactly the promised shape. */
export function readPlan({ outputs, runnerTemp, log }: Played, output: 'plan-file' | 'results-file'): PlanRecord {
  const path = outputs[output] ?? ''
  expect(path.startsWith(`${runnerTemp}/`), log).toBe(true)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const record = JSON.parse(readFileSync(path, 'utf8')) as PlanRecord
  expect(Object.keys(record)).toEqual(['version', 'digest', 'targets'])
  expect(record.version).toBe(1)
  for (const target of record.targets) {
    expect(Object.keys(target).toSorted()).toEqual([
      'changes',
      'clientId',
      'displayName',
      'error',
      'id',
      'kind',
      'uniqueName',
    ])
    expect(['application', 'managed-identity', 'repository']).toContain(target.kind)
    for (const change of target.changes) {
      const match = change.subject === undefined ? 'claimsMatchingExpression' : 'subject'
      const written = change.resource === 'federated' ? [] : ['written']
      const outcome = output === 'results-file' ? ['outcome'] : []
      expect(Object.keys(change).toSorted()).toEqual([...CHANGE_KEYS, match, ...written, ...outcome].toSorted())
      expect(RESOURCES).toContain(change.resource)
      expect(['create', 'update', 'keep', 'delete', 'refuse']).toContain(change.action)
      for (const difference of change.differences) expect(Object.keys(difference)).toEqual(['field', 'from', 'to'])
    }
  }
  return record
}

/** The only change of a plan or results file. */
export function onlyChange(record: PlanRecord): ChangeRecord {
  const [change, ...others] = record.targets.flatMap(({ changes }) => changes)
  expect(others).toEqual([])
  if (change === undefined) throw new Error('The plan has no change.')
  return change
}

/** Asserts that a step of plan or apply failed with a code, and gives its annotation and log. */
export function failed({ exitCode, outputs, annotations, log }: Played, code: ErrorCode): string {
  expect(outputs['error-code'], log).toBe(code)
  expect(exitCode).toBe(1)
  const errors = annotations.filter(({ level }) => level === 'error')
  expect(errors).toHaveLength(1)
  expect(errors[0]?.message).toContain(`[${code}]`)
  return `${errors[0]?.message}\n${log}`
}

/** Asserts that a step succeeded. */
export function succeeded({ exitCode, outputs, log }: Played): void {
  expect(exitCode, log).toBe(0)
  expect(outputs['error-code']).toBe('')
}

/** Requests that change something: all but reading, and asking for tokens. */
export function writesIn({ requests }: Played): readonly string[] {
  return requests.filter((line) => !/^(GET|POST token) /.test(line))
}

export function repositoryOf({ sandbox }: Pick<Stage, 'sandbox'>): Repository {
  const [repository] = sandbox.world.github.repositories
  if (repository === undefined) throw new Error('The world has no repository.')
  return repository
}

export function identityOf({ tenant }: Stage): ManagedIdentity {
  const [identity] = tenant.managedIdentities
  if (identity === undefined) throw new Error('The world has no managed identity.')
  return identity
}
