/** Forms in which a credential can be given to a target: values for the portal, a command for the Azure CLI, a line of a configuration file. */
import type { FederatedIdentityCredential } from '../credential/credential.ts'
import { matchText } from '../credential/credential.ts'
import { ARM_VERSIONS, IDENTITY_ID, type Target } from '../target.ts'
import { visible } from '../visible.ts'

/**
 * Quotes a value for a POSIX shell: single quotes, and `'\''` for a single quote.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
function shellQuote(value: string): string {
  return /^[A-Za-z0-9_\-./:=,@%+]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

/** Joins words to a command that a person can paste. */
function shellCommand(words: readonly string[]): string {
  return words.map(shellQuote).join(' ')
}

/** A credential and where it goes. */
export interface FormsInput {
  readonly target: Target
  readonly credential: FederatedIdentityCredential
  /** Of the cloud, without a trailing slash. */
  readonly graphEndpoint?: string
  readonly resourceManagerEndpoint?: string
}

export interface CredentialForms {
  /** Labels and values of the form "Add credential" in the portal. */
  readonly portal: readonly (readonly [label: string, value: string])[]
  /** One line for a POSIX shell. */
  readonly command: string
  /** One line of YAML for `credentials:` of a configuration file. */
  readonly config: string
}

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

type Verb = 'create' | 'update'

/** https://learn.microsoft.com/cli/azure/ad/app/federated-credential */
function applicationCommand(
  verb: Verb,
  clientId: string,
  credential: FederatedIdentityCredential,
  graph: string,
): string {
  const { name, description, subject } = credential
  const named = verb === 'create' ? { name } : {}
  const content = { ...named, ...body(credential), ...(description === undefined ? {} : { description }) }
  if (subject === undefined) {
    const url = `${graph}/beta/applications(appId='${clientId}')/federatedIdentityCredentials`
    return verb === 'create'
      ? restCommand('post', url, content)
      : restCommand('patch', `${url}(name='${name}')`, content)
  }
  const command = ['az', 'ad', 'app', 'federated-credential', verb, '--id', clientId]
  const which = verb === 'create' ? [] : ['--federated-credential-id', name]
  return shellCommand([...command, ...which, '--parameters', safeJson(content)])
}

/** https://learn.microsoft.com/cli/azure/identity/federated-credential */
function identityCommand(verb: Verb, resourceId: string, credential: FederatedIdentityCredential, arm: string): string {
  const { name, issuer, subject, audiences } = credential
  const [, , subscription, , group, , , , identity] = IDENTITY_ID.test(resourceId) ? resourceId.split('/') : []
  const where = { '--identity-name': identity, '--resource-group': group, '--subscription': subscription }
  const what = { '--name': name, '--issuer': issuer, '--subject': subject, '--audiences': audiences[0] }
  const options = Object.entries({ ...where, ...what }).flatMap(([option, value]) =>
    value !== undefined && isPlain(value) ? [option, value] : [],
  )
  if (subject === undefined || options.length < 14) {
    const version = subject === undefined ? ARM_VERSIONS.flexible : ARM_VERSIONS.stable
    const url = `${arm}${resourceId}/federatedIdentityCredentials/${name}?api-version=${version}`
    return restCommand('put', url, { properties: body(credential) })
  }
  return shellCommand(['az', 'identity', 'federated-credential', verb, ...options])
}

function portal(credential: FederatedIdentityCredential): CredentialForms['portal'] {
  const { issuer, name, subject, audiences } = credential
  const match: CredentialForms['portal'] =
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

function command(verb: Verb, { target, credential, graphEndpoint, resourceManagerEndpoint }: FormsInput): string {
  switch (target.kind) {
    case 'application':
      return applicationCommand(verb, target.clientId, credential, graphEndpoint ?? 'https://graph.microsoft.com')
    case 'managed-identity':
      return identityCommand(
        verb,
        target.resourceId,
        credential,
        resourceManagerEndpoint ?? 'https://management.azure.com',
      )
  }
}

/**
 * Returns the three forms of a new credential. No value can break out of the command or the line, whatever a branch or an
 * environment is called.
 */
export function credentialForms(input: FormsInput): CredentialForms {
  const { credential } = input
  return { portal: portal(credential), command: command('create', input), config: configLine(credential) }
}

/** Returns the command that gives a stored credential other values; its name stays. */
export function updateCommand(input: FormsInput): string {
  return command('update', input)
}

/**
 * Returns the command that lists what a target stores. The Azure CLI's own command fails where one of them is flexible.
 * https://learn.microsoft.com/graph/api/application-list-federatedidentitycredentials
 */
export function listCommand(target: Target, graphEndpoint: string, resourceManagerEndpoint: string): string {
  switch (target.kind) {
    case 'application': {
      const url = `${graphEndpoint}/beta/applications(appId='${target.clientId}')/federatedIdentityCredentials`
      return shellCommand(['az', 'rest', '--url', url])
    }
    case 'managed-identity': {
      const url = `${resourceManagerEndpoint}${target.resourceId}/federatedIdentityCredentials?api-version=${ARM_VERSIONS.flexible}`
      return shellCommand(['az', 'rest', '--url', url])
    }
  }
}

/**
 * Returns the command that makes a service principal or a person (by object ID) an owner of an application.
 * https://learn.microsoft.com/cli/azure/ad/app/owner
 */
export function addOwnerCommand(clientId: string, objectId: string): string {
  return shellCommand(['az', 'ad', 'app', 'owner', 'add', '--id', clientId, '--owner-object-id', objectId])
}
