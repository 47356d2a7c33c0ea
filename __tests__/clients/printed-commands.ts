/** Runs the commands that our own diagnoses print, as they stand in the log, and then the step again. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep, type StepResult } from '../../sandbox/runner.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import type { Tenant } from '../../sandbox/world/state.ts'
import { type AdministratorsShell, openAdministratorsShell } from './administrator.ts'
import type { Proof } from './identity-endpoint.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

type Inputs = Readonly<Record<string, string>>

/** A failure, the command that its log offers, and the step that succeeds afterwards. */
interface Case {
  readonly title: string
  /** Folder of the action, relative to the root. */
  readonly action: '.' | 'plan' | 'apply'
  readonly inputs: Inputs
  /** Environment of the job; default `production`. */
  readonly environment?: string
  /** What is wrong in the world. */
  readonly spoil?: (tenant: Tenant) => void
  readonly command: RegExp
  /** Inputs and action of the second run, where they differ. */
  readonly again?: { readonly action: '.' | 'plan'; readonly inputs: Inputs }
  /** What outputs the second run has. */
  readonly outputs?: Inputs
}

const TARGET: Inputs = { 'tenant-id': IDS.tenantId, 'client-id': IDS.clientId }
const IDENTITY: Inputs = {
  'tenant-id': IDS.tenantId,
  'client-id': IDS.managedIdentityClientId,
  'managed-identity-resource-id': IDS.managedIdentityResourceId,
}
const MANAGER: Inputs = { 'manager-client-id': IDS.managerClientId }
const SUBJECT = `repo:octo-org@${IDS.ownerId}/octo-repo@${IDS.repositoryId}:environment:production`

function roles(...given: string[]) {
  return ({ servicePrincipals }: Tenant): void => {
    const manager = servicePrincipals.find(({ id }) => id === IDS.managerServicePrincipalId)
    manager?.roles.splice(0, manager.roles.length, ...given)
  }
}

function withoutRoleOnIdentity(tenant: Tenant): void {
  tenant.roleAssignments = tenant.roleAssignments.filter(({ scope }) => scope !== IDS.managedIdentityResourceId)
}

function misspelled(tenant: Tenant): void {
  roles('Application.Read.All')(tenant)
  const application = tenant.applications.find(({ appId }) => appId === IDS.clientId)
  const credential = {
    name: 'misspelled',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: SUBJECT.replace('octo-org@', 'Octo-Org@'),
  }
  application?.federatedIdentityCredentials.push(loadFederatedCredential(credential))
}

const PATTERN: Inputs = { ...MANAGER, 'branch-pattern': 'release/*' }

/** What a shell, JSON, a URL and the CLI's own `@file` would each read otherwise. */
const ODD = `it's "$(id)" \`id\` %41 \\ =@x; #1 é`

const CASES: readonly Case[] = [
  {
    title: 'an application that trusts nothing',
    action: '.',
    inputs: TARGET,
    command: /^az ad app federated-credential create /,
  },
  {
    title: 'a managed identity that trusts nothing',
    action: '.',
    inputs: IDENTITY,
    command: /^az identity federated-credential create /,
  },
  {
    title: 'an application, for an environment with an odd name',
    action: '.',
    inputs: TARGET,
    environment: ODD,
    command: /^az ad app federated-credential create /,
  },
  {
    title: 'a managed identity, for an environment with an odd name',
    action: '.',
    inputs: IDENTITY,
    environment: ODD,
    command: /^az rest --method put /,
  },
  {
    title: 'a managed identity, for an environment with a quote and blanks',
    action: '.',
    inputs: IDENTITY,
    environment: `Mona's "own" $HOME`,
    command: /^az identity federated-credential create /,
  },
  {
    title: 'a manager that does not own the application',
    action: '.',
    inputs: { ...TARGET, ...MANAGER },
    spoil: ({ applications }) => {
      applications.find(({ appId }) => appId === IDS.clientId)?.owners.splice(0)
    },
    command: /^az ad app owner add /,
    outputs: { 'credential-change': 'created' },
  },
  {
    title: 'a stored credential in another spelling',
    action: '.',
    inputs: { ...TARGET, ...MANAGER },
    spoil: misspelled,
    command: /^az ad app federated-credential update /,
    outputs: { 'credential-change': 'kept' },
  },
  {
    title: 'a pattern on an application, of a manager that may only read',
    action: 'apply',
    inputs: { ...TARGET, ...PATTERN },
    spoil: roles('Application.Read.All'),
    command: /^az rest --method post /,
    again: { action: 'plan', inputs: { ...TARGET, ...PATTERN } },
    outputs: { changes: '0' },
  },
  {
    title: 'a pattern on a managed identity, of a manager that may only read',
    action: 'apply',
    inputs: { ...IDENTITY, ...PATTERN },
    spoil: (tenant) => {
      withoutRoleOnIdentity(tenant)
      const principalId = IDS.managerServicePrincipalId
      const scope = IDS.managedIdentityResourceId
      tenant.roleAssignments.push({ principalId, scope, role: 'Reader' })
    },
    command: /^az rest --method put /,
    again: { action: 'plan', inputs: { ...IDENTITY, ...PATTERN } },
    outputs: { changes: '0' },
  },
  {
    title: 'an application without a service principal',
    action: '.',
    inputs: { ...TARGET, ...MANAGER },
    spoil: (tenant) => {
      tenant.servicePrincipals = tenant.servicePrincipals.filter(({ appId }) => appId !== IDS.clientId)
    },
    command: /^az ad sp create --id \S+$/,
  },
  {
    title: 'a subscription in which the identity has no role',
    action: '.',
    inputs: { ...TARGET, ...MANAGER, 'azure-cli-login': 'true', 'subscription-id': IDS.subscriptionId },
    command: /^az role assignment create /,
  },
]

/** The lines of a log that are commands of the Azure CLI, and such a command after a colon. */
function commandsIn(log: string): readonly string[] {
  return [...log.matchAll(/(?:^\s*|: )(az .*)$/gm)].map(([, command = '']) => command)
}

/** Runs the step as the only one of a job: what it leaves for later steps is ended at once. */
async function play({ azureCli, sandbox }: AdministratorsShell, action: string, { environment, inputs }: Case) {
  const job = await sandbox.jobEnvironment({ environment: environment ?? IDS.environment })
  const env = { ...job, PATH: `${azureCli}:${process.env.PATH}` }
  const actionDir = join(ROOT, action)
  const main = await runStep({ actionDir, env, inputs, timeoutMs: 300_000 })
  if (main.exportedEnv.IDENTITY_ENDPOINT !== undefined)
    await runStep({ actionDir, phase: 'post', env, state: main.state, runnerTemp: main.runnerTemp })
  return main
}

function judge(result: StepResult, outputs: Inputs): string | undefined {
  if (result.exitCode !== 0) return `afterwards the step failed:\n${result.log}`
  const wrong = Object.entries(outputs).find(([name, value]) => result.outputs[name] !== value)
  return wrong === undefined ? undefined : `afterwards ${wrong[0]} is ${result.outputs[wrong[0]]}, not ${wrong[1]}`
}

async function proveCase(world: AdministratorsShell, given: Case): Promise<string | undefined> {
  const [tenant] = world.sandbox.world.tenants
  if (tenant !== undefined) given.spoil?.(tenant)
  const first = await play(world, given.action, given)
  const text = commandsIn(first.log).find((command) => given.command.test(command))
  if (first.exitCode === 0 || text === undefined) return `the log offers no such command:\n${first.log}`
  const [ran] = await world.shell.run([{ title: given.title, text }])
  if (ran?.problem !== undefined) return `${text}\n${ran.problem}`
  const { action, inputs } = given.again ?? given
  return judge(await play(world, action, { ...given, inputs }), given.outputs ?? {})
}

/** Each in a world of its own. */
export async function provePrintedCommands(azureCli: string): Promise<readonly Proof[]> {
  const proofs: Proof[] = []
  for (const given of CASES) {
    const world = await openAdministratorsShell(azureCli)
    proofs.push([`printed for ${given.title}`, await proveCase(world, given)])
    await world.sandbox.close()
  }
  return proofs
}
