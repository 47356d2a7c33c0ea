/** Knows the job's proxy: `https_proxy`, `http_proxy` and `no_proxy`, with the toolkit's rules, loading the tunnel only when one is used. */
import type { Agent } from 'node:http'
import { getProxyUrl } from '@actions/http-client/lib/proxy'

/** Returns the agent for a URL behind a proxy, or undefined when the connection is direct. One agent per proxy is kept. */
export function createProxyAgents(): (url: URL) => Promise<Agent> | undefined {
  const agents = new Map<string, Promise<Agent>>()
  return (url) => {
    const proxy = getProxyUrl(url)
    if (proxy === undefined) return undefined
    const known = agents.get(proxy.href)
    if (known !== undefined) return known
    const agent = import('https-proxy-agent').then(
      ({ HttpsProxyAgent }) => new HttpsProxyAgent(proxy, { keepAlive: true }) as Agent,
    )
    agents.set(proxy.href, agent)
    return agent
  }
}
