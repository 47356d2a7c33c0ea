/** Plans applications that files create: what each declares against what was read, judged by its policy. */
import {
  type DeclaredApplication,
  type DeletedApplication,
  makerOf,
  type StoredApplication,
} from '../../core/application/application.ts'
import { type ApplicationChange, diffApplication, uncomparedApplication } from '../../core/application/diff.ts'
import { FederationError } from '../../core/error.ts'
import { isWrite } from '../../core/plan/change.ts'
import { judge } from '../../core/policy/judge.ts'
import { keyIn } from '../plan/execute.ts'
import type { WriteResource } from '../plan/session.ts'
import type { FleetFile } from './fleet.ts'
import type { MergedTarget } from './merge-targets.ts'
import { judgedFor, targetFacts } from './plan-target.ts'
import type { FleetRequest } from './planned-target.ts'
import type { FoundApplications } from './read-applications.ts'
import type { PlanResources, ResourcePlan } from './resources.ts'
import { type ApplicationWriterPorts, writeApplication } from './write-application.ts'

/** What reads and writes applications; undefined without a manager: then nothing is compared. */
export interface ApplicationPlannerPorts {
  readonly manager: (ApplicationWriterPorts & { readonly readings: FoundApplications }) | undefined
}

/** One file's `create` for a target. */
interface FileCreation {
  readonly file: FleetFile
  readonly application: DeclaredApplication
}

type Creations = readonly [FileCreation, ...FileCreation[]]

function creationsOf({ declarations }: MergedTarget): readonly FileCreation[] {
  return declarations.flatMap(({ file, target: { create } }) =>
    create === undefined ? [] : [{ file, application: create }],
  )
}

/** What several files declare together: every owner that one of them names. */
function together([first, ...others]: Creations): DeclaredApplication {
  const all = [first, ...others].map(({ application }) => application)
  return {
    ...first.application,
    owners: all.flatMap(({ owners }) => owners),
    adopt: all.some(({ adopt }) => adopt),
  }
}

/** What the line about a target's application is called in `dependsOn`; undefined where no file creates it. */
export function applicationKey(target: MergedTarget): string | undefined {
  const [first] = creationsOf(target)
  return first && keyIn(targetFacts(target), uncomparedApplication(first.application))
}

/** Why files contradict each other; undefined where they do not. */
function contradiction([first, ...others]: Creations): string | undefined {
  const textOf = ({ application: { displayName, serviceManagementReference = '' } }: FileCreation) =>
    JSON.stringify([displayName, serviceManagementReference])
  const other = others.find((each) => textOf(each) !== textOf(first))
  return other && `This application is created in another way at ${other.application.source}.`
}

/** What the policies of all files say against a line, as `file:line:column: sentence`. */
function judgeCreations(
  change: ApplicationChange,
  adopts: boolean,
  creations: readonly FileCreation[],
  target: MergedTarget,
  { policy }: FleetRequest,
): readonly string[] {
  if (change.action === 'refuse' || (!isWrite(change) && !adopts)) return []
  const judged = judgedFor(target, policy.managerClientId)
  return creations.flatMap(({ file, application }) => {
    const written = new Set(change.written.owners)
    const sentences = judge(policy.rules(file.file), {
      resource: 'application',
      action: change.action === 'create' ? 'create' : 'update',
      target: judged,
      owners: application.owners.filter((owner) => written.has(owner.toLowerCase())),
      adopts,
      claimedOwners: file.claimedOwners,
      githubIssuers: [],
    })
    return sentences.map((sentence) => `${application.source}: ${sentence}`)
  })
}

interface Compared {
  readonly change: ApplicationChange
  readonly forbidden: readonly string[]
}

function judgeLine(
  change: ApplicationChange,
  adopts: boolean,
  creations: Creations,
  target: MergedTarget,
  request: FleetRequest,
): Compared {
  const conflict = contradiction(creations)
  if (conflict !== undefined) return { change: refused(change, 'configuration-invalid', conflict), forbidden: [] }
  const forbidden = judgeCreations(change, adopts, creations, target, request)
  if (forbidden.length === 0) return { change, forbidden }
  return { change: refused(change, 'not-permitted', forbidden.join(' ')), forbidden }
}

function refused(
  change: ApplicationChange,
  reason: 'configuration-invalid' | 'not-permitted',
  why: string,
): ApplicationChange {
  return { ...change, action: 'refuse', reason, why }
}

function writerOf(manager: ApplicationPlannerPorts['manager'], creations: readonly FileCreation[]): WriteResource {
  const adopt = creations.some(({ application }) => application.adopt)
  return async (change, deadline) => {
    if (change.resource !== 'application' || manager === undefined)
      throw new FederationError('internal', `Nothing writes the ${change.resource} "${change.name}".`)
    return writeApplication({ change, adopt, deadline }, manager)
  }
}

/** The line's plan: everything else of the target depends on it. */
function toPlan(target: MergedTarget, { change, forbidden }: Compared, writeResource: WriteResource): ResourcePlan {
  const key = keyIn(targetFacts(target), change)
  return {
    changes: [change],
    writeResource,
    adjust: (line) => ({ ...line, dependsOn: [...(line.dependsOn ?? []), key] }),
    forbidden,
  }
}

function warningsOf(
  { change: { action, name } }: Compared,
  stored: StoredApplication | undefined,
  deleted: readonly DeletedApplication[],
): readonly string[] {
  const former = action === 'create' ? deleted.filter(({ uniqueName }) => uniqueName === name) : []
  return [
    ...(stored?.multiTenant === true
      ? [
          `The application "${name}" is open to other tenants; \`create\` makes applications of one tenant, and leaves this one as it is.`,
        ]
      : []),
    ...former.map(
      ({ clientId, deletedDateTime }) =>
        `An application with the unique name "${name}" (${clientId}) was deleted${deletedDateTime === '' ? '' : ` at ${deletedDateTime}`} and can still be restored: creating makes another one, with another client ID.`,
    ),
  ]
}

/** What was deleted, for an explanation only: a manager that may not read it, or a service that fails, keeps nothing from being planned. */
async function readDeleted(
  compared: readonly Compared[],
  { directory }: ApplicationWriterPorts,
): Promise<readonly DeletedApplication[]> {
  if (!compared.some(({ change }) => change.action === 'create')) return []
  return directory.deleted().catch((error: unknown) => {
    if (error instanceof FederationError) return []
    throw error
  })
}

/** Builds the planner of applications. */
export function createApplicationPlanner({ manager }: ApplicationPlannerPorts): PlanResources {
  return async (targets, request) => {
    const created = targets.flatMap((target) => {
      const [first, ...others] = creationsOf(target)
      return first === undefined || target.reading?.ok === false
        ? []
        : [{ target, creations: [first, ...others] as const }]
    })
    const who = created.length === 0 ? undefined : await manager?.directory.manager()
    const planned = created.map(({ target, creations }) => {
      const application = together(creations)
      const stored = manager?.readings.get(application.uniqueName)?.stored
      const line = who === undefined ? uncomparedApplication(application) : diffApplication(application, stored, who)
      const adopts = stored !== undefined && who !== undefined && makerOf(stored, who) === 'somebody-else'
      const compared = judgeLine(line, adopts, creations, target, request)
      return { target, creations, stored, compared }
    })
    const deleted =
      manager === undefined
        ? []
        : await readDeleted(
            planned.map(({ compared }) => compared),
            manager,
          )
    return {
      targets: new Map(
        planned.map(({ target, compared, creations }) => [
          target,
          toPlan(target, compared, writerOf(manager, creations)),
        ]),
      ),
      repositories: [],
      warnings: planned.flatMap(({ compared, stored }) => warningsOf(compared, stored, deleted)),
    }
  }
}
