/** Secrets and declarations for the tests of what becomes of them. */
import type { StoredKey } from '../../../src/core/certificate/stored-key.ts'
import type { DeclaredRetirement, DeclaredSecret } from '../../../src/core/secret/declared-secret.ts'
import { type ClientSecret, DAY_MS } from '../../../src/core/secret/secret.ts'

/** The moment of every test. */
export const NOW = Date.parse('2026-11-25T12:00:00Z')
export const daysFromNow = (days: number): number => NOW + days * DAY_MS

/** A secret called `batch` that began ten days ago and ends in eighty. */
export function secret(more: Partial<ClientSecret> = {}): ClientSecret {
  return {
    keyId: 'k1',
    holder: 'application',
    displayName: 'batch',
    hint: 'abc',
    start: daysFromNow(-10),
    end: daysFromNow(80),
    ...more,
  }
}

export function declaredSecret(more: Partial<DeclaredSecret> = {}): DeclaredSecret {
  return {
    displayName: 'batch',
    lifetimeDays: 90,
    rotateBeforeDays: 14,
    overlapHours: 24,
    destination: { repository: 'octo-org/shop', environment: 'production', name: 'AZURE_CLIENT_SECRET' },
    adopt: false,
    source: 'f.yml:1:1',
    ...more,
  }
}

export function declaredRetirement(more: Partial<DeclaredRetirement> = {}): DeclaredRetirement {
  return {
    secrets: ['k1'],
    certificates: [],
    federatedSignInWithinDays: 14,
    secretUnusedForDays: undefined,
    source: 'f.yml:2:2',
    ...more,
  }
}

/** A certificate by which the application signs in. */
export function storedKey(more: Partial<StoredKey> = {}): StoredKey {
  return {
    keyId: 'c1',
    thumbprint: 'ABCD',
    displayName: 'CN=batch',
    startDateTime: '2026-01-01T00:00:00Z',
    endDateTime: '2027-06-01T00:00:00Z',
    usage: 'Verify',
    encryptsTokens: false,
    asRead: {},
    ...more,
  }
}
