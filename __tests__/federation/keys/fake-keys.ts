/** A collection of key credentials that a service keeps: replaced whole, slow, stale and shared, as a test says. */
import type { NewKey, StoredKey } from '../../../src/core/certificate/stored-key.ts'
import type { Clock, Log } from '../../../src/federation/ports.ts'
import type { KeyStore, KeysAnswer } from '../../../src/federation/ports-keys.ts'

export const keyOf = (keyId: string, more: Partial<StoredKey> = {}): StoredKey => ({
  keyId,
  thumbprint: keyId.toUpperCase().padEnd(40, '0'),
  displayName: `CN=${keyId}`,
  startDateTime: '2026-01-01T00:00:00Z',
  endDateTime: '2028-01-01T00:00:00Z',
  usage: 'Verify',
  encryptsTokens: false,
  asRead: { keyId },
  ...more,
})

export const newKeyOf = (keyId: string): NewKey => ({
  keyId,
  thumbprint: keyId.toUpperCase().padEnd(40, '0'),
  displayName: `CN=${keyId}`,
  startDateTime: '2026-01-01T00:00:00Z',
  endDateTime: '2028-01-01T00:00:00Z',
  key: 'MII=',
})

export interface FakeKeys {
  keys: readonly StoredKey[]
  /** Every collection that was sent, as key IDs. */
  readonly sent: (readonly string[])[]
  /** Readings that are shown before the present one, first to last. */
  readonly stale: (readonly StoredKey[])[]
  /** Answers of the next writes; a write is carried out unless it is `busy` or `target-missing`. */
  readonly answers: (KeysAnswer | 'lost' | Error)[]
  /** Called before each reading, with how many there were. */
  onList: (count: number) => void
}

/** A collection that begins with these keys. */
export function fakeKeys(keys: readonly StoredKey[] = []): FakeKeys {
  return { keys, sent: [], stale: [], answers: [], onList: () => undefined }
}

/** How long parts of a request take, in milliseconds. */
export interface Latency {
  readonly clock: Clock
  readonly ms: () => number
}

/** The store of one writer over the shared collection. */
export function storeOf(fake: FakeKeys, latency?: Latency): KeyStore {
  let count = 0
  const pass = async () => {
    if (latency !== undefined) await latency.clock.sleep(latency.ms())
  }
  return {
    list: async () => {
      await pass()
      fake.onList(count++)
      const shown = fake.stale.shift() ?? fake.keys
      await pass()
      return shown
    },
    replace: async (kept, added) => {
      await pass()
      fake.sent.push([...kept.map(({ keyId }) => keyId), ...(added === undefined ? [] : [added.keyId])])
      const answer = fake.answers.shift() ?? 'written'
      if (answer instanceof Error) throw answer
      if (answer === 'busy' || answer === 'target-missing') return answer
      if (answer !== 'lost') fake.keys = [...kept, ...(added === undefined ? [] : [keyOf(added.keyId)])]
      await pass()
      return answer === 'lost' ? 'uncertain' : answer
    },
  }
}

/** IDs of what is stored, in order. */
export const idsIn = ({ keys }: FakeKeys): readonly string[] => keys.map(({ keyId }) => keyId).toSorted()

export const silentLog: Log = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: (_, phase) => phase(),
}
