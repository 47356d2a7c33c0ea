/** Reads and writes the key credentials of an application or service principal at Microsoft Graph: one collection, replaced whole. */
import { Buffer } from 'node:buffer'
import type { NewKey, StoredKey } from '../core/certificate/stored-key.ts'
import { FederationError } from '../core/error.ts'
import type { KeyStore, KeysAnswer } from '../federation/ports-keys.ts'
import { graphError } from './graph-answer.ts'
import {
  createGraphSender,
  type GraphEnvironment,
  type GraphFailure,
  type GraphRequest,
  parseGraphFailure,
} from './graph-client.ts'
import { asObject, asText, type JsonObject, misshapen, parseObject } from './shape.ts'

const SERVICE = 'Microsoft Graph'
const CERTIFICATE = 'AsymmetricX509Cert'
// Only a single object whose keys are selected by name shows the certificates themselves:
// https://learn.microsoft.com/graph/api/resources/keycredential
export const KEYS = 'keyCredentials,tokenEncryptionKeyId'

/** What a key store needs besides the way to Graph. */
export interface KeyEnvironment extends GraphEnvironment {
  /** SHA-1 of a certificate in upper-case hex, from the base64 of its DER bytes. */
  readonly thumbprintOf: (der: string) => string
}

/**
 * Reads a thumbprint from `customKeyIdentifier`, which defaults to it: as 40 hex digits, or as base64 of the bytes or of the
 * digits. Undefined for an identifier of somebody's own.
 */
export function parseKeyIdentifier(identifier: string | undefined): string | undefined {
  if (identifier === undefined) return undefined
  const bytes = Buffer.from(identifier, 'base64')
  const spellings = [identifier, bytes.length === 20 ? bytes.toString('hex') : '', bytes.toString('latin1')]
  return spellings.find((each) => /^[0-9A-F]{40}$/i.test(each))?.toUpperCase()
}

/**
 * Reads a key credential; what a decision hangs on must be there.
 * @throws FederationError `service-unavailable` for anything else
 */
function fromGraph(
  value: JsonObject,
  encryptionKeyId: string | undefined,
  { thumbprintOf }: KeyEnvironment,
): StoredKey {
  const keyId = asText(value.keyId)
  if (keyId === undefined) throw misshapen(SERVICE, 200, 'key credentials')
  const key = asText(value.key)
  const told = key === undefined ? parseKeyIdentifier(asText(value.customKeyIdentifier)) : thumbprintOf(key)
  return {
    keyId,
    thumbprint: value.type === CERTIFICATE ? told : undefined,
    displayName: asText(value.displayName) ?? null,
    startDateTime: asText(value.startDateTime) ?? null,
    endDateTime: asText(value.endDateTime) ?? null,
    usage: asText(value.usage) ?? '',
    encryptsTokens: keyId.toLowerCase() === encryptionKeyId?.toLowerCase(),
    asRead: value,
  }
}

/**
 * Reads the keys of an application or service principal of which they were selected.
 * @throws FederationError `service-unavailable` for what is none
 */
export function parseKeys(body: JsonObject | undefined, environment: KeyEnvironment): readonly StoredKey[] {
  const keys = body?.keyCredentials
  if (body === undefined || !Array.isArray(keys)) throw misshapen(SERVICE, 200, 'key credentials')
  return keys.map((each) => {
    const value = asObject(each)
    if (value === undefined) throw misshapen(SERVICE, 200, 'key credentials')
    return fromGraph(value, asText(body.tokenEncryptionKeyId), environment)
  })
}

/** The new key as Graph takes it; its identifier becomes the thumbprint by itself. */
export function toGraph({ keyId, displayName, startDateTime, endDateTime, key }: NewKey): JsonObject {
  return { keyId, displayName, startDateTime, endDateTime, key, type: CERTIFICATE, usage: 'Verify' }
}

/** https://learn.microsoft.com/graph/applications-how-to-add-certificate */
export function replacementRequest(path: string, kept: readonly StoredKey[], added: NewKey | undefined): GraphRequest {
  const keyCredentials = [...kept.map(({ asRead }) => asRead), ...(added === undefined ? [] : [toGraph(added)])]
  return { version: 'v1.0', method: 'PATCH', path, body: { keyCredentials } }
}

function refusedKeys(failure: GraphFailure, doing: string): FederationError {
  const error = graphError(failure, doing)
  if (error.code !== 'credential-invalid' || error.answer === undefined) return error
  const isAboutDates = /^KeyCredentialsInvalid(?:Start|End)Date$/.test(failure.code)
  const hint = isAboutDates
    ? 'Entra did not take the validity of the certificate: issue one that is valid now, and for a shorter time.'
    : 'See its own message below.'
  return new FederationError('certificate-invalid', error.message, { hint, answer: error.answer })
}

function keysAnswer({ status, code }: GraphFailure): KeysAnswer | undefined {
  if (code === 'Directory_ConcurrencyViolation') return 'busy'
  if (status === 404) return 'target-missing'
  return status >= 500 || status <= 0 || status === 408 ? 'uncertain' : undefined
}

/**
 * Builds the key store of an object of Graph.
 * @param path of the application or service principal: `/applications(appId='…')`, `/servicePrincipals/…`
 */
export function createKeyStore(environment: KeyEnvironment, path: string): KeyStore {
  const send = createGraphSender(environment)
  return {
    async list() {
      const reply = await send({ version: 'v1.0', method: 'GET', path: `${path}?$select=id,${KEYS}` })
      if (reply.status === 200) return parseKeys(parseObject(reply.text), environment)
      throw graphError(parseGraphFailure(reply), 'read the certificates of the application')
    },
    async replace(kept, added) {
      const reply = await send(replacementRequest(path, kept, added))
      if (reply.status >= 200 && reply.status < 300) return 'written'
      const failure = parseGraphFailure(reply)
      const answer = keysAnswer(failure)
      if (answer === undefined) throw refusedKeys(failure, 'write the certificates of the application')
      return answer
    },
  }
}
