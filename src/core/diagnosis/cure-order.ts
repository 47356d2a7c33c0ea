/** Order of cures: what restores what was meant comes first, and the credential for what the job presents after it. */
import type { FederatedIdentityCredential } from '../credential/credential.ts'
import { isGitHubIssuer } from '../credential/issuer.ts'
import { hasWildcard } from '../expression/wildcard.ts'
import { formatSegments, type ParsedSubject } from '../subject/subject.ts'
import { toSubjectText } from './alignment.ts'
import type { Cause, ContextCause, ExpressionCause, FoundCause, RefusedFor } from './cause.ts'
import type { Cure, JobCure } from './cure.ts'
import type { Comparison, NearestCredential } from './diagnosis.ts'
import type { PresentedIdentity } from './distance.ts'
import { isNearName } from './near-name.ts'

function environmentOf({ context }: ParsedSubject): string | undefined {
  return context?.kind === 'environment' ? context.environment : undefined
}

function nameEnvironment(environment: string, credential: string, alone: boolean): JobCure {
  return { kind: 'name-environment', environment, pattern: hasWildcard(environment), credential, alone }
}

/** Where both subjects have an environment and nothing but its spelling differs. */
function spellEnvironment({ sub }: PresentedIdentity, { credential, stored }: NearestCredential): readonly JobCure[] {
  const [from, to] = [environmentOf(sub.parsed), environmentOf(toSubjectText(stored).parsed)]
  if (from === undefined || to === undefined || !isNearName(from, to)) return []
  const respelled = sub.parsed.segments.map(({ key, value }) => ({ key, value: key === 'environment' ? to : value }))
  if (formatSegments(respelled) !== stored) return []
  const onlyCase = from.toLowerCase() === to.toLowerCase()
  return [{ kind: 'spell-environment', from, to, onlyCase, credential: credential.name }]
}

/** A credential of another repository says nothing about how this job should be corrected. */
function sameRepository(causes: readonly Cause[]): boolean {
  return causes.every((cause) => cause.code !== 'renamed' || cause.proved)
}

function contextCure(
  { presented, stored }: ContextCause,
  causes: readonly Cause[],
  { credential }: NearestCredential,
): readonly JobCure[] {
  if (!sameRepository(causes)) return []
  const { name } = credential
  if (stored.kind === 'environment' && presented.kind !== 'environment')
    return [nameEnvironment(stored.environment, name, causes.length === 1)]
  if (presented.kind === 'pull_request' && stored.kind === 'ref')
    return [{ kind: 'run-on', context: stored, credential: name }]
  return []
}

/** The pattern of an expression may ask for an environment that the job does not name. */
function expressionCure(
  cause: ExpressionCause,
  presented: PresentedIdentity,
  { credential }: NearestCredential,
): readonly JobCure[] {
  const environment = cause.claim === 'sub' ? environmentOf(toSubjectText(cause.comparand).parsed) : undefined
  const lost = environment !== undefined && environmentOf(presented.sub.parsed) === undefined
  return lost ? [nameEnvironment(environment, credential.name, true)] : []
}

// Where Entra's number says that the subject was found, no environment is missing.
const SUBJECT_FOUND: ReadonlySet<RefusedFor> = new Set(['audience', 'case'])

function askEnvironment(
  { refusedFor }: Extract<Cause, { code: 'unreadable' }>,
  presented: PresentedIdentity,
): readonly JobCure[] {
  const { context } = presented.sub.parsed
  const found = refusedFor !== undefined && SUBJECT_FOUND.has(refusedFor)
  if (found || context === undefined || context.kind === 'environment' || !isGitHubIssuer(presented.issuer)) return []
  return [{ kind: 'ask-environment', context }]
}

function jobCuresOf(
  cause: FoundCause,
  causes: readonly FoundCause[],
  presented: PresentedIdentity,
  nearest: NearestCredential,
): readonly JobCure[] {
  switch (cause.code) {
    case 'environment-missing':
      return contextCure(cause, causes, nearest)
    case 'other-context':
      return [...contextCure(cause, causes, nearest), ...spellEnvironment(presented, nearest)]
    case 'case':
      return cause.field === 'subject' ? spellEnvironment(presented, nearest) : []
    case 'expression':
      return expressionCure(cause, presented, nearest)
    case 'audience':
    case 'audience-cloud':
      return cause.stored === ''
        ? []
        : [{ kind: 'set-audience', audience: cause.stored, credential: nearest.credential.name }]
    case 'exact-match':
    case 'blanks':
    case 'trailing-slash':
    case 'issuer':
    case 'encoding':
    case 'pull-request-spelling':
    case 'wildcard-literal':
    case 'unknown':
    case 'ids-missing':
    case 'ids-unexpected':
    case 'ids-stale':
    case 'renamed':
    case 'environment-added':
    case 'other-claim':
    case 'template-changed':
    case 'expression-invalid':
      return []
  }
}

/** Returns how to correct the job, so that it presents what is stored (or may be); empty where it is as it was meant. */
export function jobCures(comparison: Comparison, presented: PresentedIdentity): readonly JobCure[] {
  if (comparison.nearest !== undefined) {
    const { nearest, causes } = comparison
    return causes.flatMap((cause) => jobCuresOf(cause, causes, presented, nearest))
  }
  const [cause] = comparison.causes
  return cause.code === 'unreadable' ? askEnvironment(cause, presented) : []
}

const SPELLING: ReadonlySet<Cause['code']> = new Set([
  'case',
  'blanks',
  'trailing-slash',
  'encoding',
  'pull-request-spelling',
])

/** Returns the stored credential with what the job presents in place of its misspelled value, where only the spelling differs. */
export function correctedCredential(
  { nearest, causes }: Comparison,
  { issuer, subject, audience }: PresentedIdentity,
): FederatedIdentityCredential | undefined {
  const [cause] = causes
  if (nearest === undefined || !SPELLING.has(cause.code)) return undefined
  const { credential } = nearest
  const changed = { issuer, audiences: [audience] }
  return credential.subject === undefined ? { ...credential, ...changed } : { ...credential, ...changed, subject }
}

/** Tells whether a trust in what the job presents is weaker than what a cure of the job would restore. */
export function isWeaker(cures: readonly Cure[]): boolean {
  return cures.some(({ kind }) => kind === 'name-environment' || kind === 'ask-environment' || kind === 'run-on')
}
