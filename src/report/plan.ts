/** Plan in words for a reviewer: lines of the job log, and a table of the job summary. */
import { blockedError, describeCollision } from '../core/plan/blocked.ts'
import { type FederatedChange, matchOfChange } from '../core/plan/change.ts'
import { driftOf, NOT_COMPARED, type Plan, type TargetPlan, writesOf } from '../core/plan/plan.ts'
import type { ChangeAction } from '../core/plan/verdict.ts'
import type { Applied } from '../federation/plan/apply.ts'
import type { PlanResult } from '../federation/plan/plan.ts'
import type { ExplainedJob } from '../federation/plan/workflow.ts'
import { describeCauses } from './cause.ts'
import { comparisonLines } from './comparison.ts'
import { infoLine, type LogLine, warningLine } from './log-line.ts'
import { code, fenced, plain } from './markdown.ts'
import { describeLint, secondLook } from './second-look.ts'
import { workflowTable } from './workflow.ts'

const SIGNS: Readonly<Record<ChangeAction, string>> = { create: '+', update: '~', keep: '=', delete: '-', refuse: '!' }

function changesOf({ targets }: Plan<FederatedChange>): readonly FederatedChange[] {
  return targets.flatMap(({ changes }) => changes)
}

/** Names a target for people: by its display name where one was read, and by its ID. */
function targetName({ kind, clientId, id, displayName }: TargetPlan): string {
  if (kind === 'managed-identity') return `managed identity "${id.split('/').at(-1)}" (${id})`
  return displayName ? `application "${displayName}" (${clientId})` : `application ${clientId}`
}

/** Says in words whether the target holds what is declared. */
function driftSentence(plan: Plan<FederatedChange>): string {
  switch (driftOf(plan)) {
    case 'true':
      return 'The target does not hold what is declared.'
    case 'false':
      return 'The target holds what is declared.'
    case 'unknown':
      return 'Whether the target holds what is declared is not known: no manager reads it.'
  }
}

function headline({ plan, stored }: PlanResult): string {
  const target = plan.targets.map(targetName).join(', ')
  if (stored === undefined) return `Plan for ${target}: not compared, since no manager reads it`
  const writes = writesOf(plan.targets).length
  const refused = changesOf(plan).filter(({ action }) => action === 'refuse').length
  const others = stored.length - changesOf(plan).filter(({ action }) => action === 'keep' || action === 'update').length
  const left = others > 0 ? `; ${others} other ${others === 1 ? 'credential is' : 'credentials are'} left alone` : ''
  return `Plan for ${target}: ${writes} to write${refused > 0 ? `, ${refused} refused` : ''}${left}`
}

/** What a line says first; where nothing was compared, nobody knows whether it is a creation. */
function verdictOf({ action }: FederatedChange, { digest }: Plan<FederatedChange>): string {
  return digest === NOT_COMPARED && action === 'create' ? '? needed, not compared' : `${SIGNS[action]} ${action}`
}

/** Why a line is what it is; for a refused change what failed, what is in the way and what to do first. */
function becauseLines(change: FederatedChange, { stored, blockedFacts }: PlanResult): readonly string[] {
  if (change.action !== 'refuse') return [change.reason]
  const { code: reason, message, hint = '' } = blockedError(change, { ...blockedFacts, stored })
  const collision = change.stored === undefined ? [] : [describeCollision(change.stored)]
  return [`[${reason}] ${message}`, ...collision, hint]
}

/** What an update changes; a refused change alters nothing. */
function differenceLines({ action, differences }: FederatedChange): readonly string[] {
  return action === 'refuse' ? [] : differences.map(({ field, from, to }) => `    ${field}: "${from}" → "${to}"`)
}

function changeLines(change: FederatedChange, result: PlanResult, fate: Fate): readonly string[] {
  const [because = '', ...more] = becauseLines(change, result)
  return [
    `${verdictOf(change, result.plan)} "${change.name}"`,
    `    ${change.subject === undefined ? 'expression' : 'subject   '} ${matchOfChange(change)}`,
    `    issuer     ${change.issuer}`,
    `    audience   ${change.audiences.join(' ')}`,
    `    because    ${because}`,
    ...(fate === 'printed' ? more.map((line) => `               ${line}`) : []),
    ...differenceLines(change),
  ]
}

/** What an expression admits, or the stored credential that comes nearest to what would be created. */
function remarksOf({ plan, remarks, nearest }: PlanResult): readonly string[] {
  if (nearest === undefined) return remarks
  // What a refused change collides with is compared already.
  const collides = changesOf(plan).some(({ action, stored }) => action === 'refuse' && stored !== undefined)
  return [...remarks, ...(collides ? [] : comparisonLines(nearest)), describeCauses(nearest.causes)]
}

/** Whether a plan is only printed, or applied at once: then the error of a refused change says all about it. */
type Fate = 'printed' | 'applied'

/** Returns the lines of a plan, its warnings, and the remarks that help to judge it. */
export function planLines(result: PlanResult, fate: Fate = 'printed'): readonly LogLine[] {
  const { plan, declared, lints } = result
  return [
    ...[
      headline(result),
      ...changesOf(plan).flatMap((change) => changeLines(change, result, fate)),
      `Source: ${declared.source}`,
      ...remarksOf(result),
    ].map(infoLine),
    ...[...declared.warnings, ...lints.map(describeLint)].map(warningLine),
    ...(plan.digest === NOT_COMPARED ? [] : [infoLine(`Digest: ${plan.digest}`)]),
  ]
}

/** Returns the line that says what became of the credential, and how fast Entra accepted it. */
export function appliedLines({ credentialName, outcome, provedAfterMs }: Applied): readonly LogLine[] {
  const proof =
    provedAfterMs === undefined ? '' : `; Entra accepted this job after ${(provedAfterMs / 1000).toFixed(1)} s`
  return [infoLine(`The federated credential "${credentialName}" was ${outcome}${proof}`)]
}

function changeTable(result: PlanResult): readonly string[] {
  const { plan } = result
  return [
    '| | Credential | Trusts | Issuer | Audience | Because |',
    '|---|---|---|---|---|---|',
    ...changesOf(plan).map(
      (change) =>
        `| ${verdictOf(change, plan)} | ${code(change.name)} | ${code(matchOfChange(change))} | ${code(change.issuer)} | ${code(change.audiences.join(' '))} | ${becauseLines(change, result).map(plain).join('<br>')} |`,
    ),
  ]
}

/** Builds the summary of a plan that a reviewer can approve from. */
export function buildPlanSummary(result: PlanResult | undefined, workflow: readonly ExplainedJob[]): string {
  const plan =
    result === undefined
      ? []
      : [
          `### ${headline(result)}`,
          '',
          ...changeTable(result),
          ...secondLook([...result.declared.warnings, ...result.lints.map(describeLint)]),
          ...(remarksOf(result).length === 0 ? [] : ['', fenced('text', remarksOf(result))]),
          '',
          `${driftSentence(result.plan)} ${result.plan.digest === NOT_COMPARED ? '' : `Digest: ${code(result.plan.digest)}`}`,
        ]
  return [...plan, ...workflowTable(workflow), ''].join('\n')
}

/** Builds the summary of an apply that wrote something. */
export function buildApplySummary(result: PlanResult, applied: Applied): string {
  const proved =
    applied.provedAfterMs === undefined
      ? 'It is for another job, so no exchange proved it here.'
      : `Entra accepted this job after ${(applied.provedAfterMs / 1000).toFixed(1)} s.`
  return [
    `### Federated credential ${applied.outcome}`,
    '',
    ...changeTable(result),
    ...secondLook([...result.declared.warnings, ...result.lints.map(describeLint)]),
    '',
    proved,
    '',
  ].join('\n')
}
