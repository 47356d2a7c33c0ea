/** Finds the identity that an environment's jobs get among the targets of a plan: its client ID, and the lines it depends on. */
import { type ErrorCode, FederationError } from '../../core/error.ts'
import { changeKey, type FederatedChange, matchOfChange, toChange } from '../../core/plan/change.ts'
import { addressText, type TargetAddress } from '../../core/target.ts'
import type { IdentityClient } from '../../core/variable/variable.ts'
import type { DeclaredInFleet } from '../fleet/declared-in-fleet.ts'
import type { IdentityRecord } from '../fleet/identities.ts'
import type { MergedTarget } from '../fleet/merge-targets.ts'

/** An identity as far as it is known; `unknown` says why its variables cannot be written. */
export type EnvironmentIdentity =
  | IdentityClient
  | { readonly kind: 'unknown'; readonly code: ErrorCode; readonly why: string }

/** Finds targets by address, whatever spelling another file has for them. */
export function indexTargets(targets: readonly MergedTarget[]): (address: TargetAddress) => MergedTarget | undefined {
  const index = new Map(
    targets.flatMap((target) => target.spellings.map((each) => [each.toLowerCase(), target] as const)),
  )
  return (address) => index.get(addressText(address).toLowerCase())
}

function unknown({ code, message }: FederationError): EnvironmentIdentity {
  return { kind: 'unknown', code, why: `Its identity is not known: ${message}` }
}

/** What an identity is called before its client ID is known. */
export function identityName(address: TargetAddress): string {
  if (address.kind === 'managed-identity') return address.resourceId
  return 'uniqueName' in address ? address.uniqueName : addressText(address)
}

function unread(address: TargetAddress): EnvironmentIdentity {
  if (address.kind === 'application' && 'clientId' in address) return { kind: 'known', clientId: address.clientId }
  return { kind: 'later', valueOf: identityName(address) }
}

/** Tells the client ID of an identity, or what it will be read from. */
export function identityOf(
  address: TargetAddress,
  target: MergedTarget | undefined,
  identities: IdentityRecord,
): EnvironmentIdentity {
  const failure = target?.declarations.flatMap(({ credentials }) => credentials).find((each) => !each.ok)
  if (failure !== undefined && !failure.ok) return unknown(failure.error)
  const known = address.kind === 'application' && 'uniqueName' in address && identities.find(address.uniqueName)
  if (known) return { kind: 'known', clientId: known.clientId }
  const reading = target?.reading
  if (reading === undefined) return unread(address)
  if (!reading.ok) return unknown(reading.error)
  if (reading.facts.clientId !== '') return { kind: 'known', clientId: reading.facts.clientId }
  if (address.kind === 'application') return unread(address)
  return unknown(
    new FederationError(
      'manager-forbidden',
      'the manager may not read the client ID of the managed identity (Microsoft.ManagedIdentity/userAssignedIdentities/read).',
    ),
  )
}

/** What the lines of a target are called in `dependsOn`. */
function targetKey({ address, reading }: MergedTarget): string {
  const { kind } = address
  if (reading?.ok === true) {
    const { id, clientId, uniqueName } = reading.facts
    return `${kind} ${id || clientId || uniqueName}`
  }
  if (address.kind === 'managed-identity') return `${kind} ${address.resourceId}`
  return `${kind} ${Object.entries(address)
    .flatMap(([name, value]) => (name === 'kind' ? [] : [value]))
    .join()}`
}

/** What a line about a credential trusts. */
export function trustKeyOf(change: FederatedChange): string {
  return JSON.stringify([change.issuer, matchOfChange(change)])
}

/** A credential that trusts an environment: where it stands, what it trusts, and its key for `dependsOn`. */
export interface EnvironmentTrust {
  readonly target: MergedTarget
  readonly trust: string
  readonly key: string
}

/** A repository and an environment of it. */
export interface EnvironmentPlace {
  /** Undefined where nobody may see the repository. */
  readonly repositoryId: string | undefined
  /** The names under which files call the repository. */
  readonly names: readonly string[]
  readonly environment: string
}

const keyOf = (repository: string, environment: string) => `${repository}\n${environment}`.toLowerCase()

/** The keys under which a credential is found: its repository by ID where that is known, else by name. */
function placeOf(each: DeclaredInFleet, own: string): string | undefined {
  const { trust } = each.entry
  if (!each.ok || trust.kind !== 'github' || trust.owner !== undefined) return undefined
  if (trust.context.kind !== 'environment') return undefined
  return keyOf(each.declared.repository?.id ?? trust.repository ?? own, trust.context.environment)
}

/** Finds the credentials that trust an environment. */
export function indexTrusts(
  targets: readonly MergedTarget[],
  own: string,
): (place: EnvironmentPlace) => readonly EnvironmentTrust[] {
  const index = new Map<string, EnvironmentTrust[]>()
  for (const target of targets) {
    for (const each of target.declarations.flatMap(({ credentials }) => credentials)) {
      const place = placeOf(each, own)
      if (place === undefined || !each.ok) continue
      const { credential, source } = each.declared.desired
      const line = toChange(credential, { source }, { action: 'create', reason: '' })
      const found = { target, trust: trustKeyOf(line), key: changeKey(targetKey(target), line) }
      index.set(place, [...(index.get(place) ?? []), found])
    }
  }
  return ({ repositoryId, names, environment }) =>
    [...names, ...(repositoryId === undefined ? [] : [repositoryId])].flatMap(
      (repository) => index.get(keyOf(repository, environment)) ?? [],
    )
}
