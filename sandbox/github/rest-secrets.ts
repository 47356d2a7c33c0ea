/** GitHub's REST answers about Actions secrets of repositories and environments; sealed boxes are opened as GitHub opens them. */
import { randomInt } from 'node:crypto'
import sodium from 'libsodium-wrappers'
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import type { GitHubSecret } from '../world/github-state.ts'
import { isAnswer, permitted, restBody, restError, restNotFound } from './rest-answer.ts'
import { restPage } from './rest-page.ts'
import type { RestRequest } from './rest-request.ts'

/** What bears secrets: a repository, or one of its environments with a key of its own. */
interface SecretHolder {
  secrets: GitHubSecret[]
}

interface BoxKey {
  readonly keyId: string
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

/** Key pairs by their holder: a world that is replaced has new ones. */
const keys = new WeakMap<SecretHolder, BoxKey>()

/** https://docs.github.com/en/actions/reference/limits */
const MOST_SECRETS = 100
const LARGEST_BYTES = 48 * 1024

function keyOf(holder: SecretHolder): BoxKey {
  const known = keys.get(holder)
  if (known !== undefined) return known
  const { publicKey, privateKey } = sodium.crypto_box_keypair()
  const key = { keyId: String(randomInt(100_000_000_000, 999_999_999_999)), publicKey, privateKey }
  keys.set(holder, key)
  return key
}

/** `…/secrets[…]` of a holder; undefined: there is no such environment. `permission` opens it. */
export function secretRoute(
  request: RestRequest,
  holder: SecretHolder | undefined,
  permission: 'secrets' | 'environments',
  [name, ...rest]: readonly string[],
): Answer {
  if (rest.length > 0) return notSimulated(`${request.method} secrets/${name}/${rest.join('/')}`)
  return permitted(request, permission, request.method === 'GET' ? 'read' : 'write', () => {
    if (holder === undefined) return restNotFound()
    if (name === undefined) return allSecrets(request, holder)
    return name === 'public-key' ? publicKey(request, holder) : oneSecret(request, holder, name.toUpperCase())
  })
}

function allSecrets(request: RestRequest, { secrets }: SecretHolder): Answer {
  if (request.method !== 'GET') return notSimulated(`${request.method} secrets`)
  return restPage(request, secrets, (page) => ({ total_count: secrets.length, secrets: page.map(shown) }))
}

function publicKey({ method }: RestRequest, holder: SecretHolder): Answer {
  if (method !== 'GET') return notSimulated(`${method} secrets/public-key`)
  const { keyId, publicKey: key } = keyOf(holder)
  return answer(200, { key_id: keyId, key: Buffer.from(key).toString('base64') })
}

function oneSecret(request: RestRequest, holder: SecretHolder, name: string): Answer {
  const secret = holder.secrets.find((each) => each.name === name)
  switch (request.method) {
    case 'GET':
      return secret === undefined ? restNotFound() : answer(200, shown(secret))
    case 'PUT':
      return put(request, holder, name)
    case 'DELETE':
      if (secret === undefined) return restNotFound()
      holder.secrets = holder.secrets.filter((each) => each !== secret)
      return answer(204, undefined, { note: `deleted secret ${name}` })
  }
  return notSimulated(`${request.method} secrets/{name}`)
}

/** The value is never shown. */
function shown({ name, created_at, updated_at }: GitHubSecret): Record<string, unknown> {
  return { name, created_at, updated_at }
}

const unprocessable = (message: string) => restError(422, message)

function put(request: RestRequest, holder: SecretHolder, name: string): Answer {
  const body = restBody(request)
  if (isAnswer(body)) return body
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name) || name.startsWith('GITHUB_')) {
    return unprocessable(
      'Secret names can only contain alphanumeric characters and underscores, must not start with a number or GITHUB_.',
    )
  }
  const value = open(keyOf(holder), body)
  if (typeof value !== 'string') return value
  const now = `${new Date().toISOString().slice(0, 19)}Z`
  const known = holder.secrets.find((each) => each.name === name)
  if (known !== undefined) {
    Object.assign(known, { value, updated_at: now })
    return answer(204, undefined, { note: `updated secret ${name}` })
  }
  if (holder.secrets.length >= MOST_SECRETS) return unprocessable(`You can only have ${MOST_SECRETS} secrets.`)
  holder.secrets.push({ name, value, created_at: now, updated_at: now })
  return answer(201, {}, { note: `created secret ${name}` })
}

/** Opens the sealed box with the holder's own key; a box for another key, and what is no box, is refused. */
function open({ keyId, publicKey, privateKey }: BoxKey, body: Readonly<Record<string, unknown>>): string | Answer {
  const { encrypted_value: sealed, key_id: given } = body
  if (typeof sealed !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(sealed)) {
    return unprocessable('Invalid request. "encrypted_value" must be base64.')
  }
  if (given !== keyId)
    return unprocessable('The provided key_id does not match the public key of this repository or environment.')
  try {
    const opened = sodium.crypto_box_seal_open(Buffer.from(sealed, 'base64'), publicKey, privateKey)
    if (opened.length > LARGEST_BYTES) return unprocessable('Secret values are at most 48 KB.')
    return sodium.to_string(opened)
  } catch {
    return unprocessable(
      'Bad request - the value was not properly encrypted. See https://docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api for help.',
    )
  }
}
