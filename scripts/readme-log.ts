/** The log excerpt of the README: it is what a refused job really prints on the sandbox. */
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from '../sandbox/runner.ts'
import { startSandbox } from '../sandbox/server.ts'
import { defaultInputs } from '../sandbox/world/default-inputs.ts'
import { DEFAULT_IDS, defaultState, GITHUB_ISSUER } from '../sandbox/world/default-state.ts'
import type { StateDocument } from '../sandbox/world/document.ts'

const LINES = 3

/** The commonest refusal: the application trusts the branch, and the job has got an environment since. */
function trustingTheBranch(): StateDocument {
  const { ownerId, repositoryId, clientId } = DEFAULT_IDS
  const subject = `repo:octo-org@${ownerId}/octo-repo@${repositoryId}:ref:refs/heads/main`
  const state = defaultState()
  const tenants = state.tenants?.map((tenant) => ({
    ...tenant,
    applications: (tenant.applications ?? []).map((application) =>
      application.appId === clientId
        ? { ...application, federatedIdentityCredentials: [{ name: 'main', issuer: GITHUB_ISSUER, subject }] }
        : application,
    ),
  }))
  return { ...state, tenants: tenants ?? [] }
}

/** Runs the README's workflow in a tenant that does not trust it and returns the first lines of the log, fenced. */
export async function buildRefusedLog(): Promise<string> {
  const sandbox = await startSandbox({ state: trustingTheBranch() })
  try {
    const { log, runnerTemp } = await runStep({
      actionDir: fileURLToPath(new URL('..', import.meta.url)),
      env: await sandbox.jobEnvironment({ environment: DEFAULT_IDS.environment }),
      inputs: defaultInputs(sandbox),
    })
    await rm(dirname(runnerTemp), { recursive: true })
    return ['```text', ...log.split('\n').slice(0, LINES), '```'].join('\n')
  } finally {
    await sandbox.close()
  }
}
