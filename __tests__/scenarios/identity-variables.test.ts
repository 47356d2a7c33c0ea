/** The variables of a managed identity: ours for later steps, the machine's own for a manager that is the machine. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { endpointScenario } from './endpoint-harness.ts'
import { failure } from './harness.ts'

endpointScenario.concurrent(
  'what would lead clients elsewhere is emptied where it is set, and only there',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const plain = await serving(stage)
    expect(
      Object.keys(plain.main.exportedEnv)
        .filter((name) => /IDENTITY|MSI|IMDS|NO_PROXY/i.test(name))
        .toSorted(),
    ).toEqual(['FEDERATION_IDENTITY_ENDPOINT', 'IDENTITY_ENDPOINT', 'IDENTITY_HEADER'])
    expect(plain.main.annotations).toEqual([])
    const env = {
      IDENTITY_ENDPOINT: 'http://machine.example/token',
      IDENTITY_HEADER: 'header-of-the-machine',
      IDENTITY_SERVER_THUMBPRINT: 'AB12',
      IMDS_ENDPOINT: 'http://imds.example',
      MSI_ENDPOINT: 'http://msi.example',
      MSI_SECRET: 'secret-of-the-machine',
    }
    const { main } = await serving(stage, { env })
    for (const name of ['IDENTITY_SERVER_THUMBPRINT', 'IMDS_ENDPOINT', 'MSI_ENDPOINT', 'MSI_SECRET'])
      expect(main.exportedEnv[name], name).toBe('')
    expect(main.exportedEnv.IDENTITY_ENDPOINT).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/msi\/token$/)
    expect(main.masks).toContain('header-of-the-machine')
    expect(main.masks).toContain('secret-of-the-machine')
    const [replaced, thumbprint, ...others] = main.annotations.map(({ level, message }) => `${level}: ${message}`)
    expect(replaced).toMatch(
      /^warning: IDENTITY_ENDPOINT was "http:\/\/machine\.example\/token" \(of the machine or of another step\)/,
    )
    expect(thumbprint).toMatch(/^warning: IDENTITY_SERVER_THUMBPRINT is emptied .* `env -u IDENTITY_SERVER_THUMBPRINT`/)
    expect(others).toEqual([])
  },
)

endpointScenario.concurrent(
  "the manager that is the machine uses the machine's identity, never an endpoint of ours",
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const job = { environment: DEFAULT_IDS.environment, managed_identity: true }
    const first = await serving(stage, { job })
    const machine = await stage.sandbox.jobEnvironment(job)
    // The second sign-in is not trusted, so it needs its manager; two sign-ins later the machine's variables are still known.
    const second = await serving(stage, { job, env: first.main.exportedEnv })
    stage.application.federatedIdentityCredentials = []
    stage.sandbox.clearRequests()
    const env = { ...machine, ...first.main.exportedEnv, ...second.main.exportedEnv }
    const third = await stage.play({ job, env, inputs: { 'manager-credential': 'managed-identity' } })
    expect(
      stage.sandbox
        .requests()
        .filter(({ service }) => service === 'msi')
        .map(({ status }) => status),
    ).toEqual([200])
    expect(third.log).not.toContain('127.0.0.1')
  },
)

endpointScenario.concurrent(
  'on a machine without an identity that manager has none, though our endpoint serves',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const first = await serving(stage)
    stage.application.federatedIdentityCredentials = []
    stage.sandbox.clearRequests()
    const played = await stage.play({
      env: first.main.exportedEnv,
      inputs: { 'manager-credential': 'managed-identity' },
    })
    expect(failure(played, 'manager-credential-invalid')).toContain('The runner must be a machine of Azure')
    // Ours would have asked GitHub and Entra for a token of Microsoft Graph.
    expect(
      stage.sandbox.requests().filter(({ body }) => JSON.stringify(body ?? '').includes('graph.microsoft.com')),
    ).toEqual([])
  },
)

endpointScenario.concurrent('behind a proxy, loopback is added to what is not proxied', async ({ open, serving }) => {
  const stage = await open()
  stage.trust()
  const proxy = { http_proxy: 'http://127.0.0.1:9' }
  const added = await serving(stage, { env: { ...proxy, no_proxy: 'localhost,.corp.example' } })
  expect(added.main.exportedEnv.no_proxy).toBe('localhost,.corp.example,127.0.0.1')
  expect(added.main.exportedEnv.NO_PROXY).toBe('localhost,.corp.example,127.0.0.1')
  expect(added.main.log).toContain('Added 127.0.0.1 to no_proxy')
  for (const no_proxy of ['*', 'a.example, 127.0.0.1']) {
    const kept = await serving(stage, { env: { ...proxy, no_proxy } })
    expect(kept.main.exportedEnv, no_proxy).not.toHaveProperty('no_proxy')
  }
})
