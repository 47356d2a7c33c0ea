/** Decides what becomes of a declared secret: kept, made anew and stored, or refused; and which older ones may go. */
import type { DeclaredSecret } from './declared-secret.ts'
import { describeDestination } from './declared-secret.ts'
import { type ClientSecret, DAY_MS, dayOfTime, describeSecret, HOUR_MS, PERSONAL_LIMIT } from './secret.ts'

/** What is known of the application and of the destination. Times are milliseconds since the epoch. */
export interface RotationFacts {
  readonly now: number
  /** Secrets of the application; those of a service principal do not count for the limit. */
  readonly secrets: readonly ClientSecret[]
  readonly isOurs: (secret: ClientSecret) => boolean
  /** When GitHub's secret was written last, in whole seconds; undefined when there is none. */
  readonly updatedAt: number | undefined
  /** Whether people with personal accounts may use the application. */
  readonly personal: boolean
}

/** An older secret that may go, and why. */
export interface Outdated {
  readonly secret: ClientSecret
  readonly reason: string
}

export type Rotation = { readonly outdated: readonly Outdated[] } & (
  | { readonly kind: 'keep'; readonly secret: ClientSecret; readonly reason: string }
  | {
      readonly kind: 'create'
      /** Secrets whose value nobody has, or that leave no room. */
      readonly removes: readonly ClientSecret[]
      /** True where they have to go before the new one is added. */
      readonly isFull: boolean
      /** True where GitHub's secret is somebody else's, and is overwritten. */
      readonly adopts: boolean
      readonly reason: string
    }
  | { readonly kind: 'refuse'; readonly code: 'name-conflict' | 'credential-limit'; readonly why: string }
)

/** Newest first; of two that begin in one second the one that lives longer, or has the greater key ID. */
function newestFirst(secrets: readonly ClientSecret[]): readonly ClientSecret[] {
  const byKeyId = (a: ClientSecret, b: ClientSecret) => (b.keyId.toLowerCase() > a.keyId.toLowerCase() ? 1 : -1)
  return secrets.toSorted((a, b) => b.start - a.start || b.end - a.end || byKeyId(a, b))
}

/** True when GitHub's secret was written since the secret began: nothing else could have been written then. */
const isStored = ({ start }: ClientSecret, updatedAt: number | undefined): boolean =>
  updatedAt !== undefined && updatedAt >= start

function outdatedBy(newest: ClientSecret, { overlapHours }: DeclaredSecret, now: number, secret: ClientSecret) {
  if (secret.end <= now) return [{ secret, reason: `It expired on ${dayOfTime(secret.end)}.` }]
  if (now < newest.start + overlapHours * HOUR_MS) return []
  return [{ secret, reason: `${describeSecret(newest)} is stored for ${overlapHours} hours and more.` }]
}

function whyNew(newest: ClientSecret | undefined, declared: DeclaredSecret, facts: RotationFacts): string | undefined {
  if (newest === undefined) return 'No secret of this declaration is there.'
  if (!isStored(newest, facts.updatedAt))
    return `The value of ${describeSecret(newest)} was never stored in ${describeDestination(declared.destination)}, so that nobody has it, unless the file named another place before: to move a secret without a gap, give the new place one of another name first.`
  const left = newest.end - facts.now
  if (left >= declared.rotateBeforeDays * DAY_MS) return undefined
  const ends = dayOfTime(newest.end)
  return left <= 0
    ? `${describeSecret(newest)} expired on ${ends}.`
    : `${describeSecret(newest)} ends on ${ends}, in less than ${declared.rotateBeforeDays} days.`
}

/** Which secrets go before a new one is added: those whose value nobody has; where room is short, expired ones as well. */
function removalsFor(ours: readonly ClientSecret[], { secrets, updatedAt, personal, now }: RotationFacts) {
  const lost = ours.filter((secret) => !isStored(secret, updatedAt))
  const isFull = personal && secrets.length - lost.length >= PERSONAL_LIMIT
  return isFull ? [...lost, ...ours.filter((secret) => !lost.includes(secret) && secret.end <= now)] : lost
}

/**
 * Decides about one declared secret. The newest counts as stored when GitHub's secret was not written before it began.
 * A secret of GitHub's that none of ours can have been stored in is somebody else's.
 */
export function decideRotation(declared: DeclaredSecret, facts: RotationFacts): Rotation {
  const named = facts.secrets.filter(({ displayName }) => displayName === declared.displayName)
  const ours = newestFirst(named.filter(facts.isOurs))
  const [newest, ...older] = ours
  const { updatedAt, now, personal, secrets } = facts
  const reason = whyNew(newest, declared, facts)
  if (reason === undefined && newest !== undefined) {
    const outdated = older.flatMap((secret) => outdatedBy(newest, declared, now, secret))
    return { kind: 'keep', secret: newest, reason: `It is stored, and ends on ${dayOfTime(newest.end)}.`, outdated }
  }
  const refuse = (code: 'name-conflict' | 'credential-limit', why: string): Rotation => ({
    kind: 'refuse',
    code,
    why,
    outdated: [],
  })
  const isForeign = updatedAt !== undefined && !ours.some((secret) => isStored(secret, updatedAt))
  if (isForeign && !declared.adopt)
    return refuse(
      'name-conflict',
      `Somebody else stored ${describeDestination(declared.destination)}: \`adopt: true\` overwrites it.`,
    )
  const removes = removalsFor(ours, facts)
  if (personal && secrets.length - removes.length >= PERSONAL_LIMIT)
    return refuse(
      'credential-limit',
      `The application is open to personal accounts and holds ${secrets.length} secrets; ${PERSONAL_LIMIT} are allowed.`,
    )
  const isFull = personal && secrets.length >= PERSONAL_LIMIT
  return { kind: 'create', removes, isFull, adopts: isForeign, reason: `${reason}`, outdated: [] }
}

/** Secrets of ours that no file declares any more. */
export function undeclaredOf(
  secrets: readonly ClientSecret[],
  declared: readonly DeclaredSecret[],
  isOurs: (secret: ClientSecret) => boolean,
): readonly ClientSecret[] {
  const names = new Set(declared.map(({ displayName }) => displayName))
  return secrets.filter((secret) => isOurs(secret) && !names.has(secret.displayName ?? ''))
}
