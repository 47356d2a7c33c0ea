/** Compiles the trust in one reviewed workflow for every repository of an owner: the only rule that goes beyond a repository. */
import { canBeCompared, formatExpression } from './expression.ts'
import type { FlexibleOutcome } from './flexible.ts'
import { hasWildcard } from './wildcard.ts'

/** Every repository of an owner whose job runs in an environment and comes from one workflow at one ref. */
export interface OwnerWideIntent {
  readonly owner: string
  /** Numeric ID of the owner: a name that changes hands is another owner. */
  readonly ownerId: string
  readonly environment: string
  /** `OWNER/REPO/.github/workflows/FILE@REF`, to the letter. */
  readonly jobWorkflowRef: string
}

/** Sentence about what undoes such a rule, for whoever reviews it. */
export const OWNER_WIDE_WARNING =
  'This trusts every repository of the owner through one reviewed workflow. Runners that a repository registers itself, and workflows that run code of their caller, undo that: whoever controls them gets the identity.'

/**
 * Compiles the intent to an expression over the owner's ID and the literal workflow.
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows
 */
export function compileOwnerWide({ owner, ownerId, environment, jobWorkflowRef }: OwnerWideIntent): FlexibleOutcome {
  const literals = [owner, environment, jobWorkflowRef]
  const strange = literals.find((text) => hasWildcard(text) || !canBeCompared(text))
  if (strange !== undefined) {
    const reason = `"${strange}" holds a character that an expression cannot say literally (* ? ').`
    return { ok: false, reason, hint: 'Name the repositories one by one.' }
  }
  const expression = formatExpression([
    {
      claim: 'sub',
      operator: 'matches',
      comparand: `repo:${owner}*:environment:${environment.replaceAll(':', '%3A')}`,
    },
    { claim: 'repository_owner_id', operator: 'eq', comparand: ownerId },
    { claim: 'job_workflow_ref', operator: 'eq', comparand: jobWorkflowRef },
  ])
  return { ok: true, expression }
}
