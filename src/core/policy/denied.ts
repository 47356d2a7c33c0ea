/** What nobody may have: each code of `deny` is found by what could match, and where that takes a fact, by the fact. */

import { type Expression, parseExpression } from '../expression/expression.ts'
import { admitsEveryBranch, hasLiteralWorkflow, isPinned, reachesOf, subjectTerms } from '../expression/reach.ts'
import { hasEnvironment, isPullRequest } from '../subject/context.ts'
import type { RepositoryIdentity } from '../subject/subject.ts'
import { identityOf, readingsOfTrust } from './attribution.ts'
import type { DenyCode } from './entry.ts'
import type { JudgedFederated } from './facts.ts'

// Both IDs spelled out before any wildcard.
const IMMUTABLE_PREFIX = /^repo:[^:*?@/]+@\d+\/[^:*?@/]+@\d+:/

interface Weakness {
  readonly pullRequest: boolean
  readonly nameBased: boolean
  /** Known without asking: no rule protects a pull request or every branch. */
  readonly unprotected: boolean
}

function weaknessOfSubject(issuer: string, subject: string): Weakness {
  const readings = readingsOfTrust(issuer, subject)
  const pullRequest = readings.length === 0 || readings.some((each) => isPullRequest(each))
  return {
    pullRequest,
    nameBased: !readings.every(
      ({ segments, immutable }) => immutable || segments.some(({ key }) => key === 'repository_id'),
    ),
    unprotected: pullRequest && !readings.every(hasEnvironment),
  }
}

function weaknessOfExpression(expression: Expression, repository: RepositoryIdentity | undefined): Weakness {
  const reaches = reachesOf(expression, { repository })
  const pullRequest = reaches.some(({ whom }) => whom !== 'other-repositories')
  const identified =
    isPinned(expression) || subjectTerms(expression).some(({ comparand }) => IMMUTABLE_PREFIX.test(comparand))
  const everyBranch = !hasLiteralWorkflow(expression) && admitsEveryBranch(expression)
  return { pullRequest, nameBased: !identified, unprotected: pullRequest || everyBranch }
}

const WEAKEST: Weakness = { pullRequest: true, nameBased: true, unprotected: true }

function weaknessOf({ trust, repository }: JudgedFederated): Weakness {
  if (trust.subject === undefined) {
    const parsed = parseExpression(trust.claimsMatchingExpression.value)
    return parsed.ok ? weaknessOfExpression(parsed.expression, identityOf(repository)) : WEAKEST
  }
  return weaknessOfSubject(trust.issuer, trust.subject)
}

function isFound(code: DenyCode, weakness: Weakness, { lints }: JudgedFederated): boolean {
  const holds = (lint: string) => lints.get(lint) === 'found' || lints.get(lint) === 'undecided'
  switch (code) {
    case 'pull-request':
      return weakness.pullRequest || holds('pull-request') || holds('expression-pull-request')
    case 'name-based':
      return weakness.nameBased || holds('name-based')
    case 'unprotected':
      return weakness.unprotected || lints.get('unprotected') !== 'absent'
    case 'client-secrets':
      return false
  }
}

function sentence(code: DenyCode, { lints }: JudgedFederated, weakness: Weakness): string {
  const open = code === 'unprotected' && !weakness.unprotected && lints.get(code) !== 'found'
  if (open) return 'The policy denies `unprotected`, and whether there is a protection could not be read.'
  return `The policy denies \`${code}\` to every file.`
}

/** Returns which codes of `deny` a credential for GitHub's jobs would break when it is written. */
export function judgeDenied(deny: readonly DenyCode[], change: JudgedFederated): readonly string[] {
  const weakness = weaknessOf(change)
  return deny.filter((code) => isFound(code, weakness, change)).map((code) => sentence(code, change, weakness))
}
