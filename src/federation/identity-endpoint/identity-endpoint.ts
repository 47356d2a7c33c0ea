/** Serves fresh access tokens to the later steps of a job, and knows when its job is over. */
import { asFederationError, FederationError } from '../../core/error.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { exchangeIdToken, refusalAnswer } from '../exchange/exchange.ts'
import { repeatRefused } from '../exchange/propagation.ts'
import type { AccessToken, Clock, ExchangeToken, IdToken, RequestIdToken } from '../ports.ts'
import { describeError, type EndpointAnswer, toErrorAnswer, toRefusal, toTokenAnswer } from './answer.ts'
import { type EndpointIdentity, type EndpointRequest, readQuestion } from './request.ts'
import { createResourceTokens } from './resource-tokens.ts'

/** As whom the endpoint signs in. */
export interface ServedIdentity {
  readonly clientId: string
  /** The audience that Entra accepted. */
  readonly audience: string
}

export interface IdentityEndpointPorts {
  readonly requestIdToken: RequestIdToken
  readonly exchangeToken: ExchangeToken
  readonly clock: Clock
  /** Writes a line about something that failed; without secrets. */
  readonly log: (line: string) => void
  /** Ends the endpoint: nothing new is accepted, and what is being answered is answered. */
  readonly end: (reason: string) => void
}

export interface IdentityEndpoint {
  /** Answers one request; never rejects. */
  readonly answer: (request: EndpointRequest, identity: EndpointIdentity) => Promise<EndpointAnswer>
  /** Asks GitHub for a new ID token, for the token file; refusals count like any other. */
  readonly freshAssertion: () => Promise<IdToken>
}

/** GitHub issues tokens only while the job is in progress; after this many refusals in a row it is taken for over. */
const MOST_REFUSALS = 3

const IN_ENDPOINT = 'in the identity endpoint'

/** True when GitHub answered and said no, rather than being slow, busy or out of reach. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof FederationError ? error.answer?.status : undefined
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429
}

/** Counts the refusals of the request URL in a row. */
function countRefusals({ requestIdToken, end }: IdentityEndpointPorts): RequestIdToken {
  let refusals = 0
  return async (audience) => {
    try {
      const idToken = await requestIdToken(audience)
      refusals = 0
      return idToken
    } catch (error) {
      refusals = isRefusal(error) ? refusals + 1 : 0
      if (refusals >= MOST_REFUSALS) end(`GitHub refused an ID token ${refusals} times in a row: the job is over`)
      throw error
    }
  }
}

/** Builds the endpoint. Nothing is asked of anybody before a client asks. */
export function createIdentityEndpoint(
  { clientId, audience }: ServedIdentity,
  ports: IdentityEndpointPorts,
): IdentityEndpoint {
  const requestIdToken = countRefusals(ports)
  // Each exchange presents a new ID token: the one before may belong to a job that has ended since.
  const assertions = { current: requestIdToken, renew: requestIdToken }
  const exchangePorts = { assertions, exchangeToken: ports.exchangeToken, clock: ports.clock }

  async function exchangeFor(scope: string): Promise<AccessToken> {
    const exchange: Exchange = { clientId, audience, scope }
    const first = await exchangeIdToken(exchange, exchangePorts)
    if (first.accepted) return first.accessToken
    const again = await repeatRefused(first.refusal, exchange, exchangePorts)
    if (again.accepted) return again.accessToken
    throw new FederationError('trust-missing', `Entra no longer trusts this job to sign in as ${clientId}.`, {
      hint: 'The sign-in of this job was accepted: see whether its federated credential was removed or changed since.',
      answer: refusalAnswer(again.refusal),
    })
  }

  const tokens = createResourceTokens({
    now: ports.clock.now,
    exchange: async (scope) => {
      try {
        return await exchangeFor(scope)
      } catch (thrown) {
        const error = asFederationError(thrown, IN_ENDPOINT)
        ports.log(`No token for "${scope}": ${describeError(error)}`)
        throw error
      }
    },
  })

  return {
    freshAssertion: () => requestIdToken(audience),
    answer: async (request, identity) => {
      const question = readQuestion(request, identity)
      switch (question.kind) {
        case 'refused':
          ports.log(`Refused a request with HTTP ${question.status}: ${question.sentence}`)
          return toRefusal(question.status, question.sentence)
        case 'end':
          ports.end('')
          return { status: 204 }
        case 'token':
          try {
            const token = await tokens(question.scope)
            return toTokenAnswer(token, { resource: question.resource, clientId, now: ports.clock.now() })
          } catch (error) {
            return toErrorAnswer(asFederationError(error, IN_ENDPOINT))
          }
      }
    },
  }
}
