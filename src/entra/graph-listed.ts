/** An application as Microsoft Graph shows it with its federated credentials expanded, and when that may not be all. */
import { FederationError } from '../core/error.ts'
import type { TargetFacts } from '../federation/ports.ts'
import type { ApplicationReading } from '../federation/ports-fleet.ts'
import { FACTS, factsOf, fromGraph } from './graph.ts'
import { parsePage } from './pages.ts'
import { asObject, asText, type JsonObject } from './shape.ts'

const EXPANDED = 'federatedIdentityCredentials'
/** Most elements of an expanded property: https://learn.microsoft.com/graph/query-parameters#expand-parameter */
const MOST_EXPANDED = 20

/** What is asked of an application: who it is, its federated credentials, and which client secrets it has. */
export const EXPANDED_QUERY = `${FACTS},passwordCredentials&$expand=${EXPANDED}`

/** A reading, or the beginning of one: `whole` is false where its credentials have to be read through their own list. */
export interface Draft {
  readonly reading: ApplicationReading
  readonly whole: boolean
}

/** An application of a list. */
export interface Listed extends Draft {
  readonly facts: TargetFacts
  /** Descriptions of its credentials, whatever else of them can be read. */
  readonly descriptions: readonly string[]
  readonly secretIds: readonly string[]
}

/** Whether an expansion may hold less than there is: nothing, as much as it can, or an expression that it does not show. */
function isCut(body: JsonObject): boolean {
  const listed = body[EXPANDED]
  if (listed === undefined || body[`${EXPANDED}@odata.nextLink`] !== undefined) return true
  const hides = (each: unknown) =>
    (asObject(each)?.subject ?? null) === null && (asObject(each)?.claimsMatchingExpression ?? null) === null
  return Array.isArray(listed) && (listed.length >= MOST_EXPANDED || listed.some(hides))
}

/** Key IDs of its client secrets; nothing where the answer does not list them wholly. */
function secretIdsOf({ passwordCredentials }: JsonObject): { readonly secretIds?: readonly string[] } {
  if (!Array.isArray(passwordCredentials)) return {}
  const secretIds = passwordCredentials.map((each) => asText(asObject(each)?.keyId)).filter((id) => id !== undefined)
  return secretIds.length === passwordCredentials.length ? { secretIds } : {}
}

/** Turns a failure of ours into a reading. */
export function readingOf(read: () => ApplicationReading): ApplicationReading {
  try {
    return read()
  } catch (error) {
    if (error instanceof FederationError) return { ok: false, error }
    throw error
  }
}

/**
 * Reads an application with its expansion. Credentials of another shape make its reading an error.
 * @throws FederationError `service-unavailable` where the answer does not say which application it is
 */
export function parseListed(body: JsonObject | undefined): Listed {
  const facts = factsOf(body)
  const listed = body?.[EXPANDED]
  const descriptions = (Array.isArray(listed) ? listed : []).flatMap(
    (each) => asText(asObject(each)?.description) ?? [],
  )
  const secrets = secretIdsOf(body ?? {})
  const head = { facts, descriptions, secretIds: secrets.secretIds ?? [] }
  if (body === undefined || isCut(body))
    return { ...head, reading: { ok: true, facts, stored: [], ...secrets }, whole: false }
  const reading = readingOf(() => {
    const { value } = parsePage({ value: listed }, '@odata.nextLink', 'Microsoft Graph')
    return { ok: true, facts, stored: value.map(fromGraph), ...secrets }
  })
  return { ...head, reading, whole: true }
}
