/** What a sign-in prepares for later steps: the identity endpoint, the token file, the Azure CLI signed in. */
import { join } from 'node:path'
import { ENDPOINT_PATH } from '../federation/identity-endpoint/request.ts'
import type { RequestIdToken } from '../federation/ports.ts'
import type { SignInResult } from '../federation/sign-in/sign-in.ts'
import type { SignInInputs } from '../inputs/sign-in.ts'
import { requireAzureCli } from '../runner/azure-cli.ts'
import { type IdentityProcess, identityScript, startIdentityProcess } from '../runner/identity-process.ts'
import { exportIdentityEndpoint } from '../runner/identity-variables.ts'
import { LOG_FILE, makeLaterFolder, removeLaterFolder, saveLeft } from '../runner/left-for-later.ts'
import { newSecret } from '../runner/machine.ts'
import type { Toolkit } from '../runner/toolkit.ts'
import { loginAzureCli, type PreparingStep } from './azure-cli-login.ts'

/** What was prepared, as far as outputs and exports need it. */
export interface LaterSteps {
  readonly tokenFile: string | undefined
  /** Exports the variables; done last, when nothing can fail any more. */
  readonly exportVariables: () => void
}

// GitHub's ID token lives five minutes: at least four of them are left whenever the file is read.
const TOKEN_FILE_EVERY_MS = 60_000

interface Started {
  readonly endpoint: { readonly url: string; readonly header: string }
  readonly tokenFile: string | undefined
  readonly running: IdentityProcess
}

function newMaskedSecret({ setSecret }: Toolkit): string {
  const secret = newSecret()
  setSecret(secret)
  return secret
}

/** Starts the process, and saves for `post` what it needs to end it. */
async function startEndpoint(
  { toolkit, environment }: PreparingStep,
  inputs: SignInInputs,
  { clientId, claims }: SignInResult,
  folder: string,
): Promise<Started> {
  const [header, endKey] = [newMaskedSecret(toolkit), newMaskedSecret(toolkit)]
  const tokenFile = inputs.tokenFile ? join(folder, 'token.jwt') : undefined
  const running = await startIdentityProcess(
    identityScript(),
    {
      header,
      endKey,
      clientId,
      resourceId: inputs.target.kind === 'managed-identity' ? inputs.target.resourceId : undefined,
      tenantId: inputs.tenantId,
      authority: inputs.endpoints.authority,
      audience: claims.aud,
      logFile: join(folder, LOG_FILE),
      tokenFile,
      tokenFileEveryMs: TOKEN_FILE_EVERY_MS,
    },
    environment,
  )
  saveLeft(toolkit, { folder, listening: { port: running.port, path: ENDPOINT_PATH, endKey } })
  return { endpoint: { url: `http://127.0.0.1:${running.port}${ENDPOINT_PATH}`, header }, tokenFile, running }
}

/** Exports a path; warns where a variable of another value is overwritten. */
function exportPath({ toolkit, environment }: PreparingStep, name: string, value: string): void {
  const before = environment[name]
  if (before) toolkit.warning(`${name} was "${before}" and is now "${value}" for the following steps.`)
  toolkit.exportVariable(name, value)
}

/**
 * Checks what the runner must have, before anything is sent; what it returns prepares after the sign-in. Whatever fails
 * then, nothing that was started stays.
 * @throws FederationError `invalid-input` where there is no Azure CLI to sign in
 */
export function planLaterSteps(
  inputs: SignInInputs,
  step: PreparingStep,
): (result: SignInResult, requestIdToken: RequestIdToken) => Promise<LaterSteps> {
  const { toolkit, environment } = step
  const program = inputs.azureCliLogin ? requireAzureCli(environment) : undefined
  return async (result, requestIdToken) => {
    const folder = makeLaterFolder(environment)
    saveLeft(toolkit, { folder })
    let started: Started | undefined
    try {
      started = await startEndpoint(step, inputs, result, folder)
      const { endpoint, tokenFile } = started
      const configuration =
        program && (await loginAzureCli(program, { step, inputs, result, requestIdToken, folder, endpoint }))
      return {
        tokenFile,
        exportVariables: () => {
          if (inputs.identityEndpoint) {
            exportIdentityEndpoint(toolkit, endpoint, environment)
            toolkit.info(`The identity endpoint serves ${result.clientId} to the following steps`)
          }
          if (tokenFile !== undefined) exportPath(step, 'AZURE_FEDERATED_TOKEN_FILE', tokenFile)
          if (configuration !== undefined) exportPath(step, 'AZURE_CONFIG_DIR', configuration)
        },
      }
    } catch (error) {
      started?.running.kill()
      // What failed is the error; a folder that is still in use is left to `post`.
      await removeLaterFolder(folder).catch(() => toolkit.debug(`${folder} is still in use and is left to post`))
      throw error
    }
  }
}
