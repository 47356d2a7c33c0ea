/** How the token service judges a client's own credentials: secrets and certificate assertions. */
import { X509Certificate } from 'node:crypto'
import { importX509, jwtVerify } from 'jose'
import type { Core } from '../core.ts'
import { parseCertificate } from '../tokens/certificate.ts'
import type { KeyCredential, PasswordCredential } from '../world/credential-state.ts'
import type { Tenant } from '../world/state.ts'
import { type Client, sameId } from './client.ts'
import { badRequest, invalidClient, type Refusal } from './error.ts'
import { type Assertion, judgeTimes } from './federated.ts'

/** The secret that a client signs in with, or why it is refused. */
export function judgeSecret(core: Core, client: Client, secret: string): PasswordCredential | Refusal {
  const current = { federated: client.federated, passwords: client.passwords, keys: client.keys }
  const seen = core.replication.view(client.clientId, current).passwords
  const found = seen.find((password) => password.secretText === secret)
  if (found === undefined) {
    return invalidClient(
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${client.clientId}'.`,
    )
  }
  if (Date.parse(found.endDateTime) > Date.now()) return found
  return invalidClient(
    7000222,
    `The provided client secret keys for app '${client.clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  )
}

/** Whether an assertion is signed by the client's own certificate: `iss` and `sub` are its client id. */
export function isCertificateAssertion(assertion: Assertion, clientId: string): boolean {
  return sameId(assertion.presented.iss, clientId) && sameId(assertion.presented.sub, clientId)
}

/**
 * The certificate that signed an assertion, or why it is refused.
 * Law: https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function judgeCertificate(
  core: Core,
  tenant: Tenant,
  client: Client,
  assertion: Assertion,
): Promise<KeyCredential | Refusal> {
  const current = { federated: client.federated, passwords: client.passwords, keys: client.keys }
  const { keys } = core.replication.view(client.clientId, current)
  const wanted = thumbprintOf(assertion)
  if (wanted === undefined) {
    return badRequest(50027, 'Invalid JWT token. No certificate thumbprint specified in token header.')
  }
  const key = keys.find((entry) => matchesThumbprint(entry, wanted))
  if (key === undefined) return wrongKey(client, 'The key was not found.', wanted)
  try {
    const algorithm = assertion.algorithm === 'PS256' ? 'PS256' : 'RS256'
    const pem = new X509Certificate(Buffer.from(key.key, 'base64')).toString()
    const publicKey = await importX509(pem, algorithm)
    await jwtVerify(assertion.text, publicKey, {
      algorithms: [algorithm],
      audience: audiences(core, tenant),
      clockTolerance: 1e9,
    })
  } catch (error) {
    if (error instanceof Error && error.message.includes('"aud"')) {
      // AADSTS700023 is documented for a wrong audience of a client assertion; its text is given by its number only.
      return invalidClient(700023, 'Client assertion audience claim does not match Realm issuer.')
    }
    return wrongKey(client, 'The provided signature value did not match the expected signature value.', wanted)
  }
  return judgeTimes(assertion.presented.claims) ?? key
}

/** `x5t` is SHA-1, `x5t#S256` SHA-256, both base64url; given back as hex or base64url respectively. */
function thumbprintOf(assertion: Assertion): { readonly sha1?: string; readonly sha256?: string } | undefined {
  const { x5t, 'x5t#S256': x5tS256 } = assertion.header
  if (typeof x5tS256 === 'string') return { sha256: x5tS256 }
  if (typeof x5t !== 'string') return undefined
  return { sha1: Buffer.from(x5t, 'base64url').toString('hex').toUpperCase() }
}

function matchesThumbprint(key: KeyCredential, wanted: { readonly sha1?: string; readonly sha256?: string }): boolean {
  const parsed = parseCertificate(key.key)
  return wanted.sha256 === undefined ? parsed.thumbprint === wanted.sha1 : parsed.sha256 === wanted.sha256
}

function wrongKey(
  client: Client,
  reason: string,
  wanted: { readonly sha1?: string; readonly sha256?: string },
): Refusal {
  const print =
    wanted.sha1 ??
    Buffer.from(wanted.sha256 ?? '', 'base64url')
      .toString('hex')
      .toUpperCase()
  return invalidClient(
    700027,
    `Client assertion contains an invalid signature. [Reason - ${reason}, Thumbprint of key used by client: '${print}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${client.clientId}'. Review the documentation at https://docs.microsoft.com/en-us/graph/deployments to determine the corresponding service endpoint and https://docs.microsoft.com/en-us/graph/api/application-get?view=graph-rest-1.0&tabs=http to build a query request URL, such as 'https://graph.microsoft.com/beta/applications/${client.clientId}'].`,
  )
}

/** Authorities of the clouds and their other names. */
const AUTHORITIES = [
  'https://login.microsoftonline.com',
  'https://login.windows.net',
  'https://login.microsoft.com',
  'https://login.microsoftonline.us',
  'https://login.partner.microsoftonline.cn',
  'https://login.chinacloudapi.cn',
]

/** The token endpoint and the tenant's issuer, under every name of the tenant, here and at the real authority. */
function audiences(core: Core, tenant: Tenant): string[] {
  const names = [tenant.id, ...tenant.domains]
  return [...AUTHORITIES, core.origin()].flatMap((authority) =>
    names.flatMap((name) => [
      `${authority}/${name}/oauth2/v2.0/token`,
      `${authority}/${name}/oauth2/token`,
      `${authority}/${name}/v2.0`,
    ]),
  )
}
