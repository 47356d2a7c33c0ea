/** How to ask a sandbox's REST API in this process: the real reader over the real transport, with the token of a job. */
import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import type { JobContext } from '../../sandbox/github/job.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { type SandboxOptions, startSandbox } from '../../sandbox/server.ts'
import type { RepositoryDocument } from '../../sandbox/world/document.ts'
import type { IdTokenClaims } from '../../src/core/subject/claims.ts'
import type { GitHubReader } from '../../src/federation/ports.ts'
import type { RepositoryStore } from '../../src/federation/ports-repository.ts'
import type { GitHubApi } from '../../src/github/octokit.ts'
import { createGitHubReader } from '../../src/github/reader.ts'
import { createRepositoryStore } from '../../src/github/repository-store.ts'
import { toFetch } from '../../src/transport/fetch.ts'
import { createTransport } from '../../src/transport/transport.ts'

/** A job of the sandbox: its reader, and the claims that its ID token carries. */
export interface SandboxJob {
  readonly reader: GitHubReader
  readonly claims: IdTokenClaims
}

export interface GitHubStage {
  readonly sandbox: Sandbox
  readonly job: (context?: JobContext) => Promise<SandboxJob>
  /** Paths that were asked of the REST API, with the status of the answer. */
  readonly asked: () => readonly string[]
  /** The way to the REST API with a token. */
  readonly api: (token: string) => GitHubApi
  /** The store of repositories with a token. */
  readonly store: (token: string) => RepositoryStore
  readonly close: () => Promise<void>
}

/** A state with repositories and nothing else. */
export function repositories(
  list: readonly RepositoryDocument[],
  more: Partial<NonNullable<NonNullable<SandboxOptions['state']>['github']>> = {},
): SandboxOptions {
  return { state: { github: { repositories: list, ...more } } }
}

function claimsIn(jwt: string): IdTokenClaims {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as IdTokenClaims
}

/** Starts a sandbox whose jobs can be asked through. Retries do not wait. */
export async function startGitHub(options: SandboxOptions): Promise<GitHubStage> {
  const sandbox = await startSandbox(options)
  const agent = new Agent({ ca: readFileSync(sandbox.caFile), keepAlive: true })
  const transport = createTransport({
    now: () => Date.now(),
    random: () => 0,
    sleep: async () => {},
    debug: () => {},
    proxyTunnel: () => ({ agent: async () => agent, name: 'the sandbox' }),
    timeoutMs: 60_000,
  })
  const apiWith = (token: string) => ({ url: `${sandbox.url}/api/v3`, token, fetch: toFetch(transport, 'GitHub') })
  return {
    sandbox,
    job: async (context) => {
      const env = await sandbox.jobEnvironment(context)
      const { SANDBOX_GITHUB_TOKEN: token = '', GITHUB_API_URL: url = '' } = env
      const reader = createGitHubReader({ url, token, fetch: toFetch(transport, 'GitHub') })
      const { ACTIONS_ID_TOKEN_REQUEST_URL: asking, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env
      if (asking === undefined) return { reader, claims: { iss: '', sub: '', aud: '', exp: 0 } }
      const { text } = await transport.send({
        method: 'GET',
        url: `${asking}&audience=api://AzureADTokenExchange`,
        headers: { Authorization: `Bearer ${bearer}` },
        repeat: 'safe',
        service: 'GitHub',
      })
      return { reader, claims: claimsIn((JSON.parse(text) as { value: string }).value) }
    },
    api: apiWith,
    store: (token) => createRepositoryStore(apiWith(token)),
    asked: () =>
      sandbox
        .requests()
        .filter(({ service }) => service === 'github')
        .map(({ path, status }) => `${path.replace('/api/v3', '')} ${status}`),
    close: async () => {
      agent.destroy()
      await sandbox.close()
    },
  }
}
