/** What the machine gives: time, chance, hashes and identifiers. */
import type { Clock } from '../federation/ports.ts'

/** The machine's clock and its randomness. */
export const machineClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
}

// Loaded with its first use: a warm sign-in needs nothing of it before TLS loads it anyway.
const nodeCrypto = () => process.getBuiltinModule('node:crypto')

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export function sha256Hex(text: string): string {
  return nodeCrypto().createHash('sha256').update(text).digest('hex')
}

/** SHA-1 of a certificate in upper-case hex, as Entra shows it. @param der base64 of its DER bytes, as Graph gives them */
export function thumbprintOf(der: string): string {
  return nodeCrypto().createHash('sha1').update(Buffer.from(der, 'base64')).digest('hex').toUpperCase()
}

/** A new secret: 256 random bits, in hexadecimal. */
export function newSecret(): string {
  return nodeCrypto().randomBytes(32).toString('hex')
}

/** A random GUID (RFC 9562, version 4). */
export function newGuid(): string {
  return nodeCrypto().randomUUID()
}
