/** Story: who owns what in a fleet survives renames, is taken over only when declared, and cannot be claimed. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { addApplication, fileFor, namesOf, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { PRODUCTION_NAME, SECRET_MANAGER, scenario } from './harness.ts'
import { failed, identityOf, ON_IDENTITY, readPlan, succeeded, writesIn } from './plan-harness.ts'

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

for (const [what, name] of [
  ['an organisation', 'new-org/octo-repo'],
  ['a repository', 'octo-org/new-name'],
] as const) {
  scenario(`${what} that was renamed makes nothing foreign, on either kind of target`, async ({ open }) => {
    const stage = await open()
    const file = `${CLUSTER_FILE}managed-identities:
  - resource-id: ${DEFAULT_IDS.managedIdentityResourceId}
    credentials:
      - kubernetes: { issuer: '${CLUSTER}', namespace: payments, service-account: api }
`
    const workspace = workspaceOf({ 'federation.yml': file })
    succeeded(await playFleet(stage, 'apply', workspace))
    stage.repository.full_name = name
    const played = await playFleet(stage, 'apply', workspace, { job: { repository: name } })
    succeeded(played)
    expect(writesIn(played)).toEqual([])
    expect(played.log.match(/0 foreign credentials/g)).toHaveLength(2)
  })

  scenario(`${what} that was renamed: new subjects come before the old ones go`, async ({ open }) => {
    const stage = await open()
    const workspace = workspaceOf({ 'federation.yml': fileFor(['production'], 'prune: true') })
    succeeded(await playFleet(stage, 'apply', workspace))
    stage.repository.full_name = name
    const played = await playFleet(stage, 'apply', workspace, { job: { repository: name } })
    succeeded(played)
    expect(played.log).not.toMatch(/name-conflict|[1-9]\d* foreign/)
    expect(writesIn(played).map((line) => line.split(' ')[0])).toEqual(['POST', 'DELETE'])
    expect(stage.application.federatedIdentityCredentials.map(({ subject }) => subject)).toEqual([
      `repo:${name.replace('/', '@123456/')}@456789:environment:production`,
    ])
  })
}

scenario('a file that moved writes nothing on a managed identity, and loses nothing there', async ({ open }) => {
  const stage = await open()
  const file = (head: string) => `${head}
prune: true
managed-identities:
  - resource-id: ${DEFAULT_IDS.managedIdentityResourceId}
    credentials: [ { github: { environment: production } } ]
`
  succeeded(await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file('') })))
  const previous = "previous-owners: ['octo-org/octo-repo@456789:federation.yml']"
  const moved = workspaceOf({ 'teams/new.yml': file(previous) })
  const played = await playFleet(stage, 'apply', moved, { inputs: { 'config-file': 'teams/new.yml' } })
  succeeded(played)
  expect(writesIn(played)).toEqual([])
  expect(played.log).toContain('0 foreign credentials')
  expect(identityOf(stage).federatedIdentityCredentials).toHaveLength(1)
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
    const gone = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': 'prune: true\n' }), {
      inputs: { 'max-deletions': '100%' },
    })
    succeeded(gone)
    expect(gone.log).toMatch(/Went through \d+ applications of the tenant/)
    expect(writesIn(gone)).toEqual([])
    expect(applications.flatMap(namesOf)).toHaveLength(300)
  },
)

scenario('two files and a sign-in on one managed identity prune beside each other', async ({ open }) => {
  const stage = await open()
  const manager = { ...SECRET_MANAGER, ...ON_IDENTITY }
  const signIn = () => stage.play({ job: { environment: 'sign-in' }, inputs: manager })
  const signedIn = await signIn()
  expect(signedIn.exitCode, signedIn.log).toBe(0)
  const file = (environments: readonly string[]) =>
    `prune: true\nmanaged-identities:\n  - resource-id: ${DEFAULT_IDS.managedIdentityResourceId}\n    credentials:\n${environments.map((name) => `      - github: { environment: ${name} }`).join('\n')}\n`
  const workspace = workspaceOf({ 'a.yml': file(['production']), 'b.yml': file(['staging']) })
  const run = (name: string) => playFleet(stage, 'apply', workspace, { inputs: { 'config-file': name } })
  succeeded(await run('a.yml'))
  succeeded(await run('b.yml'))
  const before = identityOf(stage).federatedIdentityCredentials.map(({ name }) => name)
  expect(before).toHaveLength(3)
  for (const name of ['a.yml', 'b.yml']) {
    const again = await run(name)
    succeeded(again)
    expect(writesIn(again)).toEqual([])
  }
  expect((await signIn()).outputs['credential-change']).toBe('kept')
  expect(identityOf(stage).federatedIdentityCredentials.map(({ name }) => name)).toEqual(before)
})

scenario("a file of a glob takes nothing over from another file, without the policy's leave", async ({ open }) => {
  const stage = await open()
  const victim = { 'config-file': 'teams/victim.yml' }
  const thief = "prune: true\nprevious-owners: ['octo-org/octo-repo@456789:teams/victim.yml']"
  const entry = `
    applications: [ ${DEFAULT_IDS.clientId} ]
    repositories: [ octo-org/octo-repo ]
    issuers: [ github ]`
  const workspace = workspaceOf({
    'teams/victim.yml': fileFor(['production'], 'prune: true'),
    'teams/thief.yml': fileFor(['staging'], thief),
    'policy.yml': `files:\n  'teams/victim.yml':${entry}\n  'teams/thief.yml':${entry}\n`,
    'leave.yml': `files:\n  'teams/victim.yml':${entry}\n  'teams/thief.yml':${entry}\n    owners: [ 'octo-org/octo-repo@456789:teams/victim.yml' ]\n`,
  })
  succeeded(await playFleet(stage, 'apply', workspace, { inputs: victim }))
  for (const inputs of [
    { 'config-file': 'teams/t*.yml' },
    { 'config-file': 'teams/thief.yml', 'policy-file': 'policy.yml' },
  ]) {
    const played = await playFleet(stage, 'apply', workspace, { inputs })
    expect(failed(played, 'not-permitted')).toContain(
      'does not let this file act as the owner "octo-org/octo-repo@456789:teams/victim.yml"',
    )
    expect(writesIn(played)).toEqual([])
  }
  const leave = { 'config-file': 'teams/thief.yml', 'policy-file': 'leave.yml' }
  const allowed = await playFleet(stage, 'plan', workspace, { inputs: leave })
  succeeded(allowed)
  const [target] = readPlan(allowed, 'plan-file').targets
  expect(target?.changes.map(({ action }) => action)).toEqual(['create', 'delete'])
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

scenario('no name of a file, an environment or a branch makes a file act as another one', async ({ open }) => {
  const stage = await open()
  const victim = workspaceOf({ 'federation.yml': fileFor(['production'], 'prune: true') })
  succeeded(await playFleet(stage, 'apply', victim))
  const files = [
    'federation.yml ',
    ' federation.yml',
    'x\nowner=federation.yml',
    'a; owner=octo-org/octo-repo@456789:federation.yml',
    'owner=octo-org%2Focto-repo@456789:federation.yml',
  ]
  const environments = ["'x; owner=octo-org/octo-repo@456789:federation.yml'", '"y\\nadopted; owner=platform; z"']
  for (const file of files) {
    const content = fileFor(environments, 'prune: true')
    // An input loses blanks at its ends; a glob finds the file all the same.
    const inputs = { 'config-file': file.replaceAll(/^ | $/g, '?') }
    const workspace = workspaceOf({ [file]: content })
    succeeded(await playFleet(stage, 'apply', workspace, { inputs }))
    const again = await playFleet(stage, 'apply', workspace, { inputs })
    succeeded(again)
    expect(writesIn(again), file).toEqual([])
    expect(again.log, file).toContain('1 foreign credential')
    const untouched = await playFleet(stage, 'apply', victim)
    succeeded(untouched)
    expect(writesIn(untouched), file).toEqual([])
    const left = workspaceOf({ [file]: fileFor([], 'prune: true') })
    succeeded(await playFleet(stage, 'apply', left, { inputs }))
    expect(namesOf(stage.application), file).toEqual([PRODUCTION_NAME])
  }
})

scenario('what this run itself is trusted by stays', async ({ open }) => {
  const stage = await open()
  const own = `prune: true\napplications:\n  - client-id: ${DEFAULT_IDS.clientId}\n    credentials: [ { github: { branch: main } } ]\n`
  succeeded(await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': own })))
  const gone = workspaceOf({ 'federation.yml': fileFor([], 'prune: true') })
  const played = await playFleet(stage, 'apply', gone)
  failed(played, 'self-lockout')
  expect(writesIn(played)).toEqual([])
})
