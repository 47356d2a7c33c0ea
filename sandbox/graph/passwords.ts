/** Knows Graph's `addPassword` and `removePassword` of an application. */
import { randomBytes, randomUUID } from 'node:crypto'
import { sameId } from '../entra/client.ts'
import { type Answer, answer, asRecord } from '../http/answer.ts'
import type { Application, PasswordCredential } from '../world/state.ts'
import { writeApplication } from './application-write.ts'
import { graphError } from './error.ts'
import { context } from './odata/collection.ts'
import type { GraphRequest } from './request.ts'

const DAY_MS = 86_400_000
/** Without `endDateTime` a secret lives two years (https://learn.microsoft.com/graph/api/application-addpassword). */
const DEFAULT_DAYS = 730

/** `POST …/addPassword` → 200; the only answer that ever holds `secretText`. */
export function addPassword(request: GraphRequest, application: Application): Promise<Answer> {
  return writeApplication(request, application, () => {
    const given = asRecord(request.body.passwordCredential)
    const start = typeof given.startDateTime === 'string' ? Date.parse(given.startDateTime) : Date.now()
    const end =
      typeof given.endDateTime === 'string' ? Date.parse(given.endDateTime) : Date.now() + DEFAULT_DAYS * DAY_MS
    if (Number.isNaN(start) || Number.isNaN(end)) {
      return graphError(
        400,
        'Request_BadRequest',
        'Invalid value specified for property of resource passwordCredential.',
      )
    }
    const refused = judgeByPolicy(request, end - start)
    if (refused !== undefined) return refused
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
    application.passwordCredentials = [...application.passwordCredentials, password]
    const head = context(request, 'microsoft.graph.passwordCredential')
    const note = `added secret ${password.displayName ?? password.keyId}`
    return answer(200, { '@odata.context': head, customKeyIdentifier: null, ...password }, { note })
  })
}

function judgeByPolicy(request: GraphRequest, lifetimeMs: number): Answer | undefined {
  const { forbidPasswords, maxPasswordDays } = request.caller.tenant.policies
  const policy = "as per assigned policy '538f1913-366a-440a-95a0-e195cb55b282'"
  if (forbidPasswords === true) {
    return graphError(400, 'CredentialTypeNotAllowedAsPerAppPolicy', `Credential type not allowed ${policy}`)
  }
  if (maxPasswordDays === undefined || lifetimeMs <= maxPasswordDays * DAY_MS) return undefined
  const message = `Credential lifetime exceeds the max value allowed ${policy}.`
  return graphError(400, 'CredentialInvalidLifetimeAsPerAppPolicy', message)
}

/** `POST …/removePassword` → 204. */
export function removePassword(request: GraphRequest, application: Application): Promise<Answer> {
  return writeApplication(request, application, () => {
    const keyId = String(request.body.keyId)
    if (!application.passwordCredentials.some((password) => sameId(password.keyId, keyId))) {
      return graphError(400, 'Request_BadRequest', `No password credential found with keyId. Parameter name: keyId`)
    }
    application.passwordCredentials = application.passwordCredentials.filter(
      (password) => !sameId(password.keyId, keyId),
    )
    return answer(204, undefined, { note: `removed secret ${keyId}` })
  })
}
