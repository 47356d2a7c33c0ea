/** What a file may say and this version does not carry out: said with its place, never ignored. */
import type { DeclaredEnvironment, DeclaredFile, DeclaredTarget } from './declared.ts'
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

function ofEnvironment({ rules, variables, place }: DeclaredEnvironment): readonly ConfigProblem[] {
  const given = Object.entries(rules).flatMap(([name, value]) => (value === undefined ? [] : [`\`${name}\``]))
  return [
    ...(given.length > 0 ? [problem(place, `rules of environments (${given.join(', ')})`)] : []),
    ...(Object.keys(variables).length > 0 ? [problem(place, '`variables`')] : []),
  ]
}

/**
 * Stops where a file declares what is not carried out.
 * @throws FederationError `configuration-invalid` naming every place
 */
export function assertSupported(files: readonly DeclaredFile[]): void {
  throwConfigProblems(
    files.flatMap(({ targets, environments }) => [
      ...targets.flatMap(ofTarget),
      ...environments.flatMap(ofEnvironment),
    ]),
  )
}

/** Says of the short form what it does and does not do; undefined where no file uses it. */
export function shortFormWarning(files: readonly DeclaredFile[]): string | undefined {
  const count = files.reduce((sum, { environments }) => sum + environments.length, 0)
  if (count === 0) return undefined
  return `\`repositories:\` declares ${count} ${count === 1 ? 'environment' : 'environments'}: their credentials are written; the environments and their variables have to be there already.`
}
