/** Runs the root action: composes the sign-in from inputs and environment, reports it, and catches once. */
import { createGitHubPorts } from '../composition/github.ts'
import { type Job, openJob } from '../composition/job.ts'
import type { LaterSteps } from '../composition/later-steps.ts'
import { createAssertions } from '../federation/exchange/assertions.ts'
import type { RequestIdToken } from '../federation/ports.ts'
import type { SignInPorts } from '../federation/sign-in/context.ts'
import { type SignInResult, signIn } from '../federation/sign-in/sign-in.ts'
import { readSignInInputs, type SignInInputs } from '../inputs/sign-in.ts'
import { managerLines } from '../report/manager.ts'
import { buildSuccessSummary, identityOutputs, SIGN_IN_OUTPUTS, signInLines, signInOutputs } from '../report/sign-in.ts'
import { type Environment, readInputFacts, requireOutputFile, troubleshootingUrl } from '../runner/environment.ts'
import { exportIdentity } from '../runner/exports.ts'
import { failStep, printLines, resetOutputs, setOutputs, writeSummary } from '../runner/step.ts'
import type { Toolkit } from '../runner/toolkit.ts'

/** Sets what the job presents as outputs with its first token for the audience: a step that fails later keeps them. */
function announcing(toolkit: Toolkit, { audience }: SignInInputs, request: RequestIdToken): RequestIdToken {
  return async (asked) => {
    const idToken = await request(asked)
    if (asked === audience) setOutputs(toolkit, identityOutputs(idToken.claims))
    return idToken
  }
}

function toSignInPorts(toolkit: Toolkit, inputs: SignInInputs, job: Job): SignInPorts {
  const { manager, tenantId } = inputs
  // One cache for the job's own exchanges and the manager's sign-in.
  const assertions = createAssertions(announcing(toolkit, inputs, job.requestIdToken), job.clock)
  return {
    assertions,
    exchangeToken: job.exchangeToken(tenantId, inputs.endpoints.authority),
    openStore:
      manager &&
      (async () => {
        const { openManager } = await import('../composition/store.ts')
        return openManager({ ...inputs, manager }, { ...job, assertions }).open(inputs.target)
      }),
    ...createGitHubPorts(job, inputs.githubToken),
    sha256Hex: job.sha256Hex,
    clock: job.clock,
    log: job.log,
  }
}

interface SignedIn {
  readonly inputs: SignInInputs
  readonly result: SignInResult
  readonly later: LaterSteps | undefined
}

async function reportSignIn(
  toolkit: Toolkit,
  environment: Environment,
  { inputs, result, later }: SignedIn,
): Promise<void> {
  setOutputs(toolkit, { ...signInOutputs(result), 'token-file': later?.tokenFile ?? '' })
  printLines(toolkit, signInLines(result))
  if (inputs.exportEnvironmentVariables) {
    const { tenantId, subscriptionId, cloud, endpoints } = inputs
    const { clientId } = result
    exportIdentity(toolkit, { tenantId, clientId, subscriptionId, cloud, authority: endpoints.authority }, environment)
    later?.exportVariables()
  }
  await writeSummary(toolkit, buildSuccessSummary(result, inputs.tenantId))
}

/** Runs the root action to its end; never rejects. */
export async function signInEntry(toolkit: Toolkit, environment: Environment): Promise<void> {
  try {
    requireOutputFile(environment)
    resetOutputs(toolkit, SIGN_IN_OUTPUTS)
    const inputs = readSignInInputs(toolkit.getInput, toolkit.setSecret, readInputFacts(environment))
    printLines(toolkit, managerLines(inputs.manager))
    const job = openJob(toolkit, environment)
    const needed = inputs.identityEndpoint || inputs.tokenFile
    const prepare = needed
      ? (await import('../composition/later-steps.ts')).planLaterSteps(inputs, { toolkit, environment })
      : undefined
    const result = await signIn(inputs, toSignInPorts(toolkit, inputs, job))
    const later = await prepare?.(result, job.requestIdToken)
    await reportSignIn(toolkit, environment, { inputs, result, later })
  } catch (thrown) {
    const { describeFailure } = await import('../report/failure.ts')
    await failStep(toolkit, describeFailure(thrown, troubleshootingUrl(environment)))
  }
}
