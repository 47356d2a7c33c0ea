/** Proves that docs/TOOLS.md names what the action exports, and docs/MIGRATE.md every input of azure/login. */
import { describe, expect, test } from 'vitest'
import { CLOUDS, type CloudName } from '../src/core/cloud.ts'
import { toEnvironmentVariables } from '../src/runner/exports.ts'
import { actionFileOf, checkedTable, codes, read } from './documents.ts'

const tools = checkedTable(read('docs/TOOLS.md'), 'tools')
const readBy = (tool: string) => codes(tools.find(([name]) => name.includes(tool))?.[1] ?? '')

/** Set by GitHub's runner: https://docs.github.com/actions/reference/security/oidc */
const RUNNER = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']
/** Exported by the inputs for later steps; scenarios hold these against a real step. */
const LATER_STEPS = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'AZURE_FEDERATED_TOKEN_FILE', 'AZURE_CONFIG_DIR']

function exported(cloud: CloudName, subscriptionId: string | undefined): readonly string[] {
  const identity = {
    tenantId: 't',
    clientId: 'c',
    subscriptionId,
    cloud: CLOUDS[cloud],
    authority: CLOUDS[cloud].authority,
  }
  return [...toEnvironmentVariables(identity).keys()]
}

const everything = exported('china', 's')

describe('docs/TOOLS.md', () => {
  test("names no variable that is neither exported nor the runner's", () => {
    const named = tools.flatMap(([, reads = '']) => codes(reads).filter((name) => /^[A-Z_]+$/.test(name)))
    const known = [...everything, ...LATER_STEPS, ...RUNNER]
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  test.each([...everything, ...LATER_STEPS])('says who reads %s', (name) => {
    expect(tools.filter(([, reads = '']) => codes(reads).includes(name)).map(([tool]) => tool)).not.toEqual([])
  })

  // https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc
  // https://registry.terraform.io/providers/azure/azapi/latest/docs/guides/service_principal_oidc
  // https://www.pulumi.com/registry/packages/azure-native/installation-configuration/
  const PROVIDERS = ['ARM_USE_OIDC', 'ARM_CLIENT_ID', 'ARM_TENANT_ID', 'ARM_SUBSCRIPTION_ID', 'ARM_ENVIRONMENT']
  test.each(['azurerm', 'azapi', 'Pulumi'])('lists for %s what its documentation lists', (tool) => {
    expect(readBy(tool)).toEqual([...PROVIDERS, ...RUNNER])
  })

  test('the providers get all of it, and no token that would stop them from renewing', () => {
    expect(PROVIDERS.filter((name) => !everything.includes(name))).toEqual([])
    expect(everything.filter((name) => /TOKEN/.test(name))).toEqual([])
  })

  test('in the public cloud no environment is exported, without a subscription none', () => {
    const left = everything.filter((name) => !exported('public', undefined).includes(name))
    expect(left.toSorted()).toEqual([
      'ARM_ENVIRONMENT',
      'ARM_SUBSCRIPTION_ID',
      'AZURE_AUTHORITY_HOST',
      'AZURE_SUBSCRIPTION_ID',
    ])
  })
})

describe('docs/MIGRATE.md', () => {
  const rows = checkedTable(read('docs/MIGRATE.md'), 'azure/login')
  // https://github.com/Azure/login/blob/v2/action.yml
  const INPUTS = [
    'client-id',
    'tenant-id',
    'subscription-id',
    'allow-no-subscriptions',
    'audience',
    'environment',
    'auth-type',
    'creds',
    'enable-AzPSSession',
  ]

  test('has a row for every input of azure/login', () => {
    expect(rows.map(([name]) => codes(name)[0]?.split(':')[0])).toEqual(INPUTS)
  })

  test('the first three rows are the same inputs here', () => {
    const inputs = actionFileOf('OWNER/REPO@v1')?.inputs ?? {}
    for (const [name, here = ''] of rows.slice(0, 3)) {
      expect(codes(here)[0]).toBe(codes(name)[0])
      expect(Object.keys(inputs)).toContain(codes(name)[0])
    }
  })

  test.each(['environment', 'auth-type', 'creds', 'enable-AzPSSession', 'allow-no-subscriptions'])(
    '%s: says what replaces it, or to stay',
    (input) => {
      const [, here = ''] = rows.find(([name]) => name.startsWith(`\`${input}`)) ?? []
      expect(here).toMatch(/nothing|stay with azure\/login|`cloud`/)
    },
  )

  test('every cloud of azure/login has its name here', () => {
    const [, here = ''] = rows.find(([name]) => name.startsWith('`environment')) ?? []
    for (const name of ['azurecloud', 'azureusgovernment', 'azurechinacloud', 'azuregermancloud', 'azurestack'])
      expect(codes(here)).toContain(name)
    expect(Object.keys(CLOUDS).filter((name) => !codes(here).includes(name))).toEqual([])
  })
})
