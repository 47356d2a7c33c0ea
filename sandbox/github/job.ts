/** A job of a workflow run: what is declared of it, its tokens, its place in the world. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { InputError } from '../input-error.ts'
import { GITHUB_ISSUER } from '../world/default-state.ts'
import { loadIssuer } from '../world/load.ts'
import type { Issuer, Repository, World } from '../world/state.ts'

/** What a test or a person says about a job; everything but the repository has the value of a push to main. */
export interface JobContext {
  /** `owner/name` of a declared repository; default: the first one. */
  readonly repository?: string
  readonly event_name?: string
  /** Fully qualified: `refs/heads/main`, `refs/tags/v1`, `refs/pull/7/merge`. */
  readonly ref?: string
  /** As the workflow spells it. */
  readonly environment?: string
  readonly head_ref?: string
  readonly base_ref?: string
  /** `owner/repo/.github/workflows/file.yml@ref`; default: the repository's own workflow. */
  readonly job_workflow_ref?: string
  readonly workflow?: string
  readonly workflow_file?: string
  readonly job?: string
  readonly actor?: string
  readonly enterprise?: string
  /** The pull request comes from a fork. */
  readonly fork?: boolean
  /** Claims that replace or complete the computed ones. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** `iss` of the job's tokens; default github.com's. */
  readonly issuer?: string
  readonly server_url?: string
  /** Default: `id-token: write`, `contents: read`, `actions: read`. Naming any sets the others to `none`. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write' | 'none'>>
  /** `self-hosted` or `github-hosted`. */
  readonly runner_environment?: string
  /** The runner is a machine in Azure that has a managed identity. */
  readonly managed_identity?: boolean
}

/** A registered job. */
export interface Job {
  readonly id: string
  readonly context: JobContext
  readonly repository: Repository
  readonly issuer: string
  readonly permissions: Readonly<Record<string, 'read' | 'write' | 'none'>>
  /** The job's GITHUB_TOKEN. */
  readonly githubToken: string
  /** Bearer of the ID token endpoint. */
  readonly requestToken: string
  readonly runId: string
  readonly checkRunId: string
  readonly sha: string
}

/**
 * Registers a job: finds its repository, draws its ids and tokens. An issuer nobody declared is declared by its use.
 * @throws InputError when the repository is not part of the world
 */
export function createJob(world: World, context: JobContext): Job {
  const repository =
    context.repository === undefined
      ? world.github.repositories[0]
      : world.github.repositories.find((entry) => entry.full_name === context.repository)
  if (repository === undefined)
    throw new InputError(`The world has no repository '${context.repository ?? '(first one)'}'.`)
  const issuer = context.issuer ?? GITHUB_ISSUER
  ensureIssuer(world, issuer)
  return {
    id: randomUUID(),
    context,
    repository,
    issuer,
    permissions: { metadata: 'read', ...permissionsOf(context) },
    githubToken: `ghs_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, '0')}`,
    requestToken: randomBytes(48).toString('base64url'),
    runId: String(randomInt(9_000_000_000, 9_900_000_000)),
    checkRunId: String(randomInt(40_000_000_000, 49_000_000_000)),
    sha: randomBytes(20).toString('hex'),
  }
}

/** Finds an issuer of the world, declaring it when it is new. */
export function ensureIssuer(world: World, issuer: string): Issuer {
  const known = world.issuers.find((entry) => entry.issuer === issuer)
  if (known !== undefined) return known
  const declared = loadIssuer({ issuer })
  world.issuers.push(declared)
  return declared
}

/** Spelled with hyphens in workflows and with underscores in contexts: both are understood. */
function permissionsOf(context: JobContext): Record<string, 'read' | 'write' | 'none'> {
  const given = context.permissions ?? { id_token: 'write', contents: 'read', actions: 'read' }
  return Object.fromEntries(Object.entries(given).map(([name, level]) => [name.replaceAll('-', '_'), level]))
}
