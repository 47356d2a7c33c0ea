/** What a refusal of GitHub's REST API means: which permission is missing, what is wrong, what may be tried again. */
import { FederationError } from '../core/error.ts'

/** A refusal as Octokit throws it. */
export interface RestFailure {
  readonly status: number
  readonly message: string
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** What a request was for. */
export interface RestPurpose {
  /** Completes "`github-token` may not …": `write variables of octo-org/shop`. */
  readonly what: string
  /** The permission as GitHub's settings call it: `Environments: write`. */
  readonly permission: string
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (text === undefined ? [] : [[name, `${text}`]])),
  )
}

/** GitHub's own words: the message, and what its list of errors adds. */
function messageOf(data: unknown): string {
  const errors = at(data, 'errors')
  const more = Array.isArray(errors)
    ? errors.map((each) => (typeof each === 'string' ? each : at(each, 'message')))
    : []
  return [at(data, 'message'), ...more].filter((each) => typeof each === 'string').join('; ')
}

/** Reads a refusal; anything else that was thrown is thrown again. */
export function toRestFailure(error: unknown): RestFailure {
  const [status, response] = [at(error, 'status'), at(error, 'response')]
  if (typeof status !== 'number') throw error
  return { status, message: messageOf(at(response, 'data')), headers: textsOf(at(response, 'headers')) }
}

// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
function permissionIn(accepted: string | undefined): string | undefined {
  const names = [...(accepted ?? '').matchAll(/([a-z_]+)=(read|write|admin)/g)]
  const shown = names.map(
    ([, name = '', level = '']) =>
      `${name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())}: ${level}`,
  )
  return shown.length === 0 ? undefined : shown.join(', ')
}

/** The error for a refusal that nothing can be made of. */
export function restError(
  { status, message, headers }: RestFailure,
  { what, permission }: RestPurpose,
): FederationError {
  const answer = { service: 'GitHub', status, ...(message !== '' && { message }) }
  if (status === 401)
    return new FederationError('github-forbidden', 'GitHub does not accept `github-token`: it is not valid.', {
      hint: 'Renew the token: it has expired, was revoked, or is of another server.',
      answer,
    })
  if (status === 403 || status === 404)
    return new FederationError('github-forbidden', `\`github-token\` may not ${what}.`, {
      hint: `It needs the permission "${permissionIn(headers['x-accepted-github-permissions']) ?? permission}" on the repository. No workflow can give that to its own token: give the token of a GitHub App.`,
      answer,
    })
  if (status < 500)
    return new FederationError('github-forbidden', `GitHub refuses to ${what}: ${message || `status ${status}`}.`, {
      hint: 'Correct what is declared, or the settings of the repository.',
      answer,
    })
  return new FederationError('service-unavailable', `GitHub's API did not answer properly (${what}).`, {
    hint: 'Run again later.',
    answer,
  })
}
