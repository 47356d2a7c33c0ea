/** Which properties of an application can be written. */
import { type Answer, asRecord } from '../http/answer.ts'
import type { Application, Tenant } from '../world/state.ts'
import { graphError } from './error.ts'
import { replaceKeys } from './keys.ts'

/** Properties with a place of their own. */
const OWN = ['displayName', 'uniqueName', 'signInAudience']
const AUDIENCES = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
]

/** Writes the properties that `body` names into `application`, all or none; the answer is a refusal. */
export function applyProperties(
  tenant: Tenant,
  application: Application,
  body: Readonly<Record<string, unknown>>,
): Answer | undefined {
  const { displayName, signInAudience } = body
  if (displayName === null || displayName === '') {
    return graphError(
      400,
      'Request_BadRequest',
      "Invalid value specified for property 'displayName' of resource 'Application'.",
    )
  }
  if (signInAudience !== undefined && !AUDIENCES.includes(String(signInAudience))) {
    return graphError(
      400,
      'Request_BadRequest',
      "Invalid value specified for property 'signInAudience' of resource 'Application'.",
    )
  }
  if (Array.isArray(body.passwordCredentials)) {
    const known = application.passwordCredentials.map((entry) => entry.keyId)
    const kept = body.passwordCredentials.map((entry) => String(asRecord(entry).keyId))
    if (kept.some((keyId) => !known.includes(keyId))) {
      return graphError(400, 'Request_BadRequest', 'New password credentials must be generated with service actions.')
    }
    application.passwordCredentials = application.passwordCredentials.filter((entry) => kept.includes(entry.keyId))
  }
  if (Array.isArray(body.keyCredentials)) {
    const refused = replaceKeys(tenant, application, body.keyCredentials.map(asRecord))
    if (refused !== undefined) return refused
  }
  if (typeof displayName === 'string') application.displayName = displayName
  if (typeof signInAudience === 'string') application.signInAudience = signInAudience
  const collections = ['passwordCredentials', 'keyCredentials', 'federatedIdentityCredentials']
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || name.includes('@') || OWN.includes(name) || collections.includes(name)) continue
    const present = application.properties[name]
    application.properties[name] = isComplex(present) && isComplex(value) ? { ...present, ...value } : value
  }
  return undefined
}

/** A complex value takes over the parts that are named and keeps the others. */
function isComplex(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
