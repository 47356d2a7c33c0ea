/** Plans which secrets go for good: those that a file names, where it is proved that nobody needs them, and those that it made and left. */
import type { DeclaredRetirement } from '../../core/secret/declared-secret.ts'
import { mayBeManagers, type RetirementFacts, whyNoSecret } from '../../core/secret/retirement.ts'
import { undeclaredOf } from '../../core/secret/rotation.ts'
import { type ClientSecret, DAY_MS, isSecretOf } from '../../core/secret/secret.ts'
import { refusedRemoval, removalChange } from '../../core/secret/secret-change.ts'
import type { FleetFile } from '../fleet/fleet.ts'
import { planCertificates } from './plan-certificates.ts'
import { ownersOf, remover } from './plan-rotation.ts'
import {
  judgeLine,
  judgeRetirement,
  type SecretLine,
  type SecretLines,
  type SecretPorts,
  type SecretTarget,
} from './secret-target.ts'

// The sign-in log keeps thirty days: https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention
const LOG_DAYS = 30

/** What is seen of the application, asked once for all of its secrets. */
async function readFacts({ facts }: SecretTarget, ports: SecretPorts): Promise<RetirementFacts> {
  const now = ports.clock.now()
  const exchanged = await ports.exchanges(facts.clientId)
  const { lastUses, federatedSignIns } = await ports.clientUse(facts.clientId, now - LOG_DAYS * DAY_MS)
  return { now, exchanged, federatedSignIns, lastUse: (keyId) => lastUses?.get(keyId.toLowerCase()) ?? 'unknown' }
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

/** The secrets that a retirement means: those named, or all but those that files keep. */
function meantBy({ secrets: named }: DeclaredRetirement, target: SecretTarget, ports: SecretPorts) {
  const { secrets } = target.stored
  if (named !== 'all') return secrets.filter(({ keyId }) => named.some((each) => same(each, keyId)))
  const isKept = (secret: ClientSecret) =>
    target.declarations.some(
      ({ file, secrets: declared }) =>
        declared.some(({ displayName }) => displayName === secret.displayName) &&
        isSecretOf(secret, ownersOf(file), ports.sha256Hex),
    )
  return secrets.filter((secret) => !isKept(secret))
}

/** Key IDs that name no secret: a certificate is refused, one that is gone is said. */
function planUnknown({ secrets: named, source }: DeclaredRetirement, { stored }: SecretTarget): SecretLines {
  const unknown = named === 'all' ? [] : named.filter((id) => !stored.secrets.some(({ keyId }) => same(id, keyId)))
  const isKey = (id: string) => stored.keys.some(({ keyId }) => same(id, keyId))
  const refused = unknown.filter(isKey).map((id) => {
    const why = whyNoSecret(id, stored.keys)
    return { change: refusedRemoval(id, undefined, { source, code: 'retire-unproved', why }), write: undefined }
  })
  const gone = unknown.filter((id) => !isKey(id)).map((id) => `${source}: ${whyNoSecret(id, stored.keys)}`)
  return { lines: refused, warnings: gone }
}

function planOne(
  secret: ClientSecret,
  declared: DeclaredRetirement,
  file: FleetFile,
  facts: RetirementFacts,
  target: SecretTarget,
  ports: SecretPorts,
): SecretLine {
  const { source } = declared
  const question = {
    kind: 'secret',
    retired: { ...secret, isOneOfAll: declared.secrets === 'all' },
    mayBeManagers: mayBeManagers(secret, target.managerSecret),
    declared,
    file,
  } as const
  const verdict = judgeRetirement(question, target, facts)
  if (!verdict.ok) {
    const { code, why } = verdict
    return { change: refusedRemoval(secret.keyId, secret, { source, code, why }), write: undefined }
  }
  return {
    change: removalChange(secret, { source, reason: verdict.reason, asked: true }),
    write: remover(secret, target, ports),
  }
}

/** Plans what one file retires. Nothing is asked where no secret that it means is left. */
export async function planRetirements(
  retirements: readonly DeclaredRetirement[],
  file: FleetFile,
  target: SecretTarget,
  ports: SecretPorts,
): Promise<SecretLines> {
  const meant = retirements.map((declared) => ({ declared, secrets: meantBy(declared, target, ports) }))
  const unknown = retirements.map((declared) => planUnknown(declared, target))
  const keys = await planCertificates(retirements, file, target, ports)
  const isMeant = keys.needsProof || meant.some(({ secrets }) => secrets.length > 0)
  const facts = isMeant ? await readFacts(target, ports) : undefined
  return {
    lines: [
      ...unknown.flatMap(({ lines }) => lines),
      ...meant.flatMap(({ declared, secrets }) =>
        facts === undefined ? [] : secrets.map((secret) => planOne(secret, declared, file, facts, target, ports)),
      ),
      ...keys.linesWith(facts),
    ],
    warnings: [...unknown.flatMap(({ warnings }) => warnings), ...keys.warnings],
  }
}

/** Plans what a file that prunes made once and declares no more. */
export function planPruned(
  file: FleetFile,
  target: SecretTarget,
  handled: ReadonlySet<string>,
  ports: SecretPorts,
): readonly SecretLine[] {
  if (!file.prune) return []
  const declared = target.declarations.filter((each) => each.file === file).flatMap(({ secrets }) => secrets)
  const isOurs = (secret: ClientSecret) => isSecretOf(secret, ownersOf(file), ports.sha256Hex)
  const left = undeclaredOf(target.stored.secrets, declared, isOurs)
  return left
    .filter((secret) => !handled.has(secret.keyId) && !mayBeManagers(secret, target.managerSecret))
    .map((secret) => {
      const about = { resource: 'client-secret', action: 'delete', repository: undefined, adopts: false } as const
      const forbidden = judgeLine(target, file, about)
      const { keyId } = secret
      if (forbidden.length > 0) {
        const why = forbidden.join(' ')
        const change = refusedRemoval(keyId, secret, { source: file.file, code: 'not-permitted', why })
        return { change, write: undefined }
      }
      const reason = 'This file made it, and declares it no more.'
      const change = removalChange(secret, { source: file.file, reason, asked: false })
      return { change, write: remover(secret, target, ports) }
    })
}
