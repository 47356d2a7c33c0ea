/** Keeps all requests to one service behind its throttling: a 429 slows everybody down, not only its caller. */
import { FederationError } from '../core/error.ts'

/** What a limiter needs from outside. Times are milliseconds. */
export interface LimiterEnvironment {
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
}

export interface Limiter {
  /**
   * Waits for this request's turn, in the order of asking; the returned function gives it back.
   * @throws FederationError `throttled` when the turn cannot come before the deadline (milliseconds since the epoch)
   */
  readonly enter: (deadline: number) => Promise<Leave>
  /** Lets nobody in for that long, a minute at most; then one request at a time, doubling with every answer. */
  readonly slowDown: (ms: number) => void
}

/** Gives a turn back; `answered` says that the service served it, so that more may go at once. */
export type Leave = (answered: boolean) => void

const MOST_MS = 60_000
/** From this many at a time on, nobody waits for anybody. */
const FULL_WIDTH = 64

interface Waiter {
  readonly deadline: number
  readonly admit: () => void
  readonly refuse: (error: FederationError) => void
}

function tooLate(service: string): FederationError {
  return new FederationError('throttled', `${service} throttles this run's requests for longer than they can wait.`, {
    hint: 'Run again later, or let fewer jobs ask at once.',
    answer: { service, status: 429 },
  })
}

/** Builds the limiter of one service. Nothing waits until the service asks for it. */
export function createLimiter(service: string, { now, sleep }: LimiterEnvironment): Limiter {
  let notBefore = Number.NEGATIVE_INFINITY
  let width = Number.POSITIVE_INFINITY
  let under = 0
  let asleep = false
  let waiting: readonly Waiter[] = []

  async function wake(): Promise<void> {
    const until = notBefore
    asleep = true
    await sleep(Math.ceil(until - now()))
    asleep = false
    // Slept is slept, whatever this machine's clock makes of it.
    if (notBefore === until) notBefore = Number.NEGATIVE_INFINITY
    admit()
  }

  function admit(): void {
    const late = waiting.filter(({ deadline }) => deadline < notBefore)
    waiting = waiting.filter((each) => !late.includes(each))
    for (const { refuse } of late) refuse(tooLate(service))
    const closed = now() < notBefore
    while (!closed && under < width) {
      const [next, ...rest] = waiting
      if (next === undefined) return
      waiting = rest
      under += 1
      next.admit()
    }
    if (closed && waiting.length > 0 && !asleep) void wake()
  }

  function leave(answered: boolean): void {
    under -= 1
    if (answered && width < FULL_WIDTH) width *= 2
    if (width >= FULL_WIDTH) width = Number.POSITIVE_INFINITY
    admit()
  }

  return {
    enter: (deadline) =>
      new Promise((resolve, refuse) => {
        waiting = [...waiting, { deadline, refuse, admit: () => resolve(leave) }]
        admit()
      }),
    slowDown: (ms) => {
      notBefore = Math.max(notBefore, now() + Math.min(ms, MOST_MS))
      width = 1
      admit()
    },
  }
}
