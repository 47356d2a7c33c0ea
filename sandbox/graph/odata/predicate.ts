/** A parsed `$filter` applied to an entity, and what Graph's directory refuses to filter by. */
import type { Filter, Literal } from './filter.ts'

type Entity = Readonly<Record<string, unknown>>

/** Whether an entity satisfies a filter. Texts are compared ignoring case unless `exact` names their path. */
export function satisfies(filter: Filter, entity: unknown, exact: readonly string[] = []): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => satisfies(part, entity, exact))
    case 'or':
      return filter.parts.some((part) => satisfies(part, entity, exact))
    case 'not':
      return !satisfies(filter.inner, entity, exact)
    case 'compare':
      return compare(fold(valueAt(entity, filter.path), filter.path, exact), filter, exact)
    case 'in':
      return filter.values.some((value) =>
        compare(fold(valueAt(entity, filter.path), filter.path, exact), { ...filter, operator: 'eq', value }, exact),
      )
    case 'startswith':
    case 'endswith': {
      const [actual, wanted] = [valueAt(entity, filter.path), filter.value.toLowerCase()]
      if (typeof actual !== 'string') return false
      return filter.kind === 'startswith'
        ? actual.toLowerCase().startsWith(wanted)
        : actual.toLowerCase().endsWith(wanted)
    }
    case 'any': {
      const items = valueAt(entity, filter.path)
      return Array.isArray(items) && items.some((item) => satisfies(filter.inner, item, exact))
    }
  }
}

function valueAt(entity: unknown, path: string): unknown {
  if (path === '') return entity
  return path.split('/').reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null) return undefined
    const key = Object.keys(inner).find((entry) => entry.toLowerCase() === name.toLowerCase())
    return key === undefined ? undefined : (inner as Entity)[key]
  }, entity)
}

function fold(value: unknown, path: string, exact: readonly string[]): unknown {
  return typeof value === 'string' && !exact.includes(path) ? value.toLowerCase() : (value ?? null)
}

function compare(
  actual: unknown,
  { path, operator, value }: { readonly path: string; readonly operator: string; readonly value: Literal },
  exact: readonly string[],
): boolean {
  const wanted = fold(value, path, exact)
  if (operator === 'eq') return actual === wanted
  if (operator === 'ne') return actual !== wanted
  if (typeof actual !== typeof wanted || actual === null || wanted === null) return false
  const [left, right] = [actual as string | number, wanted as string | number]
  if (operator === 'gt') return left > right
  if (operator === 'ge') return left >= right
  return operator === 'lt' ? left < right : left <= right
}

/** Every property that a filter names, with how it is used; paths inside `any` stand after their collection. */
export function usesOf(filter: Filter): readonly { readonly path: string; readonly use: string }[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(usesOf)
    case 'not':
      return usesOf(filter.inner).map(({ path }) => ({ path, use: 'not' }))
    case 'compare':
      return [{ path: filter.path, use: filter.operator }]
    case 'in':
    case 'startswith':
    case 'endswith':
      return [{ path: filter.path, use: filter.kind }]
    case 'any':
      return usesOf(filter.inner).map(({ path, use }) => ({
        path: path === '' ? filter.path : `${filter.path}/${path}`,
        use,
      }))
  }
}

/** The most alternatives that one `or` or `in` of the filter holds. */
export function alternativesOf(filter: Filter): number {
  switch (filter.kind) {
    case 'and':
      return Math.max(...filter.parts.map(alternativesOf))
    case 'or':
      return filter.parts.map(alternativesOf).reduce((sum, count) => sum + count, 0)
    case 'not':
    case 'any':
      return alternativesOf(filter.inner)
    case 'in':
      return filter.values.length
    case 'compare':
    case 'startswith':
    case 'endswith':
      return 1
  }
}
