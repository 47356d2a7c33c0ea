/** Tests how an application is written: step by step, read back, never twice, never somebody else's. */
import { describe, expect, it } from 'vitest'
import type {
  ApplicationManager,
  DeclaredApplication,
  StoredApplication,
} from '../../../src/core/application/application.ts'
import { diffApplication } from '../../../src/core/application/diff.ts'
import { FederationError } from '../../../src/core/error.ts'
import { createIdentityRecord } from '../../../src/federation/fleet/identities.ts'
import { writeApplication } from '../../../src/federation/fleet/write-application.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeApplications, MANAGER } from '../fake-identities.ts'
import { createLog } from '../job.ts'

const DECLARED: DeclaredApplication = {
  uniqueName: 'shop',
  displayName: 'Shop',
  owners: ['a'],
  serviceManagementReference: undefined,
  adopt: false,
  source: 'f.yml:1:1',
}

const FOREIGN: StoredApplication = {
  clientId: 'c',
  objectId: 'o',
  uniqueName: 'shop',
  displayName: 'Shop',
  createdByAppId: 'x',
  multiTenant: false,
  serviceManagementReference: null,
  owners: ['a'],
  principalId: 'p',
}
const OWN = { ...FOREIGN, createdByAppId: 'm' }
const UNCERTAIN = { kind: 'uncertain' } as const

/** Opens a directory, and writes the line that follows from what was planned. */
function open(
  given: readonly StoredApplication[] = [],
  { manager, planned = given }: { manager?: ApplicationManager; planned?: readonly StoredApplication[] } = {},
) {
  const fake = createFakeApplications(given, manager === undefined ? {} : { manager })
  const clock = createVirtualClock()
  const identities = createIdentityRecord()
  const log = createLog()
  const write = (declared: Partial<DeclaredApplication> = {}, timeoutMs = 300_000) => {
    const all = { ...DECLARED, ...declared }
    const change = diffApplication(all, planned[0], manager ?? MANAGER)
    const ports = { directory: fake.directory, identities, clock, log }
    return writeApplication({ change, adopt: all.adopt, deadline: clock.now() + timeoutMs }, ports)
  }
  return { ...fake, clock, identities, write }
}

async function failing(writing: Promise<unknown>): Promise<FederationError> {
  const error = await writing.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof FederationError)) throw new Error('It did not fail.')
  return error
}

describe('an application that is not there', () => {
  it('is created, gets its owners and its service principal, and is known then', async () => {
    const { write, writes, identities } = open()
    expect((await write()).outcome).toBe('created')
    expect(writes).toEqual(['upsert shop', 'owner a', 'principal client-shop'])
    expect(identities.find('shop')).toMatchObject({ clientId: 'client-shop', principalId: 'principal-client-shop' })
  })

  it('gets the manager as an owner where the creation did not make it one', async () => {
    const { write, writes, answers, applications } = open()
    applications.set('shop', { ...OWN, owners: [], principalId: 'p' })
    answers.push({ answer: { kind: 'updated' }, happens: true })
    await write()
    expect(writes).toEqual(['owner a', 'owner manager'])
  })

  it('is waited for until it is read, and is not created again', async () => {
    const { write, writes, readings } = open()
    readings.push(undefined, undefined, undefined)
    expect((await write()).outcome).toBe('created')
    expect(writes.filter((each) => each.startsWith('upsert'))).toHaveLength(1)
  })

  it('is no success while it is not read', async () => {
    const { write, readings } = open()
    readings.push(...Array.from({ length: 99 }, () => undefined))
    const { code, message } = await failing(write())
    expect(code).toBe('service-unavailable')
    expect(message).toContain('create: it was written and is not read back')
  })

  it('was made by another run of the manager at the same moment', async () => {
    const { write, applications, readings } = open()
    applications.set('shop', { ...OWN, owners: ['manager', 'a'] })
    readings.push(undefined)
    expect((await write()).outcome).toBe('created')
  })

  it('is its own, although the directory does not tell who made it', async () => {
    const { write } = open([], { manager: { ...MANAGER, clientId: undefined } })
    expect((await write()).outcome).toBe('created')
  })
})

describe('an answer that got lost', () => {
  it('is settled by reading: what was done is not done again', async () => {
    const { write, writes, answers } = open()
    for (let step = 0; step < 3; step++) answers.push({ answer: UNCERTAIN, happens: true })
    expect((await write()).outcome).toBe('created')
    expect(writes).toHaveLength(3)
  })

  it('is repeated where nothing was done, five times at most', async () => {
    const once = open()
    once.answers.push({ answer: UNCERTAIN })
    expect((await once.write()).outcome).toBe('created')
    expect(once.writes.filter((each) => each.startsWith('upsert'))).toHaveLength(2)
    const ever = open()
    for (let step = 0; step < 9; step++) ever.answers.push({ answer: UNCERTAIN })
    const { code, message } = await failing(ever.write())
    expect(code).toBe('service-unavailable')
    expect(message).toContain('create: uncertain')
    expect(ever.writes).toHaveLength(5)
  })

  it('about an owner is an update', async () => {
    const { write, answers } = open([{ ...OWN, owners: [] }])
    answers.push({ answer: UNCERTAIN, happens: true })
    expect((await write()).outcome).toBe('updated')
  })
})

describe('a directory that is busy', () => {
  it('is waited for until the deadline', async () => {
    const { write, answers, clock } = open()
    for (let step = 0; step < 99; step++) answers.push({ answer: { kind: 'busy' } })
    const started = clock.now()
    expect((await failing(write({}, 120_000))).message).toContain('create: busy')
    expect(clock.now() - started).toBeGreaterThanOrEqual(120_000)
  })

  it('that does not know the new application yet is asked again', async () => {
    const { write, answers, writes } = open([{ ...OWN, principalId: undefined }])
    answers.push({ answer: { kind: 'target-missing' } }, { answer: { kind: 'duplicate' } })
    expect((await write()).outcome).toBe('updated')
    expect(writes).toEqual(['principal c', 'principal c', 'principal c'])
  })

  it('holds a unique name that nobody shows', async () => {
    const { write, answers } = open()
    for (let step = 0; step < 99; step++) answers.push({ answer: { kind: 'name-taken' } })
    const { code, hint } = await failing(write())
    expect(code).toBe('name-conflict')
    expect(hint).toContain('A deleted application may still hold it')
  })

  it('knows an owner that it does not show', async () => {
    const { write, answers } = open([{ ...OWN, owners: [] }])
    answers.push({ answer: { kind: 'updated' } })
    expect((await failing(write())).message).toContain('owner a: it was written and is not read back')
  })
})

describe('an application that is there', () => {
  it('is completed, and kept where nothing is missing any more', async () => {
    const named = open([{ ...OWN, displayName: 'Old' }])
    expect((await named.write()).outcome).toBe('updated')
    expect(named.writes).toEqual(['upsert shop'])
    const done = open([OWN], { planned: [{ ...OWN, owners: [] }] })
    expect((await done.write()).outcome).toBe('kept')
    expect(done.writes).toEqual([])
  })

  it('and was made by somebody else meanwhile is left alone', async () => {
    const { write, writes } = open([FOREIGN], { planned: [] })
    const { code, message } = await failing(write())
    expect(code).toBe('plan-stale')
    expect(message).toContain('application x made it, not this manager')
    expect(writes).toEqual([])
  })

  it('is adopted where the file says so', async () => {
    const { write, writes } = open([{ ...FOREIGN, owners: [] }])
    expect((await write({ adopt: true })).outcome).toBe('updated')
    expect(writes).toEqual(['owner a'])
  })

  it('and is gone meanwhile is another plan', async () => {
    const { write } = open([], { planned: [{ ...OWN, owners: [] }] })
    const { code, message } = await failing(write())
    expect(code).toBe('plan-stale')
    expect(message).toBe('The application "shop" is not there any more.')
  })
})

it('an error of the directory ends the writing', async () => {
  const { write, answers } = open()
  answers.push({ answer: new FederationError('quota-exceeded', 'Full.') })
  expect((await failing(write())).code).toBe('quota-exceeded')
})
