/** A plan over many targets in words: a head per target, its lines, and a summary that GitHub accepts whatever its size. */
import type { Lint } from '../core/lint/finding.ts'
import { type Change, matchOfChange } from '../core/plan/change.ts'
import { driftOf, NOT_COMPARED, type TargetPlan, writesOf } from '../core/plan/plan.ts'
import { writtenLines } from '../core/plan/resource-change.ts'
import type { ChangeAction } from '../core/plan/verdict.ts'
import type { AppliedTarget } from '../federation/fleet/apply-fleet.ts'
import type { FleetPlan } from '../federation/fleet/plan-fleet.ts'
import type { PlannedTarget, TargetHead } from '../federation/fleet/planned-target.ts'
import { createBecause } from './because.ts'
import { infoLine, type LogLine, warningLine } from './log-line.ts'
import { code, plain } from './markdown.ts'
import { describeLint } from './second-look.ts'

const SIGNS: Readonly<Record<ChangeAction, string>> = { create: '+', update: '~', keep: '=', delete: '-', refuse: '!' }

/** Names a target for people. A display name is somebody else's text, and stands in quotes. */
export function targetName({ kind, clientId, id, uniqueName, displayName }: TargetPlan): string {
  if (kind === 'managed-identity') return `managed identity ${id}`
  if (kind === 'repository') return `repository ${displayName ?? id}`
  const key = clientId || id || `with the unique name "${uniqueName ?? ''}"`
  return displayName === null ? `application ${key}` : `application "${displayName}" (${key})`
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function headFacts({ multiTenant, owners, foreign }: TargetHead): string {
  return [
    ...(multiTenant === undefined ? [] : [multiTenant ? 'multi-tenant' : 'single tenant']),
    ...(owners === undefined ? [] : [owners >= 20 ? 'at least 20 owners' : plural(owners, 'owner')]),
    plural(foreign, 'foreign credential'),
  ].join(', ')
}

function count(changes: readonly Change[], action: ChangeAction): number {
  return changes.filter((change) => change.action === action).length
}

function tally(changes: readonly Change[]): string {
  const [created, updated, deleted, refused, kept] = (['create', 'update', 'delete', 'refuse', 'keep'] as const).map(
    (action) => count(changes, action),
  )
  return `${created} to create, ${updated} to update, ${deleted} to delete, ${refused} refused, ${kept} kept`
}

function contentLines(change: Change): readonly string[] {
  if (change.resource !== 'federated') return writtenLines(change)
  return [
    `${change.subject === undefined ? 'expression' : 'subject   '} ${matchOfChange(change)}`,
    `issuer     ${change.issuer}`,
    `audience   ${change.audiences.join(' ')}`,
  ]
}

function changeLines(change: Change, becauseOf: ReturnType<typeof createBecause>): readonly string[] {
  const [because, ...more] = becauseOf(change)
  const kind = change.resource === 'federated' ? '' : `${change.resource} `
  return [
    `  ${SIGNS[change.action]} ${change.action} ${kind}"${change.name}" (${change.source})`,
    ...contentLines(change).map((line) => `      ${line}`),
    `      because    ${because}`,
    ...more.map((line) => `                 ${line}`),
    ...change.differences.map(({ field, from, to }) => `      ${field}: "${from}" → "${to}"`),
  ]
}

function targetLines(target: PlannedTarget): readonly LogLine[] {
  const { plan, head, error, session, forbidden } = target
  const name = targetName(plan)
  if (error !== undefined) return [warningLine(`${name}: ${plan.error ?? error.message}`)]
  const facts = session === undefined ? 'not compared, since no manager reads it' : headFacts(head)
  // A repository holds no credentials.
  const about = plan.kind === 'repository' ? '' : ` ${facts};`
  const lines = plan.changes.filter(({ action, waits }) => action !== 'keep' || waits === true)
  const becauseOf = createBecause(target)
  return [
    infoLine(`${name}:${about} ${tally(plan.changes)}`),
    ...lines.flatMap((change) => changeLines(change, becauseOf)).map(infoLine),
    ...forbidden.map(warningLine),
  ]
}

/** Lints, each once with the number of credentials that it is about. */
function lintLines(lints: readonly Lint[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const lint of lints) counts.set(describeLint(lint), (counts.get(describeLint(lint)) ?? 0) + 1)
  return [...counts].map(([text, times]) => (times === 1 ? text : `${text} (${times} credentials)`))
}

function secondLook({ warnings, lints }: FleetPlan): readonly string[] {
  return [...warnings, ...lintLines(lints)]
}

function headline({ plan, targets }: FleetPlan): string {
  const failed = targets.filter(({ error }) => error !== undefined).length
  const changes = plan.targets.flatMap((target) => target.changes)
  return `Plan for ${plural(targets.length, 'target')}: ${tally(changes)}${failed === 0 ? '' : `; ${plural(failed, 'target')} could not be planned`}`
}

function digestLine({ plan }: FleetPlan): string {
  return plan.digest === NOT_COMPARED
    ? 'Not everything could be compared, so that there is no digest to approve.'
    : `Digest: ${plan.digest}`
}

/** Returns the lines of a plan; what is kept is counted only. */
export function fleetLines(fleet: FleetPlan): readonly LogLine[] {
  return [
    infoLine(headline(fleet)),
    ...fleet.targets.flatMap(targetLines),
    ...secondLook(fleet).map(warningLine),
    infoLine(digestLine(fleet)),
  ]
}

// GitHub takes 1 MiB of summary per step, and escaping is done by now: characters are at most four bytes.
const SUMMARY_LIMIT = 230_000

/** Joins rows up to what a summary holds, and says how many are left out. */
function bounded(rows: readonly string[]): readonly string[] {
  let left = SUMMARY_LIMIT
  const kept = rows.filter((row) => {
    left -= row.length + 1
    return left > 0
  })
  const missing = rows.length - kept.length
  return missing === 0 ? kept : [...kept, '', `${missing} more rows are in the plan file and in the log.`]
}

/** What a row calls a line: a credential by its name, anything else by its kind as well. */
export function nameOf({ resource, name }: Change): string {
  return resource === 'federated' ? name : `${resource} ${name}`
}

function subjectLine(change: Change): string {
  return change.resource === 'federated' ? matchOfChange(change) : writtenLines(change).join(', ')
}

function planRows(target: PlannedTarget): readonly string[] {
  const { plan, error } = target
  const name = code(targetName(plan))
  if (error !== undefined) return [`| ${name} | | | | ${plain(plan.error ?? error.message)} |`]
  const becauseOf = createBecause(target)
  return plan.changes
    .filter(({ action, waits }) => action !== 'keep' || waits === true)
    .map(
      (change) =>
        `| ${name} | ${SIGNS[change.action]} ${change.action} | ${code(nameOf(change))} | ${code(subjectLine(change))} | ${becauseOf(change).map(plain).join('<br>')} |`,
    )
}

/** Builds the summary of a plan that a reviewer can approve from. */
export function buildFleetSummary(fleet: FleetPlan): string {
  const rows = fleet.targets.flatMap(planRows)
  const look = secondLook(fleet)
  return [
    `### ${plain(headline(fleet))}`,
    '',
    ...bounded([
      ...(rows.length === 0
        ? ['Every target holds what is declared.']
        : ['| Target | | What | Trusts, or holds | Because |', '|---|---|---|---|---|', ...rows]),
      ...(look.length === 0 ? [] : ['', '**Worth a second look**', '', ...look.map((line) => `- ${plain(line)}`)]),
    ]),
    '',
    plain(digestLine(fleet)),
    '',
  ].join('\n')
}

/** Outputs of a plan over many targets. */
export function fleetOutputs({ plan }: FleetPlan, planFile: string): Readonly<Record<string, string>> {
  return {
    changes: plan.digest === NOT_COMPARED ? '' : String(writesOf(plan.targets).length),
    drift: driftOf(plan),
    'plan-file': planFile,
    'plan-digest': plan.digest,
  }
}

/** Counts what became of all lines. */
export function effectTally(applied: readonly AppliedTarget[]): string {
  const outcomes = applied.flatMap(({ effects }) => effects.map(({ outcome }) => outcome))
  return (['created', 'updated', 'deleted', 'kept', 'refused', 'failed'] as const)
    .map((outcome) => [outcome, outcomes.filter((each) => each === outcome).length] as const)
    .filter(([, times]) => times > 0)
    .map(([outcome, times]) => `${times} ${outcome}`)
    .join(', ')
}
