/** Story: others write certificates of the same application at the same time, readings are old, keys vanish: nothing is lost unsaid. */
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { KeyCredential } from '../../sandbox/world/credential-state.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { type MadeCertificate, makeCertificate } from '../certificates.ts'
import { playFleet, workspaceOf } from './fleet-harness.ts'
import { scenario, WAITS_PASS } from './harness.ts'
import { failed, succeeded, writesIn } from './plan-harness.ts'

const sha1 = ({ der }: MadeCertificate) => createHash('sha1').update(der).digest('hex').toUpperCase()
const declaring = (path: string) =>
  `applications:\n  - client-id: ${DEFAULT_IDS.clientId}\n    certificates: [ { file: ${path} } ]\n`
const theirs = (made: MadeCertificate): KeyCredential => ({
  keyId: '88888888-0000-0000-0000-000000000001',
  displayName: 'CN=theirs',
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  startDateTime: '2026-11-01T00:00:00Z',
  endDateTime: '2026-12-31T00:00:00Z',
  customKeyIdentifier: sha1(made),
  key: made.der.toString('base64'),
})

scenario('two files that are applied at once store both certificates', { timeout: 120_000 }, async ({ open }) => {
  const stage = await open()
  const [one, two] = await Promise.all([makeCertificate({ name: 'CN=one' }), makeCertificate({ name: 'CN=two' })])
  const workspace = workspaceOf({
    'one.yml': declaring('one.pem'),
    'one.pem': one.pem,
    'two.yml': declaring('two.pem'),
    'two.pem': two.pem,
  })
  const played = await Promise.all(
    ['one.yml', 'two.yml'].map((file) => playFleet(stage, 'apply', workspace, { inputs: { 'config-file': file } })),
  )
  for (const each of played) succeeded(each)
  const stored = stage.application.keyCredentials.map(({ customKeyIdentifier }) => customKeyIdentifier)
  expect(new Set(stored)).toEqual(new Set([sha1(one), sha1(two)]))
})

scenario('old readings are waited for: the certificate is sent once', async ({ open }) => {
  const stage = await open({ settings: { graph: { staleReads: 3 } } })
  const made = await makeCertificate()
  const workspace = workspaceOf({ 'federation.yml': declaring('a.pem'), 'a.pem': made.pem })
  const applied = await playFleet(stage, 'apply', workspace, { env: WAITS_PASS })
  succeeded(applied)
  expect(writesIn(applied)).toHaveLength(1)
})

scenario('a certificate that another writer overwrote is sent again, with theirs', async ({ open }) => {
  const foreign = await makeCertificate({ name: 'CN=foreign' })
  let overwritten = false
  const stage = await open({
    onRequest: ({ method, status }) => {
      if (method !== 'PATCH' || status !== 204 || overwritten) return
      overwritten = true
      stage.application.keyCredentials = [theirs(foreign)]
    },
  })
  const made = await makeCertificate()
  const workspace = workspaceOf({ 'federation.yml': declaring('a.pem'), 'a.pem': made.pem })
  const applied = await playFleet(stage, 'apply', workspace, { env: WAITS_PASS })
  succeeded(applied)
  expect(writesIn(applied)).toHaveLength(2)
  expect(stage.application.keyCredentials.map(({ customKeyIdentifier }) => customKeyIdentifier)).toEqual(
    [foreign, made].map(sha1),
  )
})

scenario('somebody else’s certificate that vanishes is named, and not restored', async ({ open }) => {
  const foreign = await makeCertificate({ name: 'CN=foreign' })
  const stage = await open({
    onRequest: ({ method, status }) => {
      if (method !== 'PATCH' || status !== 204) return
      const { application } = stage
      application.keyCredentials = application.keyCredentials.filter(({ keyId }) => keyId !== theirs(foreign).keyId)
    },
  })
  stage.application.keyCredentials = [theirs(foreign)]
  const made = await makeCertificate()
  const workspace = workspaceOf({ 'federation.yml': declaring('a.pem'), 'a.pem': made.pem })
  const played = await playFleet(stage, 'apply', workspace, { env: WAITS_PASS })
  const said = failed(played, 'plan-stale')
  expect(said).toContain(`vanished while "${sha1(made)}" was written: ${sha1(foreign)}`)
  expect(stage.application.keyCredentials.map(({ customKeyIdentifier }) => customKeyIdentifier)).toEqual([sha1(made)])
  expect(writesIn(played)).toHaveLength(1)
})

for (const effect of [{ kind: 'drop' }, { status: 504 }] as const) {
  const name = effect.kind ?? effect.status
  scenario(`a write whose answer is lost (${name}) is looked for, not repeated`, async ({ open }) => {
    const stage = await open()
    stage.sandbox.fault({ match: { service: 'graph', method: 'PATCH' }, effect, when: 'after' })
    const made = await makeCertificate()
    const workspace = workspaceOf({ 'federation.yml': declaring('a.pem'), 'a.pem': made.pem })
    const applied = await playFleet(stage, 'apply', workspace, { env: WAITS_PASS })
    succeeded(applied)
    expect(writesIn(applied)).toHaveLength(1)
    expect(stage.application.keyCredentials).toHaveLength(1)
  })
}

scenario('another write under way is waited for', async ({ open }) => {
  const stage = await open()
  const body = { error: { code: 'Directory_ConcurrencyViolation', message: 'said by a test' } }
  stage.sandbox.fault({ match: { service: 'graph', method: 'PATCH' }, times: 2, effect: { status: 409, body } })
  const made = await makeCertificate()
  const workspace = workspaceOf({ 'federation.yml': declaring('a.pem'), 'a.pem': made.pem })
  const applied = await playFleet(stage, 'apply', workspace, { env: WAITS_PASS })
  succeeded(applied)
  expect(writesIn(applied)).toHaveLength(3)
})
