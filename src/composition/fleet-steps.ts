/** The steps of plan and apply with files: composed, carried out, reported. */
import { assertNoDrift } from '../core/plan/drift.ts'
import { toPlanFile } from '../core/plan/plan-file.ts'
import { claim, type IdTokenClaims } from '../core/subject/claims.ts'
import { repositoryOf } from '../core/subject/repository.ts'
import { applyFleet, type FleetApplyRequest, failuresOf } from '../federation/fleet/apply-fleet.ts'
import type { FleetRequest } from '../federation/fleet/planned-target.ts'
import type { FleetApplyInputs, FleetPlanInputs } from '../inputs/fleet.ts'
import { buildFleetSummary, fleetLines, fleetOutputs } from '../report/fleet.ts'
import { appliedFleetLines, buildAppliedSummary, fleetFailure, fleetResults } from '../report/fleet-results.ts'
import type { Environment } from '../runner/environment.ts'
import { writeRunFile } from '../runner/run-files.ts'
import { printLines, setOutputs, writeSummary } from '../runner/step.ts'
import type { Toolkit } from '../runner/toolkit.ts'
import { assertReviewedRef, type ComposedFleet, composeFleet } from './fleet.ts'
import type { Job } from './job.ts'

async function planAndPrint(
  inputs: FleetPlanInputs | FleetApplyInputs,
  toolkit: Toolkit,
  environment: Environment,
  job: Job,
  admit?: Parameters<typeof composeFleet>[3],
): Promise<ComposedFleet> {
  const composed = await composeFleet(inputs, environment, job, admit)
  const { fleet } = composed
  printLines(toolkit, fleetLines(fleet))
  setOutputs(toolkit, fleetOutputs(fleet, writeRunFile(environment, 'federation-plan', toPlanFile(fleet.plan))))
  return composed
}

/** Plans everything that files declare. @throws FederationError of the files, or `drift-found` */
export async function planFleetStep(
  inputs: FleetPlanInputs,
  toolkit: Toolkit,
  environment: Environment,
  job: Job,
): Promise<void> {
  const { fleet } = await planAndPrint(inputs, toolkit, environment, job)
  await writeSummary(toolkit, buildFleetSummary(fleet))
  if (inputs.failOnDrift) assertNoDrift(fleet.plan)
}

function factsOf({ own, eventName }: FleetRequest): FleetApplyRequest['facts'] {
  const [repository, ref] = [own && repositoryOf(own), own && claim(own, 'ref')]
  return {
    ...(repository !== undefined && { repository }),
    ...(ref !== undefined && { ref }),
    event: eventName,
  }
}

/** Carries out everything that files declare. @throws FederationError of the files, `plan-stale`, `deletion-limit`, `partial-failure` */
export async function applyFleetStep(
  inputs: FleetApplyInputs,
  toolkit: Toolkit,
  environment: Environment,
  job: Job,
): Promise<void> {
  const admit = (own: IdTokenClaims | undefined) => assertReviewedRef(environment, job, own)
  const { fleet, request } = await planAndPrint(inputs, toolkit, environment, job, admit)
  const { planDigest, maxDeletions, propagationTimeoutMs: timeoutMs } = inputs
  const facts = factsOf(request)
  const applied = await applyFleet(fleet, { planDigest, maxDeletions, timeoutMs, facts }, job)
  setOutputs(toolkit, {
    'results-file': writeRunFile(environment, 'federation-results', fleetResults(fleet, applied)),
  })
  printLines(toolkit, appliedFleetLines(applied))
  const failures = failuresOf(applied, facts)
  const summary = buildAppliedSummary(applied, failures)
  if (summary !== undefined) await writeSummary(toolkit, summary)
  const failure = fleetFailure(applied, failures)
  if (failure !== undefined) throw failure
}
