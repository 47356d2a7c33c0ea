/** Writers of environments and variables: read, compared, written as printed, believed when read back. */
import { describe, expect, it } from 'vitest'
import { type DesiredEnvironment, diffEnvironment } from '../../../src/core/environment/change.ts'
import type { DeclaredRules } from '../../../src/core/environment/rules.ts'
import { diffVariable, type WantedVariable } from '../../../src/core/variable/variable.ts'
import { createIdentityRecord } from '../../../src/federation/fleet/identities.ts'
import type { RepositoryWrite } from '../../../src/federation/ports-repository.ts'
import { writeEnvironment } from '../../../src/federation/repository/write-environment.ts'
import { writeVariable } from '../../../src/federation/repository/write-variable.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeRepositories, environmentWith, OCTOCAT } from './fake-repositories.ts'

const MAIN = { kind: 'branch', name: 'main' } as const
const DEV = { kind: 'branch', name: 'dev' } as const
const LISTED: DeclaredRules = { branches: { kind: 'listed', rules: [MAIN, DEV] }, reviewers: [OCTOCAT] }
const fullName = 'octo-org/shop'

type Fake = ReturnType<typeof createFakeRepositories>

/** Plans, lets the world change, and writes. */
async function environment(fake: Fake, rules: DeclaredRules, meanwhile = () => {}) {
  const clock = createVirtualClock()
  const desired: DesiredEnvironment = { name: 'prod', rules, source: 'f.yml:1:1' }
  const { change } = diffEnvironment(desired, fake.environments.get('prod')?.rules)
  meanwhile()
  return writeEnvironment({ fullName, desired, change }, fake.store, clock.now() + 60_000, { clock })
}

describe('an environment', () => {
  it('is created with its rules, the list last', async () => {
    const fake = createFakeRepositories()
    expect(await environment(fake, LISTED)).toBe('created')
    expect(fake.writes).toEqual([
      'putEnvironment prod',
      'addBranchRule prod',
      'addBranchRule prod',
      'addBranchRule prod',
      'removeBranchRule prod',
    ])
    expect(fake.environments.get('prod')?.rules.branches).toEqual({ kind: 'listed', rules: [MAIN, DEV] })
  })

  it('is updated, and its list becomes smaller', async () => {
    const fake = createFakeRepositories()
    fake.environments.set('prod', environmentWith({ branches: { kind: 'listed', rules: [MAIN, DEV] } }))
    expect(await environment(fake, { branches: { kind: 'listed', rules: [MAIN] } })).toBe('updated')
    expect(fake.writes).toEqual(['putEnvironment prod', 'removeBranchRule prod'])
  })

  it('that another run wrote meanwhile is kept', async () => {
    const fake = createFakeRepositories()
    const same = environmentWith({ waitMinutes: 5 })
    expect(await environment(fake, { waitMinutes: 5 }, () => fake.environments.set('prod', same))).toBe('kept')
    expect(fake.writes).toEqual([])
  })

  it('that changed otherwise meanwhile is left alone', async () => {
    const fake = createFakeRepositories()
    const other = environmentWith({ waitMinutes: 5 })
    const written = environment(fake, LISTED, () => fake.environments.set('prod', other))
    await expect(written).rejects.toMatchObject({ code: 'plan-stale' })
    const incomparable = environmentWith({ branches: { kind: 'protected' } })
    const refused = environment(fake, LISTED, () => fake.environments.set('prod', incomparable))
    fake.environments.clear()
    await expect(refused).rejects.toMatchObject({ code: 'plan-stale' })
    expect(fake.writes).toEqual([])
  })

  it('whose writes are lost on the way is written again', async () => {
    let lost = 3
    const fake = createFakeRepositories(({ putEnvironment, addBranchRule, removeBranchRule }) => {
      const losing =
        <A extends readonly unknown[]>(write: (...args: A) => Promise<RepositoryWrite>) =>
        async (...args: A): Promise<RepositoryWrite> =>
          lost-- > 0 ? { kind: 'unsettled' } : write(...args)
      return {
        putEnvironment: losing(putEnvironment),
        addBranchRule: losing(addBranchRule),
        removeBranchRule: losing(removeBranchRule),
      }
    })
    expect(await environment(fake, LISTED)).toBe('created')
    expect(fake.environments.get('prod')?.rules.branches).toEqual({ kind: 'listed', rules: [MAIN, DEV] })
  })

  it.each(['addBranchRule', 'removeBranchRule'] as const)('goes on after a lost %s', async (name) => {
    let lost = 1
    const fake = createFakeRepositories((store) => ({
      [name]: async (...args: Parameters<typeof store.addBranchRule>): Promise<RepositoryWrite> =>
        lost-- > 0 ? { kind: 'unsettled' } : store[name](...args),
    }))
    expect(await environment(fake, LISTED)).toBe('created')
    expect(fake.environments.get('prod')?.rules.branches).toEqual({ kind: 'listed', rules: [MAIN, DEV] })
  })

  it('that never reads back as written is an error', async () => {
    const fake = createFakeRepositories(() => ({ environment: async () => undefined }))
    await expect(environment(fake, { waitMinutes: 5 })).rejects.toMatchObject({ code: 'service-unavailable' })
    expect(fake.writes).toHaveLength(5)
  })

  it('without a plan for its rules says so, and so does one whose rules are wrong', async () => {
    const answering = (answer: RepositoryWrite) =>
      environment(
        createFakeRepositories(() => ({ putEnvironment: async () => answer })),
        { waitMinutes: 5 },
      )
    await expect(answering({ kind: 'no-plan', said: 'billing plan' })).rejects.toThrow('cannot be protected')
    await expect(answering({ kind: 'invalid', said: 'too long' })).rejects.toThrow('did not get its rules: too long.')
  })
})

const WANTED: WantedVariable = { name: 'A', value: { kind: 'text', text: 'new' } }

async function variable(fake: Fake, wanted: WantedVariable = WANTED, meanwhile = () => {}) {
  const clock = createVirtualClock()
  const identities = createIdentityRecord()
  identities.add('shop', { clientId: 'c', objectId: 'o', principalId: undefined })
  const place = { environment: 'prod', adopt: true, source: 'f.yml:1:1' }
  const change = diffVariable(wanted, fake.environments.get('prod')?.variables.get(wanted.name), place)
  meanwhile()
  const write = { fullName, wanted, place, change }
  return writeVariable(write, fake.store, identities, clock.now() + 60_000, { clock })
}

describe('a variable', () => {
  const world = (variables: object = {}) => {
    const fake = createFakeRepositories()
    fake.environments.set('prod', environmentWith({}, variables))
    return fake
  }

  it('is created, updated, or kept when another run was quicker', async () => {
    expect(await variable(world())).toBe('created')
    expect(await variable(world({ A: 'old' }))).toBe('updated')
    const fake = world()
    expect(await variable(fake, WANTED, () => fake.environments.set('prod', environmentWith({}, { A: 'new' })))).toBe(
      'kept',
    )
    expect(fake.writes).toEqual([])
  })

  it('that got another value meanwhile, or is gone, is left alone', async () => {
    const one = world()
    const other = () => one.environments.set('prod', environmentWith({}, { A: 'theirs' }))
    await expect(variable(one, WANTED, other)).rejects.toThrow('holds "theirs"')
    const two = world({ A: 'old' })
    const gone = () => two.environments.set('prod', environmentWith())
    await expect(variable(two, WANTED, gone)).rejects.toThrow('is gone')
    expect([...one.writes, ...two.writes]).toEqual([])
  })

  it('gets the client ID of what was created before it', async () => {
    const fake = world()
    expect(await variable(fake, { name: 'A', value: { kind: 'later', valueOf: 'shop' } })).toBe('created')
    expect(fake.environments.get('prod')?.variables.get('A')).toBe('c')
  })

  it('of an application that is not there is an error', async () => {
    const later: WantedVariable = { name: 'A', value: { kind: 'later', valueOf: 'cart' } }
    await expect(variable(world(), later)).rejects.toMatchObject({ code: 'application-not-found' })
  })
})
