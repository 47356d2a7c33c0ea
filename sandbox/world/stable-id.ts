/** Ids that follow from what they name, so that a world has the same ones each time it starts. */
import { createHash } from 'node:crypto'

/** A GUID (version 8 of RFC 9562) derived from a text. */
export function stableGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A stable id of eight digits for what was declared without one. */
export function numericId(text: string): number {
  return 10_000_000 + (Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16) % 90_000_000)
}
