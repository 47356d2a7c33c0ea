/** Proves that every subject of docs/SUBJECTS.md is what the core builds, and that no other stands there. */
import { describe, expect, test } from 'vitest'
import { issuerForServer, issuerKind } from '../src/core/credential/issuer.ts'
import { contextOf, isPredictableEvent } from '../src/core/subject/context.ts'
import {
  buildSubject,
  contextSegment,
  formatSegments,
  parseSubject,
  prefixOf,
  type SubjectContext,
  type SubjectEncoding,
} from '../src/core/subject/subject.ts'
import { type CustomizationFacts, fromCustomization } from '../src/core/template/customization.ts'
import { buildTemplatedSubject, DEFAULT_TEMPLATE, type TemplateFacts } from '../src/core/template/template.ts'
import { contextsOfEvent } from '../src/core/workflow/triggers.ts'
import { checkedTable, checkedTables, code, codes, type Row, read } from './documents.ts'

const page = read('docs/SUBJECTS.md')
const rows = (name: string) => checkedTable(page, name)

const jsonBlocks = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text = '']) => JSON.parse(text) as unknown)
const [job, answer] = jsonBlocks as [Readonly<Record<string, string>>, Readonly<Record<string, unknown>>]

const [owner = '', name = ''] = (job.repository ?? '').split('/')
const identity = { owner, name, ownerId: job.repository_owner_id ?? '', id: job.repository_id ?? '' }
const named = { kind: 'name-based', owner, name } as const
const immutable = { kind: 'immutable', ...identity } as const

const segment = (context: SubjectContext, encoding?: SubjectEncoding) =>
  formatSegments([contextSegment(context)], encoding)

/** `environment `production``, `pull_request` or `ref `refs/…`` of a cell. */
function contextIn(cell: string): SubjectContext {
  if (cell.startsWith('environment')) return { kind: 'environment', environment: code(cell) }
  return cell.startsWith('ref') ? { kind: 'ref', ref: code(cell) } : { kind: 'pull_request' }
}

function factsWith(facts: TemplateFacts): TemplateFacts {
  return { prefix: named, repository: identity, claims: job, ...facts }
}

function templated(keys: readonly string[], facts: TemplateFacts): string {
  const built = buildTemplatedSubject({ keys }, factsWith(facts))
  return built.kind === 'subject' ? built.subject : `not predictable: ${built.missing.join(', ')}`
}

const PRODUCTION: SubjectContext = { kind: 'environment', environment: job.environment ?? '' }

test.each(rows('contexts'))('contexts: %s, %s, %s', (environment, event, ref, subject) => {
  const context = contextOf({
    ...(environment !== 'none' && { environment: code(environment) }),
    event_name: code(event),
    ref: code(ref),
  })
  expect(context && buildSubject(named, context)).toBe(code(subject))
})

describe('events', () => {
  const cases = rows('events').flatMap(([events, ref, ends, known]) =>
    codes(events).map((event) => ({ event, ref: code(ref), ends: ends ?? '', cell: ref ?? '', known: known ?? '' })),
  )

  test.each(cases)('$event on $ref', ({ event, ref, ends, known }) => {
    const context = contextOf({ event_name: event, ref })
    expect(isPredictableEvent(event)).toBe(ends !== 'not documented')
    expect(context === undefined ? 'not documented' : segment(context)).toBe(context === undefined ? ends : code(ends))
    if (context === undefined) expect(known).toMatch(/^nobody/)
  })

  test('those of the default branch are known as such where workflows are explained', () => {
    const onDefault = cases.filter(({ cell }) => cell.startsWith('the default branch'))
    expect(onDefault).toHaveLength(12)
    for (const { event, ref } of onDefault)
      expect(contextsOfEvent(event, {}, 'main')).toEqual([{ kind: 'context', context: { kind: 'ref', ref } }])
  })

  test('no event stands there twice with the same ref', () => {
    const keys = cases.map(({ event, ref }) => `${event} ${ref}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test.each(rows('spelling'))('spelling of %s', (value, here, onServer) => {
  const text = code(value)
  const context: SubjectContext = text.startsWith('refs/')
    ? { kind: 'ref', ref: text }
    : { kind: 'environment', environment: text }
  expect(segment(context)).toEqual(code(here))
  expect(segment(context, 'raw')).toEqual(code(onServer))
})

test.each(rows('immutable'))('by names and with IDs: %s', (context, byNames, withIds) => {
  const subjects = [named, immutable].map((prefix) => buildSubject(prefix, contextIn(context)))
  expect(subjects).toEqual([code(byNames), code(withIds)])
  expect(subjects.map((subject) => parseSubject(subject).immutable)).toEqual([false, true])
})

test('the answer shown says IDs, whatever the flag says', () => {
  const facts: CustomizationFacts = { repository: identity, repositoryVisible: true, enterpriseServer: false }
  expect(fromCustomization({ status: 200, body: answer }, facts)).toEqual({
    kind: 'known',
    template: DEFAULT_TEMPLATE,
    prefix: immutable,
  })
})

test.each(rows('renames'))('renames: %s', (_, repository, ownerId, id, subject) => {
  const [newOwner = '', newName = ''] = code(repository).split('/')
  const ids = ownerId === '' ? {} : { ownerId: code(ownerId), id: code(id) }
  const prefix = prefixOf({ owner: newOwner, name: newName, ...ids }, ownerId !== '')
  expect(prefix && buildSubject(prefix, { kind: 'ref', ref: 'refs/heads/main' })).toBe(code(subject))
})

test.each(rows('keys'))('key %s', (key, text) => {
  expect(templated([code(key)], { context: PRODUCTION })).toBe(code(text))
})

test.each(rows('templates'))('template %s', (keys, subject = '') => {
  const text = templated(codes(keys), { context: PRODUCTION })
  expect(text).toBe(subject.startsWith('not predictable') ? `not predictable: ${code(subject)}` : codes(subject)[0])
  const built = buildTemplatedSubject({ keys: codes(keys) }, factsWith({ context: PRODUCTION }))
  expect(built.kind === 'subject' && built.oneSubjectForEverything).toBe(subject.includes('one for everything'))
})

test.each(rows('reusable'))('reusable workflow from %s', (from, called, subject) => {
  const claims = { ...job, job_workflow_ref: code(called) }
  const text = templated(['repo', 'context', 'job_workflow_ref'], { context: contextIn(from), claims })
  expect(text).toBe(code(subject))
})

test.each(rows('issuers'))('issuer of %s', (server, issuer) => {
  expect(issuerForServer(code(server))).toBe(code(issuer))
})

test('the issuer with a slug is one of GitHub', () => {
  expect(issuerKind('https://token.actions.githubusercontent.com/octocorp')).toBe('github-enterprise-slug')
  expect(page).toContain('`https://token.actions.githubusercontent.com/octocorp`')
})

describe('answers', () => {
  /** The sentence of a row as the answer and the facts that it describes. */
  function decide(sentence: string): string {
    const status = Number(sentence.slice(0, 3))
    const flag = /`use_immutable_subject: (true|false)`/.exec(sentence)?.[1]
    const body = {
      use_default: true,
      ...(flag !== undefined && { use_immutable_subject: flag === 'true' }),
      ...(sentence.includes('with `sub_claim_prefix`') && { sub_claim_prefix: answer.sub_claim_prefix }),
    }
    const result = fromCustomization(
      { status, ...(status === 200 && { body }) },
      {
        repository: identity,
        repositoryVisible: !sentence.includes('not visible'),
        enterpriseServer: false,
        createdAt: sentence.includes('created before') ? '2020-01-01T00:00:00Z' : '2026-08-01T00:00:00Z',
      },
    )
    if (result.kind === 'unknown') return 'unknown'
    expect(result.template).toEqual(DEFAULT_TEMPLATE)
    return result.prefix.kind
  }

  const words: Readonly<Record<string, string>> = {
    'that prefix': 'immutable',
    'prefix with IDs': 'immutable',
    'prefix by names': 'name-based',
    'default template, prefix by names': 'name-based',
    unknown: 'unknown',
  }

  test.each(rows('answers'))('%s: %s', (sentence, means = '') => {
    expect(decide(sentence)).toBe(words[means])
  })
})

test('every table is checked, and every subject of the page stands in one or in a generated log', () => {
  const checked = checkedTables(page)
  expect(checked).toEqual([
    'contexts',
    'events',
    'spelling',
    'immutable',
    'renames',
    'keys',
    'templates',
    'reusable',
    'issuers',
    'answers',
  ])
  const cells = checked.flatMap((table) => rows(table)).flatMap((row: Row) => row.flatMap(codes))
  const logs = [...page.matchAll(/-log:begin -->\n(.*?)<!-- [\w-]+-log:end/gs)].map(([, text = '']) => text).join('')
  const subjects = [...page.matchAll(/repo:[\w.@-]+\/[^\s`"]+/g)].map(([subject]) => subject)
  expect(subjects.length).toBeGreaterThan(20)
  const unchecked = subjects.filter(
    (subject) => !cells.includes(subject) && !logs.includes(subject) && subject !== answer.sub_claim_prefix,
  )
  expect(unchecked).toEqual([])
})
