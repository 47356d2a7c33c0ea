/** Reads and writes the client secrets of an application, and of its service principal, at Microsoft Graph. */
import type { NamedKey } from '../core/secret/retirement.ts'
import type { ClientSecret, SecretHolder } from '../core/secret/secret.ts'
import type { AddedSecret, NewSecret, SecretStore, StoredSecrets } from '../federation/ports-secrets.ts'
import { createRestrictionReader, type ReadRestrictions } from './app-policies.ts'
import { graphError, graphWriteAnswer } from './graph-answer.ts'
import { createGraphSender, type GraphEnvironment, type GraphReply, parseGraphFailure } from './graph-client.ts'
import { asObject, asText, type JsonObject, misshapen, parseObject } from './shape.ts'

const SERVICE = 'Microsoft Graph'
const CREDENTIALS = 'id,passwordCredentials,keyCredentials,tokenEncryptionKeyId'
const APPLICATION = `${CREDENTIALS},appId,createdDateTime,signInAudience`
// The end of time as JavaScript knows it: for a secret of which Graph tells no end.
const NEVER = 8.64e15
/** AzureADandPersonalMicrosoftAccount and PersonalMicrosoftAccount. */
const PERSONAL = /Personal/

function timeOf(value: unknown, absent: number): number | undefined {
  if (value === null || value === undefined) return absent
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function objectsIn(value: unknown): readonly JsonObject[] {
  const objects = Array.isArray(value) ? value.map(asObject) : [undefined]
  const whole = objects.filter((each) => each !== undefined)
  if (whole.length !== objects.length) throw misshapen(SERVICE, 200, 'a list of credentials')
  return whole
}

/**
 * Turns a `passwordCredential` into a secret without its value.
 * https://learn.microsoft.com/graph/api/resources/passwordcredential
 * @throws FederationError `service-unavailable` for what is none
 */
export function fromPassword(value: JsonObject, holder: SecretHolder): ClientSecret {
  const { keyId, displayName, hint, startDateTime, endDateTime } = value
  const [start, end] = [timeOf(startDateTime, 0), timeOf(endDateTime, NEVER)]
  const id = asText(keyId)
  if (id === undefined || start === undefined || end === undefined) throw misshapen(SERVICE, 200, 'client secrets')
  return { keyId: id, holder, displayName: asText(displayName) ?? null, hint: asText(hint) ?? null, start, end }
}

function keysOf(body: JsonObject): readonly NamedKey[] {
  const encryption = asText(body.tokenEncryptionKeyId)?.toLowerCase()
  return objectsIn(body.keyCredentials).map(({ keyId, usage }) => {
    const id = asText(keyId)
    if (id === undefined) throw misshapen(SERVICE, 200, 'certificates')
    return { keyId: id, usage: asText(usage) ?? '', encryptsTokens: id.toLowerCase() === encryption }
  })
}

const secretsOf = (body: JsonObject, holder: SecretHolder): readonly ClientSecret[] =>
  objectsIn(body.passwordCredentials).map((each) => fromPassword(each, holder))

/** Puts together what was read of an application and of its service principal; undefined without one. */
export function toStoredSecrets(application: JsonObject, principal: JsonObject | undefined): StoredSecrets {
  const createdAt = timeOf(application.createdDateTime, Number.NaN)
  return {
    secrets: [
      ...secretsOf(application, 'application'),
      ...(principal === undefined ? [] : secretsOf(principal, 'service-principal')),
    ],
    keys: [...keysOf(application), ...(principal === undefined ? [] : keysOf(principal))],
    personal: PERSONAL.test(asText(application.signInAudience) ?? ''),
    createdAt: Number.isNaN(createdAt) ? undefined : createdAt,
    principalId: asText(principal?.id),
  }
}

/** Body of `addPassword`: the end is always given, since Graph's own is two years away. */
export function additionBody({ keyId, displayName, start, end }: NewSecret): JsonObject {
  const time = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`
  return { passwordCredential: { keyId, displayName, startDateTime: time(start), endDateTime: time(end) } }
}

const succeeded = ({ status }: GraphReply): boolean => status >= 200 && status < 300

/** How a refused write of a secret ended, where that is no error; `uncertain`: it may have happened. */
function writeOutcome(reply: GraphReply, doing: string): 'uncertain' | 'busy' | 'target-missing' {
  const failure = parseGraphFailure(reply)
  const kind = graphWriteAnswer(failure)?.kind
  switch (kind) {
    case 'busy':
    case 'uncertain':
    case 'target-missing':
      return kind
    default:
      throw graphError(failure, doing)
  }
}

/** The removal of a secret that is not there is refused in these words (recorded traffic shows no code of its own). */
const NOT_THERE = /No password credential found/i

/** Builds the store of an application's secrets. Values are masked before they are returned. */
export function createSecretStore(
  environment: GraphEnvironment & { readonly mask: (secret: string) => void },
  objectId: string,
  readRestrictions: ReadRestrictions = createRestrictionReader(environment),
): SecretStore {
  const send = createGraphSender(environment)
  const application = `/applications/${objectId}`

  async function readBody(path: string, doing: string): Promise<JsonObject | undefined> {
    const reply = await send({ method: 'GET', path })
    if (reply.status === 404) return undefined
    if (!succeeded(reply)) throw graphError(parseGraphFailure(reply), doing)
    const body = parseObject(reply.text)
    if (body === undefined) throw misshapen(SERVICE, reply.status, 'an object with credentials')
    return body
  }

  async function read() {
    const doing = 'read the client secrets of the application'
    const body = await readBody(`${application}?$select=${APPLICATION}`, doing)
    if (body === undefined) throw graphError({ status: 404, code: '', message: '' }, doing)
    const principal = await readBody(
      `/servicePrincipals(appId='${asText(body.appId) ?? ''}')?$select=${CREDENTIALS}`,
      'read the client secrets of the service principal',
    )
    return { body, stored: toStoredSecrets(body, principal), principalId: asText(principal?.id) }
  }

  async function add(secret: NewSecret): Promise<AddedSecret> {
    const doing = `add the client secret "${secret.displayName}"`
    const reply = await send({ method: 'POST', path: `${application}/addPassword`, body: additionBody(secret) })
    if (!succeeded(reply)) return { kind: writeOutcome(reply, doing) }
    const body = parseObject(reply.text)
    const value = asText(body?.secretText)
    if (value === undefined) return { kind: 'uncertain' }
    environment.mask(value)
    const keyId = asText(body?.keyId)
    // The key ID is the mark by which its owner knows it again.
    if (keyId?.toLowerCase() === secret.keyId.toLowerCase()) return { kind: 'added', value }
    if (keyId !== undefined) await remove('application', keyId)
    throw misshapen(SERVICE, reply.status, 'the key ID that was asked for')
  }

  async function remove(holder: SecretHolder, keyId: string): Promise<'removed' | 'gone' | 'busy' | 'uncertain'> {
    const { stored, principalId } = await read()
    const same = (each: ClientSecret) => each.holder === holder && each.keyId.toLowerCase() === keyId.toLowerCase()
    if (!stored.secrets.some(same)) return 'gone'
    const path = holder === 'application' ? application : `/servicePrincipals/${principalId}`
    const reply = await send({ method: 'POST', path: `${path}/removePassword`, body: { keyId } })
    if (succeeded(reply)) return 'removed'
    if (NOT_THERE.test(parseGraphFailure(reply).message)) return 'gone'
    const outcome = writeOutcome(reply, `remove the client secret ${keyId}`)
    return outcome === 'target-missing' ? 'gone' : outcome
  }

  return {
    read: async () => (await read()).stored,
    restrictions: () => readRestrictions(application, 'passwordCredentials'),
    add,
    remove,
  }
}
