/** Tests the requests about applications, owners and service principals, and what each answer of Graph means. */
import { describe, expect, it } from 'vitest'
import { createApplicationDirectory } from '../../src/entra/graph-applications.ts'
import { failureOf } from '../federation/job.ts'

const OWNER = '44444444-4444-4444-8444-444444444444'
const token = `h.${Buffer.from(JSON.stringify({ oid: OWNER, appid: OWNER, roles: ['Application.Read.All'] })).toString('base64url')}.s`

function setUp(...answers: readonly Response[]) {
  const sent: { line: string; prefer: string | null; body: unknown }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    sent.push({
      line: `${request.method} ${decodeURIComponent(request.url.replace('https://gateway.example/beta', ''))}`,
      prefer: request.headers.get('prefer'),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    })
    const answer = answers[sent.length - 1]
    if (answer === undefined) throw new Error('an unexpected request')
    return answer
  }
  const environment = { endpoint: 'https://gateway.example', fetch, token: async () => token }
  return { sent, directory: createApplicationDirectory(environment, { graph: 'https://graph.microsoft.us' }) }
}

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const refusal = (status: number, code: string, message = 'm') => json(status, { error: { code, message } })

const SHOP = {
  id: 'o',
  appId: 'c',
  uniqueName: "sh'op",
  displayName: 'Shop',
  signInAudience: 'AzureADMyOrg',
  createdByAppId: 'm',
  serviceManagementReference: 'CMDB-1',
  owners: [{ id: 'a' }],
}
const FIND =
  "GET /applications(uniqueName='sh''op')?$select=id,appId,uniqueName,displayName,signInAudience,createdByAppId,serviceManagementReference&$expand=owners"

describe('an application is found', () => {
  it('by its unique name, with its owners and its service principal', async () => {
    const { sent, directory } = setUp(json(200, SHOP), json(200, { id: 'p' }))
    expect(await directory.find("sh'op")).toEqual({
      objectId: 'o',
      clientId: 'c',
      uniqueName: "sh'op",
      displayName: 'Shop',
      createdByAppId: 'm',
      multiTenant: false,
      serviceManagementReference: 'CMDB-1',
      owners: ['a'],
      principalId: 'p',
    })
    expect(sent.map(({ line }) => line)).toEqual([FIND, "GET /servicePrincipals(appId='c')?$select=id"])
  })

  it('or is not there', async () => {
    expect(await setUp(refusal(404, 'Request_ResourceNotFound')).directory.find('x')).toBeUndefined()
  })

  it('without what may be missing', async () => {
    const bare = { ...SHOP, displayName: null, createdByAppId: null, serviceManagementReference: null, owners: [] }
    const { directory } = setUp(
      json(200, { ...bare, signInAudience: 'AzureADMultipleOrgs' }),
      refusal(404, 'Request_ResourceNotFound'),
    )
    expect(await directory.find("sh'op")).toMatchObject({
      displayName: null,
      createdByAppId: null,
      multiTenant: true,
      serviceManagementReference: null,
      principalId: undefined,
    })
  })

  it('with all owners where an expansion shows no more than twenty', async () => {
    const twenty = Array.from({ length: 20 }, (_, index) => ({ id: `owner-${index}` }))
    const { sent, directory } = setUp(
      json(200, { ...SHOP, owners: twenty }),
      json(200, { value: [...twenty, { id: 'last' }] }),
      json(200, { id: 'p' }),
    )
    expect((await directory.find("sh'op"))?.owners).toHaveLength(21)
    expect(sent[1]?.line).toBe('GET /applications/o/owners')
  })

  it.each([
    ['another one', { ...SHOP, uniqueName: 'other' }],
    ['no ID', { ...SHOP, id: undefined }],
    ['no client ID', { ...SHOP, appId: 7 }],
    ['no owners', { ...SHOP, owners: undefined }],
    ['an owner without an ID', { ...SHOP, owners: [{}] }],
  ])('and is an error where the answer holds %s', async (_title, body) => {
    expect((await failureOf(setUp(json(200, body)).directory.find("sh'op"))).code).toBe('service-unavailable')
  })

  it('and is an error where the manager may not read it, or its principal has no ID', async () => {
    const forbidden = setUp(refusal(403, 'Authorization_RequestDenied'))
    expect((await failureOf(forbidden.directory.find('x'))).code).toBe('manager-forbidden')
    const nameless = setUp(json(200, SHOP), json(200, {}))
    expect((await failureOf(nameless.directory.find("sh'op"))).code).toBe('service-unavailable')
  })
})

describe('an application is created', () => {
  const fields = { uniqueName: 'shop', displayName: 'Shop', signInAudience: 'AzureADMyOrg' } as const

  it('by an upsert of its unique name', async () => {
    const { sent, directory } = setUp(json(201, { id: 'o' }))
    expect(await directory.upsert({ ...fields, serviceManagementReference: 'CMDB-1' })).toEqual({
      kind: 'created',
      id: 'o',
    })
    expect(sent[0]).toEqual({
      line: "PATCH /applications(uniqueName='shop')",
      prefer: 'create-if-missing',
      body: { displayName: 'Shop', signInAudience: 'AzureADMyOrg', serviceManagementReference: 'CMDB-1' },
    })
  })

  it('or updated where only fields are given, and then never created', async () => {
    const { sent, directory } = setUp(new Response(null, { status: 204 }), new Response(null, { status: 204 }))
    expect(await directory.upsert({ uniqueName: 'shop', displayName: 'Shop' })).toEqual({ kind: 'updated' })
    await directory.upsert({ uniqueName: 'shop', serviceManagementReference: 'CMDB-1' })
    expect(sent.map(({ prefer }) => prefer)).toEqual([null, null])
    expect(sent.map(({ body }) => body)).toEqual([{ displayName: 'Shop' }, { serviceManagementReference: 'CMDB-1' }])
  })

  it('unless the quota is used up', async () => {
    const { directory } = setUp(refusal(403, 'Directory_QuotaExceeded', 'The quota.'))
    const error = await failureOf(directory.upsert(fields))
    expect(error.code).toBe('quota-exceeded')
    expect(error.message).toContain('so it cannot create the application "shop"')
    expect(error.hint).toContain('250 objects, and deleted ones count')
    expect(error.answer?.message).toBe('The quota.')
  })

  it.each([
    [409, 'Directory_ConcurrencyViolation', 'busy'],
    [503, 'Directory_ConcurrencyViolation', 'busy'],
    [409, 'Request_MultipleObjectsWithSameKeyValue', 'name-taken'],
    [404, 'Request_ResourceNotFound', 'target-missing'],
    [500, 'UnknownError', 'uncertain'],
  ])('or HTTP %i %s ends as %s', async (status, code, kind) => {
    expect(await setUp(refusal(status, code)).directory.upsert(fields)).toEqual({ kind })
  })

  it('or the manager lacks the permission, which is named', async () => {
    const error = await failureOf(setUp(refusal(403, 'Authorization_RequestDenied')).directory.upsert(fields))
    expect(error.code).toBe('manager-forbidden')
    expect(error.hint).toContain('Application.ReadWrite.OwnedBy')
  })
})

describe('an owner is added', () => {
  it("by a reference on the cloud's own host, whatever way the request takes", async () => {
    const { sent, directory } = setUp(new Response(null, { status: 204 }))
    expect(await directory.addOwner('o', OWNER)).toEqual({ kind: 'updated' })
    expect(sent[0]?.line).toBe('POST /applications/o/owners/$ref')
    expect(sent[0]?.body).toEqual({ '@odata.id': `https://graph.microsoft.us/v1.0/directoryObjects/${OWNER}` })
  })

  it('or is one already', async () => {
    const message = "One or more added object references already exist for the following modified properties: 'owners'."
    const { directory } = setUp(refusal(400, 'Request_BadRequest', message))
    expect(await directory.addOwner('o', OWNER)).toEqual({ kind: 'updated' })
  })

  it('or is nobody of the directory', async () => {
    const message = `Resource '${OWNER}' does not exist or one of its queried reference-property objects are not present.`
    const error = await failureOf(
      setUp(refusal(404, 'Request_ResourceNotFound', message)).directory.addOwner('o', OWNER),
    )
    expect(error.code).toBe('configuration-invalid')
    expect(error.message).toBe(`The owner ${OWNER} is nobody of this directory.`)
  })

  it('or the application is not known yet', async () => {
    const { directory } = setUp(refusal(404, 'Request_ResourceNotFound', "Resource 'o' does not exist"))
    expect(await directory.addOwner('o', OWNER)).toEqual({ kind: 'target-missing' })
  })
})

describe('a service principal is created', () => {
  it('for a client ID', async () => {
    const { sent, directory } = setUp(json(201, { id: 'p' }))
    expect(await directory.createServicePrincipal('c')).toEqual({ kind: 'created', id: 'p' })
    expect(sent[0]).toMatchObject({ line: 'POST /servicePrincipals', body: { appId: 'c' } })
  })

  it('once the directory knows the application', async () => {
    const message = "The appId 'c' of the service principal does not reference a valid application object."
    const { directory } = setUp(refusal(400, 'Request_BadRequest', message))
    expect(await directory.createServicePrincipal('c')).toEqual({ kind: 'target-missing' })
  })
})

describe('what was deleted', () => {
  it('is listed to its end, as far as it had a unique name', async () => {
    const next = 'https://gateway.example/beta/directory/deletedItems/microsoft.graph.application?$skiptoken=x'
    const { directory } = setUp(
      json(200, {
        value: [
          { appId: 'c', uniqueName: null },
          { appId: 'd', uniqueName: 'shop' },
        ],
        '@odata.nextLink': next,
      }),
      json(200, { value: [{ appId: 'e', uniqueName: 'cart', deletedDateTime: '2026-11-01T00:00:00Z' }, {}] }),
    )
    expect(await directory.deleted()).toEqual([
      { clientId: 'd', uniqueName: 'shop', deletedDateTime: '' },
      { clientId: 'e', uniqueName: 'cart', deletedDateTime: '2026-11-01T00:00:00Z' },
    ])
  })

  it('is an error where there is no list', async () => {
    const { directory } = setUp(refusal(404, 'Request_ResourceNotFound'))
    expect((await failureOf(directory.deleted())).code).toBe('service-unavailable')
  })
})

it('the manager is who the token says', async () => {
  expect(await setUp().directory.manager()).toEqual({
    kind: 'application',
    clientId: OWNER,
    objectId: OWNER,
    mayWrite: false,
  })
})
