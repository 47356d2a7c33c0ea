/** Knows what the plan and apply entries compose alike: the declared credential, the ports, and the files for later steps. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setOutput, setSecret } from '@actions/core'
import { driftOf, writesOf } from '../core/plan/plan.ts'
import type { IdTokenClaims } from '../core/subject/claims.ts'
import type { PlanPorts, PlanRequest, PlanResult } from '../federation/plan/plan.ts'
import { createGitHubReader } from '../github/reader.ts'
import type { DeclarationInputs } from '../inputs/plan.ts'
import { jobEnvironment } from '../runner/job-environment.ts'
import { openStore } from './store.ts'
import type { Street } from './street.ts'

/** Outputs of the plan action besides `error-code`; apply has `results-file` as well. */
export const PLAN_OUTPUTS = [
  'changes',
  'drift',
  'plan-file',
  'plan-digest',
  'issuer',
  'subject',
  'audience',
  'credential-name',
] as const

/** Asks for this job's own ID token where the job may have one; a plan works without. */
async function readOwnClaims(
  { audience }: DeclarationInputs,
  { assertions }: Street,
): Promise<IdTokenClaims | undefined> {
  if (!jobEnvironment.ACTIONS_ID_TOKEN_REQUEST_URL) return undefined
  return (await assertions.current(audience)).claims
}

/** Builds the request: inputs, and what the runner and the own token tell. */
export async function toPlanRequest(inputs: DeclarationInputs, street: Street): Promise<PlanRequest> {
  const { declaration, issuer, audience, claims, clientId, target, repository } = inputs
  return {
    declaration,
    target,
    clientId,
    endpoints: inputs.endpoints,
    repository,
    issuer,
    audience,
    claims,
    owner: jobEnvironment.GITHUB_REPOSITORY ?? '',
    serverUrl: jobEnvironment.GITHUB_SERVER_URL ?? 'https://github.com',
    eventName: jobEnvironment.GITHUB_EVENT_NAME ?? '',
    authority: inputs.cloud.authority,
    own: await readOwnClaims(inputs, street),
  }
}

/** Builds the ports: GitHub with `github-token`, the target with the manager's rights. */
export async function toPlanPorts(inputs: DeclarationInputs, street: Street): Promise<PlanPorts> {
  const { manager } = inputs
  const { assertions, clock, transport, event, sha256Hex } = street
  const api = await street.githubApi(inputs.githubToken)
  return {
    github: api && createGitHubReader(api),
    defaultBranch: event().defaultBranch,
    sha256Hex,
    openStore:
      manager &&
      (() => openStore({ ...inputs, manager }, { assertions, transport, clock, sha256Hex, mask: setSecret })),
  }
}

/** Writes a file for later steps into `RUNNER_TEMP`, readable by this user only; returns its path. */
export function writeRunFile(name: string, content: unknown): string {
  const path = join(jobEnvironment.RUNNER_TEMP ?? '.', `${name}-${process.pid}-${Date.now()}.json`)
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return path
}

/** Sets the outputs of a plan. */
export function reportPlan({ plan, declared }: PlanResult): void {
  const { credential } = declared.desired
  const [change] = plan.targets.flatMap(({ changes }) => changes)
  const values: Record<(typeof PLAN_OUTPUTS)[number], string> = {
    changes: plan.digest === '' ? '' : String(writesOf(plan.targets).length),
    drift: driftOf(plan),
    'plan-file': writeRunFile('federation-plan', plan),
    'plan-digest': plan.digest,
    issuer: credential.issuer,
    subject: credential.subject ?? '',
    audience: credential.audiences.join(' '),
    'credential-name': change?.name ?? credential.name,
  }
  for (const name of PLAN_OUTPUTS) setOutput(name, values[name])
}
