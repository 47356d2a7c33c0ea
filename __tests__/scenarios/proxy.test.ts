/** The job's proxy and certificates: used where they are set, left out where `no_proxy` says so, and named when they are the trouble. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { type ConnectProxy, startConnectProxy } from './connect-proxy.ts'
import { FEDERATED_MANAGER, failure, type Played, SECRET_MANAGER, type Stage, type Step, scenario } from './harness.ts'
import { type Recorder, startRecorder } from './recorder.ts'
import { create, exchange, ID_TOKEN, list, managerSignIn, PROTECTION } from './transcript.ts'

// The toolkit's rules never take a proxy for `localhost`; this address leads to the same place and is not covered by them.
const HOST = '0.0.0.0'

interface Behind {
  readonly played: Played
  readonly proxy: ConnectProxy
  readonly host: string
  /** Connections that reached the services. */
  readonly connections: number
}

/** Plays a step whose services go by a name that is not loopback, with a proxy in between. */
async function playBehind(stage: Stage, step: (proxy: ConnectProxy) => Step, refuse?: number): Promise<Behind> {
  const recorder: Recorder = await startRecorder(stage.sandbox, HOST)
  const proxy = await startConnectProxy(refuse)
  try {
    const job = { environment: DEFAULT_IDS.environment }
    const runner = await stage.sandbox.jobEnvironment(job)
    const { inputs, env } = step(proxy)
    const played = await stage.play({
      job,
      inputs: { 'authority-host': recorder.url, 'graph-endpoint': recorder.url, ...inputs },
      env: {
        ...runner,
        ACTIONS_ID_TOKEN_REQUEST_URL: runner.ACTIONS_ID_TOKEN_REQUEST_URL?.replace(stage.sandbox.url, recorder.url),
        GITHUB_API_URL: `${recorder.url}/api/v3`,
        NODE_EXTRA_CA_CERTS: recorder.caFile,
        ...env,
      },
    })
    return { played, proxy, host: new URL(recorder.url).host, connections: recorder.connections() }
  } finally {
    await Promise.all([recorder.close(), proxy.close()])
  }
}

for (const name of ['https_proxy', 'HTTPS_PROXY']) {
  scenario.concurrent(`${name} is used for everything`, async ({ open }) => {
    const stage = await open()
    const { played, proxy, host, connections } = await playBehind(stage, ({ url }) => ({
      inputs: FEDERATED_MANAGER,
      env: { [name]: url },
    }))
    expect(played.exitCode, played.log).toBe(0)
    expect(played.requests).toEqual([
      ID_TOKEN,
      exchange(70025),
      ...managerSignIn(),
      list(),
      PROTECTION,
      create(),
      exchange(),
    ])
    // Every connection came through a tunnel, and every tunnel led to the services.
    expect(proxy.tunnels()).toEqual(Array<string>(connections).fill(host))
    expect(connections).toBeGreaterThan(0)
  })
}

scenario.concurrent('no_proxy is honoured', async ({ open }) => {
  const stage = await open()
  stage.trust()
  // A proxy that refuses everybody: asking it would end the step.
  const { played, proxy } = await playBehind(stage, ({ url }) => ({ env: { https_proxy: url, no_proxy: HOST } }), 403)
  expect(played.exitCode, played.log).toBe(0)
  expect(played.requests).toEqual([ID_TOKEN, exchange()])
  expect(proxy.tunnels()).toEqual([])
})

scenario.concurrent('http_proxy alone is not for https', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const { played, proxy } = await playBehind(stage, ({ url }) => ({ env: { http_proxy: url } }), 403)
  expect(played.exitCode, played.log).toBe(0)
  expect(proxy.tunnels()).toEqual([])
})

scenario.concurrent('user and password of the proxy are sent to it, and shown nowhere', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const { played, proxy } = await playBehind(stage, ({ url }) => ({
    env: { https_proxy: url.replace('//', '//octo:pass%40word@'), RUNNER_DEBUG: '1' },
  }))
  expect(played.exitCode, played.log).toBe(0)
  const expected = `Basic ${Buffer.from('octo:pass@word').toString('base64')}`
  expect(new Set(proxy.credentials())).toEqual(new Set([expected]))
  expect(`${played.stdout}${played.stderr}`).not.toMatch(/pass(@|%40)word/)
})

scenario.concurrent('a proxy without a scheme is http, for the manager as well', async ({ open }) => {
  const stage = await open()
  const { played, proxy, host, connections } = await playBehind(stage, ({ url }) => ({
    inputs: SECRET_MANAGER,
    env: { HTTPS_PROXY: url.replace('http://', '') },
  }))
  expect(played.exitCode, played.log).toBe(0)
  expect(proxy.tunnels()).toEqual(Array<string>(connections).fill(host))
})

scenario.concurrent('no_proxy and NODE_USE_ENV_PROXY change nothing for the manager alone', async ({ open }) => {
  const stage = await open()
  const { played, proxy } = await playBehind(
    stage,
    ({ url }) => ({
      inputs: SECRET_MANAGER,
      env: { https_proxy: url, HTTP_PROXY: url, ALL_PROXY: url, no_proxy: '*', NODE_USE_ENV_PROXY: '1' },
    }),
    403,
  )
  expect(played.exitCode, played.log).toBe(0)
  expect(proxy.requests()).toEqual([])
})

scenario.concurrent('what is no proxy is said before anything is sent, and not shown', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const { played } = await playBehind(stage, () => ({
    env: { https_proxy: 'socks5://octo:hunter2@proxy.example.com' },
  }))
  expect(failure(played, 'service-unavailable')).toMatch(/The proxy in https_proxy is not an http or https URL/)
  expect(`${played.stdout}${played.stderr}`).not.toContain('hunter2')
  expect(played.requests).toEqual([])
})

scenario.concurrent('a dead proxy is named, without its password', async ({ open }) => {
  const stage = await open()
  const { played } = await playBehind(stage, () => ({ env: { https_proxy: 'http://octo:hunter2@127.0.0.1:1' } }))
  expect(failure(played, 'service-unavailable')).toMatch(/, through the proxy http:\/\/127\.0\.0\.1:1 of https_proxy\./)
  expect(`${played.stdout}${played.stderr}`).not.toContain('hunter2')
})

scenario.concurrent('a proxy that refuses is named as the trouble', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const { played } = await playBehind(stage, ({ url }) => ({ env: { https_proxy: url } }), 407)
  expect(failure(played, 'service-unavailable')).toMatch(/the proxy refused the tunnel with HTTP 407.*https_proxy/)
  expect(played.requests).toEqual([])
})

scenario.concurrent('a proxy that nobody runs is named as the trouble', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const { played } = await playBehind(stage, () => ({ env: { https_proxy: 'http://127.0.0.1:1' } }))
  expect(failure(played, 'service-unavailable')).toMatch(/could not be reached 5 times: ECONNREFUSED.*https_proxy/)
  expect(played.requests).toEqual([])
})

scenario.concurrent('a certificate that nobody vouches for', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const played = await play({ env: { NODE_EXTRA_CA_CERTS: undefined } })
  expect(failure(played, 'service-unavailable')).toMatch(/GitHub .*could not be reached.*NODE_EXTRA_CA_CERTS/)
  expect(played.requests).toEqual([])
})
