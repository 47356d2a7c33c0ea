/** Key credentials of an application: a collection that is replaced whole, and the two actions by which an application rolls its own. */
import { randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import { type ParsedCertificate, parseCertificate } from '../tokens/certificate.ts'
import { judgeProof } from '../tokens/proof.ts'
import type { KeyCredential } from '../world/credential-state.ts'
import type { Application, Tenant } from '../world/state.ts'
import { graphError } from './error.ts'
import { context } from './odata/collection.ts'
import { judgeKey } from './policies.ts'
import type { GraphRequest } from './request.ts'

/** Longer names are accepted and shortened: https://learn.microsoft.com/graph/api/resources/keycredential */
const LONGEST_NAME = 90
const CERTIFICATE = 'AsymmetricX509Cert'

type Entry = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Base64 in lines, as the Azure CLI sends it, is the same as without. */
const keyOf = ({ key }: Entry): string | undefined => textOf(key)?.replaceAll(/\s/g, '')

/** What holds keys: an application, or its service principal. */
type Holder = Pick<Application, 'appId' | 'keyCredentials'>

/** Puts `entries` in the place of all keys, all or none; those with a known `keyId` stay as they are. The answer is a refusal. */
export function replaceKeys(tenant: Tenant, holder: Holder, entries: readonly Entry[]): Answer | undefined {
  const keys: KeyCredential[] = []
  for (const entry of entries) {
    const { keyId } = entry
    const known = holder.keyCredentials.find((key) => typeof keyId === 'string' && sameId(key.keyId, keyId))
    const key = known === undefined ? newKey(tenant, holder, entry) : judgeKnown(known, entry)
    if ('status' in key) return key
    keys.push(key)
  }
  holder.keyCredentials = keys
  return undefined
}

const sameTime = (left: string, right: unknown) => Date.parse(left) === Date.parse(String(right))

/** A stored key cannot be changed; what is null or missing is not spoken of. Dates are compared as times. */
function judgeKnown(known: KeyCredential, entry: Entry): KeyCredential | Answer {
  const given = (name: string) => entry[name] !== undefined && entry[name] !== null
  const changed =
    (given('key') && keyOf(entry) !== known.key) ||
    (given('usage') && entry.usage !== known.usage) ||
    (given('startDateTime') && !sameTime(known.startDateTime, entry.startDateTime)) ||
    (given('endDateTime') && !sameTime(known.endDateTime, entry.endDateTime))
  return changed ? badRequest('Update to existing credential with KeyId is not allowed.') : known
}

function badRequest(message: string, code = 'Request_BadRequest'): Answer {
  return graphError(400, code, message)
}

function parsed(text: string | undefined): ParsedCertificate | undefined {
  try {
    return text === undefined ? undefined : parseCertificate(text)
  } catch {
    return undefined
  }
}

/** Codes and texts of wrong dates are public (terraform-provider-azuread); those of a wrong certificate are not. */
function newKey(tenant: Tenant, { appId }: Holder, entry: Entry): KeyCredential | Answer {
  const certificate = parsed(keyOf(entry))
  if (certificate === undefined)
    return badRequest('Key credential must have a valid X.509 certificate.', 'KeyCredentialsInvalidValue')
  if (entry.type !== CERTIFICATE) return badRequest('Key credential type is invalid.', 'KeyCredentialsInvalidType')
  const usage = textOf(entry.usage)
  if (usage === undefined || !['Verify', 'Encrypt', 'Sign'].includes(usage))
    return badRequest('Key credential usage is invalid.', 'KeyCredentialsInvalidUsage')
  const start = textOf(entry.startDateTime) ?? certificate.notBefore
  const end = textOf(entry.endDateTime) ?? certificate.notAfter
  const inside = (time: string) =>
    Date.parse(time) >= Date.parse(certificate.notBefore) && Date.parse(time) <= Date.parse(certificate.notAfter)
  if (!inside(start)) return badRequest('Key credential start date is invalid.', 'KeyCredentialsInvalidStartDate')
  if (!inside(end) || Date.parse(end) <= Date.now() || Date.parse(end) <= Date.parse(start))
    return badRequest('Key credential end date is invalid.', 'KeyCredentialsInvalidEndDate')
  const refused = judgeKey(tenant, appId, Date.parse(end) - Date.parse(start))
  if (refused !== undefined) return refused
  return {
    customKeyIdentifier: textOf(entry.customKeyIdentifier) ?? certificate.thumbprint,
    displayName: (textOf(entry.displayName) ?? certificate.subject).slice(0, LONGEST_NAME),
    endDateTime: end,
    key: certificate.der,
    keyId: textOf(entry.keyId) ?? randomUUID(),
    startDateTime: start,
    type: CERTIFICATE,
    usage,
  }
}

/** Refused: the body of the real service is not public. */
function unproved(reason: string): Answer {
  return graphError(401, 'Authentication_Unauthorized', `The proof of possession is not valid: ${reason}.`)
}

/** `POST …/addKey` → 200: with a proof by a certificate that is there and valid. */
export async function addKey(request: GraphRequest, application: Application): Promise<Answer> {
  const reason = await judgeProof(application, request.body.proof)
  if (reason !== undefined) return unproved(reason)
  const key = newKey(request.caller.tenant, application, asRecord(request.body.keyCredential))
  if ('status' in key) return key
  application.keyCredentials = [...application.keyCredentials, key]
  const head = context(request, 'microsoft.graph.keyCredential')
  return answer(200, { '@odata.context': head, ...key, key: null }, { note: `added key ${key.keyId}` })
}

/** `POST …/removeKey` → 204: with such a proof. */
export async function removeKey(request: GraphRequest, application: Application): Promise<Answer> {
  const reason = await judgeProof(application, request.body.proof)
  if (reason !== undefined) return unproved(reason)
  const keyId = String(request.body.keyId)
  const left = application.keyCredentials.filter((key) => !sameId(key.keyId, keyId))
  if (left.length === application.keyCredentials.length)
    return badRequest('No key credential found with keyId. Parameter name: keyId')
  application.keyCredentials = left
  return answer(204, undefined, { note: `removed key ${keyId}` })
}
