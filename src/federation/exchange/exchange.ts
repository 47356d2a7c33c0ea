/** One exchange and its quick repetitions: a stale assertion is renewed, an unreachable issuer asked again, the rest explained. */

import {
  isIssuerUnreachable,
  isOutsideValidity,
  type Meaning,
  meaningOf,
  type Refusal,
} from '../../core/diagnosis/refusal.ts'
import { FederationError, type ServiceAnswer } from '../../core/error.ts'
import type { AccessToken, Clock, ExchangeToken } from '../ports.ts'
import type { Assertions } from './assertions.ts'

/** What is exchanged: a token of one audience for one scope. */
export interface Exchange {
  readonly clientId: string
  readonly audience: string
  readonly scope: string
}

export interface ExchangePorts {
  readonly assertions: Assertions
  readonly exchangeToken: ExchangeToken
  readonly clock: Clock
}

/** Accepted with a token, or refused because no stored credential matches; every other refusal is thrown. */
export type Exchanged =
  | { readonly accepted: true; readonly accessToken: AccessToken }
  | { readonly accepted: false; readonly refusal: Refusal }

const UNREACHABLE_AFTER_MS = [2000, 5000]

/** Turns a refusal into the answer that an error shows. */
export function refusalAnswer(refusal: Refusal): ServiceAnswer {
  const [code] = refusal.codes
  return {
    service: 'Microsoft Entra',
    status: refusal.status,
    ...(code !== undefined && { code: `AADSTS${code}` }),
    message: refusal.description,
    ...(refusal.correlationId !== undefined && { correlationId: refusal.correlationId }),
  }
}

function finalError(meaning: Meaning, refusal: Refusal, { clientId, scope }: Exchange): FederationError {
  // Entra's own text names the tenant.
  const about =
    { 'scope-invalid': ` ("${scope}")`, 'tenant-not-found': '' }[meaning.code as string] ?? ` (client ${clientId})`
  return new FederationError(meaning.code, `${meaning.sentence}${about}.`, {
    hint: meaning.hint.replace('<client-id>', clientId),
    answer: refusalAnswer(refusal),
  })
}

/**
 * Exchanges this job's ID token, again where Entra found it stale or could not reach the issuer.
 * @param tolerate refusals to hand back besides a missing match, such as those of a write that is still propagating
 * @throws FederationError for a refusal that no credential can cure
 */
export async function exchangeIdToken(
  exchange: Exchange,
  ports: ExchangePorts,
  tolerate: (refusal: Refusal) => boolean = () => false,
): Promise<Exchanged> {
  let renewed = false
  let unreachable = 0
  for (;;) {
    const idToken = await ports.assertions.current(exchange.audience)
    const result = await ports.exchangeToken({ clientId: exchange.clientId, idToken, scope: exchange.scope })
    if (result.ok) return { accepted: true, accessToken: result.accessToken }
    const { refusal } = result
    const meaning = meaningOf(refusal)
    if (meaning === undefined || tolerate(refusal)) return { accepted: false, refusal }
    const delay = UNREACHABLE_AFTER_MS[unreachable]
    if (isOutsideValidity(refusal) && !renewed) {
      renewed = true
      await ports.assertions.renew(exchange.audience)
    } else if (isIssuerUnreachable(refusal) && delay !== undefined) {
      unreachable += 1
      await ports.clock.sleep(delay)
    } else {
      throw finalError(meaning, refusal, exchange)
    }
  }
}
