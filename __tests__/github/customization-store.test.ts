/** Tests what is listed of an owner, and what is read and written of subject templates, over GitHub's REST API. */
import { afterEach, describe, expect, it } from 'vitest'
import type { RepositoryDocument } from '../../sandbox/world/document.ts'
import type { CustomizationStore } from '../../src/federation/ports-repository.ts'
import { createCustomizationStore } from '../../src/github/customization-store.ts'
import { type GitHubStage, repositories, startGitHub } from './sandbox-reader.ts'

const TOKEN = 'ghs_token_of_an_app'
const SHOP = 'octo-org/shop'
const SENT = { use_default: true, use_immutable_subject: true }

let stage: GitHubStage
async function start(
  documents: readonly RepositoryDocument[],
  permissions: object = { actions: 'write' },
): Promise<CustomizationStore> {
  const tokens = [{ token: TOKEN, permissions: permissions as { actions: 'write' } }]
  stage = await startGitHub(repositories(documents, { tokens }))
  return createCustomizationStore(stage.api(TOKEN))
}
afterEach(() => stage.close())

const fault = (effect: object, times = 1) =>
  stage.sandbox.fault({ match: { service: 'github' }, times, effect: effect as { status: number } })
const failureOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)

describe('repositories of an owner', () => {
  it('are listed to the last page, with what is archived', async () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ full_name: `octo-org/r${index}`, archived: index === 0 }))
    const store = await start(many)
    const listed = await store.repositoriesOf('octo-org')
    expect(listed).toHaveLength(101)
    expect(listed.filter(({ archived }) => archived).map(({ fullName }) => fullName)).toEqual(['octo-org/r0'])
  })

  it('are asked of a person where no organization has the name', async () => {
    const store = await start([{ full_name: 'mona/shop', owner: { type: 'User' } }])
    const [shop] = await store.repositoriesOf('mona')
    expect(shop?.fullName).toBe('mona/shop')
    expect(shop?.ofPerson).toBe(true)
  })

  it('are an error where nobody has the name, or the list is none', async () => {
    const store = await start([{ full_name: SHOP }])
    expect(await failureOf(store.repositoriesOf('nobody'))).toMatchObject({ code: 'github-forbidden' })
    fault({ status: 200, body: { items: [] } })
    expect(await failureOf(store.repositoriesOf('octo-org'))).toMatchObject({ code: 'service-unavailable' })
    fault({ status: 200, body: [{ full_name: SHOP }] })
    expect(await failureOf(store.repositoriesOf('octo-org'))).toMatchObject({ code: 'service-unavailable' })
  })
})

describe('templates', () => {
  it('are written, and read again each time', async () => {
    const store = await start([{ full_name: SHOP, id: 2, owner: { id: 1 } }])
    const prefix = async () => ((await store.customization(SHOP)).body as { sub_claim_prefix: string }).sub_claim_prefix
    expect(await prefix()).toBe('repo:octo-org/shop')
    expect(await store.putCustomization(SHOP, SENT)).toEqual({ kind: 'done' })
    expect(await prefix()).toBe('repo:octo-org@1/shop@2')
    expect(store.rateLimit()?.remaining).toBeGreaterThan(0)
  })

  it.each([
    [400, { kind: 'invalid', said: 'Said.' }],
    [422, { kind: 'invalid', said: 'Said.' }],
    [409, { kind: 'unsettled' }],
    [502, { kind: 'unsettled' }],
  ])('a write that is answered %s', async (status, answer) => {
    const store = await start([{ full_name: SHOP }])
    fault({ status, body: { message: 'Said.' } }, 9)
    expect(await store.putCustomization(SHOP, SENT)).toEqual(answer)
  })

  it('what the token may not is told with the permission; nobody customised is an answer', async () => {
    const store = await start([{ full_name: SHOP }], {})
    expect(await failureOf(store.customization(SHOP))).toMatchObject({
      hint: expect.stringContaining('"Actions: read"'),
    })
    expect(await failureOf(store.putCustomization(SHOP, SENT))).toMatchObject({
      hint: expect.stringContaining('"Actions: write"'),
    })
    fault({ status: 404, body: {} })
    expect(await store.customization(SHOP)).toEqual({ status: 404 })
    expect((await store.organizationCustomization('octo-org')).status).toBe(404)
  })

  it("an organization's is read, or its refusal is the answer", async () => {
    const store = await start([{ full_name: SHOP }], { organization_administration: 'read' })
    stage.sandbox.world.github.organizations.push({ login: 'octo-org', oidc: { include_claim_keys: ['repo'] } })
    expect(await store.organizationCustomization('octo-org')).toEqual({
      status: 200,
      body: { include_claim_keys: ['repo'] },
    })
    fault({ status: 403, body: {} })
    expect(await store.organizationCustomization('octo-org')).toEqual({ status: 403 })
  })
})
