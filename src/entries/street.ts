/** Knows the street: clock, log, hash, network and runner, gathered once and handed to whoever an entry composes. */
import { createHash, randomUUID } from 'node:crypto'
import { debug, group, info, setSecret, warning } from '@actions/core'
import { visible } from '../core/visible.ts'
import { createTokenExchange } from '../entra/token.ts'
import { type Assertions, createAssertions } from '../federation/exchange/assertions.ts'
import type { Clock, ExchangeToken, Log, RequestIdToken } from '../federation/ports.ts'
import type { EventFacts } from '../github/event.ts'
import { createIdTokenSource } from '../github/id-token.ts'
import type { GitHubApi } from '../github/octokit.ts'
import { createEventReader, readIdTokenEnvironment } from '../runner/environment.ts'
import { jobEnvironment } from '../runner/job-environment.ts'
import { createProxyTunnels } from '../transport/proxy.ts'
import { createTransport, type Transport } from '../transport/transport.ts'

/** Everything outside, as the entries need it. */
export interface Street {
  readonly clock: Clock
  readonly log: Log
  readonly sha256Hex: (text: string) => string
  readonly transport: Transport
  readonly event: () => EventFacts
  readonly requestIdToken: RequestIdToken
  /** The same, keeping a token while it has a minute to live. */
  readonly assertions: Assertions
  readonly exchangeToken: (tenantId: string, authority: string) => ExchangeToken
  /** GitHub's REST API with a token; undefined without one. Loads the platform's fetch when called. */
  readonly githubApi: (token: string | undefined) => Promise<GitHubApi | undefined>
}

const TIMEOUT_MS = 30_000

/** Gathers the street. Nothing is sent. */
export function openStreet(): Street {
  const clock: Clock = {
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => Math.random(),
  }
  const log: Log = {
    // The runner takes a line that opens with `::` for a command: what is one line stays one.
    info: (line) => info(visible(line)),
    warning: (line) => warning(line),
    debug: (line) => debug(line),
    group,
  }
  const transport = createTransport({
    ...clock,
    debug: log.debug,
    proxyTunnel: createProxyTunnels(process.env),
    timeoutMs: TIMEOUT_MS,
  })
  const event = createEventReader(jobEnvironment)
  const requestIdToken = createIdTokenSource(readIdTokenEnvironment(jobEnvironment, event), transport, setSecret)
  return {
    clock,
    log,
    sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
    transport,
    event,
    requestIdToken,
    assertions: createAssertions(requestIdToken, clock),
    exchangeToken: (tenantId, authority) =>
      createTokenExchange({ authority, tenantId }, { transport, mask: setSecret, now: clock.now, newGuid: randomUUID }),
    githubApi: async (token) => {
      if (token === undefined) return undefined
      const { toFetch } = await import('../transport/fetch.ts')
      return {
        url: jobEnvironment.GITHUB_API_URL ?? 'https://api.github.com',
        token,
        fetch: toFetch(transport, 'GitHub'),
      }
    },
  }
}
