/** Graph's `addPassword` and `removePassword` of applications and service principals. */
import { randomBytes, randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import type { PasswordCredential } from '../world/credential-state.ts'
import { graphError } from './error.ts'
import { context } from './odata/collection.ts'
import { judgePassword } from './policies.ts'
import type { GraphRequest } from './request.ts'

const DAY_MS = 86_400_000
/** Without `endDateTime` a secret lives two years (https://learn.microsoft.com/graph/api/application-addpassword). */
const DEFAULT_DAYS = 730
/** Most secrets of an application that is open to personal accounts. */
const MOST_PERSONAL = 2

/** What bears secrets: an application, or a service principal, which has no audience of its own. */
export interface PasswordHolder {
  readonly appId: string
  readonly signInAudience?: string
  passwordCredentials: PasswordCredential[]
}

/** `POST …/addPassword` → 200; the only answer that ever holds `secretText`. */
export function addPassword(request: GraphRequest, holder: PasswordHolder): Answer {
  const given = asRecord(request.body.passwordCredential)
  const start = typeof given.startDateTime === 'string' ? Date.parse(given.startDateTime) : Date.now()
  const end = typeof given.endDateTime === 'string' ? Date.parse(given.endDateTime) : Date.now() + DEFAULT_DAYS * DAY_MS
  const refused = judgeTimes(start, end) ?? judgeKeyId(holder, given.keyId)
  const forbidden = refused ?? judgePassword(request.caller.tenant, holder.appId, end - start) ?? judgeCount(holder)
  if (forbidden !== undefined) return forbidden
  // Real secrets look like `abc8Q~…`: 40 characters, the fourth to sixth of which are `8Q~`.
  const random = () => randomBytes(40).toString('base64url')
  const secretText = `${random().slice(0, 3)}8Q~${random().slice(0, 34)}`
  const password: PasswordCredential = {
    displayName: typeof given.displayName === 'string' ? given.displayName : null,
    endDateTime: typeof given.endDateTime === 'string' ? given.endDateTime : new Date(end).toISOString(),
    hint: secretText.slice(0, 3),
    keyId: typeof given.keyId === 'string' ? given.keyId : randomUUID(),
    secretText,
    startDateTime: typeof given.startDateTime === 'string' ? given.startDateTime : new Date(start).toISOString(),
  }
  holder.passwordCredentials = [...holder.passwordCredentials, password]
  const head = context(request, 'microsoft.graph.passwordCredential')
  const note = `added secret ${password.displayName ?? password.keyId}`
  return answer(200, { '@odata.context': head, customKeyIdentifier: null, ...password }, { note })
}

function invalid(property: string): Answer {
  return graphError(
    400,
    'Request_BadRequest',
    `Invalid value specified for property '${property}' of resource passwordCredential.`,
  )
}

function judgeTimes(start: number, end: number): Answer | undefined {
  if (Number.isNaN(start)) return invalid('startDateTime')
  return Number.isNaN(end) || end <= start ? invalid('endDateTime') : undefined
}

function judgeKeyId({ passwordCredentials }: PasswordHolder, keyId: unknown): Answer | undefined {
  if (keyId === undefined || keyId === null) return undefined
  if (typeof keyId !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(keyId)) return invalid('keyId')
  return passwordCredentials.some((known) => sameId(known.keyId, keyId)) ? invalid('keyId') : undefined
}

/** https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation: two secrets with personal accounts. */
function judgeCount({ signInAudience = '', passwordCredentials }: PasswordHolder): Answer | undefined {
  if (!/Personal/.test(signInAudience) || passwordCredentials.length < MOST_PERSONAL) return undefined
  const message = 'The number of password credentials exceeds the maximum that is allowed for personal accounts.'
  return graphError(400, 'Request_BadRequest', message)
}

/** `POST …/removePassword` → 204. */
export function removePassword(request: GraphRequest, holder: PasswordHolder): Answer {
  const keyId = String(request.body.keyId)
  if (!holder.passwordCredentials.some((password) => sameId(password.keyId, keyId))) {
    return graphError(400, 'Request_BadRequest', `No password credential found with keyId. Parameter name: keyId`)
  }
  holder.passwordCredentials = holder.passwordCredentials.filter((password) => !sameId(password.keyId, keyId))
  return answer(204, undefined, { note: `removed secret ${keyId}` })
}
