/** How the token service judges a federated assertion: form, issuer, signature, times, subject, audience. */
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { Core } from '../core.ts'
import { tenantIssuer } from '../tokens/access-token.ts'
import type { FederatedCredential, Tenant } from '../world/state.ts'
import { type Client, findTenant, sameId } from './client.ts'
import { badRequest, invalidClient, type Refusal } from './error.ts'
import {
  legacyRefusal,
  matchIssuer,
  matchSubjectAndAudience,
  type Presented,
  spuriousRefusal,
  storedAudience,
} from './match.ts'

/** A decoded but unverified assertion. */
export interface Assertion {
  readonly text: string
  readonly algorithm: string
  readonly header: Readonly<Record<string, unknown>>
  readonly presented: Presented
}

/** Decodes a client assertion; undefined when it is no JWT with `iss`, `sub` and one `aud`. */
export function decodeAssertion(text: string): Assertion | undefined {
  try {
    const header = decodeProtectedHeader(text)
    const claims = decodeJwt(text)
    const aud = Array.isArray(claims.aud) ? (claims.aud[0] ?? '') : (claims.aud ?? '')
    const presented = { iss: claims.iss ?? '', sub: claims.sub ?? '', aud, claims }
    return { text, algorithm: String(header.alg), header: { ...header }, presented }
  } catch {
    return undefined
  }
}

/** Codes that the old service printed as AADSTS70021. */
const LEGACY = [70025, 700211, 700212, 700213, 7002131, 7002138]

/** Judges a federated assertion for `client`; the result is the credential that admits it, or the refusal. */
export async function judgeFederated(
  core: Core,
  tenant: Tenant,
  client: Client,
  assertion: Assertion,
): Promise<FederatedCredential | Refusal> {
  if (assertion.algorithm !== 'RS256') {
    return badRequest(5002730, 'Invalid JWT token. Unsupported key for the signing algorithm', 'invalid_client')
  }
  const current = { federated: client.federated, passwords: client.passwords, keys: client.keys }
  const seen = core.replication.view(client.clientId, current).federated
  const verdict = await judge(core, tenant, client, assertion, seen)
  if ('code' in verdict) {
    return core.settings.entra.legacyCodes && LEGACY.includes(verdict.code)
      ? legacyRefusal(assertion.presented)
      : verdict
  }
  if (core.settings.entra.spuriousRefusals > 0) {
    core.settings.entra.spuriousRefusals -= 1
    return spuriousRefusal(assertion.presented)
  }
  core.replication.succeeded(client.clientId)
  return verdict
}

async function judge(
  core: Core,
  tenant: Tenant,
  client: Client,
  assertion: Assertion,
  credentials: readonly FederatedCredential[],
): Promise<FederatedCredential | Refusal> {
  const { presented } = assertion
  const entra = judgeEntraIssuer(core, tenant, presented)
  if (entra !== undefined) return entra
  if (credentials.length === 0) {
    return invalidClient(70025, `The client '${client.displayName}' has no configured federated identity credentials.`)
  }
  const named = matchIssuer(credentials, presented.iss)
  if ('code' in named) return named
  const unverified = await verifySignature(core, assertion)
  if (unverified !== undefined) return unverified
  const late = judgeTimes(presented.claims)
  if (late !== undefined) return late
  const aud = storedAudience(presented.aud, named, core.world.resources)
  const matched = matchSubjectAndAudience(named, credentials, { ...presented, aud })
  return 'code' in matched ? matched : (judgeEnterprise(tenant, presented) ?? matched)
}

const ENTRA_HOSTS =
  /^https:\/\/(login\.microsoftonline\.(com|us|de)|login\.partner\.microsoftonline\.cn|sts\.windows\.net|login\.chinacloudapi\.cn)\//

/** Entra's own tokens: only those of a managed identity of the same tenant, for the exchange audience, go on. */
function judgeEntraIssuer(core: Core, tenant: Tenant, presented: Presented): Refusal | undefined {
  if (!ENTRA_HOSTS.test(presented.iss)) return undefined
  const forbidden = invalidClient(700222, 'AAD-issued tokens may not be used for federated identity flows.')
  if (!presented.iss.endsWith('/v2.0')) return forbidden
  const exchange = storedAudience(presented.aud, [], core.world.resources).startsWith('api://AzureADTokenExchange')
  if (!exchange) return forbidden
  const issuing = findTenant(core.world, new URL(presented.iss).pathname.split('/')[1] ?? '')
  if (issuing === undefined || issuing.id !== tenant.id) {
    return invalidClient(
      700236,
      `Entra ID tokens issued by issuer ${presented.iss} may not be used for federated identity credential flows for applications or managed identities registered in this tenant.`,
    )
  }
  const managed = issuing.managedIdentities.some((identity) => sameId(identity.principalId, presented.sub))
  if (managed) return undefined
  return invalidClient(700226, 'Only MSI tokens may be used as Federated Identity Credentials for AAD issuer.')
}

/** Fetches the issuer's metadata as Entra would and verifies the signature with its key set. */
async function verifySignature(core: Core, assertion: Assertion): Promise<Refusal | undefined> {
  const { iss } = assertion.presented
  const declared = core.world.issuers.find((issuer) => issuer.issuer === iss)
  const tenant = core.world.tenants.find((entry) => tenantIssuer(entry.id) === iss)
  if ((declared === undefined && tenant === undefined) || declared?.reachable === false) {
    return badRequest(90061, 'Request to External OIDC endpoint failed.')
  }
  const keySet = createLocalJWKSet({ keys: [(await core.keyring.keyOf(iss)).jwk] })
  try {
    // Times are judged afterwards, in the service's own words: the clock of this check is the token's own.
    const issuedAt = assertion.presented.claims.iat
    const currentDate = new Date(1000 * (typeof issuedAt === 'number' ? issuedAt : Date.now() / 1000))
    await jwtVerify(assertion.text, keySet, { algorithms: ['RS256'], currentDate })
    return undefined
  } catch (error) {
    if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) return undefined
    // No public text shows a federated assertion with a wrong signature; this is the text of its nearest kin.
    const reason = error instanceof errors.JWKSNoMatchingKey ? 'The key was not found.' : SIGNATURE_DIFFERS
    return invalidClient(700027, `Client assertion contains an invalid signature. [Reason - ${reason}]`)
  }
}

const SIGNATURE_DIFFERS = 'The provided signature value did not match the expected signature value.'

/** MSAL rounds `nbf` of its certificate assertions to the nearest second, up to half a second ahead, and the service takes them. */
const BEGINNING_MS = 1000

/** AADSTS700024 when `nbf` or `exp` exclude now. */
export function judgeTimes(claims: Readonly<Record<string, unknown>>): Refusal | undefined {
  const now = Date.now()
  const from = typeof claims.nbf === 'number' ? claims.nbf * 1000 : 0
  const until = typeof claims.exp === 'number' ? claims.exp * 1000 : 0
  if (now + BEGINNING_MS >= from && now < until) return undefined
  return invalidClient(
    700024,
    `Client assertion is not within its valid time range. Current time: ${sevenDigits(now)}, assertion valid from ${sevenDigits(from)}, expiry time of assertion ${sevenDigits(until)}. Review the documentation at https://docs.microsoft.com/azure/active-directory/develop/active-directory-certificate-credentials .`,
  )
}

/** The service prints times with seven decimals. */
function sevenDigits(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '0000Z')
}

/** Tenant policy on the `enterprise` claim; the service prints the issuer with a trailing slash. */
function judgeEnterprise(tenant: Tenant, presented: Presented): Refusal | undefined {
  const policy = tenant.policies.requiredEnterprise
  if (policy === undefined || policy.issuer !== presented.iss) return undefined
  const actual = typeof presented.claims.enterprise === 'string' ? presented.claims.enterprise : ''
  if (policy.values.includes(actual)) return undefined
  const quoted = policy.values.map((value) => `'${value}'`)
  const listed = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}` : quoted.join('')
  return invalidClient(
    7002381,
    `Federated identity credentials issued by '${presented.iss}/' for applications or managed identities registered in this tenant must contain the enterprise claim with value ${listed} but actual value is '${actual}'.`,
  )
}
