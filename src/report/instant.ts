/** Knows how an instant is written for people and outputs. */

/** ISO 8601 in UTC, whole seconds. */
export function toIso(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}
