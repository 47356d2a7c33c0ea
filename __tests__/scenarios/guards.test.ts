/** Guards: which jobs get no new trust, what lifts that, and that an existing trust is never refused. */
import { expect } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import type { Repository } from '../../sandbox/world/state.ts'
import type { ErrorCode } from '../../src/core/error.ts'
import { FEATURE, failure, MAIN, PRODUCTION, PULL_REQUEST, SECRET_MANAGER, type Stage, scenario } from './harness.ts'
import { exchange, ID_TOKEN, list, managerSignIn } from './transcript.ts'

const REPOSITORY = 'repo:octo-org@123456/octo-repo@456789'
const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-0123456789012345678901234567890123456789'

interface Refused {
  readonly title: string
  readonly job: JobContext
  readonly subject: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly code: ErrorCode
  /** What the message says to do. */
  readonly cure: RegExp
  readonly world?: (repository: Repository) => void
}

const REFUSED: readonly Refused[] = [
  {
    title: 'a feature branch that nobody declared',
    job: { ref: 'refs/heads/feature/login' },
    subject: FEATURE,
    code: 'context-not-declared',
    cure: /Declare it \(`branch: feature\/login`\)/,
  },
  {
    title: 'a tag that nobody declared',
    job: { ref: 'refs/tags/v1.0.0', event_name: 'release' },
    subject: `${REPOSITORY}:ref:refs/tags/v1.0.0`,
    code: 'context-not-declared',
    cure: /Declare it \(`tag: v1.0.0`\)/,
  },
  {
    title: 'a pull request',
    job: { event_name: 'pull_request' },
    subject: PULL_REQUEST,
    code: 'pull-request-refused',
    cure: /protected `environment:`, or set `pull-request: true`/,
  },
  {
    title: 'a pull request that was merged, whose ref is the base branch',
    job: { event_name: 'pull_request', ref: 'refs/heads/main' },
    subject: PULL_REQUEST,
    code: 'pull-request-refused',
    cure: /any pull request of this repository/,
  },
  {
    title: 'a pull request whose template presents the ref',
    job: { event_name: 'pull_request', ref: 'refs/heads/main', claims: { sub: MAIN } },
    subject: MAIN,
    code: 'pull-request-refused',
    cure: /`pull-request: true`/,
  },
  {
    title: 'a pull_request_target run, even when pull requests are declared',
    job: { event_name: 'pull_request_target' },
    inputs: { 'pull-request': 'true' },
    subject: MAIN,
    code: 'pull-request-refused',
    cure: /never gets a trust written/,
  },
  {
    title: 'a pull_request_target run, even in an environment',
    job: { event_name: 'pull_request_target', environment: 'production' },
    subject: PRODUCTION,
    code: 'pull-request-refused',
    cure: /never gets a trust written/,
  },
  {
    title: 'a merge queue entry, even when its branch is declared',
    job: { event_name: 'merge_group', ref: QUEUE },
    inputs: { branch: QUEUE.slice('refs/heads/'.length) },
    subject: `${REPOSITORY}:ref:${QUEUE}`,
    code: 'merge-queue-refused',
    cure: /`environment:`, or trust the whole queue/,
  },
  {
    title: 'a template that leaves the context out',
    job: {},
    subject: REPOSITORY,
    code: 'subject-too-broad',
    cure: /every event of this repository.*`include_claim_keys`/s,
    world: (repository) => {
      repository.oidc = { use_default: false, include_claim_keys: ['repo'], sub_claim_prefix: 'omitted' }
    },
  },
  {
    title: 'a template that any owner could fill in',
    job: {},
    subject: 'job_workflow_ref:octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
    code: 'subject-too-broad',
    cure: /repositories of other owners/,
    world: (repository) => {
      repository.oidc = { use_default: false, include_claim_keys: ['job_workflow_ref'], sub_claim_prefix: 'omitted' }
    },
  },
]

function repositoryOf({ sandbox }: Stage): Repository {
  const [repository] = sandbox.world.github.repositories
  if (repository === undefined) throw new Error('The world has no repository.')
  return repository
}

for (const { title, job, subject, inputs = {}, code, cure, world = () => {} } of REFUSED) {
  scenario(`${title} gets no trust written`, async ({ open }) => {
    const stage = await open()
    world(repositoryOf(stage))
    const played = await stage.play({ job, inputs: { ...SECRET_MANAGER, ...inputs } })
    expect(failure(played, code)).toMatch(cure)
    // The list is read for the explanation; nothing is written.
    expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), list()])
    expect(played.log).toContain(`subject  presented: ${subject}`)
    expect(played.log).toContain('az ad app federated-credential create')
    expect(stage.stored()).toEqual([])
  })

  scenario(`${title} is signed in where the trust exists`, async ({ open }) => {
    const stage = await open()
    world(repositoryOf(stage))
    stage.trust({ subject })
    const { exitCode, requests } = await stage.play({ job, inputs: { ...SECRET_MANAGER, ...inputs } })
    expect(exitCode).toBe(0)
    expect(requests).toEqual([ID_TOKEN, exchange()])
  })
}

scenario('the guard speaks even where the manager could not write', async ({ open }) => {
  const { play, tenant } = await open()
  for (const principal of tenant.servicePrincipals) principal.roles = []
  const played = await play({ job: { ref: 'refs/heads/feature/login' }, inputs: SECRET_MANAGER })
  failure(played, 'context-not-declared')
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), list(403)])
})

interface Lifted {
  readonly title: string
  readonly job: JobContext
  readonly inputs?: Readonly<Record<string, string>>
  readonly subject: string
  readonly env?: Readonly<Record<string, string>>
  /** Requests between the refusal and the manager's sign-in. */
  readonly asked?: readonly string[]
  readonly world?: (repository: Repository) => void
}

const unprotected = (repository: Repository) => {
  for (const branch of repository.branches) branch.protected = false
}

const LIFTED: readonly Lifted[] = [
  {
    title: 'a declared branch',
    job: { ref: 'refs/heads/feature/login' },
    inputs: { branch: 'feature/login' },
    subject: FEATURE,
  },
  {
    title: 'a branch declared as a full ref',
    job: { ref: 'refs/heads/feature/login' },
    inputs: { branch: 'refs/heads/feature/login' },
    subject: FEATURE,
  },
  {
    title: 'a declared tag',
    job: { ref: 'refs/tags/v1.0.0' },
    inputs: { tag: 'v1.0.0' },
    subject: `${REPOSITORY}:ref:refs/tags/v1.0.0`,
  },
  { title: 'the default branch, by the event', job: {}, subject: MAIN, world: unprotected },
  {
    title: 'the default branch, by GitHub where the event does not tell',
    job: {},
    subject: MAIN,
    env: { GITHUB_EVENT_PATH: '/nowhere/event.json' },
    asked: ['GET /api/v3/repos/octo-org/octo-repo 200'],
    world: unprotected,
  },
  {
    title: 'a protected branch, without asking for the default one',
    job: { ref: 'refs/heads/release' },
    subject: `${REPOSITORY}:ref:refs/heads/release`,
    env: { GITHUB_EVENT_PATH: '/nowhere/event.json' },
    world: (repository) => {
      repository.branches.push({ name: 'release', protected: true })
    },
  },
  {
    title: 'pull requests, when they are declared',
    job: { event_name: 'pull_request' },
    inputs: { 'pull-request': 'true' },
    subject: PULL_REQUEST,
  },
  {
    title: 'a pull request in an environment',
    job: { event_name: 'pull_request', environment: 'staging' },
    subject: `${REPOSITORY}:environment:staging`,
  },
  {
    title: 'a merge queue entry in an environment',
    job: { event_name: 'merge_group', ref: QUEUE, environment: 'staging' },
    subject: `${REPOSITORY}:environment:staging`,
  },
]

for (const { title, job, inputs = {}, subject, env = {}, asked = [], world = () => {} } of LIFTED) {
  scenario(`${title} gets its trust`, async ({ open }) => {
    const stage = await open()
    world(repositoryOf(stage))
    const { exitCode, requests, log, outputs } = await stage.play({
      job,
      env,
      inputs: { ...SECRET_MANAGER, ...inputs },
    })
    expect(exitCode, log).toBe(0)
    expect(requests).toEqual([
      ID_TOKEN,
      exchange(70025),
      ...asked,
      ...managerSignIn(),
      list(),
      expect.stringMatching(/^PATCH .*\(name='gh-octo-org-octo-repo-[\w-]+-[0-9a-f]{8}'\) 201$/),
      exchange(),
    ])
    expect(stage.application.federatedIdentityCredentials.map((entry) => entry.subject)).toEqual([subject])
    expect(outputs.subject).toBe(subject)
  })
}

scenario('a branch that GitHub says is not the default one is refused', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({
    job: { ref: 'refs/heads/feature/login' },
    env: { GITHUB_EVENT_PATH: '/nowhere/event.json' },
    inputs: SECRET_MANAGER,
  })
  failure(played, 'context-not-declared')
  const asked = 'GET /api/v3/repos/octo-org/octo-repo 200'
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), asked, ...managerSignIn(), list()])
  expect(stage.stored()).toEqual([])
})

scenario('when nobody can tell the default branch, the job is refused', async ({ open }) => {
  const stage = await open()
  unprotected(repositoryOf(stage))
  const played = await stage.play({
    env: { GITHUB_EVENT_PATH: '/nowhere/event.json' },
    job: { permissions: { 'id-token': 'write' } },
    inputs: { ...SECRET_MANAGER, 'github-token': 'ghs_of_somebody_else' },
  })
  failure(played, 'context-not-declared')
  expect(played.requests[2]).toMatch(/^GET \/api\/v3\/repos\/octo-org\/octo-repo 40\d$/)
  expect(stage.stored()).toEqual([])
})
