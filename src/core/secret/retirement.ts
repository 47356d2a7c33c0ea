/** Decides whether a secret or certificate may be taken away for good: what proves that its job works without it, and that nobody else needs it. */
import type { DeclaredRetirement } from './declared-secret.ts'
import { type ClientSecret, DAY_MS, dayOfTime, describeSecret } from './secret.ts'

/** When a secret was used last, as far as anything tells. Milliseconds since the epoch. */
export type LastUse = number | 'unknown'

/** What was seen. Times are milliseconds since the epoch. */
export interface RetirementFacts {
  readonly now: number
  /** An ID token of this very job was exchanged for this client just now. */
  readonly exchanged: boolean
  /** Federated sign-ins of the client in the sign-in log; undefined when the log cannot be read. */
  readonly federatedSignIns: readonly number[] | undefined
  readonly lastUse: (keyId: string) => LastUse
}

export type RetirementVerdict =
  | { readonly ok: true; readonly reason: string }
  | { readonly ok: false; readonly why: string }

/** A secret or a certificate, and whether it is named or one of all. `end`: milliseconds since the epoch. */
export interface Retired extends Pick<ClientSecret, 'keyId' | 'displayName' | 'end'> {
  readonly isOneOfAll: boolean
}

/** Says in what the proof lies; undefined when nothing proves that the job works without the secret. */
function proofOf({ federatedSignInWithinDays: days }: DeclaredRetirement, facts: RetirementFacts, lastUse: LastUse) {
  if (facts.exchanged) return 'this job has just signed in without it'
  const latest = Math.max(...(facts.federatedSignIns ?? []))
  const isRecent = latest >= facts.now - days * DAY_MS
  // The sign-in has to come after the last use: before it, the secret was needed still.
  const isLater = lastUse === 'unknown' || latest > lastUse
  return isRecent && isLater ? `the application signed in without it on ${dayOfTime(latest)}` : undefined
}

function whyUnproved({ federatedSignInWithinDays: days }: DeclaredRetirement, { federatedSignIns }: RetirementFacts) {
  if (federatedSignIns === undefined)
    return 'this job does not sign in as the application without it, and the sign-in log cannot be read (AuditLog.Read.All, Entra ID P1).'
  return `neither this job nor the sign-in log of the last ${days} days shows that the application signs in without it since its last use.`
}

/** Whether somebody used the secret after the application had begun to sign in without it. */
function isUsedBeside({ federatedSignIns = [] }: RetirementFacts, lastUse: LastUse): boolean {
  return lastUse !== 'unknown' && federatedSignIns.some((time) => time < lastUse)
}

function whyNotUnused(
  { isOneOfAll }: Retired,
  { secretUnusedForDays: days }: DeclaredRetirement,
  facts: RetirementFacts,
  lastUse: LastUse,
): string | undefined {
  const beside = isUsedBeside(facts, lastUse)
  if (days === undefined) {
    const add = '`secret-unused-for-days` has to say for how long nobody may have used it.'
    if (beside)
      return `it was used after the application had begun to sign in without it, so others may need it: ${add}`
    return isOneOfAll ? `\`all\` takes away what other users of a secret may need: ${add}` : undefined
  }
  if (lastUse === 'unknown')
    return 'nothing tells when it was used last: the report of credentials has no row of it, or cannot be read (AuditLog.Read.All).'
  const since = facts.now - lastUse
  return since >= days * DAY_MS ? undefined : `it was used on ${dayOfTime(lastUse)}, less than ${days} days ago.`
}

/** Decides about one of them. What nobody can tell is not proved; a secret that has expired is of use to nobody. */
export function decideRetirement(
  retired: Retired,
  declared: DeclaredRetirement,
  facts: RetirementFacts,
): RetirementVerdict {
  const what = describeSecret(retired)
  if (retired.end <= facts.now)
    return { ok: true, reason: `Retired: it expired on ${dayOfTime(retired.end)}. It cannot be restored.` }
  const lastUse = facts.lastUse(retired.keyId)
  const proof = proofOf(declared, facts, lastUse)
  if (proof === undefined) return { ok: false, why: `${what} stays: ${whyUnproved(declared, facts)}` }
  const needed = whyNotUnused(retired, declared, facts, lastUse)
  if (needed !== undefined) return { ok: false, why: `${what} stays: ${needed}` }
  return { ok: true, reason: `Retired: ${proof}. It cannot be restored.` }
}

/** How the manager signs in where it is the application itself: by which secret, as far as that is known. */
export type ManagerSecret =
  | { readonly kind: 'none' }
  | { readonly kind: 'hint'; readonly hint: string }
  | { readonly kind: 'unknown' }

/** True when a secret may be the one with which this run's manager signs in. */
export function mayBeManagers({ hint }: ClientSecret, manager: ManagerSecret): boolean {
  switch (manager.kind) {
    case 'none':
      return false
    case 'hint':
      return hint === null || hint === manager.hint
    case 'unknown':
      return true
  }
}

/** A certificate or another key that a retirement names by mistake. */
export interface NamedKey {
  readonly keyId: string
  readonly usage: string
  readonly encryptsTokens: boolean
}

/** Says why a key ID does not name a secret that can be retired. */
export function whyNoSecret(keyId: string, keys: readonly NamedKey[]): string {
  const key = keys.find((each) => each.keyId.toLowerCase() === keyId.toLowerCase())
  if (key === undefined) return `No secret has the key ID ${keyId}: it is gone already, or is of another application.`
  if (key.encryptsTokens) return `${keyId} is the key with which tokens are encrypted: it is never retired.`
  if (key.usage.toLowerCase() !== 'verify')
    return `${keyId} is a key for "${key.usage}": only what proves who the application is can be retired.`
  return `${keyId} is a certificate: \`certificates\` names those.`
}
