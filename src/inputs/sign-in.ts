/** The inputs of the root action: one typed record, every mistake reported together. */
import { type Cloud, resourceManagerScope } from '../core/cloud.ts'
import type { Manager } from '../core/manager.ts'
import type { Expectation } from '../core/subject/expectation.ts'
import type { Target } from '../core/target.ts'
import { type Endpoints, readCloud } from './cloud.ts'
import { readExpectation } from './expectation.ts'
import { readManager } from './manager.ts'
import { createInputReader, type GetInput, type InputFacts, type InputReader, throwProblems } from './reader.ts'
import { readAudience, readTarget, readTenant } from './target.ts'

/** The root action's inputs, parsed. */
export interface SignInInputs {
  readonly tenantId: string
  /** Undefined only for a managed identity whose client ID the manager reads. */
  readonly clientId: string | undefined
  readonly target: Target
  readonly subscriptionId: string | undefined
  readonly expectation: Expectation
  readonly manager: Manager | undefined
  readonly scopes: readonly [string, ...string[]]
  readonly audience: string
  readonly audienceIsDefault: boolean
  readonly exportEnvironmentVariables: boolean
  /** True as well when the Azure CLI is to be signed in, since that goes through the endpoint. */
  readonly identityEndpoint: boolean
  readonly tokenFile: boolean
  readonly azureCliLogin: boolean
  readonly propagationTimeoutMs: number
  readonly githubToken: string | undefined
  readonly cloud: Cloud
  readonly endpoints: Endpoints
}

const DEFAULT_TIMEOUT_S = 300

type LaterInputs = Pick<SignInInputs, 'exportEnvironmentVariables' | 'identityEndpoint' | 'tokenFile' | 'azureCliLogin'>

/** Reads what later steps get. A later step finds the endpoint, and the CLI's configuration, only through variables. */
function readLater(reader: InputReader): LaterInputs {
  const exportEnvironmentVariables = reader.boolean('export-environment-variables', true)
  const [identityEndpoint, azureCliLogin] = [
    reader.boolean('identity-endpoint', false),
    reader.boolean('azure-cli-login', false),
  ]
  const needing = [identityEndpoint && '`identity-endpoint`', azureCliLogin && '`azure-cli-login`'].filter(Boolean)
  if (needing.length > 0 && !exportEnvironmentVariables) {
    reader.problems.push(
      `${needing.join(' and ')} cannot work with \`export-environment-variables: false\`: later steps find it through variables.`,
    )
  }
  return {
    exportEnvironmentVariables,
    identityEndpoint: identityEndpoint || azureCliLogin,
    tokenFile: reader.boolean('token-file', false),
    azureCliLogin,
  }
}

function readScopes(reader: InputReader, cloud: Cloud): readonly [string, ...string[]] {
  const [first, ...others] = [...new Set(reader.list('scopes'))]
  for (const scope of [first, ...others]) {
    if (scope !== undefined && !/^[^/].*[^/]\/?\/\.default$/.test(scope)) {
      reader.problems.push(
        `\`scopes\` holds "${scope}": a scope is one resource followed by /.default, such as https://graph.microsoft.com/.default.`,
      )
    }
  }
  return first === undefined ? [resourceManagerScope(cloud)] : [first, ...others]
}

/**
 * Reads all inputs of the root action.
 * @throws FederationError `invalid-input` naming every wrong input
 */
export function readSignInInputs(getInput: GetInput, mask: (secret: string) => void, facts?: InputFacts): SignInInputs {
  const reader = createInputReader(getInput, facts)
  const expectation = readExpectation(reader)
  const tenantId = readTenant(reader, expectation.environment)
  const { clientId, target } = readTarget(reader, expectation.environment)
  const manager = readManager(reader, mask)
  const { cloud, endpoints } = readCloud(reader)
  if (clientId !== undefined && clientId === tenantId.toLowerCase())
    reader.problems.push('`client-id` and `tenant-id` are the same value.')
  if (target.kind === 'managed-identity' && clientId === undefined && manager === undefined) {
    reader.problems.push('`client-id` is empty, and without a manager it cannot be read from the managed identity.')
  }
  const inputs: SignInInputs = {
    tenantId,
    clientId,
    target,
    subscriptionId: reader.guid('subscription-id'),
    expectation,
    manager,
    scopes: readScopes(reader, cloud),
    audience: readAudience(reader, cloud),
    audienceIsDefault: reader.text('audience') === undefined,
    ...readLater(reader),
    propagationTimeoutMs: reader.seconds('propagation-timeout', DEFAULT_TIMEOUT_S) * 1000,
    githubToken: reader.token('github-token'),
    cloud,
    endpoints,
  }
  throwProblems(reader.problems)
  return inputs
}
