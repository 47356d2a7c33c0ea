/** Story: files are applied by two runs at the same moment, in many orders: both converge or one is stale, and nothing is lost. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { addApplication, fileFor, namesOf, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { type Played, type Stage, scenario, WAITS_PASS } from './harness.ts'
import { identityOf, succeeded, writesIn } from './plan-harness.ts'

const onEverything = (environments: readonly string[]) => {
  const credentials = environments.map((name) => `      - github: { environment: ${name} }\n`).join('')
  return `prune: true
applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials:
${credentials}  - unique-name: app-1
    credentials:
${credentials}managed-identities:
  - resource-id: ${DEFAULT_IDS.managedIdentityResourceId}
    credentials:
${credentials}`
}

const BEFORE = ['production', 'staging', 'qa']
const AFTER = ['production', 'blue', 'green']

/** Everything that the three targets trust, by its subject. */
function trusted(stage: Stage, other: ReturnType<typeof addApplication>): readonly (readonly string[])[] {
  const subjects = (credentials: readonly { readonly subject: string | null | undefined }[]) =>
    credentials.map(({ subject }) => subject?.split(':').at(-1) ?? '').toSorted()
  return [stage.application, other, identityOf(stage)].map((each) => subjects(each.federatedIdentityCredentials))
}

/** How a run ended that another one overtook: well, or with nothing but `plan-stale`. */
function convergedOrStale({ exitCode, outputs, log }: Played): void {
  if (exitCode === 0) return
  const codes = [...log.matchAll(/\[([a-z-]+)\] /g)].map(([, code]) => code)
  expect(['plan-stale', 'partial-failure'], log).toContain(outputs['error-code'])
  expect(new Set(codes.filter((code) => code !== 'partial-failure')), log).toEqual(new Set(['plan-stale']))
}

// Which request is held up decides who overtakes whom, and where.
for (const held of [0, 3, 6, 9, 12, 15]) {
  scenario.concurrent(`the same file twice at once, request ${held} held up`, async ({ open }) => {
    const stage = await open()
    const other = addApplication(stage, 1)
    const first = workspaceOf({ 'federation.yml': onEverything(BEFORE) })
    succeeded(await playFleet(stage, 'apply', first, { env: WAITS_PASS }))
    store(stage.application, { name: 'by-hand', subject: 'repo:octo-org/else:environment:theirs' })
    const workspace = workspaceOf({ 'federation.yml': onEverything(AFTER) })
    const planned = await playFleet(stage, 'plan', workspace)
    for (const skip of [held, held + 7])
      stage.sandbox.fault({ match: { service: 'graph' }, skip, effect: { kind: 'delay', ms: 400 } })
    const step = { env: WAITS_PASS, inputs: { 'plan-digest': planned.outputs['plan-digest'] ?? '' } }
    const runs = await Promise.all([
      playFleet(stage, 'apply', workspace, step),
      playFleet(stage, 'apply', workspace, step),
    ])
    for (const run of runs) convergedOrStale(run)
    const after = [...AFTER].toSorted()
    expect(trusted(stage, other), runs.map(({ log }) => log).join('\n')).toEqual([
      [...after, 'theirs'].toSorted(),
      after,
      after,
    ])
    const again = await playFleet(stage, 'apply', workspace, { env: WAITS_PASS })
    succeeded(again)
    expect(writesIn(again)).toEqual([])
  })
}

scenario.concurrent('two files of different owners on one target at once, each pruning', async ({ open }) => {
  const stage = await open()
  const files = (a: readonly string[], b: readonly string[]) =>
    workspaceOf({ 'a.yml': fileFor(a, 'prune: true'), 'b.yml': fileFor(b, 'prune: true') })
  const both = (workspace: string) =>
    Promise.all(
      ['a.yml', 'b.yml'].map((file) =>
        playFleet(stage, 'apply', workspace, { env: WAITS_PASS, inputs: { 'config-file': file } }),
      ),
    )
  for (const run of await both(files(['a1', 'a2'], ['b1', 'b2']))) succeeded(run)
  const after = files(['a2', 'a3'], ['b2', 'b3'])
  for (const run of await both(after)) succeeded(run)
  const environments = namesOf(stage.application).map((name) => name.split('-').at(-2))
  expect(environments.toSorted()).toEqual(['a2', 'a3', 'b2', 'b3'])
})
