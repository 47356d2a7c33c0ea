/** Story: the certificates that a file declares are read, judged, uploaded, kept and pruned; everybody else's stay as they are. */
import { createHash } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { KeyCredential } from '../../sandbox/world/credential-state.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import type { Application } from '../../sandbox/world/state.ts'
import { type MadeCertificate, makeCertificate } from '../certificates.ts'
import { addApplication, playFleet, workspaceOf } from './fleet-harness.ts'
import { SECRET_MANAGER, scenario, WAITS_PASS } from './harness.ts'
import { failed, onlyChange, readPlan, succeeded, writesIn } from './plan-harness.ts'

const DAY = 86_400_000
const { clientId, managerClientId } = DEFAULT_IDS

/** A file that declares certificates for an application. */
const declaring = (paths: readonly string[], { head = '', id = clientId as string, more = '' } = {}): string =>
  [
    head,
    'applications:',
    `  - client-id: ${id}`,
    ...(paths.length === 0 ? [] : ['    certificates:', ...paths.map((path) => `      - { file: ${path} }`)]),
    more,
    '',
  ].join('\n')

const sha1 = ({ der }: MadeCertificate) => createHash('sha1').update(der).digest('hex').toUpperCase()
const thumbprints = ({ keyCredentials }: Application) => keyCredentials.map((key) => key.customKeyIdentifier)
const waits = { env: WAITS_PASS }

/** A certificate of somebody else, as the directory stores it. */
function stored(made: MadeCertificate, keyId: string, more: Partial<KeyCredential> = {}): KeyCredential {
  return {
    keyId,
    displayName: 'CN=theirs',
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    startDateTime: '2026-11-01T00:00:00Z',
    endDateTime: '2026-12-31T00:00:00Z',
    customKeyIdentifier: sha1(made),
    key: made.der.toString('base64'),
    ...more,
  }
}

scenario('a certificate is planned, uploaded as planned, and uploaded again without a write', async ({ open }) => {
  const stage = await open()
  const theirs = stored(await makeCertificate({ name: 'CN=theirs' }), '88888888-0000-0000-0000-000000000001')
  stage.application.keyCredentials = [theirs]
  const made = await makeCertificate({ name: 'CN=batch, O=Octo' })
  const file = declaring(['certs/app.pem, display-name: batch-2027'])
  const workspace = workspaceOf({ 'federation.yml': file, 'certs/app.pem': made.pem })
  const planned = await playFleet(stage, 'plan', workspace)
  succeeded(planned)
  expect(writesIn(planned)).toEqual([])
  const change = onlyChange(readPlan(planned, 'plan-file'))
  expect(change.resource).toBe('certificate')
  expect(change.action).toBe('create')
  expect(change.written).toMatchObject({
    displayName: 'batch-2027',
    thumbprint: sha1(made),
    thumbprintSha256: createHash('sha256').update(made.der).digest('hex').toUpperCase(),
    subject: 'CN=batch, O=Octo',
  })
  expect(planned.log).toContain(`thumbprint: ${sha1(made)}`)
  const digest = planned.outputs['plan-digest'] ?? ''
  const applied = await playFleet(stage, 'apply', workspace, { ...waits, inputs: { 'plan-digest': digest } })
  succeeded(applied)
  expect(onlyChange(readPlan(applied, 'results-file')).outcome).toBe('created')
  expect(stage.application.keyCredentials[0]).toEqual(theirs)
  expect(stage.application.keyCredentials[1]).toMatchObject({
    displayName: 'batch-2027',
    customKeyIdentifier: sha1(made),
    key: made.der.toString('base64'),
  })
  const again = await playFleet(stage, 'apply', workspace, waits)
  succeeded(again)
  expect(writesIn(again)).toEqual([])
  expect(again.outputs.changes).toBe('0')
  expect(again.outputs.drift).toBe('false')
  expect(again.log).toContain(`certs/app.pem: "CN=batch, O=Octo", valid from `)
  expect(again.log).toContain(`thumbprint ${sha1(made)} (SHA-1)`)
})

scenario('an uploaded certificate signs in', async ({ open }) => {
  const stage = await open()
  stage.manager.owners = stage.application.owners
  const made = await makeCertificate({ name: 'CN=manager' })
  const workspace = workspaceOf({ 'federation.yml': declaring(['a.crt'], { id: managerClientId }), 'a.crt': made.der })
  const applied = await playFleet(stage, 'apply', workspace, waits)
  succeeded(applied)
  const signedIn = await playFleet(stage, 'plan', workspace, {
    inputs: {
      'manager-client-secret': undefined,
      'manager-client-certificate': `${made.pem}${await made.privateKey()}`,
    },
  })
  succeeded(signedIn)
  expect(signedIn.outputs.changes).toBe('0')
})

scenario('a chain is uploaded by its leaf, in DER or PEM, and that is said', async ({ open }) => {
  const stage = await open()
  const root = await makeCertificate({ name: 'CN=root' })
  const leaf = await makeCertificate({ name: 'CN=leaf', issuer: root, notAfter: Date.now() + 20 * DAY })
  const workspace = workspaceOf({
    'federation.yml': declaring(['chain.pem']),
    'chain.pem': `Bag Attributes\r\n${root.pem}${leaf.pem}`,
  })
  const applied = await playFleet(stage, 'apply', workspace, waits)
  succeeded(applied)
  expect(thumbprints(stage.application)).toEqual([sha1(leaf)])
  const warnings = applied.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
  expect(warnings.filter((each) => each.includes('chain of 2 certificates: its leaf "CN=leaf"'))).toHaveLength(1)
  expect(warnings.filter((each) => each.includes('"CN=leaf" expires in 19 days'))).toHaveLength(1)
})

scenario('everything that is wrong with certificate files is said at once, before any request', async ({ open }) => {
  const stage = await open()
  const good = await makeCertificate()
  const key = await good.privateKey()
  const made = {
    'old.pem': (await makeCertificate({ notBefore: Date.now() - 9 * DAY, notAfter: Date.now() - DAY })).pem,
    'early.cer': (await makeCertificate({ notBefore: Date.now() + DAY })).der,
    'small.crt': (await makeCertificate({ key: 'rsa-1024' })).pem,
    'sha1.pem': (await makeCertificate({ hash: 'SHA-1' })).pem,
    'ec.pem': (await makeCertificate({ key: 'ec' })).pem,
    'key.pem': good.pem + key,
    'empty.pem': '',
    'wide.pem': Buffer.from(`\uFEFF${good.pem}`, 'utf16le'),
    'large.cer': Buffer.alloc(2_000_000, good.der),
    'good.pem': good.pem,
    'same.cer': good.der,
  }
  const paths = [...Object.keys(made), 'missing.pem', '../outside.pem', 'link.pem']
  const workspace = workspaceOf({ 'federation.yml': declaring(paths), ...made })
  symlinkSync(join(workspace, 'good.pem'), join(workspace, 'link.pem'))
  const played = await playFleet(stage, 'plan', workspace)
  const said = failed(played, 'configuration-invalid')
  expect(played.requests).toEqual([])
  expect(said).not.toContain(key.split('\n')[1])
  const of = (path: string) => said.split('\n').filter((line) => line.includes(path))
  for (const [path, sentence] of [
    ['old.pem', 'It expired on '],
    ['early.cer', 'It is not valid yet'],
    ['small.crt', 'Its RSA key has 1024 bits'],
    ['sha1.pem', 'It is signed with SHA-1'],
    ['ec.pem', 'Entra takes RSA keys for assertions'],
    ['key.pem', 'The file holds a private key'],
    ['empty.pem', 'The file is empty'],
    ['wide.pem', 'The file is UTF-16 text'],
    ['large.cer', 'is larger than 1 MB'],
    ['missing.pem', 'is not there'],
    ['../outside.pem', 'lies outside of the workspace'],
    ['link.pem', 'is a symbolic link'],
  ] as const)
    expect(
      of(path).filter((line) => line.includes(sentence)),
      path,
    ).toHaveLength(1)
  expect(said).toMatch(
    /federation\.yml:15:17: The certificate \w{40} is declared for this application already at federation\.yml:14:17\./,
  )
})

scenario('a file that holds the wrong thing is no usable certificate', async ({ open }) => {
  const stage = await open()
  const made = await makeCertificate()
  const workspace = workspaceOf({ 'federation.yml': declaring(['app.pem']), 'app.pem': await made.privateKey() })
  const played = await playFleet(stage, 'apply', workspace)
  expect(failed(played, 'certificate-invalid')).toContain('The file holds a private key')
  expect(played.requests).toEqual([])
})

scenario('pruning removes what this file uploaded, and nobody else’s', async ({ open }) => {
  const stage = await open()
  const [one, two, foreign] = await Promise.all(
    ['CN=one', 'CN=two', 'CN=foreign'].map((name) => makeCertificate({ name })),
  )
  if (one === undefined || two === undefined || foreign === undefined) throw new Error('Nothing was made.')
  const files = { 'one.pem': one.pem, 'two.pem': two.pem }
  const prune = { head: 'prune: true' }
  const both = workspaceOf({ 'federation.yml': declaring(['one.pem', 'two.pem'], prune), ...files })
  stage.application.keyCredentials = [stored(foreign, '88888888-0000-0000-0000-000000000001')]
  succeeded(await playFleet(stage, 'apply', both, waits))
  expect(thumbprints(stage.application)).toEqual([foreign, one, two].map(sha1))
  const rest = workspaceOf({ 'federation.yml': declaring(['two.pem'], prune), ...files })
  const limited = await playFleet(stage, 'apply', rest, { ...waits, inputs: { 'max-deletions': '0' } })
  expect(failed(limited, 'deletion-limit')).toContain('1 of 2 credentials would be deleted')
  succeeded(await playFleet(stage, 'apply', rest, waits))
  expect(thumbprints(stage.application)).toEqual([foreign, two].map(sha1))
  // The application itself leaves the file.
  const other = addApplication(stage, 1, { keyCredentials: [] })
  const left = workspaceOf({ 'federation.yml': declaring(['one.pem'], { ...prune, id: other.appId }), ...files })
  succeeded(await playFleet(stage, 'apply', left, waits))
  expect(thumbprints(stage.application)).toEqual([sha1(foreign)])
  expect(thumbprints(other)).toEqual([sha1(one)])
})

scenario(
  'what somebody else uploaded is kept under their name, and stays when it is no longer declared',
  async ({ open }) => {
    const stage = await open()
    const made = await makeCertificate()
    const theirs = stored(made, '88888888-0000-0000-0000-000000000001')
    stage.application.keyCredentials = [theirs]
    const declared = workspaceOf({ 'federation.yml': declaring(['a.pem'], { head: 'prune: true' }), 'a.pem': made.pem })
    succeeded(await playFleet(stage, 'apply', declared, waits))
    const empty = workspaceOf({ 'federation.yml': declaring([], { head: 'prune: true' }) })
    const applied = await playFleet(stage, 'apply', empty, waits)
    succeeded(applied)
    expect(writesIn(applied)).toEqual([])
    expect(stage.application.keyCredentials).toEqual([theirs])
  },
)

scenario('a policy has to name the kind; without one a single named file may', async ({ open }) => {
  const stage = await open()
  const made = await makeCertificate()
  const policy = (kinds: string) =>
    `files:\n  federation.yml:\n    applications: [ ${clientId} ]\n    kinds: [ ${kinds} ]\n`
  const workspace = workspaceOf({
    'federation.yml': declaring(['a.pem']),
    'a.pem': made.pem,
    'none.yml': policy('federated'),
    'some.yml': policy('federated, certificates'),
  })
  const refused = await playFleet(stage, 'apply', workspace, { ...waits, inputs: { 'policy-file': 'none.yml' } })
  expect(failed(refused, 'not-permitted')).toContain('manage `certificates`')
  const glob = await playFleet(stage, 'apply', workspace, { ...waits, inputs: { 'config-file': 'fed*.yml' } })
  expect(failed(glob, 'not-permitted')).toContain('no file of a glob')
  expect(stage.application.keyCredentials).toEqual([])
  succeeded(await playFleet(stage, 'apply', workspace, { ...waits, inputs: { 'policy-file': 'some.yml' } }))
  expect(thumbprints(stage.application)).toEqual([sha1(made)])
})

scenario('the certificate by which the manager signs in is never pruned', async ({ open }) => {
  const stage = await open()
  stage.manager.owners = stage.application.owners
  const made = await makeCertificate({ name: 'CN=manager' })
  const head = 'prune: true'
  const declared = { 'federation.yml': declaring(['a.pem'], { head, id: managerClientId }), 'a.pem': made.pem }
  succeeded(await playFleet(stage, 'apply', workspaceOf(declared), waits))
  const emptied = workspaceOf({ 'federation.yml': declaring([], { head, id: managerClientId }) })
  const played = await playFleet(stage, 'apply', emptied, {
    ...waits,
    inputs: {
      'manager-client-secret': undefined,
      'manager-client-certificate': `${made.pem}${await made.privateKey()}`,
    },
  })
  expect(failed(played, 'self-lockout')).toContain('lock the run out')
  expect(thumbprints(stage.manager)).toContain(sha1(made))
  const bySecret = await playFleet(stage, 'apply', emptied, { ...waits, inputs: SECRET_MANAGER })
  succeeded(bySecret)
  expect(thumbprints(stage.manager)).not.toContain(sha1(made))
})

scenario('a policy of the tenant is named as what blocks', async ({ open }) => {
  const stage = await open()
  const made = await makeCertificate()
  stage.sandbox.fault({
    match: { service: 'graph', method: 'PATCH' },
    effect: {
      status: 400,
      body: {
        error: {
          code: 'CredentialInvalidLifetimeAsPerAppPolicy',
          message: "Credential lifetime exceeds the max value allowed as per assigned policy '538f1913'.",
        },
      },
    },
  })
  const workspace = workspaceOf({ 'federation.yml': declaring(['a.pem']), 'a.pem': made.pem })
  failed(await playFleet(stage, 'apply', workspace, waits), 'policy-blocked')
})

scenario(
  'an application is created and gets its certificate in the same run, however late it is found',
  async ({ open }) => {
    const stage = await open({ settings: { graph: { newApplicationMisses: 3 } } })
    const made = await makeCertificate()
    const file = `applications:\n  - unique-name: shop-new\n    create: { display-name: shop new }\n    certificates: [ { file: a.pem } ]\n`
    const workspace = workspaceOf({ 'federation.yml': file, 'a.pem': made.pem })
    const planned = await playFleet(stage, 'plan', workspace)
    succeeded(planned)
    const digest = planned.outputs['plan-digest'] ?? ''
    const applied = await playFleet(stage, 'apply', workspace, { ...waits, inputs: { 'plan-digest': digest } })
    succeeded(applied)
    const created = stage.tenant.applications.find(({ uniqueName }) => uniqueName === 'shop-new')
    expect(created === undefined ? [] : thumbprints(created)).toEqual([sha1(made)])
    const again = await playFleet(stage, 'apply', workspace, waits)
    succeeded(again)
    expect(writesIn(again)).toEqual([])
  },
)

scenario(
  'a policy of the tenant is seen in the plan where it can be read, else when it is written',
  async ({ open }) => {
    const stage = await open()
    stage.tenant.policies.maxKeyDays = 10
    const made = await makeCertificate({ name: 'CN=batch' })
    const workspace = workspaceOf({ 'federation.yml': declaring(['a.pem']), 'a.pem': made.pem })
    expect(onlyChange(readPlan(await playFleet(stage, 'plan', workspace), 'plan-file')).action).toBe('create')
    failed(await playFleet(stage, 'apply', workspace, waits), 'policy-blocked')
    stage.tenant.servicePrincipals.find(({ appId }) => appId === managerClientId)?.roles.push('Policy.Read.All')
    const planned = await playFleet(stage, 'plan', workspace)
    succeeded(planned)
    expect(onlyChange(readPlan(planned, 'plan-file')).reason).toBe('policy-blocked')
    expect(planned.log).toContain('lets a certificate live 10 days')
    const applied = await playFleet(stage, 'apply', workspace, waits)
    expect(failed(applied, 'policy-blocked')).toContain('lets a certificate live 10 days')
    expect(writesIn(applied)).toEqual([])
    stage.tenant.policies.maxKeyDays = 4000
    succeeded(await playFleet(stage, 'apply', workspace, waits))
  },
)
