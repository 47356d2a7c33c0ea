/** Knows the root action from the outside: gathers inputs and environment, composes the sign-in, and catches once. */

import { createHash, randomUUID } from 'node:crypto'
import { debug, getInput, group, info, setSecret, warning } from '@actions/core'
import { exportIdentity } from './action/exports.ts'
import { readSignInInputs, type SignInInputs } from './action/inputs.ts'
import {
  reportFailure,
  reportSignIn,
  resetOutputs,
  SIGN_IN_OUTPUTS,
  toFederationError,
  writeSummary,
} from './action/report.ts'
import { createTokenExchange } from './entra/token.ts'
import type { Clock, Log } from './federation/ports.ts'
import { type SignInPorts, type SignInResult, signIn } from './federation/sign-in.ts'
import { createIdTokenSource } from './github/id-token.ts'
import { jobEnvironment } from './isolation.ts'
import { createEventReader, readIdTokenEnvironment, troubleshootingUrl } from './runner-environment.ts'
import { createProxyAgents } from './transport/proxy.ts'
import { createTransport, type Transport } from './transport/transport.ts'

const TIMEOUT_MS = 30_000

const clock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: () => Math.random(),
}
const log: Log = {
  info: (line) => info(line),
  warning: (line) => warning(line),
  debug: (line) => debug(line),
  group,
}
const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')

function composePorts(inputs: SignInInputs, transport: Transport): SignInPorts {
  const event = createEventReader(jobEnvironment)
  const requestIdToken = createIdTokenSource(readIdTokenEnvironment(jobEnvironment, event), transport, setSecret)
  const { manager, githubToken, tenantId } = inputs
  const { authority } = inputs.endpoints
  return {
    requestIdToken,
    exchangeToken: createTokenExchange(
      { authority, tenantId },
      { transport, mask: setSecret, now: clock.now, newGuid: randomUUID },
    ),
    openStore:
      manager &&
      (async (assertions) => {
        const { openStore } = await import('./store.ts')
        return openStore({ ...inputs, manager }, { assertions, transport, clock, mask: setSecret })
      }),
    readDefaultBranch: async (askGitHub) => {
      const { defaultBranch } = event()
      const repository = jobEnvironment.GITHUB_REPOSITORY
      if (defaultBranch !== undefined || !askGitHub || githubToken === undefined || !repository) return defaultBranch
      const [{ readDefaultBranch }, { toFetch }] = await Promise.all([
        import('./github/repository.ts'),
        import('./transport/fetch.ts'),
      ])
      const url = jobEnvironment.GITHUB_API_URL ?? 'https://api.github.com'
      return readDefaultBranch({ url, token: githubToken, fetch: toFetch(transport, 'GitHub') }, repository)
    },
    sha256Hex,
    clock,
    log,
  }
}

async function succeed(inputs: SignInInputs, result: SignInResult): Promise<void> {
  reportSignIn(result)
  if (inputs.exportEnvironmentVariables) {
    const { tenantId, subscriptionId, cloud } = inputs
    exportIdentity(
      { tenantId, clientId: result.clientId, subscriptionId, cloud, authority: inputs.endpoints.authority },
      jobEnvironment,
    )
  }
  if (result.change === 'kept') return
  const { buildSuccessSummary } = await import('./action/summary.ts')
  await writeSummary(buildSuccessSummary(result, inputs.tenantId))
}

/** Runs the root action to its end; never rejects. */
export async function main(): Promise<void> {
  try {
    resetOutputs(SIGN_IN_OUTPUTS)
    const inputs = readSignInInputs(getInput, setSecret)
    if (inputs.manager?.kind === 'client-secret') {
      warning(
        '`manager-client-secret` works, but it is a secret that can leak and expires: use it to bootstrap, then let the manager trust this job instead.',
      )
    }
    const transport = createTransport({
      ...clock,
      debug: log.debug,
      proxyAgent: createProxyAgents(),
      timeoutMs: TIMEOUT_MS,
    })
    const result = await signIn(inputs, composePorts(inputs, transport))
    await succeed(inputs, result)
  } catch (thrown) {
    const error = toFederationError(thrown)
    reportFailure(error, troubleshootingUrl(jobEnvironment))
    const { buildFailureSummary } = await import('./action/summary.ts')
    await writeSummary(buildFailureSummary(error))
  }
}
