/** Likely causes of a refusal in sentences. */
import type { Cause, ExpressionCause, RefusedFor } from '../core/diagnosis/cause.ts'
import { describeContext } from '../core/subject/ref.ts'
import type { SubjectContext } from '../core/subject/subject.ts'
import { visible } from '../core/visible.ts'

/** Names a context in a sentence: `the environment "production"`, `the branch "main"`, `a pull request`. */
export function nameContext(context: SubjectContext): string {
  if (context.kind === 'pull_request') return 'a pull request'
  const [kind, name] = describeContext(context)
  return `the ${kind} "${visible(name)}"`
}

/** What Entra's number says where nobody could read the stored credentials. */
function unreadable(refusedFor: RefusedFor | undefined): string {
  switch (refusedFor) {
    case undefined:
      return 'What is stored could not be read, so that the nearest one is not known.'
    case 'any':
      return 'No stored credential matches; a manager that may read the credentials would show the nearest one.'
    case 'none-stored':
      return 'The target holds no federated credential at all (or the first one is not known everywhere yet).'
    case 'issuer':
      return 'No stored credential has this issuer; it must match to the letter, without a trailing slash.'
    case 'audience':
      return 'A stored credential has this issuer and subject, but another audience.'
    case 'subject':
      return 'A stored credential has this issuer, but none has this subject: compare environment, branch, repository IDs and case.'
    case 'subject-or-expression':
      return 'No stored subject and no flexible expression matches this token.'
    case 'case':
      return 'A stored subject differs from this one in upper and lower case only, and Entra compares the case.'
  }
}

function expression({ claim, operator, comparand, actual }: ExpressionCause): string {
  if (actual === undefined) return `The expression needs the claim "${claim}", which the token does not carry.`
  const verb = operator === 'eq' ? 'equal' : 'match'
  return `The claim "${claim}" is "${visible(actual)}", which does not ${verb} "${visible(comparand)}".`
}

function renamed({ presented, stored, proved }: Extract<Cause, { code: 'renamed' }>): string {
  const what = proved ? 'the repository was renamed or transferred' : 'renamed, transferred, or another repository'
  return `"${visible(stored)}" is stored, "${visible(presented)}" is presented: ${what}.`
}

/** Says a cause in one sentence. */
export function describeCause(cause: Cause): string {
  switch (cause.code) {
    case 'unreadable':
      return unreadable(cause.refusedFor)
    case 'no-credentials':
      return 'The target holds no federated credential at all.'
    case 'exact-match':
      return `The credential "${visible(cause.name)}" matches exactly: Entra has not caught up yet, or refused by mistake.`
    case 'case':
      return `The ${cause.field} differs in upper and lower case only, and Entra compares the case.`
    case 'blanks':
      return `The stored ${cause.field} has blanks around it, which Entra compares too.`
    case 'trailing-slash':
      return `The ${cause.on} issuer ends with a slash and the other one does not; Entra compares it.`
    case 'issuer':
      return `The issuer differs: ${cause.enterpriseSlug ? 'one of them carries the slug of an enterprise' : 'the stored credential trusts another issuer'}.`
    case 'audience-cloud':
      return `The stored audience "${visible(cause.stored)}" is that of another cloud.`
    case 'audience':
      return `The token is for "${visible(cause.presented)}", the credential for "${visible(cause.stored)}".`
    case 'encoding':
      return 'The subjects differ in encoding only: GitHub writes ":" in a value as "%3A" and nothing else.'
    case 'pull-request-spelling':
      return 'The stored subject says "pull-request"; GitHub writes "pull_request".'
    case 'wildcard-literal':
      return 'The stored subject holds a wildcard, which an exact credential takes literally.'
    case 'unknown':
      return 'The stored subject is another one, and nothing shows how it should become this one.'
    case 'ids-missing':
      return 'The stored subject has names only; this repository presents owner and repository ID with them.'
    case 'ids-unexpected':
      return 'The stored subject holds IDs; this repository still presents names only.'
    case 'ids-stale':
      return 'The names are equal and the IDs are not: the repository or its owner was created anew, or the repository was transferred.'
    case 'renamed':
      return renamed(cause)
    case 'environment-added':
      return `The job has ${nameContext(cause.presented)}, which decides its subject; the credential is for ${nameContext(cause.stored)}.`
    case 'environment-missing':
      return `The credential is for ${nameContext(cause.stored)}; the job names no environment and runs for ${nameContext(cause.presented)}.`
    case 'other-context':
      return `The job runs for ${nameContext(cause.presented)}; the credential is for ${nameContext(cause.stored)}.`
    case 'other-claim':
      return `The template's claim "${cause.claim}" is "${visible(cause.presented)}" in the token and "${visible(cause.stored)}" in the credential.`
    case 'template-changed':
      return `The subject has another template: "${visible(cause.presented)}" is presented, "${visible(cause.stored)}" is stored.`
    case 'expression-invalid':
      return `The stored expression cannot be relied on: ${cause.problem}`
    case 'expression':
      return expression(cause)
  }
}

/** Says all causes in one sentence, the likeliest first; empty for none. */
export function describeCauses(causes: readonly Cause[]): string {
  return causes
    .map(describeCause)
    .reduce((all, next) => (all === '' ? next : `${all.slice(0, -1)}; and ${next.replace(/^The/, 'the')}`), '')
}
