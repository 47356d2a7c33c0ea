/** The few facts that are read from the event's payload (`GITHUB_EVENT_PATH`). */

/** Facts of the event; each undefined when the payload does not tell. */
export interface EventFacts {
  readonly defaultBranch: string | undefined
  readonly fromFork: boolean | undefined
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined),
    value,
  )
}

/**
 * Reads facts from a webhook payload. A fork that was deleted meanwhile has `head.repo: null`.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
export function toEventFacts(payload: unknown): EventFacts {
  const defaultBranch = at(payload, 'repository', 'default_branch')
  const [head, base] = [
    at(payload, 'pull_request', 'head', 'repo', 'full_name'),
    at(payload, 'pull_request', 'base', 'repo', 'full_name'),
  ]
  const isPullRequest = at(payload, 'pull_request') !== undefined
  return {
    defaultBranch: typeof defaultBranch === 'string' && defaultBranch !== '' ? defaultBranch : undefined,
    fromFork: isPullRequest ? head !== base : undefined,
  }
}
