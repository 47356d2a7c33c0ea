/** Finds what files left behind: credentials of their owners on targets that they no longer name. */
import type { Sha256Hex } from '../../core/credential/credential.ts'
import { ownedBy, ownerHash, prunableOwner, sameOwner } from '../../core/credential/owner.ts'
import { FederationError } from '../../core/error.ts'
import { ownerPart, ownerPartOf } from '../../core/secret/secret.ts'
import type { TargetAddress } from '../../core/target.ts'
import type { Log } from '../ports.ts'
import type { SweepApplications, SweptApplication, TargetContent } from '../ports-fleet.ts'
import type { FleetFile } from './fleet.ts'
import type { MergedTarget } from './merge-targets.ts'
import { keyOf, keysOf } from './target-key.ts'

export interface SweepPorts {
  /** Undefined without a manager. */
  readonly sweepApplications?: SweepApplications | undefined
  readonly sha256Hex: Sha256Hex
  readonly log: Log
}

/** What a sweep brought: applications that files name, and others, that hold what is theirs. */
export interface Sweep {
  readonly swept: readonly SweptApplication[]
  /** Those that no file names. */
  readonly left: readonly TargetAddress[]
  readonly warnings: readonly string[]
}

/** What tells who made something: markers of federated credentials, key IDs of client secrets. */
interface Marks {
  readonly descriptions: readonly (string | undefined)[]
  readonly secretIds: readonly string[]
}

/** Finds the files that prune what bears a mark. Owners are few, marks are many: each owner is compared once. */
function createMarkIndex(files: readonly FleetFile[], sha256Hex: Sha256Hex): (marks: Marks) => readonly FleetFile[] {
  const pruning = files.filter(({ prune }) => prune)
  const ownersOf = ({ owner, previousOwners }: FleetFile) => [owner, ...previousOwners]
  const byOwner = new Map<string, readonly FleetFile[]>()
  const filesOf = (made: string | undefined): readonly FleetFile[] => {
    if (made === undefined) return []
    const known = byOwner.get(made)
    if (known !== undefined) return known
    const found = pruning.filter((file) => ownersOf(file).some((each) => sameOwner(made, each)))
    byOwner.set(made, found)
    return found
  }
  const makers = pruning.map((file) => ({
    file,
    parts: new Set(ownersOf(file).map((owner) => ownerPartOf(owner, sha256Hex))),
  }))
  return ({ descriptions, secretIds }) => {
    const parts = secretIds.map(ownerPart)
    return [
      ...descriptions.flatMap((description) => filesOf(prunableOwner(description))),
      ...(parts.length === 0 ? [] : makers.filter((maker) => parts.some((part) => maker.parts.has(part)))).map(
        ({ file }) => file,
      ),
    ]
  }
}

// Pages hold 999.
const COUNT_EVERY = 5000
const NOT_LISTED =
  'the manager may not list the applications of the tenant (permission Application.Read.All), so what this file wrote to applications that left it was not looked for. Grant the permission, or delete it by hand.'

/**
 * Goes through the tenant's applications where a file prunes; a manager that may not list them is warned about.
 * @throws FederationError of the manager's sign-in, or of the service
 */
export async function sweepTenant(
  files: readonly FleetFile[],
  addresses: readonly TargetAddress[],
  { sweepApplications, sha256Hex, log }: SweepPorts,
): Promise<Sweep> {
  const pruning = files.filter(({ prune }) => prune)
  if (pruning.length === 0 || sweepApplications === undefined) return { swept: [], left: [], warnings: [] }
  const filesOf = createMarkIndex(files, sha256Hex)
  const named = new Set(addresses.map(keyOf))
  const isNamed = ({ facts }: Pick<SweptApplication, 'facts'>) => keysOf(facts).some((key) => named.has(key))
  try {
    let count = 0
    const swept = await sweepApplications((each) => {
      count += 1
      if (count % COUNT_EVERY === 0) log.info(`Went through ${count} applications of the tenant`)
      return isNamed(each) || filesOf(each).length > 0
    })
    const left = swept.filter((each) => !isNamed(each))
    log.info(`Went through ${count} applications of the tenant: ${left.length} that left a file hold what is its own`)
    return {
      swept,
      left: left.map(({ facts: { clientId } }) => ({ kind: 'application', clientId })),
      warnings: [],
    }
  } catch (error) {
    if (!(error instanceof FederationError) || error.code !== 'manager-forbidden') throw error
    return { swept: [], left: [], warnings: pruning.map(({ file }) => `${file}: ${NOT_LISTED}`) }
  }
}

/** Files that prune and own something on a target, by its kind: the marker on an application, the name on an identity. */
function createOwnerIndex(files: readonly FleetFile[], sha256Hex: Sha256Hex) {
  const filesOf = createMarkIndex(files, sha256Hex)
  return (kind: TargetAddress['kind'], { stored, secretIds = [] }: TargetContent): readonly FleetFile[] => {
    switch (kind) {
      case 'application':
        return filesOf({ descriptions: stored.map(({ description }) => description), secretIds })
      case 'managed-identity':
        return files.filter(({ prune, owner, previousOwners }) => {
          const ownership = { owner, previousOwners, kind, sha256Hex }
          return prune && stored.some((each) => ownedBy(each, ownership) !== 'foreign')
        })
    }
  }
}

/** Lets every file that prunes declare nothing, which deletes what it owns there, on targets that left it. */
export function declareLeft(
  merged: readonly MergedTarget[],
  files: readonly FleetFile[],
  sha256Hex: Sha256Hex,
): readonly MergedTarget[] {
  const ownersOf = createOwnerIndex(files, sha256Hex)
  return merged.map((each) => {
    const { reading, declarations, address } = each
    if (reading?.ok !== true) return each
    const declaring = new Set(declarations.map(({ file }) => file.file))
    const leavers = [...new Set(ownersOf(address.kind, reading))].filter(({ file }) => !declaring.has(file))
    const nothing = leavers.map((file) => ({
      file,
      target: { address, credentials: [], source: file.file },
      credentials: [],
    }))
    return { ...each, declarations: [...declarations, ...nothing] }
  })
}

/**
 * Says how to find what a file left on managed identities, which no list of the tenant shows: their names end with the owner.
 */
export function identityWarnings(files: readonly FleetFile[], sha256Hex: Sha256Hex): readonly string[] {
  return files
    .filter(({ prune, targets }) => prune && targets.some(({ address }) => address.kind === 'managed-identity'))
    .map(({ file, owner }) => {
      const at = '--identity-name NAME --resource-group GROUP --subscription SUBSCRIPTION'
      const query = `[?ends_with(name, '-${ownerHash(owner, sha256Hex)}')].name`
      return `${file}: a managed identity that left the file is not found by anybody. List what this file wrote to it with \`az identity federated-credential list ${at} --query "${query}" --output tsv\`, and delete each with \`az identity federated-credential delete ${at} --name CREDENTIAL\`.`
    })
}
