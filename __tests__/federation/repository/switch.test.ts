/** Waves of switches: who is turned, who waits, who is refused, and what becomes of it at GitHub. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../../src/core/error.ts'
import type { FleetFile } from '../../../src/federation/fleet/fleet.ts'
import type { CustomizationStore } from '../../../src/federation/ports-repository.ts'
import { account, application, environment, fileOf, open, type Targets } from '../fleet/fleet-world.ts'
import { createFakeTemplates, planSwitches, shown, switching, tenantOf, trusting } from './switch-world.ts'

const BY_NAME = 'repo:octo-org/shop:environment:prod'
const BY_ID = 'repo:octo-org@1/shop@2:environment:prod'
const failureOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)

describe('a wave', () => {
  it('takes the first by name, and names the rest', async () => {
    const fake = createFakeTemplates(['c', 'b', 'a'])
    const { shown: lines, warnings, apply } = await planSwitches({ fake, atMost: 2 })
    expect(lines).toEqual(['update octo-org/a', 'update octo-org/b'])
    expect(warnings.join()).toContain('left for the next runs (`at-most` is 2): octo-org/c.')
    expect(warnings.join()).toContain('2 repositories get other subjects')
    expect(await apply()).toEqual(['updated', 'updated'])
    expect(fake.writes).toEqual([
      'octo-org/a {"use_default":true,"use_immutable_subject":true}',
      'octo-org/b {"use_default":true,"use_immutable_subject":true}',
    ])
    const next = await planSwitches({ fake: { ...fake }, atMost: 2 })
    expect(next.shown.filter((line) => line.startsWith('update'))).toEqual(['update octo-org/c'])
    expect(next.warnings.join()).toContain('One repository gets another subject')
  })

  it('names twenty of many', async () => {
    const fake = createFakeTemplates(Array.from({ length: 25 }, (_, index) => `r${index + 10}`))
    const { warnings } = await planSwitches({ fake, atMost: 1 })
    expect(warnings.join()).toContain('octo-org/r30 and 4 more.')
  })

  it('keeps what is named and immutable; says nothing of one of a pattern', async () => {
    const fake = createFakeTemplates(['shop', 'cart'])
    for (const [name, each] of fake.repositories) each.answer = shown(`octo-org@1/${name.slice(9)}@${each.facts.id}`)
    const rules = () => ({ entry: { switch: ['octo-org/*'] }, deny: [] })
    const { shown: lines, apply } = await planSwitches({ fake, repositories: ['octo-org/shop', 'octo-org/*'], rules })
    expect(lines).toEqual(['keep octo-org/shop'])
    expect(await apply()).toEqual(['kept'])
    expect(fake.writes).toEqual([])
  })

  it('counts for each file, and a repository of two files once', async () => {
    const fake = createFakeTemplates(['a', 'b', 'c'])
    const others = [
      switching(['octo-org/a', 'octo-org/b', 'octo-org/c'], 1, { file: 'g.yml', owner: 'g' }),
      fileOf([], { file: 'h.yml', owner: 'h' }),
    ]
    const { shown: lines } = await planSwitches({ fake, repositories: ['octo-org/a', 'octo-org/b'], atMost: 1, others })
    expect(lines).toEqual(['update octo-org/a', 'update octo-org/c'])
  })

  it('of the files of a glob needs a policy file', async () => {
    const { why } = await planSwitches({ fake: createFakeTemplates(['shop']), rules: () => 'no-policy-glob' })
    expect(why).toEqual(['not-permitted: Without a policy file no file of a glob gets a change of `switch`.'])
  })

  it('of a pattern leaves archived repositories out, and says where nothing fits', async () => {
    const fake = createFakeTemplates(['pilot-a', 'pilot-b', 'shop'])
    const old = fake.repositories.get('octo-org/pilot-b')
    if (old !== undefined) old.facts = { ...old.facts, archived: true }
    const rules = () => ({ entry: { switch: ['octo-org/pilot-*'] }, deny: [] })
    const repositories = ['octo-org/pilot-*', 'octo-org/none-*']
    const { shown: lines, warnings } = await planSwitches({ fake, repositories, rules })
    expect(lines).toEqual(['update octo-org/pilot-a'])
    expect(warnings.join()).toContain('f.yml:2:1: No repository fits "octo-org/none-*"')
  })

  it('is turned by the file that may', async () => {
    const fake = createFakeTemplates(['shop'])
    const others = [switching(['octo-org/shop'], 1, { file: 'g.yml', owner: 'g' })]
    const rules = (file: string) => ({
      entry: file === 'g.yml' ? { switch: ['octo-org/shop'], owners: [] } : {},
      deny: [],
    })
    expect((await planSwitches({ fake, others, rules })).shown).toEqual(['update octo-org/shop'])
    const { why, fleet } = await planSwitches({ fake, rules })
    expect(why.join()).toContain('not-permitted: The policy does not let this file turn octo-org/shop')
    expect(fleet.targets.flatMap(({ forbidden }) => forbidden).join()).toContain('f.yml:1:1')
  })
})

describe('what is not seen', () => {
  it('stands in its line, and the others go on', async () => {
    const fake = createFakeTemplates(['shop', 'old', 'moved', 'broken'])
    const [, old, moved, broken] = [...fake.repositories.values()]
    if (old === undefined || moved === undefined || broken === undefined) throw new Error('no repository')
    old.facts = { ...old.facts, archived: true }
    moved.facts = { ...moved.facts, fullName: 'other-org/moved' }
    broken.answer = { status: 403 }
    const repositories = [...fake.repositories.keys(), 'octo-org/none']
    const others = [switching(['octo-org/none'], 1, { file: 'g.yml', owner: 'g' })]
    const { shown: lines, why, apply } = await planSwitches({ fake, repositories, others })
    expect(lines.filter((line) => line.startsWith('update'))).toEqual(['update octo-org/shop'])
    expect(why.join('\n')).toContain('octo-org/old is archived')
    expect(why.join('\n')).toContain('repository-moved')
    expect(why.join('\n')).toContain('does not see the repository octo-org/none')
    expect(why.join('\n')).toContain('subject-unknown: GitHub answered 403')
    expect((await apply()).toSorted()).toEqual(['refused', 'refused', 'refused', 'refused', 'updated'])
  })

  it('what is no failure of ours is thrown', async () => {
    const fake = createFakeTemplates(['shop'])
    const github = { ...fake.github, repository: () => Promise.reject(new Error('bug')) }
    expect(await failureOf(planSwitches({ fake: { ...fake, github } }))).toMatchObject({ message: 'bug' })
  })

  it('a server has no immutable subjects, and a run needs a token', async () => {
    const fake = createFakeTemplates(['shop'])
    const server = { serverUrl: 'https://github.octo.com' }
    expect(await failureOf(planSwitches({ fake, request: server }))).toMatchObject({ code: 'configuration-invalid' })
    expect(await failureOf(planSwitches({ fake, request: { serverUrl: 'what' } }))).toMatchObject({
      code: 'configuration-invalid',
    })
    expect(await failureOf(planSwitches({ fake, rights: false }))).toMatchObject({ code: 'github-forbidden' })
  })

  it("the token's limit has to last for reading, and for writing where the plan is carried out", async () => {
    const fake = createFakeTemplates(['shop'])
    const left = (remaining: number) => ({
      ...fake,
      github: { ...fake.github, rateLimit: () => ({ remaining, resetsAt: 0 }) },
    })
    expect(await failureOf(planSwitches({ fake: left(0) }))).toMatchObject({ code: 'github-forbidden' })
    expect(await failureOf(planSwitches({ fake: left(3) }))).toMatchObject({ code: 'github-forbidden' })
    expect((await planSwitches({ fake: left(3), applies: false })).shown).toEqual(['update octo-org/shop'])
    const store = { ...fake.store, rateLimit: () => ({ remaining: 0, resetsAt: 0 }) }
    const targets = [[application('a'), [environment('prod'), account('api')]]] as const
    const declared = await planSwitches({ fake: { ...left(99), store }, targets, applies: false })
    expect(declared.shown).toEqual(['update octo-org/shop'])
    expect(await failureOf(planSwitches({ fake: { ...left(99), store } }))).toMatchObject({ code: 'github-forbidden' })
  })
})

describe('who would lose access', () => {
  it.each([
    ['nobody: the twin is there', [trusting(BY_NAME), trusting(BY_ID)], ['update octo-org/shop']],
    [
      'nobody: it is of another repository',
      [trusting('repo:octo-org/cart:environment:prod')],
      ['update octo-org/shop'],
    ],
    [
      'nobody: it is of another issuer',
      [trusting(BY_NAME, { issuer: 'https://gitlab.com' })],
      ['update octo-org/shop'],
    ],
    [
      'nobody: that issuer signs nothing',
      [trusting(BY_NAME, { issuer: 'https://token.actions.githubusercontent.com/' })],
      ['update octo-org/shop'],
    ],
    ['one without a twin', [trusting(BY_NAME)], ['refuse octo-org/shop']],
    [
      'one of an enterprise without a twin',
      [trusting(BY_NAME, { issuer: 'https://token.actions.githubusercontent.com/octo' }), trusting(BY_ID)],
      ['refuse octo-org/shop'],
    ],
  ])('%s', async (_, stored, lines) => {
    const fake = createFakeTemplates(['shop'])
    expect((await planSwitches({ fake, tenant: tenantOf({ plain: stored }) })).shown).toEqual(lines)
  })

  it('is named with the cure: what to store for what somebody else made, the word for what is ours', async () => {
    const fake = createFakeTemplates(['shop'])
    const description = 'Managed by entra-workload-identity-federation; owner=octo-org/shop@2:f.yml; octo-org/shop prod'
    const tenant = tenantOf({ billing: [trusting(BY_NAME)], ours: [trusting(BY_NAME, { description })] })
    const { why } = await planSwitches({ fake, tenant })
    expect(why.join()).toContain(`of the application "billing" (billing) trusts "${BY_NAME}"`)
    expect(why.join()).toContain(
      `let whoever made it store "${BY_ID}" (issuer https://token.actions.githubusercontent.com)`,
    )
    expect(why.join()).toContain(`\`immutable-subjects: add\` of f.yml stores "${BY_ID}"`)
  })

  it("another application's twin is none", async () => {
    const fake = createFakeTemplates(['shop'])
    const tenant = tenantOf({ a: [trusting(BY_NAME)], b: [trusting(BY_ID)] })
    expect((await planSwitches({ fake, tenant })).shown).toEqual(['refuse octo-org/shop'])
  })

  it('is not known of an expression that nobody can read', async () => {
    const fake = createFakeTemplates(['shop'])
    const expression = { subject: undefined, claimsMatchingExpression: { value: 'what', languageVersion: 1 } } as const
    const { why } = await planSwitches({ fake, tenant: tenantOf({ a: [trusting('x', expression)] }) })
    expect(why.join()).toContain('cannot be decided')
  })

  it.each([
    ['without a manager', undefined, 'manager-forbidden: What trusts the repository could not be read'],
    [
      'where nobody may list them',
      () => Promise.reject(new FederationError('manager-forbidden', 'no')),
      'Application.Read.All',
    ],
    [
      'where one cannot be read',
      tenantOf({ a: new FederationError('service-unavailable', 'down') }),
      'service-unavailable: The application "a" (a) could not be read',
    ],
  ])('is not known %s', async (_, tenant, why) => {
    const fake = createFakeTemplates(['a', 'b', 'c'])
    const planned = await planSwitches({ fake, tenant, atMost: 2 })
    expect(planned.shown).toEqual(['refuse octo-org/a', 'refuse octo-org/b'])
    expect(planned.why[0]).toContain(why)
    expect(fake.writes).toEqual([])
  })

  it('another failure of the sweep is thrown', async () => {
    const fake = createFakeTemplates(['shop'])
    const tenant = () => Promise.reject(new FederationError('service-unavailable', 'down'))
    expect(await failureOf(planSwitches({ fake, tenant }))).toMatchObject({ code: 'service-unavailable' })
  })

  it('an application whose credentials are listed later is read', async () => {
    const fake = createFakeTemplates(['shop'])
    const { shown: lines } = await planSwitches({ fake, tenant: tenantOf({ a: [trusting(BY_NAME)] }, true) })
    expect(lines).toEqual(['refuse octo-org/shop'])
  })
})

describe('targets of the files', () => {
  const identity = { kind: 'managed-identity', resourceId: '/subscriptions/s/mi' } as const

  it('managed identities count, and one that cannot be read stops everything', async () => {
    const fake = createFakeTemplates(['shop'])
    const world = open()
    const targets = [[identity, []]] as const
    expect((await planSwitches({ fake, world, targets })).shown).toEqual(['update octo-org/shop'])
    await world.directories.get(identity.resourceId)?.store.create(trusting(BY_NAME))
    const { why } = await planSwitches({ fake, world, targets })
    expect(why.join()).toContain('of the managed identity object-/subscriptions/s/mi trusts')
    const failing = open({ failing: { [identity.resourceId]: new FederationError('manager-forbidden', 'no') } })
    const stopped = await planSwitches({ fake, world: failing, targets })
    expect(stopped.why.join()).toContain('The managed identity /subscriptions/s/mi could not be read')
  })

  const marked = (file: string) =>
    `Managed by entra-workload-identity-federation; owner=octo-org/shop@2:${file}; octo-org/shop prod`

  /** Plans for an application that stores both forms, as the file of this name made them. */
  async function planOver(made: string, audience: string, trusts: Targets[0][1], file: Partial<FleetFile>) {
    const fake = createFakeTemplates(['shop'])
    const world = open()
    const more = { description: marked(made), audiences: [audience] }
    const stored = [trusting(BY_NAME, { ...more, name: 'by-name' }), trusting(BY_ID, { ...more, name: 'by-id' })]
    const targets = [[application('a'), trusts]] as const
    await planSwitches({ fake, world, targets })
    for (const each of stored) await world.directories.get('a')?.store.create(each)
    const planned = await planSwitches({ fake, world, targets, tenant: tenantOf({ a: stored }), file })
    const lines = planned.fleet.plan.targets.flatMap(({ changes }) => changes)
    return { ...planned, actions: lines.filter(({ resource }) => resource === 'federated').map(({ action }) => action) }
  }

  const both = [environment('prod')]
  const STANDARD = 'api://AzureADTokenExchange'

  it('applications count that the list of all does not show yet', async () => {
    const fake = createFakeTemplates(['shop'])
    const world = open()
    const targets = [[application('a'), []]] as const
    await planSwitches({ fake, world, targets })
    await world.directories.get('a')?.store.create(trusting(BY_NAME))
    expect((await planSwitches({ fake, world, targets })).shown).toEqual(['refuse octo-org/shop'])
  })

  it('a credential that nobody can tell stops its own target only', async () => {
    const unknown = environment('prod', { repository: 'octo-org/none' })
    const fake = createFakeTemplates(['shop'])
    const { shown: lines, fleet } = await planSwitches({ fake, targets: [[application('a'), [unknown]]] })
    expect(lines).toEqual(['update octo-org/shop'])
    expect(fleet.targets.map(({ error }) => error?.code)).toEqual([undefined, 'subject-unknown'])
  })

  it('one that cannot be read is no obstacle: the list of all shows what it stores', async () => {
    const fake = createFakeTemplates(['shop'])
    const world = open({ failing: { a: new FederationError('application-not-found', 'no') } })
    const { shown: lines } = await planSwitches({ fake, world, targets: [[application('a'), []]] })
    expect(lines).toEqual(['update octo-org/shop'])
  })

  it('a twin that this run deletes is none', async () => {
    const { shown: lines, actions } = await planOver('f.yml', STANDARD, [], {})
    expect(actions).toEqual(['delete', 'delete'])
    expect(lines).toEqual(['refuse octo-org/shop'])
  })

  it('a twin that stays is one', async () => {
    const { shown: lines, actions } = await planOver('f.yml', STANDARD, [environment('dev')], { prune: false })
    expect(actions).toEqual(['create'])
    expect(lines).toEqual(['update octo-org/shop'])
  })

  it('a twin that gets another audience is none', async () => {
    const { shown: lines, actions } = await planOver('f.yml', 'api://other', both, { immutableSubjects: 'add' })
    expect(actions).toEqual(['update', 'update'])
    expect(lines).toEqual(['refuse octo-org/shop'])
  })

  it('a twin that gets another owner is one', async () => {
    const moved = { immutableSubjects: 'add', previousOwners: ['octo-org/shop@2:old.yml'] } as const
    const { shown: lines, actions } = await planOver('old.yml', STANDARD, both, moved)
    expect(actions).toEqual(['update', 'update'])
    expect(lines).toEqual(['update octo-org/shop'])
  })
})

describe('at GitHub', () => {
  const turn = async (more: (fake: ReturnType<typeof createFakeTemplates>) => Partial<CustomizationStore>) => {
    const fake = createFakeTemplates(['shop'])
    const store = { ...fake.store, ...more(fake) }
    const planned = await planSwitches({ fake: { ...fake, store } })
    return { fake, ...planned }
  }

  it('what was turned meanwhile is kept', async () => {
    const { fake, apply } = await turn(() => ({}))
    const repository = fake.repositories.get('octo-org/shop')
    if (repository !== undefined) repository.answer = shown('octo-org@1/shop@2')
    expect(await apply()).toEqual(['kept'])
    expect(fake.writes).toEqual([])
  })

  it('what changed meanwhile is stale, and what cannot be told any more is an error', async () => {
    const { fake, apply } = await turn(() => ({}))
    const repository = fake.repositories.get('octo-org/shop')
    if (repository === undefined) throw new Error('no repository')
    repository.answer = {
      status: 200,
      body: { use_default: true, use_immutable_subject: true, sub_claim_prefix: 'repo:octo-org/shop' },
    }
    expect((await apply()).join()).toContain('plan-stale')
    repository.answer = { status: 200, body: [] }
    expect((await apply()).join()).toContain('subject-unknown')
    expect(fake.writes).toEqual([])
  })

  it('a refusal in words is told, and one without words too', async () => {
    const refusing = (said: string) => turn(() => ({ putCustomization: async () => ({ kind: 'invalid', said }) }))
    expect((await (await refusing('Invalid request.')).apply()).join()).toContain(
      'github-forbidden: GitHub refuses to turn octo-org/shop to immutable subjects: Invalid request.',
    )
    expect((await (await refusing('')).apply()).join()).toContain('it does not say why')
  })

  it('an answer that was lost is looked after: written again where it did not happen', async () => {
    let lost = 0
    const { fake, apply } = await turn(({ store }) => ({
      putCustomization: async (...args) => {
        lost += 1
        return lost === 1 ? { kind: 'unsettled' } : store.putCustomization(...args)
      },
    }))
    expect(await apply()).toEqual(['updated'])
    expect(fake.writes).toHaveLength(1)
  })

  it('an answer that was lost after it happened needs no second write', async () => {
    const { fake, apply } = await turn(({ store }) => ({
      putCustomization: async (...args) => {
        await store.putCustomization(...args)
        return { kind: 'unsettled' }
      },
    }))
    expect(await apply()).toEqual(['updated'])
    expect(fake.writes).toHaveLength(1)
  })

  const wrong = (fake: ReturnType<typeof createFakeTemplates>): Partial<CustomizationStore> => {
    let isWritten = false
    return {
      customization: async (fullName) => (isWritten ? shown('octo-org@7/shop@8') : fake.store.customization(fullName)),
      putCustomization: async (fullName, body) => {
        isWritten = body.use_immutable_subject
        return fake.store.putCustomization(fullName, body)
      },
    }
  }

  it('another prefix than expected is put back, and both are said', async () => {
    const { fake, apply } = await turn(wrong)
    const said = (await apply()).join()
    expect(said).toContain('the prefix "repo:octo-org@1/shop@2" with the same template was expected')
    expect(said).toContain('octo-org@7/shop@8')
    expect(said).toContain(
      'was put back: it shows {"use_default":true,"use_immutable_subject":false,"sub_claim_prefix":"repo:octo-org/shop"} now.',
    )
    expect(fake.writes.at(-1)).toBe('octo-org/shop {"use_default":true,"use_immutable_subject":false}')
  })

  it.each([
    ['is refused', async () => ({ kind: 'unsettled' }) as const],
    ['fails', () => Promise.reject(new FederationError('github-forbidden', 'no'))],
  ])('where putting back %s, the way back is printed', async (_, back) => {
    const { apply } = await turn((fake) => {
      const { customization, putCustomization = fake.store.putCustomization } = wrong(fake)
      return {
        ...(customization !== undefined && { customization }),
        putCustomization: async (fullName, body) =>
          body.use_immutable_subject ? putCustomization(fullName, body) : back(),
      }
    })
    expect((await apply()).join()).toContain('could not be put back: run gh api --method PUT repos/octo-org/shop')
  })

  it('what is no failure of ours is thrown, when putting back as well', async () => {
    const { apply } = await turn((fake) => {
      const { customization, putCustomization = fake.store.putCustomization } = wrong(fake)
      return {
        ...(customization !== undefined && { customization }),
        putCustomization: async (fullName, body) =>
          body.use_immutable_subject ? putCustomization(fullName, body) : Promise.reject(new Error('bug')),
      }
    })
    expect(await failureOf(apply())).toMatchObject({ message: 'bug' })
  })

  it('ten are turned at once, and one that fails gives its turn back', async () => {
    const fake = createFakeTemplates(Array.from({ length: 25 }, (_, index) => `r${index + 10}`))
    let [running, most] = [0, 0]
    const putCustomization: CustomizationStore['putCustomization'] = async (fullName, body) => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      return fullName.endsWith('0') ? { kind: 'invalid', said: 'no' } : fake.store.putCustomization(fullName, body)
    }
    const { apply } = await planSwitches({ fake: { ...fake, store: { ...fake.store, putCustomization } } })
    const outcomes = await apply()
    expect(most).toBe(10)
    expect(outcomes.filter((each) => each === 'updated')).toHaveLength(22)
    expect(outcomes).toHaveLength(25)
  })

  it('a prefix that is seen late is waited for', async () => {
    let reads = 0
    const { fake, log, apply } = await turn((world) => ({
      customization: async (fullName) => {
        reads += 1
        return reads < 6 ? shown('octo-org/shop') : world.store.customization(fullName)
      },
    }))
    expect(await apply()).toEqual(['updated'])
    expect(fake.writes).toHaveLength(1)
    expect(log.lines.join()).toContain('Turning octo-org/shop to immutable subjects')
  })

  it('an answer that never settles ends, and says the status', async () => {
    let isWritten = false
    const { apply } = await turn(({ store }) => ({
      customization: async (fullName) => (isWritten ? { status: 404 } : store.customization(fullName)),
      putCustomization: async () => {
        isWritten = true
        return { kind: 'unsettled' }
      },
    }))
    expect((await apply()).join()).toContain('it shows status 404.')
  })

  it("an organization's template is read where it may be followed", async () => {
    const fake = createFakeTemplates(['shop'])
    const repository = fake.repositories.get('octo-org/shop')
    if (repository === undefined) throw new Error('no repository')
    repository.answer = { status: 200, body: { use_default: false, include_claim_keys: ['repo', 'context'] } }
    const refused = await planSwitches({ fake })
    expect(refused.why.join()).toContain('"Administration: read" on the organization')
    repository.facts = { ...repository.facts, ofPerson: true }
    const planned = await planSwitches({ fake })
    expect(planned.shown).toEqual(['update octo-org/shop'])
  })
})
