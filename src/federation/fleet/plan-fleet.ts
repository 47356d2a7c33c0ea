/** Makes the plan for many targets: declared, read, compared and judged; one that fails does not stop the others. Never writes. */
import { matchText } from '../../core/credential/credential.ts'
import type { Lint } from '../../core/lint/finding.ts'
import { digestOf, NOT_COMPARED, type Plan } from '../../core/plan/plan.ts'
import type { TargetAddress } from '../../core/target.ts'
import type { SweptApplication, TargetReading } from '../ports-fleet.ts'
import { type DeclaredFleetTarget, declareFleet } from './declare-fleet.ts'
import type { DeclaredInFleet } from './declared-in-fleet.ts'
import { addressesOf, assertDeclaredOnce, type MergedTarget, mergeTargets } from './merge-targets.ts'
import { type FleetPorts, planTarget } from './plan-target.ts'
import type { FleetRequest, PlannedTarget } from './planned-target.ts'
import { joinRepositories, type ResourcePlans } from './resources.ts'
import { declareLeft, identityWarnings, sweepTenant } from './sweep.ts'

export interface FleetPlan {
  readonly plan: Plan
  readonly targets: readonly PlannedTarget[]
  readonly lints: readonly Lint[]
  readonly warnings: readonly string[]
}

/** Reads the targets, with a running count in the log. */
async function readAll(
  addresses: readonly TargetAddress[],
  swept: readonly SweptApplication[],
  { readTargets, log }: FleetPorts,
): Promise<readonly TargetReading[] | undefined> {
  if (readTargets === undefined) return undefined
  const every = Math.max(1, Math.ceil(addresses.length / 10))
  let read = 0
  return readTargets(
    addresses,
    () => {
      read += 1
      if (read % every === 0 || read === addresses.length) log.info(`Read ${read} of ${addresses.length} targets`)
    },
    swept,
  )
}

/** Targets with what files declare for them; of those that left a file, with nothing. */
interface ReadFleet {
  readonly merged: readonly MergedTarget[]
  readonly warnings: readonly string[]
}

async function readFleet(
  declared: readonly DeclaredFleetTarget[],
  { files }: FleetRequest,
  ports: FleetPorts,
): Promise<ReadFleet> {
  const addresses = addressesOf(declared)
  const { swept, left, warnings } = await sweepTenant(files, addresses, ports)
  const readings = await readAll([...addresses, ...left], swept, ports)
  const leavers = left.map((address, index) => ({
    address,
    reading: readings?.[addresses.length + index],
    declarations: [],
    spellings: [],
  }))
  const named = mergeTargets(declared, readings)
  assertDeclaredOnce(named)
  return {
    merged: declareLeft([...named, ...leavers], files, ports.sha256Hex),
    warnings: readings === undefined ? [] : [...warnings, ...identityWarnings(files, ports.sha256Hex)],
  }
}

/** Lint codes for the digest, each with what it is about: a protection that was weakened is another plan. */
function lintTexts({ declared: { lints, desired } }: Done): readonly string[] {
  const { issuer } = desired.credential
  return lints.map(({ code }) => JSON.stringify([issuer, matchText(desired.credential), code]))
}

type Done = Extract<DeclaredInFleet, { readonly ok: true }>

/** One form of each credential: its twin trusts the same jobs, and what is said of one is said of both. */
function firstForms(declared: readonly DeclaredFleetTarget[]): readonly Done[] {
  const done = declared.flatMap(({ credentials }) => credentials.filter((each) => each.ok))
  return [...new Map(done.toReversed().map((each) => [each.entry, each])).values()].toReversed()
}

const NAMED = 10

/** Says once per file which repositories `finish` waits for. */
function waitingWarnings(declared: readonly DeclaredFleetTarget[]): readonly string[] {
  const files = [...new Set(declared.map(({ file }) => file.file))]
  return files.flatMap((file) => {
    const targets = declared.filter((each) => each.file.file === file)
    const done = targets.flatMap(({ credentials }) => credentials.filter((each) => each.ok))
    const waiting = [...new Set(done.flatMap(({ waitsFor }) => waitsFor ?? []))]
    if (waiting.length === 0) return []
    const more = waiting.length > NAMED ? `, and ${waiting.length - NAMED} more` : ''
    const count = waiting.length === 1 ? 'one repository that presents' : `${waiting.length} repositories that present`
    return [
      `${file}: \`finish\` waits for ${count} names still, and trusts both forms until it is switched: ${waiting.slice(0, NAMED).join(', ')}${more}.`,
    ]
  })
}

function spellingWarnings(merged: readonly MergedTarget[]): readonly string[] {
  return merged
    .filter(({ spellings }) => spellings.length > 1)
    .map(({ spellings }) => `These are one target: ${spellings.join(', ')}.`)
}

/** Plans every other kind that files declare, one after the other: each may read what the one before it prepared. */
async function planOthers(
  merged: readonly MergedTarget[],
  request: FleetRequest,
  { planResources = [] }: FleetPorts,
): Promise<readonly ResourcePlans[]> {
  const plans: ResourcePlans[] = []
  for (const planKind of planResources) plans.push(await planKind(merged, request))
  return plans
}

/**
 * Makes the plan for everything that files declare.
 * @throws FederationError `configuration-invalid`, `github-forbidden`; what fails on one target stands in its plan
 */
export async function planFleet(request: FleetRequest, ports: FleetPorts): Promise<FleetPlan> {
  const declared = await declareFleet(request.files, request, ports)
  const { merged, warnings } = await readFleet(declared, request, ports)
  const others = await planOthers(merged, request, ports)
  const targets = [
    ...joinRepositories(others.flatMap(({ repositories }) => repositories)),
    ...merged.map((target) => {
      const own = others.map(({ targets: of }) => of.get(target)).filter((each) => each !== undefined)
      return planTarget(target, own, request, ports)
    }),
  ]
  const done = firstForms(declared)
  const lints = done.flatMap((each) => each.declared.lints)
  const plans = targets.map(({ plan }) => plan)
  const compared = targets.every(({ session }) => session !== undefined)
  const scope = { ...request.scope, lints: done.flatMap(lintTexts) }
  return {
    plan: { version: 1, digest: compared ? digestOf(plans, scope, ports.sha256Hex) : NOT_COMPARED, targets: plans },
    targets,
    lints,
    warnings: [
      ...new Set([
        ...done.flatMap(({ entry, trust, declared: { warnings } }) =>
          [...trust.warnings, ...warnings].map((warning) => `${entry.source}: ${warning}`),
        ),
        ...waitingWarnings(declared),
        ...spellingWarnings(merged),
        ...others.flatMap((each) => each.warnings),
        ...warnings,
      ]),
    ],
  }
}
