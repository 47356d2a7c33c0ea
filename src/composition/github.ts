/** Ports that ask GitHub before a trust is written: the default branch, and how a context is guarded; advice, never a must. */
import type { GitHubReader } from '../federation/ports.ts'
import type { SignInPorts } from '../federation/sign-in/context.ts'
import type { Job } from './job.ts'

/** Opens GitHub's REST API for reading; loaded only before a trust is written. */
async function openGitHub(job: Job, githubToken: string | undefined): Promise<GitHubReader | undefined> {
  const [{ createGitHubReader }, api] = await Promise.all([import('../github/reader.ts'), job.githubApi(githubToken)])
  return api && createGitHubReader(api)
}

/** Builds the ports that ask GitHub. Its API being down must not keep a trust from being set up. */
export function createGitHubPorts(
  job: Job,
  githubToken: string | undefined,
): Required<Pick<SignInPorts, 'readDefaultBranch' | 'readProtection'>> {
  let opened: Promise<GitHubReader | undefined> | undefined
  async function ask<T>(question: (github: GitHubReader) => Promise<T>): Promise<T | undefined> {
    try {
      opened ??= openGitHub(job, githubToken)
      const github = await opened
      return github && (await question(github))
    } catch (error) {
      job.log.debug(`GitHub's API was asked in vain: ${error instanceof Error ? error.message : 'unknown failure'}`)
      return undefined
    }
  }
  return {
    readDefaultBranch: async (askGitHub) => {
      const { defaultBranch } = job.event()
      const { repository } = job.github
      if (defaultBranch !== undefined || !askGitHub || repository === '') return defaultBranch
      return ask(async (github) => (await github.repository(repository))?.defaultBranch)
    },
    readProtection: async (repository, context) => {
      const { readProtection } = await import('../federation/plan/protection.ts')
      return (await ask((github) => readProtection(github, repository, context))) ?? 'unknown'
    },
  }
}
