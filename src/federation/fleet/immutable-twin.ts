/** Declares the twin of a GitHub credential: the same jobs by the other form of subject, with IDs or by names alone. */
import { matchText } from '../../core/credential/credential.ts'
import { GITHUB_ISSUER, isGitHubIssuer } from '../../core/credential/issuer.ts'
import type { SubjectPrefix } from '../../core/subject/subject.ts'
import type { DeclaredInFleet } from './declared-in-fleet.ts'

export type SubjectForm = SubjectPrefix['kind']

type Done = Extract<DeclaredInFleet, { readonly ok: true }>

function textOf(each: DeclaredInFleet): string | undefined {
  if (!each.ok) return undefined
  const { credential } = each.declared.desired
  return JSON.stringify([credential.issuer, matchText(credential), credential.audiences])
}

function marked(each: DeclaredInFleet, twin: NonNullable<Done['twin']>): DeclaredInFleet {
  return each.ok ? { ...each, twin } : each
}

function warned(each: Done, warning: string): DeclaredInFleet {
  return { ...each, trust: { ...each.trust, warnings: [...each.trust.warnings, warning] } }
}

/**
 * Declares what is trusted beside a credential: the form with IDs. Where that is what the repository presents already,
 * the form by names stays as long as it is stored: nothing new trusts a name.
 * @param declareAs declares the same entry in one form
 */
export async function declareTwin(
  declared: DeclaredInFleet,
  declareAs: (form: SubjectForm) => Promise<DeclaredInFleet>,
): Promise<readonly DeclaredInFleet[]> {
  // An expression over every repository of an owner matches both forms.
  if (!declared.ok || declared.trust.owner !== undefined) return [declared]
  const { issuer } = declared.declared.desired.credential
  if (!isGitHubIssuer(issuer)) return [declared]
  if (!issuer.startsWith(GITHUB_ISSUER))
    return [warned(declared, `No immutable twin is trusted: "${issuer}" is not known to sign subjects with IDs.`)]
  if (declared.trust.trustRequest.kind === 'expression')
    return [warned(declared, 'No immutable twin is made of an expression that the file writes out: declare it too.')]
  const immutable = await declareAs('immutable')
  if (textOf(immutable) !== textOf(declared)) return [declared, marked(immutable, 'wanted')]
  const byNames = await declareAs('name-based')
  if (textOf(byNames) === textOf(declared)) return [declared]
  return [declared, marked(byNames, 'where-stored')]
}

/** Leaves out twins that the file declares itself. */
export function withoutRepeated(credentials: readonly DeclaredInFleet[]): readonly DeclaredInFleet[] {
  const isTwin = (each: DeclaredInFleet) => each.ok && each.twin !== undefined
  const own = new Set(credentials.filter((each) => !isTwin(each)).map(textOf))
  return credentials.filter((each) => !isTwin(each) || !own.has(textOf(each)))
}
