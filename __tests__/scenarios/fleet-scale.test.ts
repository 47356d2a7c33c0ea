/** Story: a thousand applications are read in a handful of requests, and what an expansion does not show wholly is read again. */
import { expect } from 'vitest'
import type { Application } from '../../sandbox/world/state.ts'
import { addApplication, fileFor, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { type Played, type Stage, scenario, WAITS_PASS } from './harness.ts'
import { readPlan, succeeded, writesIn } from './plan-harness.ts'

/** Requests to Microsoft Graph on the wire. */
const graphRequests = ({ requests }: Played): readonly string[] =>
  requests.filter((line) => /(?: batch of |\/(?:beta|v1\.0)\/)/.test(line))

/** The most requests that planning a thousand right applications may take. */
const MOST = 10

/** Applications that store what a file with `environment: production` wants. */
async function rightApplications(stage: Stage, count: number): Promise<readonly Application[]> {
  succeeded(await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': fileFor(['production']) })))
  const { federatedIdentityCredentials } = stage.application
  return Array.from({ length: count }, (_, index) =>
    addApplication(stage, index, { federatedIdentityCredentials: structuredClone(federatedIdentityCredentials) }),
  )
}

const targetsOf = (applications: readonly Application[], key: (each: Application) => string): string =>
  applications
    .map((each) => `  - ${key(each)}\n    credentials: [ { github: { environment: production } } ]\n`)
    .join('')

const byClientId = ({ appId }: Application) => `client-id: ${appId}`

const fileOf = (applications: readonly Application[], head = ''): string =>
  `${head}\napplications:\n${targetsOf(applications, byClientId)}`

scenario('1,000 applications that are right take at most ten requests and no write', async ({ open }) => {
  const stage = await open()
  const applications = await rightApplications(stage, 1000)
  // The smallest tenant's: a batch costs what is in it.
  stage.sandbox.settings.graph.resourceUnitsPer10Seconds = 3500
  const workspace = workspaceOf({ 'federation.yml': fileOf(applications) })
  const played = await playFleet(stage, 'plan', workspace)
  succeeded(played)
  expect(played.outputs.drift).toBe('false')
  expect(readPlan(played, 'plan-file').targets).toHaveLength(1000)
  expect(graphRequests(played).length).toBeLessThanOrEqual(MOST)
  expect(played.log).toContain('Read 1000 of 1000 targets')
  const applied = await playFleet(stage, 'apply', workspace)
  succeeded(applied)
  expect(writesIn(applied)).toEqual([])
  expect(graphRequests(applied).length).toBeLessThanOrEqual(MOST)
})

scenario('pruning reads the same thousand from pages of the tenant, with what left the file', async ({ open }) => {
  const stage = await open()
  const applications = await rightApplications(stage, 1001)
  const workspace = workspaceOf({ 'federation.yml': fileOf(applications.slice(1), 'prune: true') })
  const played = await playFleet(stage, 'plan', workspace)
  succeeded(played)
  expect(graphRequests(played).length).toBeLessThanOrEqual(MOST)
  expect(graphRequests(played).filter((line) => line.startsWith('GET /beta/applications '))).toHaveLength(2)
  const deleted = readPlan(played, 'plan-file').targets.filter(({ changes }) =>
    changes.some(({ action }) => action === 'delete'),
  )
  const left = [stage.application, applications[0]].map((each) => each?.appId)
  expect(new Set(deleted.map(({ clientId }) => clientId))).toEqual(new Set(left))
})

scenario('applications are found by client ID, object ID and unique name alike', async ({ open }) => {
  const stage = await open()
  const [one, two, three] = (await rightApplications(stage, 3)) as [Application, Application, Application]
  const file = `applications:\n${targetsOf([one], byClientId)}${targetsOf([two], ({ id }) => `object-id: ${id.toUpperCase()}`)}${targetsOf([three], ({ uniqueName }) => `unique-name: ${uniqueName}`)}`
  const played = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': file }))
  succeeded(played)
  expect(played.outputs.drift).toBe('false')
  expect(readPlan(played, 'plan-file').targets.map(({ clientId }) => clientId)).toEqual(
    [one, two, three].map(({ appId }) => appId),
  )
  expect(played.log).toContain('single tenant, 1 owner, 0 foreign credentials')
})

scenario(
  'exactly twenty credentials, and a subject that is missing, are read again through the list',
  async ({ open }) => {
    const stage = await open()
    const [full, flexible, plain] = (await rightApplications(stage, 3)) as [Application, Application, Application]
    for (let each = 0; each < 19; each++) store(full, { name: `other-${each}`, subject: `s-${each}` })
    store(flexible, {
      name: 'by-hand',
      subject: null,
      claimsMatchingExpression: { value: "claims['sub'] matches 'x:*'", languageVersion: 1 },
    })
    stage.sandbox.settings.graph.expandHidesExpressions = true
    const played = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': fileOf([full, flexible, plain]) }))
    succeeded(played)
    expect(played.outputs.drift).toBe('false')
    // A filter, two lists in one batch, the owners.
    expect(graphRequests(played)).toEqual(['GET batch of 1 200', 'GET batch of 2 200', 'GET batch of 1 200'])
    expect(played.log).toContain('19 foreign credentials')
    expect(played.log).toContain('1 foreign credential')
  },
)

scenario(
  'what fails inside of a batch is asked again alone, and a 429 there holds everything back',
  async ({ open }) => {
    const stage = await open()
    const applications = await rightApplications(stage, 40)
    const error = (code: string) => ({ error: { code, message: code } })
    const { sandbox } = stage
    sandbox.fault({
      match: { service: 'graph', path: 'applications\\?\\$filter=appId' },
      effect: { status: 429, headers: { 'Retry-After': '1' }, body: error('TooManyRequests') },
    })
    sandbox.fault({
      match: { service: 'graph', path: 'applications\\?\\$filter=appId' },
      effect: { status: 503, body: error('ServiceUnavailable') },
    })
    const played = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': fileOf(applications) }))
    succeeded(played)
    expect(played.outputs.drift).toBe('false')
    // Three filters, of which two failed; these two again; the owners.
    expect(graphRequests(played)).toEqual(['GET batch of 3 200', 'GET batch of 2 200', 'GET batch of 3 200'])
    const [first, second] = sandbox
      .requests()
      .filter(({ path }) => path.endsWith('/$batch'))
      .slice(-3)
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(1000)
  },
)

scenario('a 403 and a 404 inside of a batch are of one target, and the others are planned', async ({ open }) => {
  const stage = await open()
  const applications = await rightApplications(stage, 17)
  const [forbidden, missing] = applications
  const { sandbox } = stage
  sandbox.fault({
    match: { service: 'graph', path: 'applications\\?\\$filter=appId' },
    effect: {
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } },
    },
  })
  sandbox.fault({
    match: { service: 'graph', path: `applications\\(appId='${forbidden?.appId}'\\)` },
    times: 2,
    effect: {
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } },
    },
  })
  stage.tenant.applications = stage.tenant.applications.filter((each) => each !== missing)
  const workspace = workspaceOf({ 'federation.yml': fileOf(applications) })
  const played = await playFleet(stage, 'plan', workspace, { env: WAITS_PASS })
  const errors = readPlan(played, 'plan-file').targets.map((each) => (each as { error?: string | null }).error)
  expect(errors.slice(0, 3).map((each) => each?.slice(0, 24) ?? null)).toEqual([
    '[manager-forbidden] The ',
    '[application-not-found] ',
    null,
  ])
  expect(errors.filter((each) => each === null)).toHaveLength(15)
  expect(graphRequests(played).slice(0, 3)).toEqual(['GET batch of 2 200', 'GET batch of 15 200', 'GET batch of 1 200'])
})

scenario('an answer of another shape inside of a batch is an error of that target alone', async ({ open }) => {
  const stage = await open()
  const applications = await rightApplications(stage, 3)
  const [broken] = applications as [Application]
  stage.sandbox.fault({
    match: { service: 'graph', path: 'applications\\?\\$filter=appId' },
    effect: {
      status: 200,
      body: {
        value: [
          { id: 'i' },
          'text',
          { ...stage.application, ...broken, federatedIdentityCredentials: [{ name: 7, subject: 's' }] },
        ],
      },
    },
  })
  const played = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': fileOf(applications) }))
  const errors = readPlan(played, 'plan-file').targets.map((each) => (each as { error?: string | null }).error)
  expect(errors.filter((each) => each === null)).toHaveLength(2)
  expect(errors[0]).toContain('[service-unavailable]')
})

scenario(
  'a manager that may not list the tenant is told the permission, and its targets are planned',
  async ({ open }) => {
    const stage = await open()
    const applications = await rightApplications(stage, 2)
    stage.sandbox.fault({
      match: { service: 'graph', path: '^/beta/applications\\?.*top=999' },
      effect: {
        status: 403,
        body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } },
      },
    })
    const played = await playFleet(
      stage,
      'plan',
      workspaceOf({ 'federation.yml': fileOf(applications, 'prune: true') }),
    )
    succeeded(played)
    expect(played.log).toContain(
      'federation.yml: the manager may not list the applications of the tenant (permission Application.Read.All)',
    )
    expect(played.outputs.drift).toBe('false')
  },
)
