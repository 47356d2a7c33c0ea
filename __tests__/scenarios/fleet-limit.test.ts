/** Story: a file that wants more than a target holds is told so before anything is written, with what would make room. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { namesOf, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { scenario } from './harness.ts'
import { failed, succeeded, writesIn } from './plan-harness.ts'

const branchesFile = (branches: readonly string[]) =>
  `prune: true\napplications:\n  - client-id: ${DEFAULT_IDS.clientId}\n    credentials:\n${branches
    .map((branch) => `      - github: { branch: ${branch} }\n`)
    .join('')}`
const branches = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `release/v${from + index}`)

scenario('a plan of 25 branches shows the one expression that replaces them all', async ({ open }) => {
  const stage = await open()
  const workspace = workspaceOf({ 'federation.yml': branchesFile(branches(0, 25)) })
  const played = await playFleet(stage, 'plan', workspace)
  succeeded(played)
  expect(played.log).toContain('20 to create, 0 to update, 0 to delete, 5 refused')
  expect(played.log).toContain(
    '[credential-limit] The target already holds 0 of at most 20 federated credentials, and 25 more are declared.',
  )
  expect(played.log.match(/would replace 25 of those stored and declared/g)).toHaveLength(1)
  expect(played.log).toContain("In a file: github: { repository: 'octo-org/octo-repo', branch-pattern: 'release/v*' }")
  expect(played.summary).toContain('would replace 25 of those stored and declared')
  const proposed = `applications:\n  - client-id: ${DEFAULT_IDS.clientId}\n    credentials:\n      - github: { repository: 'octo-org/octo-repo', branch-pattern: 'release/v*' }\n`
  const followed = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': proposed }))
  succeeded(followed)
  expect(namesOf(stage.application)).toHaveLength(1)
})

scenario('a full target that also loses one is told which run makes room, and that works', async ({ open }) => {
  const stage = await open()
  succeeded(await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': branchesFile(branches(0, 20)) })))
  const moved = workspaceOf({ 'federation.yml': branchesFile(branches(1, 21)) })
  const refused = await playFleet(stage, 'apply', moved)
  const said = failed(refused, 'partial-failure')
  expect(said).toContain('[credential-limit] The target already holds 20 of at most 20')
  expect(said).toMatch(
    /This plan deletes "gh-octo-org-octo-repo-branch-release-v0-\w{8}", but only after creating: leave what is new out of the file for one run, which makes room for all/,
  )
  expect(writesIn(refused)).toEqual([])
  succeeded(await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': branchesFile(branches(1, 20)) })))
  expect(namesOf(stage.application)).toHaveLength(19)
  succeeded(await playFleet(stage, 'apply', moved))
  expect(namesOf(stage.application)).toHaveLength(20)
  const again = await playFleet(stage, 'apply', moved)
  succeeded(again)
  expect(writesIn(again)).toEqual([])
})

scenario("somebody else's twenty leave no room, and nothing is deleted for it", async ({ open }) => {
  const stage = await open()
  for (let index = 0; index < 20; index++)
    store(stage.application, {
      name: `theirs-${index}`,
      subject: `repo:octo-org@123456/cart@77:ref:refs/tags/v${index}`,
    })
  const workspace = workspaceOf({ 'federation.yml': branchesFile(['main']) })
  const played = await playFleet(stage, 'apply', workspace)
  const said = failed(played, 'credential-limit')
  expect(said).toContain('One flexible credential would replace 20 of those stored and declared')
  expect(said).toContain("github: { repository: 'octo-org/cart', tag-pattern: 'v*' }")
  expect(said).toContain('"theirs-0": repo:octo-org@123456/cart@77:ref:refs/tags/v0 (not ours)')
  expect(writesIn(played)).toEqual([])
})
