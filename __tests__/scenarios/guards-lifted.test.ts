/** What lifts a guard: a declaration, the default branch, a protected branch, an environment. */
import { expect } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import type { Repository } from '../../sandbox/world/state.ts'
import { FEATURE, failure, MAIN, PULL_REQUEST, QUEUE, REPOSITORY, SECRET_MANAGER, scenario } from './harness.ts'
import { create, exchange, ID_TOKEN, list, managerSignIn } from './transcript.ts'

interface Lifted {
  readonly title: string
  readonly job: JobContext
  readonly inputs?: Readonly<Record<string, string>>
  readonly subject: string
  readonly env?: Readonly<Record<string, string>>
  /** Requests between the refusal and the manager's sign-in. */
  readonly asked?: readonly string[]
  /** What is asked about its protection: a branch or an environment, below the repository. */
  readonly guarded?: string
  readonly world?: (repository: Repository) => void
}

const unprotected = (repository: Repository) => {
  for (const branch of repository.branches) branch.protected = false
}

const LIFTED: readonly Lifted[] = [
  {
    title: 'a declared branch',
    guarded: 'branches/feature/login',
    job: { ref: 'refs/heads/feature/login' },
    inputs: { branch: 'feature/login' },
    subject: FEATURE,
  },
  {
    title: 'a branch declared as a full ref',
    guarded: 'branches/feature/login',
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
  { title: 'the default branch, by the event', guarded: 'branches/main', job: {}, subject: MAIN, world: unprotected },
  {
    title: 'the default branch, by GitHub where the event does not tell',
    guarded: 'branches/main',
    job: {},
    subject: MAIN,
    env: { GITHUB_EVENT_PATH: '/nowhere/event.json' },
    asked: ['GET /api/v3/repos/octo-org/octo-repo 200'],
    world: unprotected,
  },
  {
    title: 'a protected branch, without asking for the default one',
    guarded: 'branches/release',
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
    guarded: 'environments/staging',
    job: { event_name: 'pull_request', environment: 'staging' },
    subject: `${REPOSITORY}:environment:staging`,
  },
  {
    title: 'a merge queue entry in an environment',
    guarded: 'environments/staging',
    job: { event_name: 'merge_group', ref: QUEUE, environment: 'staging' },
    subject: `${REPOSITORY}:environment:staging`,
  },
]

for (const { title, job, inputs = {}, subject, env = {}, asked = [], guarded, world = () => {} } of LIFTED) {
  scenario.concurrent(`${title} gets its trust`, async ({ open }) => {
    const stage = await open()
    world(stage.repository)
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
      ...(guarded === undefined ? [] : [`GET /api/v3/repos/octo-org/octo-repo/${guarded} 200`]),
      create(),
      exchange(),
    ])
    expect(stage.application.federatedIdentityCredentials.map((entry) => entry.subject)).toEqual([subject])
    expect(outputs.subject).toBe(subject)
  })
}

scenario.concurrent('a branch that GitHub says is not the default one is refused', async ({ open }) => {
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

scenario.concurrent('when nobody can tell the default branch, the job is refused', async ({ open }) => {
  const stage = await open()
  unprotected(stage.repository)
  const played = await stage.play({
    env: { GITHUB_EVENT_PATH: '/nowhere/event.json' },
    job: { permissions: { 'id-token': 'write' } },
    inputs: { ...SECRET_MANAGER, 'github-token': 'ghs_of_somebody_else' },
  })
  failure(played, 'context-not-declared')
  expect(played.requests[2]).toMatch(/^GET \/api\/v3\/repos\/octo-org\/octo-repo 40\d$/)
  expect(stage.stored()).toEqual([])
})

scenario.concurrent('GitHub being down keeps nobody from a trust that needs no advice', async ({ open }) => {
  const { play, sandbox, stored } = await open()
  const effect = { status: 503, headers: { 'retry-after': '0' } }
  sandbox.fault({ match: { service: 'github' }, times: 99, effect })
  const { exitCode, requests } = await play({ inputs: SECRET_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests.filter((line) => line.startsWith('GET /api/'))).toEqual(
    Array<string>(5).fill('GET /api/v3/repos/octo-org/octo-repo/environments/production 503'),
  )
  expect(stored()).toHaveLength(1)
})
