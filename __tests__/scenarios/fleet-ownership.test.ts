/** Story: who owns what in a fleet survives renames, is taken over only when declared, and cannot be claimed. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { addApplication, fileFor, namesOf, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { PRODUCTION_NAME, scenario } from './harness.ts'
import { failed, identityOf, readPlan, succeeded, writesIn } from './plan-harness.ts'

const CLUSTER = 'https://westeurope.oic.prod-aks.azure.com/4444/aaaa/'
const CLUSTER_FILE = `prune: true
applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials:
      - kubernetes: { issuer: '${CLUSTER}', namespace: payments, service-account: api }
`

scenario('a repository and its organisation that were renamed lose nothing and write nothing', async ({ open }) => {
  const stage = await open()
  const workspace = workspaceOf({ 'federation.yml': CLUSTER_FILE })
  succeeded(await playFleet(stage, 'apply', workspace))
  stage.repository.full_name = 'new-org/new-name'
  const played = await playFleet(stage, 'apply', workspace, { job: { repository: 'new-org/new-name' } })
  succeeded(played)
  expect(writesIn(played)).toEqual([])
  expect(played.log).toContain('0 foreign credentials')
})

scenario('a file that moved takes over by `previous-owners` alone, and only the marker changes', async ({ open }) => {
  const stage = await open()
  succeeded(await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': fileFor(['production']) })))
  const moved = { 'config-file': 'teams/new.yml' }
  const without = workspaceOf({ 'teams/new.yml': fileFor([], 'prune: true') })
  succeeded(await playFleet(stage, 'apply', without, { inputs: moved }))
  expect(namesOf(stage.application)).toEqual([PRODUCTION_NAME])
  const previous = "previous-owners: ['octo-org/octo-repo@456789:federation.yml']"
  const workspace = workspaceOf({ 'teams/new.yml': fileFor(['production'], previous) })
  const played = await playFleet(stage, 'apply', workspace, { inputs: moved })
  succeeded(played)
  const [change] = readPlan(played, 'plan-file').targets[0]?.changes ?? []
  expect(change?.differences).toEqual([
    {
      field: 'owner',
      from: 'octo-org/octo-repo@456789:federation.yml',
      to: 'octo-org/octo-repo@456789:teams/new.yml',
    },
  ])
  const again = await playFleet(stage, 'apply', workspace, { inputs: moved })
  expect(writesIn(again)).toEqual([])
})

scenario(
  '300 credentials made by others are adopted, and leave the file again, without one delete',
  async ({ open }) => {
    const stage = await open()
    const applications = Array.from({ length: 15 }, (_, index) => addApplication(stage, index))
    for (const [index, application] of applications.entries()) {
      for (let each = 0; each < 19; each++)
        store(application, { name: `tf-${each}`, issuer: CLUSTER, subject: `system:serviceaccount:n${index}:s${each}` })
      store(application, {
        name: 'tf-flexible',
        subject: undefined,
        claimsMatchingExpression: {
          value:
            "claims['sub'] matches 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/release/*' and claims['repository_id'] eq '456789' and claims['repository_owner_id'] eq '123456'",
          languageVersion: 1,
        },
      } as never)
    }
    const accounts = JSON.stringify(Array.from({ length: 19 }, (_, each) => `s${each}`))
    const targets = applications.map(
      ({ appId }, index) => `  - client-id: ${appId}
    adopt: true
    credentials:
      - kubernetes: { issuer: '${CLUSTER}', namespace: n${index}, service-account: ${accounts} }
      - github: { branch-pattern: 'release/*' }
`,
    )
    const adopting = workspaceOf({ 'federation.yml': `prune: true\napplications:\n${targets.join('')}` })
    const adopted = await playFleet(stage, 'apply', adopting)
    succeeded(adopted)
    expect(adopted.outputs.changes).toBe('300')
    expect(writesIn(adopted).filter((line) => line.startsWith('DELETE'))).toEqual([])
    const emptied = applications.map(({ appId }) => `  - client-id: ${appId}\n`)
    const left = await playFleet(
      stage,
      'apply',
      workspaceOf({ 'federation.yml': `prune: true\napplications:\n${emptied.join('')}` }),
      { inputs: { 'max-deletions': '100%' } },
    )
    succeeded(left)
    expect(writesIn(left)).toEqual([])
    expect(applications.flatMap(namesOf)).toHaveLength(300)
  },
)

scenario('two files and a sign-in on one managed identity prune beside each other', async ({ open }) => {
  const stage = await open()
  const file = (environments: readonly string[]) =>
    `prune: true\nmanaged-identities:\n  - resource-id: ${DEFAULT_IDS.managedIdentityResourceId}\n    credentials:\n${environments.map((name) => `      - github: { environment: ${name} }`).join('\n')}\n`
  const workspace = workspaceOf({ 'a.yml': file(['production']), 'b.yml': file(['staging']) })
  const run = (name: string) => playFleet(stage, 'apply', workspace, { inputs: { 'config-file': name } })
  succeeded(await run('a.yml'))
  succeeded(await run('b.yml'))
  const before = identityOf(stage).federatedIdentityCredentials.map(({ name }) => name)
  expect(before).toHaveLength(2)
  const again = await run('a.yml')
  expect(writesIn(again)).toEqual([])
  expect(identityOf(stage).federatedIdentityCredentials.map(({ name }) => name)).toEqual(before)
})

scenario('no file of a glob claims an owner or adopts without the leave of a policy file', async ({ open }) => {
  const stage = await open()
  store(stage.application, {})
  const files = {
    'teams/claims.yml': fileFor(['staging'], 'owner: platform'),
    'teams/plain.yml': fileFor(['qa']),
    'policy.yml': `files:
  'teams/claims.yml':
    applications: [ ${DEFAULT_IDS.clientId} ]
    repositories: [ octo-org/octo-repo ]
    issuers: [ github ]
    owners: [ platform ]
`,
  }
  const workspace = workspaceOf(files)
  const inputs = { 'config-file': 'teams/*.yml' }
  const open_ = await playFleet(stage, 'plan', workspace, { inputs })
  succeeded(open_)
  expect(open_.log).toContain('refuse')
  const refused = readPlan(open_, 'plan-file').targets[0]?.changes.map(({ action, reason }) => `${action} ${reason}`)
  expect(refused?.[0]).toBe('refuse not-permitted')
  const applied = await playFleet(stage, 'apply', workspace, { inputs })
  failed(applied, 'partial-failure')
  expect(writesIn(applied)).toEqual([])
  const judged = await playFleet(stage, 'plan', workspace, { inputs: { ...inputs, 'policy-file': 'policy.yml' } })
  const verdicts = readPlan(judged, 'plan-file').targets[0]?.changes.map(
    ({ action, source }) => `${action} ${source.split(':')[0]}`,
  )
  expect(verdicts).toEqual(['create teams/claims.yml', 'refuse teams/plain.yml'])
})

scenario(
  'a forged name without a marker is somebody else’s, and a marker cannot be forged by a value',
  async ({ open }) => {
    const stage = await open()
    store(stage.application, { name: PRODUCTION_NAME, subject: 'repo:octo-org/else:environment:x' })
    const played = await playFleet(
      stage,
      'apply',
      workspaceOf({ 'federation.yml': fileFor(['production'], 'prune: true') }),
    )
    expect(failed(played, 'name-conflict')).toContain(PRODUCTION_NAME)
    expect(writesIn(played)).toEqual([])
    const name = 'x; owner=victim; adopted.yml'
    const odd = workspaceOf({ [name]: fileFor(['staging']) })
    succeeded(await playFleet(stage, 'apply', odd, { inputs: { 'config-file': name } }))
    const [, written] = stage.application.federatedIdentityCredentials
    expect(written?.description).toContain('owner=octo-org/octo-repo@456789:x%3B owner%3Dvictim%3B adopted.yml; ')
  },
)

scenario('what this run itself is trusted by stays', async ({ open }) => {
  const stage = await open()
  const own = `prune: true\napplications:\n  - client-id: ${DEFAULT_IDS.clientId}\n    credentials: [ { github: { branch: main } } ]\n`
  succeeded(await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': own })))
  const gone = workspaceOf({ 'federation.yml': fileFor([], 'prune: true') })
  const played = await playFleet(stage, 'apply', gone)
  failed(played, 'self-lockout')
  expect(writesIn(played)).toEqual([])
})
