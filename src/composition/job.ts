/** This job as its entry composes it: toolkit, clock, hash, network, ID tokens and event, in one record. */
import { assertOwnToken } from '../core/subject/expectation.ts'
import { createTokenExchange } from '../entra/token.ts'
import { type Assertions, createAssertions } from '../federation/exchange/assertions.ts'
import type { Clock, ExchangeToken, Log, RequestIdToken } from '../federation/ports.ts'
import { type EventFacts, toEventFacts } from '../github/event.ts'
import { createIdTokenSource } from '../github/id-token.ts'
import type { GitHubApi } from '../github/octokit.ts'
import {
  createEventReader,
  type Environment,
  type GitHubEnvironment,
  readGitHubEnvironment,
  readIdTokenVariables,
} from '../runner/environment.ts'
import { machineClock, newGuid, sha256Hex } from '../runner/machine.ts'
import type { Toolkit } from '../runner/toolkit.ts'
import { createProxyTunnels } from '../transport/proxy.ts'
import { createTransport, type Transport } from '../transport/transport.ts'

/** What surrounds the use cases of one job. */
export interface Job {
  readonly github: GitHubEnvironment
  readonly clock: Clock
  readonly log: Log
  readonly mask: (secret: string) => void
  readonly sha256Hex: (text: string) => string
  readonly transport: Transport
  readonly event: () => EventFacts
  readonly requestIdToken: RequestIdToken
  /** The same, keeping a token while it has a minute to live. */
  readonly assertions: Assertions
  /** False where the runner offers the job no ID token. */
  readonly mayHaveIdToken: boolean
  readonly exchangeToken: (tenantId: string, authority: string) => ExchangeToken
  /** GitHub's REST API with a token; undefined without one. Loads the platform's fetch when called. */
  readonly githubApi: (token: string | undefined) => Promise<GitHubApi | undefined>
}

const TIMEOUT_MS = 30_000

/** Lets through tokens of this very job only, where the runner tells which one that is. */
function checkOrigin(request: RequestIdToken, origin: GitHubEnvironment): RequestIdToken {
  return async (audience) => {
    const idToken = await request(audience)
    if (origin.repository !== '') assertOwnToken(idToken.claims, origin)
    return idToken
  }
}

/**
 * Opens the job. Nothing is sent.
 * @throws FederationError `invalid-input` when the runner's variables are not what a runner sets
 */
export function openJob(toolkit: Toolkit, environment: Environment): Job {
  const clock = machineClock
  const { info, warning, debug, group, setSecret: mask } = toolkit
  const github = readGitHubEnvironment(environment)
  const transport = createTransport({
    ...clock,
    debug,
    proxyTunnel: createProxyTunnels(environment),
    timeoutMs: TIMEOUT_MS,
  })
  const readPayload = createEventReader(environment)
  const event = () => toEventFacts(readPayload())
  const idToken = {
    ...readIdTokenVariables(environment),
    eventName: github.eventName,
    actor: environment.GITHUB_ACTOR ?? '',
    fromFork: () => event().fromFork,
  }
  const requestIdToken = checkOrigin(createIdTokenSource(idToken, transport, mask), github)
  return {
    github,
    clock,
    log: { info, warning, debug, group },
    mask,
    sha256Hex,
    transport,
    event,
    requestIdToken,
    assertions: createAssertions(requestIdToken, clock),
    mayHaveIdToken: Boolean(idToken.requestUrl),
    exchangeToken: (tenantId, authority) =>
      createTokenExchange({ authority, tenantId }, { transport, mask, now: clock.now, newGuid }),
    githubApi: async (token) => {
      if (token === undefined) return undefined
      const { toFetch } = await import('../transport/fetch.ts')
      return { url: github.apiUrl, token, fetch: toFetch(transport, 'GitHub') }
    },
  }
}
