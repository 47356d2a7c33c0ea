/** The planner of environments and variables over GitHub's REST API; loaded only where a file declares some. */
import type { IdentityRecord } from '../federation/fleet/identities.ts'
import type { PlanResources } from '../federation/fleet/resources.ts'
import type { GitHubReader } from '../federation/ports.ts'
import { createRepositoryPlanner } from '../federation/repository/plan-repositories.ts'
import type { GitHubApi } from '../github/octokit.ts'
import { createRepositoryStore } from '../github/repository-store.ts'
import type { Job } from './job.ts'

/** Builds the planner of environments and variables. Nothing is sent. */
export function environmentPlanner(
  github: GitHubReader | undefined,
  api: GitHubApi | undefined,
  identities: IdentityRecord,
  applies: boolean,
  { clock, log }: Pick<Job, 'clock' | 'log'>,
): PlanResources {
  const rights = github && api && { github, store: createRepositoryStore(api) }
  return createRepositoryPlanner({ rights, identities, applies, clock, log })
}
