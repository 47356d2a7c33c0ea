/** Applications and roles as directories that have state; answers that a test queues come before what would happen. */
import type {
  ApplicationManager,
  DeletedApplication,
  StoredApplication,
} from '../../src/core/application/application.ts'
import type { FederationError } from '../../src/core/error.ts'
import type { RoleDefinition } from '../../src/core/policy/role.ts'
import type { RoleAssignment } from '../../src/core/role/assignment.ts'
import type { WriteAnswer } from '../../src/federation/ports.ts'
import type { ApplicationDirectory, RoleAnswer, RoleDirectory } from '../../src/federation/ports-identities.ts'

export const MANAGER: ApplicationManager = { kind: 'application', clientId: 'm', objectId: 'manager', mayWrite: true }

/** What a test puts before an answer: the answer alone, or, with `happens`, after the write took effect. */
interface Queued<A> {
  readonly answer: A | FederationError
  readonly happens?: true
}

async function answered<A>(queue: Queued<A>[], happen: () => A): Promise<A> {
  const next = queue.shift()
  if (next === undefined) return happen()
  if (next.happens) happen()
  if (next.answer instanceof Error) throw next.answer
  return next.answer as A
}

export interface FakeApplications {
  readonly directory: ApplicationDirectory
  readonly applications: Map<string, StoredApplication>
  /** Writes in their order, as `upsert shop`, `owner a`, `principal c`. */
  readonly writes: string[]
  readonly answers: Queued<WriteAnswer>[]
  /** Readings that come before the present: undefined is none. */
  readonly readings: (StoredApplication | undefined)[]
}

export function createFakeApplications(
  given: readonly StoredApplication[] = [],
  {
    manager = MANAGER,
    deleted = async () => [],
  }: { manager?: ApplicationManager; deleted?: () => Promise<readonly DeletedApplication[]> } = {},
): FakeApplications {
  const applications = new Map(given.map((each) => [each.uniqueName, each]))
  const writes: string[] = []
  const answers: Queued<WriteAnswer>[] = []
  const readings: (StoredApplication | undefined)[] = []
  const of = (objectId: string) => [...applications.values()].find((each) => each.objectId === objectId)
  const put = (stored: StoredApplication | undefined, more: Partial<StoredApplication>) => {
    if (stored !== undefined) applications.set(stored.uniqueName, { ...stored, ...more })
  }
  const directory: ApplicationDirectory = {
    find: async (uniqueName) => (readings.length > 0 ? readings.shift() : applications.get(uniqueName)),
    principalOf: async (clientId) => (clientId.startsWith('none') ? undefined : `principal-${clientId}`),
    upsert: ({ uniqueName, displayName = null, serviceManagementReference = null }) => {
      writes.push(`upsert ${uniqueName}`)
      return answered(answers, () => {
        const known = applications.get(uniqueName)
        put(known, { ...(displayName !== null && { displayName }) })
        if (known !== undefined) return { kind: 'updated' }
        applications.set(uniqueName, {
          clientId: `client-${uniqueName}`,
          objectId: `object-${uniqueName}`,
          uniqueName,
          displayName,
          createdByAppId: manager.clientId ?? null,
          multiTenant: false,
          serviceManagementReference,
          owners: [manager.objectId ?? 'manager'],
          principalId: undefined,
        })
        return { kind: 'created', id: `object-${uniqueName}` }
      })
    },
    addOwner: (objectId, owner) => {
      writes.push(`owner ${owner}`)
      return answered(answers, () => {
        put(of(objectId), { owners: [...(of(objectId)?.owners ?? []), owner] })
        return { kind: 'updated' }
      })
    },
    createServicePrincipal: (clientId) => {
      writes.push(`principal ${clientId}`)
      return answered(answers, () => {
        put(
          [...applications.values()].find((each) => each.clientId === clientId),
          { principalId: `principal-${clientId}` },
        )
        return { kind: 'created', id: `principal-${clientId}` }
      })
    },
    deleted,
    manager: async () => manager,
  }
  return { directory, applications, writes, answers, readings }
}

export interface FakeRoles {
  readonly directory: RoleDirectory
  readonly assignments: RoleAssignment[]
  readonly writes: string[]
  readonly answers: Queued<RoleAnswer>[]
  /** Requests for lists, as scope and principal. */
  readonly lists: string[]
}

export const READER: RoleDefinition = { id: 'reader', name: 'Reader', permissions: [] }
export const OWNER: RoleDefinition = {
  id: 'owner',
  name: 'Owner',
  permissions: [{ actions: ['*'], notActions: [] }],
}

export function createFakeRoles(
  given: readonly RoleAssignment[] = [],
  failing: { readonly lists?: (scope: string) => FederationError | undefined; readonly definitions?: Error } = {},
): FakeRoles {
  const assignments = [...given]
  const writes: string[] = []
  const lists: string[] = []
  const answers: Queued<RoleAnswer>[] = []
  const directory: RoleDirectory = {
    definition: async (role) => {
      if (failing.definitions !== undefined) throw failing.definitions
      return [READER, OWNER].find(({ name, id }) => [name.toLowerCase(), id].includes(role.toLowerCase()))
    },
    roleNames: async () => ['Reader', 'Owner'],
    assignments: async (scope, principalId) => {
      lists.push(`${scope} ${principalId ?? 'everybody'}`)
      const error = failing.lists?.(scope)
      if (error !== undefined) throw error
      return assignments.filter((each) => principalId === undefined || each.principalId === principalId)
    },
    assign: (assignment) => {
      writes.push(`assign ${assignment.roleId} at ${assignment.scope} to ${assignment.principalId}`)
      return answered(answers, () => {
        const known = assignments.some(({ name }) => name === assignment.name)
        if (!known) assignments.push(assignment)
        return { kind: known ? 'kept' : 'created' }
      })
    },
    remove: ({ name }) => {
      writes.push(`remove ${name}`)
      return answered(answers, () => {
        assignments.splice(0, assignments.length, ...assignments.filter((each) => each.name !== name))
        return { kind: 'deleted' }
      })
    },
  }
  return { directory, assignments, writes, answers, lists }
}
