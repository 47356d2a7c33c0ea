/** Environments of the short form as the use case takes them. */
import type { DeclaredEnvironment } from '../config/declared.ts'
import { formatPlace } from '../config/problem.ts'
import type { DeploymentBranches } from '../core/environment/rules.ts'
import type { TargetAddress } from '../core/target.ts'
import type { FleetEnvironment } from '../federation/fleet/environments.ts'

function branchesOf({ rules }: DeclaredEnvironment): DeploymentBranches | undefined {
  const { branches, tags, 'protected-branches': isProtected } = rules
  if (isProtected === true) return { kind: 'protected' }
  if (branches === undefined && tags === undefined) return isProtected === false ? { kind: 'all' } : undefined
  const listed = (kind: 'branch' | 'tag', names: readonly string[] = []) =>
    [...new Set(names)].map((name) => ({ kind, name }))
  return { kind: 'listed', rules: [...listed('branch', branches), ...listed('tag', tags)] }
}

/** Turns an environment of a file into what the use case takes. */
export function toFleetEnvironment(declared: DeclaredEnvironment, identity: TargetAddress): FleetEnvironment {
  const { repository, environment, rules, scopes, variables, adopt, place } = declared
  return {
    repository,
    environment,
    rules: {
      waitMinutes: rules['wait-minutes'],
      preventSelfReview: rules['prevent-self-review'],
      reviewers: rules.reviewers,
      branches: branchesOf(declared),
    },
    identity,
    scopes,
    variables,
    adopt,
    source: formatPlace(place),
  }
}
