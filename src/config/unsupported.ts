/** What a file may say and this version does not carry out: said with its place, never ignored. */
import type { DeclaredFile, DeclaredTarget } from './declared.ts'
import { type ConfigProblem, type Place, throwConfigProblems } from './problem.ts'

function problem(place: Place, what: string): ConfigProblem {
  return {
    ...place,
    message: `This version does not carry out ${what}; it writes applications, federated credentials and roles.`,
  }
}

function ofTarget({ certificates, place }: DeclaredTarget): readonly ConfigProblem[] {
  return [...(certificates.length > 0 ? [problem(place, '`certificates`')] : [])]
}

/**
 * Stops where a file declares what is not carried out.
 * @throws FederationError `configuration-invalid` naming every place
 */
export function assertSupported(files: readonly DeclaredFile[]): void {
  throwConfigProblems(files.flatMap(({ targets }) => targets.flatMap(ofTarget)))
}
