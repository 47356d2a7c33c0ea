/** The repositories that files turn to immutable subjects: found by name or by pattern, each once, in the order of their names. */
import { FederationError } from '../../core/error.ts'
import { fitsRepository } from '../../core/policy/pattern.ts'
import { type FleetFile, mapAtMost } from '../fleet/fleet.ts'
import type { FleetRequest } from '../fleet/planned-target.ts'
import { assertNotMoved } from '../plan/moved.ts'
import type { GitHubReader, RepositoryFacts } from '../ports.ts'
import type { CustomizationStore } from '../ports-repository.ts'
import { AT_ONCE, unseen } from './declared-repositories.ts'

/** A repository that a file turns; an error stands for one that nobody may see. */
export interface SwitchCandidate {
  readonly file: FleetFile
  readonly source: string
  /** How many its file turns in one run. */
  readonly atMost: number
  /** As the file spells it; of a pattern, as GitHub does. */
  readonly name: string
  readonly byPattern: boolean
  readonly facts: RepositoryFacts | FederationError
}

export interface SwitchCandidates {
  readonly candidates: readonly SwitchCandidate[]
  readonly warnings: readonly string[]
}

export interface SwitchRights {
  readonly github: GitHubReader
  readonly store: CustomizationStore
}

/** True for a pattern of names. */
export function isPattern(name: string): boolean {
  return name.includes('*')
}

interface Entry {
  readonly file: FleetFile
  readonly atMost: number
  readonly name: string
  readonly source: string
}

function entriesOf({ files }: FleetRequest): readonly Entry[] {
  return files.flatMap((file) => {
    const { switches } = file
    return switches === undefined
      ? []
      : switches.repositories.map((each) => ({ file, atMost: switches.atMost, ...each }))
  })
}

async function see({ name }: Entry, { github }: SwitchRights): Promise<RepositoryFacts | FederationError> {
  try {
    const facts = await github.repository(name)
    if (facts === undefined) return unseen(name)
    assertNotMoved(name, facts)
    if (facts.archived !== true) return facts
    return new FederationError('github-forbidden', `${facts.fullName} is archived: nobody can write to it.`)
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return error
  }
}

const ownerOf = (name: string) => name.slice(0, name.indexOf('/')).toLowerCase()

/** Lists the repositories of owners, each owner once. */
function createLists({ store }: SwitchRights): (name: string) => Promise<readonly RepositoryFacts[]> {
  const lists = new Map<string, Promise<readonly RepositoryFacts[]>>()
  return (name) => {
    const owner = ownerOf(name)
    const list = lists.get(owner) ?? store.repositoriesOf(owner)
    lists.set(owner, list)
    return list
  }
}

/** One repository stays one, by its ID: the first file that may turn it does. */
function onceEach(
  found: readonly SwitchCandidate[],
  mayTurn: (candidate: SwitchCandidate) => boolean,
): readonly SwitchCandidate[] {
  const byId = new Map<string, SwitchCandidate>()
  for (const each of found) {
    const id = each.facts instanceof FederationError ? each.name.toLowerCase() : each.facts.id
    const known = byId.get(id)
    if (known === undefined || (!mayTurn(known) && mayTurn(each))) byId.set(id, each)
  }
  const key = ({ name }: SwitchCandidate) => name.toLowerCase()
  return [...byId.values()].toSorted((left, right) => (key(left) < key(right) ? -1 : 1))
}

/**
 * Finds what files turn. Archived repositories are left out of patterns.
 * @param mayTurn whether the policy lets the file of a candidate turn it
 * @throws FederationError of GitHub where a list cannot be read
 */
export async function findCandidates(
  request: FleetRequest,
  rights: SwitchRights,
  mayTurn: (candidate: SwitchCandidate) => boolean,
): Promise<SwitchCandidates> {
  const entries = entriesOf(request)
  const listFor = createLists(rights)
  const found = await mapAtMost(entries, AT_ONCE, async (entry) => {
    const { name } = entry
    if (!isPattern(name)) {
      const facts = await see(entry, rights)
      const seen = facts instanceof FederationError ? name : facts.fullName
      return { entry, candidates: [{ ...entry, name: seen, byPattern: false, facts }] }
    }
    const fitting = (await listFor(name)).filter(
      ({ fullName, archived }) => archived !== true && fitsRepository(name, fullName),
    )
    return { entry, candidates: fitting.map((facts) => ({ ...entry, name: facts.fullName, byPattern: true, facts })) }
  })
  const empty = found.filter(({ candidates }) => candidates.length === 0)
  return {
    candidates: onceEach(
      found.flatMap(({ candidates }) => candidates),
      mayTurn,
    ),
    warnings: empty.map(
      ({ entry: { name, source } }) =>
        `${source}: No repository fits "${name}" that the token sees and that is not archived.`,
    ),
  }
}
