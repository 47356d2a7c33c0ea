/** Knows what GitHub's API can add before a trust is written: the default branch, and how a context is guarded; advice, never a must. */
import type { GitHubReader } from '../federation/ports.ts'
import type { SignInPorts } from '../federation/sign-in/sign-in.ts'
import { jobEnvironment } from '../runner/job-environment.ts'
import type { Street } from './street.ts'

/** Opens GitHub's REST API for reading; loaded only before a trust is written. */
async function openGitHub(street: Street, githubToken: string | undefined): Promise<GitHubReader | undefined> {
  const [{ createGitHubReader }, api] = await Promise.all([
    import('../github/reader.ts'),
    street.githubApi(githubToken),
  ])
  return api && createGitHubReader(api)
}

/** Builds the ports that ask GitHub. Its API being down must not keep a trust from being set up. */
export function createGitHubAdvice(
  street: Street,
  githubToken: string | undefined,
): Required<Pick<SignInPorts, 'readDefaultBranch' | 'readProtection'>> {
  let opened: Promise<GitHubReader | undefined> | undefined
  async function ask<T>(question: (github: GitHubReader) => Promise<T>): Promise<T | undefined> {
    try {
      opened ??= openGitHub(street, githubToken)
      const github = await opened
      return github && (await question(github))
    } catch (error) {
      street.log.debug(`GitHub's API was asked in vain: ${error instanceof Error ? error.message : 'unknown failure'}`)
      return undefined
    }
  }
  return {
    readDefaultBranch: async (askGitHub) => {
      const { defaultBranch } = street.event()
      const repository = jobEnvironment.GITHUB_REPOSITORY
      if (defaultBranch !== undefined || !askGitHub || !repository) return defaultBranch
      return ask(async (github) => (await github.repository(repository))?.defaultBranch)
    },
    readProtection: async (repository, context) => {
      const { readProtection } = await import('../federation/plan/protection.ts')
      return (await ask((github) => readProtection(github, repository, context))) ?? 'unknown'
    },
  }
}
