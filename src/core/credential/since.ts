/** The day in a marker: since when a credential by names waits to go. Entra shows no creation dates. */
import { fieldsOf, parseOwner, restateDescription } from './owner.ts'

const SINCE = 'since='
const DAY_MS = 86_400_000

/** A text of the form `2026-11-26` that is a day of the calendar, in UTC. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The day that lies so many days after another: `2026-12-26` is 30 days after `2026-11-26`. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** What follows `since=` in a marker, whether it is a day or not; undefined without one, or where there is no marker. */
export function sinceIn(description: string | undefined): string | undefined {
  if (description === undefined || parseOwner(description) === undefined) return undefined
  const marks = fieldsOf(description).filter((field) => field.startsWith(SINCE))
  return marks.length === 0 ? undefined : marks.map((field) => field.slice(SINCE.length)).join(' ')
}

/**
 * The day in a marker that counts: one day of the calendar, and none that is still to come.
 * @param today `2026-11-26`, in UTC
 */
export function countedSince(description: string | undefined, today: string): string | undefined {
  const since = sinceIn(description)
  return since !== undefined && isDay(since) && since <= today ? since : undefined
}

/**
 * Builds the marker that says since when a credential waits to go.
 * @param description the marker without that
 * @throws FederationError `credential-invalid` when it has more than 600 characters
 */
export function markSince(owner: string, description: string | undefined, day: string): string {
  return restateDescription(owner, description ?? '', `${SINCE}${day}`)
}

/** The same marker without a day; its other fields stay to the letter. */
export function withoutSince(description: string): string {
  const [head = '', ...fields] = description.split(';')
  return [head, ...fields.filter((field) => !field.trim().startsWith(SINCE))].join(';')
}
