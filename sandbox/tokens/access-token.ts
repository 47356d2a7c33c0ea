/** Access tokens: how a tenant signs one, and how Graph and ARM verify it. */
import { randomBytes } from 'node:crypto'
import { errors, jwtVerify } from 'jose'
import type { Core } from '../core.ts'
import type { Client } from '../entra/client.ts'
import type { Tenant, User } from '../world/state.ts'

/** The issuer of a tenant's tokens and the name of its signing key. */
export function tenantIssuer(tenantId: string): string {
  return `https://login.microsoftonline.com/${tenantId}/v2.0`
}

/** How a client proved itself: `appidacr` 1 for a secret, 2 for a certificate or an assertion. */
export type Proof = 'secret' | 'assertion'

/** Signs an access token of an application or managed identity for `audience`. */
export function signAppToken(
  core: Core,
  tenant: Tenant,
  client: Client,
  audience: string,
  { proof = 'assertion', job }: { readonly proof?: Proof; readonly job?: string | undefined } = {},
) {
  const identity = client.resourceId === undefined ? {} : { xms_mirid: client.resourceId.toLowerCase() }
  const issuer = audience === EXCHANGE_APP ? tenantIssuer(tenant.id) : `https://sts.windows.net/${tenant.id}/`
  return sign(core, tenant, audience, issuer, job, {
    ...(isGraph(core, audience) ? { app_displayname: client.displayName } : {}),
    appid: client.clientId,
    appidacr: proof === 'secret' ? '1' : '2',
    idp: `https://sts.windows.net/${tenant.id}/`,
    idtyp: 'app',
    oid: client.principalId ?? client.clientId,
    sub: client.principalId ?? client.clientId,
    roles: client.roles,
    ...identity,
  })
}

function isGraph(core: Core, audience: string): boolean {
  const plain = audience.replace(/\/$/, '')
  return core.world.resources.some(
    (entry) => entry.service === 'graph' && (entry.appId === plain || entry.uris.includes(plain)),
  )
}

/** Signs an access token of a person for `audience`, as the Azure CLI gets one. */
export function signUserToken(core: Core, tenant: Tenant, user: User, audience: string) {
  return sign(core, tenant, audience, `https://sts.windows.net/${tenant.id}/`, undefined, {
    // The Azure CLI's own client id.
    appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    idtyp: 'user',
    oid: user.id,
    sub: randomBytes(32).toString('base64url'),
    upn: user.userPrincipalName,
    scp: user.scopes.join(' '),
  })
}

/** `aud` of exchange tokens: the GUID of "AAD Token Exchange Endpoint". */
export const EXCHANGE_APP = 'fb60f99c-7a34-4190-8149-302f77469936'

async function sign(
  core: Core,
  tenant: Tenant,
  aud: string,
  iss: string,
  job: string | undefined,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const uti = randomBytes(16).toString('base64url')
  if (job !== undefined) core.tokenJobs.set(uti, job)
  const exp = now + core.settings.entra.expiresIn
  return core.keyring.sign(tenantIssuer(tenant.id), {
    aud,
    iss,
    iat: now,
    nbf: now - 5,
    exp,
    ...claims,
    tid: tenant.id,
    uti,
    ver: '1.0',
  })
}

/** Who calls Graph or ARM. */
export interface Caller {
  readonly tenant: Tenant
  readonly appId: string
  readonly objectId: string
  readonly roles: readonly string[]
  /** Delegated permissions; undefined for application tokens. */
  readonly scopes?: readonly string[]
  readonly job?: string
}

/** Why a bearer token was refused. */
export type TokenFault = 'missing' | 'malformed' | 'expired' | 'signature' | 'audience'

/** Verifies a bearer token of any tenant for the resource of `service`: signature, times, audience. */
export async function verifyAccessToken(
  core: Core,
  service: 'graph' | 'arm',
  token: string | undefined,
): Promise<Caller | TokenFault> {
  if (token === undefined || token === '') return 'missing'
  const tenantId = /"tid":"([^"]+)"/.exec(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())?.[1]
  const tenant = core.world.tenants.find((entry) => entry.id === tenantId)
  if (tenant === undefined) return 'malformed'
  const resource = core.world.resources.filter((entry) => entry.service === service)
  const accepted = resource.flatMap((entry) => [entry.appId, ...entry.uris, ...entry.uris.map((uri) => `${uri}/`)])
  try {
    const key = await core.keyring.keyOf(tenantIssuer(tenant.id))
    const { payload } = await jwtVerify(token, key.publicKey, { algorithms: ['RS256'], audience: accepted })
    return toCaller(core, tenant, payload)
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired'
    if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'aud' ? 'audience' : 'expired'
    return error instanceof errors.JWSSignatureVerificationFailed ? 'signature' : 'malformed'
  }
}

function toCaller(core: Core, tenant: Tenant, payload: Readonly<Record<string, unknown>>): Caller {
  const job = core.tokenJobs.get(String(payload.uti))
  const roles = Array.isArray(payload.roles) ? payload.roles.map(String) : []
  return {
    tenant,
    appId: String(payload.appid),
    objectId: String(payload.oid),
    roles,
    ...(typeof payload.scp === 'string' ? { scopes: payload.scp.split(' ').filter((scope) => scope !== '') } : {}),
    ...(job === undefined ? {} : { job }),
  }
}
