/** The job's proxy: `https_proxy` and `no_proxy` as every other action reads them, one law for every request, loading the tunnel only when one is used. */
import type { Agent, ClientRequest } from 'node:http'
import { checkBypass } from '@actions/http-client/lib/proxy'
import { FederationError } from '../core/error.ts'

/** The way to a URL through a proxy. */
export interface ProxyTunnel {
  readonly agent: () => Promise<Agent>
  /** The proxy as it may be shown, and where it was set: `http://proxy:3128 of https_proxy`. */
  readonly name: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Ends a request whose tunnel the proxy refused. The tunnel's library would hand the proxy's status on as if the service
 * had answered: a 403 of the proxy must not read as a 403 of Microsoft Graph.
 */
function endRefusedTunnel({ statusCode }: { readonly statusCode: number }, request: ClientRequest): void {
  if (statusCode === 200) return
  const code = `the proxy refused the tunnel with HTTP ${statusCode}`
  request.destroy(Object.assign(new Error(code), { code }))
}

/** True for what answers for this machine alone: through a proxy it would be another machine, and would see the secret header. */
function isMachine(url: URL, environment: Environment): boolean {
  if (url.protocol !== 'https:' || url.hostname.startsWith('169.254.')) return true
  return ['IDENTITY_ENDPOINT', 'IMDS_ENDPOINT', 'MSI_ENDPOINT'].some((name) => {
    const endpoint = environment[name] ?? ''
    return URL.canParse(endpoint) && new URL(endpoint).origin === url.origin
  })
}

/** Parses what a variable holds; without a scheme it is `http://`, as curl and the toolkit take it. */
function parseProxy(variable: string, value: string): URL {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:')) return url
  // The value is not shown: a password may be anywhere in what cannot be read.
  throw new FederationError('service-unavailable', `The proxy in ${variable} is not an http or https URL.`, {
    hint: `Correct ${variable}, for example http://proxy.example.com:3128.`,
  })
}

function readProxy(environment: Environment): { readonly variable: string; readonly url: URL } | undefined {
  for (const variable of ['https_proxy', 'HTTPS_PROXY']) {
    const value = environment[variable]?.trim()
    if (value) return { variable, url: parseProxy(variable, value) }
  }
  return undefined
}

/**
 * Builds the law: the tunnel for a URL behind a proxy, or undefined when the connection is direct. One agent per proxy is kept.
 * @param environment the process's own environment, which the toolkit's rules for `no_proxy` read as well
 */
export function createProxyTunnels(environment: Environment): (url: URL) => ProxyTunnel | undefined {
  const agents = new Map<string, Promise<Agent>>()
  function agentFor(proxy: URL): Promise<Agent> {
    const known = agents.get(proxy.href)
    if (known !== undefined) return known
    const agent = import('https-proxy-agent').then(
      ({ HttpsProxyAgent }): Agent =>
        new HttpsProxyAgent(proxy, { keepAlive: true }).on('proxyConnect', endRefusedTunnel),
    )
    agents.set(proxy.href, agent)
    return agent
  }
  return (url) => {
    if (isMachine(url, environment) || checkBypass(url)) return undefined
    const proxy = readProxy(environment)
    return proxy && { agent: () => agentFor(proxy.url), name: `${proxy.url.origin} of ${proxy.variable}` }
  }
}
