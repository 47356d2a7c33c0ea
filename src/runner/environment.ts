/** Knows what the runner tells a job: gathers the street's facts once, for the entries. */
import { readFileSync } from 'node:fs'
import { FederationError } from '../core/error.ts'
import { type EventFacts, toEventFacts } from '../github/event.ts'
import type { IdTokenEnvironment } from '../github/id-token.ts'

type Environment = Readonly<Record<string, string | undefined>>

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

/** Reads what the ID token request needs, and what explains its absence. */
export function readIdTokenEnvironment(environment: Environment, event: () => EventFacts): IdTokenEnvironment {
  return {
    requestUrl: environment.ACTIONS_ID_TOKEN_REQUEST_URL,
    requestToken: environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
    eventName: environment.GITHUB_EVENT_NAME ?? '',
    actor: environment.GITHUB_ACTOR ?? '',
    fromFork: () => event().fromFork,
  }
}

/** Where the troubleshooting page of the running version is; a path inside the repository when the runner does not tell. */
export function troubleshootingUrl(environment: Environment): string {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref, GITHUB_SERVER_URL: server } = environment
  const page = 'docs/TROUBLESHOOTING.md'
  return repository ? `${server ?? 'https://github.com'}/${repository}/blob/${ref || 'main'}/${page}` : page
}

/**
 * Stops where there is no file for outputs: the toolkit would print them to the log instead, tokens included.
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
