/** The twenty commonest failures as a stranger meets them: the first line says what failed, the second what to do first. */
import { expect } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import type { ErrorCode } from '../../src/core/error.ts'
import {
  FEDERATED_MANAGER,
  MAIN,
  type Played,
  PRODUCTION,
  PULL_REQUEST,
  REPOSITORY,
  SECRET_MANAGER,
  type Stage,
  type Step,
  scenario,
} from './harness.ts'

interface Failure {
  readonly title: string
  readonly world?: (stage: Stage) => void
  readonly step?: Step
  readonly code: ErrorCode
  /** The first line, after the code. */
  readonly failed: RegExp
  /** The second line. */
  readonly first: RegExp
}

function grant({ tenant }: Stage, roles: string[]): void {
  for (const principal of tenant.servicePrincipals)
    if (principal.appId === DEFAULT_IDS.managerClientId) principal.roles = roles
}

const read = (stage: Stage) => grant(stage, ['Application.Read.All'])
const BRANCH: Step = { job: {} }
const MANAGED: Step = { inputs: FEDERATED_MANAGER }
const PULL: Step = { job: { event_name: 'pull_request', ref: 'refs/pull/7/merge' }, inputs: SECRET_MANAGER }

const FAILURES: readonly Failure[] = [
  {
    title: 'the job lost its environment, and nothing stored can be read',
    world: ({ trust }) => void trust(),
    step: BRANCH,
    code: 'trust-missing',
    failed: /^Entra does not trust this job to sign in as [0-9a-f-]{36}\.$/,
    first: /^Did the job lose its `environment:`\? It names none and runs for the branch "main"/,
  },
  {
    title: 'the job lost its environment, and a manager may read what is stored',
    world: (stage) => {
      read(stage)
      stage.trust()
    },
    step: { job: {}, inputs: SECRET_MANAGER },
    code: 'manager-forbidden',
    failed: /^The manager may not /,
    first: /^Give the job back its `environment: production`: the credential "stored-before" trusts that environment/,
  },
  {
    title: 'nothing is stored at all',
    code: 'trust-missing',
    failed: /^Entra does not trust this job/,
    first: /^Add the federated credential shown below, or give this step a manager that may write it\.$/,
  },
  {
    title: 'the stored environment is spelled in another case',
    world: (stage) => {
      read(stage)
      stage.trust({ subject: PRODUCTION.replace('production', 'Production') })
    },
    step: MANAGED,
    code: 'manager-forbidden',
    failed: /^The manager may not /,
    first: /^Write `environment: Production` in the job: .*Entra compares the case\.$/,
  },
  {
    title: 'the environment has a slip of one letter',
    world: (stage) => {
      read(stage)
      stage.trust({ subject: PRODUCTION.replace('production', 'prodution') })
    },
    step: MANAGED,
    code: 'manager-forbidden',
    failed: /^The manager may not /,
    first: /^Did you mean `environment: prodution`\? If so, correct the job/,
  },
  {
    title: 'the stored issuer ends with a slash',
    world: (stage) => {
      read(stage)
      stage.trust({ issuer: `${GITHUB_ISSUER}/` })
    },
    step: MANAGED,
    code: 'manager-forbidden',
    failed: /^The manager may not /,
    first: /^Correct the stored credential "stored-before" with the command below: it differs in spelling only\.$/,
  },
  {
    title: 'the stored audience is that of another cloud',
    world: (stage) => {
      read(stage)
      stage.trust({ audiences: ['api://AzureADTokenExchangeChina'] })
    },
    step: MANAGED,
    code: 'audience-conflict',
    failed: /^The credential "stored-before" trusts this subject with another audience/,
    first: /^Set `audience: api:\/\/AzureADTokenExchangeChina`/,
  },
  {
    title: 'the stored audience is another one, and nothing stored can be read',
    world: ({ trust }) => void trust({ audiences: ['api://other'] }),
    code: 'trust-missing',
    failed: /^Entra does not trust this job/,
    first: /^Set `audience` on this step to the one that is stored, which the command below lists/,
  },
  {
    title: 'the case is another one, and nothing stored can be read',
    world: ({ trust }) => void trust({ subject: PRODUCTION.replace('production', 'Production') }),
    code: 'trust-missing',
    failed: /^Entra does not trust this job/,
    first: /^Spell environment, branch and repository as they are stored, which the command below lists/,
  },
  {
    title: 'the run is for a pull request, the credential for the branch',
    world: (stage) => {
      read(stage)
      stage.trust({ subject: MAIN })
    },
    step: { ...PULL, inputs: { ...SECRET_MANAGER, 'pull-request': 'true' } },
    code: 'manager-forbidden',
    failed: /^The manager may not /,
    first: /^Run this job for the branch "main" only/,
  },
  {
    title: 'a pull request that was not declared',
    step: PULL,
    code: 'pull-request-refused',
    failed: new RegExp(`^The subject "${PULL_REQUEST}" would let any pull request of the repository sign in\\.$`),
    first: /^Give the job a protected `environment:`/,
  },
  {
    title: 'a branch that is neither protected nor the default one',
    step: { job: { ref: 'refs/heads/feature/login' }, inputs: SECRET_MANAGER },
    code: 'context-not-declared',
    failed: /^"refs\/heads\/feature\/login" is neither the default branch nor protected/,
    first: /^Declare it \(`branch: feature\/login`\)/,
  },
  {
    title: 'no permission for an ID token',
    step: { job: { permissions: { contents: 'read' } } },
    code: 'id-token-unavailable',
    failed: /^GitHub gives this job no ID token\.$/,
    first: /^The job lacks the permission: add `permissions: \{ id-token: write, contents: read \}`/,
  },
  {
    title: 'a variable that is not defined',
    step: { inputs: { 'client-id': undefined, environment: 'production' } },
    code: 'invalid-input',
    failed: /^An input is wrong: `client-id` is empty: is the variable defined for environment production\?$/,
    first: /^Correct the `with:` block of this step; nothing was sent\.$/,
  },
  {
    title: 'a run of Dependabot, whose secrets are empty',
    step: { inputs: { 'client-id': undefined }, env: { GITHUB_ACTOR: 'dependabot[bot]' } },
    code: 'invalid-input',
    failed: /^An input is wrong: `client-id` is empty: Dependabot's runs get no secrets of GitHub Actions/,
    first: /^Correct the `with:` block of this step; nothing was sent\.$/,
  },
  {
    title: 'a certificate that is not there',
    step: {
      inputs: { 'manager-client-id': DEFAULT_IDS.managerClientId, 'manager-client-certificate': 'gone.pem' },
    },
    code: 'invalid-input',
    failed:
      /^An input is wrong: `manager-client-certificate` names a file that is not there or cannot be read: "gone\.pem"/,
    first: /^Correct the `with:` block of this step; nothing was sent\.$/,
  },
  {
    title: 'a job that is not what it is declared to be',
    step: { inputs: { environment: 'staging' } },
    code: 'context-mismatch',
    failed: /^The job is not what this step declares it to be\.$/,
    first: /^Correct the input, or the job; nothing was sent to Entra\.$/,
  },
  {
    title: 'an object ID, or an application of another tenant',
    step: { inputs: { 'client-id': '99999999-9999-4999-8999-999999999999' } },
    code: 'application-not-found',
    failed: /^Entra does not know this client in the tenant \(client 99999999-/,
    first: /^Check `client-id` and `tenant-id`; the value is the application \(client\) ID, not an object ID\.$/,
  },
  {
    title: 'an application without service principal',
    world: ({ tenant }) => {
      tenant.servicePrincipals = tenant.servicePrincipals.filter(({ appId }) => appId !== DEFAULT_IDS.clientId)
    },
    code: 'application-not-found',
    failed: /^The application has no service principal in the tenant/,
    first: new RegExp(`az ad sp create --id ${DEFAULT_IDS.clientId}$`),
  },
  {
    title: 'a manager that holds the permission and does not own the application',
    world: ({ application }) => {
      application.owners = []
    },
    step: MANAGED,
    code: 'manager-forbidden',
    failed: /^The manager may not /,
    first: /^Make the manager's service principal an owner of the application, with the command below/,
  },
  {
    title: 'a manager without any permission',
    world: (stage) => grant(stage, []),
    step: MANAGED,
    code: 'manager-forbidden',
    failed: /^The manager may not /,
    first: /Application\.ReadWrite\.OwnedBy \(with admin consent\)/,
  },
  {
    title: 'a manager that does not trust the job',
    world: ({ manager }) => {
      manager.federatedIdentityCredentials = []
    },
    step: MANAGED,
    code: 'manager-credential-invalid',
    failed: /^Could not sign in as /,
    first: /^The manager application does not trust this job yet: give it the federated credential shown below/,
  },
  {
    title: 'an Azure CLI that is not there',
    step: { inputs: { 'manager-credential': 'azure-cli' }, env: { PATH: '/nowhere' } },
    code: 'manager-credential-invalid',
    failed: /^Could not sign in as /,
    first: /^The Azure CLI \(`az`\) is not installed on this runner, or not in its PATH/,
  },
]

/** The two lines that a reader sees first, without the code. */
function firstLines({ annotations, log }: Played, code: ErrorCode): readonly string[] {
  const [error] = annotations.filter(({ level }) => level === 'error')
  expect(error, log).toBeDefined()
  const [failed = '', first = '', ...more] = (error?.message ?? '').split('\n')
  expect(failed.startsWith(`[${code}] `), failed).toBe(true)
  expect(more).toEqual([])
  return [failed.slice(code.length + 3), first]
}

for (const { title, world = () => {}, step = {}, code, failed, first } of FAILURES) {
  scenario.concurrent(title, async ({ open }) => {
    const stage = await open()
    world(stage)
    const before = stage.stored()
    const played = await stage.play(step)
    const [whatFailed, whatToDo] = firstLines(played, code)
    expect(whatFailed).toMatch(failed)
    expect(whatToDo).toMatch(first)
    expect(played.outputs['error-code']).toBe(code)
    expect(stage.stored()).toEqual(before)
    expect(played.summary).toContain('| What to do |')
  })
}

scenario.concurrent('a failed step keeps what the job presents as outputs', async ({ open }) => {
  const { play } = await open()
  const { outputs, exitCode } = await play()
  expect(exitCode).toBe(1)
  expect(outputs.issuer).toBe(GITHUB_ISSUER)
  expect(outputs.subject).toBe(PRODUCTION)
  expect(outputs.audience).toBe('api://AzureADTokenExchange')
  expect(outputs['access-token']).toBe('')
})

scenario.concurrent('the weaker credential comes second and is called so', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { log } = await play(BRANCH)
  const lines = log.split('\n')
  const weaker = lines.findIndex((line) => /^Only if the branch "main" itself shall be trusted, a weaker/.test(line))
  expect(weaker).toBeGreaterThan(lines.findIndex((line) => line.includes('Did the job lose')))
  expect(
    lines.findIndex((line) => line.includes(`${REPOSITORY}:ref:refs/heads/main`) && line.includes('az ad app')),
  ).toBeGreaterThan(weaker)
  expect(log).not.toContain('configuration file')
})
