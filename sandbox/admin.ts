/**
 * The admin API: how people and tests in other processes see and change a running sandbox.
 *
 * | request | does |
 * |---|---|
 * | `GET /_sandbox/state` | the whole world as JSON |
 * | `PUT /_sandbox/state` | replaces it by a state document |
 * | `GET`, `PUT /_sandbox/settings` | shows or changes settings; parts left out stay |
 * | `POST /_sandbox/jobs` | registers a job (body: its context); answers its environment |
 * | `GET`, `DELETE /_sandbox/requests` | the request log |
 * | `POST`, `DELETE /_sandbox/faults` | adds a fault rule (`path` is the source of a regular expression), or drops all |
 * | `POST /_sandbox/tokens` | `{ clientId \| user, resource }` → an access token |
 * | `POST /_sandbox/assertions` | `{ issuer, payload }` → a token signed by any issuer |
 */
import type { Hono } from 'hono'
import type { JobContext } from './github/job.ts'
import { answer, asRecord, parseJson } from './http/answer.ts'
import type { Env } from './http/app.ts'
import { toFaultRule } from './http/faults.ts'
import { send } from './http/routes.ts'
import { InputError } from './input-error.ts'
import type { Sandbox } from './sandbox.ts'
import type { StateDocument } from './world/document.ts'
import { judgeState } from './world/read-file.ts'
import { applySettings, type SettingsPatch } from './world/settings.ts'

/** What the admin API does beyond the sandbox's own functions. */
export interface AdminTarget {
  readonly sandbox: () => Sandbox
  readonly replaceState: (document: StateDocument) => Promise<void>
}

/** Adds the admin API. A body that is wrong is answered 400 with the reason. */
export function addAdmin(app: Hono<Env>, target: AdminTarget): void {
  const body = async (request: Request) => asRecord(parseJson(await request.text()))
  app.get('/_sandbox/state', (c) => send(c, answer(200, target.sandbox().world)))
  app.put('/_sandbox/state', async (c) => {
    await target.replaceState(judgeState('The body', await body(c.req.raw)))
    return send(c, answer(204))
  })
  app.get('/_sandbox/settings', (c) => send(c, answer(200, target.sandbox().settings)))
  app.put('/_sandbox/settings', async (c) => {
    applySettings(target.sandbox().settings, (await body(c.req.raw)) as SettingsPatch)
    return send(c, answer(200, target.sandbox().settings))
  })
  app.post('/_sandbox/jobs', async (c) => {
    const environment = await target.sandbox().jobEnvironment((await body(c.req.raw)) as JobContext)
    return send(c, answer(201, { environment }))
  })
  app.get('/_sandbox/requests', (c) => send(c, answer(200, target.sandbox().requests())))
  app.delete('/_sandbox/requests', (c) => {
    target.sandbox().clearRequests()
    return send(c, answer(204))
  })
  app.post('/_sandbox/faults', async (c) => {
    const rule = toFaultRule(await body(c.req.raw))
    if (rule === undefined)
      return send(c, answer(400, { message: "A fault needs an 'effect' with 'status' or 'kind'." }))
    target.sandbox().fault(rule)
    return send(c, answer(204))
  })
  app.delete('/_sandbox/faults', (c) => {
    target.sandbox().clearFaults()
    return send(c, answer(204))
  })
  addTokens(app, target, body)
  app.onError((error, c) =>
    send(c, answer(error instanceof InputError ? 400 : 500, { sandbox: 'failed', message: error.message })),
  )
}

function addTokens(
  app: Hono<Env>,
  target: AdminTarget,
  body: (request: Request) => Promise<Record<string, unknown>>,
): void {
  app.post('/_sandbox/tokens', async (c) => {
    const { clientId, user, resource } = await body(c.req.raw)
    const accessToken = await target.sandbox().mintAccessToken({
      ...(typeof clientId === 'string' ? { clientId } : {}),
      ...(typeof user === 'string' ? { user } : {}),
      ...(typeof resource === 'string' ? { resource } : {}),
    })
    return send(c, answer(200, { accessToken }))
  })
  app.post('/_sandbox/assertions', async (c) => {
    const { issuer, payload } = await body(c.req.raw)
    return send(c, answer(200, { token: await target.sandbox().signToken(String(issuer), asRecord(payload)) }))
  })
}
