/** Plans the secrets that a file declares: where their values go, whether they may go there, and what becomes of each. */
import { FederationError } from '../../core/error.ts'
import type { ResourceVerdict } from '../../core/plan/resource-change.ts'
import { type DeclaredSecret, describeDestination } from '../../core/secret/declared-secret.ts'
import { restrictionProblem } from '../../core/secret/restriction.ts'
import { mayBeManagers } from '../../core/secret/retirement.ts'
import { decideRotation, type Rotation } from '../../core/secret/rotation.ts'
import { ADVISED_LIFETIME_DAYS, buildKeyId, type ClientSecret, isSecretOf } from '../../core/secret/secret.ts'
import { declaredChange, removalChange } from '../../core/secret/secret-change.ts'
import type { FleetFile } from '../fleet/fleet.ts'
import type { StoredSecrets } from '../ports-secrets.ts'
import { assertGuarded, type Destination, openDestination } from './destination.ts'
import {
  judgeLine,
  refusalOf,
  type SecretLine,
  type SecretLines,
  type SecretPorts,
  type SecretTarget,
} from './secret-target.ts'
import { removeSecret, writeSecret } from './write-secret.ts'

/** Whose secrets a file may alter. */
export function ownersOf({ owner, previousOwners }: FleetFile): readonly string[] {
  return [owner, ...previousOwners]
}

/** Decides about a declared secret by what is stored now. */
function decide(
  declared: DeclaredSecret,
  file: FleetFile,
  stored: StoredSecrets,
  updatedAt: number | undefined,
  { clock, sha256Hex }: SecretPorts,
): Rotation {
  return decideRotation(declared, {
    now: clock.now(),
    secrets: stored.secrets.filter(({ holder }) => holder === 'application'),
    isOurs: (secret) => isSecretOf(secret, ownersOf(file), sha256Hex),
    updatedAt,
    personal: stored.personal,
  })
}

/** Builds what makes the secret: decided again by what is there then, and no more than was printed. */
function creator(
  declared: DeclaredSecret,
  file: FleetFile,
  opened: Destination,
  target: SecretTarget,
  printed: ReadonlySet<string>,
  ports: SecretPorts,
): SecretLine['write'] {
  const { store, facts } = target
  const { repository, secret: github } = opened
  const keyId = () => buildKeyId(file.owner, ports.randomHex(), ports.sha256Hex)
  return async (deadline) => {
    const updatedAt = await github.updatedAt()
    const stored = await store.read()
    const rotation = decide(declared, file, stored, updatedAt, ports)
    if (rotation.kind === 'keep') return 'kept'
    if (rotation.kind === 'refuse') throw new FederationError(rotation.code, rotation.why)
    // The environment may have lost its rules since the plan was made.
    await assertGuarded(declared, opened)
    const { removes, isFull } = rotation
    if (!removes.every(({ keyId: id }) => printed.has(id)))
      throw new FederationError(
        'plan-stale',
        `The secrets "${declared.displayName}" changed since the plan was made.`,
        {
          hint: 'Plan again, and let the new plan be approved.',
        },
      )
    const destination = describeDestination({ ...declared.destination, repository: repository.fullName })
    const { displayName, lifetimeDays } = declared
    const wanted = { clientId: facts.clientId, displayName, lifetimeDays, destination, removes, isFull }
    const before = new Set(stored.secrets.map((each) => each.keyId))
    const isRival = (each: ClientSecret) =>
      each.displayName === displayName && !before.has(each.keyId) && isSecretOf(each, ownersOf(file), ports.sha256Hex)
    await writeSecret(wanted, updatedAt, { ...ports, store, github, keyId, isRival }, deadline)
    return 'created'
  }
}

/** Builds what takes a secret away, where it is still there. */
export function remover(secret: ClientSecret, { store }: SecretTarget, ports: SecretPorts): SecretLine['write'] {
  return async (deadline) => {
    await removeSecret(secret, { ...ports, store }, deadline)
    return 'deleted'
  }
}

/** Why a new secret is not made although it is due; undefined when it is. */
async function obstacle(
  declared: DeclaredSecret,
  file: FleetFile,
  { repository }: Destination,
  adopts: boolean,
  target: SecretTarget,
): Promise<{ readonly reason: 'not-permitted' | 'policy-blocked'; readonly sentences: readonly string[] } | undefined> {
  const forbidden = judgeLine(target, file, { resource: 'client-secret', action: 'create', repository, adopts })
  if (forbidden.length > 0) return { reason: 'not-permitted', sentences: forbidden }
  const restrictions = (await target.store.restrictions()) ?? []
  const problem = restrictionProblem(declared.lifetimeDays, restrictions, target.stored.createdAt)
  return problem === undefined ? undefined : { reason: 'policy-blocked', sentences: [problem] }
}

function warningsOf({ lifetimeDays, destination, source }: DeclaredSecret): readonly string[] {
  return [
    ...(lifetimeDays > ADVISED_LIFETIME_DAYS
      ? [`${source}: The secret lives ${lifetimeDays} days; Microsoft advises less than ${ADVISED_LIFETIME_DAYS}.`]
      : []),
    ...(destination.environment === undefined
      ? [
          `${source}: Every job of the repository can read ${describeDestination(destination)}: an environment with reviewers guards it.`,
        ]
      : []),
  ]
}

/** Nothing signs in as an application without a service principal, so that no secret of it could be proved. */
function assertSignsIn({ facts: { clientId }, stored: { principalId } }: SecretTarget): void {
  if (principalId !== undefined) return
  throw new FederationError('application-not-found', `The application ${clientId} has no service principal.`, {
    hint: `Create it: az ad sp create --id ${clientId}`,
  })
}

async function planReadable(
  declared: DeclaredSecret,
  file: FleetFile,
  target: SecretTarget,
  ports: SecretPorts,
): Promise<readonly SecretLine[]> {
  assertSignsIn(target)
  const destination = await openDestination(declared, target, ports)
  const { repository, secret } = destination
  const rotation = decide(declared, file, target.stored, await secret.updatedAt(), ports)
  const line = (removes: readonly ClientSecret[], verdict: ResourceVerdict) =>
    declaredChange(declared, repository, removes, verdict)
  switch (rotation.kind) {
    case 'keep': {
      const gone = rotation.outdated.filter(({ secret: old }) => !mayBeManagers(old, target.managerSecret))
      return [
        { change: line([], { action: 'keep', reason: rotation.reason }), write: undefined },
        ...gone.map(({ secret: old, reason }) => ({
          change: removalChange(old, { source: declared.source, reason, asked: true }),
          write: remover(old, target, ports),
        })),
      ]
    }
    case 'refuse':
      return [{ change: line([], { action: 'refuse', reason: rotation.code, why: rotation.why }), write: undefined }]
    case 'create': {
      const { removes, reason, adopts } = rotation
      const blocked = await obstacle(declared, file, destination, adopts, target)
      if (blocked !== undefined) {
        const why = blocked.sentences.join(' ')
        return [{ change: line(removes, { action: 'refuse', reason: blocked.reason, why }), write: undefined }]
      }
      const printed = new Set(removes.map(({ keyId }) => keyId))
      return [
        {
          change: line(removes, { action: 'create', reason }),
          write: creator(declared, file, destination, target, printed, ports),
        },
      ]
    }
  }
}

/** Plans one declared secret; what keeps it from being planned is its refusal. */
export async function planDeclared(
  declared: DeclaredSecret,
  file: FleetFile,
  target: SecretTarget,
  ports: SecretPorts,
): Promise<SecretLines> {
  const warnings = warningsOf(declared)
  try {
    return { lines: await planReadable(declared, file, target, ports), warnings }
  } catch (error) {
    const fullName = declared.destination.repository ?? target.request.repository
    const change = declaredChange(declared, { fullName, id: '' }, [], refusalOf(error))
    return { lines: [{ change, write: undefined }], warnings }
  }
}
