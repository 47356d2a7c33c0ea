/** Parts of a workflow file as a YAML library returns them: mappings, lists and texts where GitHub expects them. */

export type Mapping = Readonly<Record<string, unknown>>

/** Returns a mapping; anything else is an empty one. */
export function asMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {}
}

/** Returns the texts of a list, or of one value that stands for a list of one; undefined for none. */
export function listOf(mapping: Mapping, name: string): readonly string[] | undefined {
  const value = mapping[name]
  if (value === undefined || value === null) return undefined
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** Returns the text of a scalar; empty for anything else. */
export function textOfScalar(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Returns event names with their filters, as mappings. YAML 1.1 reads the key `on` as the boolean true. */
export function eventsOf(file: Mapping): readonly (readonly [event: string, filters: Mapping])[] {
  const on = file.on ?? file.true
  if (typeof on === 'string') return [[on, {}]]
  if (Array.isArray(on)) return on.map((event) => [String(event), {}] as const)
  // `schedule` has a list where other events have a mapping.
  return Object.entries(asMapping(on)).map(([event, filters]) => [
    event,
    Array.isArray(filters) ? { entries: filters } : asMapping(filters),
  ])
}
