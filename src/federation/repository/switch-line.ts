/** The line about a repository that would be turned to immutable subjects, and why it is refused: what would stop trusting it. */

import { matchText } from '../../core/credential/credential.ts'
import { type Switchable, type SwitchChange, switchLine } from '../../core/customization/switch.ts'
import { type MissingTwin, missingTwins } from '../../core/customization/twins.ts'
import { type ErrorCode, FederationError } from '../../core/error.ts'
import { refusedResource } from '../../core/plan/resource-change.ts'
import { judge } from '../../core/policy/judge.ts'
import type { createGate } from '../fleet/fleet.ts'
import type { FleetRequest, PlannedTarget } from '../fleet/planned-target.ts'
import type { WriteResource } from '../plan/session.ts'
import type { Clock, Log, RepositoryFacts } from '../ports.ts'
import { REFUSED } from './plan-environment.ts'
import type { StoredTrusts, TrustingTarget } from './stored-trusts.ts'
import type { SwitchCandidate, SwitchRights } from './switch-candidates.ts'
import { type readSwitch, writeSwitch } from './write-switch.ts'

/** A repository with what would become of it. */
export interface ReadCandidate {
  readonly candidate: SwitchCandidate
  readonly facts: RepositoryFacts
  readonly decision: Awaited<ReturnType<typeof readSwitch>>
}

/** A line with its repository, and what writes it. */
export interface Line {
  readonly candidate: SwitchCandidate
  readonly change: SwitchChange
  readonly write: WriteResource
  readonly forbidden: readonly string[]
}

/** Why the policy does not let the file of a candidate turn it; none when it does. */
export function judgeSwitch({ file, facts }: SwitchCandidate, { policy }: FleetRequest): readonly string[] {
  if (facts instanceof FederationError) return []
  const { fullName, id, ownerId } = facts
  return judge(policy.rules(file.file), {
    resource: 'switch',
    action: 'update',
    repository: { fullName, id, ownerId },
    adopts: false,
    claimedOwners: file.claimedOwners,
    githubIssuers: [],
  })
}

/** A line that writes nothing. */
export function emptyLine({ name, source }: SwitchCandidate, reason: string): SwitchChange {
  return { resource: 'subject-customization', action: 'keep', name, source, reason, differences: [], written: {} }
}

/** A line, refused. */
export function refusedLine(candidate: SwitchCandidate, change: SwitchChange, code: ErrorCode, why: string): Line {
  return { candidate, change: refusedResource(change, code, why) as SwitchChange, write: REFUSED, forbidden: [] }
}

/** The line about a repository that nobody may see, or write to. */
export function unseenLine(candidate: SwitchCandidate, { code, message, hint = '' }: FederationError): Line {
  return refusedLine(candidate, emptyLine(candidate, ''), code, [message, hint].join(' ').trim())
}

/** What would be lost, and what cures it: the file's own way for what is its own, the value to store for anything else. */
function describeMissing({ kind, credential, wanted }: MissingTwin, { name, fileOf }: TrustingTarget): string {
  const file = fileOf(credential)
  const stored = `"${credential.name}" of the ${name} trusts "${matchText(credential)}" for "${credential.audiences.join(' ')}"`
  if (kind === 'undecided')
    return `${stored}, and whether something stored there admits the same jobs with IDs cannot be decided: store "${wanted}" there, or make it simpler.`
  const cure =
    file === undefined
      ? `let whoever made it store "${wanted}" (issuer ${credential.issuer}) there as well`
      : `\`immutable-subjects: add\` of ${file.file} stores "${wanted}", and a run after that one turns the repository`
  return `${stored}, and nothing stored there admits the same jobs with IDs: ${cure}.`
}

function missingOf(
  { template, before, after }: Switchable,
  { id, ownerId }: RepositoryFacts,
  targets: readonly TrustingTarget[],
) {
  const repository = { template, id, ownerId, before, after }
  return targets.flatMap((target) =>
    missingTwins(repository, target.stored, target.staying).map((each) => describeMissing(each, target)),
  )
}

export interface LinePorts {
  readonly rights: SwitchRights
  readonly clock: Clock
  readonly request: FleetRequest
  /** Bounds how many are turned at once: GitHub takes few requests at the same time. */
  readonly gate: ReturnType<typeof createGate>
}

/** The line about a repository that could be turned, by the policy and by what is stored. */
export function decideLine(
  { candidate, facts }: ReadCandidate,
  switchable: Switchable,
  trusts: StoredTrusts,
  { rights, clock, request, gate }: LinePorts,
): Line {
  const change = switchLine(facts.fullName, candidate.source, switchable)
  const sentences = judgeSwitch(candidate, request)
  if (sentences.length > 0) {
    const line = refusedLine(candidate, change, 'not-permitted', sentences.join(' '))
    return { ...line, forbidden: sentences.map((sentence) => `${candidate.source}: ${sentence}`) }
  }
  if (!trusts.ok) return refusedLine(candidate, change, trusts.code, trusts.why)
  const missing = missingOf(switchable, facts, trusts.targets)
  if (missing.length > 0) return refusedLine(candidate, change, 'trust-missing', missing.join(' '))
  const write: WriteResource = async (_line, deadline) => ({
    outcome: await gate(() => writeSwitch({ repository: facts, change }, rights.store, deadline, { clock })),
    change,
  })
  return { candidate, change, write, forbidden: [] }
}

/** A repository as a target of the plan. */
export function toTarget({ candidate, change, write, forbidden }: Line, log: Log): PlannedTarget {
  const { facts, name } = candidate
  const id = facts instanceof FederationError ? '' : facts.id
  return {
    plan: {
      kind: 'repository',
      clientId: '',
      id,
      uniqueName: id === '' ? name : null,
      displayName: name,
      error: null,
      changes: [change],
    },
    head: { multiTenant: undefined, owners: undefined, foreign: 0, spellings: [] },
    session: {
      writeResource: async (line, deadline) => {
        log.info(`Turning ${name} to immutable subjects`)
        return write(line, deadline)
      },
    },
    error: undefined,
    owned: new Map(),
    forbidden,
  }
}
