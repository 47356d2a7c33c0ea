/** Diagnosis of a failure in words: what to do in order, and the lines that log and summary share. */
import type { Cure } from '../core/diagnosis/cure.ts'
import type { Diagnosis } from '../core/diagnosis/diagnosis.ts'
import type { FederationError } from '../core/error.ts'
import { describeCauses } from './cause.ts'
import { comparisonLines } from './comparison.ts'
import { cureLines, describeCure } from './cure.ts'

// Ownership is what such a manager lacks: what the service's status alone would suggest is granted already.
function isGranted(cures: readonly Cure[]): boolean {
  return cures.some(({ kind }) => kind === 'add-owner')
}

/**
 * Returns what to do, one sentence each, in the order in which to try it: what the diagnosis found, then the error's own hint,
 * which speaks of the failure as such.
 */
export function instructionsOf({ hint, diagnosis }: FederationError): readonly string[] {
  const cures = diagnosis?.cures ?? []
  const found = cures.filter(({ kind }) => kind !== 'create').map(describeCure)
  if (hint !== undefined && !isGranted(cures)) return [...found, hint]
  return found.length > 0 ? found : cures.map(describeCure)
}

/** True unless nobody could read what is stored, and Entra's number tells nothing either. */
function isKnown({ causes: [cause] }: Diagnosis): boolean {
  return cause?.code !== 'unreadable' || cause.refusedFor !== undefined
}

/** Returns the further lines of a failure: other cures, likely cause, comparison, details, and what to paste. */
export function explanationLines(error: FederationError): readonly string[] {
  const { diagnosis, details } = error
  const [, ...others] = instructionsOf(error)
  const weaker = diagnosis?.cures.some((cure) => cure.kind === 'create' && cure.weaker) === true
  const lead = weaker ? 'Only if the job is as it was meant' : 'Otherwise'
  const otherwise = others.map((sentence) => `${lead}: ${sentence}`)
  if (diagnosis === undefined) return [...otherwise, ...details]
  const cause = describeCauses(diagnosis.causes)
  return [
    ...otherwise,
    ...(cause === '' ? [] : [isKnown(diagnosis) ? `Likely cause: ${cause}` : cause]),
    ...comparisonLines(diagnosis),
    ...details,
    ...diagnosis.cures.flatMap(cureLines),
  ]
}
