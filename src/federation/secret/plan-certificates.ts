/** Plans which certificates go for good, on the application and on its service principal. */
import { isKeyOf } from '../../core/certificate/stored-key.ts'
import type { ErrorCode } from '../../core/error.ts'
import type { DeclaredRetirement } from '../../core/secret/declared-secret.ts'
import {
  endOf,
  type HeldKey,
  isNamed,
  mayBeManagersCertificate,
  mayRetire,
  retiredCertificate,
  whyNeverRetired,
} from '../../core/secret/retired-certificate.ts'
import type { RetirementFacts } from '../../core/secret/retirement.ts'
import { describeSecret } from '../../core/secret/secret.ts'
import type { FleetFile } from '../fleet/fleet.ts'
import { writeKey } from '../keys/write-key.ts'
import { judgeRetirement, type SecretLine, type SecretPorts, type SecretTarget } from './secret-target.ts'

/** Certificates that a file means; whether they may go is known once the proof is. */
export interface PlannedCertificates {
  readonly needsProof: boolean
  readonly linesWith: (facts: RetirementFacts | undefined) => readonly SecretLine[]
  readonly warnings: readonly string[]
}

async function readKeys({ facts, stored }: SecretTarget, { openKeys }: SecretPorts): Promise<readonly HeldKey[]> {
  const { principalId } = stored
  const own = await openKeys('application', facts.id).list()
  const principals = principalId === undefined ? [] : await openKeys('service-principal', principalId).list()
  return [
    ...own.map((key) => ({ holder: 'application' as const, key })),
    ...principals.map((key) => ({ holder: 'service-principal' as const, key })),
  ]
}

/** The keys that a retirement means: those named, or every certificate but those that files of this run keep. */
function meantBy(
  { certificates: named }: DeclaredRetirement,
  keys: readonly HeldKey[],
  { declarations }: SecretTarget,
  { sha256Hex }: SecretPorts,
): readonly HeldKey[] {
  if (named !== 'all') return keys.filter(({ key }) => isNamed(key, named))
  const owners = declarations.flatMap(({ file: { owner, previousOwners } }) => [owner, ...previousOwners])
  return keys.filter(({ key }) => mayRetire(key) && !isKeyOf(key, owners, sha256Hex))
}

function remover({ holder, key }: HeldKey, { facts, stored }: SecretTarget, ports: SecretPorts): SecretLine['write'] {
  return async (deadline) => {
    const objectId = holder === 'application' ? facts.id : `${stored.principalId}`
    ports.log.info(`Removing the certificate ${describeSecret(key)}`)
    // What others remove meanwhile is theirs to remove: only what vanishes during this write is named.
    const request = { write: { kind: 'remove', key } as const, planned: [], deadline }
    const outcome = await writeKey(request, { ...ports, store: ports.openKeys(holder, objectId) })
    return outcome === 'kept' ? 'kept' : 'deleted'
  }
}

function planOne(
  held: HeldKey,
  declared: DeclaredRetirement,
  file: FleetFile,
  facts: RetirementFacts,
  target: SecretTarget,
  ports: SecretPorts,
): SecretLine {
  const { key } = held
  const { source } = declared
  const refuse = (reason: ErrorCode, why: string): SecretLine => ({
    change: retiredCertificate(held, source, { action: 'refuse', reason, why }),
    write: undefined,
  })
  if (!mayRetire(key)) return refuse('retire-unproved', whyNeverRetired(key))
  const question = {
    kind: 'certificate',
    retired: { ...key, end: endOf(key), isOneOfAll: declared.certificates === 'all' },
    mayBeManagers: mayBeManagersCertificate(key, target.managerCertificate),
    declared,
    file,
  } as const
  const verdict = judgeRetirement(question, target, facts)
  if (!verdict.ok) return refuse(verdict.code, verdict.why)
  return {
    change: retiredCertificate(held, source, { action: 'delete', reason: verdict.reason }),
    write: remover(held, target, ports),
  }
}

/** Plans the certificates that one file retires; nothing is read where it names none. */
export async function planCertificates(
  retirements: readonly DeclaredRetirement[],
  file: FleetFile,
  target: SecretTarget,
  ports: SecretPorts,
): Promise<PlannedCertificates> {
  const concerned = retirements.filter(({ certificates }) => certificates.length > 0)
  if (concerned.length === 0) return { needsProof: false, linesWith: () => [], warnings: [] }
  const keys = await readKeys(target, ports)
  const meant = concerned.map((declared) => ({ declared, held: meantBy(declared, keys, target, ports) }))
  const gone = concerned.flatMap(({ certificates, source }) =>
    certificates === 'all'
      ? []
      : certificates
          .filter((name) => !keys.some(({ key }) => isNamed(key, [name])))
          .map((name) => `${source}: No certificate is ${name}: it is gone already, or is of another application.`),
  )
  return {
    needsProof: meant.some(({ held }) => held.length > 0),
    linesWith: (facts) =>
      facts === undefined
        ? []
        : meant.flatMap(({ declared, held }) =>
            held.map((each) => planOne(each, declared, file, facts, target, ports)),
          ),
    warnings: gone,
  }
}
