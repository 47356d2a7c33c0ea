/** Guards: which jobs get no new trust, and that an existing trust is never refused. */
import { expect } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import type { Repository } from '../../sandbox/world/state.ts'
import type { ErrorCode } from '../../src/core/error.ts'
import {
  FEATURE,
  failure,
  MAIN,
  PRODUCTION,
  PULL_REQUEST,
  QUEUE,
  REPOSITORY,
  SECRET_MANAGER,
  scenario,
} from './harness.ts'
import { exchange, ID_TOKEN, list, managerSignIn, repeated } from './transcript.ts'

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
    cure: /any pull request of the repository/,
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
    title: 'a template that any repository could fill in',
    job: {},
    subject: 'job_workflow_ref:octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
    code: 'subject-too-broad',
    cure: /presented by other repositories/,
    world: (repository) => {
      repository.oidc = { use_default: false, include_claim_keys: ['job_workflow_ref'], sub_claim_prefix: 'omitted' }
    },
  },
]

for (const { title, job, subject, inputs = {}, code, cure, world = () => {} } of REFUSED) {
  scenario.concurrent(`${title} gets no trust written`, async ({ open }) => {
    const stage = await open()
    world(stage.repository)
    const played = await stage.play({ job, inputs: { ...SECRET_MANAGER, ...inputs } })
    expect(failure(played, code)).toMatch(cure)
    // The list is read for the explanation; nothing is written.
    expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), list()])
    expect(played.log).toContain(`subject  presented: ${subject}`)
    expect(played.log).not.toContain('az ad app federated-credential create')
    expect(stage.stored()).toEqual([])
  })

  scenario.concurrent(`${title} is signed in where the trust exists`, async ({ open }) => {
    const stage = await open()
    world(stage.repository)
    stage.trust({ subject })
    const { exitCode, requests } = await stage.play({ job, inputs: { ...SECRET_MANAGER, ...inputs } })
    expect(exitCode).toBe(0)
    expect(requests).toEqual([ID_TOKEN, exchange()])
  })
}

scenario.concurrent('the guard speaks even where the manager could not write', async ({ open }) => {
  const { play, tenant } = await open()
  for (const principal of tenant.servicePrincipals) principal.roles = []
  const played = await play({ job: { ref: 'refs/heads/feature/login' }, inputs: SECRET_MANAGER })
  failure(played, 'context-not-declared')
  expect(played.requests).toEqual([ID_TOKEN, exchange(70025), ...managerSignIn(), list(403), ...repeated(70025)])
})
