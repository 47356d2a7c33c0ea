/** Judges the proof by which an application shows that it holds the private key of a certificate of its own. */
import { X509Certificate } from 'node:crypto'
import { importX509, jwtVerify } from 'jose'
import type { Application } from '../world/state.ts'

/** What `aud` says: https://learn.microsoft.com/graph/application-rollkey-prooftoken */
const AUDIENCE = '00000002-0000-0000-c000-000000000000'
const LONGEST_SECONDS = 600

/** Tells what is wrong with a proof: a JWT of ten minutes at most, signed by a stored certificate that is valid now. */
export async function judgeProof(
  { id, keyCredentials }: Pick<Application, 'id' | 'keyCredentials'>,
  proof: unknown,
): Promise<string | undefined> {
  if (typeof proof !== 'string') return 'there is none'
  const valid = keyCredentials.filter((key) => Date.parse(key.endDateTime) > Date.now())
  if (valid.length === 0) return 'the application has no valid certificate'
  for (const key of valid) {
    const pem = new X509Certificate(Buffer.from(key.key, 'base64')).toString()
    const verified = await jwtVerify(proof, await importX509(pem, 'RS256'), { audience: AUDIENCE, issuer: id }).catch(
      () => undefined,
    )
    const { nbf = 0, exp = Number.POSITIVE_INFINITY } = verified?.payload ?? {}
    if (verified !== undefined && exp - nbf <= LONGEST_SECONDS) return undefined
  }
  return 'no certificate of the application has signed it, or it says something else'
}
