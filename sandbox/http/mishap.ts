/** How a fault looks on the wire. */
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { FaultEffect } from './faults.ts'

/** The effect as a response; undefined when the request only comes late and goes on. */
export async function mishap(effect: FaultEffect, outgoing: ServerResponse): Promise<Response | undefined> {
  switch (effect.kind) {
    case undefined:
      return replacement(effect.status, effect.headers ?? {}, effect.body)
    case 'drop':
      outgoing.socket?.destroy()
      return RESPONSE_ALREADY_SENT
    case 'stall':
      if (effect.afterHeaders === true) {
        outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' })
        outgoing.write('{')
      }
      return RESPONSE_ALREADY_SENT
    case 'empty':
      return new Response('', { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } })
    case 'html':
      return new Response('<!DOCTYPE html><html><head><title>Service</title></head><body>Please wait.</body></html>', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })
    case 'delay':
      await sleep(effect.ms)
      return undefined
  }
}

function replacement(status: number, headers: Readonly<Record<string, string>>, body: unknown): Response {
  const text = body === undefined || typeof body === 'string' ? (body ?? '') : JSON.stringify(body)
  const contentType = typeof body === 'object' ? { 'content-type': 'application/json; charset=utf-8' } : {}
  const bodyless = status === 204 || status === 304
  return new Response(bodyless ? null : text, { status, headers: { ...contentType, ...headers } })
}
