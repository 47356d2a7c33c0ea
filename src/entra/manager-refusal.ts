/** What Entra said when the manager's sign-in failed, which `@azure/identity` wraps, or replaces by words of its own. */
import type { HttpClient } from '@azure/core-rest-pipeline'
import { parseAadstsCodes, type Refusal } from '../core/diagnosis/refusal.ts'
import { FederationError } from '../core/error.ts'
import { parseRefusal, withoutTrace } from './token.ts'

/** Walks an error's causes, the error first. */
export function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = []
  for (let current = error; current instanceof Error && !chain.includes(current); current = current.cause)
    chain.push(current)
  return chain
}

// The service's own correlation ID; MSAL's property of that name is the one it made for itself.
const CORRELATION = /Correlation ID: ([0-9a-f-]{36})/i

/** Entra's sentence inside the library's: from its code to the IDs that follow it. */
function ownWords(message: string): string {
  const said = message.slice(Math.max(0, message.search(/AADSTS\d+:/)))
  const ids = said.indexOf('- Correlation ID')
  return withoutTrace(ids < 0 ? said : said.slice(0, ids))
}

/**
 * Reads the refusal out of an error of `@azure/identity`: it wraps what the token endpoint said, with the AADSTS number in
 * `cause.errorNo` and the body's text in the message. Undefined when no number is told.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  const causes = causesOf(error).map((cause) => cause as Error & { errorNo?: unknown; status?: unknown })
  const answered = causes.find(({ errorNo }) => /^\d+$/.test(String(errorNo)))
  const told = answered ?? causes.find(({ message }) => parseAadstsCodes(message).length > 0)
  if (told === undefined) return undefined
  const { message } = told
  const correlationId = CORRELATION.exec(message)?.[1]
  return {
    status: typeof told.status === 'number' ? told.status : 400,
    codes: answered === undefined ? parseAadstsCodes(message) : [Number(answered.errorNo)],
    description: ownWords(message),
    ...(correlationId !== undefined && { correlationId }),
  }
}

/** An HTTP client that notes how the last request failed: a refusal, or the transport's own error. */
export interface NotingClient {
  readonly httpClient: HttpClient
  readonly failure: () => Refusal | FederationError | undefined
}

/** Lends a client to MSAL, which says nothing but `network_error` of a lost connection, a 429 or a 5xx. */
export function noteFailures(client: HttpClient): NotingClient {
  let failure: Refusal | FederationError | undefined
  return {
    failure: () => failure,
    httpClient: {
      sendRequest: async (request) => {
        failure = undefined
        try {
          const response = await client.sendRequest(request)
          const { status, bodyAsText, headers } = response
          if (status !== 200)
            failure = parseRefusal({ status, text: bodyAsText ?? '', header: (name) => headers.get(name) })
          return response
        } catch (error) {
          if (error instanceof FederationError) failure = error
          throw error
        }
      },
    },
  }
}
