/** Plans that answer which subject another job will present: from the own token, from GitHub, or not at all. */
import { expect } from 'vitest'
import { DEFAULT_IDS, defaultState, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import type { RepositoryDocument, StateDocument } from '../../sandbox/world/document.ts'
import { PRODUCTION, scenario } from './harness.ts'
import { failed, playAction, REPOSITORY, repositoryOf, succeeded } from './plan-harness.ts'

const SHOP: RepositoryDocument = { full_name: 'octo-org/shop', id: 2, owner: { id: 123456 }, immutable: true }
const rest = (path: string, status = 200) => `GET /api/v3${path} ${status}`
const CUSTOMIZATION = '/actions/oidc/customization/sub'

function withShop(more: Partial<RepositoryDocument> = {}): { readonly state: StateDocument } {
  const state = defaultState()
  return {
    state: {
      ...state,
      github: { ...state.github, repositories: [...(state.github?.repositories ?? []), { ...SHOP, ...more }] },
    },
  }
}

scenario('of this job, by its own token, which GitHub confirms', async ({ open }) => {
  const { sandbox } = await open()
  const played = await playAction(sandbox, 'plan')
  succeeded(played)
  expect(played.outputs.subject).toBe(PRODUCTION)
  expect(played.requests).toContain(rest(`/repos/octo-org/octo-repo${CUSTOMIZATION}`))
  expect(played.annotations).toEqual([])
})

scenario('of this job, contradicted by GitHub: a bug report, and the token wins', async ({ open }) => {
  const stage = await open()
  repositoryOf(stage).oidc.sub_claim_prefix = 'repo:octo-org/octo-repo'
  const played = await playAction(stage.sandbox, 'plan')
  succeeded(played)
  expect(played.outputs.subject).toBe(PRODUCTION)
  expect(played.annotations.map(({ level, message }) => ({ level, message }))).toEqual([
    {
      level: 'warning',
      message: expect.stringMatching(
        /^BUG, please report it: predicted "repo:octo-org\/octo-repo:environment:production"/,
      ),
    },
  ])
})

scenario('of other jobs of this repository, without a word to GitHub about the template', async ({ open }) => {
  const { sandbox } = await open()
  const cases: readonly (readonly [Record<string, string>, string])[] = [
    [{ environment: 'Prod: v1/eu' }, 'environment:Prod%3A v1/eu'],
    [{ tag: 'v1.0.0' }, 'ref:refs/tags/v1.0.0'],
    [{ 'pull-request': 'true' }, 'pull_request'],
  ]
  for (const [inputs, context] of cases) {
    const played = await playAction(sandbox, 'plan', { inputs })
    succeeded(played)
    expect(played.outputs).toMatchObject({ issuer: GITHUB_ISSUER, subject: `${REPOSITORY}:${context}` })
    expect(played.requests.filter((line) => line.includes(CUSTOMIZATION))).toEqual([])
  }
})

scenario('of another repository, by its answer', async ({ open }) => {
  const { sandbox } = await open(withShop())
  const inputs = { repository: 'octo-org/shop', environment: 'production' }
  const played = await playAction(sandbox, 'plan', { inputs })
  succeeded(played)
  expect(played.outputs.subject).toBe('repo:octo-org@123456/shop@2:environment:production')
  expect(played.log).toContain("GitHub's answer about the subject template")
})

scenario('of a renamed repository, followed and reported', async ({ open }) => {
  const { sandbox } = await open(withShop({ renamed_from: ['octo-org/store'] }))
  const inputs = { repository: 'octo-org/store', branch: 'main' }
  const played = await playAction(sandbox, 'plan', { inputs })
  succeeded(played)
  expect(played.outputs.subject).toBe('repo:octo-org@123456/shop@2:ref:refs/heads/main')
  expect(played.requests).toContain(rest('/repos/octo-org/store', 301))
  expect(played.annotations.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('"octo-org/store" is "octo-org/shop" for GitHub'),
  )
})

scenario('of a repository that went to another owner: not followed', async ({ open }) => {
  const { sandbox } = await open(withShop({ renamed_from: ['old-org/store'] }))
  const played = await playAction(sandbox, 'plan', { inputs: { repository: 'old-org/store', branch: 'main' } })
  expect(failed(played, 'repository-moved')).toContain('GitHub answers with "octo-org/shop"')
  expect(played.outputs.subject).toBe('')
})

scenario('of a name that belongs to another repository by now: not trusted', async ({ open }) => {
  const { sandbox } = await open(withShop())
  const subject = 'repo:octo-org@123456/shop@99:environment:production'
  const played = await playAction(sandbox, 'plan', { inputs: { subject } })
  expect(failed(played, 'repository-moved')).toContain('its ID is 2, and 99 was meant')
})

scenario('of another repository whose template holds its visibility: GitHub tells', async ({ open }) => {
  const keys = ['repository_owner_id', 'repository_id', 'repository_visibility', 'context']
  const oidc = { use_default: false, include_claim_keys: keys }
  const { sandbox } = await open(withShop({ oidc }))
  const inputs = { repository: 'octo-org/shop', environment: 'production' }
  const played = await playAction(sandbox, 'plan', { inputs })
  succeeded(played)
  expect(played.outputs.subject).toBe(
    'repository_owner_id:123456:repository_id:2:repository_visibility:public:environment:production',
  )
})

scenario('by IDs of another repository: nothing is said about the environments of this one', async ({ open }) => {
  const { sandbox } = await open()
  const about = async (id: string) => {
    const subject = `repository_owner_id:123456:repository_id:${id}:environment:nowhere`
    const played = await playAction(sandbox, 'plan', { inputs: { subject } })
    succeeded(played)
    return played.annotations.map(({ message }) => message).filter((message) => message.includes('does not exist'))
  }
  expect(await about('2')).toEqual([])
  expect(await about('456789')).toHaveLength(1)
})

scenario('of an environment that the settings spell differently: both are said', async ({ open }) => {
  const { sandbox } = await open()
  const played = await playAction(sandbox, 'plan', { inputs: { environment: 'PRODUCTION' } })
  succeeded(played)
  expect(played.outputs.subject).toBe(`${REPOSITORY}:environment:PRODUCTION`)
  expect(played.annotations.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('is spelled "PRODUCTION" here and "production" in the settings of octo-org/octo-repo'),
  )
})

scenario('with a claim that the template does not hold: an error, before Entra is asked', async ({ open }) => {
  const { sandbox } = await open()
  const inputs = { environment: 'production', claims: 'workflow=CI' }
  const played = await playAction(sandbox, 'plan', { inputs })
  expect(failed(played, 'invalid-input')).toContain('`claims` holds `workflow`')
  expect(played.requests.filter((line) => line.includes('token'))).toEqual(
    played.requests.filter((line) => line.includes('idtoken')),
  )
})

scenario('of a repository that the token cannot see: unknown', async ({ open }) => {
  const { sandbox } = await open(withShop({ visibility: 'private' }))
  const inputs = { repository: 'octo-org/shop', environment: 'production' }
  const played = await playAction(sandbox, 'plan', { inputs })
  expect(failed(played, 'subject-unknown')).toContain('`github-token`')
})

scenario('of another repository without `actions: read`: unknown, and the permission is named', async ({ open }) => {
  const { sandbox } = await open(withShop())
  const job = { permissions: { 'id-token': 'write', contents: 'read' } } as const
  const inputs = { repository: 'octo-org/shop', environment: 'production' }
  const played = await playAction(sandbox, 'plan', { job, inputs })
  expect(failed(played, 'subject-unknown')).toContain('`permissions: actions: read`')
})

scenario('404 about a visible repository is the default template', async ({ open }) => {
  const { sandbox } = await open({
    ...withShop({ immutable: false }),
    settings: { github: { customizationNotFound: true } },
  })
  const inputs = { repository: 'octo-org/shop', environment: 'production' }
  const played = await playAction(sandbox, 'plan', { inputs })
  succeeded(played)
  expect(played.outputs.subject).toBe('repo:octo-org/shop:environment:production')
})

scenario('of a customised template: what nobody can know must be given', async ({ open }) => {
  const oidc = {
    use_default: false,
    include_claim_keys: ['repo', 'context', 'job_workflow_ref'],
    use_immutable_subject: true,
  }
  const { sandbox } = await open(withShop({ oidc }))
  const inputs = { repository: 'octo-org/shop', environment: 'production' }
  const asked = await playAction(sandbox, 'plan', { inputs })
  expect(failed(asked, 'subject-unknown')).toContain('`claims: job_workflow_ref=…`')
  const workflow = 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'
  const played = await playAction(sandbox, 'plan', { inputs: { ...inputs, claims: `job_workflow_ref=${workflow}` } })
  succeeded(played)
  expect(played.outputs.subject).toBe(`repo:octo-org@123456/shop@2:environment:production:job_workflow_ref:${workflow}`)
})

scenario('without an ID token at all: other contexts by GitHub, this job not', async ({ open }) => {
  const { sandbox } = await open()
  const job = { permissions: { contents: 'read', actions: 'read' } } as const
  const played = await playAction(sandbox, 'plan', { job, inputs: { environment: 'production' } })
  succeeded(played)
  expect(played.outputs).toMatchObject({ issuer: GITHUB_ISSUER, subject: PRODUCTION })
  expect(played.requests.filter((line) => line.includes('idtoken'))).toEqual([])
  const own = await playAction(sandbox, 'plan', { job })
  expect(failed(own, 'subject-unknown')).toContain('`permissions: id-token: write`')
})

scenario('without an ID token and without `github-token`: unknown, never guessed', async ({ open }) => {
  const { sandbox } = await open()
  const job = { permissions: { contents: 'read' } } as const
  const played = await playAction(sandbox, 'plan', { job, inputs: { environment: 'production', 'github-token': '' } })
  expect(failed(played, 'subject-unknown')).toMatch(/id-token: write.*github-token/s)
  expect(played.requests).toEqual([])
})

scenario('on a GitHub Enterprise Server: its issuer, no IDs, and colons by its version', async ({ open }) => {
  const server_url = 'https://ghes.octo.example'
  const job = { server_url, permissions: { actions: 'read', contents: 'read' } } as const
  const state = defaultState()
  for (const [installed_version, colon] of [
    ['3.18.2', ':'],
    ['3.19.0', '%3A'],
  ] as const) {
    const repositories = [{ full_name: DEFAULT_IDS.repository, oidc: { sub_claim_prefix: 'omitted' } }]
    const { sandbox } = await open({ state: { ...state, github: { repositories, installed_version } } })
    const played = await playAction(sandbox, 'plan', { job, inputs: { environment: 'Prod:v1' } })
    succeeded(played)
    expect(played.outputs).toMatchObject({
      issuer: `${server_url}/_services/token`,
      subject: `repo:octo-org/octo-repo:environment:Prod${colon}v1`,
    })
    expect(played.requests).toContain(rest('/meta'))
  }
})

scenario('GitHub telling nothing does not matter to what the own token tells', async ({ open }) => {
  const { sandbox } = await open()
  sandbox.fault({ match: { service: 'github' }, times: 99, effect: { status: 404 } })
  const played = await playAction(sandbox, 'plan', { inputs: { environment: 'production' } })
  succeeded(played)
  expect(played.outputs.subject).toBe(PRODUCTION)
})
