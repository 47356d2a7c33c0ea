/** Flexible credentials from intent to sign-in: written as the service accepts them, admitting the jobs that are meant and no others. */
import { expect } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { SECRET_MANAGER, type Stage, scenario } from './harness.ts'
import {
  failed,
  IDS,
  identityOf,
  ON_IDENTITY,
  playAction,
  REPOSITORY,
  repositoryOf,
  succeeded,
  writesIn,
} from './plan-harness.ts'
import { AUDIENCE } from './transcript.ts'

const SHA = '0123456789012345678901234567890123456789'
const queue = (branch: string) => `refs/heads/gh-readonly-queue/${branch}/pr-7-${SHA}`
const WORKFLOW = 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'

interface Intent {
  readonly title: string
  readonly inputs: Readonly<Record<string, string>>
  readonly expression: string
  readonly admits: readonly JobContext[]
  readonly refuses: readonly JobContext[]
}

const INTENTS: readonly Intent[] = [
  {
    title: 'branch-pattern',
    inputs: { 'branch-pattern': 'release/*' },
    expression: `claims['sub'] matches '${REPOSITORY}:ref:refs/heads/release/*' and ${IDS}`,
    admits: [{ ref: 'refs/heads/release/1.x' }, { ref: 'refs/heads/release/a/b', event_name: 'workflow_dispatch' }],
    refuses: [
      {},
      { ref: 'refs/tags/release/1.x' },
      { ref: 'refs/heads/release/1.x', event_name: 'pull_request' },
      { ref: 'refs/heads/release/1.x', environment: 'production' },
    ],
  },
  {
    title: 'tag-pattern',
    inputs: { 'tag-pattern': 'v?.*' },
    expression: `claims['sub'] matches '${REPOSITORY}:ref:refs/tags/v?.*' and ${IDS}`,
    admits: [{ ref: 'refs/tags/v1.2.3', event_name: 'release' }],
    refuses: [{ ref: 'refs/tags/v10' }, { ref: 'refs/heads/v1.2.3' }],
  },
  {
    title: 'merge-queue',
    inputs: { 'merge-queue': 'main' },
    expression: `claims['sub'] matches '${REPOSITORY}:ref:refs/heads/gh-readonly-queue/main/pr-*' and ${IDS}`,
    admits: [{ ref: queue('main'), event_name: 'merge_group' }],
    refuses: [{ ref: queue('develop'), event_name: 'merge_group' }, {}],
  },
  {
    title: 'claims-matching-expression',
    inputs: { 'claims-matching-expression': `claims['sub'] matches '${REPOSITORY}:environment:prod-*' and ${IDS}` },
    expression: `claims['sub'] matches '${REPOSITORY}:environment:prod-*' and ${IDS}`,
    admits: [{ environment: 'prod-eu' }],
    refuses: [{ environment: 'preprod-eu' }, { environment: 'Prod-eu' }],
  },
  {
    title: 'branch-pattern of one reusable workflow',
    inputs: { 'branch-pattern': '*', claims: `job_workflow_ref=${WORKFLOW}` },
    expression: `claims['sub'] matches '${REPOSITORY}:ref:refs/heads/*' and ${IDS} and claims['job_workflow_ref'] eq '${WORKFLOW}'`,
    admits: [{ job_workflow_ref: WORKFLOW }],
    refuses: [{}, { job_workflow_ref: WORKFLOW.replace('main', 'develop') }],
  },
]

async function expectSignIns({ play }: Stage, { admits, refuses }: Intent, inputs = {}): Promise<void> {
  const signIn = async (job: JobContext) => (await play({ job, inputs })).outputs['error-code']
  const all = await Promise.all([...admits, ...refuses].map(signIn))
  expect(all).toEqual([...admits.map(() => ''), ...refuses.map(() => 'trust-missing')])
}

for (const intent of INTENTS) {
  const { title, inputs, expression } = intent
  // Refused sign-ins wait for seconds: side by side they do so together.
  scenario.concurrent(`${title} on an application, through Graph beta`, async ({ open }) => {
    const stage = await open()
    const played = await playAction(stage.sandbox, 'apply', { inputs: { ...SECRET_MANAGER, ...inputs } })
    succeeded(played)
    expect(stage.application.federatedIdentityCredentials).toMatchObject([
      {
        issuer: GITHUB_ISSUER,
        subject: null,
        audiences: [AUDIENCE],
        claimsMatchingExpression: { value: expression, languageVersion: 1 },
      },
    ])
    expect(played.outputs).toMatchObject({ changes: '1', subject: '' })
    expect(writesIn(played)).toEqual([expect.stringMatching(/^POST \/beta\/applications/)])
    await expectSignIns(stage, intent)
    const again = await playAction(stage.sandbox, 'apply', { inputs: { ...SECRET_MANAGER, ...inputs } })
    expect(again.outputs.changes).toBe('0')
    expect(writesIn(again)).toEqual([])
  })
}

for (const intent of INTENTS.slice(0, 1)) {
  const { title, inputs, expression } = intent
  scenario.concurrent(`${title} on a managed identity, through ARM's preview`, async ({ open }) => {
    const stage = await open()
    const played = await playAction(stage.sandbox, 'apply', {
      inputs: { ...SECRET_MANAGER, ...ON_IDENTITY, ...inputs },
    })
    succeeded(played)
    expect(identityOf(stage).federatedIdentityCredentials).toMatchObject([
      { issuer: GITHUB_ISSUER, subject: null, claimsMatchingExpression: { value: expression } },
    ])
    const [put] = stage.sandbox.requests().filter(({ method }) => method === 'PUT')
    expect(put?.query['api-version']).toBe('2025-01-31-preview')
    await expectSignIns(stage, intent, { 'client-id': DEFAULT_IDS.managedIdentityClientId })
  })
}

scenario('an expression that admits this very job is proved', async ({ open }) => {
  const { sandbox } = await open()
  const inputs = { ...SECRET_MANAGER, 'branch-pattern': 'release/*' }
  const played = await playAction(sandbox, 'apply', { job: { ref: 'refs/heads/release/1' }, inputs })
  succeeded(played)
  expect(played.log).toContain('Entra accepted this job')
  expect(played.log).toContain(`The expression admits "${REPOSITORY}:ref:refs/heads/release/1".`)
})

scenario('a name-based repository gets its IDs all the same', async ({ open }) => {
  const stage = await open()
  repositoryOf(stage).immutable = false
  const inputs = { ...SECRET_MANAGER, 'tag-pattern': 'v*' }
  succeeded(await playAction(stage.sandbox, 'apply', { inputs }))
  expect(stage.application.federatedIdentityCredentials[0]?.claimsMatchingExpression?.value).toBe(
    `claims['sub'] matches 'repo:octo-org/octo-repo:ref:refs/tags/v*' and ${IDS}`,
  )
  expect((await stage.play({ job: { ref: 'refs/tags/v1' } })).exitCode).toBe(0)
})

const PATTERN = { 'branch-pattern': 'release/*' }
const REFUSED: readonly (readonly [string, JobContext, Readonly<Record<string, string>>, RegExp])[] = [
  [
    'on a GitHub Enterprise Server',
    { issuer: 'https://ghes.octo.example/_services/token', server_url: 'https://ghes.octo.example' },
    PATTERN,
    /GitHub Enterprise Server/,
  ],
  ['with the slug of an enterprise', { issuer: `${GITHUB_ISSUER}/octo` }, PATTERN, /slug of an enterprise/],
  [
    'on GHE.com',
    { issuer: 'https://token.actions.octo.ghe.com', server_url: 'https://octo.ghe.com' },
    PATTERN,
    /GHE\.com/,
  ],
  ['with a quote', {}, { 'branch-pattern': "it's-*" }, /single quote/],
  ['with refs/heads', {}, { 'branch-pattern': 'refs/heads/*' }, /refs\//],
  [
    'without an ID',
    {},
    { 'claims-matching-expression': `claims['sub'] matches '${REPOSITORY}:*'` },
    /repository_id, repository_owner_id/,
  ],
  ['with `or`', {}, { 'claims-matching-expression': `claims['sub'] eq 'a' or claims['sub'] eq 'b'` }, /column/],
]

for (const [title, job, inputs, says] of REFUSED) {
  scenario(`a pattern ${title} is refused before Entra is asked`, async ({ open }) => {
    const { sandbox } = await open()
    const played = await playAction(sandbox, 'apply', { job, inputs: { ...SECRET_MANAGER, ...inputs } })
    expect(failed(played, 'credential-invalid')).toMatch(says)
    expect(played.requests.filter((line) => !/^GET (idtoken|\/api\/v3\/)/.test(line))).toEqual([])
  })
}
