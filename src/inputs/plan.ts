/** The inputs of the plan and apply actions: one typed record each, every mistake reported together. */
import type { Cloud } from '../core/cloud.ts'
import type { Manager } from '../core/manager.ts'
import type { Target } from '../core/target.ts'
import type { TrustRequest } from '../federation/plan/declared-match.ts'
import { type Endpoints, readCloud } from './cloud.ts'
import {
  type FleetApplyInputs,
  type FleetPlanInputs,
  readApproval,
  readConfigFile,
  readFleetInputs,
  readMaxDeletions,
} from './fleet.ts'
import { readManager } from './manager.ts'
import { createInputReader, type GetInput, type InputFacts, type InputReader, throwProblems } from './reader.ts'
import { readAudience, readTarget, readTenant } from './target.ts'
import { readClaims, readRepository, readTrustRequest } from './trust-request.ts'

/** What plan and apply have in common. */
export interface TrustRequestInputs {
  readonly tenantId: string
  readonly clientId: string | undefined
  readonly target: Target
  readonly trustRequest: TrustRequest
  readonly issuer: string | undefined
  readonly audience: string
  readonly repository: string
  readonly claims: Readonly<Record<string, string>>
  readonly manager: Manager | undefined
  readonly githubToken: string | undefined
  readonly cloud: Cloud
  readonly endpoints: Endpoints
}

export interface PlanInputs extends TrustRequestInputs {
  readonly failOnDrift: boolean
  /** Path of a workflow file to explain. */
  readonly workflow: string | undefined
}

export interface ApplyInputs extends TrustRequestInputs {
  readonly manager: Manager
  readonly planDigest: string | undefined
  readonly propagationTimeoutMs: number
}

const DEFAULT_TIMEOUT_S = 300
const MANAGER_INPUTS = [
  'manager-client-id',
  'manager-client-secret',
  'manager-client-certificate',
  'manager-access-token',
  'manager-credential',
]

function readTrustRequestInputs(
  reader: InputReader,
  mask: (secret: string) => void,
  ownRepository: string,
): TrustRequestInputs {
  const tenantId = readTenant(reader, undefined)
  const { clientId, target } = readTarget(reader, undefined)
  const { cloud, endpoints } = readCloud(reader)
  return {
    tenantId,
    clientId,
    target,
    ...readTrustRequest(reader),
    audience: readAudience(reader, cloud),
    repository: readRepository(reader, ownRepository),
    claims: readClaims(reader),
    manager: readManager(reader, mask),
    githubToken: reader.token('github-token'),
    cloud,
    endpoints,
  }
}

function readFailOnDrift(reader: InputReader): boolean {
  const words = reader.list('fail-on')
  for (const word of words) if (word !== 'drift') reader.problems.push(`\`fail-on\` knows only drift here: "${word}".`)
  return words.includes('drift')
}

function requireManager(reader: InputReader): void {
  if (MANAGER_INPUTS.some((name) => reader.text(name) !== undefined)) return
  reader.problems.push(
    'No manager is given: `manager-client-id`, `manager-access-token` or `manager-credential` says who may write.',
  )
}

/**
 * Reads the inputs of the plan action with files; undefined where it has none.
 * @throws FederationError `invalid-input` naming every wrong input
 */
export function readFleetPlanInputs(
  getInput: GetInput,
  mask: (secret: string) => void,
  facts?: InputFacts,
): FleetPlanInputs | undefined {
  const reader = createInputReader(getInput, facts)
  const configFile = reader.text('config-file')
  if (configFile === undefined) return undefined
  const inputs = { ...readFleetInputs(reader, configFile, mask), failOnDrift: readFailOnDrift(reader) }
  throwProblems(reader.problems)
  return inputs
}

/**
 * Reads the inputs of the apply action with files; undefined where it has none.
 * @throws FederationError `invalid-input` naming every wrong input
 */
export function readFleetApplyInputs(
  getInput: GetInput,
  mask: (secret: string) => void,
  facts?: InputFacts,
): FleetApplyInputs | undefined {
  const reader = createInputReader(getInput, facts)
  const configFile = reader.text('config-file')
  if (configFile === undefined) return undefined
  const { manager, ...inputs } = readFleetInputs(reader, configFile, mask)
  const planDigest = readApproval(reader)
  const maxDeletions = readMaxDeletions(reader)
  const propagationTimeoutMs = reader.seconds('propagation-timeout', DEFAULT_TIMEOUT_S) * 1000
  requireManager(reader)
  throwProblems(reader.problems)
  if (manager === undefined) throw new Error('unreachable: a missing manager is a problem')
  return { ...inputs, manager, planDigest, maxDeletions, propagationTimeoutMs }
}

/**
 * Reads all inputs of the plan action.
 * @param ownRepository `GITHUB_REPOSITORY`
 * @throws FederationError `invalid-input` naming every wrong input
 */
export function readPlanInputs(
  getInput: GetInput,
  mask: (secret: string) => void,
  ownRepository: string,
  facts?: InputFacts,
): PlanInputs {
  const reader = createInputReader(getInput, facts)
  readConfigFile(reader)
  const inputs = {
    ...readTrustRequestInputs(reader, mask, ownRepository),
    failOnDrift: readFailOnDrift(reader),
    workflow: reader.text('workflow'),
  }
  throwProblems(reader.problems)
  return inputs
}

/**
 * Reads all inputs of the apply action.
 * @throws FederationError `invalid-input` naming every wrong input
 */
export function readApplyInputs(
  getInput: GetInput,
  mask: (secret: string) => void,
  ownRepository: string,
  facts?: InputFacts,
): ApplyInputs {
  const reader = createInputReader(getInput, facts)
  readConfigFile(reader)
  readMaxDeletions(reader)
  const { manager, ...inputs } = readTrustRequestInputs(reader, mask, ownRepository)
  const planDigest = reader.text('plan-digest')
  if (planDigest !== undefined && !/^(?:[0-9a-f]{64}|not-compared)$/.test(planDigest))
    reader.problems.push('`plan-digest` is not a digest that the plan action printed (64 hex digits).')
  const propagationTimeoutMs = reader.seconds('propagation-timeout', DEFAULT_TIMEOUT_S) * 1000
  requireManager(reader)
  throwProblems(reader.problems)
  if (manager === undefined) throw new Error('unreachable: a missing manager is a problem')
  return { ...inputs, manager, planDigest, propagationTimeoutMs }
}
