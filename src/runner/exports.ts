/** The environment variables that later steps get: identifiers for Azure SDKs and Terraform, never a token. */
import type { Cloud } from '../core/cloud.ts'
import { CLOUDS } from '../core/cloud.ts'
import type { Toolkit } from './toolkit.ts'

export interface ExportedIdentity {
  readonly tenantId: string
  readonly clientId: string
  readonly subscriptionId: string | undefined
  readonly cloud: Cloud
  readonly authority: string
}

/** Lists what is exported. `AZURE_AUTHORITY_HOST` and `ARM_ENVIRONMENT` only where they are not the public cloud's. */
export function toEnvironmentVariables({
  tenantId,
  clientId,
  subscriptionId,
  cloud,
  authority,
}: ExportedIdentity): ReadonlyMap<string, string> {
  const variables = new Map([
    ['AZURE_CLIENT_ID', clientId],
    ['AZURE_TENANT_ID', tenantId],
    ['ARM_CLIENT_ID', clientId],
    ['ARM_TENANT_ID', tenantId],
    ['ARM_USE_OIDC', 'true'],
  ])
  if (subscriptionId !== undefined) {
    variables.set('AZURE_SUBSCRIPTION_ID', subscriptionId)
    variables.set('ARM_SUBSCRIPTION_ID', subscriptionId)
  }
  if (authority !== CLOUDS.public.authority) variables.set('AZURE_AUTHORITY_HOST', authority)
  if (cloud.name !== 'public') variables.set('ARM_ENVIRONMENT', cloud.terraformName)
  return variables
}

/** Exports them for later steps; warns where another value is overwritten. `existing` is the job's environment so far. */
export function exportIdentity(
  { exportVariable, warning }: Toolkit,
  identity: ExportedIdentity,
  existing: Readonly<Record<string, string | undefined>>,
): void {
  for (const [name, value] of toEnvironmentVariables(identity)) {
    const before = existing[name]
    if (before !== undefined && before !== '' && before.toLowerCase() !== value.toLowerCase()) {
      warning(
        `${name} was "${before}" and is now "${value}" for the following steps; set export-environment-variables: false to keep it.`,
      )
    }
    exportVariable(name, value)
  }
}
