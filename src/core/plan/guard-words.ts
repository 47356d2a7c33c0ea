/** What each guard says when it blocks a new trust: one sentence and one hint, for sign-in, plan and apply alike. */
import type { Breadth } from '../subject/context.ts'
import { nameOfRef } from '../subject/ref.ts'

/** Codes of the guards that judge what a job or a declaration would trust. */
export type GuardCode = 'context-not-declared' | 'pull-request-refused' | 'merge-queue-refused' | 'subject-too-broad'

/** What a guard blocked, as far as it is known. */
export interface GuardedTrust {
  /** Undefined for an expression. */
  readonly subject?: string | undefined
  readonly claimsMatchingExpression?: string | undefined
  /** `refs/…` of the job that asks. */
  readonly ref?: string
  /** Event of the run that asks. */
  readonly event?: string
  readonly breadth?: Breadth
}

/** What failed, in one sentence, and what to do first. */
export interface GuardWords {
  readonly message: string
  readonly hint: string
}

function named({ subject, claimsMatchingExpression = '' }: GuardedTrust): string {
  return subject === undefined ? `The expression "${claimsMatchingExpression}"` : `The subject "${subject}"`
}

function pullRequest(trust: GuardedTrust): GuardWords {
  if (trust.event === 'pull_request_target') {
    return {
      message: `A pull_request_target run never gets a trust written ("${trust.subject ?? trust.claimsMatchingExpression}").`,
      hint: 'It runs with the rights of the base repository on behalf of a pull request: create the credential in a run of the branch itself.',
    }
  }
  return {
    message: `${named(trust)} would let any pull request of the repository sign in.`,
    hint:
      trust.subject === undefined
        ? 'Let the pattern go on with `ref:refs/heads/` or `environment:` after the repository.'
        : 'Give the job a protected `environment:`, or set `pull-request: true` if every pull request may have this identity.',
  }
}

const WHOM: Readonly<Record<Breadth, string>> = {
  'other-repository': 'other repositories',
  'every-event': 'every event of this repository, pull requests included,',
}

function tooBroad(trust: GuardedTrust): GuardWords {
  const whom = trust.breadth === undefined ? 'other jobs than the intended one' : WHOM[trust.breadth]
  if (trust.subject !== undefined) {
    return {
      message: `${named(trust)} can be presented by ${whom} as well.`,
      hint: 'Add `repo` and `context` to `include_claim_keys` of the subject template (repository settings, Actions, OIDC).',
    }
  }
  return {
    message: `${named(trust)} lets in ${whom} as well.`,
    hint: 'Begin the pattern with the whole repository, and let it go on with `ref:refs/heads/` or `environment:`.',
  }
}

function notDeclared({ ref = '' }: GuardedTrust): GuardWords {
  const [kind, name] = nameOfRef(ref)
  const input = `${kind === 'tag' ? 'tag' : 'branch'}: ${name}`
  return {
    message: `${ref === '' ? 'The ref of this job' : `"${ref}"`} is neither the default branch nor protected, so it is not trusted by accident.`,
    hint: `Declare it (\`${input}\`) if it shall be trusted, or give the job an \`environment:\`.`,
  }
}

/** Says why a guard blocks a trust, and what to do first. */
export function guardWords(code: GuardCode, trust: GuardedTrust): GuardWords {
  switch (code) {
    case 'pull-request-refused':
      return pullRequest(trust)
    case 'merge-queue-refused':
      return {
        message: `${named(trust)} belongs to one merge queue entry and never comes back.`,
        hint: 'Give the job an `environment:`, or trust the whole queue with a flexible credential (`merge-queue: <branch>` in the apply action).',
      }
    case 'subject-too-broad':
      return tooBroad(trust)
    case 'context-not-declared':
      return notDeclared(trust)
  }
}
