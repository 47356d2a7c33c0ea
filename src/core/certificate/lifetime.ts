/** How long app management policies of a tenant let certificates live, and whether one lives longer. */
import type { Certificate } from './certificate.ts'

/**
 * One restriction that is enabled. `since`: only applications that were created then or later (milliseconds since the epoch).
 * https://learn.microsoft.com/graph/api/resources/keycredentialconfiguration
 */
export interface CertificateLifetime {
  readonly policy: string
  readonly since: number | undefined
  readonly days: number
}

/** What counts for one application; `createdAt`: when it was created, undefined counts as late. */
export interface CertificateLimits {
  readonly lifetimes: readonly CertificateLifetime[]
  readonly createdAt: number | undefined
}

const DAY_MS = 86_400_000

/** Says why policies do not let a certificate be added; undefined when they do. */
export function lifetimeProblem(
  { notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>,
  { lifetimes, createdAt }: CertificateLimits,
): string | undefined {
  const days = (Date.parse(notAfter) - Date.parse(notBefore)) / DAY_MS
  const exceeded = lifetimes.find(
    ({ since, days: most }) => days > most && (since === undefined || createdAt === undefined || createdAt >= since),
  )
  if (exceeded === undefined) return undefined
  const most = Math.floor(exceeded.days)
  return `The policy "${exceeded.policy}" of the tenant lets a certificate live ${most} days; this one lives ${Math.ceil(days)}.`
}
