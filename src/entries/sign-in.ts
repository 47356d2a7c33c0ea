/** Knows the root action from the outside: gathers inputs and environment, composes the sign-in, and catches once. */
import { getInput, setSecret, warning } from '@actions/core'
import { type SignInPorts, type SignInResult, signIn } from '../federation/sign-in/sign-in.ts'
import { readSignInInputs, type SignInInputs } from '../inputs/sign-in.ts'
import { buildFailureSummary, describeFailure, toFederationError } from '../report/failure.ts'
import { buildSuccessSummary, SIGN_IN_OUTPUTS, signInLines, signInOutputs } from '../report/sign-in.ts'
import { requireOutputFile, troubleshootingUrl } from '../runner/environment.ts'
import { exportIdentity } from '../runner/exports.ts'
import { jobEnvironment } from '../runner/job-environment.ts'
import { failStep, printLines, resetOutputs, setOutputs, writeSummary } from '../runner/step.ts'
import { createGitHubAdvice } from './github-advice.ts'
import { openStreet, type Street } from './street.ts'

function composePorts(inputs: SignInInputs, street: Street): SignInPorts {
  const { manager, tenantId } = inputs
  const { clock, log, sha256Hex, transport } = street
  return {
    requestIdToken: street.requestIdToken,
    exchangeToken: street.exchangeToken(tenantId, inputs.endpoints.authority),
    openStore:
      manager &&
      (async (assertions) => {
        const { openStore } = await import('./store.ts')
        return openStore({ ...inputs, manager }, { assertions, transport, clock, sha256Hex, mask: setSecret })
      }),
    ...createGitHubAdvice(street, inputs.githubToken),
    sha256Hex,
    clock,
    log,
  }
}

async function succeed(inputs: SignInInputs, result: SignInResult): Promise<void> {
  setOutputs(signInOutputs(result))
  printLines(signInLines(result))
  if (inputs.exportEnvironmentVariables) {
    const { tenantId, subscriptionId, cloud } = inputs
    exportIdentity(
      { tenantId, clientId: result.clientId, subscriptionId, cloud, authority: inputs.endpoints.authority },
      jobEnvironment,
    )
  }
  await writeSummary(buildSuccessSummary(result, inputs.tenantId))
}

/** Warns about a manager that is a bootstrap and not a habit. */
export function warnAboutSecret(manager: SignInInputs['manager']): void {
  if (manager?.kind !== 'client-secret') return
  warning(
    '`manager-client-secret` works, but it is a secret that can leak and expires: use it to bootstrap, then let the manager trust this job instead.',
  )
}

/** Fails the step: annotation, log, summary, `error-code`. */
export async function fail(thrown: unknown): Promise<void> {
  const error = toFederationError(thrown)
  failStep(describeFailure(error, troubleshootingUrl(jobEnvironment)))
  await writeSummary(buildFailureSummary(error))
}

/** Runs the root action to its end; never rejects. */
export async function main(): Promise<void> {
  try {
    requireOutputFile(jobEnvironment)
    resetOutputs(SIGN_IN_OUTPUTS)
    const inputs = readSignInInputs(getInput, setSecret)
    warnAboutSecret(inputs.manager)
    const result = await signIn(inputs, composePorts(inputs, openStreet()))
    await succeed(inputs, result)
  } catch (thrown) {
    await fail(thrown)
  }
}
