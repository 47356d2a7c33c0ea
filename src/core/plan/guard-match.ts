/** Which declared subjects and expressions must not be written: what they could match decides, never their text. */

import type { CredentialMatch } from '../credential/credential.ts'
import { issuerKind } from '../credential/issuer.ts'
import { parseExpression } from '../expression/expression.ts'
import { type Reach, reachesOf } from '../expression/reach.ts'
import { isMergeQueue, isPullRequest } from '../subject/context.ts'
import { breadthOf, readingsOf } from '../subject/reading.ts'
import type { ParsedSubject, RepositoryIdentity } from '../subject/subject.ts'
import type { SubjectTemplate } from '../template/template.ts'
import type { GuardCode } from './guard-words.ts'

/** A match that is declared rather than presented, and what is known of the repository that it is for. */
export interface GuardedMatch {
  readonly issuer: string
  readonly match: CredentialMatch
  readonly repository: RepositoryIdentity
  readonly template?: SubjectTemplate
  /** The exact subject, where the caller has parsed it already. */
  readonly parsed?: ParsedSubject
}

/** Why a declared match may not be written, with a subject that it would let in. */
export interface MatchRefusal {
  readonly code: GuardCode
  readonly example: string
}

const REFUSED_REACH: Readonly<Record<Reach['whom'], GuardCode>> = {
  'every-event': 'subject-too-broad',
  'pull-requests': 'pull-request-refused',
  'other-repositories': 'subject-too-broad',
  undecided: 'subject-too-broad',
}

/** An expression that cannot be read is an error of its own, found before any guard. */
function guardExpression(text: string, facts: GuardedMatch): MatchRefusal | undefined {
  const parsed = parseExpression(text)
  const [reach] = parsed.ok ? reachesOf(parsed.expression, facts) : []
  return reach && { code: REFUSED_REACH[reach.whom], example: reach.example }
}

/**
 * Returns why no credential with this match may be written, or undefined: an exact subject by all its readings, an
 * expression by its language. Pull requests that are declared as such are not judged here.
 */
export function guardMatch(guarded: GuardedMatch): MatchRefusal | undefined {
  const { issuer, match, template, parsed } = guarded
  if (match.subject === undefined) return guardExpression(match.claimsMatchingExpression.value, guarded)
  const { subject: example } = match
  const server = issuerKind(issuer) === 'github-enterprise-server'
  const read =
    readingsOf(example, server, {
      ...(template !== undefined && { template }),
      ...(parsed !== undefined && { parsed }),
    }) ?? []
  if (read.some(isMergeQueue)) return { code: 'merge-queue-refused', example }
  if (breadthOf(read) !== undefined) return { code: 'subject-too-broad', example }
  return read.some(isPullRequest) ? { code: 'pull-request-refused', example } : undefined
}
