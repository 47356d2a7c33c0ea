/** How tests ask the sandbox's GitHub with the token of an App. */
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import type { GitHubToken } from '../../sandbox/world/github-state.ts'
import { type Client, call, type Reply } from './client.ts'

/** Sends a request below the default repository; by default with the token that may set up repositories. */
export function repositoryCall(
  client: Client,
  method: string,
  path: string,
  body?: unknown,
  { token = IDS.bootstrapToken, repository = IDS.repository }: { token?: string; repository?: string } = {},
): Promise<Reply> {
  return call(client, token, method, `/api/v3/repos/${repository}${path}`, body)
}

/** Adds a token with these permissions and gives it. */
export function addToken({ sandbox }: Client, token: Partial<GitHubToken>): string {
  const text = `github_pat_${sandbox.world.github.tokens.length}_not_real`
  sandbox.world.github.tokens.push({ token: text, kind: 'fine-grained', permissions: {}, ...token })
  return text
}
