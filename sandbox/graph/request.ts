/** A Graph request as its handlers see it: an OData path taken apart, a verified caller, a parsed body. */
import type { Core } from '../core.ts'
import type { Caller } from '../tokens/access-token.ts'

/** One step of the path: `applications`, `applications('id')`, `applications(appId='…')`, `addPassword`. */
export interface Segment {
  readonly name: string
  /** `property` is `id` for positional keys and for keys that follow as a segment of their own. */
  readonly key?: { readonly property: string; readonly value: string }
}

export interface GraphRequest {
  readonly core: Core
  readonly version: 'v1.0' | 'beta'
  /** Scheme and host that the caller asked; links in answers begin with it. */
  readonly origin: string
  readonly method: string
  readonly path: readonly Segment[]
  readonly query: URLSearchParams
  /** Request header by lower-case name. */
  readonly header: (name: string) => string | undefined
  readonly body: Record<string, unknown>
  readonly caller: Caller
}

/** A request to Graph before its bearer is verified. `path` starts with `/v1.0/` or `/beta/`. */
export interface RawGraphRequest {
  readonly origin: string
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly header: (name: string) => string | undefined
  readonly body: unknown
}

/** Sets whose elements are addressed by a following segment, too. */
const SETS = [
  'appmanagementpolicies',
  'applications',
  'approleassignedto',
  'approleassignments',
  'deleteditems',
  'directoryobjects',
  'federatedidentitycredentials',
  'groups',
  'owners',
  'serviceprincipals',
  'signins',
  'users',
]

/** What follows a set and is no key: a reference, a count, a type to look at, a function. */
const NO_KEY = /^(\$ref|\$count|microsoft\.graph\..*|delta|getByIds|validateProperties)$/i

const KEYED = /^([^(]+)\((?:([A-Za-z]+)=)?'(.*)'\)$/

/** Takes an OData path (without version) apart; keys may be given in either style. */
export function parsePath(path: string): readonly Segment[] {
  const segments: Segment[] = []
  for (const raw of splitPath(path)) {
    const text = decodeURIComponent(raw)
    const last = segments.at(-1)
    const keyed = KEYED.exec(text)
    if (keyed !== null) {
      const [, name = '', property = 'id', value = ''] = keyed
      segments.push({ name, key: { property, value: value.replaceAll("''", "'") } })
    } else if (
      last !== undefined &&
      last.key === undefined &&
      SETS.includes(last.name.toLowerCase()) &&
      !NO_KEY.test(text)
    ) {
      segments[segments.length - 1] = { name: last.name, key: { property: 'id', value: text } }
    } else {
      segments.push({ name: text.replace(/^microsoft\.graph\./, '') })
    }
  }
  return segments
}

/** Splits at slashes outside quotes; empty segments are kept where they change the meaning. */
function splitPath(path: string): string[] {
  const parts = path.replace(/^\/+|\/+$/g, '').split('/')
  const joined: string[] = []
  for (const part of parts) {
    const open = joined.at(-1)
    if (open !== undefined && (open.split(/'|%27/).length - 1) % 2 === 1) joined[joined.length - 1] = `${open}/${part}`
    else joined.push(part)
  }
  return joined
}
