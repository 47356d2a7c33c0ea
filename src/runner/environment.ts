/** What the runner tells a job through its variables: checked before it is used, and read once for the entries. */
import { readFileSync } from 'node:fs'
import { FederationError } from '../core/error.ts'
import { type EventFacts, toEventFacts } from '../github/event.ts'
import type { IdTokenEnvironment } from '../github/id-token.ts'

/** The variables of a job. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The job's own context as GitHub's runner tells it. https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export interface GitHubEnvironment {
  /** `owner/name`; empty when the runner does not tell. */
  readonly repository: string
  readonly eventName: string
  /** Without a trailing slash. */
  readonly serverUrl: string
  /** Without a trailing slash. */
  readonly apiUrl: string
}

const SERVER_URL = 'https://github.com'
const API_URL = 'https://api.github.com'
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/
const EVENT = /^[a-z_]+$/

/** A server without TLS is GitHub Enterprise Server's oldest way; its API gets a token, and that one travels over TLS only. */
function urlProblem(name: string, value: string, protocols: readonly string[]): string | undefined {
  if (!URL.canParse(value)) return `${name} is not a URL`
  const { protocol, username, password, search, hash } = new URL(value)
  if (!protocols.includes(protocol)) return `${name} is not an https URL`
  if (username !== '' || password !== '') return `${name} holds a user name or password`
  return search !== '' || hash !== '' ? `${name} has a query or fragment` : undefined
}

/**
 * Reads the variables of GitHub's runner. What is not set takes github.com's value; what is set must be what a runner sets.
 * @throws FederationError `invalid-input` naming every variable that is wrong, never its value
 */
export function readGitHubEnvironment(environment: Environment): GitHubEnvironment {
  const {
    GITHUB_REPOSITORY: repository = '',
    GITHUB_EVENT_NAME: eventName = '',
    GITHUB_SERVER_URL: serverUrl = SERVER_URL,
    GITHUB_API_URL: apiUrl = API_URL,
  } = environment
  const problems = [
    urlProblem('GITHUB_SERVER_URL', serverUrl || SERVER_URL, ['https:', 'http:']),
    urlProblem('GITHUB_API_URL', apiUrl || API_URL, ['https:']),
    repository === '' || REPOSITORY.test(repository) ? undefined : 'GITHUB_REPOSITORY is not owner/name',
    eventName === '' || EVENT.test(eventName) ? undefined : 'GITHUB_EVENT_NAME is not the name of an event',
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0) {
    throw new FederationError('invalid-input', `The environment of this step is wrong: ${problems.join('; ')}.`, {
      hint: 'The runner sets these variables: remove them from `env:` of the workflow, the job and the step. Nothing was sent.',
    })
  }
  const bare = (url: string) => url.replace(/\/+$/, '')
  return { repository, eventName, serverUrl: bare(serverUrl || SERVER_URL), apiUrl: bare(apiUrl || API_URL) }
}

/** Reads the event's payload when it is first asked for; a missing or broken file tells nothing. */
export function createEventReader(environment: Environment): () => EventFacts {
  let facts: EventFacts | undefined
  return () => {
    if (facts !== undefined) return facts
    let payload: unknown
    try {
      payload = JSON.parse(readFileSync(environment.GITHUB_EVENT_PATH ?? '', 'utf8'))
    } catch {
      payload = undefined
    }
    facts = toEventFacts(payload)
    return facts
  }
}

// RFC 6750 section 2.1: what a bearer token may hold, and so what an HTTP header can carry.
const BEARER = /^[\x21-\x7e]+$/

/**
 * Reads what the ID token request needs, and what explains its absence.
 * @throws FederationError `id-token-unavailable` when the request's token is none
 */
export function readIdTokenEnvironment(environment: Environment, event: () => EventFacts): IdTokenEnvironment {
  const requestToken = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN
  if (requestToken && !BEARER.test(requestToken)) {
    throw new FederationError('id-token-unavailable', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is not a token.', {
      hint: 'The runner sets this variable; do not set it in the workflow.',
    })
  }
  return {
    requestUrl: environment.ACTIONS_ID_TOKEN_REQUEST_URL,
    requestToken,
    eventName: environment.GITHUB_EVENT_NAME ?? '',
    actor: environment.GITHUB_ACTOR ?? '',
    fromFork: () => event().fromFork,
  }
}

/** Where the troubleshooting page of the running version is; a path inside the repository when the runner does not tell. */
export function troubleshootingUrl(environment: Environment): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref, GITHUB_SERVER_URL: server } = environment
  const page = 'docs/TROUBLESHOOTING.md'
  if (!REPOSITORY.test(repository)) return page
  const url =
    server && urlProblem('', server, ['https:', 'http:']) === undefined ? server.replace(/\/+$/, '') : SERVER_URL
  return `${url}/${repository}/blob/${encodeURI(ref || 'main')}/${page}`
}

/**
 * Stops where there is no file for outputs: a token must never be printed instead.
 * @throws FederationError `internal`
 */
export function requireOutputFile({ GITHUB_OUTPUT }: Environment): void {
  if (GITHUB_OUTPUT) return
  throw new FederationError(
    'internal',
    'There is no file for outputs (GITHUB_OUTPUT is not set), and tokens are never printed.',
    {
      hint: 'Run this as a step of GitHub Actions.',
    },
  )
}
