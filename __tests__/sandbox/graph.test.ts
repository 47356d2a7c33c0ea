/** Graph's applications and federated credentials: shapes, upsert, refusals as recorded, permissions, concurrency. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GITHUB_ISSUER, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import expressions from '../vectors/flexible-expressions.json' with { type: 'json' }
import vectors from '../vectors/graph-errors.json' with { type: 'json' }
import { at, type Client, call, json, startClient } from './client.ts'

let client: Client
let token: string
beforeEach(async () => {
  client = await startClient()
  token = await client.sandbox.mintAccessToken({ clientId: IDS.managerClientId })
})
afterEach(() => client.close())

const path = (tail = '', version = 'beta') =>
  `/${version}/applications/${IDS.objectId}/federatedIdentityCredentials${tail}`
const graph = (method: string, target: string, body?: unknown, headers: Record<string, string> = {}) =>
  call(client, token, method, target, body, headers)
const body = (changes: Record<string, unknown> = {}) => ({
  name: 'main',
  issuer: GITHUB_ISSUER,
  subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
  ...changes,
})
const recorded = (id: string) => {
  const found = vectors.errors.find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`no vector ${id}`)
  return found
}
const flexible = (value: string, issuer = GITHUB_ISSUER) => ({
  name: 'flexible',
  issuer,
  audiences: ['api://AzureADTokenExchange'],
  claimsMatchingExpression: { value, languageVersion: 1 },
})

describe('federated credentials', () => {
  test('create, read by id, name and key, update, delete', async () => {
    const created = await graph('POST', path('', 'v1.0'), body({ description: 'd' }))
    expect(created.status).toBe(201)
    expect(Object.keys(json(created))).toEqual([
      '@odata.context',
      'id',
      'name',
      'issuer',
      'subject',
      'description',
      'audiences',
    ])
    const id = String(json(created).id)
    for (const key of [`/${id}`, '/main', "(name='main')", `('${id}')`]) {
      expect(json(await graph('GET', path(key))).id).toBe(id)
    }
    expect((await graph('PATCH', path('/main'), { description: 'e' })).status).toBe(204)
    expect(json(await graph('GET', path('/main')))).toMatchObject({ id, description: 'e', subject: body().subject })
    expect((await graph('PATCH', path('/main'), { name: 'other' })).status).toBe(400)
    expect((await graph('DELETE', path(`/${id}`))).status).toBe(204)
    expect((await graph('DELETE', path(`/${id}`))).status).toBe(404)
  })

  test('upsert creates with 201, updates with 204, needs its header', async () => {
    const key = path("(name='upsert')")
    const prefer = { prefer: 'create-if-missing' }
    const { name: _name, ...fields } = body()
    expect((await graph('PATCH', key, fields)).status).toBe(404)
    expect((await graph('PATCH', path('/upsert'), fields, prefer)).status).toBe(404)
    const created = await graph('PATCH', key, fields, prefer)
    expect(created.status).toBe(201)
    expect(json(created).name).toBe('upsert')
    const updated = await graph('PATCH', key, { ...fields, subject: 'repo:a/b:pull_request' }, prefer)
    expect(updated.status).toBe(204)
    expect(updated.text).toBe('')
    const again = `/beta/applications(appId='${IDS.clientId}')/federatedIdentityCredentials(name='upsert')`
    expect(json(await graph('GET', again)).subject).toBe('repo:a/b:pull_request')
  })

  test('filters by name and subject only, pages with @odata.nextLink', async () => {
    for (const name of ['one', 'two', 'three']) await graph('POST', path(), body({ name, subject: name }))
    const names = async (query: string) => at(json(await graph('GET', path(query))), 'value')
    expect(await names(`?$filter=${encodeURIComponent("subject eq 'two'")}`)).toMatchObject([{ name: 'two' }])
    expect((await graph('GET', path(`?$filter=${encodeURIComponent("issuer eq 'x'")}`))).status).toBe(400)
    const page = json(await graph('GET', path('?$top=2')))
    expect(page.value).toHaveLength(2)
    const next = String(page['@odata.nextLink'])
    expect(next.startsWith(client.sandbox.url)).toBe(true)
    expect(json(await graph('GET', next)).value).toMatchObject([{ name: 'three' }])
  })

  test('v1.0 shows neither expression nor subject of a flexible credential, beta shows it', async () => {
    const value = expressions.examples_valid[0] ?? ''
    expect((await graph('POST', path(), flexible(value))).status).toBe(201)
    expect(at(json(await graph('GET', path())), 'value', 0, 'claimsMatchingExpression', 'value')).toBe(value)
    const hidden = at(json(await graph('GET', path('', 'v1.0'))), 'value', 0)
    expect(hidden).toMatchObject({ subject: null })
    expect(hidden).not.toHaveProperty('claimsMatchingExpression')
    client.sandbox.settings.graph.v1BrokenList = true
    const { text } = await graph('GET', path('', 'v1.0'))
    expect(() => JSON.parse(text)).toThrow()
    const shape = (raw: string) =>
      raw.replaceAll(/"(id|name|date|[a-z-]*request-id)":"[^"]*"|applications\('[^']*'\)/g, '')
    expect(shape(text)).toBe(shape(String(recorded('ffic_v1_list_truncated_500_in_200').raw_body)))
  })
})

describe('refusals as recorded', () => {
  const refusal = async (sent: Record<string, unknown>, version = 'beta') => {
    const reply = await graph('POST', path('', version), sent)
    const error = json(reply).error
    return {
      status: reply.status,
      code: at(error, 'code'),
      message: at(error, 'message'),
      inner: at(error, 'innerError'),
    }
  }

  test('name taken', async () => {
    await graph('POST', path(), body())
    const vector = recorded('fic_duplicate_name')
    const got = await refusal(body({ subject: 'other' }))
    expect(got).toMatchObject({ status: vector.http_status, code: vector.error_code, message: vector.message })
    expect(Object.keys(got.inner ?? {})).toEqual(Object.keys(vector.innerError ?? {}))
  })

  test('issuer and subject taken', async () => {
    const issuer = 'https://oidc.prod-aks.azure.com/5b15da40-59ed-401c-b5f6-09ac41c12d7e/'
    const subject = 'system:serviceaccount:default:workload-identity-sa'
    await graph('POST', path(), body({ issuer, subject }))
    const vector = recorded('fic_duplicate_issuer_subject')
    const got = await refusal(body({ name: 'second', issuer, subject }))
    expect(got).toMatchObject({ status: 400, code: vector.error_code, message: vector.message })
  })

  test.each(['ffic_missing_required_claims_github', 'ffic_missing_required_claims_gitlab'])('%s', async (id) => {
    const vector = recorded(id)
    const value = /paramValue: (.*), objectType/.exec(vector.message ?? '')?.[1] ?? ''
    const issuer = /issuer '([^']+)'/.exec(vector.message ?? '')?.[1]
    expect(await refusal(flexible(value, issuer))).toMatchObject({
      status: 400,
      code: 'InvalidFederatedIdentityCredentialValue',
      message: vector.message,
    })
  })

  test('a name that is none, a flexible credential on v1.0, an empty id, a missing credential', async () => {
    const name = 'ellismg-todo-nodejs-mongo-rg-ellismg/move-to-rg-scope'
    expect((await refusal(body({ name }))).message).toBe(
      `The specified Name value is not a valid URI last segment. paramName: FederatedIdentityCredential.Name, paramValue: ${name}, objectType: Microsoft.Online.DirectoryServices.Application`,
    )
    expect((await refusal(flexible(expressions.examples_valid[0] ?? ''), 'v1.0')).message).toBe(
      recorded('ffic_on_v1_or_az').message,
    )
    const empty = json(await graph('POST', '/beta/applications//federatedIdentityCredentials', body()))
    expect(at(empty, 'error', 'message')).toBe(recorded('bad_request_empty_app_id').message)
    const missing = await graph('GET', path('/app-fic'))
    const vector = recorded('fic_not_found_by_name')
    expect(missing.status).toBe(404)
    expect(at(json(missing), 'error', 'message')).toEqual(vector.message)
  })

  test.each([
    [{ audiences: [] }, 'audience'],
    [{ audiences: ['a', 'b'] }, 'audience'],
    [{ subject: undefined }, 'subject'],
    [{ subject: 'x'.repeat(601) }, '600'],
    [{ issuer: `https://login.microsoftonline.com/${IDS.tenantId}/v2.0`, subject: randomUUID() }, 'Subject'],
  ])('%j', async (changes, word) => {
    const got = await refusal(body(changes))
    expect(got.status).toBe(400)
    expect(got.message).toContain(word)
  })

  test.each(expressions.examples_valid.map((value) => [value, 201] as const))(
    '%s is accepted',
    async (value, status) => {
      expect((await graph('POST', path(), flexible(value))).status).toBe(status)
    },
  )

  test.each([
    ...expressions.examples_rejected,
    "claims['sub'] eq 'a' or claims['sub'] eq 'b'",
    "claims['actor'] eq 'x'",
  ])('%s is refused', async (value) => {
    expect((await graph('POST', path(), flexible(value))).status).toBe(400)
  })

  test('the tenant policy and the limit of 20', async () => {
    const tenant = client.sandbox.world.tenants[0]
    if (tenant === undefined) throw new Error('no tenant')
    tenant.policies.allowedIssuers = ['https://accounts.google.com']
    expect((await refusal(body())).message).toContain(
      `FederatedIdentityCredential.Issuer value '${GITHUB_ISSUER}' not allowed as per assigned policy`,
    )
    delete tenant.policies.allowedIssuers
    for (let index = 0; index < 20; index += 1) {
      expect((await graph('POST', path(), body({ name: `n${index}x`, subject: `s${index}` }))).status).toBe(201)
    }
    expect((await refusal(body())).status).toBe(400)
  })
})
