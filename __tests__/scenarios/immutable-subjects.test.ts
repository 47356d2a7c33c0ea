/** Story: a repository opts in to subjects with IDs while its file trusts both forms, and no job is refused on the way. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { playFleet, workspaceOf } from './fleet-harness.ts'
import { PRODUCTION, type Stage, scenario } from './harness.ts'
import { failed, readPlan, repositoryOf, succeeded, writesIn } from './plan-harness.ts'

const BY_NAMES = PRODUCTION.replaceAll(/@\d+/g, '')
const fileOf = (word: string) => `prune: true
immutable-subjects: ${word}
applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials:
      - github: { environment: production }
      - github: { branch-pattern: 'release/*' }
`

/** A workspace whose file says this of immutable subjects. */
const saying = (word: string) => workspaceOf({ 'federation.yml': fileOf(word) })

const subjectsOf = ({ application }: Stage) =>
  application.federatedIdentityCredentials.flatMap(({ subject }) => subject ?? [])

/** Exit code of a sign-in that has no manager: whether the job is trusted. */
const signIn = async ({ play }: Stage) => (await play({ job: { environment: 'production' } })).exitCode

scenario('both forms are trusted before, during and after the opt-in; names go at last', async ({ open }) => {
  const stage = await open()
  const repository = repositoryOf(stage)
  repository.immutable = false
  const planned = await playFleet(stage, 'plan', saying('add'))
  succeeded(planned)
  const lines = readPlan(planned, 'plan-file').targets.flatMap(({ changes }) => changes)
  expect(lines.map(({ action }) => action)).toEqual(['create', 'create', 'create', 'create'])
  const digest = planned.outputs['plan-digest'] ?? ''
  succeeded(await playFleet(stage, 'apply', saying('add'), { inputs: { 'plan-digest': digest } }))
  expect(subjectsOf(stage)).toEqual([BY_NAMES, PRODUCTION])
  expect(await signIn(stage)).toBe(0)
  repository.immutable = true
  expect(await signIn(stage)).toBe(0)
  const again = await playFleet(stage, 'apply', saying('add'))
  succeeded(again)
  expect(writesIn(again)).toEqual([])
  succeeded(await playFleet(stage, 'apply', saying('keep')))
  expect(subjectsOf(stage)).toEqual([PRODUCTION])
  expect(stage.application.federatedIdentityCredentials).toHaveLength(2)
  expect(await signIn(stage)).toBe(0)
})

scenario('a word that is not carried out is refused before any request', async ({ open }) => {
  const stage = await open()
  const played = await playFleet(stage, 'plan', saying('end'))
  expect(failed(played, 'configuration-invalid')).toContain(
    '`immutable-subjects` is keep, add or finish, or a mapping with `default`.',
  )
  expect(played.requests).toEqual([])
})

scenario('after a rename the plan adds the new name and removes the stale one, which it says', async ({ open }) => {
  const stage = await open()
  const service = { ...structuredClone(repositoryOf(stage)), id: 500_000, full_name: 'octo-org/service' }
  stage.sandbox.world.github.repositories.push(service)
  const naming = (repository: string) =>
    workspaceOf({
      'federation.yml': `applications:\n  - client-id: ${DEFAULT_IDS.clientId}\n    credentials:\n      - github: { repository: ${repository}, environment: production }\n`,
    })
  succeeded(await playFleet(stage, 'apply', naming('octo-org/service')))
  expect(subjectsOf(stage)).toEqual(['repo:octo-org@123456/service@500000:environment:production'])
  service.full_name = 'octo-org/store'
  const played = await playFleet(stage, 'apply', naming('octo-org/store'))
  succeeded(played)
  expect(played.log).toContain('"octo-org/service" is "octo-org/store" now: the IDs are the same')
  expect(subjectsOf(stage)).toEqual(['repo:octo-org@123456/store@500000:environment:production'])
})
