/** Story: a repository gets its environment, the identity's trust in it and the variables from one line, in one apply, and keeps them. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import type { EnvironmentDocument, RepositoryDocument } from '../../sandbox/world/document.ts'
import { loadEnvironment, loadRepository } from '../../sandbox/world/load-github.ts'
import type { Environment, Repository } from '../../sandbox/world/state.ts'
import { namesOf, playFleet, workspaceOf } from './fleet-harness.ts'
import { type Played, type Stage, scenario } from './harness.ts'
import { failed, succeeded, writesIn } from './plan-harness.ts'

const TOKEN = { 'github-token': DEFAULT_IDS.bootstrapToken }
const IDENTITY = `client-id: ${DEFAULT_IDS.clientId}`

function newRepository({ sandbox }: Stage, more: Partial<RepositoryDocument> = {}): Repository {
  const repository = loadRepository({
    full_name: 'octo-org/new',
    owner: { id: DEFAULT_IDS.ownerId },
    private: true,
    immutable: true,
    teams: { [DEFAULT_IDS.reviewerTeam]: 'write' },
    collaborators: { [DEFAULT_IDS.reviewer]: 'read' },
    ...more,
  })
  sandbox.world.github.repositories.push(repository)
  return repository
}

const environmentOf = ({ environments }: Repository, name = 'production'): Environment => {
  const found = environments.find((each) => each.name === name)
  if (found === undefined) throw new Error(`There is no environment ${name}.`)
  return found
}

const fileOf = (rules: string, more = '') => `tenant-id: ${DEFAULT_IDS.tenantId}
repositories:
  - repository: octo-org/new
    environments:
      production: { ${IDENTITY}, ${rules} }
${more}`

const apply = (stage: Stage, file: string, inputs: Readonly<Record<string, string>> = {}): Promise<Played> =>
  playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file }), { inputs: { ...TOKEN, ...inputs } })

const valuesOf = ({ variables }: Environment) => Object.fromEntries(variables.map(({ name, value }) => [name, value]))
const githubWrites = ({ requests }: Played) => requests.filter((line) => /^(PUT|POST|PATCH|DELETE) \/repos/.test(line))

scenario(
  'a new repository gets environment, trust and variables in one apply, and nothing the second time',
  async ({ open }) => {
    const stage = await open()
    const repository = newRepository(stage)
    const file = fileOf(
      'branches: [main, "release/*"], tags: ["v*"], reviewers: [octocat, octo-org/ops], prevent-self-review: true, wait-minutes: 5',
      `    variables: { AZURE_SUBSCRIPTION_ID: ${DEFAULT_IDS.subscriptionId} }\n`,
    )
    const workspace = workspaceOf({ 'federation.yml': file })
    const planned = await playFleet(stage, 'plan', workspace, { inputs: TOKEN })
    succeeded(planned)
    expect(writesIn(planned)).toEqual([])
    expect(planned.log).toContain('repository octo-org/new: 4 to create, 0 to update')
    expect(planned.log).toContain('create environment "production"')
    expect(planned.log).not.toContain('without any protection')
    const digest = planned.outputs['plan-digest'] ?? ''
    const applied = await playFleet(stage, 'apply', workspace, { inputs: { ...TOKEN, 'plan-digest': digest } })
    succeeded(applied)
    const environment = environmentOf(repository)
    expect(environment.protection_rules).toMatchObject([
      { type: 'wait_timer', wait_timer: 5 },
      { type: 'required_reviewers', prevent_self_review: true, reviewers: [{ type: 'User' }, { type: 'Team' }] },
      { type: 'branch_policy' },
    ])
    expect(environment.branch_policies.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'branch main',
      'branch release/*',
      'tag v*',
    ])
    expect(valuesOf(environment)).toEqual({
      AZURE_CLIENT_ID: DEFAULT_IDS.clientId,
      AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
      AZURE_SUBSCRIPTION_ID: DEFAULT_IDS.subscriptionId,
    })
    expect(namesOf(stage.application)).toHaveLength(1)
    const order = stage.sandbox.requests().filter(({ method }) => method === 'PUT' || method === 'POST')
    const first = (part: string) => order.findIndex(({ path }) => path.includes(part))
    expect(first('/deployment-branch-policies')).toBeLessThan(first('/federatedIdentityCredentials'))
    expect(first('/federatedIdentityCredentials')).toBeLessThan(first('/variables'))
    const again = await playFleet(stage, 'apply', workspace, { inputs: TOKEN })
    succeeded(again)
    expect(writesIn(again)).toEqual([])
    expect(githubWrites(again)).toEqual([])
    expect(again.outputs.drift).toBe('false')
  },
)

const stored = (repository: Repository, environment: Partial<EnvironmentDocument>) => {
  repository.environments = [loadEnvironment(repository.full_name, { name: 'production', ...environment })]
}
const REVIEW = (...reviewers: readonly { type: string; reviewer: object }[]) => ({
  id: 1,
  type: 'required_reviewers',
  prevent_self_review: false,
  reviewers,
})
const OCTOCAT = { type: 'User', reviewer: { id: DEFAULT_IDS.reviewerId, login: DEFAULT_IDS.reviewer } }
const OPS = { type: 'Team', reviewer: { id: DEFAULT_IDS.reviewerTeamId, slug: DEFAULT_IDS.reviewerTeam } }
const CUSTOM = { protected_branches: false, custom_branch_policies: true }
const PROTECTED = { protected_branches: true, custom_branch_policies: false }

scenario('rules are tightened; what nobody declared stays, and is sent again', async ({ open }) => {
  const stage = await open()
  const repository = newRepository(stage)
  stored(repository, { protection_rules: [{ id: 1, type: 'wait_timer', wait_timer: 30 }, REVIEW(OCTOCAT, OPS)] })
  const played = await apply(stage, fileOf('reviewers: [octo-org/ops], protected-branches: true'))
  succeeded(played)
  const { protection_rules, deployment_branch_policy } = environmentOf(repository)
  expect(protection_rules).toMatchObject([
    { type: 'wait_timer', wait_timer: 30 },
    { type: 'required_reviewers', reviewers: [{ type: 'Team' }] },
    { type: 'branch_policy' },
  ])
  expect(deployment_branch_policy).toEqual(PROTECTED)
  const put = stage.sandbox.requests().find(({ method }) => method === 'PUT')
  expect(Object.keys(put?.body as object).toSorted()).toEqual(['deployment_branch_policy', 'reviewers', 'wait_timer'])
})

scenario('rules are never loosened: what is stricter stays, with a warning', async ({ open }) => {
  const stage = await open()
  const repository = newRepository(stage)
  stored(repository, {
    protection_rules: [{ id: 1, type: 'wait_timer', wait_timer: 30 }, REVIEW(OPS)],
    deployment_branch_policy: CUSTOM,
    branch_policies: [{ type: 'branch', name: 'main' }],
  })
  const before = structuredClone(environmentOf(repository))
  const rules = 'reviewers: [octocat, octo-org/ops], wait-minutes: 5, branches: [main, "release/*"]'
  const played = await apply(stage, fileOf(rules))
  succeeded(played)
  expect(played.log).toContain('is stricter than declared')
  expect(played.log).toContain('It waits 30 minutes, not 5.')
  expect({ ...environmentOf(repository), variables: [] }).toEqual({ ...before, variables: [] })
})

scenario('rules that cannot be compared are refused, and so is the trust in the environment', async ({ open }) => {
  const stage = await open()
  const repository = newRepository(stage)
  stored(repository, { deployment_branch_policy: PROTECTED, protection_rules: [{ id: 1, type: 'branch_policy' }] })
  const played = await apply(stage, fileOf('branches: [main]'))
  const said = failed(played, 'partial-failure')
  expect(said).toContain('neither is the stricter choice')
  expect(githubWrites(played)).toEqual([])
  expect(namesOf(stage.application)).toEqual([])
})

scenario(
  'a plan without rules for private repositories: said, and nothing trusts the open environment',
  async ({ open }) => {
    const stage = await open()
    newRepository(stage, { plan: 'free' })
    const played = await apply(stage, fileOf('reviewers: [octocat]'))
    const said = failed(played, 'partial-failure')
    expect(said).toContain('The environment "production" of octo-org/new cannot be protected')
    expect(namesOf(stage.application)).toEqual([])
    succeeded(await apply(stage, fileOf('adopt: false')))
    expect(namesOf(stage.application)).toHaveLength(1)
  },
)

scenario('an environment without rules is created as it is, with a warning', async ({ open }) => {
  const stage = await open()
  const repository = newRepository(stage)
  const played = await apply(stage, fileOf('adopt: false'))
  succeeded(played)
  expect(played.log).toContain('whoever may write to the repository can use its identity')
  expect(environmentOf(repository).protection_rules).toEqual([])
})

scenario('reviewers who are none are named, every one of them', async ({ open }) => {
  const stage = await open()
  newRepository(stage, { teams: {} })
  stage.sandbox.world.github.users.push({ login: 'mona', id: 7 })
  const file = fileOf('reviewers: [nobody, mona, octo-org/ops, other-org/ops, octocat]')
  const said = failed(await apply(stage, file), 'partial-failure')
  expect(said).toContain('There is no person "nobody".')
  expect(said).toContain('"mona" has no access to octo-org/new.')
  expect(said).toContain('The team "octo-org/ops" does not exist, or has no access to octo-org/new.')
  expect(said).toContain('The team "other-org/ops" is of another organization than octo-org/new.')
  expect(said).not.toContain('"octocat" has no access')
  const many = fileOf(`reviewers: [${Array.from({ length: 7 }, (_, index) => `r${index}`).join(', ')}]`)
  expect(failed(await apply(stage, many), 'configuration-invalid')).toContain('at most six reviewers')
})

scenario('a token that may not set up a repository is told so for that one, and the rest goes on', async ({ open }) => {
  const stage = await open()
  newRepository(stage, { private: false })
  const other = loadRepository({ full_name: 'octo-org/other', owner: { id: DEFAULT_IDS.ownerId }, immutable: true })
  stage.sandbox.world.github.repositories.push(other)
  const file = fileOf(
    'reviewers: [octocat]',
    `applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials: [ { github: { repository: octo-org/other, branch: main } } ]
`,
  )
  const [token] = stage.sandbox.world.github.tokens
  if (token === undefined) throw new Error('no token')
  token.permissions = { actions: 'read', contents: 'read', environments: 'read' }
  const reading = failed(await apply(stage, file), 'partial-failure')
  expect(reading).toContain('may not write environments of octo-org/new')
  expect(reading).toContain('"Administration: write"')
  expect(namesOf(stage.application)).toEqual([expect.stringContaining('octo-org-other-branch-main')])
  token.permissions = { ...token.permissions, administration: 'write' }
  const varying = failed(await apply(stage, file), 'partial-failure')
  expect(varying).toContain('"Environments: write"')
  expect(namesOf(stage.application)).toHaveLength(2)
  token.permissions = { ...token.permissions, environments: 'write' }
  succeeded(await apply(stage, file))
})

scenario('the token of the job itself sets up nothing, and says what would', async ({ open }) => {
  const stage = await open()
  const file = fileOf('adopt: false').replace('octo-org/new', DEFAULT_IDS.repository)
  const workspace = workspaceOf({ 'federation.yml': file })
  const env = { 'github-token': undefined }
  const played = await playFleet(stage, 'apply', workspace, { inputs: env })
  const said = failed(played, 'partial-failure')
  expect(said).toContain('"Environments: read"')
  expect(said).toContain('token of a GitHub App')
  expect(namesOf(stage.application)).toHaveLength(1)
})

scenario('another value of a variable is overwritten only under adopt, and shown', async ({ open }) => {
  const stage = await open()
  const repository = newRepository(stage)
  stored(repository, { variables: [{ name: 'AZURE_CLIENT_ID', value: 'somebody-else' }] })
  const refused = await apply(stage, fileOf('protected-branches: true'))
  const said = failed(refused, 'partial-failure')
  expect(said).toContain('"somebody-else"')
  expect(valuesOf(environmentOf(repository)).AZURE_CLIENT_ID).toBe('somebody-else')
  expect(valuesOf(environmentOf(repository)).AZURE_TENANT_ID).toBe(DEFAULT_IDS.tenantId)
  const adopted = await apply(stage, fileOf('protected-branches: true, adopt: true'))
  succeeded(adopted)
  expect(adopted.log).toContain(`value: "somebody-else" → "${DEFAULT_IDS.clientId}"`)
  expect(valuesOf(environmentOf(repository)).AZURE_CLIENT_ID).toBe(DEFAULT_IDS.clientId)
})

scenario('killed at any request of the set-up and run again, it ends the same', async ({ open }) => {
  const file = fileOf('branches: [main, "release/*"], reviewers: [octocat], wait-minutes: 5')
  const ends = async (at: number) => {
    const stage = await open()
    const repository = newRepository(stage)
    const effect = { status: 403, body: { message: 'killed' } }
    stage.sandbox.fault({ match: { path: 'environments/production', method: 'POST' }, skip: at, times: 99, effect })
    failed(await apply(stage, file), 'partial-failure')
    stage.sandbox.clearFaults()
    succeeded(await apply(stage, file))
    const { branch_policies, protection_rules } = environmentOf(repository)
    return [branch_policies.map(({ name }) => name), protection_rules.length, namesOf(stage.application).length]
  }
  for (const at of [0, 1, 2, 3, 4]) expect(await ends(at)).toEqual([['main', 'release/*'], 3, 1])
})

scenario('two runs at once converge', async ({ open }) => {
  const stage = await open()
  const repository = newRepository(stage)
  const file = fileOf('branches: [main, "release/*"], reviewers: [octocat]')
  const both = await Promise.all([apply(stage, file), apply(stage, file)])
  for (const played of both) expect(['', 'partial-failure', 'plan-stale']).toContain(played.outputs['error-code'])
  succeeded(await apply(stage, file))
  const environment = environmentOf(repository)
  expect(environment.branch_policies.map(({ name }) => name).toSorted()).toEqual(['main', 'release/*'])
  expect(Object.keys(valuesOf(environment))).toEqual(['AZURE_CLIENT_ID', 'AZURE_TENANT_ID'])
  expect(namesOf(stage.application)).toHaveLength(1)
})

scenario('a policy file decides about environments and variables by what GitHub answers', async ({ open }) => {
  const stage = await open()
  const repository = newRepository(stage)
  const policy = (more: string) => `files:
  federation.yml:
    applications: [ ${DEFAULT_IDS.clientId} ]
    repositories: [ 'octo-org/new' ]
    issuers: [ github ]
${more}`
  const file = fileOf('protected-branches: true', '    variables: { REGION: west }\n')
  const judged = (more: string) =>
    playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file, 'policy.yml': policy(more) }), {
      inputs: { ...TOKEN, 'policy-file': 'policy.yml' },
    })
  const none = await judged('')
  const said = failed(none, 'partial-failure')
  expect(said).toContain('The policy does not let this file manage environments.')
  expect(said).toContain('The policy does not let this file write the variable "REGION".')
  expect(githubWrites(none)).toEqual([])
  expect(namesOf(stage.application)).toEqual([])
  succeeded(await judged("    environments: true\n    variables: [ 'REG*' ]\n"))
  expect(valuesOf(environmentOf(repository)).REGION).toBe('west')
})

scenario(
  'a rate limit that is too small stops everything before the first write, with the time of the reset',
  async ({ open }) => {
    const stage = await open()
    newRepository(stage)
    const [token] = stage.sandbox.world.github.tokens
    if (token === undefined) throw new Error('no token')
    token.rateLimit = 5
    const played = await apply(stage, fileOf('protected-branches: true'))
    expect(failed(played, 'github-forbidden')).toMatch(/until \d{4}-\d\d-\d\dT/)
    expect(writesIn(played)).toEqual([])
  },
)

scenario('a twin with IDs waits for its environment as well', async ({ open }) => {
  const stage = await open()
  const repository = newRepository(stage, { plan: 'free', immutable: false, oidc: { use_immutable_subject: false } })
  const file = fileOf('reviewers: [octocat]').replace('repositories:', 'immutable-subjects: add\nrepositories:')
  failed(await apply(stage, file), 'partial-failure')
  expect(namesOf(stage.application)).toEqual([])
  repository.plan = 'enterprise'
  succeeded(await apply(stage, file))
  expect(namesOf(stage.application)).toHaveLength(2)
})
