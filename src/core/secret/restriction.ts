/** What app management policies of a tenant forbid of secrets, and whether a declared one breaks them. */

/**
 * One restriction that is enabled. `since`: only applications that were created then or later (milliseconds since the epoch).
 * https://learn.microsoft.com/graph/api/resources/passwordcredentialconfiguration
 */
export type SecretRestriction = { readonly policy: string; readonly since: number | undefined } & (
  | { readonly kind: 'addition' }
  | { readonly kind: 'lifetime'; readonly days: number }
)

// ISO 8601 durations as Graph writes them: `P90D`, `P4DT12H30M5S`; a month counts 30 days and a year 365.
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const DAYS = [365, 30, 7, 1, 1 / 24, 1 / 1440, 1 / 86_400]

/** Days of an ISO 8601 duration; undefined for a text that is none. */
export function parseDurationDays(text: string): number | undefined {
  const parts = DURATION.exec(text)?.slice(1)
  if (parts === undefined || parts.every((part) => part === undefined)) return undefined
  return DAYS.reduce((sum, days, index) => sum + days * Number(parts[index] ?? 0), 0)
}

/**
 * Says why policies do not let a secret be added; undefined when they do.
 * @param createdAt when the application was created, milliseconds since the epoch; undefined counts as late
 */
export function restrictionProblem(
  lifetimeDays: number,
  restrictions: readonly SecretRestriction[],
  createdAt: number | undefined,
): string | undefined {
  const counting = restrictions.filter(
    ({ since }) => since === undefined || createdAt === undefined || createdAt >= since,
  )
  const ban = counting.find(({ kind }) => kind === 'addition')
  if (ban !== undefined) return `The policy "${ban.policy}" of the tenant forbids client secrets.`
  for (const each of counting) {
    if (each.kind === 'lifetime' && lifetimeDays > each.days)
      return `The policy "${each.policy}" of the tenant lets a secret live ${Math.floor(each.days)} days; ${lifetimeDays} are declared.`
  }
  return undefined
}
