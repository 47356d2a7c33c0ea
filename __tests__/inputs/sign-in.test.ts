/** Tests the inputs of the root action: one typed record, and every mistake reported together by its name. */
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../src/core/error.ts'
import type { InputFacts } from '../../src/inputs/reader.ts'
import { readSignInInputs, type SignInInputs } from '../../src/inputs/sign-in.ts'

const TENANT = '00000000-0000-0000-0000-00000000000a'
const CLIENT = '11111111-1111-1111-1111-11111111111b'
const MANAGER = '22222222-2222-2222-2222-222222222222'
const IDENTITY =
  '/subscriptions/33333333-3333-3333-3333-333333333333/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'
const PEM = '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----'

type Given = Readonly<Record<string, string>>
const least: Given = { 'tenant-id': TENANT, 'client-id': CLIENT }

function read(more: Given, base: Given = least): { inputs: SignInInputs; masked: string[] } {
  const masked: string[] = []
  const given = { ...base, ...more }
  return {
    inputs: readSignInInputs(
      (name) => given[name] ?? '',
      (secret) => masked.push(secret),
    ),
    masked,
  }
}

/** The lines of what is wrong. */
function problems(more: Given, base: Given = least): readonly string[] {
  try {
    read(more, base)
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    expect(error.code).toBe('invalid-input')
    return error.details.length === 0 ? [error.message] : error.details
  }
  return []
}

describe('readSignInInputs', () => {
  it('needs a tenant and a client; the rest has the defaults of the contract', () => {
    expect(read({}).inputs).toMatchObject({
      tenantId: TENANT,
      clientId: CLIENT,
      target: { kind: 'application', clientId: CLIENT },
      subscriptionId: undefined,
      expectation: { pullRequest: false },
      manager: undefined,
      scopes: ['https://management.azure.com/.default'],
      audience: 'api://AzureADTokenExchange',
      audienceIsDefault: true,
      exportEnvironmentVariables: true,
      propagationTimeoutMs: 300_000,
      githubToken: undefined,
      cloud: { name: 'public' },
      endpoints: {
        authority: 'https://login.microsoftonline.com',
        graph: 'https://graph.microsoft.com',
        resourceManager: 'https://management.azure.com',
      },
    })
  })

  it('reads everything that can be given', () => {
    const { inputs } = read({
      'subscription-id': MANAGER.toUpperCase(),
      environment: 'production',
      branch: 'refs/heads/main',
      'manager-client-id': MANAGER,
      scopes: 'https://graph.microsoft.us/.default, api://x/.default\nhttps://graph.microsoft.us/.default',
      audience: 'api://mine',
      'export-environment-variables': 'False',
      'propagation-timeout': '0',
      'github-token': 'ghs_x',
      cloud: 'us-government',
      'authority-host': 'https://gateway.example/',
      'graph-endpoint': 'https://graph.example',
      'resource-manager-endpoint': 'https://arm.example//',
    })
    expect(inputs).toMatchObject({
      subscriptionId: MANAGER,
      expectation: { environment: 'production', branch: 'main', pullRequest: false },
      manager: { kind: 'federated', clientId: MANAGER },
      scopes: ['https://graph.microsoft.us/.default', 'api://x/.default'],
      audience: 'api://mine',
      audienceIsDefault: false,
      exportEnvironmentVariables: false,
      propagationTimeoutMs: 0,
      githubToken: 'ghs_x',
      endpoints: {
        authority: 'https://gateway.example',
        graph: 'https://graph.example',
        resourceManager: 'https://arm.example',
      },
    })
  })

  it('sets scope and audience with the cloud; endpoints change neither', () => {
    expect(read({ cloud: 'china', 'resource-manager-endpoint': 'https://arm.example' }).inputs).toMatchObject({
      scopes: ['https://management.chinacloudapi.cn/.default'],
      audience: 'api://AzureADTokenExchangeChina',
    })
  })

  it('takes a tenant by its domain, and IDs in any case', () => {
    expect(read({ 'tenant-id': 'contoso.onmicrosoft.com' }).inputs.tenantId).toBe('contoso.onmicrosoft.com')
    expect(read({ 'client-id': CLIENT.toUpperCase() }).inputs.clientId).toBe(CLIENT)
  })

  it.each(['china', 'public', 'germany', 'us-government', 'usgovernment'])(
    'takes "%s" for the name of an environment',
    (environment) => {
      expect(read({ environment }).inputs?.expectation.environment).toBe(environment)
    },
  )

  it('lets the manager read the client ID of a managed identity', () => {
    expect(
      read({ 'client-id': '', 'managed-identity-resource-id': IDENTITY, 'manager-client-id': MANAGER }).inputs,
    ).toMatchObject({ clientId: undefined, target: { kind: 'managed-identity', resourceId: IDENTITY } })
    expect(problems({ 'client-id': '', 'managed-identity-resource-id': IDENTITY })).toEqual([
      expect.stringContaining('`client-id` is empty, and without a manager'),
    ])
  })
})

describe('wrong inputs', () => {
  it('are reported all at once, each by its name', () => {
    const wrong = {
      'tenant-id': 'common',
      'client-id': 'not-a-guid',
      'subscription-id': 'x',
      branch: 'release/*',
      tag: 'v1',
      'pull-request': 'yes',
      'manager-client-id': 'y',
      'manager-client-secret': 'secret-of-the-manager',
      'manager-access-token': 'z-token',
      scopes: 'https://graph.microsoft.com',
      audience: 'two words',
      'export-environment-variables': '1',
      'propagation-timeout': '5m',
      cloud: 'AzureUSGovernment',
      'authority-host': 'http://login.example',
    }
    const lines = problems(wrong)
    for (const name of Object.keys(wrong)) expect(lines.join('\n')).toContain(`\`${name}\``)
    expect(lines.length).toBeGreaterThanOrEqual(13)
    expect(lines.join('\n')).not.toMatch(/secret-of-the-manager|z-token/)
  })

  it.each<[string, Given, RegExp]>([
    ['no tenant', { 'tenant-id': '' }, /`tenant-id` is empty: is the variable defined for this repository/],
    [
      'no client',
      { 'client-id': '', environment: 'production' },
      /`client-id` is empty: is the variable defined for environment production\?/,
    ],
    ['a tenant for everybody', { 'tenant-id': 'organizations' }, /`tenant-id`.*tenant's own ID/],
    ['a tenant that is neither', { 'tenant-id': 'contoso' }, /`tenant-id` is neither/],
    ['a path as tenant', { 'tenant-id': '../x.y/z' }, /`tenant-id` is neither/],
    ['a short GUID', { 'client-id': CLIENT.slice(1) }, /`client-id` is not a GUID/],
    ['a GUID in braces', { 'client-id': `{${CLIENT}}` }, /`client-id` is not a GUID/],
    ['the same GUID twice', { 'client-id': TENANT }, /`client-id` and `tenant-id` are the same/],
    [
      'an object that is no identity',
      { 'managed-identity-resource-id': `${IDENTITY}/x` },
      /`managed-identity-resource-id` is not the ARM ID/,
    ],
    [
      'an unknown cloud',
      { cloud: 'mars' },
      /`cloud` is unknown: "mars"; choose one of public, us-government, us-government-dod, china/,
    ],
    ['a cloud of another tool', { cloud: 'AzureUSGovernment' }, /did you mean `cloud: us-government`\?/],
    ['a word of the language', { cloud: 'constructor' }, /choose one of/],
    [
      'a cloud as environment',
      { environment: 'AzureUSGovernment' },
      /`environment`.*did you mean `cloud: us-government`\?/,
    ],
    ['http', { 'graph-endpoint': 'http://graph.example' }, /`graph-endpoint` must be an https URL/],
    ['no URL', { 'graph-endpoint': 'graph.example' }, /`graph-endpoint` is not a URL/],
    [
      'a URL with a password',
      { 'authority-host': 'https://u:p@x.example' },
      /`authority-host` must not hold a user name/,
    ],
    ['a URL with a query', { 'authority-host': 'https://x.example/?a' }, /`authority-host` must not have a query/],
    ['a scope without /.default', { scopes: 'https://graph.microsoft.com' }, /`scopes`.*\/\.default/],
    ['one of several scopes', { scopes: 'api://x/.default User.Read' }, /`scopes` holds "User.Read"/],
    ['another word for true', { 'pull-request': 'yes' }, /`pull-request` is neither true nor false: "yes"/],
    ['a number for true', { 'export-environment-variables': '1' }, /`export-environment-variables`/],
    ['mixed case', { 'pull-request': 'tRUE' }, /`pull-request`/],
    ['negative seconds', { 'propagation-timeout': '-1' }, /`propagation-timeout`/],
    ['a fraction', { 'propagation-timeout': '1.5' }, /`propagation-timeout`/],
    ['days', { 'propagation-timeout': '999999' }, /`propagation-timeout`/],
    ['branch and tag', { branch: 'main', tag: 'v1' }, /`branch` and `tag`/],
    ['pull request and tag', { 'pull-request': 'true', tag: 'v1' }, /`pull-request` and `tag`/],
    ['a tag as branch', { branch: 'refs/tags/v1' }, /`branch` is "refs\/tags\/v1", which is not a branch/],
    ['a pattern as tag', { tag: 'v*' }, /`tag`.*`tag-pattern`/],
    ['a blank in a branch', { branch: 'a b' }, /`branch` is not a name that git allows/],
    ['a long audience', { audience: 'x'.repeat(601) }, /`audience` must be one value/],
  ])('%s', (_, more, line) => {
    const lines = problems(more)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(line)
  })
})

describe('the manager', () => {
  it.each<[Given, unknown]>([
    [{ 'manager-client-id': MANAGER }, { kind: 'federated', clientId: MANAGER }],
    [
      { 'manager-client-id': MANAGER, 'manager-client-secret': 's3cret' },
      { kind: 'client-secret', clientId: MANAGER, clientSecret: 's3cret' },
    ],
    [
      { 'manager-client-id': MANAGER, 'manager-client-certificate': PEM },
      { kind: 'client-certificate', clientId: MANAGER, certificate: PEM },
    ],
    [{ 'manager-access-token': 't0ken' }, { kind: 'access-token', accessToken: 't0ken' }],
    [{ 'manager-credential': 'azure-cli' }, { kind: 'azure-cli' }],
    [{ 'manager-credential': 'managed-identity' }, { kind: 'managed-identity' }],
  ])('is read from %j', (more, manager) => {
    expect(read(more).inputs.manager).toEqual(manager)
  })

  it.each<[Given, RegExp]>([
    [
      { 'manager-client-id': MANAGER, 'manager-client-secret': 's', 'manager-client-certificate': PEM },
      /Two kinds of manager.*`manager-client-secret`.*`manager-client-certificate`/,
    ],
    [
      { 'manager-client-id': MANAGER, 'manager-access-token': 't' },
      /Two kinds.*`manager-client-id`.*`manager-access-token`/,
    ],
    [{ 'manager-client-id': MANAGER, 'manager-credential': 'azure-cli' }, /Two kinds/],
    [{ 'manager-access-token': 't', 'manager-credential': 'azure-cli' }, /Two kinds/],
    [{ 'manager-client-secret': 's' }, /`manager-client-secret` needs `manager-client-id`/],
    [{ 'manager-client-certificate': PEM }, /`manager-client-certificate` needs/],
    [{ 'manager-credential': 'az' }, /`manager-credential` is neither azure-cli nor managed-identity: "az"/],
    [{ 'manager-credential': 'constructor' }, /`manager-credential`/],
    [{ 'manager-client-id': 'x' }, /`manager-client-id` is not a GUID/],
  ])('is a mistake in %j', (more, line) => {
    const lines = problems(more)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(line)
  })

  it('masks what is secret, also when something else is wrong', () => {
    expect(read({ 'manager-client-id': MANAGER, 'manager-client-secret': 's3cret' }).masked).toContain('s3cret')
    expect(read({ 'manager-client-id': MANAGER, 'manager-client-certificate': PEM }).masked).toContain(PEM)
    expect(read({ 'manager-client-id': MANAGER, 'manager-client-certificate': '/path/to.pem' }).masked).toEqual([])
    const masked: string[] = []
    const given: Given = { 'manager-access-token': 't0ken', 'manager-client-secret': 's3cret' }
    expect(() =>
      readSignInInputs(
        (name) => given[name] ?? '',
        (secret) => masked.push(secret),
      ),
    ).toThrow(FederationError)
    expect(masked).toEqual(expect.arrayContaining(['t0ken', 's3cret']))
  })
})

it.each(['A'.repeat(600), 'MIIC\nMIIC'])('takes a bare key for a mistake, masks it and shows none of it', (key) => {
  const masked: string[] = []
  const given: Given = { ...least, 'manager-client-id': MANAGER, 'manager-client-certificate': key }
  const read = () =>
    readSignInInputs(
      (name) => given[name] ?? '',
      (secret) => masked.push(secret),
    )
  expect(read).toThrow('`manager-client-certificate` is neither PEM')
  expect(read).not.toThrow(key.slice(0, 4))
  expect(masked).toContain(key)
})

it.each([
  ['resourceGroups/rg', 'resourceGroups/r?g'],
  ['resourceGroups/rg', 'resourceGroups/r%2Fg'],
  ['userAssignedIdentities/shop', 'userAssignedIdentities/sh%3Fop'],
  ['userAssignedIdentities/shop', 'userAssignedIdentities/..'],
])('refuses an ARM ID that would lead a request elsewhere (%s as %s)', (from, to) => {
  expect(problems({ 'managed-identity-resource-id': IDENTITY.replace(from, to) })).toHaveLength(1)
})

describe('what later steps get', () => {
  it('is nothing by default, and the Azure CLI needs the identity endpoint', () => {
    expect(read({}).inputs).toMatchObject({ identityEndpoint: false, tokenFile: false, azureCliLogin: false })
    expect(read({ 'identity-endpoint': 'true' }).inputs).toMatchObject({ identityEndpoint: true, azureCliLogin: false })
    expect(read({ 'azure-cli-login': 'true' }).inputs).toMatchObject({ identityEndpoint: true, azureCliLogin: true })
    expect(read({ 'token-file': 'true' }).inputs).toMatchObject({ identityEndpoint: false, tokenFile: true })
  })

  it.each([
    [{ 'identity-endpoint': 'true' }, '`identity-endpoint`'],
    [{ 'azure-cli-login': 'true' }, '`azure-cli-login`'],
    [{ 'identity-endpoint': 'true', 'azure-cli-login': 'true' }, '`identity-endpoint` and `azure-cli-login`'],
  ])('reaches no later step without exports: %j', (given, names) => {
    expect(problems({ ...(given as Given), 'export-environment-variables': 'false' })).toEqual([
      expect.stringContaining(`${names} cannot work with \`export-environment-variables: false\``),
    ])
  })

  it.each(['identity-endpoint', 'token-file', 'azure-cli-login'])('is %s: true or false, and nothing else', (name) => {
    expect(problems({ [name]: 'yes' })).toEqual([expect.stringContaining(`\`${name}\` is neither true nor false`)])
  })

  it('may be a token file without exports: its path is an output', () => {
    expect(problems({ 'token-file': 'true', 'export-environment-variables': 'false' })).toEqual([])
  })
})

describe('facts about the run', () => {
  const readWith = (given: Given, facts: InputFacts) => {
    try {
      readSignInInputs(
        (name) => given[name] ?? '',
        () => {},
        facts,
      )
      return ''
    } catch (error) {
      return error instanceof FederationError ? `${error.message} ${error.details.join(' ')}` : String(error)
    }
  }
  const facts: InputFacts = { actor: 'mona', isReadableFile: (path) => path === 'here.pem' }

  it('explain empty inputs of a run of Dependabot', () => {
    const text = readWith({}, { ...facts, actor: 'dependabot[bot]' })
    expect(text).toMatch(/`tenant-id` is empty: Dependabot's runs get no secrets of GitHub Actions/)
    expect(text).not.toContain('is the variable defined')
    expect(readWith({}, facts)).toMatch(/is the variable defined/)
  })

  it('find a certificate that is not there, before anything is sent', () => {
    const manager = { ...least, 'manager-client-id': MANAGER }
    const missing = readWith({ ...manager, 'manager-client-certificate': 'gone.pem' }, facts)
    expect(missing).toMatch(
      /`manager-client-certificate` names a file that is not there or cannot be read: "gone\.pem"/,
    )
    expect(readWith({ ...manager, 'manager-client-certificate': 'here.pem' }, facts)).toBe('')
    expect(readWith({ ...manager, 'manager-client-certificate': '-----BEGIN CERTIFICATE-----' }, facts)).toBe('')
  })
})
