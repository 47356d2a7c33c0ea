/** Whom the tenant trusts before a run writes anything: what its applications and the identities of files store for GitHub's jobs. */

import { type FederatedIdentityCredential, matchText } from '../../core/credential/credential.ts'
import { ownedBy } from '../../core/credential/owner.ts'
import { readTrust, type StoredTrust } from '../../core/customization/twins.ts'
import { type ErrorCode, FederationError } from '../../core/error.ts'
import { credentialOf } from '../../core/plan/change.ts'
import type { FleetFile } from '../fleet/fleet.ts'
import type { MergedTarget } from '../fleet/merge-targets.ts'
import { type FleetPorts, planTarget } from '../fleet/plan-target.ts'
import type { FleetRequest } from '../fleet/planned-target.ts'
import type { TargetFacts } from '../ports.ts'
import type { SweepApplications, SweptApplication } from '../ports-fleet.ts'

/** One target that stores something for GitHub's jobs. */
export interface TrustingTarget {
  /** For people: `application "shop" (…)`. */
  readonly name: string
  readonly stored: readonly StoredTrust[]
  /** What of it is still there when the run has ended. */
  readonly staying: readonly StoredTrust[]
  /** The file whose own a credential is; undefined for what somebody else made. */
  readonly fileOf: (credential: FederatedIdentityCredential) => FleetFile | undefined
}

/** What was read, or why that is not all. */
export type StoredTrusts =
  | { readonly ok: true; readonly targets: readonly TrustingTarget[] }
  | { readonly ok: false; readonly code: ErrorCode; readonly why: string }

export interface TrustPorts extends Pick<FleetPorts, 'sha256Hex' | 'clock' | 'log'> {
  /** Undefined without a manager. */
  readonly sweepApplications: SweepApplications | undefined
}

type Stored = readonly FederatedIdentityCredential[]

const same = (left: FederatedIdentityCredential, right: FederatedIdentityCredential): boolean =>
  left.issuer === right.issuer && matchText(left) === matchText(right) && left.audiences[0] === right.audiences[0]

/** Credentials of a target that this run deletes, or lets trust something else. */
function leavingOf(target: MergedTarget, request: FleetRequest, ports: TrustPorts): Stored {
  return planTarget(target, [], request, ports).plan.changes.flatMap((change) => {
    if (change.resource !== 'federated' || change.stored === undefined) return []
    const leaves =
      change.action === 'delete' || (change.action === 'update' && !same(change.stored, credentialOf(change)))
    return leaves ? [change.stored] : []
  })
}

function ownerIndex(files: readonly FleetFile[], kind: MergedTarget['address']['kind'], { sha256Hex }: TrustPorts) {
  return (credential: FederatedIdentityCredential): FleetFile | undefined =>
    files.find(
      ({ owner, previousOwners }) => ownedBy(credential, { owner, previousOwners, kind, sha256Hex }) !== 'foreign',
    )
}

/** Whether an issuer is GitHub's, or GitHub's with the slug of an enterprise. */
function isOf(issuer: string): (credential: FederatedIdentityCredential) => boolean {
  return (credential) =>
    credential.issuer === issuer ||
    /^\/[^/]+$/.test(credential.issuer.startsWith(issuer) ? credential.issuer.slice(issuer.length) : '')
}

function nameOf({ displayName, clientId, id }: TargetFacts, kind: MergedTarget['address']['kind']): string {
  if (kind === 'managed-identity') return `managed identity ${id}`
  return displayName === null ? `application ${clientId}` : `application "${displayName}" (${clientId})`
}

function notRead(error: FederationError, what: string): StoredTrusts {
  return {
    ok: false,
    code: error.code,
    why: `${what} could not be read, so that nobody can tell whose jobs would lose access: ${error.message}`,
  }
}

/** Reads every application that stores something for GitHub's jobs. */
async function sweep(wanted: (each: SweptApplication) => boolean, { sweepApplications, log }: TrustPorts) {
  if (sweepApplications === undefined)
    return new FederationError('manager-forbidden', 'no manager reads the applications of the tenant.')
  try {
    let count = 0
    const swept = await sweepApplications((each) => {
      count += 1
      return wanted(each)
    })
    log.info(`Went through ${count} applications of the tenant: ${swept.length} may store something for jobs of GitHub`)
    return swept
  } catch (error) {
    if (error instanceof FederationError && error.code === 'manager-forbidden')
      return new FederationError(
        error.code,
        'the manager may not list the applications of the tenant (permission Application.Read.All).',
      )
    throw error
  }
}

/**
 * Reads what the whole tenant stores for GitHub's jobs, and every managed identity that files name.
 * @param issuer of the GitHub server
 */
export async function readStoredTrusts(
  targets: readonly MergedTarget[],
  issuer: string,
  request: FleetRequest,
  ports: TrustPorts,
): Promise<StoredTrusts> {
  const isGitHub = isOf(issuer)
  const swept = await sweep(({ cut, reading }) => cut === true || !reading.ok || reading.stored.some(isGitHub), ports)
  if (swept instanceof FederationError) return notRead(swept, 'What trusts the repository')
  const named = new Map(
    targets.flatMap((each) => (each.reading?.ok === true ? [[each.reading.facts.id, each] as const] : [])),
  )
  const trusting: TrustingTarget[] = []
  const add = (facts: TargetFacts, kind: MergedTarget['address']['kind'], all: Stored) => {
    const target = named.get(facts.id)
    const leaving = new Set((target === undefined ? [] : leavingOf(target, request, ports)).map(({ name }) => name))
    const stored = all.filter(isGitHub).map(readTrust)
    const staying = stored.filter(({ credential }) => !leaving.has(credential.name))
    trusting.push({ name: nameOf(facts, kind), stored, staying, fileOf: ownerIndex(request.files, kind, ports) })
  }
  for (const { facts, reading } of swept) {
    if (!reading.ok) return notRead(reading.error, `The ${nameOf(facts, 'application')}`)
    add(facts, 'application', reading.stored)
  }
  const seen = new Set(swept.map(({ facts }) => facts.id))
  for (const { address, reading } of targets) {
    if (reading?.ok === true && !seen.has(reading.facts.id)) add(reading.facts, address.kind, reading.stored)
    // An application that cannot be read by its name was seen among all of the tenant's, or stores nothing for GitHub.
    if (reading?.ok === false && address.kind === 'managed-identity')
      return notRead(reading.error, `The managed identity ${address.resourceId}`)
  }
  return { ok: true, targets: trusting }
}
