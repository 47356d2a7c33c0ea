/** The signing keys of every issuer: GitHub's, foreign ones' and the tenants', made when first needed. */
import { createHash } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** An RS256 key pair; `jwk` is the public half with `kid`, `use` and `alg`, as key sets publish it. */
export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  readonly jwk: JWK
  readonly kid: string
}

/** The keys of one sandbox by issuer. */
export interface Keyring {
  /** The key of `issuer`; the first call makes it. */
  readonly keyOf: (issuer: string) => Promise<SigningKey>
  /** Signs `payload` as `issuer` would: RS256, `kid` in the header, claims as given. */
  readonly sign: (issuer: string, payload: JWTPayload, header?: Readonly<Record<string, string>>) => Promise<string>
}

/** Keys by issuer, shared by all sandboxes of a process: making an RSA key takes longer than starting a sandbox. */
const keys = new Map<string, Promise<SigningKey>>()

/** Makes a keyring. */
export function createKeyring(): Keyring {
  const keyOf = (issuer: string): Promise<SigningKey> => {
    const known = keys.get(issuer) ?? createKey(issuer)
    keys.set(issuer, known)
    return known
  }
  const sign: Keyring['sign'] = async (issuer, payload, header = {}) => {
    const key = await keyOf(issuer)
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
      .sign(key.privateKey)
  }
  return { keyOf, sign }
}

async function createKey(issuer: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  const print = await calculateJwkThumbprint(jwk)
  const kid = createHash('sha1').update(`${issuer}\n${print}`).digest('hex').toUpperCase()
  return { privateKey, publicKey, kid, jwk: { ...jwk, kid, alg: 'RS256', use: 'sig' } }
}
