/** The planner of switches to immutable subjects over GitHub's REST API and the tenant; loaded only where a file declares some. */
import { FederationError } from '../core/error.ts'
import type { PolicyRules } from '../core/policy/entry.ts'
import type { FleetFile } from '../federation/fleet/fleet.ts'
import type { PlanResources } from '../federation/fleet/resources.ts'
import type { GitHubReader } from '../federation/ports.ts'
import type { SweepApplications } from '../federation/ports-fleet.ts'
import { createSwitchPlanner } from '../federation/repository/plan-switches.ts'
import { isPattern } from '../federation/repository/switch-candidates.ts'
import { createCustomizationStore } from '../github/customization-store.ts'
import type { GitHubApi } from '../github/octokit.ts'
import type { Job } from './job.ts'

/**
 * Refuses patterns of repositories that no policy file gives leave for.
 * @throws FederationError `configuration-invalid`, before anything is sent
 */
export function assertNamedOneByOne(files: readonly FleetFile[], rules: (file: string) => PolicyRules): void {
  const patterns = files.flatMap(({ file, switches }) =>
    typeof rules(file) === 'string' ? (switches?.repositories ?? []).filter(({ name }) => isPattern(name)) : [],
  )
  if (patterns.length === 0) return
  throw new FederationError(
    'configuration-invalid',
    '`switch` names repositories by a pattern, and there is no policy file.',
    {
      hint: 'Name the repositories one by one, or give a `policy-file` whose entry lists them under `switch`.',
      details: patterns.map(({ name, source }) => `${source}: "${name}" needs the leave of a policy file.`),
    },
  )
}

/** Builds the planner of switches. Nothing is sent. */
export function switchPlanner(
  { api, reader }: { readonly api: GitHubApi | undefined; readonly reader: GitHubReader | undefined },
  sweepApplications: SweepApplications | undefined,
  applies: boolean,
  { clock, log, sha256Hex }: Pick<Job, 'clock' | 'log' | 'sha256Hex'>,
): PlanResources {
  const rights = reader && api && { github: reader, store: createCustomizationStore(api) }
  return createSwitchPlanner({ rights, sweepApplications, applies, clock, log, sha256Hex })
}
