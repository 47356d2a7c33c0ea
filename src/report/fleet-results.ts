/** What became of a plan over many targets: results file, log, summary, and the one error of a run in which something failed. */
import { type ErrorCode, FederationError } from '../core/error.ts'
import { toFileChange, toFileTarget } from '../core/plan/plan-file.ts'
import type { AppliedTarget, FleetFailure } from '../federation/fleet/apply-fleet.ts'
import type { FleetPlan } from '../federation/fleet/plan-fleet.ts'
import { effectTally, nameOf, targetName } from './fleet.ts'
import { infoLine, type LogLine } from './log-line.ts'
import { code, plain } from './markdown.ts'

/** Returns the content of the results file: the plan, with what became of each line. */
export function fleetResults({ plan }: FleetPlan, applied: readonly AppliedTarget[]): unknown {
  return {
    version: plan.version,
    digest: plan.digest,
    targets: applied.map(({ target, effects }) => ({
      ...toFileTarget(target.plan),
      changes: target.plan.changes.map((change, index) => ({
        ...toFileChange(change),
        outcome: effects[index]?.outcome ?? (change.action === 'keep' ? 'kept' : 'failed'),
      })),
    })),
  }
}

/** Returns the line that counts what became of everything. */
export function appliedFleetLines(applied: readonly AppliedTarget[]): readonly LogLine[] {
  const tally = effectTally(applied)
  const targets = applied.length === 1 ? 'one target' : `${applied.length} targets`
  return [infoLine(`Applied to ${targets}: ${tally === '' ? 'nothing to do' : tally}`)]
}

function row(target: AppliedTarget['target'], fate: string, what: string, why = ''): string {
  return `| ${code(targetName(target.plan))} | ${fate} | ${what === '' ? '' : code(what)} | ${plain(why)} |`
}

/** What went wrong, line by line; a target without a line could not be planned. */
function failureRows(failures: readonly FleetFailure[]): readonly string[] {
  return failures.map(({ target, name, error }) =>
    row(target, name === '' ? 'not planned' : 'failed', name, `[${error.code}] ${error.message}`),
  )
}

function writtenRows(applied: readonly AppliedTarget[]): readonly string[] {
  return applied.flatMap(({ target, effects }) =>
    effects
      .filter(({ outcome }) => !['kept', 'failed', 'refused'].includes(outcome))
      .map(({ outcome, change }) => row(target, outcome, nameOf(change))),
  )
}

/** Builds the summary: what went wrong and why, then what was written; undefined when there was nothing to do. */
export function buildAppliedSummary(
  applied: readonly AppliedTarget[],
  failures: readonly FleetFailure[],
): string | undefined {
  const rows = [...failureRows(failures), ...writtenRows(applied)]
  if (rows.length === 0) return undefined
  const shown = rows.slice(0, MOST_ROWS)
  const more = rows.length - shown.length
  return [
    `### ${plain(`Applied: ${effectTally(applied) || 'nothing'}`)}`,
    '',
    '| Target | | What | Why |',
    '|---|---|---|---|',
    ...shown,
    ...(more === 0 ? [] : ['', `${more} more rows are in the results file.`]),
    '',
  ].join('\n')
}

// A row has at most some 700 characters before it is escaped.
const MOST_ROWS = 500
const MOST_DETAILS = 200

/** The code of a run: that of its one kind of failure when nothing was written, else that some of it failed. */
function codeOf(codes: readonly ErrorCode[], written: boolean): ErrorCode {
  const [first, ...others] = [...new Set(codes)]
  return first !== undefined && others.length === 0 && !written ? first : 'partial-failure'
}

/** Builds the error of a run in which something failed; undefined when all went well. */
export function fleetFailure(
  applied: readonly AppliedTarget[],
  failures: readonly FleetFailure[],
): FederationError | undefined {
  // What was only not tried says nothing of its own.
  const first = failures.find(({ error }) => error.code !== 'partial-failure') ?? failures[0]
  if (first === undefined) return undefined
  const written = applied.some(({ effects }) =>
    effects.some(({ outcome }) => ['created', 'updated', 'deleted'].includes(outcome)),
  )
  const code = codeOf(
    failures.map(({ error }) => error.code),
    written,
  )
  if (failures.length === 1 && code === first.error.code) return first.error
  const targets = new Set(failures.map(({ target }) => target)).size
  const lines = failures.map(({ target, name, error }) =>
    [
      `- ${targetName(target.plan)}`,
      name === '' ? '' : `, "${name}"`,
      `: [${error.code}] ${error.message} ${error.hint ?? ''}`,
    ].join(''),
  )
  return new FederationError(
    code,
    `${failures.length} ${failures.length === 1 ? 'line' : 'lines'} on ${targets} of ${applied.length} targets failed (${effectTally(applied)}).`,
    {
      hint: first.error.hint ?? first.error.message,
      details: [
        ...lines.slice(0, MOST_DETAILS),
        ...first.error.details,
        ...(lines.length > MOST_DETAILS ? [`${lines.length - MOST_DETAILS} more are in the results file.`] : []),
      ],
    },
  )
}
