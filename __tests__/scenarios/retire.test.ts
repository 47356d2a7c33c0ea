/** Story: secrets are taken away for good, where it is proved that the job works without them and nobody else needs them. */
import { expect } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { SECRET_MANAGER, type Stage, scenario, WAITS_PASS } from './harness.ts'
import { failed, succeeded, writesIn } from './plan-harness.ts'
import { guard, linesOf, playSecrets, retireFile, secretsOf } from './secrets-harness.ts'

const OLD = '66666666-6666-4666-8666-666666666666'
const ON_PRINCIPAL = '55555555-5555-4555-8555-555555555555'
const DAY = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString()
const NAMED = retireFile(`[${OLD}]`)

function addSecret({ application }: Stage, more: Record<string, string> = {}): void {
  application.passwordCredentials.push({
    keyId: OLD,
    displayName: 'by hand',
    secretText: 'old~secret',
    hint: 'old',
    startDateTime: daysAgo(300),
    endDateTime: daysAgo(-300),
    ...more,
  })
}

function addPrincipalSecret({ tenant }: Stage): void {
  tenant.servicePrincipals
    .find(({ appId }) => appId === IDS.clientId)
    ?.passwordCredentials.push({
      keyId: ON_PRINCIPAL,
      displayName: null,
      secretText: 'principal~secret',
      hint: 'pri',
      startDateTime: daysAgo(900),
      endDateTime: daysAgo(-300),
    })
}

/** Lets the manager read the reports. */
function mayRead({ tenant }: Stage): void {
  tenant.servicePrincipals.find(({ appId }) => appId === IDS.managerClientId)?.roles.push('AuditLog.Read.All')
}

function signedIn({ tenant }: Stage, createdDateTime: string, keyId: string | null = null): void {
  tenant.signIns.push({
    id: `${tenant.signIns.length}`,
    createdDateTime,
    appId: IDS.clientId,
    clientCredentialType: keyId === null ? 'federatedIdentityCredential' : 'clientSecret',
    federatedCredentialId: keyId === null ? 'f' : null,
    servicePrincipalCredentialKeyId: keyId,
    errorCode: 0,
    failureReason: '',
  })
}

const MAIN = 'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main'

scenario('this job’s own exchange proves it: planned first, said aloud, and gone', async ({ open }) => {
  const stage = await open()
  addSecret(stage)
  stage.trust({ subject: MAIN })
  const file = `${NAMED}    credentials: [{ github: { environment: production } }]\n`
  const plan = await playSecrets(stage, 'plan', file)
  succeeded(plan)
  expect(writesIn(plan)).toEqual([])
  const [first] = linesOf(plan)
  expect(first).toMatchObject({ resource: 'client-secret', action: 'delete', name: OLD })
  expect(plan.log).toContain('cannot be restored')
  const inputs = { 'plan-digest': plan.outputs['plan-digest'] ?? '', 'max-deletions': '0' }
  succeeded(await playSecrets(stage, 'apply', file, { inputs }))
  expect(secretsOf(stage)).toEqual([])
  const again = await playSecrets(stage, 'apply', file)
  succeeded(again)
  expect(again.log).toContain('gone already')
  expect(writesIn(again)).toEqual([])
})

scenario('without a trust for this job and without a log nothing is proved', async ({ open }) => {
  const stage = await open()
  addSecret(stage)
  const plan = await playSecrets(stage, 'plan', NAMED)
  expect(linesOf(plan)[0]).toMatchObject({ action: 'refuse', reason: 'retire-unproved' })
  expect(failed(await playSecrets(stage, 'apply', NAMED), 'retire-unproved')).toContain('AuditLog.Read.All')
  expect(secretsOf(stage)).toHaveLength(1)
})

scenario(
  'the sign-in log proves it where its row is younger than the last use, never the report alone',
  async ({ open }) => {
    const stage = await open()
    addSecret(stage)
    mayRead(stage)
    signedIn(stage, daysAgo(5), OLD)
    failed(await playSecrets(stage, 'apply', NAMED), 'retire-unproved')
    signedIn(stage, daysAgo(6))
    failed(await playSecrets(stage, 'apply', NAMED), 'retire-unproved')
    signedIn(stage, daysAgo(20))
    const old = retireFile(`[${OLD}]`, 'federated-sign-in-within-days: 3')
    failed(await playSecrets(stage, 'apply', old), 'retire-unproved')
    expect(secretsOf(stage)).toHaveLength(1)
    stage.tenant.signIns = []
    signedIn(stage, daysAgo(5), OLD)
    signedIn(stage, daysAgo(2))
    succeeded(await playSecrets(stage, 'apply', old))
    expect(secretsOf(stage)).toEqual([])
  },
)

scenario('a key that was used after the proof needs `secret-unused-for-days`', async ({ open }) => {
  const stage = await open()
  addSecret(stage)
  mayRead(stage)
  stage.trust({ subject: MAIN })
  signedIn(stage, daysAgo(10))
  signedIn(stage, daysAgo(4), OLD)
  expect(failed(await playSecrets(stage, 'apply', NAMED), 'retire-unproved')).toContain('others may need it')
  const long = retireFile(`[${OLD}]`, 'secret-unused-for-days: 30')
  expect(failed(await playSecrets(stage, 'apply', long), 'retire-unproved')).toContain('less than 30 days ago')
  succeeded(await playSecrets(stage, 'apply', retireFile(`[${OLD}]`, 'secret-unused-for-days: 3')))
  expect(secretsOf(stage)).toEqual([])
})

scenario(
  'all, on the application and on its service principal: each unused, and no row is unknown',
  async ({ open }) => {
    const stage = await open()
    addSecret(stage)
    addPrincipalSecret(stage)
    mayRead(stage)
    stage.trust({ subject: MAIN })
    expect(failed(await playSecrets(stage, 'apply', retireFile('all')), 'retire-unproved')).toContain(
      'secret-unused-for-days',
    )
    const all = retireFile('all', 'secret-unused-for-days: 30')
    signedIn(stage, daysAgo(40), OLD)
    // One that is not proved keeps the others: nothing of a target is deleted after a refusal.
    const unknown = await playSecrets(stage, 'apply', all)
    expect(failed(unknown, 'partial-failure')).toContain('no row of it')
    expect(secretsOf(stage)).toHaveLength(1)
    signedIn(stage, daysAgo(40), ON_PRINCIPAL)
    // The federated sign-ins of these very runs are younger than both.
    const played = await playSecrets(stage, 'apply', all)
    succeeded(played)
    expect(secretsOf(stage)).toEqual([])
    const principal = stage.tenant.servicePrincipals.find(({ appId }) => appId === IDS.clientId)
    expect(principal?.passwordCredentials).toEqual([])
  },
)

scenario('the manager’s own secret in use is never retired', async ({ open }) => {
  const stage = await open()
  const [own] = stage.manager.passwordCredentials
  stage.manager.owners.push(IDS.managerServicePrincipalId)
  const file = retireFile('all', 'secret-unused-for-days: 1').replace(IDS.clientId, IDS.managerClientId)
  expect(failed(await playSecrets(stage, 'apply', file), 'self-lockout')).toContain('may be the secret')
  const token = await stage.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
  const withToken = { ...noSecret, 'manager-access-token': token }
  // A federated token: no secret is in use, so the other rules decide.
  failed(await playSecrets(stage, 'apply', file, { inputs: withToken }), 'retire-unproved')
  expect(stage.manager.passwordCredentials).toEqual([own])
})

const noSecret = Object.fromEntries(Object.keys(SECRET_MANAGER).map((name) => [name, undefined]))

scenario('a certificate, and the key that encrypts tokens, are not secrets', async ({ open }) => {
  const stage = await open()
  const key = structuredClone(stage.manager.keyCredentials[0])
  if (key === undefined) throw new Error('no certificate')
  stage.application.keyCredentials = [
    { ...key, keyId: '11111111-aaaa-4111-8111-111111111111' },
    { ...key, keyId: '22222222-aaaa-4222-8222-222222222222', usage: 'Encrypt' },
    { ...key, keyId: '33333333-aaaa-4333-8333-333333333333' },
  ]
  stage.application.properties.tokenEncryptionKeyId = '33333333-aaaa-4333-8333-333333333333'
  const ids = stage.application.keyCredentials.map(({ keyId }) => keyId).join(', ')
  const played = await playSecrets(stage, 'plan', retireFile(`[${ids}]`))
  expect(linesOf(played).map(({ action }) => action)).toEqual(['refuse', 'refuse', 'refuse'])
  expect(played.log).toContain('is a certificate')
  expect(played.log).toContain('a key for "Encrypt"')
  expect(played.log).toContain('tokens are encrypted')
})

scenario.for(['us-government', 'us-government-dod', 'china'])(
  '%s has no report, and says so',
  async (cloud, { open }) => {
    const stage = await open()
    const file = retireFile(`[${OLD}]`, 'secret-unused-for-days: 30')
    const played = await playSecrets(stage, 'plan', file, { inputs: { cloud } })
    expect(failed(played, 'configuration-invalid')).toContain('federation.yml')
  },
)

scenario('the policy file says who may retire', async ({ open }) => {
  const stage = await open()
  addSecret(stage)
  stage.trust({ subject: MAIN })
  const { playFleet, workspaceOf } = await import('./fleet-harness.ts')
  const play = (kinds: string) => {
    const policy = `files:\n  'federation.yml':\n    applications: [${IDS.clientId}]\n    kinds: [${kinds}]\n`
    const workspace = workspaceOf({ 'federation.yml': NAMED, 'policy.yml': policy })
    return playFleet(stage, 'apply', workspace, { inputs: { 'policy-file': 'policy.yml' } })
  }
  expect(failed(await play('federated, client-secrets'), 'not-permitted')).toContain('retire')
  succeeded(await play('retire'))
  expect(secretsOf(stage)).toEqual([])
})

scenario('certificates go as secrets do, and everybody else’s stay as they were', async ({ open }) => {
  const stage = await open()
  stage.trust({ subject: MAIN })
  const [template] = stage.manager.keyCredentials
  const principal = stage.tenant.servicePrincipals.find(({ appId }) => appId === IDS.clientId)
  if (template === undefined || principal === undefined) throw new Error('no certificate or no principal')
  const key = (keyId: string) => ({ ...structuredClone(template), keyId })
  const [gone, kept, above] = ['11111111-aaaa-4111-8111-111111111111', OLD, ON_PRINCIPAL].map(key)
  if (gone === undefined || kept === undefined || above === undefined) throw new Error('no keys')
  stage.application.keyCredentials = [gone, kept]
  principal.keyCredentials = [above]
  const file = retireFile(`[${OLD}]`)
    .replace('client-secrets', 'certificates')
    .replace(OLD, `${gone.keyId}, ${above.keyId}`)
  const plan = await playSecrets(stage, 'plan', file)
  expect(linesOf(plan)).toMatchObject([
    { resource: 'certificate', action: 'delete', name: gone.keyId },
    { resource: 'certificate', action: 'delete', name: above.keyId },
  ])
  const inputs = { 'plan-digest': plan.outputs['plan-digest'] ?? '', 'max-deletions': '0' }
  succeeded(await playSecrets(stage, 'apply', file, { inputs, env: WAITS_PASS }))
  expect(stage.application.keyCredentials).toEqual([kept])
  expect(principal.keyCredentials).toEqual([])
})

scenario('a run that fails says what failed first, not what was not tried because of it', async ({ open }) => {
  const stage = await open()
  addSecret(stage)
  stage.trust({ subject: MAIN })
  guard(stage)
  const [production] = stage.repository.environments
  production?.secrets.push({ name: 'S', value: 'theirs', created_at: daysAgo(9), updated_at: daysAgo(9) })
  const secret = '{ display-name: d, github-secret: { environment: production, name: S } }'
  const played = await playSecrets(stage, 'apply', `${NAMED}    client-secrets: [ ${secret} ]\n`)
  expect(failed(played, 'partial-failure')).toContain('Somebody else stored the secret S')
  expect(writesIn(played)).toEqual([])
})

scenario('what takes away every federated credential retires no secret in the same run', async ({ open }) => {
  const stage = await open()
  addSecret(stage)
  mayRead(stage)
  const declaring = '    credentials: [{ github: { environment: qa } }]\n'
  const file = (more: string) => `prune: true\napplications:\n  - client-id: ${IDS.clientId}\n${more}`
  succeeded(await playSecrets(stage, 'apply', file(declaring)))
  signedIn(stage, daysAgo(1))
  const retiring = `    retire: { client-secrets: [ ${OLD} ] }\n`
  const refused = await playSecrets(stage, 'apply', file(retiring))
  expect(failed(refused, 'partial-failure')).toContain('removes every federated credential of the application')
  expect(writesIn(refused)).toEqual([])
  succeeded(await playSecrets(stage, 'apply', file(`${declaring}${retiring}`)))
  expect(secretsOf(stage)).toEqual([])
})
