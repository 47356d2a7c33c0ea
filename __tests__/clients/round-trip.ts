/** Lets the Azure CLI read what our actions wrote, and our actions read what the Azure CLI wrote. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep, type StepResult } from '../../sandbox/runner.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { type AdministratorsShell, openAdministratorsShell } from './administrator.ts'
import type { Proof } from './identity-endpoint.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ISSUER = 'https://token.actions.githubusercontent.com'
const AUDIENCE = 'api://AzureADTokenExchange'
const PRODUCTION = `repo:octo-org@${IDS.ownerId}/octo-repo@${IDS.repositoryId}:environment:production`
const BETA = `https://graph.microsoft.com/beta/applications(appId='${IDS.clientId}')/federatedIdentityCredentials`
const ARM = `https://management.azure.com${IDS.managedIdentityResourceId}/federatedIdentityCredentials`

type Inputs = Readonly<Record<string, string>>

/** A target, with the commands of the CLI for it; each prints JSON. */
interface Kind {
  readonly title: string
  readonly inputs: Inputs
  readonly list: string
  readonly show: (name: string) => string
  readonly create: (name: string, subject: string) => string
  readonly update: (name: string, subject: string) => string
  readonly remove: (name: string) => string
  readonly rest: string
}

const APP = 'az ad app federated-credential'
const WHICH = `--id ${IDS.clientId}`
const parameters = (value: unknown) => `--parameters '${JSON.stringify(value)}'`
const APPLICATION: Kind = {
  title: 'az ad app federated-credential',
  inputs: { 'client-id': IDS.clientId },
  list: `${APP} list ${WHICH}`,
  show: (name) => `${APP} show ${WHICH} --federated-credential-id ${name}`,
  create: (name, subject) =>
    `${APP} create ${WHICH} ${parameters({ name, issuer: ISSUER, subject, audiences: [AUDIENCE], description: 'by hand' })}`,
  update: (name, subject) =>
    `${APP} update ${WHICH} --federated-credential-id ${name} ${parameters({ issuer: ISSUER, subject, audiences: [AUDIENCE] })}`,
  remove: (name) => `${APP} delete ${WHICH} --federated-credential-id ${name}`,
  rest: `az rest --url "${BETA}" --query value`,
}

const IDENTITY_GROUP = 'az identity federated-credential'
const IDENTITY = '--identity-name shop-deploy --resource-group shop'
const values = (subject: string) => `--issuer ${ISSUER} --subject '${subject}' --audiences ${AUDIENCE}`
const MANAGED_IDENTITY: Kind = {
  title: 'az identity federated-credential',
  inputs: {
    'client-id': IDS.managedIdentityClientId,
    'managed-identity-resource-id': IDS.managedIdentityResourceId,
  },
  list: `${IDENTITY_GROUP} list ${IDENTITY}`,
  show: (name) => `${IDENTITY_GROUP} show ${IDENTITY} --name ${name}`,
  create: (name, subject) => `${IDENTITY_GROUP} create ${IDENTITY} --name ${name} ${values(subject)}`,
  update: (name, subject) => `${IDENTITY_GROUP} update ${IDENTITY} --name ${name} ${values(subject)}`,
  remove: (name) => `${IDENTITY_GROUP} delete ${IDENTITY} --name ${name} --yes`,
  rest: `az rest --url "${ARM}?api-version=2025-01-31-preview" --query "value[].{name:name,issuer:properties.issuer,subject:properties.subject,audiences:properties.audiences}"`,
}

interface Read {
  readonly name: string
  readonly issuer: string
  readonly subject: string | null
  readonly audiences: readonly string[]
}

/** Both sides, and what was found wrong. */
interface Both {
  readonly proofs: readonly Proof[]
  /** Runs a command of the CLI; its JSON, or undefined when it prints none. */
  readonly az: (command: string) => Promise<unknown>
  /** Runs one of our actions as the manager, for the environment `production`. */
  readonly step: (action: '.' | 'plan', expected: Inputs) => Promise<StepResult>
  readonly same: (what: string, found: unknown, wanted: unknown) => void
}

function openBoth({ shell, job }: AdministratorsShell, { title, inputs }: Kind): Both {
  const proofs: Proof[] = []
  const say = (what: string, problem: string | undefined) => proofs.push([`${title}: ${what}`, problem])
  const same = (what: string, found: unknown, wanted: unknown) => {
    const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)]
    say(what, left === right ? undefined : `${left}, not ${right}`)
  }
  const az = async (text: string) => {
    const [ran] = await shell.run([{ title, text: `${text} --output json` }])
    say(text.split(' --', 1)[0] ?? text, ran?.problem)
    return ran === undefined || ran.stdout.trim() === '' ? undefined : JSON.parse(ran.stdout)
  }
  const step = async (action: '.' | 'plan', expected: Inputs) => {
    const given = {
      'tenant-id': IDS.tenantId,
      'manager-client-id': IDS.managerClientId,
      ...(action === 'plan' && { environment: IDS.environment }),
      ...inputs,
    }
    const result = await runStep({ actionDir: join(ROOT, action), env: { ...job }, inputs: given, timeoutMs: 300_000 })
    for (const [name, value] of Object.entries(expected)) {
      const problem = result.outputs[name] === value ? undefined : `${name} is ${result.outputs[name]}:\n${result.log}`
      say(`our ${action === '.' ? 'sign-in' : action} then says ${name} ${value}`, problem)
    }
    return result
  }
  return { proofs, az, step, same }
}

const read = ({ name, issuer, subject, audiences }: Read): Read => ({ name, issuer, subject, audiences })

/** What we wrote is what the CLI reads; what the CLI alters is what we see. */
async function proveOurs({ az, step, same }: Both, kind: Kind): Promise<void> {
  const { outputs } = await step('.', { 'credential-change': 'created' })
  const name = outputs['credential-name'] ?? ''
  const wanted = { name, issuer: ISSUER, subject: PRODUCTION, audiences: [AUDIENCE] }
  same('list has what we wrote', ((await az(kind.list)) as Read[]).map(read), [wanted])
  same('show has what we wrote', read((await az(kind.show(name))) as Read), wanted)
  same('az rest has what we wrote', ((await az(kind.rest)) as Read[]).map(read), [wanted])
  await az(kind.update(name, PRODUCTION.replace('production', 'staging')))
  await step('plan', { changes: '1', drift: 'true' })
  await az(kind.remove(name))
  same('list is empty afterwards', await az(kind.list), [])
}

/** What the CLI wrote is what we find: nothing is to be done, and the job signs in. */
async function proveTheirs({ az, step }: Both, kind: Kind): Promise<void> {
  await az(kind.create('by-hand', PRODUCTION))
  await step('plan', { changes: '0', drift: 'false' })
  await step('.', { 'credential-change': 'kept' })
}

async function proveKind(azureCli: string, kind: Kind): Promise<readonly Proof[]> {
  const world = await openAdministratorsShell(azureCli)
  const both = openBoth(world, kind)
  await proveOurs(both, kind)
  await proveTheirs(both, kind)
  await world.sandbox.close()
  return both.proofs
}

const SCOPE = `/subscriptions/${IDS.subscriptionId}/resourceGroups/shop`

/** What else belongs to an identity: its secrets, service principal and roles; and a credential with an expression. */
async function proveSurroundings(azureCli: string): Promise<readonly Proof[]> {
  const world = await openAdministratorsShell(azureCli)
  const { proofs, az, same } = openBoth(world, { ...APPLICATION, title: 'az' })
  const { password } = (await az(`az ad app credential reset ${WHICH} --append --display-name rotated`)) as {
    password: string
  }
  same('a secret is made', typeof password, 'string')
  const [secret] = (await az(`az ad app credential list ${WHICH}`)) as { keyId: string; displayName: string }[]
  same('it is listed', secret?.displayName, 'rotated')
  await az(`az ad app credential delete ${WHICH} --key-id ${secret?.keyId}`)
  same('it is gone', await az(`az ad app credential list ${WHICH}`), [])
  const principal = (await az(`az ad sp show ${WHICH}`)) as { id: string }
  same('the service principal', principal.id, IDS.servicePrincipalId)
  const who = `--assignee-object-id ${principal.id} --assignee-principal-type ServicePrincipal`
  await az(`az role assignment create --role Reader --scope ${SCOPE} ${who}`)
  const roles = (await az(`az role assignment list --scope ${SCOPE} --assignee ${IDS.clientId}`)) as {
    roleDefinitionName: string
  }[]
  same(
    'its roles',
    roles.map(({ roleDefinitionName }) => roleDefinitionName),
    ['Reader'],
  )
  await az(`az role assignment delete --role Reader --scope ${SCOPE} --assignee ${IDS.clientId}`)
  same('its roles are gone', await az(`az role assignment list --scope ${SCOPE} --assignee ${IDS.clientId}`), [])
  await world.sandbox.close()
  return proofs
}

/** Plays the stories of an application, of a managed identity, and of what belongs to them. */
export async function proveRoundTrip(azureCli: string): Promise<readonly Proof[]> {
  return [
    ...(await proveKind(azureCli, APPLICATION)),
    ...(await proveKind(azureCli, MANAGED_IDENTITY)),
    ...(await proveSurroundings(azureCli)),
  ]
}
