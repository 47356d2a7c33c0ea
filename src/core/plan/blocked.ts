/** Errors of blocked changes, which the sign-in raises and apply alike, and which a plan prints: what failed, what is in the way, what to do. */
import { type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import { explainLimit, limitSentence, type WantedOfTarget } from '../credential/limit.ts'
import { parseOwner } from '../credential/owner.ts'
import { FederationError } from '../error.ts'
import type { RepositoryIdentity } from '../subject/subject.ts'
import { type Blocked, type Change, credentialOf, type FederatedChange } from './change.ts'
import { type GuardWords, guardWords } from './guard-words.ts'
import type { BlockedResource } from './resource-change.ts'

/** What is known where a change is blocked. */
export interface BlockedFacts {
  /** What the target stores; undefined where nobody read it. */
  readonly stored: readonly FederatedIdentityCredential[] | undefined
  /** All lines of the target, where the plan has several: what they add and delete is part of the advice. */
  readonly lines?: readonly Change[]
  /** This job's repository, for the expressions that a full target is offered. */
  readonly repository?: RepositoryIdentity
  /** `refs/…` and event of the job that asks. */
  readonly ref?: string
  readonly event?: string
}

/** Names the stored credential that a change collides with: its name, what it trusts, and whose it is. */
export function describeCollision(stored: FederatedIdentityCredential): string {
  const { name, issuer, audiences, description } = stored
  const owner = parseOwner(description)
  const whose = owner === undefined ? 'no owner is marked on it' : `its owner is "${owner}"`
  return `In the way: "${name}" trusts "${matchText(stored)}" of "${issuer}" for "${audiences.join(' ')}"; ${whose}.`
}

const ASK =
  "Ask the owner of that credential whether it can go: removing it unasked would take away somebody else's access."

const ASK_POLICY = 'Ask who keeps the policy file for the leave, or take it out of the configuration file.'

function audienceConflict({ stored }: Blocked): GuardWords {
  const audience = stored?.audiences.join(' ')
  return {
    message: `The credential "${stored?.name}" trusts this subject with another audience ("${audience}").`,
    hint: audience ? `Set \`audience: ${audience}\` on this step: that credential is not ours to alter.` : ASK,
  }
}

/** What the lines of a target add, with what does not fit, and what they delete afterwards. */
function wantedIn(lines: readonly Change[]): WantedOfTarget {
  const credentials = lines.filter((each) => each.resource === 'federated')
  const isAdded = ({ action, reason }: FederatedChange) =>
    action === 'create' || (action === 'refuse' && reason === 'credential-limit')
  return {
    added: credentials.filter(isAdded).map(credentialOf),
    removed: credentials.filter(({ action }) => action === 'delete').map(credentialOf),
  }
}

function wordsOf(
  change: Blocked,
  { stored = [], lines = [], repository, ref, event }: BlockedFacts,
): GuardWords & { readonly details?: readonly string[] } {
  const { reason } = change
  switch (reason) {
    case 'audience-conflict':
      return audienceConflict(change)
    case 'name-conflict':
      return {
        message: `A credential named "${change.name}" exists with another subject, and it is not ours.`,
        hint: `${ASK} Or rename the environment or branch.`,
      }
    case 'credential-limit': {
      const wanted = wantedIn(lines)
      return { message: limitSentence(stored, wanted), ...explainLimit(stored, repository, wanted) }
    }
    case 'not-permitted':
      return { message: `The policy does not permit what would become of "${change.name}".`, hint: ASK_POLICY }
    case 'self-lockout':
      return {
        message: `This run, or its manager, is trusted by nothing but "${change.name}".`,
        hint: 'Let something else trust this job first, or run from another job.',
      }
    case 'pull-request-refused':
    case 'merge-queue-refused':
    case 'subject-too-broad':
    case 'context-not-declared':
      return guardWords(reason, { ...change, ...(ref !== undefined && { ref }), ...(event !== undefined && { event }) })
  }
}

/** Builds the error for a change that a guard, or what is stored already, forbids. */
export function blockedError(change: Blocked | BlockedResource, facts: BlockedFacts): FederationError {
  if (change.resource !== 'federated')
    return new FederationError(change.reason, change.why, change.reason === 'not-permitted' ? { hint: ASK_POLICY } : {})
  const { message, hint, details = [] } = wordsOf(change, facts)
  const collision = change.stored === undefined ? [] : [describeCollision(change.stored)]
  return new FederationError(change.reason, message, { hint, details: [...collision, ...details] })
}
