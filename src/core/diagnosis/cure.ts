/** Knows the cure for a missing trust: values for the portal, a command for the Azure CLI, a line for the configuration file. */
import type { FederatedIdentityCredential } from '../credential/credential.ts'
import { matchText } from '../credential/credential.ts'
import type { Target } from '../target.ts'
import { visible } from '../visible.ts'
import { shellCommand } from './shell.ts'

export interface CureInput {
  readonly target: Target
  readonly credential: FederatedIdentityCredential
  /** Of the cloud, without a trailing slash. */
  readonly graphEndpoint?: string
  readonly resourceManagerEndpoint?: string
}

export interface Cure {
  /** Labels and values of the form "Add credential" in the portal. */
  readonly portal: readonly (readonly [label: string, value: string])[]
  /** One line for a POSIX shell. */
  readonly command: string
  /** One line of YAML for `credentials:` of a configuration file. */
  readonly config: string
}

/** ARM version that knows `claimsMatchingExpression`; the stable one is for exact credentials. */
const ARM_FLEXIBLE = '2025-01-31-preview'
const ARM_EXACT = '2024-11-30'

const IDENTITY =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/([^/]+)$/i

/** Writes JSON that cannot steer a terminal and that the Azure CLI does not take for a file (`=@x` is one to it). */
function safeJson(value: unknown): string {
  return visible(JSON.stringify(value)).replaceAll('=@', '=\\u0040')
}

/** A value that the Azure CLI takes as it is: no option, no file, no control character. */
function isPlain(value: string): boolean {
  return !/^[-@]/.test(value) && !value.includes('=@') && visible(value) === value
}

function body(credential: FederatedIdentityCredential): Readonly<Record<string, unknown>> {
  const { issuer, audiences, subject, claimsMatchingExpression } = credential
  return subject === undefined ? { issuer, audiences, claimsMatchingExpression } : { issuer, subject, audiences }
}

function restCommand(method: string, url: string, content: unknown): string {
  return shellCommand([
    ...['az', 'rest', '--method', method, '--url', url],
    ...['--headers', 'Content-Type=application/json', '--body', safeJson(content)],
  ])
}

function applicationCommand(clientId: string, credential: FederatedIdentityCredential, graph: string): string {
  const { name, description, subject } = credential
  const content = { name, ...body(credential), ...(description === undefined ? {} : { description }) }
  if (subject === undefined) {
    const url = `${graph}/beta/applications(appId='${clientId}')/federatedIdentityCredentials`
    return restCommand('post', url, content)
  }
  const create = ['az', 'ad', 'app', 'federated-credential', 'create']
  return shellCommand([...create, '--id', clientId, '--parameters', safeJson(content)])
}

function identityCommand(resourceId: string, credential: FederatedIdentityCredential, arm: string): string {
  const { name, issuer, subject, audiences } = credential
  const [, subscription, group, identity] = IDENTITY.exec(resourceId) ?? []
  const where = { '--identity-name': identity, '--resource-group': group, '--subscription': subscription }
  const what = { '--name': name, '--issuer': issuer, '--subject': subject, '--audiences': audiences[0] }
  const options = Object.entries({ ...where, ...what }).flatMap(([option, value]) =>
    value !== undefined && isPlain(value) ? [option, value] : [],
  )
  if (subject === undefined || options.length < 14) {
    const version = subject === undefined ? ARM_FLEXIBLE : ARM_EXACT
    const url = `${arm}${resourceId}/federatedIdentityCredentials/${name}?api-version=${version}`
    return restCommand('put', url, { properties: body(credential) })
  }
  return shellCommand(['az', 'identity', 'federated-credential', 'create', ...options])
}

function portal(credential: FederatedIdentityCredential): Cure['portal'] {
  const { issuer, name, subject, audiences } = credential
  const match: Cure['portal'] =
    subject === undefined
      ? [
          ['Type', 'Claims matching expression'],
          ['Value', matchText(credential)],
        ]
      : [['Subject identifier', subject]]
  return [
    ['Federated credential scenario', 'Other issuer'],
    ['Issuer', issuer],
    ...match,
    ['Name', name],
    ['Audience', audiences.join(', ')],
  ]
}

/** YAML is a superset of JSON strings: https://yaml.org/spec/1.2.2/#13-relation-to-json */
function configLine(credential: FederatedIdentityCredential): string {
  const { issuer, audiences } = credential
  const key = credential.subject === undefined ? 'claims-matching-expression' : 'subject'
  const values = [
    ['issuer', issuer],
    [key, matchText(credential)],
    ['audience', audiences[0] ?? ''],
  ] as const
  return `- { ${values.map(([label, value]) => `${label}: ${visible(JSON.stringify(value))}`).join(', ')} }`
}

/**
 * Returns the cure in three forms. No value can break out of the command or the line, whatever a branch or an
 * environment is called.
 * https://learn.microsoft.com/cli/azure/ad/app/federated-credential
 */
export function cures({ target, credential, graphEndpoint, resourceManagerEndpoint }: CureInput): Cure {
  const graph = graphEndpoint ?? 'https://graph.microsoft.com'
  const arm = resourceManagerEndpoint ?? 'https://management.azure.com'
  const command = (): string => {
    switch (target.kind) {
      case 'application':
        return applicationCommand(target.clientId, credential, graph)
      case 'managed-identity':
        return identityCommand(target.resourceId, credential, arm)
    }
  }
  return { portal: portal(credential), command: command(), config: configLine(credential) }
}
