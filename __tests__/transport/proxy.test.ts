/** Tests that the job's proxy carries every request, except where no_proxy says otherwise. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createProxyTunnels } from '../../src/transport/proxy.ts'
import { createTransport } from '../../src/transport/transport.ts'
import { json, startProxy, startTlsServer, type TestProxy, type TestServer } from './tls-server.ts'

const VARIABLES = [
  'https_proxy',
  'HTTPS_PROXY',
  'http_proxy',
  'HTTP_PROXY',
  'no_proxy',
  'NO_PROXY',
  'all_proxy',
  'ALL_PROXY',
] as const
const kept = new Map(VARIABLES.map((name) => [name, process.env[name]]))
let server: TestServer
let proxy: TestProxy

beforeAll(async () => {
  server = await startTlsServer('entra.test')
  proxy = await startProxy(server.port)
})
afterAll(() => Promise.all([server.close(), proxy.close()]))
beforeEach(() => {
  for (const name of VARIABLES) delete process.env[name]
  proxy.tunnels.length = 0
  proxy.refuse(undefined)
  server.answer(json(200, { ok: true }))
})
afterEach(() => {
  for (const [name, value] of kept) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

function send(url: string) {
  const transport = createTransport({
    now: () => performance.now(),
    random: () => 0,
    sleep: async () => {},
    debug: () => {},
    proxyTunnel: createProxyTunnels(process.env),
    timeoutMs: 60_000,
  })
  return transport.send({ method: 'GET', url, repeat: 'once', service: 'Test' })
}
// Nobody has this name (RFC 6761): only the tunnel, which the proxy leads to the server, gets there.
const HOST = 'entra.test'
const url = `https://${HOST}/through-the-proxy`

describe('createProxyTunnels', () => {
  it.each(['https_proxy', 'HTTPS_PROXY'])('tunnels through %s', async (name) => {
    process.env[name] = proxy.url
    process.env.no_proxy = 'example.com,notentra.test'
    expect((await send(url)).text).toBe('{"ok":true}')
    expect(proxy.tunnels.map(({ target }) => target)).toEqual([`${HOST}:443`])
    expect(server.seen.map(({ path }) => path)).toEqual(['/through-the-proxy'])
  })

  it('is what makes the difference: without it the same request fails', async () => {
    await expect(send(url)).rejects.toMatchObject({ code: 'service-unavailable' })
    expect(proxy.tunnels).toEqual([])
    expect(server.seen).toEqual([])
  })

  it('sends the credentials of the proxy to the proxy alone', async () => {
    process.env.https_proxy = proxy.url.replace('http://', 'http://user:hunter2@')
    await send(url)
    expect(proxy.tunnels[0]?.authorization).toBe(`Basic ${Buffer.from('user:hunter2').toString('base64')}`)
    expect(server.seen[0]?.headers['proxy-authorization']).toBeUndefined()
  })

  it.each([
    ['no_proxy', HOST],
    ['NO_PROXY', `localhost, ${HOST}`],
    ['no_proxy', '.test'],
    ['no_proxy', '*'],
  ])('goes directly where %s is "%s"', async (name, value) => {
    process.env.https_proxy = proxy.url
    process.env[name] = value
    await expect(send(url)).rejects.toMatchObject({ code: 'service-unavailable' })
    expect(proxy.tunnels).toEqual([])
  })

  it('goes directly to loopback', async () => {
    process.env.https_proxy = proxy.url
    expect((await send(`${server.origin}/direct`)).text).toBe('{"ok":true}')
    expect(proxy.tunnels).toEqual([])
  })

  it.each([403, 407, 502])(
    'says so when the proxy refuses the tunnel with %i, and does not take that for the answer',
    async (status) => {
      process.env.https_proxy = proxy.url
      proxy.refuse(status)
      await expect(send(url)).rejects.toMatchObject({
        code: 'service-unavailable',
        message: `Test (${HOST}) could not be reached: the proxy refused the tunnel with HTTP ${status}, through the proxy ${proxy.url} of https_proxy.`,
      })
      expect(server.seen).toEqual([])
    },
  )

  it('keeps one agent per proxy, and none without', async () => {
    const tunnels = createProxyTunnels(process.env)
    expect(tunnels(new URL('https://graph.microsoft.com'))).toBeUndefined()
    process.env.https_proxy = proxy.url
    const agent = await tunnels(new URL('https://graph.microsoft.com'))?.agent()
    expect(agent).toBeDefined()
    expect(await tunnels(new URL('https://login.microsoftonline.com'))?.agent()).toBe(agent)
  })

  it('does not tunnel https through http_proxy', async () => {
    process.env.http_proxy = proxy.url
    expect(createProxyTunnels(process.env)(new URL('https://graph.microsoft.com'))).toBeUndefined()
  })
})

describe("a machine's identity endpoint", () => {
  const tunnel = (url: string, environment: Readonly<Record<string, string>> = {}) =>
    createProxyTunnels({ http_proxy: proxy.url, https_proxy: proxy.url, ...environment })(new URL(url))

  it.each([
    'http://169.254.169.254/metadata/identity/oauth2/token',
    'http://169.254.129.2:8081/msi/token',
    'http://localhost:40342/metadata/identity/oauth2/token',
    'http://10.0.0.4:2377/metadata/identity/oauth2/token',
    'https://169.254.169.254/metadata/identity/oauth2/token',
    'https://localhost:8080/token',
  ])('%s is never asked through a proxy', (url) => {
    expect(tunnel(url)).toBeUndefined()
  })

  it.each(['IDENTITY_ENDPOINT', 'IMDS_ENDPOINT', 'MSI_ENDPOINT'])('of %s is never asked through a proxy', (name) => {
    const url = 'https://10.0.0.4:2377/metadata/identity/oauth2/token'
    expect(tunnel(url)).toBeDefined()
    expect(tunnel(url, { [name]: url })).toBeUndefined()
    expect(tunnel('https://10.0.0.4:2378/', { [name]: url })).toBeDefined()
    expect(tunnel(url, { [name]: 'not a URL' })).toBeDefined()
  })
})

describe('what a variable holds', () => {
  const url = new URL('https://graph.microsoft.com')
  const name = (value: string) => createProxyTunnels({ https_proxy: value })(url)?.name

  it.each([
    ['proxy.example.com:3128', 'http://proxy.example.com:3128'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128'],
    ['proxy', 'http://proxy'],
    ['octo:hunter2@proxy:3128', 'http://proxy:3128'],
    ['HTTP://proxy:3128/', 'http://proxy:3128'],
    [' https://octo:hunter2@proxy.example.com ', 'https://proxy.example.com'],
    ['http://[::1]:3128', 'http://[::1]:3128'],
  ])('%j is a proxy, shown without its password', (value, shown) => {
    expect(name(value)).toBe(`${shown} of https_proxy`)
  })

  it.each(['socks5://hunter2', 'http://', 'http://hunter2:99999', ':hunter2', 'file:///hunter2'])(
    '%j is none, and not shown',
    (value) => {
      expect(() => name(value)).toThrow(/^The proxy in https_proxy is not an http or https URL\.$/)
    },
  )

  it.each(['', '  '])('%j is no proxy', (value) => {
    expect(name(value)).toBeUndefined()
  })

  it('of the name in small letters wins', () => {
    const both = createProxyTunnels({ https_proxy: 'http://a', HTTPS_PROXY: 'http://b', ALL_PROXY: 'http://c' })
    expect(both(url)?.name).toBe('http://a of https_proxy')
    expect(createProxyTunnels({ https_proxy: '', HTTPS_PROXY: 'http://b' })(url)?.name).toBe('http://b of HTTPS_PROXY')
    expect(createProxyTunnels({ ALL_PROXY: 'http://c' })(url)).toBeUndefined()
  })
})

it('sends a password with a percent sign as it is', async () => {
  process.env.https_proxy = proxy.url.replace('//', '//octo:50%25%40x@')
  await send(url)
  expect(proxy.tunnels[0]?.authorization).toBe(`Basic ${Buffer.from('octo:50%@x').toString('base64')}`)
})
