/** Other clouds: authority, Graph, ARM, scope and audience go together, and overrides change only where requests go. */
import { expect } from 'vitest'
import { FEDERATED_MANAGER, failure, PRODUCTION, type Stage, scenario } from './harness.ts'
import { AUDIENCE, exchange, ID_TOKEN, list, managerSignIn, PROTECTION } from './transcript.ts'

const DEFAULTS = [
  {
    cloud: 'us-government',
    audience: `${AUDIENCE}USGov`,
    scope: 'https://management.usgovcloudapi.net/.default',
    graph: 'https://graph.microsoft.us/.default',
    terraform: 'usgovernment',
  },
  {
    cloud: 'us-government-dod',
    audience: `${AUDIENCE}USGov`,
    scope: 'https://management.usgovcloudapi.net/.default',
    graph: 'https://dod-graph.microsoft.us/.default',
    terraform: 'usgovernmentl5',
  },
  {
    cloud: 'china',
    audience: `${AUDIENCE}China`,
    scope: 'https://management.chinacloudapi.cn/.default',
    graph: 'https://microsoftgraph.chinacloudapi.cn/.default',
    terraform: 'china',
  },
]

/** In another cloud the manager's credential holds that cloud's audience. */
function managerTrusts({ manager }: Stage, audience: string): void {
  for (const credential of manager.federatedIdentityCredentials) credential.audiences = [audience]
}

for (const { cloud, audience, scope, graph, terraform } of DEFAULTS) {
  scenario.concurrent(`${cloud}: audience, scopes and exports of that cloud`, async ({ open }) => {
    const stage = await open()
    managerTrusts(stage, audience)
    const { exitCode, requests, outputs, exportedEnv, log } = await stage.play({
      inputs: { ...FEDERATED_MANAGER, cloud },
    })
    expect(exitCode, log).toBe(0)
    expect(requests).toEqual([
      `GET idtoken ${audience} 200`,
      exchange(70025, scope),
      ...managerSignIn(undefined, graph),
      list(),
      PROTECTION,
      expect.stringMatching(/^POST .* 201$/),
      exchange(undefined, scope),
    ])
    expect(stage.stored()).toEqual([`${outputs['credential-name']}: ${PRODUCTION} for ${audience}`])
    expect(outputs.audience).toBe(audience)
    expect(exportedEnv.ARM_ENVIRONMENT).toBe(terraform)
  })
}

const US = { cloud: 'us-government' }
const US_SCOPE = 'https://management.usgovcloudapi.net/.default'
const US_TOKEN = `GET idtoken ${AUDIENCE}USGov 200`

scenario.concurrent('a credential with the public audience is tried once', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { exitCode, requests, outputs } = await play({ inputs: { ...US, ...FEDERATED_MANAGER } })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([US_TOKEN, exchange(700212, US_SCOPE), ID_TOKEN, exchange(undefined, US_SCOPE)])
  expect(outputs).toMatchObject({ audience: AUDIENCE, 'credential-change': 'kept' })
})

scenario.concurrent('an audience that was asked for is not second-guessed', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const played = await play({ inputs: { ...US, audience: `${AUDIENCE}USGov` } })
  failure(played, 'trust-missing')
  const refused = exchange(700212, US_SCOPE)
  expect(played.requests).toEqual([US_TOKEN, refused, refused, refused])
})

scenario.concurrent('in the public cloud no other audience is tried', async ({ open }) => {
  const { play, trust } = await open()
  trust({ audiences: [`${AUDIENCE}USGov`] })
  const played = await play()
  failure(played, 'trust-missing')
  expect(played.requests).toEqual([ID_TOKEN, exchange(700212), exchange(700212), exchange(700212)])
})

scenario.concurrent('an audience of its own is asked of GitHub and stored', async ({ open }) => {
  const { play, stored, manager } = await open()
  const { exitCode, requests, outputs } = await play({ inputs: { ...FEDERATED_MANAGER, audience: 'api://octo' } })
  expect(exitCode).toBe(0)
  // The manager's own trust is with the cloud's audience.
  expect(manager.federatedIdentityCredentials[0]?.audiences).toEqual([AUDIENCE])
  const [configuration = '', token = ''] = managerSignIn()
  expect(requests).toEqual([
    'GET idtoken api://octo 200',
    exchange(70025),
    ...[configuration, ID_TOKEN, token].toSorted((a, b) => requests.indexOf(a) - requests.indexOf(b)),
    list(),
    PROTECTION,
    expect.stringMatching(/^POST .* 201$/),
    exchange(),
  ])
  expect(stored()).toEqual([`${outputs['credential-name']}: ${PRODUCTION} for api://octo`])
})
