/** How to ask a sandbox's Graph and token endpoint in this process: the real transport, with the manager's token. */
import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { toFetch } from '../../src/transport/fetch.ts'
import { createTransport } from '../../src/transport/transport.ts'

/** Starts a sandbox; `roles` are the manager's besides its own. Retries do not wait. */
export async function startGraph(...roles: readonly string[]) {
  const sandbox = await startSandbox()
  const agent = new Agent({ ca: readFileSync(sandbox.caFile), keepAlive: true })
  const transport = createTransport({
    now: () => Date.now(),
    random: () => 0,
    sleep: async () => {},
    debug: () => {},
    proxyTunnel: () => ({ agent: async () => agent, name: 'the sandbox' }),
    timeoutMs: 60_000,
  })
  const [tenant] = sandbox.world.tenants
  const application = tenant?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  const principal = tenant?.servicePrincipals.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  const manager = tenant?.servicePrincipals.find(({ appId }) => appId === DEFAULT_IDS.managerClientId)
  if (tenant === undefined || application === undefined || principal === undefined) throw new Error('no application')
  manager?.roles.push(...roles)
  const masks: string[] = []
  return {
    sandbox,
    transport,
    tenant,
    application,
    principal,
    masks,
    graph: {
      endpoint: sandbox.url,
      fetch: toFetch(transport, 'Microsoft Graph'),
      token: () => sandbox.mintAccessToken({ clientId: DEFAULT_IDS.managerClientId }),
      mask: (secret: string) => {
        masks.push(secret)
      },
    },
    asked: () => sandbox.requests().map(({ method, path, status }) => `${method} ${path.split('?')[0]} ${status}`),
    close: async () => {
      agent.destroy()
      await sandbox.close()
    },
  }
}
