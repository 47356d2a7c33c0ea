/** Plans that work and are weaker than they need be: each warning with its safer choice, and none without reason. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { plain } from '../../src/report/markdown.ts'
import { type Played, SECRET_MANAGER, scenario } from './harness.ts'
import { IDS, playAction, REPOSITORY, repositoryOf, succeeded } from './plan-harness.ts'

/** Warnings besides that about the manager's secret. */
function warningsOf({ annotations }: Played): readonly string[] {
  return annotations
    .filter(({ level, message }) => level === 'warning' && !message.includes('manager-client-secret'))
    .map(({ message }) => message)
}

const CASES: readonly (readonly [string, Readonly<Record<string, string>>, readonly RegExp[]])[] = [
  ['a protected environment: none', { environment: 'production' }, []],
  ['a protected branch: none', { branch: 'main' }, []],
  ['an environment without rules', { environment: 'staging' }, [/environment has no protection.*required reviewers/]],
  ['a branch without protection', { branch: 'feature/login' }, [/branch or tag has no protection/]],
  [
    'an environment that does not exist',
    { environment: 'prodution' },
    [/environment "prodution" does not exist in octo-org\/octo-repo: did you mean "production"\? .*without any/],
  ],
  ['a branch that does not exist', { branch: 'nowhere' }, [/branch "nowhere" does not exist/]],
  ['every branch', { 'branch-pattern': '*' }, [/every branch.*Trust an `environment`/, /entries of merge queues/]],
  ['every branch, said twice', { 'branch-pattern': '**' }, [/every branch/, /entries of merge queues/]],
  ['some branches: none', { 'branch-pattern': 'release/*' }, []],
  ['pull requests', { 'pull-request': 'true' }, [/Every pull request.*application.*may only read/]],
  [
    'an expression that admits pull requests',
    { 'claims-matching-expression': `claims['sub'] matches '${REPOSITORY}:*' and ${IDS}` },
    [/would let in "repo:.*:pull_request"/, /admits every pull request/],
  ],
  [
    'an expression that reaches other repositories',
    {
      'claims-matching-expression':
        "claims['sub'] matches 'repo:octo-org@123456/*:environment:production' and claims['repository_owner_id'] eq '123456'",
    },
    [/would let in "repo:octo-org@123456\/.*:environment:production"/, /more than one repository/],
  ],
]

for (const [title, inputs, expected] of CASES) {
  scenario(title, async ({ open }) => {
    const { sandbox } = await open()
    const played = await playAction(sandbox, 'plan', { inputs })
    succeeded(played)
    const warnings = warningsOf(played)
    expect(warnings).toHaveLength(expected.length)
    expected.forEach((pattern, index) => {
      expect(warnings[index]).toMatch(pattern)
    })
    for (const warning of warnings) expect(played.summary).toContain(`- ${plain(warning)}\n`)
  })
}

scenario('a subject without IDs, where IDs are to be had', async ({ open }) => {
  const stage = await open()
  repositoryOf(stage).immutable = false
  const played = await playAction(stage.sandbox, 'plan')
  succeeded(played)
  expect(warningsOf(played)).toEqual([expect.stringMatching(/names only.*immutable/s)])
})

scenario('a template without context: one subject for everything', async ({ open }) => {
  const stage = await open()
  repositoryOf(stage).oidc = { use_default: false, include_claim_keys: ['repo'], sub_claim_prefix: 'omitted' }
  const played = await playAction(stage.sandbox, 'plan', { inputs: { environment: 'production' } })
  succeeded(played)
  expect(warningsOf(played)).toContainEqual(
    expect.stringMatching(/^One subject serves every branch, tag, pull request/),
  )
  expect(played.log).toContain('subject-too-broad')
})

scenario('a manager that may write every application', async ({ open }) => {
  const { sandbox, tenant } = await open()
  const principal = tenant.servicePrincipals.find(({ appId }) => appId === DEFAULT_IDS.managerClientId)
  if (principal === undefined) throw new Error('The world has no manager.')
  principal.roles = ['Application.ReadWrite.All']
  const played = await playAction(sandbox, 'plan', { inputs: SECRET_MANAGER })
  succeeded(played)
  expect(warningsOf(played)).toEqual([
    expect.stringMatching(/^The manager holds Application\.ReadWrite\.All.*Application\.ReadWrite\.OwnedBy/),
  ])
})

scenario('a manager with a secret', async ({ open }) => {
  const { sandbox } = await open()
  const { annotations } = await playAction(sandbox, 'plan', { inputs: SECRET_MANAGER })
  expect(annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining('`manager-client-secret` works, but'),
  ])
})

scenario('a stored credential that was meant and misses by a letter is shown beside', async ({ open }) => {
  const stage = await open()
  stage.trust({ name: 'by-hand', subject: `${REPOSITORY}:environment:Production` })
  const played = await playAction(stage.sandbox, 'plan', { inputs: SECRET_MANAGER })
  succeeded(played)
  for (const line of [
    'nearest stored credential: "by-hand"',
    `subject  presented: ${REPOSITORY}:environment:»production«`,
    `subject  stored:    ${REPOSITORY}:environment:»Production«`,
    'The subject differs in upper and lower case only, and Entra compares the case.',
  ]) {
    expect(played.log.split('\n')).toContain(line)
    expect(played.summary).toContain(line)
  }
})

scenario('permissions that do not suffice to read protection give no warning', async ({ open }) => {
  const { sandbox } = await open()
  const job = { environment: 'production', permissions: { 'id-token': 'write' } } as const
  const played = await playAction(sandbox, 'plan', { job, inputs: { environment: 'staging' } })
  succeeded(played)
  expect(warningsOf(played)).toEqual([])
})

scenario('an unprotected environment that is a letter away from another one', async ({ open }) => {
  const stage = await open()
  const { environments } = repositoryOf(stage)
  const staging = environments.find(({ name }) => name === 'staging')
  if (staging !== undefined) environments.push({ ...staging, name: 'stagin' })
  const played = await playAction(stage.sandbox, 'plan', { inputs: { environment: 'stagin' } })
  succeeded(played)
  expect(warningsOf(played)[0]).toMatch(/^Did you mean the environment "staging"\? "stagin" exists in .*unprotected\.$/)
})
