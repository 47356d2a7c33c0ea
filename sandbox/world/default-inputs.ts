/** The inputs that send the action to a sandbox, as the application of the default world. */
import { DEFAULT_IDS } from './default-state.ts'

/** Returns tenant, client and the three endpoints; `url` is the sandbox's. */
export function defaultInputs({ url }: { readonly url: string }): Readonly<Record<string, string>> {
  return {
    'tenant-id': DEFAULT_IDS.tenantId,
    'client-id': DEFAULT_IDS.clientId,
    'authority-host': url,
    'graph-endpoint': url,
    'resource-manager-endpoint': url,
  }
}
