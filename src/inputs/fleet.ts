/** The inputs of plan and apply with files: which files, whose leave, how much may be deleted, what was approved. */
import type { Cloud } from '../core/cloud.ts'
import type { Manager } from '../core/manager.ts'
import type { DeletionLimit } from '../federation/fleet/apply-fleet.ts'
import { type Endpoints, readCloud } from './cloud.ts'
import { readManager } from './manager.ts'
import type { InputReader } from './reader.ts'
import { checkTenant } from './target.ts'

/** What plan and apply with files have in common. */
export interface FleetInputs {
  /** Path or glob from the workspace. */
  readonly configFile: string
  readonly policyFile: string | undefined
  /** Undefined where the file says it. */
  readonly tenantId: string | undefined
  readonly manager: Manager | undefined
  readonly githubToken: string | undefined
  readonly cloud: Cloud
  readonly endpoints: Endpoints
}

export interface FleetPlanInputs extends FleetInputs {
  readonly failOnDrift: boolean
}

export interface FleetApplyInputs extends FleetInputs {
  readonly manager: Manager
  /** Undefined: nobody reviewed, and the workflow says so. */
  readonly planDigest: string | undefined
  readonly maxDeletions: DeletionLimit
  readonly propagationTimeoutMs: number
}

/** Inputs that name one target or what it shall trust: a file says that itself. */
const OF_ONE_TARGET = [
  'client-id',
  'managed-identity-resource-id',
  'repository',
  'environment',
  'branch',
  'tag',
  'subject',
  'namespace',
  'service-account',
  'branch-pattern',
  'tag-pattern',
  'merge-queue',
  'claims-matching-expression',
  'claims',
  'issuer',
  'audience',
  'workflow',
] as const

/** Reads whether files are meant; a policy without them is a mistake. */
export function readConfigFile(reader: InputReader): string | undefined {
  const [configFile, policyFile] = ['config-file', 'policy-file'].map(reader.text)
  if (configFile === undefined && policyFile !== undefined)
    reader.problems.push('`policy-file` goes with `config-file`: it says what a configuration file may do.')
  return configFile
}

/** Reads how much may be deleted: a number, or a share of what a file owns. */
export function readMaxDeletions(reader: InputReader): DeletionLimit {
  const value = reader.text('max-deletions') ?? '10'
  const [, number = '', percent] = /^(\d{1,6})(%)?$/.exec(value) ?? []
  const limit = Number(number)
  if (number === '' || (percent !== undefined && limit > 100)) {
    reader.problems.push(`\`max-deletions\` is neither a number nor a share such as 10%: "${value}".`)
    return { kind: 'count', count: 0 }
  }
  return percent === undefined ? { kind: 'count', count: limit } : { kind: 'share', percent: limit }
}

/** Reads the digest that approves a plan of files; an empty one is no approval. */
export function readApproval(reader: InputReader): string | undefined {
  const digest = reader.text('plan-digest')
  if (digest === undefined)
    reader.problems.push(
      '`plan-digest` is empty: with `config-file` it is required. Give the output of the plan action of this run (is its job in `needs:`?), or `unreviewed` where nobody reviews.',
    )
  else if (digest !== 'unreviewed' && !/^(?:[0-9a-f]{64}|not-compared)$/.test(digest))
    reader.problems.push(
      '`plan-digest` is neither `unreviewed` nor a digest that the plan action printed (64 hex digits).',
    )
  return digest === 'unreviewed' ? undefined : digest
}

/** Reads what plan and apply with files have in common. */
export function readFleetInputs(reader: InputReader, configFile: string, mask: (secret: string) => void): FleetInputs {
  const given = OF_ONE_TARGET.filter((name) => reader.text(name) !== undefined)
  if (reader.boolean('pull-request', false)) reader.problems.push('`pull-request` cannot stand beside `config-file`.')
  if (given.length > 0)
    reader.problems.push(
      `${given.map((name) => `\`${name}\``).join(', ')} cannot stand beside \`config-file\`: targets and credentials come from the files alone.`,
    )
  const tenantId = reader.text('tenant-id')
  if (tenantId !== undefined) checkTenant(reader, tenantId)
  return {
    configFile,
    policyFile: reader.text('policy-file'),
    tenantId,
    manager: readManager(reader, mask),
    githubToken: reader.token('github-token'),
    ...readCloud(reader),
  }
}
