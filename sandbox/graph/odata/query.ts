/** What Graph accepts as query options of one resource, and how it refuses the others. */
import type { Answer } from '../../http/answer.ts'
import { notSimulated } from '../../http/not-simulated.ts'
import { graphError } from '../error.ts'
import type { GraphRequest } from '../request.ts'
import type { EntityType } from './entity-type.ts'
import { type Filter, parseFilter } from './filter.ts'
import { alternativesOf, usesOf } from './predicate.ts'

const SYSTEM =
  '$apply $compute $count $deltatoken $expand $filter $format $index $orderby $search $select $skip $skiptoken $top'
/** Page size of `/applications` (https://learn.microsoft.com/graph/api/application-list). */
const LARGEST_PAGE = 999
/** Most alternatives of one filter (microsoft-graph-docs#22097). */
const MOST_ALTERNATIVES = 15

/** Judges the query options; `options` are those that the resource honours, `expandable` its navigation properties. */
export function judgeQuery(
  request: GraphRequest,
  type: EntityType,
  options: readonly string[],
  expandable: readonly string[] = [],
): Answer | undefined {
  for (const name of request.query.keys()) {
    if (options.includes(name)) continue
    if (!name.startsWith('$') || SYSTEM.split(' ').includes(name)) {
      return notSimulated(`the query option '${name}' of ${type.name}`)
    }
    return graphError(400, 'BadRequest', `The query parameter '${name}' is not supported.`)
  }
  return (
    judgeSelect(request, type) ?? judgeExpand(request, type, expandable) ?? judgeTop(request) ?? judgeCount(request)
  )
}

function propertiesOf(type: EntityType): string[] {
  return [...Object.keys(type.writable), ...type.readOnly, ...type.navigation].map((name) => name.toLowerCase())
}

/** docs-contrib#4529 */
function unknownProperty(name: string, type: EntityType): Answer {
  const message = `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`
  return graphError(400, 'BadRequest', message)
}

function judgeSelect(request: GraphRequest, type: EntityType): Answer | undefined {
  const names = (request.query.get('$select') ?? '').split(',').map((name) => name.trim())
  const properties = propertiesOf(type)
  const unknown = names.find((name) => name !== '' && name !== '*' && !properties.includes(name.toLowerCase()))
  return unknown === undefined ? undefined : unknownProperty(unknown, type)
}

function judgeExpand(request: GraphRequest, type: EntityType, expandable: readonly string[]): Answer | undefined {
  const text = request.query.get('$expand')
  if (text === null) return undefined
  const name = text.trim()
  if (name.includes('(')) return notSimulated(`options inside $expand=${name}`)
  const names = name.split(',').map((entry) => entry.trim())
  const unknown = names.find((entry) => !type.navigation.some((known) => known.toLowerCase() === entry.toLowerCase()))
  if (unknown !== undefined) return unknownProperty(unknown, type)
  // The directory expands one property per query; its text is not public.
  if (names.length > 1) return graphError(400, 'Request_UnsupportedQuery', 'Only one property can be expanded.')
  if (expandable.some((entry) => entry.toLowerCase() === name.toLowerCase())) return undefined
  return notSimulated(`$expand=${name}`)
}

function judgeTop(request: GraphRequest): Answer | undefined {
  const text = request.query.get('$top')
  if (text === null) return undefined
  if (!/^\d+$/.test(text)) {
    const message = `Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`
    return graphError(400, 'BadRequest', message)
  }
  if (Number(text) >= 1 && Number(text) <= LARGEST_PAGE) return undefined
  const message = `Invalid page size specified: '${text}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`
  return graphError(400, 'Request_UnsupportedQuery', message)
}

/** Whether the request uses the directory's advanced queries: https://learn.microsoft.com/graph/aad-advanced-queries */
function isAdvanced(request: GraphRequest): boolean {
  return request.header('consistencylevel')?.toLowerCase() === 'eventual' && request.query.get('$count') === 'true'
}

function judgeCount(request: GraphRequest): Answer | undefined {
  const text = request.query.get('$count')
  if (text === null || text === 'false' || isAdvanced(request)) return undefined
  if (text !== 'true') return graphError(400, 'BadRequest', `Invalid value '${text}' for $count query option found.`)
  return graphError(400, 'Request_BadRequest', '$count is not currently supported.')
}

/** The filter of the request, undefined when there is none, or the refusal. */
export function readFilter(request: GraphRequest, type: EntityType): Filter | undefined | Answer {
  const text = request.query.get('$filter')
  if (text === null) return undefined
  const filter = parseFilter(text)
  if ('at' in filter) {
    if (filter.unknown !== undefined) return notSimulated(`'${filter.unknown}' in $filter`)
    return graphError(400, 'BadRequest', `Invalid filter clause: Syntax error at '${filter.at}' in '${text}'.`)
  }
  const alternatives = alternativesOf(filter)
  if (alternatives > MOST_ALTERNATIVES) {
    const message = `Too many child clauses specified in search filter expression containing 'OR' operators: ${alternatives}. Max allowed: ${MOST_ALTERNATIVES}.`
    return graphError(400, 'Request_UnsupportedQuery', message)
  }
  return judgeUses(request, type, filter) ?? filter
}

function judgeUses(request: GraphRequest, type: EntityType, filter: Filter): Answer | undefined {
  const known = propertiesOf(type)
  for (const { path, use } of usesOf(filter)) {
    const [head = ''] = path.split('/')
    if (!known.includes(head.toLowerCase())) {
      const message = `Invalid filter clause: Could not find a property named '${head}' on type 'microsoft.graph.${type.name}'.`
      return graphError(400, 'BadRequest', message)
    }
    if (allowed(type.filters, path, use) || (isAdvanced(request) && allowed(type.advanced, path, use))) continue
    const listed = usesFor(type.filters, path) ?? usesFor(type.advanced, path)
    if (listed === undefined && !type.closed) return notSimulated(`$filter by ${path} of ${type.name}`)
    const message = `Unsupported or invalid query filter clause specified for property '${head}' of resource '${type.name.slice(0, 1).toUpperCase()}${type.name.slice(1)}'.`
    return graphError(400, 'Request_UnsupportedQuery', message)
  }
  return undefined
}

function usesFor(rules: EntityType['filters'], path: string): readonly string[] | undefined {
  return Object.entries(rules).find(([name]) => name.toLowerCase() === path.toLowerCase())?.[1]
}

function allowed(rules: EntityType['filters'], path: string, use: string): boolean {
  return usesFor(rules, path)?.includes(use) === true
}
