/** Reads, writes and reads again until what is stored is what was to be written. */
import { FederationError } from '../../core/error.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import type { Clock } from '../ports.ts'

export interface SettlePorts {
  readonly clock: Clock
}

type Outcome = 'created' | 'updated'

interface Settling {
  /** Names what is written, for the error: `The variable "X"`. */
  readonly what: string
  /** Reads; gives the write that is still needed, or undefined when none is. */
  readonly attempt: () => Promise<(() => Promise<Outcome>) | undefined>
  /** Milliseconds since the epoch. */
  readonly deadline: number
  readonly ports: SettlePorts
}

const MOST_WRITES = 5

/**
 * Writes until a reading needs no write any more. What was there already is `kept`.
 * @throws FederationError of the attempts, or `service-unavailable` when nothing settles in time
 */
export async function settle({ what, attempt, deadline, ports: { clock } }: Settling): Promise<Outcome | 'kept'> {
  let outcome: Outcome | 'kept' = 'kept'
  for (let writes = 0; ; writes++) {
    const write = await attempt()
    if (write === undefined) return outcome
    // What a first reading does not show yet may be there a moment later.
    const inTime = writes < 2 || (await sleepUntil(deadline, propagationDelay(writes, clock.random()), clock))
    if (!inTime || writes >= MOST_WRITES)
      throw new FederationError('service-unavailable', `${what} was written, and is not read back as it should be.`, {
        hint: 'Run again later: what is there already is kept.',
        answer: { service: 'GitHub' },
      })
    const next = await write()
    // The first write says what became of it: a second one only repeats what nobody saw.
    if (outcome === 'kept') outcome = next
  }
}
