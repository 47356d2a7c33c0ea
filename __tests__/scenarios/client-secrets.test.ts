/** Story: a client secret is made, stored at GitHub, proved and rotated; nobody sees its value, and some may not have it. */
import { expect } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { addApplication } from './fleet-harness.ts'
import { scenario } from './harness.ts'
import { failed, succeeded, writesIn } from './plan-harness.ts'
import {
  age,
  guard,
  linesOf,
  playSecrets,
  secretFile,
  secretsOf,
  storedAtGitHub,
  validAndStored,
} from './secrets-harness.ts'

const DAY = 86_400_000

scenario('made with an explicit end, sealed for the environment, proved, and shown nowhere', async ({ open }) => {
  const stage = await open()
  guard(stage)
  const plan = await playSecrets(stage, 'plan', secretFile())
  succeeded(plan)
  expect(writesIn(plan)).toEqual([])
  expect(plan.outputs.changes).toBe('1')
  expect(linesOf(plan)[0]).toMatchObject({
    resource: 'client-secret',
    action: 'create',
    name: 'legacy-batch',
    written: {
      lifetimeDays: 90,
      repository: IDS.repository,
      repositoryId: String(IDS.repositoryId),
      environment: 'production',
      secret: 'AZURE_CLIENT_SECRET',
      removes: [],
    },
  })
  const digest = plan.outputs['plan-digest'] ?? ''
  const applied = await playSecrets(stage, 'apply', secretFile(), {
    inputs: { 'plan-digest': digest },
    env: { RUNNER_DEBUG: '1' },
  })
  succeeded(applied)
  const [secret] = secretsOf(stage)
  expect(secretsOf(stage)).toHaveLength(1)
  expect(secret?.displayName).toBe('legacy-batch')
  expect(Date.parse(`${secret?.endDateTime}`) - Date.parse(`${secret?.startDateTime}`)).toBe(90 * DAY)
  expect(storedAtGitHub(stage)?.value).toBe(secret?.secretText)
  expect(stage.tenant.signIns.at(-1)).toMatchObject({
    appId: IDS.clientId,
    servicePrincipalCredentialKeyId: secret?.keyId,
  })
  const value = `${secret?.secretText}`
  expect(applied.masks).toContain(value)
  // What the runner shows is masked; the value is in the command that masks it, and nowhere else.
  expect(applied.log).not.toContain(value)
  const commands = applied.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  expect(commands.join('\n')).not.toContain(value)
  expect(JSON.stringify([applied.outputs, applied.summary, applied.state, applied.stderr])).not.toContain(value)
  expect(JSON.stringify([linesOf(applied), linesOf(applied, 'results-file')])).not.toContain(value)
  const again = await playSecrets(stage, 'apply', secretFile())
  succeeded(again)
  expect(writesIn(again)).toEqual([])
})

scenario('rotated when little is left; the older one goes after the overlap, not before', async ({ open }) => {
  const stage = await open()
  guard(stage)
  succeeded(await playSecrets(stage, 'apply', secretFile()))
  age(stage, 80)
  const [old] = secretsOf(stage)
  const rotated = await playSecrets(stage, 'apply', secretFile())
  succeeded(rotated)
  expect(secretsOf(stage)).toHaveLength(2)
  expect(validAndStored(stage).map(({ keyId }) => keyId === old?.keyId)).toEqual([false])
  const next = await playSecrets(stage, 'apply', secretFile())
  expect(writesIn(next)).toEqual([])
  age(stage, 1)
  const plan = await playSecrets(stage, 'plan', secretFile())
  expect(linesOf(plan).map(({ action, name }) => [action, name])).toEqual([
    ['keep', 'legacy-batch'],
    ['delete', old?.keyId],
  ])
  succeeded(await playSecrets(stage, 'apply', secretFile(), { inputs: { 'max-deletions': '0' } }))
  expect(secretsOf(stage)).toHaveLength(1)
  expect(validAndStored(stage)).toHaveLength(1)
})

scenario('a value that GitHub never got is removed and replaced', async ({ open }) => {
  const stage = await open()
  guard(stage)
  succeeded(await playSecrets(stage, 'apply', secretFile()))
  const [lost] = secretsOf(stage)
  const github = storedAtGitHub(stage)
  if (github !== undefined) github.updated_at = '2026-01-01T00:00:00Z'
  // Somebody else wrote it then: only `adopt` overwrites.
  expect(failed(await playSecrets(stage, 'apply', secretFile()), 'name-conflict')).toContain('adopt: true')
  succeeded(await playSecrets(stage, 'apply', secretFile('adopt: true, ')))
  expect(secretsOf(stage).map(({ keyId }) => keyId)).not.toContain(lost?.keyId)
  expect(validAndStored(stage)).toHaveLength(1)
})

scenario('a secret of GitHub’s that somebody else stored stays', async ({ open }) => {
  const stage = await open()
  guard(stage)
  const value = { value: 'theirs', created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' }
  stage.repository.environments[0]?.secrets.push({ name: 'AZURE_CLIENT_SECRET', ...value })
  const plan = await playSecrets(stage, 'plan', secretFile())
  expect(linesOf(plan)[0]).toMatchObject({ action: 'refuse', reason: 'name-conflict' })
  failed(await playSecrets(stage, 'apply', secretFile()), 'name-conflict')
  expect(storedAtGitHub(stage)?.value).toBe('theirs')
  expect(secretsOf(stage)).toEqual([])
})

scenario(
  'an environment without reviewers or a branch rule gets none; a whole repository does, with a warning',
  async ({ open }) => {
    const stage = await open()
    const staging = secretFile('', 'environment: staging, name: AZURE_CLIENT_SECRET')
    expect(failed(await playSecrets(stage, 'apply', staging), 'context-not-declared')).toContain('neither reviewers')
    const production = stage.repository.environments[1]
    if (production !== undefined)
      production.protection_rules = [
        {
          id: 1,
          node_id: 'x',
          type: 'required_reviewers',
          reviewers: [{ type: 'User', reviewer: { login: 'octocat' } }],
        },
      ]
    succeeded(await playSecrets(stage, 'apply', staging))
    const whole = secretFile('', 'name: BATCH_SECRET').replace('legacy-batch', 'other')
    const played = await playSecrets(stage, 'apply', whole)
    succeeded(played)
    expect(played.log).toContain('Every job of the repository can read')
    expect(stage.repository.secrets[0]?.name).toBe('BATCH_SECRET')
  },
)

scenario('a branch rule that admits every branch is none', async ({ open }) => {
  const stage = await open()
  const [production] = stage.repository.environments
  if (production === undefined) throw new Error('no environment')
  production.deployment_branch_policy = { protected_branches: false, custom_branch_policies: true }
  production.branch_policies = [{ id: 1, name: '*', type: 'branch' }]
  expect(failed(await playSecrets(stage, 'apply', secretFile()), 'context-not-declared')).toContain('branch rule')
  production.branch_policies = [{ id: 1, name: 'release/*', type: 'branch' }]
  succeeded(await playSecrets(stage, 'apply', secretFile()))
})

scenario(
  'a policy of the tenant is seen in the plan where it can be read, else when it is written',
  async ({ open }) => {
    const stage = await open()
    guard(stage)
    stage.tenant.policies.maxPasswordDays = 60
    expect(failed(await playSecrets(stage, 'apply', secretFile()), 'policy-blocked')).toContain('policy of the tenant')
    expect(secretsOf(stage)).toEqual([])
    stage.tenant.servicePrincipals.find(({ appId }) => appId === IDS.managerClientId)?.roles.push('Policy.Read.All')
    const plan = await playSecrets(stage, 'plan', secretFile())
    expect(linesOf(plan)[0]).toMatchObject({ action: 'refuse', reason: 'policy-blocked' })
    expect(plan.log).toContain('60 days')
    succeeded(await playSecrets(stage, 'apply', secretFile('lifetime-days: 30, ')))
    stage.tenant.policies.forbidPasswords = true
    const forbidden = await playSecrets(
      stage,
      'plan',
      secretFile().replace('legacy-batch', 'another').replace('AZURE_CLIENT_SECRET', 'B'),
    )
    expect(forbidden.log).toContain('forbids client secrets')
  },
)

scenario('a job’s own token may not store it, and the secret is not left behind', async ({ open }) => {
  const stage = await open()
  guard(stage)
  const played = await playSecrets(stage, 'apply', secretFile(), { inputs: { 'github-token': undefined } })
  failed(played, 'github-forbidden')
  expect(secretsOf(stage)).toEqual([])
  stage.sandbox.fault({ match: { method: 'PUT', path: /secrets\/AZURE/ }, effect: { status: 403 }, times: 9 })
  expect(failed(await playSecrets(stage, 'apply', secretFile()), 'github-forbidden')).toContain('Environments: write')
  expect(secretsOf(stage)).toEqual([])
})

scenario('the policy file says who may have client secrets', async ({ open }) => {
  const stage = await open()
  guard(stage)
  const policy = (kinds: string, deny = '') => `
files:
  'federation.yml':
    applications: [${IDS.clientId}]
    repositories: [${IDS.repository}]
    kinds: [${kinds}]
${deny}`
  const play = async (text: string) => {
    const { playFleet, workspaceOf } = await import('./fleet-harness.ts')
    const workspace = workspaceOf({ 'federation.yml': secretFile(), 'policy.yml': text })
    return playFleet(stage, 'apply', workspace, {
      inputs: { 'policy-file': 'policy.yml', 'github-token': IDS.bootstrapToken },
    })
  }
  expect(failed(await play(policy('federated')), 'not-permitted')).toContain('client-secrets')
  expect(failed(await play(policy('client-secrets', 'deny: [client-secrets]\n')), 'not-permitted')).toContain('denies')
  expect(secretsOf(stage)).toEqual([])
  succeeded(await play(policy('client-secrets')))
  expect(validAndStored(stage)).toHaveLength(1)
})

scenario('applications open to personal accounts hold two at most', async ({ open }) => {
  const stage = await open()
  guard(stage)
  stage.application.signInAudience = 'AzureADandPersonalMicrosoftAccount'
  const made = { startDateTime: '2026-01-01T00:00:00Z', endDateTime: '2036-01-01T00:00:00Z', hint: 'abc' }
  for (const keyId of ['1', '2'])
    stage.application.passwordCredentials.push({ keyId, displayName: 'by hand', secretText: `abc${keyId}`, ...made })
  const plan = await playSecrets(stage, 'plan', secretFile())
  expect(linesOf(plan)[0]).toMatchObject({ action: 'refuse', reason: 'credential-limit' })
})

scenario('a file that prunes removes what it made and declares no more, within `max-deletions`', async ({ open }) => {
  const stage = await open()
  guard(stage)
  succeeded(await playSecrets(stage, 'apply', secretFile('', undefined, 'prune: true')))
  stage.application.passwordCredentials.push({
    keyId: '77777777-7777-4777-8777-777777777777',
    displayName: 'by hand',
    secretText: 'by~hand',
    hint: 'by~',
    startDateTime: '2026-01-01T00:00:00Z',
    endDateTime: '2036-01-01T00:00:00Z',
  })
  const without = `prune: true\napplications:\n  - client-id: ${IDS.clientId}\n    credentials: [{ github: { environment: production } }]\n`
  failed(await playSecrets(stage, 'apply', without, { inputs: { 'max-deletions': '0' } }), 'deletion-limit')
  succeeded(await playSecrets(stage, 'apply', without))
  expect(secretsOf(stage).map(({ displayName }) => displayName)).toEqual(['by hand'])
})

scenario(
  'a file that prunes removes what it made on an application that left it, and nothing by hand',
  async ({ open }) => {
    const stage = await open()
    guard(stage)
    succeeded(await playSecrets(stage, 'apply', secretFile('', undefined, 'prune: true')))
    stage.application.passwordCredentials.push({
      keyId: '77777777-7777-4777-8777-777777777777',
      displayName: 'by hand',
      secretText: 'by~hand',
      hint: 'by~',
      startDateTime: '2026-01-01T00:00:00Z',
      endDateTime: '2036-01-01T00:00:00Z',
    })
    // Nothing of it but the secret is the file's.
    stage.application.federatedIdentityCredentials = []
    const other = addApplication(stage, 1)
    const left = `prune: true\napplications:\n  - client-id: ${other.appId}\n    credentials: [{ github: { environment: production } }]\n`
    failed(await playSecrets(stage, 'apply', left, { inputs: { 'max-deletions': '0' } }), 'deletion-limit')
    succeeded(await playSecrets(stage, 'apply', left))
    expect(secretsOf(stage).map(({ displayName }) => displayName)).toEqual(['by hand'])
  },
)

scenario.for([
  ['lifetime-days: 731, ', 'at most 730'],
  ['lifetime-days: 0, ', 'at least 1'],
  ['lifetime-days: 10, rotate-before-days: 10, ', 'It is rotated before it ends'],
  ['lifetime-days: 1, overlap-hours: 24, ', 'The older secret goes before the new one ends'],
])('%s is refused before anything is sent', async ([more, sentence], { open }) => {
  const stage = await open()
  const played = await playSecrets(stage, 'plan', secretFile(more))
  expect(failed(played, 'configuration-invalid')).toContain(sentence)
  expect(played.requests.filter((line) => !line.includes('idtoken'))).toEqual([])
})

scenario('a long life is warned about', async ({ open }) => {
  const stage = await open()
  guard(stage)
  const played = await playSecrets(stage, 'plan', secretFile('lifetime-days: 366, '))
  succeeded(played)
  expect(played.log).toContain('366 days; Microsoft advises less than 365')
})

scenario('a runner whose clock is ahead stores one secret, and the next run keeps it', async ({ open }) => {
  const stage = await open()
  guard(stage)
  const ahead = 'const now = Date.now; Date.now = () => now() + 1_200_000'
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ahead)}` }
  succeeded(await playSecrets(stage, 'apply', secretFile(), { env }))
  expect(validAndStored(stage)).toHaveLength(1)
  const again = await playSecrets(stage, 'apply', secretFile())
  succeeded(again)
  expect(writesIn(again)).toEqual([])
})

scenario('a share of `max-deletions` counts the secrets that a file made as what it owns', async ({ open }) => {
  const stage = await open()
  guard(stage)
  const entry = (name: string) =>
    `      - { display-name: ${name}, github-secret: { environment: production, name: ${name} } }\n`
  const file = (...names: readonly string[]) =>
    `prune: true\napplications:\n  - client-id: ${IDS.clientId}\n    client-secrets:\n${names.map(entry).join('')}`
  succeeded(await playSecrets(stage, 'apply', file('A', 'B', 'C')))
  const inputs = (share: string) => ({ inputs: { 'max-deletions': share } })
  const refused = await playSecrets(stage, 'apply', file('A', 'B'), inputs('30%'))
  expect(failed(refused, 'deletion-limit')).toContain('1 of 3 credentials')
  succeeded(await playSecrets(stage, 'apply', file('A', 'B'), inputs('34%')))
  expect(secretsOf(stage)).toHaveLength(2)
})
