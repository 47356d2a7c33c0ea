/** Tests Actions secrets at GitHub: sealed for the right key, told by their time, and only where an environment is guarded. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { createSecretOpener } from '../../src/github/secrets.ts'
import { toFetch } from '../../src/transport/fetch.ts'
import { startGraph } from '../entra/graph-sandbox.ts'
import { failureOf } from '../federation/job.ts'

const NAME = 'AZURE_CLIENT_SECRET'

let stage: Awaited<ReturnType<typeof startGraph>>
beforeEach(async () => {
  stage = await startGraph()
})
afterEach(() => stage.close())

const open = (environment: string | undefined = IDS.environment, token: string = IDS.bootstrapToken) => {
  const url = `${stage.sandbox.url}/api/v3`
  const opener = createSecretOpener({ url, token, fetch: toFetch(stage.transport, 'GitHub') })
  return opener({ fullName: IDS.repository, environment, name: NAME })
}
const repository = () => {
  const [found] = stage.sandbox.world.github.repositories
  if (found === undefined) throw new Error('no repository')
  return found
}
const production = () => {
  const [found] = repository().environments
  if (found === undefined) throw new Error('no environment')
  return found
}

describe('a value', () => {
  it('of an environment is opened by its own key, and told by its time alone', async () => {
    const secret = open()
    expect(await secret.updatedAt()).toBeUndefined()
    await secret.store('wörth')
    expect(production().secrets[0]?.value).toBe('wörth')
    expect(repository().secrets).toEqual([])
    expect(await secret.updatedAt()).toBe(Date.parse(`${production().secrets[0]?.updated_at}`))
  })

  it('of a repository goes to the repository', async () => {
    const opener = createSecretOpener({
      url: `${stage.sandbox.url}/api/v3`,
      token: IDS.bootstrapToken,
      fetch: toFetch(stage.transport, 'GitHub'),
    })
    const secret = opener({ fullName: IDS.repository, environment: undefined, name: NAME })
    await secret.store('value')
    expect(repository().secrets[0]?.value).toBe('value')
    expect(await secret.guard()).toBe('unguarded')
  })

  it('is in no error, and what is no answer is one', async () => {
    stage.sandbox.fault({ match: { method: 'PUT' }, effect: { status: 500 } })
    const down = await failureOf(open().store('secret value'))
    expect(down.code).toBe('service-unavailable')
    expect(JSON.stringify([down.message, down.hint, down.answer])).not.toContain('secret value')
    stage.sandbox.fault({ match: { path: /public-key/ }, effect: { status: 200, body: {} } })
    expect((await failureOf(open().store('v'))).code).toBe('service-unavailable')
    stage.sandbox.fault({ match: { path: /secrets\// }, effect: { status: 200, body: { updated_at: 'x' } } })
    expect((await failureOf(open().updatedAt())).code).toBe('service-unavailable')
  })

  it('needs a permission that no job has', async () => {
    const { SANDBOX_GITHUB_TOKEN: token = '' } = await stage.sandbox.jobEnvironment({})
    const error = await failureOf(open(IDS.environment, token).store('v'))
    expect(error.code).toBe('github-forbidden')
    expect(error.hint).toContain('Environments: read')
    expect((await failureOf(open('nowhere').store('v'))).code).toBe('github-forbidden')
  })
})

describe('an environment', () => {
  const guard = () => open().guard()

  it('without rules is unguarded; a wait guards nothing', async () => {
    production().protection_rules = [{ id: 1, type: 'wait_timer', wait_timer: 5 }]
    expect(await guard()).toBe('unguarded')
  })

  it('is guarded by reviewers, not by an empty list of them', async () => {
    production().protection_rules = [{ id: 1, type: 'required_reviewers', reviewers: [] }]
    expect(await guard()).toBe('unguarded')
    production().protection_rules = [{ id: 1, type: 'required_reviewers', reviewers: [{ type: 'User' }] }]
    expect(await guard()).toBe('guarded')
  })

  it.each([
    [[], 'guarded'],
    [['main', 'release/*'], 'guarded'],
    [['main', '*'], 'unguarded'],
    [['**'], 'unguarded'],
    [['**/*'], 'unguarded'],
  ])('with the branches %j is %s', async (names, expected) => {
    production().deployment_branch_policy = { protected_branches: false, custom_branch_policies: true }
    production().branch_policies = names.map((name, id) => ({ id, name, type: 'branch' }))
    expect(await guard()).toBe(expected)
  })

  it('for tags alone lets no branch deploy', async () => {
    production().deployment_branch_policy = { protected_branches: false, custom_branch_policies: true }
    production().branch_policies = [{ id: 1, name: '*', type: 'tag' }]
    expect(await guard()).toBe('guarded')
  })

  it('for protected branches guards where there are some: without, every branch may deploy', async () => {
    production().deployment_branch_policy = { protected_branches: true, custom_branch_policies: false }
    expect(await guard()).toBe('guarded')
    repository().branches = [{ name: 'main', protected: false }]
    expect(await guard()).toBe('unguarded')
  })

  it('that is not there, or may not be seen, is told apart', async () => {
    expect(await open('nowhere').guard()).toBe('missing')
    stage.sandbox.fault({ match: { path: /environments/ }, effect: { status: 403 } })
    expect(await guard()).toBe('unknown')
  })
})
