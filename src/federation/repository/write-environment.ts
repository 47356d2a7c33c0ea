/** Carries out the line about an environment: read, compared again, written as printed, and believed when it is read back. */
import { branchRuleSteps } from '../../core/environment/branch-rules.ts'
import { type DesiredEnvironment, diffEnvironment, type EnvironmentLine } from '../../core/environment/change.ts'
import type { EnvironmentRules } from '../../core/environment/rules.ts'
import { FederationError } from '../../core/error.ts'
import { isWrite } from '../../core/plan/change.ts'
import type { RepositoryStore, RepositoryWrite } from '../ports-repository.ts'
import { type SettlePorts, settle } from './settle.ts'

/** An environment on its way to GitHub. */
export interface EnvironmentWrite {
  readonly fullName: string
  readonly desired: DesiredEnvironment
  /** The line as it was printed. */
  readonly change: EnvironmentLine['change']
}

function refusal({ fullName, desired }: EnvironmentWrite, answer: RepositoryWrite): FederationError | undefined {
  const place = `The environment "${desired.name}" of ${fullName}`
  switch (answer.kind) {
    case 'done':
    case 'unsettled':
      return undefined
    case 'no-plan':
      return new FederationError(
        'github-forbidden',
        `${place} cannot be protected: the plan of the repository's owner has no such rules for private repositories. No new credential trusts it.`,
        {
          hint: 'Upgrade the plan, make the repository public, or declare the environment without rules if whoever may write to the repository shall get its identity.',
          answer: { service: 'GitHub', status: 422, message: answer.said },
        },
      )
    case 'invalid':
      return new FederationError('github-forbidden', `${place} did not get its rules: ${answer.said}.`, {
        hint: 'Correct the rules in the file.',
        answer: { service: 'GitHub', status: 422, message: answer.said },
      })
  }
}

async function writeRules(
  write: EnvironmentWrite,
  stored: EnvironmentRules | undefined,
  wanted: EnvironmentRules,
  store: RepositoryStore,
): Promise<void> {
  const { fullName, desired } = write
  const sent = async (answer: Promise<RepositoryWrite>): Promise<boolean> => {
    const { kind } = await answer.then((each) => {
      const error = refusal(write, each)
      if (error !== undefined) throw error
      return each
    })
    return kind === 'done'
  }
  if (!(await sent(store.putEnvironment(fullName, desired.name, wanted)))) return
  if (wanted.branches.kind !== 'listed') return
  const before = stored?.branches.kind === 'listed' ? stored.branches.rules : []
  const { add, remove } = branchRuleSteps(before, wanted.branches.rules)
  for (const rule of add) if (!(await sent(store.addBranchRule(fullName, desired.name, rule)))) return
  for (const rule of remove) if (!(await sent(store.removeBranchRule(fullName, desired.name, rule)))) return
}

function stale({ fullName, desired }: EnvironmentWrite): FederationError {
  return new FederationError(
    'plan-stale',
    `The rules of the environment "${desired.name}" of ${fullName} changed after the plan was made.`,
    { hint: 'Plan again, and approve the new plan.' },
  )
}

/**
 * Writes an environment until its rules are read back.
 * @throws FederationError `plan-stale`, or of GitHub
 */
export function writeEnvironment(
  write: EnvironmentWrite,
  store: RepositoryStore,
  deadline: number,
  ports: SettlePorts,
): Promise<'created' | 'updated' | 'kept'> {
  const { fullName, desired, change } = write
  const printed = JSON.stringify(change.written)
  return settle({
    what: `The environment "${desired.name}" of ${fullName}`,
    attempt: async () => {
      const stored = await store.environment(fullName, desired.name)
      const line = diffEnvironment(desired, stored?.rules)
      if (line.change.action === 'keep') return undefined
      if (!isWrite(line.change) || JSON.stringify(line.change.written) !== printed) throw stale(write)
      return async () => {
        await writeRules(write, stored?.rules, line.rules, store)
        return stored === undefined ? 'created' : 'updated'
      }
    },
    deadline,
    ports,
  })
}
