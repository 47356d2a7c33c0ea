/** What the managed identity provider accepts as a federated credential. */
import { judgeExpression } from '../graph/expression-rules.ts'
import { type Answer, asRecord } from '../http/answer.ts'
import type { FederatedCredential } from '../world/state.ts'
import { badRequest } from './error.ts'

/** The versions that know `claimsMatchingExpression`. */
export const EXPRESSION_VERSIONS: readonly string[] = ['2025-01-31-preview', '2025-05-31-preview']

const LIMIT = 20
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9-_]{2,119}$/
/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations (table of errors) */
const INCOMPLETE =
  "The request format was unexpected. Federated Identity Credential must specify 'issuer', 'subject' and 'audience'."

/** Judges a PUT's name and properties; undefined when their form is right. */
export function judgeProperties(
  name: string,
  version: string,
  properties: Readonly<Record<string, unknown>>,
): Answer | undefined {
  if (!NAME.test(name)) return badRequest(`Federated Identity Credential name '${name}' is invalid.`)
  if (Object.keys(properties).length === 0) {
    return badRequest('Federated Identity Credential from HTTP body has empty properties')
  }
  const { issuer, subject, audiences } = properties
  const flexible =
    EXPRESSION_VERSIONS.includes(version) && typeof asRecord(properties.claimsMatchingExpression).value === 'string'
  const hasSubject = typeof subject === 'string' && subject !== ''
  if (flexible && hasSubject) {
    return badRequest('The request must contain either `subject` or `claimsMatchingExpression`, but not both.')
  }
  const complete = typeof issuer === 'string' && issuer !== '' && (hasSubject || flexible) && Array.isArray(audiences)
  if (!complete || audiences.length === 0) return badRequest(INCOMPLETE)
  if (audiences.length > 1) return badRequest('Federated identity credentials must have exactly 1 audience.')
  return undefined
}

/** Judges a credential as it would be stored beside `others`; undefined when it is accepted. */
export function judgeCredential(
  credential: FederatedCredential,
  others: readonly FederatedCredential[],
): Answer | undefined {
  const { issuer, subject, claimsMatchingExpression: expression } = credential
  if (expression !== null) {
    const reason = judgeExpression(issuer, expression.value)
    if (reason !== undefined) return badRequest(reason)
  }
  if (subject !== null && others.some((other) => other.issuer === issuer && other.subject === subject)) {
    return badRequest('Issuer and subject combination already exists for this Managed Identity.')
  }
  // The real body of the 21st credential is not public: the frame and status are ARM's, the text stands in for it.
  if (others.length >= LIMIT) return badRequest(`A managed identity can have at most ${LIMIT} federated credentials.`)
  return undefined
}
