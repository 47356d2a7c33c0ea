/** How GitHub's REST API is reached: the toolkit's Octokit over the shared transport. */
import { getOctokit } from '@actions/github'

/** Where the API is, with which rights it is asked, and by which fetch. */
export interface GitHubApi {
  /** `GITHUB_API_URL`. */
  readonly url: string
  readonly token: string
  readonly fetch: typeof fetch
}

/** Builds the toolkit's Octokit over the shared transport; the retry table there is the only one. */
export function createOctokit({ url, token, fetch }: GitHubApi): ReturnType<typeof getOctokit> {
  return getOctokit(token, { baseUrl: url, request: { fetch } })
}
