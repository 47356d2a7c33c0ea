/** Story: a team's file tries to reach what its policy does not give it; each attempt is refused, and nothing is written. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { addApplication, fileFor, playFleet, workspaceOf } from './fleet-harness.ts'
import { type Stage, scenario } from './harness.ts'
import { failed, succeeded, writesIn } from './plan-harness.ts'

const ENTRY: Readonly<Record<'applications' | 'repositories' | 'issuers', string>> = {
  applications: DEFAULT_IDS.clientId,
  repositories: 'octo-org/octo-repo',
  issuers: "github, 'https://*.oic.prod-aks.azure.com/4444/*', 'https://app.terraform.io'",
}

function policyFor(file: string, more: Partial<typeof ENTRY> = {}, tail = ''): string {
  const { applications, repositories, issuers } = { ...ENTRY, ...more }
  return `files:
  '${file}':
    applications: [ ${applications} ]
    managed-identities: [ '/subscriptions/${DEFAULT_IDS.subscriptionId}/resourceGroups/payments-*/*' ]
    repositories: [ ${repositories} ]
    issuers: [ ${issuers} ]
${tail}`
}

const application = (key: string, credential: string) =>
  `applications:\n  - ${key}\n    credentials:\n      - ${credential}\n`
const onClient = (credential: string) => application(`client-id: ${DEFAULT_IDS.clientId}`, credential)

/** Applies a file under a policy, and asserts that it is refused before anything is written. Gives what was said. */
async function refused(
  stage: Stage,
  files: Readonly<Record<string, string>>,
  config = 'federation.yml',
): Promise<string> {
  const inputs = { 'config-file': config, 'policy-file': 'policy.yml' }
  const played = await playFleet(stage, 'apply', workspaceOf(files), { inputs })
  expect(writesIn(played)).toEqual([])
  return failed(played, 'not-permitted')
}

scenario('what the policy allows is applied', async ({ open }) => {
  const stage = await open()
  const files = { 'federation.yml': fileFor(['production']), 'policy.yml': policyFor('federation.yml') }
  succeeded(await playFleet(stage, 'apply', workspaceOf(files), { inputs: { 'policy-file': 'policy.yml' } }))
})

for (const [what, config, entry] of [
  ['in another case', 'federation.yml', 'Federation.yml'],
  ['of another folder', 'teams/a/x.yml', 'teams/*.yml'],
  ['reached through `..`', 'teams/../other.yml', 'teams/*'],
] as const) {
  scenario(`a file ${what} has no entry`, async ({ open }) => {
    const file = config.replace('teams/../', '')
    const files = { 'teams/there.yml': '', [file]: fileFor(['production']), 'policy.yml': policyFor(entry) }
    expect(await refused(await open(), files, config)).toContain('has no entry for this configuration file')
  })
}

for (const [what, credential, why] of [
  [
    'a host that only ends like the allowed one',
    "kubernetes: { issuer: 'https://evil.example/x.oic.prod-aks.azure.com/4444/a/', namespace: n, service-account: s }",
    'does not allow the issuer "https://evil.example/x.oic.prod-aks.azure.com/4444/a/"',
  ],
  [
    "another tenant's clusters",
    "kubernetes: { issuer: 'https://westeurope.oic.prod-aks.azure.com/5555/a/', namespace: n, service-account: s }",
    'does not allow the issuer',
  ],
  [
    'an encoded slash in an issuer',
    "kubernetes: { issuer: 'https://westeurope.oic.prod-aks.azure.com/4444%2F..%2F5555/a/', namespace: n, service-account: s }",
    'does not allow the issuer',
  ],
  [
    "an expression that reaches an issuer's other tenants",
    `{ issuer: 'https://app.terraform.io', claims-matching-expression: "claims['sub'] matches 'organization:*:project:p:workspace:w:run_phase:apply'" }`,
    'reaches more than one project of its issuer',
  ],
  [
    'an expression that reaches another repository',
    `{ issuer: 'https://token.actions.githubusercontent.com', claims-matching-expression: "claims['sub'] matches 'repo:octo-org@123456/*:environment:production' and claims['repository_owner_id'] eq '123456'" }`,
    'lets in other jobs than the intended one',
  ],
] as const) {
  scenario(`${what} is refused`, async ({ open }) => {
    const files = { 'federation.yml': onClient(credential), 'policy.yml': policyFor('federation.yml') }
    const stage = await open()
    const inputs = { 'policy-file': 'policy.yml' }
    const played = await playFleet(stage, 'apply', workspaceOf(files), { inputs })
    expect(played.log).toContain(why)
    expect(played.exitCode).toBe(1)
    expect(writesIn(played)).toEqual([])
  })
}

scenario('a repository that was renamed out of the pattern is judged by its name of today', async ({ open }) => {
  const stage = await open()
  stage.repository.renamed_from.push('octo-org/octo-repo')
  stage.repository.full_name = 'octo-org/vault'
  const file = onClient('github: { repository: octo-org/octo-repo, environment: production }')
  const files = { 'federation.yml': file, 'policy.yml': policyFor('federation.yml') }
  const inputs = { 'policy-file': 'policy.yml' }
  const job = { repository: 'octo-org/vault' }
  const played = await playFleet(stage, 'apply', workspaceOf(files), { inputs, job })
  expect(failed(played, 'not-permitted')).toContain('does not allow the repository "octo-org/vault"')
  expect(writesIn(played)).toEqual([])
})

scenario('a repository that moved to another owner is not followed', async ({ open }) => {
  const stage = await open()
  stage.repository.renamed_from.push('octo-org/octo-repo')
  stage.repository.full_name = 'evil/octo-repo'
  stage.repository.owner.id = 666
  const file = onClient('github: { repository: octo-org/octo-repo, environment: production }')
  const files = { 'federation.yml': file, 'policy.yml': policyFor('federation.yml') }
  const inputs = { 'policy-file': 'policy.yml' }
  const played = await playFleet(stage, 'apply', workspaceOf(files), { inputs, job: { repository: 'evil/octo-repo' } })
  expect(played.log).toMatch(/repository-moved|does not allow the repository "evil\/octo-repo"/)
  expect(played.exitCode).toBe(1)
  expect(writesIn(played)).toEqual([])
})

scenario('a unique name that looks like an allowed client ID gives nothing', async ({ open }) => {
  const stage = await open()
  addApplication(stage, 1, { uniqueName: DEFAULT_IDS.clientId })
  const file = application(`unique-name: ${DEFAULT_IDS.clientId}`, 'github: { environment: production }')
  const files = { 'federation.yml': file, 'policy.yml': policyFor('federation.yml') }
  expect(await refused(stage, files)).toContain('does not let this file change the application a0000000-')
})

scenario("this run's manager is reached by no pattern, whatever names it", async ({ open }) => {
  const stage = await open()
  stage.manager.uniqueName = 'payments-manager'
  stage.manager.owners = [DEFAULT_IDS.managerServicePrincipalId]
  const policy = policyFor('federation.yml', { applications: "'payments-*'" })
  for (const key of [
    'unique-name: payments-manager',
    `client-id: ${DEFAULT_IDS.managerClientId.toUpperCase()}`,
    `object-id: ${DEFAULT_IDS.managerObjectId}`,
  ]) {
    const file = application(key, 'github: { environment: staging }')
    const said = await refused(stage, { 'federation.yml': file, 'policy.yml': policy })
    expect(said, key).toContain('It is the manager of this run')
  }
})

scenario('a managed identity of another group, or by an ID with two readings, is refused', async ({ open }) => {
  const stage = await open()
  const { managedIdentityResourceId: id } = DEFAULT_IDS
  const fileOf = (resourceId: string) =>
    `managed-identities:\n  - resource-id: '${resourceId}'\n    credentials: [ { github: { environment: production } } ]\n`
  const policy = policyFor('federation.yml')
  const said = await refused(stage, { 'federation.yml': fileOf(id), 'policy.yml': policy })
  expect(said).toContain('does not let this file change the managed identity')
  for (const odd of [
    id.replace('/shop/', '/payments-x/../shop/'),
    id.replace('/shop/', '/payments-x%2F..%2Fshop/'),
    id.replace('/shop/', '/payments-x%252F..%252Fshop/'),
  ]) {
    const files = { 'federation.yml': fileOf(odd), 'policy.yml': policy }
    const played = await playFleet(stage, 'apply', workspaceOf(files), { inputs: { 'policy-file': 'policy.yml' } })
    expect(played.outputs['error-code'], played.log).not.toBe('')
    expect(writesIn(played)).toEqual([])
  }
})

scenario('two entries for one file, or a key that nobody knows, stop the run before a request', async ({ open }) => {
  const stage = await open()
  const two = `${policyFor('federation.yml')}  '*.yml':\n    applications: [ '*' ]\n`
  for (const [policy, said] of [
    [two, 'both match federation.yml; exactly one may'],
    [policyFor('federation.yml', {}, 'deni: [pull-request]\n'), '`deni` is not known here'],
  ] as const) {
    const workspace = workspaceOf({ 'federation.yml': fileFor(['production']), 'policy.yml': policy })
    const played = await playFleet(stage, 'apply', workspace, { inputs: { 'policy-file': 'policy.yml' } })
    expect(failed(played, 'configuration-invalid')).toContain(said)
    expect(played.requests).toEqual([])
  }
})

scenario('a policy file behind a link, in a linked folder or outside is not read', async ({ open }) => {
  const stage = await open()
  const workspace = workspaceOf({
    'federation.yml': fileFor(['production']),
    'real/policy.yml': policyFor('federation.yml'),
  })
  symlinkSync('real/policy.yml', join(workspace, 'link.yml'))
  symlinkSync('real', join(workspace, 'linked'))
  mkdirSync(join(workspace, '..', 'beside'), { recursive: true })
  writeFileSync(join(workspace, '..', 'beside', 'policy.yml'), policyFor('federation.yml'))
  for (const [path, said] of [
    ['link.yml', 'is a symbolic link'],
    ['linked/policy.yml', 'is a symbolic link, or lies behind one'],
    ['../beside/policy.yml', 'lies outside of the workspace'],
    ['real/*.yml', 'names several files'],
    ['missing.yml', 'could not be read'],
  ] as const) {
    const played = await playFleet(stage, 'apply', workspace, { inputs: { 'policy-file': path } })
    expect(failed(played, 'configuration-invalid'), path).toContain(said)
    expect(played.requests).toEqual([])
  }
})

scenario('a denied protection that cannot be read counts as missing', async ({ open }) => {
  const stage = await open()
  const files = {
    'federation.yml': fileFor(['production']),
    'policy.yml': policyFor('federation.yml', {}, 'deny: [unprotected]\n'),
  }
  const inputs = { 'policy-file': 'policy.yml' }
  succeeded(await playFleet(stage, 'plan', workspaceOf(files), { inputs }))
  const match = { service: 'github', path: '/environments/' } as const
  stage.sandbox.fault({
    match,
    times: 99,
    effect: { status: 403, body: { message: 'Resource not accessible by integration' } },
  })
  expect(await refused(stage, files)).toContain('`unprotected`')
})

scenario('a policy that was weakened since is another plan', async ({ open }) => {
  const stage = await open()
  const inputs = { 'policy-file': 'policy.yml' }
  const strict = { 'federation.yml': fileFor(['production']), 'policy.yml': policyFor('federation.yml') }
  const planned = await playFleet(stage, 'plan', workspaceOf(strict), { inputs })
  const weak = { ...strict, 'policy.yml': policyFor('federation.yml', { applications: "'*'" }) }
  const more = { ...inputs, 'plan-digest': planned.outputs['plan-digest'] ?? '' }
  const played = await playFleet(stage, 'apply', workspaceOf(weak), { inputs: more })
  failed(played, 'plan-stale')
  expect(writesIn(played)).toEqual([])
})

scenario('the results of a target that is left alone say of each line what became of it', async ({ open }) => {
  const stage = await open()
  const inputs = { 'policy-file': 'policy.yml' }
  const policy = { 'policy.yml': policyFor('federation.yml') }
  succeeded(
    await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': fileFor(['production']), ...policy }), { inputs }),
  )
  const elsewhere = "      - { issuer: 'https://evil.example', subject: x }\n"
  const file = `${fileFor(['production', 'staging'])}${elsewhere}`
  const played = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file, ...policy }), { inputs })
  failed(played, 'partial-failure')
  const { targets } = JSON.parse(readFileSync(played.outputs['results-file'] ?? '', 'utf8')) as {
    readonly targets: readonly { readonly changes: readonly { readonly action: string; readonly outcome: string }[] }[]
  }
  expect(targets[0]?.changes.map(({ action, outcome }) => `${action}: ${outcome}`)).toEqual([
    'keep: kept',
    'create: failed',
    'refuse: refused',
  ])
})

scenario('several lines that the policy refuses end in what to do about the policy', async ({ open }) => {
  const stage = await open()
  const files = {
    'federation.yml':
      'repositories:\n  - environments: { one: { client-id: CLIENT }, two: { client-id: CLIENT } }\n'.replaceAll(
        'CLIENT',
        DEFAULT_IDS.clientId,
      ),
    'policy.yml': policyFor('federation.yml', { repositories: 'octo-org/other' }),
  }
  expect(await refused(stage, files)).toContain('Ask who keeps the policy file')
})
