/** The plan file: a plan as JSON, without what only carrying it out needs. */
import type { Change } from './change.ts'
import type { Plan, TargetPlan } from './plan.ts'

/** The content of the plan file. */
export function toPlanFile({ version, digest, targets }: Plan): Readonly<Record<string, unknown>> {
  return {
    version,
    digest,
    targets: targets.map((target) => ({ ...toFileTarget(target), changes: target.changes.map(toFileChange) })),
  }
}

/** A target as the plan file shows it; an ID that is known only later is null. */
export function toFileTarget({
  kind,
  clientId,
  id,
  uniqueName,
  displayName,
  error,
}: TargetPlan): Readonly<Record<string, unknown>> {
  return {
    kind,
    clientId: clientId === '' ? null : clientId,
    id: id === '' ? null : id,
    uniqueName,
    displayName,
    error,
  }
}

/** A change as the plan file shows it: without what only carrying it out needs. */
export function toFileChange(change: Change): Readonly<Record<string, unknown>> {
  if (change.resource !== 'federated') {
    const { resource, action, name, reason, source, differences, written } = change
    return { resource, action, name, issuer: null, subject: null, audiences: [], reason, source, differences, written }
  }
  const { resource, action, name, issuer, audiences, reason, source, differences } = change
  const match =
    change.subject === undefined
      ? { claimsMatchingExpression: change.claimsMatchingExpression }
      : { subject: change.subject }
  return { resource, action, name, issuer, ...match, audiences, reason, source, differences }
}
