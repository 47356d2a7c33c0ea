/** Owners of applications and service principals. */
import { sameId } from '../entra/client.ts'
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import { directoryObject, ownersOf } from './directory-objects.ts'
import { denied, graphError, notFound } from './error.ts'
import { context } from './odata/collection.ts'
import type { GraphRequest, Segment } from './request.ts'

/** https://learn.microsoft.com/graph/api/application-post-owners */
const MOST_OWNERS = 100

interface Owned {
  readonly id: string
  owners: string[]
}

/** Answers `…/owners` and `…/owners/[{id}/]$ref`; `write` does the work for a caller who may. */
export async function owners(
  request: GraphRequest,
  object: Owned,
  [collection, reference]: readonly Segment[],
  write: (work: () => Answer) => Answer | Promise<Answer> = (work) =>
    object.owners.includes(request.caller.objectId) || isAdministrator(request) ? work() : denied(),
): Promise<Answer> {
  const { method, caller } = request
  const [option] = request.query.keys()
  if (option !== undefined) return notSimulated(`the query option '${option}' of owners`)
  if (method === 'GET' && reference === undefined && collection?.key === undefined) {
    const value = ownersOf(caller.tenant, object.owners)
    return answer(200, { '@odata.context': context(request, 'directoryObjects'), value })
  }
  if (reference?.name !== '$ref' || (method !== 'POST' && method !== 'DELETE')) {
    return notSimulated(`${method} of ${collection?.name ?? 'owners'}`)
  }
  return write(() => (method === 'DELETE' ? remove(object, collection?.key?.value ?? '') : add(request, object)))
}

function isAdministrator({ caller }: GraphRequest): boolean {
  return (caller.scopes ?? caller.roles).includes('Application.ReadWrite.All')
}

function remove(object: Owned, id: string): Answer {
  if (!object.owners.some((entry) => sameId(entry, id))) return notFound(id)
  object.owners = object.owners.filter((entry) => !sameId(entry, id))
  return answer(204, undefined, { note: `no longer owner ${id}` })
}

function add(request: GraphRequest, object: Owned): Answer {
  const id = /\/([0-9a-fA-F-]{36})\/?$/.exec(String(request.body['@odata.id']))?.[1] ?? ''
  if (directoryObject(request.caller.tenant, id) === undefined) return notFound(id)
  if (object.owners.includes(id)) {
    const message = "One or more added object references already exist for the following modified properties: 'owners'."
    return graphError(400, 'Request_BadRequest', message)
  }
  if (object.owners.length >= MOST_OWNERS) {
    // The limit is documented, its text is not.
    return graphError(400, 'Request_BadRequest', `The object already has ${MOST_OWNERS} owners.`)
  }
  object.owners = [...object.owners, id]
  return answer(204, undefined, { note: `owner ${id}` })
}
