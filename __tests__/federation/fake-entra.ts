/** A directory with state: stored credentials that become visible late, a token endpoint that matches them, writes that collide. */

import { CREDENTIAL_LIMIT, type FederatedIdentityCredential, matchText } from '../../src/core/credential/credential.ts'
import type { Refusal } from '../../src/core/diagnosis/refusal.ts'
import type { IdTokenClaims } from '../../src/core/subject/claims.ts'
import type { Clock, CredentialStore, ExchangeResult, ExchangeToken, WriteAnswer } from '../../src/federation/ports.ts'

/** What happens to one write: `lost` never arrives, `unheard` is carried out without an answer. */
export type WriteMishap = 'lost' | 'unheard' | WriteAnswer['kind']

export interface FakeEntra {
  readonly exchangeToken: ExchangeToken
  readonly store: CredentialStore
  readonly stored: () => readonly FederatedIdentityCredential[]
  /** Every call in order: `list`, `create <name>`, `replace <name>`, `delete <name>`, `exchange <scope>`. */
  readonly calls: string[]
  /** Assertions as presented, with the milliseconds they had left. */
  readonly presented: { readonly jwt: string; readonly audience: string; readonly leftMs: number }[]
}

export interface FakeEntraOptions {
  readonly stored?: readonly FederatedIdentityCredential[]
  /** Milliseconds until a write is known to the token endpoint. */
  readonly propagationMs?: number
  /** Milliseconds that a write takes; another one meanwhile is `busy`. */
  readonly writeMs?: number
  readonly mishaps?: readonly WriteMishap[]
  /** Answers of the token endpoint that come before its own, by number of the exchange from 0. */
  readonly answer?: (exchange: number, scope: string, now: number) => readonly number[] | undefined
  readonly failingList?: (list: number) => Error | undefined
  readonly clientId?: string
  readonly grants?: readonly string[]
}

interface Kept {
  readonly credential: FederatedIdentityCredential
  readonly visibleAt: number
}

export function refusalOf(codes: readonly number[], status = 401): Refusal {
  return {
    status,
    error: 'invalid_client',
    codes,
    description: `AADSTS${codes[0]}: refused`,
    correlationId: `correlation-${codes[0]}`,
  }
}

/** Matches as Entra does: issuer, then subject, then audience, to the letter. */
function judge(visible: readonly FederatedIdentityCredential[], { iss, sub, aud }: IdTokenClaims): number | undefined {
  if (visible.length === 0) return 70025
  const ofIssuer = visible.filter(({ issuer }) => issuer === iss)
  if (ofIssuer.length === 0) return 700211
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub)
  if (ofSubject.length === 0)
    return ofIssuer.some(({ subject }) => subject?.toLowerCase() === sub.toLowerCase()) ? 7002138 : 700213
  return ofSubject.some(({ audiences }) => audiences[0] === aud) ? undefined : 700212
}

export function createFakeEntra(clock: Clock, options: FakeEntraOptions = {}): FakeEntra {
  const {
    propagationMs = 0,
    writeMs = 0,
    mishaps = [],
    answer = () => undefined,
    failingList = () => undefined,
  } = options
  let kept: Kept[] = (options.stored ?? []).map((credential) => ({ credential, visibleAt: 0 }))
  const [calls, presented]: [string[], FakeEntra['presented']] = [[], []]
  let [exchanges, lists, writes, writing, serial] = [0, 0, 0, false, 0]

  const exchangeToken: ExchangeToken = async ({ idToken, scope }): Promise<ExchangeResult> => {
    calls.push(`exchange ${scope}`)
    presented.push({ jwt: idToken.jwt, audience: idToken.claims.aud, leftMs: idToken.claims.exp * 1000 - clock.now() })
    const scripted = answer(exchanges++, scope, clock.now())
    if (scripted !== undefined && scripted.length > 0) return { ok: false, refusal: refusalOf(scripted) }
    const visible = kept.filter(({ visibleAt }) => visibleAt <= clock.now()).map(({ credential }) => credential)
    const code = scripted === undefined ? judge(visible, idToken.claims) : undefined
    if (code !== undefined) return { ok: false, refusal: refusalOf([code]) }
    return { ok: true, accessToken: { token: `token ${++serial} for ${scope}`, expiresOn: clock.now() + 3_600_000 } }
  }

  function put(credential: FederatedIdentityCredential, kind: 'created' | 'updated'): WriteAnswer {
    const known = kept.find((each) => each.credential.name === credential.name)
    if (known !== undefined && kind === 'created') return { kind: 'name-taken' }
    if (known === undefined && kind === 'updated') return { kind: 'target-missing' }
    const twin = kept.find(
      ({ credential: other }) =>
        other.issuer === credential.issuer &&
        matchText(other) === matchText(credential) &&
        other.name !== credential.name,
    )
    if (twin !== undefined) return { kind: 'duplicate' }
    if (known === undefined && kept.length >= CREDENTIAL_LIMIT) throw new Error('the fake directory is full')
    const id = known?.credential.id ?? `id-${++serial}`
    kept = [
      ...kept.filter((each) => each !== known),
      { credential: { ...credential, id }, visibleAt: clock.now() + propagationMs },
    ]
    return { kind, id }
  }

  function remove({ name }: FederatedIdentityCredential): WriteAnswer {
    kept = kept.filter(({ credential }) => credential.name !== name)
    return { kind: 'deleted' }
  }

  async function write(carryOut: () => WriteAnswer): Promise<WriteAnswer> {
    const mishap = mishaps[writes++]
    if (writing) return { kind: 'busy' }
    if (writeMs > 0) {
      writing = true
      await clock.sleep(writeMs)
      writing = false
    }
    if (mishap === 'lost') return { kind: 'uncertain' }
    if (mishap === 'unheard') {
      carryOut()
      return { kind: 'uncertain' }
    }
    return mishap === undefined ? carryOut() : { kind: mishap }
  }

  const store: CredentialStore = {
    list: async () => {
      calls.push('list')
      const failure = failingList(lists++)
      if (failure !== undefined) throw failure
      return kept.map(({ credential }) => credential)
    },
    create: (credential) => {
      calls.push(`create ${credential.name}`)
      return write(() => put(credential, 'created'))
    },
    replace: (stored, credential) => {
      calls.push(`replace ${stored.name}`)
      return write(() => put(credential, 'updated'))
    },
    delete: (stored) => {
      calls.push(`delete ${stored.name}`)
      return write(() => remove(stored))
    },
    readTarget: async () => ({
      clientId: options.clientId ?? '',
      id: 'object-id',
      uniqueName: null,
      displayName: 'the shop',
    }),
    grants: async () => options.grants ?? [],
  }
  return { exchangeToken, store, calls, presented, stored: () => kept.map(({ credential }) => credential) }
}
