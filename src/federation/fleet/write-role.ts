/** Carries out a line about a role: assigned once ARM knows the principal, or removed. */

import { FederationError } from '../../core/error.ts'
import { assignmentName, type RoleAssignment, type RoleOwnership } from '../../core/role/assignment.ts'
import type { RoleChange } from '../../core/role/diff.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import type { ResourceEffect } from '../plan/effect.ts'
import type { Clock, Log } from '../ports.ts'
import type { RoleAnswer, RoleDirectory } from '../ports-identities.ts'

export interface RoleWriterPorts {
  readonly directory: RoleDirectory
  readonly clock: Clock
  readonly log: Log
}

export interface RoleWriteRequest {
  readonly change: RoleChange
  /** The principal, by now; undefined where the run could not create it. */
  readonly principalId: string | undefined
  readonly ownership: RoleOwnership
  /** Milliseconds since the epoch. */
  readonly deadline: number
}

// As many as any request gets.
const MAX_DOUBTFUL = 5

function assignmentOf({ change: { name, written }, principalId, ownership }: RoleWriteRequest): RoleAssignment {
  const { scope, roleId } = written
  if (principalId === undefined || roleId === null)
    throw new FederationError('application-not-found', `The identity that "${name}" is for has no service principal.`, {
      hint: 'See what became of the application; running again carries out what is left.',
    })
  const about = { scope, roleId, principalId }
  return { ...about, name: written.assignment ?? assignmentName(about, ownership) }
}

function outOfTime({ kind }: RoleAnswer, { name }: RoleChange): FederationError {
  if (kind === 'principal-missing')
    return new FederationError(
      'propagation-timeout',
      `Azure Resource Manager does not know the principal of "${name}" in time.`,
      { hint: 'A new service principal takes some minutes to arrive: run again, or raise `propagation-timeout`.' },
    )
  return new FederationError('service-unavailable', `It is not known whether "${name}" was carried out.`, {
    hint: 'Run again: what is done stays, and the rest is carried out.',
  })
}

/** What an answer settles; undefined when the write is to be repeated, which changes nothing that was done. */
function settled(answer: RoleAnswer, doubtful: number): ResourceEffect['outcome'] | undefined {
  switch (answer.kind) {
    case 'created':
    case 'deleted':
      return answer.kind
    case 'kept':
      return doubtful > 0 ? 'created' : 'kept'
    case 'exists':
      return 'kept'
    case 'principal-missing':
    case 'uncertain':
      return undefined
  }
}

/**
 * Writes a role assignment. A principal that is new is waited for until the deadline.
 * @throws FederationError of the directory, `propagation-timeout` for a principal that does not arrive
 */
export async function writeRole(
  request: RoleWriteRequest,
  { directory, clock, log }: RoleWriterPorts,
): Promise<ResourceEffect> {
  const { change, deadline } = request
  const assignment = assignmentOf(request)
  const removes = change.action === 'delete'
  log.info(`${removes ? 'Removing' : 'Assigning'} the role "${change.name}"`)
  let doubtful = 0
  for (let retry = 0; ; retry++) {
    const answer = removes ? await directory.remove(assignment) : await directory.assign(assignment)
    const outcome = settled(answer, doubtful)
    if (outcome !== undefined) return { outcome, change }
    if (answer.kind === 'uncertain') doubtful += 1
    const inTime = await sleepUntil(deadline, propagationDelay(retry, clock.random()), clock)
    if (!inTime || doubtful >= MAX_DOUBTFUL) throw outOfTime(answer, change)
  }
}
