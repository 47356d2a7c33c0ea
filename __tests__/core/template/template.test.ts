import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../src/core/subject/context.ts'
import { buildSubject, type RepositoryIdentity } from '../../../src/core/subject/subject.ts'
import { type Customization, fromCustomization } from '../../../src/core/template/customization.ts'
import {
  buildTemplatedSubject,
  DEFAULT_TEMPLATE,
  namesRepository,
  oneSubjectForEverything,
} from '../../../src/core/template/template.ts'
import { context, prefix } from '../arbitraries.ts'

interface Pair {
  readonly context: Readonly<Record<string, string | null | Readonly<Record<string, string>>>>
  readonly template: Readonly<Record<string, unknown>> | null
  readonly sub: string
}

const { pairs } = JSON.parse(readFileSync(new URL('../../vectors/subjects.json', import.meta.url), 'utf8')) as {
  pairs: readonly Pair[]
}

function text(pair: Pair, name: string): string | undefined {
  const value = pair.context[name]
  return typeof value === 'string' ? value : undefined
}

function defined<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never
}

function repositoryOf(pair: Pair): RepositoryIdentity {
  const [owner = 'somebody', name = 'something'] = (text(pair, 'repo') ?? '').split('/').filter((part) => part !== '')
  const ids = { ownerId: text(pair, 'repository_owner_id'), id: text(pair, 'repository_id') }
  return { owner: text(pair, 'repository_owner') ?? owner, name, ...defined(ids) }
}

function claimsOf(pair: Pair): Record<string, string> {
  const properties = Object.entries(pair.context.custom_properties ?? {}).map(([key, value]) => [
    `repo_property_${key}`,
    value,
  ])
  const claims = Object.entries(pair.context).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries([...claims, ...properties])
}

describe('every pair of GitHub context and subject', () => {
  it.each(pairs.map((pair) => [pair.sub, pair] as const))('%s', (sub, pair) => {
    const repository = repositoryOf(pair)
    const customization = fromCustomization(
      pair.template === null ? { status: 404 } : { status: 200, body: pair.template },
      { repository, createdAt: '2024-01-01T00:00:00Z', repositoryVisible: true, enterpriseServer: false },
    )
    if (customization.kind === 'unknown') throw new Error(customization.reason)
    const job = contextOf(
      defined({
        event_name: text(pair, 'event_name'),
        ref: text(pair, 'ref'),
        environment: text(pair, 'environment'),
      }),
    )
    const { template, prefix: known } = customization
    const facts = { prefix: known, repository, claims: claimsOf(pair), ...(job === undefined ? {} : { context: job }) }
    expect(buildTemplatedSubject(template, facts)).toMatchObject({ kind: 'subject', subject: sub })
  })
})

const octo = { kind: 'name-based', owner: 'octo-org', name: 'shop' } as const
const octoIds = { kind: 'immutable', owner: 'octo-org', ownerId: '1', name: 'shop', id: '2' } as const
const prod = { kind: 'environment', environment: 'prod:eu' } as const

function build(keys: readonly string[], facts: Parameters<typeof buildTemplatedSubject>[1]): string {
  const built = buildTemplatedSubject({ keys }, facts)
  return built.kind === 'subject' ? built.subject : `missing ${built.missing.join(',')}`
}

describe('buildTemplatedSubject', () => {
  it('equals the default subject for the default template', () => {
    fc.assert(
      fc.property(prefix, context, (which, job) => {
        expect(buildTemplatedSubject(DEFAULT_TEMPLATE, { prefix: which, context: job })).toEqual({
          kind: 'subject',
          subject: buildSubject(which, job),
          oneSubjectForEverything: false,
        })
      }),
    )
  })

  it('follows the order of the keys and encodes every value', () => {
    const facts = { prefix: octo, context: prod, claims: { workflow: 'Deploy: it', actor: 'mona' } }
    expect(build(['actor', 'context', 'workflow', 'repo'], facts)).toBe(
      'actor:mona:environment:prod%3Aeu:workflow:Deploy%3A it:repo:octo-org/shop',
    )
    expect(build(['context', 'repository'], facts)).toBe('environment:prod%3Aeu:repo:octo-org/shop')
    expect(build(['context'], { ...facts, encoding: 'raw' })).toBe('environment:prod:eu')
  })

  it('puts IDs in the repo segment only', () => {
    const job_workflow_ref = 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'
    expect(
      build(['repo', 'context', 'job_workflow_ref'], { prefix: octoIds, context: prod, claims: { job_workflow_ref } }),
    ).toBe(`repo:octo-org@1/shop@2:environment:prod%3Aeu:job_workflow_ref:${job_workflow_ref}`)
  })

  it('knows owner and IDs from prefix, repository or claims', () => {
    const keys = ['repository_owner', 'repository_owner_id', 'repository_id']
    const subject = 'repository_owner:octo-org:repository_owner_id:1:repository_id:2'
    expect(build(keys, { prefix: octoIds })).toBe(subject)
    expect(build(keys, { prefix: octo, repository: { owner: 'other', name: 'x', ownerId: '1', id: '2' } })).toBe(
      subject,
    )
    const claims = { repository_owner: 'octo-org', repository_owner_id: '1', repository_id: '2' }
    expect(build(keys, { claims })).toBe(subject)
  })

  it('tells ref and environment apart from the context', () => {
    const ref = { kind: 'ref', ref: 'refs/heads/main' } as const
    expect(build(['environment', 'ref'], { context: prod, claims: { ref: 'refs/heads/x' } })).toBe(
      'environment:prod%3Aeu:ref:refs/heads/x',
    )
    expect(build(['ref'], { context: ref })).toBe('ref:refs/heads/main')
    expect(build(['environment'], { context: ref, claims: { environment: 'no' } })).toBe('missing environment')
    expect(build(['ref'], { context: prod })).toBe('missing ref')
  })

  it('names every key that has no value', () => {
    expect(build(['repo', 'context', 'workflow', 'repository_id', 'head_ref'], { claims: { head_ref: '' } })).toBe(
      'missing repo,context,workflow,repository_id,head_ref',
    )
    expect(build(['toString'], { claims: {} })).toBe('missing toString')
    expect(build([], {})).toBe('missing ')
  })

  it('says loudly when one subject serves everything', () => {
    const built = buildTemplatedSubject({ keys: ['repository_owner', 'repository_id'] }, { prefix: octoIds })
    expect(built).toEqual({
      kind: 'subject',
      subject: 'repository_owner:octo-org:repository_id:2',
      oneSubjectForEverything: true,
    })
    for (const key of ['context', 'environment', 'ref']) expect(oneSubjectForEverything({ keys: [key] })).toBe(false)
    expect(namesRepository({ keys: ['repository'] })).toBe(true)
    expect(namesRepository({ keys: ['repository_id'] })).toBe(false)
  })
})

const facts = {
  repository: { owner: 'octo-org', name: 'shop', ownerId: '1', id: '2' },
  createdAt: '2024-05-01T10:00:00Z',
  repositoryVisible: true,
  enterpriseServer: false,
}

function decide(
  body: unknown,
  changed: Partial<typeof facts> & { organization?: { status: number; body?: unknown } } = {},
): Customization {
  return fromCustomization({ status: 200, body }, { ...facts, ...changed })
}

const answers = JSON.parse(
  readFileSync(new URL('../../vectors/github-oidc-answers.json', import.meta.url), 'utf8'),
) as {
  answers: readonly Readonly<Record<string, { sub_claim_prefix?: string } | undefined>>[]
}

describe('fromCustomization', () => {
  const bodies = answers.answers.flatMap(({ body, body_before, body_after }) => [body, body_before, body_after])
  it.each(bodies.filter((body) => body !== undefined))('takes the prefix of %o', (body) => {
    const customization = decide(body, { createdAt: '2026-11-01T00:00:00Z' })
    if (customization.kind === 'unknown') throw new Error(customization.reason)
    const built = buildTemplatedSubject(customization.template, { prefix: customization.prefix, context: prod })
    expect(built).toMatchObject({ subject: `${body.sub_claim_prefix}:environment:prod%3Aeu` })
  })

  it('goes by the flag without a prefix', () => {
    expect(decide({ use_default: true, use_immutable_subject: true })).toMatchObject({ prefix: octoIds })
    expect(decide({ use_default: true, use_immutable_subject: false })).toMatchObject({ prefix: octo })
    expect(decide({ use_default: true })).toMatchObject({ prefix: octo, template: DEFAULT_TEMPLATE })
    const server = { enterpriseServer: true, createdAt: '2026-10-01T00:00:00Z' }
    expect(decide({ use_default: true, use_immutable_subject: false }, server)).toMatchObject({ prefix: octo })
  })

  it('does not guess for a repository that may be new', () => {
    const body = { use_default: true, use_immutable_subject: false }
    expect(decide(body, { createdAt: '2026-07-15T00:00:00Z' }).kind).toBe('unknown')
    expect(decide(body, { createdAt: 'long ago' }).kind).toBe('unknown')
    const { createdAt: _, ...undated } = facts
    expect(fromCustomization({ status: 200, body }, undated).kind).toBe('unknown')
    expect(decide({ use_immutable_subject: true }, { repository: { owner: 'o', name: 'r' } as never }).kind).toBe(
      'unknown',
    )
  })

  it('takes the keys only where the default is off', () => {
    const keys = ['repo', 'workflow']
    expect(decide({ use_default: true, include_claim_keys: keys })).toMatchObject({ template: DEFAULT_TEMPLATE })
    expect(decide({ use_default: false, include_claim_keys: keys })).toMatchObject({ template: { keys } })
    expect(decide({ include_claim_keys: keys })).toMatchObject({ template: { keys } })
    expect(decide({})).toMatchObject({ template: DEFAULT_TEMPLATE })
  })

  it("takes the organisation's template only where the repository opted in", () => {
    const organization = { status: 200, body: { include_claim_keys: ['repository_id', 'context'] } }
    expect(decide({ use_default: true }, { organization })).toMatchObject({ template: DEFAULT_TEMPLATE })
    expect(decide({ use_default: false }, { organization })).toMatchObject({
      template: { keys: ['repository_id', 'context'] },
    })
    expect(decide({ use_default: false, include_claim_keys: [] }).kind).toBe('unknown')
    expect(decide({ use_default: false }, { organization: { status: 403 } }).kind).toBe('unknown')
    expect(decide({ use_default: false }, { organization: { status: 200, body: {} } }).kind).toBe('unknown')
  })

  it('does not guess what an immutable subject without repo looks like', () => {
    const body = { use_default: false, include_claim_keys: ['repository_id', 'context'], use_immutable_subject: true }
    expect(decide(body)).toMatchObject({ kind: 'unknown' })
    expect(decide({ ...body, use_immutable_subject: null })).toMatchObject({ kind: 'known', prefix: octo })
  })

  it('takes 404 for the default of a visible repository, and 403 for nothing', () => {
    expect(fromCustomization({ status: 404 }, facts)).toMatchObject({ template: DEFAULT_TEMPLATE, prefix: octo })
    const hidden = fromCustomization({ status: 404 }, { ...facts, repositoryVisible: false })
    expect(hidden).toMatchObject({ kind: 'unknown', settle: expect.stringContaining('github-token') })
    const forbidden = fromCustomization({ status: 403, body: { use_default: true } }, facts)
    expect(forbidden).toMatchObject({ kind: 'unknown', settle: expect.stringContaining('actions: read') })
  })

  it.each([
    null,
    'x',
    [],
    { use_default: false, include_claim_keys: ['a-b'] },
    { use_default: false, include_claim_keys: [1] },
  ])('cannot read %o', (body) => {
    expect(decide(body).kind).toBe('unknown')
  })

  it('does not read a prefix of unknown form', () => {
    expect(decide({ use_default: true, sub_claim_prefix: 'repo:o@1/r' })).toMatchObject({ kind: 'unknown' })
    expect(decide({ use_default: true, sub_claim_prefix: '' })).toMatchObject({ prefix: octo })
  })
})
