/** What the Azure CLI can do, by its version, and how it is signed in. */
import type { CloudName } from './cloud.ts'

/** Since 2.73.0 `az login --identity` takes tokens through MSAL, which speaks the protocol of App Service. */
const SINCE = [2, 73] as const

/**
 * Reads the version from `az version --output json`; undefined when it is not there.
 * https://learn.microsoft.com/cli/azure/reference-index#az-version
 */
export function parseAzureCliVersion(text: string): string | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  const version = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'azure-cli') : undefined
  return typeof version === 'string' && /^\d+\.\d+\.\d+/.test(version) ? version : undefined
}

/**
 * Reads the IDs of the subscriptions, in lower case, from `az account list --output json`; undefined when they are not there.
 * https://learn.microsoft.com/cli/azure/account#az-account-list
 */
export function parseSubscriptionIds(text: string): readonly string[] | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(parsed)) return undefined
  const ids = parsed.map((each: unknown) =>
    typeof each === 'object' && each !== null ? Reflect.get(each, 'id') : undefined,
  )
  return ids.every((id) => typeof id === 'string') ? ids.map((id: string) => id.toLowerCase()) : undefined
}

/** True when this version of the CLI can use the identity endpoint. */
export function usesIdentityEndpoint(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > SINCE[0] || (major === SINCE[0] && minor >= SINCE[1])
}

/** Names of the clouds as the CLI has them: https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli */
const CLOUDS: Readonly<Record<CloudName, string>> = {
  public: 'AzureCloud',
  'us-government': 'AzureUSGovernment',
  'us-government-dod': 'AzureUSGovernment',
  china: 'AzureChinaCloud',
}

/** The command that chooses the cloud; undefined for the one that the CLI begins with. */
export function chooseCloudArguments(cloud: CloudName): readonly string[] | undefined {
  return cloud === 'public' ? undefined : ['cloud', 'set', '--name', CLOUDS[cloud]]
}

/** The sign-in through the identity endpoint; without any role it succeeds as well. */
export const IDENTITY_LOGIN: readonly string[] = ['login', '--identity', '--allow-no-subscriptions', '--output', 'none']

/** The sign-in of an older CLI. It reads the ID token from the file, so that no token is in a command line. */
export function federatedLoginArguments(clientId: string, tenantId: string, assertionFile: string): readonly string[] {
  return [
    ...['login', '--service-principal', '--username', clientId, '--tenant', tenantId],
    ...['--federated-token', `@${assertionFile}`, '--allow-no-subscriptions', '--output', 'none'],
  ]
}
