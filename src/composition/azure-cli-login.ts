/** Signs the runner's Azure CLI in for later steps, in a configuration folder of its own. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  chooseCloudArguments,
  federatedLoginArguments,
  IDENTITY_LOGIN,
  parseAzureCliVersion,
  parseSubscriptionIds,
  usesIdentityEndpoint,
} from '../core/azure-cli.ts'
import { FederationError } from '../core/error.ts'
import type { RequestIdToken } from '../federation/ports.ts'
import type { SignInResult } from '../federation/sign-in/sign-in.ts'
import type { SignInInputs } from '../inputs/sign-in.ts'
import { createAzureCli, type RunAzureCli } from '../runner/azure-cli.ts'
import type { Environment } from '../runner/environment.ts'
import { writeSecretFile } from '../runner/token-file.ts'
import type { Toolkit } from '../runner/toolkit.ts'

/** The step that prepares. */
export interface PreparingStep {
  readonly toolkit: Toolkit
  readonly environment: Environment
}

/** What a sign-in of the CLI needs. */
export interface AzureCliLogin {
  readonly step: PreparingStep
  readonly inputs: SignInInputs
  readonly result: SignInResult
  readonly requestIdToken: RequestIdToken
  /** Folder of this run. */
  readonly folder: string
  readonly endpoint: { readonly url: string; readonly header: string }
}

/**
 * The CLI finds the endpoint, and nothing that would lead it elsewhere; it never asks a proxy for 127.0.0.1. Its telemetry
 * would outlive these calls in a process of its own: https://learn.microsoft.com/cli/azure/azure-cli-configuration
 */
function variablesFor(configuration: string, { endpoint, step }: AzureCliLogin): Environment {
  const exempt = [step.environment.no_proxy || step.environment.NO_PROXY, '127.0.0.1'].filter(Boolean).join(',')
  return {
    AZURE_CONFIG_DIR: configuration,
    AZURE_CORE_COLLECT_TELEMETRY: 'false',
    IDENTITY_ENDPOINT: endpoint.url,
    IDENTITY_HEADER: endpoint.header,
    IDENTITY_SERVER_THUMBPRINT: undefined,
    IMDS_ENDPOINT: undefined,
    MSI_ENDPOINT: undefined,
    MSI_SECRET: undefined,
    no_proxy: exempt,
    NO_PROXY: exempt,
  }
}

async function readVersion(az: RunAzureCli): Promise<string> {
  const version = parseAzureCliVersion(await az(['version', '--output', 'json']))
  if (version !== undefined) return version
  throw new FederationError('service-unavailable', '`az version` did not tell its version.', {
    hint: 'Reinstall the Azure CLI on this runner, or leave `azure-cli-login` out.',
  })
}

/** True when the signed-in CLI knows the subscription, or cannot tell. */
async function knowsSubscription(az: RunAzureCli, subscriptionId: string): Promise<boolean> {
  try {
    const ids = parseSubscriptionIds(await az(['account', 'list', '--all', '--output', 'json']))
    return ids?.includes(subscriptionId.toLowerCase()) ?? true
  } catch {
    return true
  }
}

/**
 * The CLI knows the subscriptions in which the identity had a role when it was signed in.
 * @throws FederationError `invalid-input` for a subscription in which the identity has no role
 */
async function chooseSubscription(az: RunAzureCli, subscriptionId: string, clientId: string): Promise<void> {
  try {
    await az(['account', 'set', '--subscription', subscriptionId])
  } catch (cause) {
    if (await knowsSubscription(az, subscriptionId)) throw cause
    const answer = cause instanceof FederationError ? cause.answer : undefined
    throw new FederationError(
      'invalid-input',
      `The identity ${clientId} has no role in the subscription ${subscriptionId}, so the Azure CLI cannot choose it.`,
      {
        hint: `Leave \`subscription-id\` out, or give the identity a role, which can take minutes to be seen: az role assignment create --role Reader --scope /subscriptions/${subscriptionId} --assignee ${clientId}`,
        ...(answer !== undefined && { answer }),
        cause,
      },
    )
  }
}

async function loginOlderCli(az: RunAzureCli, version: string, login: AzureCliLogin): Promise<void> {
  const { inputs, result, requestIdToken, folder, step } = login
  const file = 'assertion.jwt'
  try {
    await writeSecretFile(join(folder, file), (await requestIdToken(result.claims.aud)).jwt)
    await az(federatedLoginArguments(result.clientId, inputs.tenantId, file))
  } finally {
    rmSync(join(folder, file), { force: true })
  }
  step.toolkit.warning(
    `The Azure CLI ${version} cannot use the identity endpoint (2.73.0 and later can), so it keeps this job's ID token, which lives five minutes: after that, \`az\` fails with AADSTS700024 for every service that it has no token for yet, and after about an hour for all of them. Update the CLI on this runner.`,
  )
}

/**
 * Signs the CLI in and chooses the subscription, if one is given; returns the configuration folder.
 * @throws FederationError `service-unavailable` with the CLI's own sentence; `invalid-input` for a subscription without a role
 */
export async function loginAzureCli(program: string, login: AzureCliLogin): Promise<string> {
  const { step, inputs, result, folder } = login
  const configuration = join(folder, 'azure')
  mkdirSync(configuration, { mode: 0o700 })
  const az = createAzureCli(program, {
    folder,
    environment: step.environment,
    variables: variablesFor(configuration, login),
  })
  const version = await readVersion(az)
  const cloud = chooseCloudArguments(inputs.cloud.name)
  if (cloud !== undefined) await az(cloud)
  if (usesIdentityEndpoint(version)) await az(IDENTITY_LOGIN)
  else await loginOlderCli(az, version, login)
  if (inputs.subscriptionId !== undefined) await chooseSubscription(az, inputs.subscriptionId, result.clientId)
  step.toolkit.info(
    `Signed the Azure CLI ${version} in as ${result.clientId}; its configuration is in "${configuration}"`,
  )
  return configuration
}
