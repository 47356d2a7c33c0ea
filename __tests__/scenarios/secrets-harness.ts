/** How client secrets are played: files that declare them, the sandbox's own view of Entra and GitHub, and steps that are killed. */
import { readFileSync } from 'node:fs'
import type { PasswordCredential } from '../../sandbox/world/credential-state.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import type { GitHubSecret } from '../../sandbox/world/github-state.ts'
import { playFleet, workspaceOf } from './fleet-harness.ts'
import type { Played, Stage, Step } from './harness.ts'

/** A token that may store secrets; a job's own never may. */
export const STORES = { 'github-token': IDS.bootstrapToken }

/** A file with one secret for the environment `production`; `more` stands beside its keys. */
export function secretFile(
  more = '',
  destination = 'environment: production, name: AZURE_CLIENT_SECRET',
  head = '',
): string {
  return `${head}
applications:
  - client-id: ${IDS.clientId}
    client-secrets:
      - { display-name: legacy-batch, ${more}github-secret: { ${destination} } }
`
}

/** A file that retires secrets of the application. */
export function retireFile(secrets: string, when = ''): string {
  return `
applications:
  - client-id: ${IDS.clientId}
    retire:
      client-secrets: ${secrets}
${when === '' ? '' : `      when: { ${when} }\n`}`
}

/** Guards the environment `production` by a branch rule. */
export function guard({ repository }: Stage): void {
  const [production] = repository.environments
  if (production !== undefined)
    production.deployment_branch_policy = { protected_branches: true, custom_branch_policies: false }
}

/** Runs a step over one file with a token that may store secrets. */
export function playSecrets(stage: Stage, action: 'plan' | 'apply', file: string, step: Step = {}): Promise<Played> {
  const workspace = workspaceOf({ 'federation.yml': file })
  return playFleet(stage, action, workspace, { ...step, inputs: { ...STORES, ...step.inputs } })
}

export function secretsOf({ application }: Stage): readonly PasswordCredential[] {
  return application.passwordCredentials
}

/** What GitHub holds under the name, opened. */
export function storedAtGitHub({ repository }: Stage, name = 'AZURE_CLIENT_SECRET'): GitHubSecret | undefined {
  return repository.environments[0]?.secrets.find((each) => each.name === name)
}

/** The secrets whose value GitHub holds and that have not expired: one, where all is well. */
export function validAndStored(stage: Stage): readonly PasswordCredential[] {
  const value = storedAtGitHub(stage)?.value
  return secretsOf(stage).filter(
    ({ secretText, endDateTime }) => secretText === value && Date.parse(endDateTime) > Date.now(),
  )
}

/** A line about a secret in a plan or results file. */
export interface SecretRecord {
  readonly resource: string
  readonly action: string
  readonly name: string
  readonly reason: string
  readonly why?: string
  readonly outcome?: string
  readonly written: Readonly<Record<string, unknown>>
}

/** The lines of a plan or results file. */
export function linesOf(
  { outputs }: Played,
  output: 'plan-file' | 'results-file' = 'plan-file',
): readonly SecretRecord[] {
  const record = JSON.parse(readFileSync(outputs[output] ?? '', 'utf8')) as {
    readonly targets: readonly { readonly changes: readonly SecretRecord[] }[]
  }
  return record.targets.flatMap(({ changes }) => changes)
}

/** Moves everything that was made into the past, in Entra and at GitHub alike. */
export function age(stage: Stage, days: number): void {
  const before = (time: string) => `${new Date(Date.parse(time) - days * 86_400_000).toISOString().slice(0, 19)}Z`
  for (const secret of stage.application.passwordCredentials) {
    secret.startDateTime = before(secret.startDateTime)
    secret.endDateTime = before(secret.endDateTime)
  }
  for (const secret of stage.repository.environments[0]?.secrets ?? []) secret.updated_at = before(secret.updated_at)
}

/** Runs a step and kills it as soon as `reached` holds; the request that follows never gets an answer. */
export async function playKilled(stage: Stage, file: string, reached: () => boolean): Promise<Played> {
  const killer = new AbortController()
  const watch = setInterval(() => {
    if (reached()) killer.abort()
  }, 10)
  try {
    return await playSecrets(stage, 'apply', file, { kill: killer.signal })
  } finally {
    clearInterval(watch)
    stage.sandbox.clearFaults()
  }
}
