/** Knows what GitHub's REST API tells about a repository. */
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

/**
 * Returns a repository's default branch, or undefined when the token may not see the repository.
 * https://docs.github.com/en/rest/repos/repos#get-a-repository
 * @param fullName `owner/name`
 */
export async function readDefaultBranch(api: GitHubApi, fullName: string): Promise<string | undefined> {
  const [owner = '', repo = ''] = fullName.split('/')
  try {
    const { data } = await createOctokit(api).rest.repos.get({ owner, repo })
    return data.default_branch
  } catch {
    // Without an answer the ref counts as undeclared, whose message says what to do.
    return undefined
  }
}
