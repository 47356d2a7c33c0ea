/** Which service a path of the sandbox's one origin belongs to. */
import type { Service } from '../world/settings.ts'

const PREFIXES: readonly (readonly [RegExp, Service])[] = [
  [/^\/_actions\/idtoken\//, 'idtoken'],
  [/^\/_issuers\//, 'issuer'],
  [/^\/_sandbox(\/|$)/, 'admin'],
  [/^\/_msi\//, 'msi'],
  [/^\/(v1\.0|beta)\//, 'graph'],
  [/^\/api\/v3\//, 'github'],
  [/^\/(subscriptions|providers|tenants)(\/|$)/i, 'arm'],
]

/** The service that a path belongs to; what nobody else claims is Entra's, whose first segment is a tenant. */
export function serviceOf(path: string): Service {
  return PREFIXES.find(([prefix]) => prefix.test(path))?.[1] ?? 'entra'
}
