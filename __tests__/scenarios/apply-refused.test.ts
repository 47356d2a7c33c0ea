/** Applies that must not write: guards with their codes, managers that may not, and what the results file then says. */
import { expect } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import type { FederatedCredential } from '../../sandbox/world/state.ts'
import type { ErrorCode } from '../../src/core/error.ts'
import { PRODUCTION, PRODUCTION_NAME, SECRET_MANAGER, type Step, scenario } from './harness.ts'
import {
  failed,
  ON_IDENTITY,
  onlyChange,
  playAction,
  REPOSITORY,
  readPlan,
  repositoryOf,
  writesIn,
} from './plan-harness.ts'

const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-0123456789012345678901234567890123456789'

interface Refused {
  readonly title: string
  readonly code: ErrorCode
  readonly says: RegExp
  readonly step?: Step
  readonly stored?: readonly Partial<FederatedCredential>[]
  /** The template is without context. */
  readonly everything?: boolean
}

/** An expression that reaches further than it looks, with the ID that Entra demands. */
function reaching(pattern: string, id: 'repository' | 'owner', code: ErrorCode): Refused {
  const term = id === 'repository' ? "claims['repository_id'] eq '456789'" : "claims['repository_owner_id'] eq '123456'"
  const expression = `claims['sub'] matches '${pattern}' and ${term}`
  return {
    title: `the pattern ${pattern} with the ID of the ${id}`,
    code,
    says: /The expression would let in "/,
    step: { inputs: { 'claims-matching-expression': expression } },
  }
}

const REACHING: readonly Refused[] = [
  reaching('repo:octo-org/*:pull_request', 'owner', 'pull-request-refused'),
  reaching('repo:octo-org/*:*', 'owner', 'subject-too-broad'),
  reaching('*:pull_request', 'repository', 'pull-request-refused'),
  reaching('repo*', 'owner', 'subject-too-broad'),
  reaching('r*', 'repository', 'subject-too-broad'),
  reaching('?epo:octo-org/octo-repo:*', 'repository', 'subject-too-broad'),
  reaching('repo?octo-org/octo-repo:*', 'repository', 'subject-too-broad'),
  reaching('repo:octo-org/octo-repo?pull_request', 'repository', 'pull-request-refused'),
  reaching('repo:octo-org*/*:environment:production', 'owner', 'subject-too-broad'),
]

const REFUSED: readonly Refused[] = [
  ...REACHING,
  {
    title: 'a pattern on a managed identity',
    code: 'pull-request-refused',
    says: /The expression would let in "/,
    step: {
      inputs: {
        ...ON_IDENTITY,
        'claims-matching-expression': "claims['sub'] matches '*:pull_request' and claims['repository_id'] eq '456789'",
      },
    },
  },
  {
    title: 'a subject that every repository of the owner presents',
    code: 'subject-too-broad',
    says: /other jobs than the intended one/,
    step: { inputs: { subject: 'repository_owner_id:123456:environment:production' } },
  },
  {
    title: 'the ref of a pull request, given as a subject',
    code: 'pull-request-refused',
    says: /any pull request/,
    step: { inputs: { subject: `${REPOSITORY}:ref:refs/pull/3/merge` } },
  },
  {
    title: 'the workflow of a pull request, given as a subject',
    code: 'pull-request-refused',
    says: /any pull request/,
    step: {
      inputs: { subject: 'workflow_ref:octo-org/octo-repo/.github/workflows/deploy.yml@refs/pull/3/merge' },
    },
  },
  {
    title: 'a credential of somebody else with another audience',
    code: 'audience-conflict',
    says: /In the way: "by-hand" trusts "[^"]+:environment:production" of "[^"]+" for "api:\/\/other"; no owner is marked on it/,
    stored: [{ name: 'by-hand', audiences: ['api://other'] }],
  },
  {
    title: 'a credential of somebody else with our name',
    code: 'name-conflict',
    says: /Ask the owner of that credential .*In the way: "[^"]+" trusts "repo:a\/b:environment:c"/s,
    stored: [{ name: PRODUCTION_NAME, subject: 'repo:a/b:environment:c', description: 'by hand' }],
  },
  {
    title: 'a full application',
    code: 'credential-limit',
    says: /One flexible credential would replace 20 of them.*refs\/heads\/release\/\*/s,
    stored: Array.from({ length: 20 }, (_, number) => ({
      name: `release-${number}`,
      subject: `${REPOSITORY}:ref:refs/heads/release/${String.fromCharCode(97 + number)}`,
    })),
  },
  {
    title: 'a template without context',
    code: 'subject-too-broad',
    says: /include_claim_keys/,
    step: { inputs: { environment: 'production' } },
    everything: true,
  },
  {
    title: 'a subject that any owner could present',
    code: 'subject-too-broad',
    says: /other jobs than the intended one/,
    step: { inputs: { subject: 'job_workflow_ref:octo-org/ci/.github/workflows/d.yml@refs/heads/main' } },
  },
  {
    title: 'an entry of a merge queue',
    code: 'merge-queue-refused',
    says: /`merge-queue: <branch>`/,
    step: { job: { event_name: 'merge_group', ref: QUEUE } },
  },
  {
    title: "this job's own pull request",
    code: 'pull-request-refused',
    says: /`pull-request: true`/,
    step: { job: { event_name: 'pull_request' } },
  },
  {
    title: 'pull requests, given as a subject',
    code: 'pull-request-refused',
    says: /any pull request/,
    step: { inputs: { subject: `${REPOSITORY}:pull_request` } },
  },
  {
    title: 'anything in a pull_request_target run',
    code: 'pull-request-refused',
    says: /pull_request_target/,
    step: { job: { event_name: 'pull_request_target' }, inputs: { environment: 'production' } },
  },
  {
    title: 'a pattern in a pull_request_target run',
    code: 'pull-request-refused',
    says: /pull_request_target/,
    step: { job: { event_name: 'pull_request_target' }, inputs: { 'branch-pattern': 'release/*' } },
  },
  {
    title: 'a branch that nobody declared',
    code: 'context-not-declared',
    says: /Declare it \(`branch: feature\/login`\) if it shall be trusted, or give the job an `environment:`/,
    step: { job: { ref: 'refs/heads/feature/login' } },
  },
]

for (const { title, code, says, step = {}, stored = [], everything = false } of REFUSED) {
  scenario(`${title} is refused, and written to no one`, async ({ open }) => {
    const stage = await open()
    if (everything)
      repositoryOf(stage).oidc = { use_default: false, include_claim_keys: ['repo'], sub_claim_prefix: 'omitted' }
    for (const credential of stored) stage.trust(credential)
    const before = stage.stored()
    const played = await playAction(stage.sandbox, 'apply', { ...step, inputs: { ...SECRET_MANAGER, ...step.inputs } })
    expect(failed(played, code)).toMatch(says)
    expect(writesIn(played)).toEqual([])
    expect(stage.stored()).toEqual(before)
    expect(onlyChange(readPlan(played, 'plan-file'))).toMatchObject({ action: 'refuse', reason: code })
    expect(onlyChange(readPlan(played, 'results-file'))).toMatchObject({ action: 'refuse', outcome: 'refused' })
    expect(played.outputs).toMatchObject({ changes: '0', drift: 'true' })
  })
}

scenario('declared pull requests are trusted in a pull request', async ({ open }) => {
  const stage = await open()
  const inputs = { ...SECRET_MANAGER, 'pull-request': 'true' }
  const played = await playAction(stage.sandbox, 'apply', { job: { event_name: 'pull_request' }, inputs })
  expect(played.exitCode, played.log).toBe(0)
  expect(stage.application.federatedIdentityCredentials.map(({ subject }) => subject)).toEqual([
    `${REPOSITORY}:pull_request`,
  ])
  expect(played.log).toContain('accepted this job')
})

scenario('an existing trust is kept, even in a pull_request_target run', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const step = { job: { event_name: 'pull_request_target' }, inputs: { ...SECRET_MANAGER, environment: 'production' } }
  const played = await playAction(stage.sandbox, 'apply', step)
  expect(played.exitCode, played.log).toBe(0)
  expect(onlyChange(readPlan(played, 'results-file'))).toMatchObject({ outcome: 'kept' })
})

scenario('a manager that may only read is told what to grant, and what to paste instead', async ({ open }) => {
  const stage = await open()
  const principal = stage.tenant.servicePrincipals.find(({ appId }) => appId === DEFAULT_IDS.managerClientId)
  if (principal === undefined) throw new Error('The world has no manager.')
  principal.roles = ['Application.Read.All']
  const played = await playAction(stage.sandbox, 'apply', { inputs: SECRET_MANAGER })
  const said = failed(played, 'manager-forbidden')
  expect(said).toContain('Application.ReadWrite.OwnedBy')
  expect(said).toContain('az ad app federated-credential create')
  expect(said).toContain(PRODUCTION)
  expect(onlyChange(readPlan(played, 'results-file'))).toMatchObject({ action: 'create', outcome: 'failed' })
  expect(stage.stored()).toEqual([])
})

scenario('without a manager nothing is sent', async ({ open }) => {
  const { sandbox } = await open()
  const played = await playAction(sandbox, 'apply')
  expect(failed(played, 'invalid-input')).toContain('No manager is given')
  expect(played.requests).toEqual([])
})

for (const action of ['plan', 'apply'] as const) {
  scenario(`${action} tells what is to be trusted although the manager may not read the target`, async ({ open }) => {
    const { sandbox, tenant } = await open()
    for (const principal of tenant.servicePrincipals) principal.roles = []
    const played = await playAction(sandbox, action, { inputs: SECRET_MANAGER })
    failed(played, 'manager-forbidden')
    expect(played.outputs.issuer).toBe(GITHUB_ISSUER)
    expect(played.outputs.subject).toBe(`${REPOSITORY}:environment:production`)
    expect(played.outputs.audience).toBe('api://AzureADTokenExchange')
  })

  scenario(`${action} tells the subject that could never match`, async ({ open }) => {
    const { sandbox } = await open()
    const subject = 'repo:octo-org/octo-repo:environment:*'
    const played = await playAction(sandbox, action, { inputs: { ...SECRET_MANAGER, subject } })
    failed(played, 'credential-invalid')
    expect(played.outputs.subject).toBe(subject)
  })
}
