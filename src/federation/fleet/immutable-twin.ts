/** Declares the twin of a GitHub credential: the same jobs by the other form of subject, with IDs or by names alone. */
import { type FederatedIdentityCredential, matchText } from '../../core/credential/credential.ts'
import { GITHUB_ISSUER, isGitHubIssuer } from '../../core/credential/issuer.ts'
import { markSince } from '../../core/credential/since.ts'
import type { SubjectPrefix } from '../../core/subject/subject.ts'
import type { DeclaredInFleet } from './declared-in-fleet.ts'
import type { FleetFile } from './fleet.ts'

export type SubjectForm = SubjectPrefix['kind']

type Done = Extract<DeclaredInFleet, { readonly ok: true }>
type DeclareAs = (form: SubjectForm) => Promise<DeclaredInFleet>

function textOf(each: DeclaredInFleet): string | undefined {
  if (!each.ok) return undefined
  const { credential } = each.declared.desired
  return JSON.stringify([credential.issuer, matchText(credential), credential.audiences])
}

type Twin = Pick<Done, 'twin' | 'immutable'>

function marked(each: DeclaredInFleet, twin: Twin): DeclaredInFleet {
  return each.ok ? { ...each, ...twin } : each
}

/** Says of a form by names which one with IDs stands for the same jobs. */
const besides = (immutable: Done): Twin => ({ immutable: immutable.declared.desired.credential })

function warned(each: Done, warning: string): Done {
  return { ...each, trust: { ...each.trust, warnings: [...each.trust.warnings, warning] } }
}

/** Why a credential of GitHub has one form only; undefined where it has two. */
function oneForm({ declared, trust }: Done): string | undefined {
  const { issuer } = declared.desired.credential
  if (!issuer.startsWith(GITHUB_ISSUER))
    return `No immutable twin is trusted: "${issuer}" is not known to sign subjects with IDs.`
  return trust.trustRequest.kind === 'expression'
    ? 'No immutable twin is made of an expression that the file writes out: declare it too.'
    : undefined
}

/** Both forms of a credential: the one that is declared first, then its twin; or one alone where there is no other. */
async function bothForms(declared: Done, declareAs: DeclareAs): Promise<readonly [Done, DeclaredInFleet?]> {
  // An expression over every repository of an owner matches both forms.
  if (declared.trust.owner !== undefined || !isGitHubIssuer(declared.declared.desired.credential.issuer))
    return [declared]
  const warning = oneForm(declared)
  if (warning !== undefined) return [warned(declared, warning)]
  const immutable = await declareAs('immutable')
  if (!immutable.ok || textOf(immutable) !== textOf(declared)) return [declared, marked(immutable, { twin: 'wanted' })]
  const byNames = await declareAs('name-based')
  if (textOf(byNames) === textOf(declared)) return [declared]
  return [declared, marked(byNames, { twin: 'where-stored', ...besides(immutable) })]
}

/**
 * Declares what is trusted beside a credential: the form with IDs. Where that is what the repository presents already,
 * the form by names stays as long as it is stored: nothing new trusts a name.
 * @param declareAs declares the same entry in one form
 */
export async function declareTwin(
  declared: DeclaredInFleet,
  declareAs: DeclareAs,
): Promise<readonly DeclaredInFleet[]> {
  return declared.ok ? (await bothForms(declared, declareAs)).filter((each) => each !== undefined) : [declared]
}

/** The repository that a credential names, as it is spelled in a subject that the file writes out. */
function repositoryOf({ trust, declared: { parsed } }: Done): string {
  const named = trust.trustRequest.kind === 'subject' ? parsed?.repository : undefined
  return named === undefined ? trust.repository : `${named.owner}/${named.name}`
}

/**
 * Declares the form with IDs alone where the repository presents it: the one by names is finished. Where it presents names
 * both are trusted: what works stays.
 */
export async function declareFinished(
  declared: DeclaredInFleet,
  declareAs: DeclareAs,
): Promise<readonly DeclaredInFleet[]> {
  if (!declared.ok) return [declared]
  const [own, twin] = await bothForms(declared, declareAs)
  if (twin === undefined || !twin.ok) return twin === undefined ? [own] : [own, twin]
  // What is asked for in a form tells what the repository presents, also where the file writes its subject out.
  if (twin.declared.presents !== 'immutable') return [{ ...own, waitsFor: repositoryOf(own) }, twin]
  if (twin.twin === 'where-stored') return [own, { ...twin, twin: 'finished' }]
  const advice = 'This subject is trusted no more, since its repository presents IDs: write the one with IDs.'
  return [{ ...warned(own, advice), twin: 'finished', ...besides(twin) }, twin]
}

/**
 * What is finished after some days needs room for the day in its marker.
 * @throws FederationError `credential-invalid`
 */
export function assertRoomForMark(
  { issuer, description }: FederatedIdentityCredential,
  { owner, immutableSubjects, finishAfterDays = 0 }: FleetFile,
): void {
  if (immutableSubjects === 'finish' && finishAfterDays > 0 && isGitHubIssuer(issuer))
    markSince(owner, description, '2026-11-26')
}

/** Leaves out twins that the file declares itself, and what is finished twice. */
export function withoutRepeated(credentials: readonly DeclaredInFleet[]): readonly DeclaredInFleet[] {
  const twinOf = (each: DeclaredInFleet) => (each.ok ? each.twin : undefined)
  const own = new Set(credentials.filter((each) => twinOf(each) === undefined).map(textOf))
  const finished = new Set<string | undefined>()
  return credentials.filter((each) => {
    const text = textOf(each)
    if (twinOf(each) === undefined) return true
    if (own.has(text) || finished.has(text)) return false
    if (twinOf(each) === 'finished') finished.add(text)
    return true
  })
}
