/** Which properties of an application can be written, and what happens to its certificates then. */
import { randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, asRecord } from '../http/answer.ts'
import { parseCertificate } from '../tokens/certificate.ts'
import type { KeyCredential } from '../world/credential-state.ts'
import type { Application } from '../world/state.ts'
import { graphError } from './error.ts'

/** Properties with a place of their own. */
const OWN = ['displayName', 'uniqueName', 'signInAudience']
const AUDIENCES = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
]

/** Writes the properties that `body` names into `application`, all or none; the answer is a refusal. */
export function applyProperties(application: Application, body: Readonly<Record<string, unknown>>): Answer | undefined {
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
    const keys = mergeKeys(application, body.keyCredentials.map(asRecord))
    if ('status' in keys) return keys
    application.keyCredentials = keys.keys
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

/** The new collection replaces the old one; entries with a known `keyId` stay as they are. */
export function mergeKeys(
  application: Pick<Application, 'keyCredentials'>,
  entries: readonly Record<string, unknown>[],
): { readonly keys: KeyCredential[] } | Answer {
  const keys: KeyCredential[] = []
  for (const entry of entries) {
    const known = application.keyCredentials.find(
      (key) => typeof entry.keyId === 'string' && sameId(key.keyId, entry.keyId),
    )
    const text = typeof entry.key === 'string' ? entry.key.replaceAll(/\s/g, '') : undefined
    if (known !== undefined) {
      if (text !== undefined && text !== known.key) {
        return graphError(400, 'Request_BadRequest', 'Update to existing credential with KeyId is not allowed.')
      }
      keys.push(known)
    } else {
      const made = text === undefined ? undefined : newKey(entry, text)
      if (made === undefined) {
        return graphError(400, 'Request_BadRequest', 'Key credential must have a valid X.509 certificate.')
      }
      if ('status' in made) return made
      keys.push(made)
    }
  }
  return { keys }
}

function newKey(entry: Readonly<Record<string, unknown>>, text: string): KeyCredential | Answer | undefined {
  try {
    const parsed = parseCertificate(text)
    const start = typeof entry.startDateTime === 'string' ? entry.startDateTime : parsed.notBefore
    const end = typeof entry.endDateTime === 'string' ? entry.endDateTime : parsed.notAfter
    if (Date.parse(start) < Date.parse(parsed.notBefore) || Date.parse(end) > Date.parse(parsed.notAfter)) {
      return graphError(400, 'Request_BadRequest', "Key credential's dates must lie inside the certificate's validity.")
    }
    return {
      customKeyIdentifier: parsed.thumbprint,
      displayName: typeof entry.displayName === 'string' ? entry.displayName : parsed.subject,
      endDateTime: end,
      key: parsed.der,
      keyId: typeof entry.keyId === 'string' ? entry.keyId : randomUUID(),
      startDateTime: start,
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
    }
  } catch {
    return undefined
  }
}
