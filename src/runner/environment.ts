/** What the runner tells a job through its variables: checked before it is used, and read once for the entries. */
import { accessSync, closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { isBearerToken, urlProblem } from '../core/endpoint.ts'
import { FederationError } from '../core/error.ts'

/** The variables of a job. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The job's own context as GitHub's runner tells it. https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
export interface GitHubEnvironment {
  /** `owner/name`; empty when the runner does not tell. */
  readonly repository: string
  /** Decimal digits; empty when the runner does not tell. */
  readonly repositoryId: string
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
// A login, an enterprise's with its short code, or an app's: `octocat`, `mona_corp`, `dependabot[bot]`.
const ACTOR = /^[\w.-]+(?:\[bot\])?$/
const REF = /^[\w./@+-]+$/
// A server may do without TLS, and nothing is sent there; its API gets a token, which travels over TLS only.
const SERVER_SCHEMES = ['https', 'http']

function isAbsolutePath(path: string): boolean {
  return isAbsolute(path) && !path.includes('\0')
}

/**
 * Reads the variables of GitHub's runner. What is not set takes github.com's value; what is set must be what a runner sets.
 * @throws FederationError `invalid-input` naming every variable that is wrong, never its value
 */
export function readGitHubEnvironment(environment: Environment): GitHubEnvironment {
  const {
    GITHUB_REPOSITORY: repository = '',
    GITHUB_REPOSITORY_ID: repositoryId = '',
    GITHUB_EVENT_NAME: eventName = '',
    GITHUB_SERVER_URL: serverUrl = SERVER_URL,
    GITHUB_API_URL: apiUrl = API_URL,
    GITHUB_ACTOR: actor = '',
    GITHUB_WORKSPACE: workspace = '',
  } = environment
  const server = urlProblem(serverUrl || SERVER_URL, SERVER_SCHEMES)
  const api = urlProblem(apiUrl || API_URL)
  const problems = [
    server && `GITHUB_SERVER_URL ${server}`,
    api && `GITHUB_API_URL ${api}`,
    repository === '' || REPOSITORY.test(repository) ? undefined : 'GITHUB_REPOSITORY is not owner/name',
    /^\d*$/.test(repositoryId) ? undefined : 'GITHUB_REPOSITORY_ID is not a number',
    eventName === '' || EVENT.test(eventName) ? undefined : 'GITHUB_EVENT_NAME is not the name of an event',
    actor === '' || ACTOR.test(actor) ? undefined : 'GITHUB_ACTOR is not the name of an account',
    workspace === '' || isAbsolutePath(workspace) ? undefined : 'GITHUB_WORKSPACE is not an absolute path',
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0) {
    throw new FederationError('invalid-input', `The environment of this step is wrong: ${problems.join('; ')}.`, {
      hint: 'The runner sets these variables: remove them from `env:` of the workflow, the job and the step. Nothing was sent.',
    })
  }
  const bare = (url: string) => url.replace(/\/+$/, '')
  return {
    repository,
    repositoryId,
    eventName,
    serverUrl: bare(serverUrl || SERVER_URL),
    apiUrl: bare(apiUrl || API_URL),
  }
}

/** Reads a regular file; without waiting, since opening a FIFO would hang until somebody writes to it. */
function readRegularFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    if (!fstatSync(file).isFile()) throw new TypeError('not a regular file')
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

/** Returns what reads the event's payload, when it is first asked for; a missing or broken file is undefined. */
export function createEventReader({ GITHUB_EVENT_PATH }: Environment): () => unknown {
  let payload: unknown
  let isRead = false
  return () => {
    if (isRead) return payload
    isRead = true
    try {
      payload = JSON.parse(readRegularFile(GITHUB_EVENT_PATH ?? ''))
    } catch {
      payload = undefined
    }
    return payload
  }
}

/** What the runner offers a job that may ask for ID tokens. */
export interface IdTokenVariables {
  readonly requestUrl: string | undefined
  readonly requestToken: string | undefined
}

/**
 * Reads where ID tokens are asked for; the runner tells only a job with `id-token: write`.
 * @throws FederationError `id-token-unavailable` when a variable is not what the runner sets
 */
export function readIdTokenVariables(environment: Environment): IdTokenVariables {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = environment
  if (requestToken && !isBearerToken(requestToken)) {
    throw new FederationError('id-token-unavailable', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is not a token.', {
      hint: 'The runner sets this variable; do not set it in the workflow.',
    })
  }
  return { requestUrl, requestToken }
}

/** Where the troubleshooting page of the running version is; a path inside the repository when the runner does not tell. */
export function troubleshootingUrl(environment: Environment): string {
  const {
    GITHUB_ACTION_REPOSITORY: repository = '',
    GITHUB_ACTION_REF: ref = '',
    GITHUB_SERVER_URL: server,
  } = environment
  const page = 'docs/TROUBLESHOOTING.md'
  if (!REPOSITORY.test(repository)) return page
  const url = server && urlProblem(server, SERVER_SCHEMES) === undefined ? server.replace(/\/+$/, '') : SERVER_URL
  return `${url}/${repository}/blob/${REF.test(ref) ? ref : 'main'}/${page}`
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
function isReadableFile(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Reads what explains inputs: who started the run, and which files are there. */
export function readInputFacts({ GITHUB_ACTOR: actor = '' }: Environment): {
  readonly actor: string
  readonly isReadableFile: (path: string) => boolean
} {
  return { actor, isReadableFile }
}
