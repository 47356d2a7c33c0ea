/** Inputs that name the target: tenant, client, managed identity, and the audience that both sides must agree on. */
import type { Cloud } from '../core/cloud.ts'
import { DOMAIN, IDENTITY_ID, IDENTITY_ID_FORM, isGuid, type Target } from '../core/target.ts'
import type { InputReader } from './reader.ts'

// Authorities for people of any tenant: client credentials need the tenant itself.
const NOT_A_TENANT = new Set(['common', 'organizations', 'consumers'])

/** Checks a tenant: a GUID or a verified domain. */
export function checkTenant(reader: InputReader, value: string): void {
  if (NOT_A_TENANT.has(value.toLowerCase()))
    reader.problems.push(`\`tenant-id\` is "${value}": client credentials need the tenant's own ID.`)
  else if (!isGuid(value) && !DOMAIN.test(value))
    reader.problems.push(`\`tenant-id\` is neither a GUID nor a domain of the tenant: "${value}".`)
}

/** Reads the tenant: a GUID or a verified domain. */
export function readTenant(reader: InputReader, environment: string | undefined): string {
  const value = reader.required('tenant-id', environment)
  if (value === undefined) return ''
  checkTenant(reader, value)
  return value
}

/** Reads what holds the credentials: an application by its client ID, or a managed identity by its ARM ID. */
export function readTarget(
  reader: InputReader,
  environment: string | undefined,
): { readonly clientId: string | undefined; readonly target: Target } {
  const resourceId = reader.text('managed-identity-resource-id')
  if (resourceId === undefined) {
    const given = reader.required('client-id', environment)
    const clientId = given === undefined ? undefined : reader.guid('client-id')
    return { clientId, target: { kind: 'application', clientId: clientId ?? '' } }
  }
  if (!IDENTITY_ID.test(resourceId)) {
    reader.problems.push(`\`managed-identity-resource-id\` is not ${IDENTITY_ID_FORM}: "${resourceId}".`)
  }
  return { clientId: reader.guid('client-id'), target: { kind: 'managed-identity', resourceId } }
}

/** Reads the audience; the cloud's when none is given. */
export function readAudience(reader: InputReader, cloud: Cloud): string {
  const audience = reader.text('audience') ?? cloud.audience
  if (/\s/.test(audience) || audience.length > 600) {
    reader.problems.push('`audience` must be one value of at most 600 characters without blanks.')
  }
  return audience
}
