/** Knows the job's proxy: `https_proxy`, `http_proxy` and `no_proxy`, with the toolkit's rules, loading the tunnel only when one is used. */
import type { Agent, ClientRequest } from 'node:http'
import { getProxyUrl } from '@actions/http-client/lib/proxy'

/**
 * Ends a request whose tunnel the proxy refused. The tunnel's library would hand the proxy's status on as if the service
 * had answered: a 403 of the proxy must not read as a 403 of Microsoft Graph.
 */
function endRefusedTunnel({ statusCode }: { readonly statusCode: number }, request: ClientRequest): void {
  if (statusCode === 200) return
  const code = `the proxy refused the tunnel with HTTP ${statusCode}`
  request.destroy(Object.assign(new Error(code), { code }))
}

/** Returns the agent for a URL behind a proxy, or undefined when the connection is direct. One agent per proxy is kept. */
export function createProxyAgents(): (url: URL) => Promise<Agent> | undefined {
  const agents = new Map<string, Promise<Agent>>()
  return (url) => {
    // Plain http is the endpoint of a machine's managed identity: through a proxy it would be another machine's.
    if (url.protocol !== 'https:') return undefined
    const proxy = getProxyUrl(url)
    if (proxy === undefined) return undefined
    const known = agents.get(proxy.href)
    if (known !== undefined) return known
    const agent = import('https-proxy-agent').then(
      ({ HttpsProxyAgent }): Agent =>
        new HttpsProxyAgent(proxy, { keepAlive: true }).on('proxyConnect', endRefusedTunnel),
    )
    agents.set(proxy.href, agent)
    return agent
  }
}
