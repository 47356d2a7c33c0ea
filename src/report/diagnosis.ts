/** Diagnosis of a failure in words: what to do in order, and the lines that log and summary share. */
import type { Cure } from '../core/diagnosis/cure.ts'
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

/** Returns the further lines of a failure: other cures, likely cause, comparison, details, and what to paste. */
export function explanationLines(error: FederationError): readonly string[] {
  const { diagnosis, details } = error
  const [, ...others] = instructionsOf(error)
  const otherwise = others.map((sentence) => `Otherwise: ${sentence}`)
  if (diagnosis === undefined) return [...otherwise, ...details]
  const cause = describeCauses(diagnosis.causes)
  return [
    ...otherwise,
    ...(cause === '' ? [] : [`Likely cause: ${cause}`]),
    ...comparisonLines(diagnosis),
    ...details,
    ...diagnosis.cures.flatMap(cureLines),
  ]
}
