/** Knows how to start a sandbox: one TLS origin on loopback that answers as GitHub, Entra, Graph and ARM do. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { addAdmin } from './admin.ts'
import type { Core } from './core.ts'
import { createReplication } from './entra/replication.ts'
import { createJob, ensureIssuer } from './github/job.ts'
import { buildJobEnvironment } from './github/job-environment.ts'
import { createStaleness } from './graph/staleness.ts'
import { createApp } from './http/app.ts'
import { createFaults, type Faults } from './http/faults.ts'
import { createHold } from './http/hold.ts'
import { createRequestLog, type RequestLog, type RequestRecord } from './http/request-log.ts'
import { addEntra, addServices } from './http/routes.ts'
import type { Sandbox } from './sandbox.ts'
import { tenantIssuer } from './tokens/access-token.ts'
import { createServerCertificate } from './tokens/certificate.ts'
import { createKeyring } from './tokens/keyring.ts'
import { type MintRequest, mintAccessToken } from './tokens/mint.ts'
import { defaultState } from './world/default-state.ts'
import type { StateDocument } from './world/document.ts'
import { loadWorld } from './world/load.ts'
import { readStateFile } from './world/read-file.ts'
import { applySettings, defaultSettings, type Settings, type SettingsPatch } from './world/settings.ts'
import type { World } from './world/state.ts'

export type { Sandbox } from './sandbox.ts'

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
  /** Called after each request. */
  readonly onRequest?: (record: RequestRecord) => void
}

/** Starts a sandbox; it is ready when the promise resolves. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const document = options.stateFile === undefined ? options.state : await readStateFile(options.stateFile)
  const host = options.host ?? '127.0.0.1'
  const [world, tls, directory] = await Promise.all([
    loadWorld(document ?? defaultState()),
    createServerCertificate(host),
    mkdtemp(join(tmpdir(), 'sandbox-')),
  ])
  const caFile = join(directory, 'ca.pem')
  await writeFile(caFile, tls.authority)
  const settings = defaultSettings()
  applySettings(settings, options.settings ?? {})
  let url = ''
  const core = createCore(world, settings, () => url)
  const log = createRequestLog(options.onRequest)
  const faults = createFaults()
  const app = createApp(settings, faults, log.add)
  addServices(app, core)
  addAdmin(app, { sandbox: () => sandbox, replaceState: (next) => replaceState(core, next) })
  addEntra(app, core)
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer,
    serverOptions: { cert: tls.certificate, key: tls.key },
  })
  url = `https://localhost:${await listen(server, options.port ?? 0, host)}`
  const stop = async () => {
    await close(server)
    await rm(directory, { recursive: true, force: true })
  }
  const sandbox = {
    url,
    caFile,
    world,
    settings,
    ...control(core, log, faults),
    ...actors(core, caFile, directory),
    close: stop,
  }
  warmUp(core)
  return sandbox
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

function createCore(world: World, settings: Settings, origin: () => string): Core {
  return {
    world,
    settings,
    keyring: createKeyring(),
    jobs: new Map(),
    tokenJobs: new Map(),
    replication: createReplication(),
    staleness: createStaleness(),
    hold: createHold(),
    lastWrites: new Map(),
    identityHeader: randomUUID(),
    origin,
  }
}

/** Listens and says on which port. */
function listen(server: ServerType, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
