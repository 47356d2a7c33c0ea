/** Collections as Graph answers them: `$filter`, `$select`, `$count`, and pages by `$top`. */
import { type Answer, answer } from '../../http/answer.ts'
import type { GraphRequest } from '../request.ts'
import type { EntityType } from './entity-type.ts'
import type { Filter } from './filter.ts'
import { satisfies } from './predicate.ts'
import { judgeQuery, readFilter } from './query.ts'

/** Microsoft Graph's own address: metadata contexts name it whatever host was asked. */
const METADATA = 'https://graph.microsoft.com'
/** Items of a page without `$top` (https://learn.microsoft.com/graph/api/application-list). */
const PAGE = 100

/** The `@odata.context` of an answer; `path` comes after `$metadata#`. */
export function context(request: GraphRequest, path: string): string {
  return `${METADATA}/${request.version}/$metadata#${path}`
}

/** What is listed and how; `facts` is what the filter sees of an item, `toEntity` what the answer shows. */
export interface Listing<T> {
  readonly type: EntityType
  /** Path below the version, for the link to the next page. */
  readonly path: string
  /** Text after `$metadata#`. */
  readonly context: string
  readonly items: readonly T[]
  readonly facts: (item: T) => Readonly<Record<string, unknown>>
  readonly toEntity: (item: T) => Record<string, unknown>
  readonly expandable?: readonly string[]
  /** A text of the item by its property's name in lower case; undefined for what is no plain text of its own. */
  readonly key?: (item: T, property: string) => string | undefined
}

const OPTIONS = ['$filter', '$select', '$top', '$skiptoken', '$count']

/** `GET` of a collection. */
export function listCollection<T>(request: GraphRequest, listing: Listing<T>): Answer {
  const { type, expandable = [] } = listing
  const options = expandable.length > 0 ? [...OPTIONS, '$expand'] : OPTIONS
  const refused = judgeQuery(request, type, options, expandable)
  if (refused !== undefined) return refused
  const filter = readFilter(request, type)
  if (filter !== undefined && 'status' in filter) return filter
  const matching =
    filter === undefined
      ? listing.items
      : candidates(filter, listing).filter((item) => satisfies(filter, listing.facts(item), type.exact))
  return answer(200, {
    '@odata.context': context(request, listing.context),
    ...(request.query.get('$count') === 'true' ? { '@odata.count': matching.length } : {}),
    ...page(request, listing.path, matching, listing.toEntity),
  })
}

/** The items that a filter by keys alone can concern, found without looking at everything of everybody. */
function candidates<T>(filter: Filter, { items, key }: Listing<T>): readonly T[] {
  if (key === undefined || (filter.kind !== 'in' && !(filter.kind === 'compare' && filter.operator === 'eq')))
    return items
  const values = filter.kind === 'in' ? filter.values : [filter.value]
  const wanted = new Set(values.map((value) => String(value).toLowerCase()))
  return items.filter((item) => {
    const text = key(item, filter.path.toLowerCase())
    return text === undefined || wanted.has(text.toLowerCase())
  })
}

/** Keeps the properties that `$select` names (any case), all when there is none. */
export function select(request: GraphRequest, entity: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wanted = selected(request)
  if (wanted === undefined) return { ...entity }
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith('@') || wanted.includes(name.toLowerCase())),
  )
}

/** The lower-case names of `$select`; undefined when everything is asked for. */
export function selected(request: GraphRequest): readonly string[] | undefined {
  const names = request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  return names === undefined || names.length === 0 || names.includes('*') ? undefined : names
}

/** The context of a selection: `applications(id,appId)`; recorded: property names begin in lower case. */
export function selectionContext(request: GraphRequest, set: string): string {
  const fields = request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (fields === undefined || fields.length === 0) return set
  return `${set}(${fields.map((name) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`).join(',')})`
}

/** One page of `items` and the link to the next one, on the origin that was asked. */
function page<T>(
  request: GraphRequest,
  path: string,
  items: readonly T[],
  toEntity: (item: T) => unknown,
): { readonly value: readonly unknown[]; readonly '@odata.nextLink'?: string } {
  const top = Number(request.query.get('$top') ?? PAGE)
  const start = Number(request.query.get('$skiptoken') ?? 0) || 0
  const value = items.slice(start, start + top).map(toEntity)
  if (start + top >= items.length) return { value }
  const query = new URLSearchParams(request.query)
  query.set('$skiptoken', String(start + top))
  return { '@odata.nextLink': `${request.origin}/${request.version}/${path}?${query}`, value }
}
