/** Puts together what creates applications and assigns roles: planners, and the reader that knows what is still to be created. */
import type { FleetFile } from '../federation/fleet/fleet.ts'
import type { IdentityRecord } from '../federation/fleet/identities.ts'
import { createApplicationPlanner } from '../federation/fleet/plan-applications.ts'
import { createRolePlanner } from '../federation/fleet/plan-roles.ts'
import { createApplicationReader } from '../federation/fleet/read-applications.ts'
import type { PlanResources } from '../federation/fleet/resources.ts'
import type { ReadTargets } from '../federation/ports-fleet.ts'
import type { Job } from './job.ts'
import type { ManagerSession } from './store.ts'

/** What reads targets, and what plans their applications and roles. */
export interface IdentityPlanning {
  readonly readTargets: ReadTargets | undefined
  readonly planResources: readonly PlanResources[]
}

/** How a manager reads targets; undefined without one. */
export interface ManagedReading {
  readonly session: ManagerSession
  readonly readTargets: ReadTargets
}

/** Unique names of the applications that files create. */
function createdNames(files: readonly FleetFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ targets }) => targets.flatMap(({ create }) => (create === undefined ? [] : [create.uniqueName]))),
  )
}

/** Builds the planners, and the reader in front of the given one. */
export async function planIdentities(
  files: readonly FleetFile[],
  managed: ManagedReading | undefined,
  identities: IdentityRecord,
  { clock, log, sha256Hex }: Job,
): Promise<IdentityPlanning> {
  if (managed === undefined) {
    const planners = [
      createApplicationPlanner({ manager: undefined }),
      createRolePlanner({ manager: undefined, identities, sha256Hex }),
    ]
    return { readTargets: undefined, planResources: planners }
  }
  const { session, readTargets } = managed
  const directory = await session.applications()
  const reader = createApplicationReader(createdNames(files), {
    readTargets,
    open: session.open,
    directory,
    identities,
  })
  const writing = { clock, log }
  const manager = { ...writing, directory: await session.roles(), principalOf: directory.principalOf }
  return {
    readTargets: reader.readTargets,
    planResources: [
      createApplicationPlanner({ manager: { ...writing, directory, identities, readings: reader.readings } }),
      createRolePlanner({ manager, identities, sha256Hex }),
    ],
  }
}
