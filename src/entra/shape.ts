/** Reads answers of Microsoft Graph and Azure Resource Manager strictly: what is not the promised shape is an error, never "nothing". */
import type { CredentialMatch, FederatedIdentityCredential } from '../core/credential/credential.ts'
import { FederationError } from '../core/error.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** Returns the object that a JSON text holds, or undefined for anything else. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return asObject(value)
  } catch {
    return undefined
  }
}

/** Returns the value when it is a JSON object, not an array or null. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

/** Returns a text, or undefined where the value is no text or an empty one. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The error for an answer whose shape is not the promised one. `what` completes "… answered 200, but not with". */
export function misshapen(service: string, status: number, what: string): FederationError {
  return new FederationError('service-unavailable', `${service} answered ${status}, but not with ${what}.`, {
    hint: 'A proxy or gateway may be answering instead of the service; otherwise run again later.',
    answer: { service, status },
  })
}

function readMatch(subject: unknown, expression: unknown): CredentialMatch | undefined {
  const value = asObject(expression)?.value
  if (typeof value === 'string') return { claimsMatchingExpression: { value, languageVersion: 1 } }
  const absent = expression === undefined || expression === null
  return absent && typeof subject === 'string' ? { subject } : undefined
}

/**
 * Reads a federated identity credential, whose parts both services spell alike; null means absent.
 * @returns undefined when a part that decisions hang on is missing or of another type
 */
export function readCredential(head: JsonObject, parts: JsonObject): FederatedIdentityCredential | undefined {
  const { issuer, audiences, subject, claimsMatchingExpression, description = null } = parts
  const [name, id] = [asText(head.name), head.id ?? undefined]
  const match = readMatch(subject, claimsMatchingExpression)
  if (name === undefined || match === undefined || typeof issuer !== 'string') return undefined
  if (id !== undefined && asText(id) === undefined) return undefined
  if (!Array.isArray(audiences) || !audiences.every((each) => typeof each === 'string')) return undefined
  if (description !== null && typeof description !== 'string') return undefined
  return {
    ...(typeof id === 'string' && { id }),
    name,
    issuer,
    audiences,
    ...(description !== null && { description }),
    ...match,
  }
}
