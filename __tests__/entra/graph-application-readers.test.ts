/** Tests the readers of many applications: which lists are read again, what belongs to one application, and where pages may lead. */
import { describe, expect, it } from 'vitest'
import { createApplicationReaders } from '../../src/entra/graph-application-readers.ts'
import type { BatchReply } from '../../src/entra/graph-batch.ts'
import type { GraphReply } from '../../src/entra/graph-client.ts'
import { parseListed } from '../../src/entra/graph-listed.ts'
import type { ApplicationAddress } from '../../src/federation/ports-fleet.ts'
import { failureOf } from '../federation/job.ts'

type Json = Readonly<Record<string, unknown>>

const ENDPOINT = 'https://graph.microsoft.com'
const credential = (name: string, more: Json = {}): Json => ({
  id: `id-${name}`,
  name,
  issuer: 'https://i',
  subject: 's',
  audiences: ['a'],
  description: null,
  claimsMatchingExpression: null,
  ...more,
})
const application = (name: string, credentials: unknown, more: Json = {}): Json => ({
  id: `object-${name}`,
  appId: name,
  uniqueName: null,
  displayName: name,
  signInAudience: 'AzureADMyOrg',
  federatedIdentityCredentials: credentials,
  ...more,
})
const ok = (body: Json): BatchReply => ({ status: 200, body })
const byId = (clientId: string): ApplicationAddress => ({ kind: 'application', clientId })

/** A Graph that answers paths by what they contain; anything else is a list of nothing. */
function setUp(
  answers: readonly (readonly [part: string, reply: BatchReply])[],
  pages: readonly (Json | number)[] = [],
) {
  const asked: string[] = []
  const sent: string[] = []
  const listed: string[] = []
  const readers = createApplicationReaders({
    endpoint: ENDPOINT,
    send: async ({ path }): Promise<GraphReply> => {
      const page = pages[sent.length] ?? 500
      sent.push(path)
      return typeof page === 'number' ? { status: page, text: '{}' } : { status: 200, text: JSON.stringify(page) }
    },
    readInBatches: async (paths) =>
      paths.map((path) => {
        const decoded = decodeURIComponent(path)
        asked.push(decoded)
        return answers.find(([part]) => decoded.includes(part))?.[1] ?? ok({ value: [] })
      }),
    storeOf: (address) => ({
      list: async () => {
        listed.push(JSON.stringify(address))
        return []
      },
    }),
  })
  return { ...readers, asked, sent, listed }
}

describe('applications by a filter', () => {
  it('are fifteen to a filter, then asked for their owners', async () => {
    const names = Array.from({ length: 16 }, (_, index) => `a${index}`)
    const { readApplications, asked } = setUp([
      ['appId in', ok({ value: names.map((name) => application(name, [credential('c')])) })],
      ['$expand=owners', ok({ value: [{ id: 'OBJECT-A3', owners: [{}, {}] }, { id: 'x' }, 'text'] })],
    ])
    const readings = await readApplications(names.map(byId))
    expect(readings.map((each) => each.ok && each.facts.owners)).toEqual(
      names.map((name) => (name === 'a3' ? 2 : undefined)),
    )
    expect(asked.map((path) => path.split('?')[1]?.slice(0, 20))).toEqual([
      "$filter=appId in ('a",
      "$filter=appId in ('a",
      "$filter=id in ('obje",
      "$filter=id in ('obje",
    ])
  })

  it.each<[string, Json]>([
    ['nothing is expanded', application('a', undefined)],
    [
      'twenty came',
      application(
        'a',
        Array.from({ length: 20 }, (_, index) => credential(`c${index}`)),
      ),
    ],
    ['a subject is missing without an expression', application('a', [credential('c', { subject: null })])],
    ['the expansion has another page', application('a', [], { 'federatedIdentityCredentials@odata.nextLink': 'x' })],
  ])('are read again through their list where %s', async (_, listed) => {
    const { readApplications, asked } = setUp([
      ['appId in', ok({ value: [listed] })],
      ['object-a/federatedIdentityCredentials', ok({ value: [credential('from the list')] })],
    ])
    const [reading] = await readApplications([byId('A')])
    expect(reading?.ok && reading.stored.map(({ name }) => name)).toEqual(['from the list'])
    expect(asked[1]).toBe('/applications/object-a/federatedIdentityCredentials')
  })

  it('are not read again where an expression is shown', async () => {
    const flexible = credential('c', { subject: null, claimsMatchingExpression: { value: 'x', languageVersion: 1 } })
    const { readApplications, asked } = setUp([['appId in', ok({ value: [application('a', [flexible])] })]])
    expect(await readApplications([byId('a')])).toMatchObject([{ ok: true, stored: [{ name: 'c' }] }])
    expect(asked.some((path) => path.endsWith('/federatedIdentityCredentials'))).toBe(false)
  })

  it('with a list of several pages are read by their store', async () => {
    const { readApplications, listed } = setUp([
      ['appId in', ok({ value: [application('a', undefined)] })],
      ['/federatedIdentityCredentials', ok({ value: [], '@odata.nextLink': `${ENDPOINT}/more` })],
    ])
    expect(await readApplications([byId('a')])).toMatchObject([{ ok: true, stored: [] }])
    expect(listed).toEqual(['{"kind":"application","objectId":"object-a"}'])
  })

  it.each<[string, BatchReply, string]>([
    ['refused', { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }, 'manager-forbidden'],
    ['of another shape', ok({ value: 'x' }), 'service-unavailable'],
    ['of no credentials', ok({ value: [{ name: 7 }] }), 'service-unavailable'],
    ['nowhere', { status: -1, body: undefined }, 'service-unavailable'],
  ])('with a list that is %s fail alone', async (_, reply, code) => {
    const { readApplications } = setUp([
      ['appId in', ok({ value: [application('a', undefined), application('b', [])] })],
      ['/federatedIdentityCredentials', reply],
    ])
    const [a, b] = await readApplications([byId('a'), byId('b')])
    expect(a).toMatchObject({ ok: false, error: { code } })
    expect(b).toMatchObject({ ok: true })
  })

  it.each<[string, BatchReply]>([
    ['refused', { status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } }],
    ['of another shape', ok({ value: {} })],
    ['without their IDs', ok({ value: [{ displayName: 'a' }, null] })],
  ])('that is %s are asked for one by one', async (_, filtered) => {
    const { readApplications, asked } = setUp([
      ['appId in', filtered],
      ["(appId='a')", ok(application('a', []))],
      ["(appId='b')", { status: 404, body: { error: { code: 'Request_ResourceNotFound' } } }],
      ["(appId='c')", ok({ displayName: 'c' })],
    ])
    const readings = await readApplications(['a', 'b', 'c'].map(byId))
    expect(readings.map((each) => (each.ok ? 'ok' : each.error.code))).toEqual([
      'ok',
      'application-not-found',
      'service-unavailable',
    ])
    expect(asked.filter((path) => path.includes("(appId='"))).toHaveLength(3)
  })
})

describe('a sweep', () => {
  const wanted = ({ facts }: { readonly facts: { readonly clientId: string } }) => facts.clientId !== 'b'

  it('follows pages, keeps what is wanted, and sees the descriptions of what it cannot read', async () => {
    const broken = [credential('c', { issuer: 7, description: 'mine' })]
    const { sweepApplications, sent } = setUp(
      [],
      [
        {
          value: [application('a', broken), application('b', [])],
          '@odata.nextLink': `${ENDPOINT}/beta/applications?p=2`,
        },
        { value: [application('c', [credential('c', { description: 'yours' })])] },
      ],
    )
    const swept = await sweepApplications(wanted)
    expect(swept.map(({ facts, descriptions, reading }) => [facts.clientId, descriptions, reading.ok])).toEqual([
      ['a', ['mine'], false],
      ['c', ['yours'], true],
    ])
    expect(sent[0]).toMatch(/^\/applications\?.*\$expand=federatedIdentityCredentials&\$top=999$/)
    expect(sent).toHaveLength(2)
  })

  it.each<[string, Json | number, string]>([
    ['a page elsewhere', { value: [], '@odata.nextLink': 'https://evil.example/next' }, 'service-unavailable'],
    ['an application without an ID', { value: [{ displayName: 'a' }] }, 'service-unavailable'],
    ['no list', {}, 'service-unavailable'],
    ['a refusal', 403, 'manager-forbidden'],
  ])('fails with %s', async (_, page, code) => {
    const { sweepApplications } = setUp([], [page])
    expect(await failureOf(sweepApplications(wanted))).toMatchObject({ code })
  })
})

it.each<[string, Json, readonly string[] | undefined]>([
  ['all', { passwordCredentials: [{ keyId: 'a' }, { keyId: 'b' }] }, ['a', 'b']],
  ['none', { passwordCredentials: [] }, []],
  ['nothing, where one has no ID', { passwordCredentials: [{ keyId: 'a' }, {}] }, undefined],
  ['nothing, where they are not listed', {}, undefined],
])('an application tells %s of its secrets', (_, more, secretIds) => {
  for (const credentials of [[], undefined]) {
    const { reading } = parseListed(application('a', credentials, more))
    expect(reading.ok && reading.secretIds).toEqual(secretIds)
  }
})

it('an application whose answer is no object is none', () => {
  expect(() => parseListed(undefined)).toThrow('an application')
})
