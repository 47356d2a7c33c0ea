/** Story: repositories present IDs, and a file finishes the trust in names: a run later, after its days, and never somebody else's. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { namesOf, playFleet, store, workspaceOf } from './fleet-harness.ts'
import { OURS, type Played, PRODUCTION, PRODUCTION_NAME, SECRET_MANAGER, type Stage, scenario } from './harness.ts'
import { identityOf } from './managed-identity-target.ts'
import { failed, playAction, readPlan, repositoryOf, succeeded, writesIn } from './plan-harness.ts'

const BY_NAMES = PRODUCTION.replaceAll(/@\d+/g, '')
const fileOf = (said: string, more = '') => `immutable-subjects: ${said}
applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials:
      - github: { environment: production${more} }
`
const DAYS = '{ default: finish, finish-after-days: 30 }'

const apply = (stage: Stage, said: string, step: Parameters<typeof playFleet>[3] = {}) =>
  playFleet(stage, 'apply', workspaceOf({ 'federation.yml': fileOf(said) }), step)
const applied = async (stage: Stage, said: string): Promise<Played> => {
  const played = await apply(stage, said)
  succeeded(played)
  return played
}

const subjectsOf = ({ application }: Stage) =>
  application.federatedIdentityCredentials.map(({ subject }) => subject).toSorted()

/** The stored credential that trusts names. */
function byNames({ application }: Stage) {
  const found = application.federatedIdentityCredentials.find(({ subject }) => subject === BY_NAMES)
  if (found === undefined) throw new Error('No credential trusts names.')
  return found
}

/** Exit code of a sign-in that has no manager: whether the job is trusted. */
const signIn = async ({ play }: Stage) => (await play({ job: { environment: 'production' } })).exitCode

/** A repository that presents names while the file adds, and IDs from then on. */
async function switched(open: () => Promise<Stage>, word = 'add'): Promise<Stage> {
  const stage = await open()
  repositoryOf(stage).immutable = false
  await applied(stage, word)
  repositoryOf(stage).immutable = true
  return stage
}

/** Lets the mark be so old, in days. */
function age(stage: Stage, days: number): string {
  const since = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
  const credential = byNames(stage)
  credential.description = `${credential.description}`.replace(/since=[\d-]+/, `since=${since}`)
  return since
}

scenario('the names go once IDs are presented, without `prune`, and no job is refused', async ({ open }) => {
  const stage = await switched(open)
  expect(subjectsOf(stage)).toEqual([BY_NAMES, PRODUCTION])
  const planned = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': fileOf('finish') }))
  succeeded(planned)
  const [, line] = readPlan(planned, 'plan-file').targets[0]?.changes ?? []
  expect(line?.action).toBe('delete')
  expect(line?.reason).toBe(
    'It is ours, and the repository presents subjects with IDs now: the form by names is finished.',
  )
  const inputs = { 'plan-digest': planned.outputs['plan-digest'] ?? '', 'max-deletions': '0' }
  succeeded(await apply(stage, 'finish', { inputs }))
  expect(subjectsOf(stage)).toEqual([PRODUCTION])
  expect(await signIn(stage)).toBe(0)
  expect(writesIn(await applied(stage, 'finish'))).toEqual([])
  expect(writesIn(await applied(stage, 'add'))).toEqual([])
})

scenario('one run never creates and removes: the plan says that the names go with the next', async ({ open }) => {
  const stage = await switched(open, 'keep')
  const first = await applied(stage, 'finish')
  expect(first.log).toContain('It goes with the next run: the one with IDs was not stored before this run began.')
  expect(subjectsOf(stage)).toEqual([BY_NAMES, PRODUCTION])
  await applied(stage, 'finish')
  expect(subjectsOf(stage)).toEqual([PRODUCTION])
})

scenario('it waits while names are presented, and says for which repository', async ({ open }) => {
  const stage = await open()
  repositoryOf(stage).immutable = false
  const played = await applied(stage, 'finish')
  expect(played.log).toContain('`finish` waits for one repository that presents names still')
  expect(subjectsOf(stage)).toEqual([BY_NAMES, PRODUCTION])
  expect(writesIn(await applied(stage, 'finish'))).toEqual([])
  expect(await signIn(stage)).toBe(0)
})

scenario('with days the names are marked, left alone until the day, and then go', async ({ open }) => {
  const stage = await switched(open)
  const today = new Date().toISOString().slice(0, 10)
  const marked = await applied(stage, DAYS)
  expect(writesIn(marked)).toHaveLength(1)
  expect(marked.log).toContain('The repository presents subjects with IDs: it is marked now, and goes on ')
  expect(byNames(stage).description).toContain(':federation.yml; since=20')
  expect(`${/since=([\d-]+)/.exec(byNames(stage).description ?? '')?.[1]}` >= today).toBe(true)
  const since = age(stage, 29)
  const between = await applied(stage, DAYS)
  expect(writesIn(between)).toEqual([])
  expect(between.log).toMatch(/It goes on 20[\d-]+: the repository presents subjects with IDs since /)
  expect(byNames(stage).description).toContain(`since=${since}`)
  expect(await signIn(stage)).toBe(0)
  age(stage, 31)
  await applied(stage, DAYS)
  expect(subjectsOf(stage)).toEqual([PRODUCTION])
})

scenario('a mark is taken away where names are presented again', async ({ open }) => {
  const stage = await switched(open)
  await applied(stage, DAYS)
  age(stage, 60)
  repositoryOf(stage).immutable = false
  await applied(stage, DAYS)
  expect(byNames(stage).description).not.toContain('since=')
  expect(writesIn(await applied(stage, DAYS))).toEqual([])
  expect(subjectsOf(stage)).toEqual([BY_NAMES, PRODUCTION])
})

scenario('a day that is still to come counts for nothing', async ({ open }) => {
  const stage = await switched(open)
  await applied(stage, DAYS)
  age(stage, -400)
  const played = await applied(stage, DAYS)
  expect(played.log).toContain('Its mark is no day until today: it is marked now')
  expect(writesIn(played)).toHaveLength(1)
  expect(subjectsOf(stage)).toEqual([BY_NAMES, PRODUCTION])
})

for (const [what, description] of [
  ['somebody else made by hand', undefined],
  ['a sign-in made', `${OURS} environment production`],
] as const) {
  scenario(`what ${what} stays, though it trusts the same names`, async ({ open }) => {
    const stage = await open()
    store(stage.application, { subject: BY_NAMES, ...(description !== undefined && { description }) })
    await applied(stage, 'finish')
    const again = await applied(stage, 'finish')
    expect(again.log).toContain('It trusts names, and is not ours: who made it removes it.')
    expect(namesOf(stage.application)).toContain('stored-before')
    expect(writesIn(again)).toEqual([])
  })
}

scenario('what the file adopted stays', async ({ open }) => {
  const stage = await open()
  repositoryOf(stage).immutable = false
  store(stage.application, { subject: BY_NAMES })
  const adopting = (said: string) =>
    playFleet(
      stage,
      'apply',
      workspaceOf({ 'federation.yml': fileOf(said).replace(' }\n', ' }\n        adopt: true\n') }),
    )
  succeeded(await adopting('add'))
  expect(byNames(stage).description).toContain('; adopted; ')
  repositoryOf(stage).immutable = true
  const played = await adopting('finish')
  succeeded(played)
  expect(played.log).toContain('was adopted: what somebody else made is not removed')
  expect(writesIn(played)).toEqual([])
})

scenario('on a managed identity the names go at once, and no days can be asked for', async ({ open }) => {
  const stage = await open()
  const identity = identityOf(stage)
  const file = (said: string) =>
    workspaceOf({
      'federation.yml': `immutable-subjects: ${said}\nmanaged-identities:\n  - resource-id: ${DEFAULT_IDS.managedIdentityResourceId}\n    credentials: [ { github: { environment: production } } ]\n`,
    })
  const subjects = () => identity.federatedIdentityCredentials.map(({ subject }) => subject).toSorted()
  repositoryOf(stage).immutable = false
  succeeded(await playFleet(stage, 'apply', file('add')))
  expect(subjects()).toEqual([BY_NAMES, PRODUCTION])
  repositoryOf(stage).immutable = true
  const refused = await playFleet(stage, 'apply', file(DAYS))
  expect(failed(refused, 'configuration-invalid')).toContain(
    'federation.yml:3:5: `finish-after-days` above 0 cannot hold for a managed identity',
  )
  expect(refused.requests).toEqual([])
  succeeded(await playFleet(stage, 'apply', file('finish')))
  expect(subjects()).toEqual([PRODUCTION])
  expect(writesIn(await playFleet(stage, 'apply', file('finish')))).toEqual([])
})

scenario('a policy that does not let the file change the application refuses the deletion', async ({ open }) => {
  const stage = await switched(open)
  const policy = (application: string) => `files:
  'federation.yml':
    applications: [ ${application} ]
    repositories: [ octo-org/octo-repo ]
    issuers: [ github ]
deny: [ name-based ]
`
  const under = (application: string, said: string) =>
    playFleet(stage, 'apply', workspaceOf({ 'federation.yml': fileOf(said), 'policy.yml': policy(application) }), {
      inputs: { 'policy-file': 'policy.yml' },
    })
  const refused = await under(DEFAULT_IDS.managerClientId, 'finish')
  failed(refused, 'not-permitted')
  expect(writesIn(refused)).toEqual([])
  succeeded(await under(DEFAULT_IDS.clientId, DAYS))
  expect(byNames(stage).description).toContain('since=')
  succeeded(await under(DEFAULT_IDS.clientId, 'finish'))
  expect(subjectsOf(stage)).toEqual([PRODUCTION])
})

scenario('the manager of a run that presents names is not locked out: they stay', async ({ open }) => {
  const stage = await open()
  repositoryOf(stage).immutable = false
  stage.manager.owners = stage.application.owners
  const trusted = () => stage.manager.federatedIdentityCredentials.map(({ subject }) => subject)
  const file = fileOf('finish').replace(DEFAULT_IDS.clientId, DEFAULT_IDS.managerClientId)
  const step = { job: { environment: 'production' } }
  const run = () => playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file }), step)
  succeeded(await run())
  succeeded(await run())
  expect(trusted()).toContain(BY_NAMES)
})

scenario.for([
  ['POST', 0],
  ['DELETE', 1],
] as const)('killed at its %s and run again, it ends with IDs alone', async ([method, runs], { open }) => {
  const killer = new AbortController()
  let armed = false
  const stage = await open({
    onRequest: (record) => {
      if (armed && record.service === 'graph' && record.method === method) killer.abort()
    },
  })
  repositoryOf(stage).immutable = false
  await applied(stage, 'keep')
  repositoryOf(stage).immutable = true
  for (let run = 0; run < runs; run++) await applied(stage, 'finish')
  // The answer never comes: the step ends in between.
  stage.sandbox.fault({ match: { service: 'graph', method }, effect: { kind: 'stall' }, when: 'after' })
  armed = true
  expect((await apply(stage, 'finish', { kill: killer.signal })).signal).toBe('SIGKILL')
  await applied(stage, 'finish')
  await applied(stage, 'finish')
  expect(subjectsOf(stage)).toEqual([PRODUCTION])
  expect(await signIn(stage)).toBe(0)
})

scenario('a mark is nothing to a sign-in and to the plan of one credential', async ({ open }) => {
  const stage = await open()
  const description = OURS.replace(
    '; octo-org/octo-repo',
    '; since=2026-01-01; octo-org/octo-repo environment production',
  )
  store(stage.application, { name: PRODUCTION_NAME, description })
  const inputs = { ...SECRET_MANAGER, 'client-id': DEFAULT_IDS.clientId, environment: 'production' }
  const signedIn = await stage.play({ job: { environment: 'production' }, inputs: { environment: 'production' } })
  expect(signedIn.exitCode).toBe(0)
  expect(writesIn(signedIn)).toEqual([])
  const planned = await playAction(stage.sandbox, 'apply', { job: {}, inputs })
  succeeded(planned)
  expect(writesIn(planned)).toEqual([])
  expect(stage.application.federatedIdentityCredentials[0]?.description).toBe(description)
})
