/** Knows the OData query options that Graph honours here: `$filter` by equality, `$select`, `$top` with paging. */
import type { GraphRequest } from './request.ts'

/** Microsoft Graph's own address: metadata contexts name it whatever host was asked. */
const METADATA = 'https://graph.microsoft.com'

/** The `@odata.context` of an answer; `path` comes after `$metadata#`. */
export function context(request: GraphRequest, path: string): string {
  return `${METADATA}/${request.version}/$metadata#${path}`
}

const CLAUSE = /^\s*([A-Za-z]+)\s+eq\s+'((?:[^']|'')*)'\s*$/

/** The equalities of `$filter`; undefined when it uses anything else or another property. */
export function parseFilter(filter: string | null, allowed: readonly string[]): Record<string, string> | undefined {
  if (filter === null) return {}
  const clauses: Record<string, string> = {}
  for (const part of filter.split(/\s+and\s+(?=[A-Za-z]+\s+eq\s)/)) {
    const match = CLAUSE.exec(part)
    const property = allowed.find((name) => name.toLowerCase() === match?.[1]?.toLowerCase())
    if (match === null || property === undefined) return undefined
    clauses[property] = (match[2] ?? '').replaceAll("''", "'")
  }
  return clauses
}

/** Keeps the properties that `$select` names (any case), all when there is none. */
export function select(request: GraphRequest, entity: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wanted = selected(request)
  if (wanted === undefined) return { ...entity }
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith('@') || wanted.includes(name.toLowerCase())),
  )
}

/** The lower-case names of `$select`. */
export function selected(request: GraphRequest): readonly string[] | undefined {
  return request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim().toLowerCase())
}

/** One page of `items`: `$top` (default 100), `$skiptoken`, and the link to the next page on this origin. */
export function page(
  request: GraphRequest,
  path: string,
  items: readonly unknown[],
): { readonly value: readonly unknown[]; readonly '@odata.nextLink'?: string } {
  const top = Math.max(1, Number(request.query.get('$top') ?? 100) || 100)
  const start = Number(request.query.get('$skiptoken') ?? 0) || 0
  const value = items.slice(start, start + top)
  if (start + top >= items.length) return { value }
  const query = new URLSearchParams(request.query)
  query.set('$skiptoken', String(start + top))
  return { '@odata.nextLink': `${request.core.origin()}/${request.version}/${path}?${query}`, value }
}
