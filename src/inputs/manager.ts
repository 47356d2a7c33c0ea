/** The inputs that name the manager: exactly one kind, or none. */
import type { Manager } from '../core/manager.ts'
import type { InputReader } from './reader.ts'

const CERTIFICATE = 'manager-client-certificate'
const ACCESS_TOKEN = 'manager-access-token'

function parseKnown(credential: string | undefined, problems: string[]): 'azure-cli' | 'managed-identity' | undefined {
  if (credential === undefined) return undefined
  if (credential === 'azure-cli' || credential === 'managed-identity') return credential
  problems.push(`\`manager-credential\` is neither azure-cli nor managed-identity: "${credential}".`)
  return undefined
}

// PEM without its armour, or a PFX in Base64: neither a path nor readable, and it holds the key.
const BARE_KEY = /[\r\n]|^[A-Za-z0-9+/=_-]{512,}$/

/** A path is no secret; everything else here is. */
function isSecret(name: string, value: string): boolean {
  return name !== CERTIFICATE || value.includes('-----BEGIN') || BARE_KEY.test(value)
}

/** Reads the manager; two kinds at once is a mistake, since nothing is guessed. Secrets are masked as they are read. */
export function readManager(reader: InputReader, mask: (secret: string) => void): Manager | undefined {
  const clientId = reader.guid('manager-client-id')
  const [secret, certificate, accessToken] = ['manager-client-secret', CERTIFICATE, ACCESS_TOKEN].map((name) => {
    const value = reader.text(name)
    if (value !== undefined && isSecret(name, value)) mask(value)
    return name === ACCESS_TOKEN ? reader.token(name) : value
  })
  if (certificate !== undefined && !certificate.includes('-----BEGIN') && BARE_KEY.test(certificate))
    reader.problems.push(
      `\`${CERTIFICATE}\` is neither PEM (-----BEGIN …) with the private key nor the path of such a file.`,
    )
  else if (
    certificate !== undefined &&
    secret === undefined &&
    !certificate.includes('-----BEGIN') &&
    !reader.isReadableFile(certificate)
  )
    reader.problems.push(
      `\`${CERTIFICATE}\` names a file that is not there or cannot be read: "${certificate}". Write the file in an earlier step of this job, or give the PEM itself.`,
    )
  const credential = parseKnown(reader.text('manager-credential'), reader.problems)
  const named = reader.text('manager-client-id') !== undefined
  const kinds = [
    secret !== undefined && '`manager-client-secret`',
    certificate !== undefined && '`manager-client-certificate`',
    accessToken !== undefined && '`manager-access-token`',
    reader.text('manager-credential') !== undefined && '`manager-credential`',
  ].filter((kind) => kind !== false)
  const alone = accessToken !== undefined || reader.text('manager-credential') !== undefined
  if (kinds.length > 1 || (alone && named)) {
    const given = [named && '`manager-client-id`', ...kinds].filter((kind) => kind !== false)
    reader.problems.push(`Two kinds of manager are given (${given.join(', ')}): choose one.`)
    return undefined
  }
  if ((secret !== undefined || certificate !== undefined) && !named) {
    reader.problems.push(`${kinds[0]} needs \`manager-client-id\`.`)
    return undefined
  }
  if (accessToken !== undefined) return { kind: 'access-token', accessToken }
  if (credential !== undefined) return { kind: credential }
  if (clientId === undefined) return undefined
  if (secret !== undefined) return { kind: 'client-secret', clientId, clientSecret: secret }
  return certificate !== undefined
    ? { kind: 'client-certificate', clientId, certificate }
    : { kind: 'federated', clientId }
}
