/** Finishes the trust in names where a repository presents IDs: at once, or so many days after the credential was marked. */
import { type FederatedIdentityCredential, matchText } from '../credential/credential.ts'
import { isAdopted, type Owned, type Ownership, ownedBy } from '../credential/owner.ts'
import { countedSince, daysAfter, markSince, sinceIn } from '../credential/since.ts'
import { type FederatedChange, toChange } from './change.ts'
import type { DesiredCredential } from './plan.ts'

/** A credential by names that is to go, as the file would declare it, and the one with IDs for the same jobs. */
export interface FinishedForm {
  readonly byNames: DesiredCredential
  readonly immutable: FederatedIdentityCredential
}

export interface Finish {
  readonly forms: readonly FinishedForm[]
  /** Days that a credential stays after it was marked. */
  readonly afterDays: number
  /** The day of the run in UTC: `2026-11-26`. */
  readonly today: string
  /** What the target stored when the run began. */
  readonly before: readonly FederatedIdentityCredential[]
}

type Stored = readonly FederatedIdentityCredential[]

const sameTrust = (a: FederatedIdentityCredential, b: FederatedIdentityCredential) =>
  a.issuer === b.issuer && matchText(a) === matchText(b)

const holds = (list: Stored, wanted: FederatedIdentityCredential) =>
  list.some((each) => sameTrust(each, wanted) && each.audiences[0] === wanted.audiences[0])

/** Why a credential by names stays as it is; undefined where it can go. */
function reasonToKeep(each: FederatedIdentityCredential, whose: Owned, isTrustedByIds: boolean): string | undefined {
  if (whose === 'foreign') return 'It trusts names, and is not ours: who made it removes it.'
  if (isAdopted(each.description)) return 'It trusts names, and was adopted: what somebody else made is not removed.'
  if (isTrustedByIds) return undefined
  return 'It goes with the next run: the one with IDs was not stored before this run began.'
}

/** Marks a credential that is to go with the day on which that was found. */
function marked(
  stored: FederatedIdentityCredential,
  { byNames }: FinishedForm,
  ownership: Ownership,
  day: string,
  reason: string,
): FederatedChange {
  const description = markSince(ownership.owner, byNames.credential.description, day)
  return toChange({ ...stored, description }, byNames, { action: 'update', reason }, stored)
}

function removed(stored: FederatedIdentityCredential, { byNames }: FinishedForm, since?: string): FederatedChange {
  const time = since === undefined ? 'now' : `since ${since}`
  const reason = `It is ours, and the repository presents subjects with IDs ${time}: the form by names is finished.`
  return { ...toChange(stored, byNames, { action: 'delete', reason }, stored), asked: true }
}

function kept(stored: FederatedIdentityCredential, { byNames }: FinishedForm, reason: string): FederatedChange {
  return { ...toChange(stored, byNames, { action: 'keep', reason }, stored), waits: true }
}

/** What becomes of a credential that can go, by the day in its marker. */
function afterWaiting(
  stored: FederatedIdentityCredential,
  form: FinishedForm,
  { afterDays, today }: Finish,
  ownership: Ownership,
  whose: Owned,
): FederatedChange {
  const since = countedSince(stored.description, today)
  if (afterDays === 0) return removed(stored, form, since)
  const end = daysAfter(since ?? today, afterDays)
  if (since === undefined) {
    const found =
      sinceIn(stored.description) === undefined
        ? 'The repository presents subjects with IDs'
        : 'Its mark is no day until today'
    return marked(stored, form, ownership, today, `${found}: it is marked now, and goes on ${end}.`)
  }
  if (end <= today) return removed(stored, form, since)
  if (whose === 'previous')
    return marked(
      stored,
      form,
      ownership,
      since,
      `It is of a previous owner, and only its marker changes; it goes on ${end}.`,
    )
  return kept(stored, form, `It goes on ${end}: the repository presents subjects with IDs since ${since}.`)
}

/**
 * The lines about credentials by names that are to go, one for each that is stored. Nobody else's goes, none that was
 * adopted, and none before the one with IDs was there when the run began.
 * @param declared names of stored credentials that other lines speak of: what is wanted stays
 */
export function finishForms(
  finish: Finish,
  ownership: Ownership,
  stored: Stored,
  declared: ReadonlySet<string>,
): readonly FederatedChange[] {
  return finish.forms.flatMap((form) => {
    const found = stored.find((each) => sameTrust(each, form.byNames.credential))
    if (found === undefined || declared.has(found.name)) return []
    const whose = ownedBy(found, ownership)
    const isTrustedByIds = holds(finish.before, form.immutable) && holds(stored, form.immutable)
    const reason = reasonToKeep(found, whose, isTrustedByIds)
    return reason === undefined ? afterWaiting(found, form, finish, ownership, whose) : kept(found, form, reason)
  })
}
