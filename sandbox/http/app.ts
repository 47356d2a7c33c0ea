/** The sandbox's one origin: what every request goes through before a service answers it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type MiddlewareHandler } from 'hono'
import type { Settings } from '../world/settings.ts'
import type { FaultRule, Faults } from './faults.ts'
import { mishap } from './mishap.ts'
import { type RequestRecord, redactBody, redactHeaders } from './request-log.ts'
import { serviceOf } from './service.ts'

/** What middlewares and services share of one request. */
export interface Env {
  Bindings: HttpBindings
  Variables: { note: string; job: string | undefined }
}

/** Makes the app with the log, the latency and the faults in front of the services. */
export function createApp(
  settings: Settings,
  faults: Faults,
  record: (entry: Omit<RequestRecord, 'n'>) => void,
): Hono<Env> {
  const app = new Hono<Env>()
  app.use(logging(record))
  app.use(latency(settings))
  app.use(faulting(faults))
  return app
}

function logging(record: (entry: Omit<RequestRecord, 'n'>) => void): MiddlewareHandler<Env> {
  return async (c, next) => {
    const url = new URL(c.req.url)
    const service = serviceOf(url.pathname)
    if (service === 'admin') return next()
    const started = performance.now()
    const at = new Date().toISOString()
    const text = await c.req.text()
    await next()
    const sent = c.res !== RESPONSE_ALREADY_SENT && !c.res.headers.has('x-hono-already-sent')
    const job = c.get('job')
    record({
      at,
      service,
      method: c.req.method,
      host: url.host,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: redactHeaders(c.req.raw.headers),
      body: redactBody(text, c.req.header('content-type') ?? ''),
      status: sent ? c.res.status : 0,
      ms: Math.round(performance.now() - started),
      note: c.get('note') ?? '',
      ...(job === undefined ? {} : { job }),
    })
  }
}

function latency(settings: Settings): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { latencyMs } = settings
    const service = serviceOf(c.req.path)
    const ms = typeof latencyMs === 'number' ? latencyMs : (latencyMs[service] ?? 0)
    if (ms > 0 && service !== 'admin') await sleep(ms)
    return next()
  }
}

function faulting(faults: Faults): MiddlewareHandler<Env> {
  return async (c, next) => {
    const url = new URL(c.req.url)
    const rule = faults.take(serviceOf(url.pathname), c.req.method, url.pathname + url.search)
    if (rule === undefined) return next()
    if (rule.when === 'after') await next()
    const response = await mishap(rule.effect, c.env.outgoing)
    c.set('note', `${c.get('note') ?? ''} fault: ${faultName(rule)}`.trim())
    if (response !== undefined) {
      c.res = undefined
      c.res = response
    } else if (rule.when !== 'after') await next()
  }
}

function faultName(rule: FaultRule): string {
  return rule.effect.kind ?? String(rule.effect.status)
}
