/** Starts a sandbox: one TLS origin on loopback that answers as GitHub, Entra, Graph and ARM do. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import sodium from 'libsodium-wrappers'
import { addAdmin } from './admin.ts'
import type { Core } from './core.ts'
import { createReplication } from './entra/replication.ts'
import { createJob, ensureIssuer } from './github/job.ts'
import { buildJobEnvironment } from './github/job-environment.ts'
import { createStaleness } from './graph/staleness.ts'
import { createApp } from './http/app.ts'
import { createFaults, type Faults } from './http/faults.ts'
import { createHold } from './http/hold.ts'
import { listen, stop } from './http/listen.ts'
import { createRates } from './http/rates.ts'
import { createRequestLog, type RequestLog, type RequestRecord } from './http/request-log.ts'
import { addEntra, addServices } from './http/routes.ts'
import { startConnectProxy } from './proxy/connect-proxy.ts'
import type { Sandbox } from './sandbox.ts'
import { tenantIssuer } from './tokens/access-token.ts'
import { loopbackNames, sharedAuthority } from './tokens/authority.ts'
import { createKeyring } from './tokens/keyring.ts'
import { type MintRequest, mintAccessToken } from './tokens/mint.ts'
import { defaultState } from './world/default-state.ts'
import type { StateDocument } from './world/document.ts'
import { loadWorld } from './world/load.ts'
import { readStateFile } from './world/read-file.ts'
import { applySettings, defaultSettings, type Settings, type SettingsPatch } from './world/settings.ts'
import type { World } from './world/state.ts'

export interface SandboxOptions {
  /** Default: a free one. */
  readonly port?: number
  /** Default `127.0.0.1`. */
  readonly host?: string
  /** What exists; default: `defaultState()`. */
  readonly state?: StateDocument
  /** The same from a YAML or JSON file. */
  readonly stateFile?: string
  readonly settings?: SettingsPatch
  /** Also serves the services' own host names through a CONNECT proxy; jobs then use those. */
  readonly proxy?: boolean
  /** Called after each request. */
  readonly onRequest?: (record: RequestRecord) => void
  /** Milliseconds by which writes reach the token service; default: the machine's clock. */
  readonly now?: () => number
}

/** How long an idle connection stays: as the services do, longer than a client pauses between two requests. */
const KEEP_ALIVE_MS = 120_000

/** Starts a sandbox; it is ready when the promise resolves. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const document = options.stateFile === undefined ? options.state : await readStateFile(options.stateFile)
  const host = options.host ?? '127.0.0.1'
  const [world, authority] = await Promise.all([loadWorld(document ?? defaultState()), sharedAuthority(), sodium.ready])
  const tls = await authority.issue(loopbackNames(host))
  const settings = defaultSettings()
  applySettings(settings, options.settings ?? {})
  const place: Place = { url: '', proxyUrl: undefined }
  const faults = createFaults()
  const core = createCore(world, settings, place, faults, options.now)
  const log = createRequestLog(options.onRequest)
  const app = createApp(settings, faults, log.add)
  addServices(app, core)
  addAdmin(app, { sandbox: () => sandbox, replaceState: (next) => replaceState(core, next) })
  addEntra(app, core)
  const listener = getRequestListener(app.fetch)
  const server = createServer({ cert: tls.certificate, key: tls.key, keepAliveTimeout: KEEP_ALIVE_MS }, listener)
  place.url = `https://localhost:${await listen(server, options.port ?? 0, host)}`
  const directory = await mkdtemp(join(tmpdir(), 'sandbox-'))
  const caFile = join(directory, 'ca.pem')
  await writeFile(caFile, authority.pem)
  const origin = place.url
  const proxy = options.proxy === true ? await startConnectProxy({ authority, listener, world, origin }) : undefined
  place.proxyUrl = proxy?.url
  const sandbox: Sandbox = {
    url: place.url,
    ...(proxy === undefined ? {} : { proxyUrl: proxy.url }),
    caFile,
    world,
    settings,
    ...control(core, log, faults),
    ...actors(core, caFile, directory),
    close: async () => {
      await Promise.all([stop(server), proxy?.close()])
      await rm(directory, { recursive: true, force: true })
    },
  }
  warmUp(core)
  return sandbox
}

/** Where the sandbox listens, known once it does. */
interface Place {
  url: string
  proxyUrl: string | undefined
}

/** Makes the keys that the first requests will need, in the background. */
function warmUp(core: Core): void {
  const issuers = [core.world.issuers[0]?.issuer, ...core.world.tenants.map((tenant) => tenantIssuer(tenant.id))]
  for (const issuer of issuers.slice(0, 2)) if (issuer !== undefined) void core.keyring.keyOf(issuer)
}

function control(core: Core, log: RequestLog, faults: Faults) {
  return {
    requests: log.all,
    clearRequests: log.clear,
    fault: faults.add,
    clearFaults: faults.clear,
    mintAccessToken: (request: MintRequest) => mintAccessToken(core, request),
  }
}

function actors(core: Core, caFile: string, directory: string): Pick<Sandbox, 'jobEnvironment' | 'signToken'> {
  return {
    jobEnvironment: (context = {}) => {
      const job = createJob(core.world, context)
      core.jobs.set(job.id, job)
      return buildJobEnvironment(job, core, caFile, directory)
    },
    signToken: (issuer, payload) => {
      ensureIssuer(core.world, issuer)
      return core.keyring.sign(issuer, { iss: issuer, ...payload })
    },
  }
}

/** Puts another world in place of the present one; nothing of the old one is remembered. */
async function replaceState(core: Core, document: StateDocument): Promise<void> {
  Object.assign(core.world, await loadWorld(document))
  core.replication.clear()
  core.staleness.clear()
}

function createCore(world: World, settings: Settings, place: Place, faults: Faults, now?: () => number): Core {
  return {
    world,
    settings,
    keyring: createKeyring(),
    jobs: new Map(),
    tokenJobs: new Map(),
    replication: createReplication(now),
    staleness: createStaleness(),
    hold: createHold(),
    rateLimits: new Map(),
    reportRequests: new Map(),
    rates: createRates(now),
    faults,
    lastWrites: new Map(),
    identityHeader: randomUUID(),
    origin: () => place.url,
    proxyUrl: () => place.proxyUrl,
  }
}
