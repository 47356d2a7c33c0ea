/** How to read the template of a repository off the subject that one of its own jobs presents. */

import { contextOf } from '../subject/context.ts'
import {
  contextSegment,
  type ParsedSubject,
  PULL_REQUEST,
  parseRepository,
  parseSubject,
  prefixOf,
  type SubjectEncoding,
  type SubjectPrefix,
  type SubjectSegment,
} from '../subject/subject.ts'
import type { SubjectTemplate, TemplateFacts } from './template.ts'

/** What a job's own subject tells about every other job of the same repository. */
export interface SubjectShape {
  readonly template: SubjectTemplate
  /** Undefined when the template has no `repo` segment. */
  readonly prefix?: SubjectPrefix
  readonly encoding: SubjectEncoding
  /** Claims that are the same for every job of the repository. */
  readonly carried: Readonly<Record<string, string>>
}

// Everything else (workflow, job_workflow_ref, actor, event_name, properties) belongs to the job, not to its repository.
const CARRIED: readonly string[] = [
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'repository_visibility',
  'enterprise',
  'enterprise_id',
]

type Claims = Readonly<Record<string, unknown>>

function text(claims: Claims, name: string): string | undefined {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

function ownContext(claims: Claims): SubjectSegment | undefined {
  const event = text(claims, 'event_name')
  const ref = text(claims, 'ref')
  const environment = text(claims, 'environment')
  const context = contextOf({
    ...(event === undefined ? {} : { event_name: event }),
    ...(ref === undefined ? {} : { ref }),
    ...(environment === undefined ? {} : { environment }),
  })
  return context === undefined ? undefined : contextSegment(context)
}

function isRepository(segment: SubjectSegment, claims: Claims): boolean {
  const repository = parseRepository(segment.value ?? '')
  const own = text(claims, 'repository')
  return repository !== undefined && (own === undefined || own === `${repository.owner}/${repository.name}`)
}

/** Returns the key of the template that a segment came from, or undefined when the claims do not explain it. */
function keyOf(segment: SubjectSegment, claims: Claims, context: SubjectSegment | undefined): string | undefined {
  const { key, value } = segment
  if (key === 'repo') return isRepository(segment, claims) ? 'repo' : undefined
  if (key === PULL_REQUEST && value === undefined) return 'context'
  if (key === context?.key && value === context.value) return 'context'
  return value !== undefined && text(claims, key) === value ? key : undefined
}

function shapeWith(
  { segments, repository, immutable }: ParsedSubject,
  claims: Claims,
  encoding: SubjectEncoding,
): SubjectShape | undefined {
  const context = ownContext(claims)
  const keys = segments.map((segment) => keyOf(segment, claims, context))
  const known = keys.filter((key) => key !== undefined)
  if (known.length !== keys.length || new Set(known).size !== known.length) return undefined
  const prefix = repository === undefined ? undefined : prefixOf(repository, immutable)
  const carried = CARRIED.flatMap((name) => {
    const value = text(claims, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    template: { keys: known },
    ...(prefix === undefined ? {} : { prefix }),
    encoding,
    carried: Object.fromEntries(carried),
  }
}

/**
 * Reads template, prefix and encoding off a job's own subject, or returns undefined when its claims do not explain it.
 * `environment:…` and `ref:…` are taken for `context` where they are what the job's context would be.
 * @param parsed the subject, where the caller has parsed it already
 */
export function shapeOf(
  ownSub: string,
  ownClaims: Claims,
  parsed: ParsedSubject = parseSubject(ownSub),
): SubjectShape | undefined {
  // A server that leaves colons in names as they are writes in another encoding, so that it takes another parse.
  return shapeWith(parsed, ownClaims, 'percent-colon') ?? shapeWith(parseSubject(ownSub, 'raw'), ownClaims, 'raw')
}

/** Returns the facts for `buildTemplatedSubject` of another job of the same repository. */
export function factsFromShape(shape: SubjectShape, job: Pick<TemplateFacts, 'context' | 'claims'>): TemplateFacts {
  return {
    ...(shape.prefix === undefined ? {} : { prefix: shape.prefix }),
    ...(job.context === undefined ? {} : { context: job.context }),
    claims: { ...job.claims, ...shape.carried },
    encoding: shape.encoding,
  }
}
