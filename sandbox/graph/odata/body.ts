/** What Graph accepts as a body: only properties of the type, of the right type, none that is read-only. */
import type { Answer } from '../../http/answer.ts'
import { graphError } from '../error.ts'
import type { EntityType, Kind } from './entity-type.ts'

/** Judges a body that creates (`create`) or changes an entity; `ignored` names what another place judges. */
export function judgeBody(
  type: EntityType,
  body: Readonly<Record<string, unknown>>,
  operation: 'create' | 'update',
  ignored: readonly string[] = [],
): Answer | undefined {
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@') || ignored.includes(name)) continue
    const kind = type.writable[name]
    if (kind === undefined) {
      return type.readOnly.includes(name) ? readOnly(name) : badRequest(`Invalid property '${name}'.`)
    }
    if (operation === 'update' && type.immutable.includes(name)) return readOnly(name)
    if (value !== null && !isOf(kind, value)) {
      const resource = `${type.name.slice(0, 1).toUpperCase()}${type.name.slice(1)}`
      return badRequest(`Invalid value specified for property '${name}' of resource '${resource}'.`)
    }
  }
  return undefined
}

function readOnly(name: string): Answer {
  return badRequest(`Property '${name}' is read-only and cannot be set.`)
}

function badRequest(message: string): Answer {
  return graphError(400, 'Request_BadRequest', message)
}

function isOf(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string'
    case 'time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return Number.isInteger(value)
    case 'object':
      return isObject(value)
    case 'strings':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
    case 'objects':
      return Array.isArray(value) && value.every(isObject)
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
