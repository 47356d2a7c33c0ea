/** The Azure clouds: which hosts, default scope and token audience belong together. */

/** Source: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud and https://learn.microsoft.com/graph/deployments */
export interface Cloud {
  readonly name: CloudName
  /** Origin of the authority, without a trailing slash. */
  readonly authority: string
  readonly graph: string
  readonly resourceManager: string
  /** Audience that GitHub is asked for and that the credential stores. */
  readonly audience: string
  /** Value of Terraform's `ARM_ENVIRONMENT`. */
  readonly terraformName: string
}

export const CLOUD_NAMES = ['public', 'us-government', 'us-government-dod', 'china'] as const
export type CloudName = (typeof CLOUD_NAMES)[number]

const PUBLIC_AUDIENCE = 'api://AzureADTokenExchange'

export const CLOUDS: Readonly<Record<CloudName, Cloud>> = {
  public: {
    name: 'public',
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    resourceManager: 'https://management.azure.com',
    audience: PUBLIC_AUDIENCE,
    terraformName: 'public',
  },
  'us-government': {
    name: 'us-government',
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    resourceManager: 'https://management.usgovcloudapi.net',
    audience: `${PUBLIC_AUDIENCE}USGov`,
    terraformName: 'usgovernment',
  },
  'us-government-dod': {
    name: 'us-government-dod',
    authority: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
    resourceManager: 'https://management.usgovcloudapi.net',
    audience: `${PUBLIC_AUDIENCE}USGov`,
    terraformName: 'usgovernmentl5',
  },
  china: {
    name: 'china',
    authority: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    resourceManager: 'https://management.chinacloudapi.cn',
    audience: `${PUBLIC_AUDIENCE}China`,
    terraformName: 'china',
  },
}

/** Audience that much of the field stores in every cloud; tried once where the cloud's own is refused. */
export const PUBLIC_CLOUD_AUDIENCE = PUBLIC_AUDIENCE

/** Exchange audiences of all clouds, to recognise one that belongs to another cloud. */
export const EXCHANGE_AUDIENCES: readonly string[] = [...new Set(CLOUD_NAMES.map((name) => CLOUDS[name].audience))]

/** The scope of Azure Resource Manager in this cloud. */
export function resourceManagerScope(cloud: Cloud): string {
  return `${cloud.resourceManager}/.default`
}

/** The scope of Microsoft Graph in this cloud. */
export function graphScope(cloud: Cloud): string {
  return `${cloud.graph}/.default`
}

// Words of azure/login, Azure CLI, Terraform and Azure PowerShell for the same clouds.
const OTHER_NAMES: ReadonlyMap<string, CloudName> = new Map<string, CloudName>(
  Object.entries({
    azurecloud: 'public',
    azurepublic: 'public',
    azurepubliccloud: 'public',
    global: 'public',
    azureusgovernment: 'us-government',
    azureusgovernmentcloud: 'us-government',
    usgovernment: 'us-government',
    usgov: 'us-government',
    usgovernmentl4: 'us-government',
    gcchigh: 'us-government',
    dod: 'us-government-dod',
    usgovernmentl5: 'us-government-dod',
    azurechinacloud: 'china',
    azurechina: 'china',
    mooncake: 'china',
  } as const),
)

/** Recognises another tool's name of a cloud (`AzureUSGovernment`), or undefined. */
export function recogniseCloud(word: string): CloudName | undefined {
  const key = word.toLowerCase().replace(/[^a-z0-9]/g, '')
  return OTHER_NAMES.get(key) ?? CLOUD_NAMES.find((name) => name.replace(/-/g, '') === key)
}
