/** GitHub's side: subjects as recorded, claims and lifetimes of ID tokens, REST answers and permissions. */
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import { composeSubject } from '../../sandbox/github/subject.ts'
import { GITHUB_ISSUER, DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { loadRepository } from '../../sandbox/world/load-github.ts'
import answers from '../vectors/github-oidc-answers.json' with { type: 'json' }
import subjects from '../vectors/subjects.json' with { type: 'json' }
import { type Client, idToken, json, payloadOf, type Reply, startClient } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await startClient()
})
afterAll(() => client.close())

describe('subjects', () => {
  test.each(subjects.pairs)('$sub', ({ context, template, sub }) => {
    const {
      repo,
      custom_properties: custom,
      ...claims
    } = context as Record<string, unknown> & {
      readonly custom_properties?: Record<string, string>
    }
    const properties = Object.entries(custom ?? {}).map(([name, value]) => [`repo_property_${name}`, value])
    const prefix = template !== null && 'sub_claim_prefix' in template ? template.sub_claim_prefix : undefined
    const keys = template?.use_default === false ? (template.include_claim_keys ?? undefined) : undefined
    const immutable = prefix?.includes('@') ?? template?.use_immutable_subject ?? false
    const all = { ...claims, ...(repo === undefined ? {} : { repository: repo }), ...Object.fromEntries(properties) }
    expect(composeSubject(all, { immutable, ...(keys === undefined ? {} : { keys }) })).toBe(sub)
  })

  test('a template that names a claim the token has not cannot be composed', () => {
    expect(() => composeSubject({ ref: 'refs/heads/main' }, { keys: ['environment'], immutable: false })).toThrow()
  })
})

describe('ID tokens', () => {
  const contexts: readonly (readonly [string, JobContext, string])[] = [
    ['a push', {}, 'ref:refs/heads/main'],
    ['a pull request', { event_name: 'pull_request', head_ref: 'x' }, 'pull_request'],
    ['a merged pull request', { event_name: 'pull_request', ref: 'refs/heads/main' }, 'pull_request'],
    ['pull_request_target', { event_name: 'pull_request_target' }, 'ref:refs/heads/main'],
    ['an environment', { event_name: 'pull_request', environment: 'Pro:1' }, 'environment:Pro%3A1'],
    ['a tag', { event_name: 'release', ref: 'refs/tags/v1' }, 'ref:refs/tags/v1'],
  ]
  test.each(contexts)('%s', async (_name, context, end) => {
    const claims = payloadOf(await idToken(client, context))
    expect(claims.sub).toBe(`repo:octo-org@${IDS.ownerId}/octo-repo@${IDS.repositoryId}:${end}`)
  })

  test('carry every claim, live 300 seconds, verify with the published keys', async () => {
    const token = await idToken(client, { environment: 'production', enterprise: 'octo-inc' })
    const issuer = client.sandbox.world.issuers.find((entry) => entry.issuer === GITHUB_ISSUER)
    const base = `${client.sandbox.url}/_issuers/${issuer?.key}`
    const discovery = json(await client.send('GET', `${base}/.well-known/openid-configuration`))
    expect(discovery).toMatchObject({ issuer: GITHUB_ISSUER, jwks_uri: `${base}/jwks` })
    const keys = createRemoteJWKSet(new URL(`${base}/jwks`), {
      [customFetch]: async () => new Response((await client.send('GET', `${base}/jwks`)).text),
    })
    const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: GITHUB_ISSUER })
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT' })
    for (const name of discovery.claims_supported as string[]) expect(payload).toHaveProperty(name)
    const { iat = 0, exp, nbf, ref_protected, repository_id } = payload
    expect(exp).toEqual(iat + 300)
    expect(nbf).toEqual(iat - 600)
    expect(ref_protected).toBe('true')
    expect(repository_id).toBe('456789')
    expect(payloadOf(await idToken(client)).jti).not.toBe(payload.jti)
  })

  test('need the bearer; the audience defaults to the owner', async () => {
    const env = await client.sandbox.jobEnvironment()
    const url = env.ACTIONS_ID_TOKEN_REQUEST_URL ?? ''
    expect((await client.send('GET', url, { authorization: 'Bearer wrong' })).status).toBe(401)
    const bearer = { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` }
    expect(payloadOf(String(json(await client.send('GET', url, bearer)).value)).aud).toBe('https://github.com/octo-org')
  })

  test('are out of reach without id-token: write', async () => {
    const env = await client.sandbox.jobEnvironment({ permissions: { contents: 'read' } })
    expect(Object.keys(env).filter((name) => name.startsWith('ACTIONS_ID_TOKEN'))).toEqual([])
  })

  test('follow organisation templates only after opting in, and any issuer', async () => {
    const { github } = client.sandbox.world
    github.organizations = [{ login: 'tmpl', oidc: { include_claim_keys: ['repository_owner_id', 'context'] } }]
    const owner = { id: 7 }
    github.repositories.push(
      loadRepository({ full_name: 'tmpl/in', owner, oidc: { use_default: false } }),
      loadRepository({ full_name: 'tmpl/out', owner }),
    )
    const issuer = 'https://ghes.example/_services/token'
    const of = async (repository: string) => payloadOf(await idToken(client, { repository, issuer }))
    expect(await of('tmpl/in')).toMatchObject({ iss: issuer, sub: 'repository_owner_id:7:ref:refs/heads/main' })
    expect(await of('tmpl/out')).toMatchObject({ sub: 'repo:tmpl/out:ref:refs/heads/main' })
  })
})

describe('REST', () => {
  const get = async (path: string, context: JobContext = {}): Promise<Reply> => {
    const env = await client.sandbox.jobEnvironment(context)
    return client.send('GET', `${env.GITHUB_API_URL}${path}`, { authorization: `Bearer ${env.SANDBOX_GITHUB_TOKEN}` })
  }

  test.each(
    answers.answers.flatMap((entry) => {
      const body = entry.body ?? entry.body_after
      const match = /^repo:([^@/]+)@(\d+)\/([^@]+)@(\d+)$/.exec(body?.sub_claim_prefix ?? '')
      return body === undefined || match === null ? [] : [{ body, match: match.map(String) }]
    }),
  )('$body.sub_claim_prefix', async ({ body, match }) => {
    const [, login = '', ownerId, name, id] = match
    const { use_immutable_subject } = body
    client.sandbox.world.github.repositories.push(
      loadRepository({
        full_name: `${login}/${name}`,
        id: Number(id),
        owner: { id: Number(ownerId), type: 'User' },
        immutable: true,
        oidc: { use_default: true, use_immutable_subject },
      }),
    )
    const repository = `${login}/${name}`
    expect(json(await get(`/repos/${repository}/actions/oidc/customization/sub`, { repository }))).toMatchObject(body)
  })

  test('what needs which permission', async () => {
    const status = async (path: string, permissions: JobContext['permissions']) =>
      (await get(`/repos/${IDS.repository}${path}`, permissions === undefined ? {} : { permissions })).status
    const none = { 'id-token': 'write' } as const
    for (const path of ['/actions/oidc/customization/sub', '/branches/main', '/environments', '/contents/README.md']) {
      expect(await status(path, none)).toBe(403)
    }
    expect(await status('', none)).toBe(200)
    expect(await status('/actions/oidc/customization/sub', { actions: 'read' })).toBe(200)
    const refused = await get(`/repos/${IDS.repository}/environments`, { permissions: none })
    expect(json(refused)).toMatchObject({ message: 'Resource not accessible by integration', status: '403' })
  })

  test('branches, environments, files', async () => {
    const [repository] = client.sandbox.world.github.repositories
    if (repository === undefined) throw new Error('no repository')
    repository.files['.github/workflows/a.yml'] = 'on: push\n'
    const base = `/repos/${IDS.repository}`
    expect(json(await get(`${base}/branches/feature/login`))).toMatchObject({ name: 'feature/login', protected: false })
    expect((await get(`${base}/branches/none`)).status).toBe(404)
    expect(json(await get(`${base}/environments/PRODUCTION`))).toMatchObject({ name: 'production' })
    expect(json(await get(`${base}/environments`)).total_count).toBe(2)
    const file = json(await get(`${base}/contents/.github/workflows/a.yml`))
    expect(Buffer.from(String(file.content), 'base64').toString()).toBe('on: push\n')
    expect(JSON.parse((await get(`${base}/contents/.github/workflows`)).text)).toMatchObject([{ name: 'a.yml' }])
  })

  test('renamed: 301 to the id; private elsewhere: 404; a bad token: 401; default template as 404', async () => {
    const { repositories } = client.sandbox.world.github
    repositories.push(
      loadRepository({ full_name: 'octo-org/new', id: 99, renamed_from: ['octo-org/old'] }),
      loadRepository({ full_name: 'octo-org/hidden', private: true }),
    )
    const moved = await get('/repos/octo-org/old/actions/oidc/customization/sub')
    const location = `${client.sandbox.url}/api/v3/repositories/99/actions/oidc/customization/sub`
    expect(moved.status).toBe(301)
    expect(moved.headers.location).toEqual(location)
    expect(json(await get('/repositories/99'))).toMatchObject({ full_name: 'octo-org/new' })
    expect(json(await get('/repos/octo-org/hidden'))).toMatchObject({ message: 'Not Found', status: '404' })
    expect((await client.send('GET', '/api/v3/repos/a/b', { authorization: 'Bearer no' })).status).toBe(401)
    client.sandbox.settings.github.customizationNotFound = true
    expect((await get(`/repos/${IDS.repository}/actions/oidc/customization/sub`)).status).toBe(404)
    client.sandbox.settings.github.customizationNotFound = false
    expect((await get('/orgs/tmpl/actions/oidc/customization/sub')).status).toBe(403)
  })
})
