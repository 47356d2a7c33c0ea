/** The repositories whose environments files declare: found at GitHub, each once, and counted before they are read. */
import { FederationError } from '../../core/error.ts'
import type { FleetEnvironment } from '../fleet/environments.ts'
import { type FleetFile, mapAtMost } from '../fleet/fleet.ts'
import type { FleetRequest } from '../fleet/planned-target.ts'
import { assertNotMoved } from '../plan/moved.ts'
import type { GitHubReader, Log, RateLimit, RepositoryFacts } from '../ports.ts'
import type { RepositoryStore } from '../ports-repository.ts'

/** How many repositories are asked about at the same time. */
export const AT_ONCE = 10
/** An environment, its list of branches, a page of variables. Reviewers that are no reviewers yet take one more each. */
const REQUESTS_EACH = 3

export interface DeclaredPlace {
  readonly file: FleetFile
  readonly declared: FleetEnvironment
}

/** GitHub's REST API with the rights of `github-token`. */
export interface RepositoryRights {
  readonly github: GitHubReader
  readonly store: RepositoryStore
}

/** A repository as GitHub answers for it, and what reads and writes it. */
export interface SeenRepository {
  readonly facts: RepositoryFacts
  readonly store: RepositoryStore
}

/** A repository with the environments that files declare of it; an error stands for one that nobody may see. */
export interface DeclaredRepository {
  readonly seen: SeenRepository | FederationError
  readonly names: readonly string[]
  readonly places: readonly DeclaredPlace[]
}

/** The error for a repository that `github-token` does not see. */
export function unseen(name: string): FederationError {
  return new FederationError('github-forbidden', `\`github-token\` does not see the repository ${name}.`, {
    hint: 'It does not exist, or the token is of an App that is not installed there.',
  })
}

async function see(name: string, rights: RepositoryRights | undefined): Promise<SeenRepository | FederationError> {
  try {
    const facts = await rights?.github.repository(name)
    if (rights === undefined || facts === undefined) return unseen(name)
    assertNotMoved(name, facts)
    return { facts, store: rights.store }
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return error
  }
}

/** Groups what files declare by the repository that GitHub answers with; without a token it answers nothing. */
export async function repositoriesOf(
  { files, repository: own }: FleetRequest,
  rights: RepositoryRights | undefined,
): Promise<readonly DeclaredRepository[]> {
  const byName = new Map<string, { readonly name: string; readonly places: DeclaredPlace[] }>()
  for (const file of files) {
    for (const declared of file.environments ?? []) {
      const name = declared.repository ?? own
      const known = byName.get(name.toLowerCase()) ?? { name, places: [] }
      known.places.push({ file, declared })
      byName.set(name.toLowerCase(), known)
    }
  }
  const asked = await mapAtMost([...byName.values()], AT_ONCE, async ({ name, places }) => ({
    name,
    places,
    seen: await see(name, rights),
  }))
  const merged = new Map<string, DeclaredRepository>()
  for (const { name, places, seen } of asked) {
    const id = seen instanceof FederationError ? name : seen.facts.id
    const { names = [], places: known = [] } = merged.get(id) ?? {}
    merged.set(id, { seen, names: [...names, name], places: [...known, ...places] })
  }
  return [...merged.values()]
}

/**
 * Says how much is asked, and stops where the token's rate limit does not suffice.
 * @throws FederationError `github-forbidden`, or `configuration-invalid` for an environment that is declared twice
 */
export function assertPossible(
  repositories: readonly DeclaredRepository[],
  github: GitHubReader | undefined,
  log: Log,
): void {
  assertOnce(repositories)
  const count = repositories.reduce((sum, { places }) => sum + places.length, 0)
  const needed = count * REQUESTS_EACH
  const where = repositories.length === 1 ? 'one repository' : `${repositories.length} repositories`
  const what = count === 1 ? 'one environment' : `${count} environments`
  log.info(`Reading ${what} of ${where}: about ${needed} requests, ten at once`)
  assertLimit(github?.rateLimit?.(), needed, 'reading the environments')
}

/** @throws FederationError `github-forbidden` with the time at which there is more */
export function assertLimit(left: RateLimit | undefined, needed: number, what: string): void {
  if (left === undefined || left.remaining >= needed) return
  throw new FederationError(
    'github-forbidden',
    `GitHub answers ${left.remaining} more requests of this token until ${new Date(left.resetsAt).toISOString()}; ${what} takes about ${needed}.`,
    {
      hint: 'Run again after that time, give the token of a GitHub App, which has a larger limit, or split the files. Nothing was written.',
    },
  )
}

/** One environment has one identity, under whatever name a file calls its repository. */
function assertOnce(repositories: readonly DeclaredRepository[]): void {
  const twice = repositories.flatMap(({ places }) => {
    const first = new Map<string, string>()
    return places.flatMap(({ declared: { environment, source } }) => {
      const known = first.get(environment.toLowerCase())
      if (known === undefined) first.set(environment.toLowerCase(), source)
      return known === undefined ? [] : [`${source}: The environment "${environment}" is declared at ${known} already.`]
    })
  })
  if (twice.length === 0) return
  throw new FederationError('configuration-invalid', 'One environment is declared twice.', {
    hint: 'An environment has one identity: leave it in one place. Nothing was written.',
    details: twice,
  })
}
