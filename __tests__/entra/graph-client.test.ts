/** Tests where the manager's token goes: to the endpoint's own origin, whatever kind of address that is, and nowhere else. */
import { expect, it } from 'vitest'
import { createGraphSender } from '../../src/entra/graph-client.ts'

async function authorizationFor(endpoint: string, path: string): Promise<string | null | undefined> {
  let sent: RequestInit | undefined
  const send = createGraphSender({
    endpoint,
    token: async () => 'the-token',
    fetch: async (_, options) => {
      sent = options
      return new Response('{}', { status: 200 })
    },
  })
  await send({ method: 'GET', path })
  return sent === undefined ? undefined : new Headers(sent.headers).get('authorization')
}

it.each([
  'https://graph.microsoft.com',
  'https://graph.octo.example:8443/gateway',
  'https://127.0.0.1:8443',
  'https://[::1]:8443',
  'https://[2001:db8::1]',
])('goes to %s', async (endpoint) => {
  expect(await authorizationFor(endpoint, '/applications')).toBe('Bearer the-token')
  expect(await authorizationFor(endpoint, `${new URL(endpoint).origin}/beta/applications?$skiptoken=x`)).toBe(
    'Bearer the-token',
  )
})

it.each([
  ['https://graph.octo.example', 'https://graph.octo.example:8443/beta/applications'],
  ['https://[::1]:8443', 'https://[::2]:8443/beta/applications'],
  ['https://graph.octo.example', 'https://graph.microsoft.com/beta/applications'],
])('of %s never goes to %s', async (endpoint, url) => {
  expect(await authorizationFor(endpoint, url)).toBe(null)
})
