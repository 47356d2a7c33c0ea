/** Finds the applications whose certificates are planned, and reads their keys: those that declare some, and those that files left. */
import type { WantedCertificate } from '../../core/certificate/diff.ts'
import { isKeyOf, type StoredKey } from '../../core/certificate/stored-key.ts'
import type { Sha256Hex } from '../../core/credential/credential.ts'
import { FederationError } from '../../core/error.ts'
import type { TargetFacts } from '../ports.ts'
import type { ApplicationAddress } from '../ports-fleet.ts'
import type { KeyStore, SweepKeys, SweptKeys } from '../ports-keys.ts'
import { type FleetFile, mapAtMost } from './fleet.ts'
import type { MergedTarget } from './merge-targets.ts'
import { targetFacts } from './plan-target.ts'

export interface CertificateReaderPorts {
  /** Opens the keys of an application; undefined without a manager: then nothing is compared. */
  readonly openKeys: ((address: ApplicationAddress) => KeyStore) | undefined
  /** Undefined without a manager. */
  readonly sweepKeys: SweepKeys | undefined
  readonly sha256Hex: Sha256Hex
}

/** What one file declares for an application: of one that it left, nothing. */
export interface FileCertificates {
  readonly file: FleetFile
  readonly wanted: readonly WantedCertificate[]
}

/** What is known of an application's keys. */
export type KeyReading =
  | { readonly kind: 'read'; readonly keys: readonly StoredKey[] }
  /** Nobody reads, or the application is still to be created. */
  | { readonly kind: 'unread'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: FederationError }

export interface CertificateTarget {
  /** Undefined for an application that no file names any more. */
  readonly target: MergedTarget | undefined
  readonly address: ApplicationAddress
  readonly facts: TargetFacts
  readonly files: readonly FileCertificates[]
  readonly reading: KeyReading
}

const AT_ONCE = 10

/** Certificates of an application that a file owns, and so may prune. */
export function ownKeys(
  { owner, previousOwners }: FleetFile,
  keys: readonly StoredKey[],
  sha256Hex: Sha256Hex,
): readonly StoredKey[] {
  return keys.filter((key) => isKeyOf(key, [owner, ...previousOwners], sha256Hex))
}

const NOT_LISTED =
  'the manager may not list the applications of the tenant (permission Application.Read.All), so certificates of this file on applications that left it were not looked for. Grant the permission, or remove them by hand.'

interface Swept {
  readonly found: readonly SweptKeys[]
  /** The same by object ID in lower case. */
  readonly byId: ReadonlyMap<string, SweptKeys>
  /** False where the tenant could not be gone through: then each target is read by itself. */
  readonly complete: boolean
  readonly warnings: readonly string[]
}

const NOTHING = { found: [], byId: new Map<string, SweptKeys>(), complete: false } as const

/** Applications on which a file that prunes owns a certificate, or that are named here. */
async function sweep(
  pruning: readonly FleetFile[],
  named: ReadonlySet<string>,
  { sweepKeys, sha256Hex }: CertificateReaderPorts,
): Promise<Swept> {
  if (pruning.length === 0 || sweepKeys === undefined) return { ...NOTHING, warnings: [] }
  try {
    const found = await sweepKeys(
      ({ facts, keys }) =>
        named.has(facts.id.toLowerCase()) || pruning.some((file) => ownKeys(file, keys, sha256Hex).length > 0),
    )
    const byId = new Map(found.map((each) => [each.facts.id.toLowerCase(), each]))
    return { found, byId, complete: true, warnings: [] }
  } catch (error) {
    if (!(error instanceof FederationError) || error.code !== 'manager-forbidden') throw error
    return { ...NOTHING, warnings: pruning.map(({ file }) => `${file}: ${NOT_LISTED}`) }
  }
}

/** Files with what they declare: those that name the application, and those that prune what they own there. */
function filesOf(
  declared: readonly FileCertificates[],
  pruning: readonly FleetFile[],
  keys: readonly StoredKey[],
  sha256Hex: Sha256Hex,
): readonly FileCertificates[] {
  const naming = new Set(declared.map(({ file }) => file.file))
  const left = pruning.filter((file) => !naming.has(file.file) && ownKeys(file, keys, sha256Hex).length > 0)
  return [...declared, ...left.map((file) => ({ file, wanted: [] }))]
}

async function readKeys({ list }: KeyStore): Promise<KeyReading> {
  try {
    return { kind: 'read', keys: await list() }
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return { kind: 'failed', error }
  }
}

/** One target that files name; undefined where nothing is to be planned for it. */
async function namedTarget(
  target: MergedTarget,
  pruning: readonly FleetFile[],
  swept: Swept,
  ports: CertificateReaderPorts,
): Promise<CertificateTarget | undefined> {
  const { address, reading: read, declarations } = target
  if (address.kind !== 'application' || read?.ok === false) return undefined
  const facts = targetFacts(target)
  const declared = declarations.map(({ file, target: { certificates = [] } }) => ({ file, wanted: certificates }))
  const found = swept.byId.get(facts.id.toLowerCase())
  const keys = found?.keys ?? []
  const files = filesOf(declared, pruning, keys, ports.sha256Hex)
  const wants = declared.some(({ wanted }) => wanted.length > 0)
  const prunes = swept.complete ? found !== undefined : read !== undefined && declared.some(({ file }) => file.prune)
  if (!wants && !prunes) return undefined
  const of = (reading: KeyReading): CertificateTarget => ({ target, address, facts, files, reading })
  if (read === undefined || ports.openKeys === undefined)
    return of({ kind: 'unread', reason: 'No manager reads the target.' })
  if (facts.missing === true) return of({ kind: 'unread', reason: 'The application is still to be created.' })
  return of(swept.complete ? { kind: 'read', keys } : await readKeys(ports.openKeys(address)))
}

/** Applications on which files that prune own certificates, and that no file names any more. */
function leftTargets(
  named: ReadonlySet<string>,
  pruning: readonly FleetFile[],
  { found }: Swept,
  { sha256Hex }: CertificateReaderPorts,
): readonly CertificateTarget[] {
  return found
    .filter(({ facts }) => !named.has(facts.id.toLowerCase()))
    .map(({ facts, keys }) => ({
      target: undefined,
      address: { kind: 'application', clientId: facts.clientId },
      facts,
      files: filesOf([], pruning, keys, sha256Hex),
      reading: { kind: 'read', keys },
    }))
}

/**
 * Finds and reads the applications whose certificates are planned: ten at once, or, where a file prunes, all of the tenant.
 * @throws FederationError of the manager's sign-in, or of the service
 */
export async function findCertificateTargets(
  targets: readonly MergedTarget[],
  files: readonly FleetFile[],
  ports: CertificateReaderPorts,
): Promise<{ readonly found: readonly CertificateTarget[]; readonly warnings: readonly string[] }> {
  const pruning = files.filter(({ prune }) => prune)
  const named = new Set(targets.map((target) => targetFacts(target).id.toLowerCase()).filter((id) => id !== ''))
  const swept = await sweep(pruning, named, ports)
  const planned = await mapAtMost(targets, AT_ONCE, (target) => namedTarget(target, pruning, swept, ports))
  return {
    found: [...planned.filter((each) => each !== undefined), ...leftTargets(named, pruning, swept, ports)],
    warnings: swept.warnings,
  }
}
