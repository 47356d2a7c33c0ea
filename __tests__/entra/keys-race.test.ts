/** Two writers of certificates at once, a hundred times, over TLS against the sandbox: both are stored, or a failure names which is not. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import type { Application } from '../../sandbox/world/state.ts'
import type { Certificate } from '../../src/core/certificate/certificate.ts'
import { toNewKey } from '../../src/core/certificate/stored-key.ts'
import { createKeyStore } from '../../src/entra/keys.ts'
import { writeKey } from '../../src/federation/keys/write-key.ts'
import { type MadeCertificate, makeCertificate } from '../certificates.ts'
import { sha256Hex } from '../federation/job.ts'
import { silentLog } from '../federation/keys/fake-keys.ts'
import { startClient } from '../sandbox/client.ts'

const RUNS = 100
const clock = {
  now: () => Date.now(),
  sleep: (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms)),
  random: () => Math.random(),
}
const thumbprintOf = (der: string) => createHash('sha1').update(Buffer.from(der, 'base64')).digest('hex').toUpperCase()

function certificateOf({ der, name }: MadeCertificate): Certificate {
  const now = Date.now()
  const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`
  return {
    der: der.toString('base64'),
    subject: name,
    thumbprint: thumbprintOf(der.toString('base64')),
    thumbprintSha256: '',
    notBefore: iso(now - 3_600_000),
    notAfter: iso(now + 3_600_000),
    key: { algorithm: 'rsa', bits: 2048 },
    signatureHash: 'SHA-256',
  }
}

it('two writers at once, a hundred runs', { timeout: 300_000 }, async () => {
  const client = await startClient()
  try {
    const [tenant] = client.sandbox.world.tenants
    const model = tenant?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
    if (tenant === undefined || model === undefined) throw new Error('The world has no application.')
    client.sandbox.settings.graph.writeMs = 20
    const token = await client.sandbox.mintAccessToken({ clientId: DEFAULT_IDS.managerClientId })
    const pair = await Promise.all(['CN=one', 'CN=two'].map((name) => makeCertificate({ name })))
    const fetchOver: typeof fetch = async (input, init) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input)
      const body = init?.body === undefined || init.body === null ? undefined : String(init.body)
      const headers = {
        ...Object.fromEntries(new Headers(init?.headers)),
        ...(body && { 'content-type': 'application/json' }),
      }
      const reply = await client.send(init?.method ?? 'GET', `${pathname}${search}`, headers, body)
      return new Response(reply.status === 204 ? null : reply.text, { status: reply.status })
    }
    const environment = { endpoint: client.sandbox.url, token: async () => token, fetch: fetchOver, thumbprintOf }
    const run = async (index: number) => {
      const digits = String(index).padStart(12, '0')
      const application: Application = {
        ...structuredClone(model),
        id: `b0000000-0000-4000-8000-${digits}`,
        appId: `a0000000-0000-4000-8000-${digits}`,
        uniqueName: null,
      }
      tenant.applications.push(application)
      const writer = async (made: MadeCertificate) => {
        const certificate = certificateOf(made)
        const key = toNewKey(certificate, { owner: made.name, displayName: made.name }, sha256Hex)
        const store = createKeyStore(environment, `/applications/${application.id}`)
        const request = { write: { kind: 'add', key }, planned: [], deadline: Date.now() + 240_000 } as const
        await writeKey(request, { store, clock, log: silentLog })
      }
      const ended = await Promise.allSettled(pair.map(writer))
      const failures = ended.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
      const stored = application.keyCredentials.map(({ customKeyIdentifier }) => customKeyIdentifier)
      const lost = pair
        .map((made) => certificateOf(made).thumbprint)
        .filter((each) => !stored.includes(each) && !failures.some((text) => text.includes(each)))
      return { lost, failures }
    }
    const runs = await Promise.all(Array.from({ length: RUNS }, (_, index) => run(index)))
    expect(runs).toHaveLength(RUNS)
    expect(runs.flatMap(({ lost }) => lost)).toEqual([])
    // None of them says that a key vanished which nobody revoked.
    expect(runs.flatMap(({ failures }) => failures)).toEqual([])
  } finally {
    await client.close()
  }
})
