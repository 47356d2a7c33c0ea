/** Tests outputs, annotations and exports as the runner sees them. */
import { afterAll, describe, expect, it } from 'vitest'
import { CLOUDS } from '../../src/core/cloud.ts'
import { FederationError } from '../../src/core/error.ts'
import { parseSubject } from '../../src/core/subject/subject.ts'
import type { SignInResult } from '../../src/federation/sign-in/sign-in.ts'
import { describeFailure } from '../../src/report/failure.ts'
import { SIGN_IN_OUTPUTS, signInLines, signInOutputs } from '../../src/report/sign-in.ts'
import { exportIdentity, toEnvironmentVariables } from '../../src/runner/exports.ts'
import { failStep, printLines, resetOutputs, setOutputs, writeSummary } from '../../src/runner/step.ts'
import type { Toolkit } from '../../src/runner/toolkit.ts'
import { ARM, AUDIENCE, CLIENT_ID, claimsOf, GITHUB, SUBJECT } from '../federation/job.ts'
import { createRunner } from '../runner/recorder.ts'

const TENANT = '00000000-0000-0000-0000-00000000000a'
const SUBSCRIPTION = '33333333-3333-3333-3333-333333333333'
const JWT = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.c2lnbmF0dXJl`
const runner = createRunner()
afterAll(() => runner.dispose())

const reportSignIn = (signedIn: SignInResult) => (toolkit: Toolkit) => {
  setOutputs(toolkit, signInOutputs(signedIn))
  printLines(toolkit, signInLines(signedIn))
}
const reportFailure = (error: FederationError, url: string) => (toolkit: Toolkit) =>
  failStep(toolkit, describeFailure(error, url))

const result: SignInResult = {
  clientId: CLIENT_ID,
  claims: claimsOf(),
  parsed: parseSubject(SUBJECT),
  change: 'created',
  credential: { id: 'id-1', name: 'gh-shop', issuer: GITHUB, subject: SUBJECT, audiences: [AUDIENCE] },
  tokens: [
    { scope: ARM, token: 'token-1', expiresOn: Date.parse('2026-03-01T12:00:00.900Z') },
    { scope: 'api://x/.default', token: 'token-2', expiresOn: Date.parse('2026-03-01T13:00:00Z') },
  ],
}

describe('outputs', () => {
  it('are neutral before they are real', async () => {
    const { outputs } = await runner.step((toolkit) => resetOutputs(toolkit, SIGN_IN_OUTPUTS))
    expect(outputs).toEqual(Object.fromEntries([...SIGN_IN_OUTPUTS, 'error-code'].map((name) => [name, ''])))
  })

  it('tell the whole sign-in', async () => {
    const { outputs, stdout } = await runner.step(reportSignIn(result))
    expect(outputs).toEqual({
      'access-token': 'token-1',
      'access-tokens': expect.any(String),
      'expires-on': '2026-03-01T12:00:00Z',
      'client-id': CLIENT_ID,
      issuer: GITHUB,
      subject: SUBJECT,
      audience: AUDIENCE,
      'credential-name': 'gh-shop',
      'credential-id': 'id-1',
      'credential-change': 'created',
    })
    expect(JSON.parse(outputs['access-tokens'] ?? '')).toEqual({
      [ARM]: { token: 'token-1', expiresOn: '2026-03-01T12:00:00Z' },
      'api://x/.default': { token: 'token-2', expiresOn: '2026-03-01T13:00:00Z' },
    })
    expect(stdout).not.toMatch(/token-[12]/)
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/octo-org\/shop, environment production for 2 scopes/),
    ])
  })

  it('leave the credential empty where none was looked at', async () => {
    const [first] = result.tokens
    const { credential: _, ...kept } = result
    const { outputs, stdout } = await runner.step(reportSignIn({ ...kept, change: 'kept', tokens: [first] }))
    expect(outputs['credential-name']).toBe('')
    expect(outputs['credential-id']).toBe('')
    expect(outputs['credential-change']).toBe('kept')
    expect(stdout).not.toContain('scopes')
  })
})

describe('a failure', () => {
  const failure = new FederationError('trust-missing', 'Entra does not trust this job.', {
    hint: 'Add it.',
    details: ['line one', `with ${JWT}`],
    answer: {
      service: 'Microsoft Entra',
      status: 401,
      code: 'AADSTS700213',
      message: 'AADSTS700213: No match',
      correlationId: 'c-1',
    },
    cause: new Error(`below ${JWT}`),
  })
  const url = 'https://github.com/o/r/blob/v1/docs/TROUBLESHOOTING.md'

  it("is one annotation with code and cure, then details, the service's words and where to read on", async () => {
    const step = await runner.step(reportFailure(failure, url))
    expect(step.failed).toBe(true)
    expect(step.outputs['error-code']).toBe('trust-missing')
    expect(step.commands).toEqual(['::error::[trust-missing] Entra does not trust this job.%0AAdd it.'])
    for (const part of ['line one', 'HTTP 401', 'AADSTS700213: No match', 'correlation ID c-1', `${url}#trust-missing`])
      expect(step.stdout).toContain(part)
    expect(step.stdout).not.toContain('    at ')
  })

  it('shows stacks with debug logging only, and a token never', async () => {
    const step = await runner.step(reportFailure(failure, url), { RUNNER_DEBUG: '1' })
    expect(step.stdout).toContain('::debug::FederationError')
    for (const part of JWT.split('.')) expect(step.stdout).not.toContain(part)
  })

  it('says less where less is known', async () => {
    const step = await runner.step(reportFailure(new FederationError('internal', 'Broken.'), url))
    expect(step.commands).toEqual(['::error::[internal] Broken.'])
    expect(
      (
        await runner.step(
          reportFailure(new FederationError('internal', 'm', { answer: { service: 'GitHub', code: 'X' } }), url),
        )
      ).stdout,
    ).toContain('GitHub said: X')
  })
})

describe('writeSummary', () => {
  it('writes what there is, and nothing for nothing', async () => {
    expect((await runner.step((toolkit) => writeSummary(toolkit, '### hello'))).summary).toContain('### hello')
    expect((await runner.step((toolkit) => writeSummary(toolkit, undefined))).summary).toBe('')
  })

  it('is no reason to fail where the runner has no summaries', async () => {
    const addSummary = () => Promise.reject(new Error('no file'))
    const { failed, commands } = await runner.step((toolkit) => writeSummary({ ...toolkit, addSummary }, '### hello'))
    expect(failed).toBe(false)
    expect(commands).toEqual(['::debug::The job summary could not be written: no file'])
  })
})

describe('exports', () => {
  const identity = {
    tenantId: TENANT,
    clientId: CLIENT_ID,
    subscriptionId: undefined,
    cloud: CLOUDS.public,
    authority: CLOUDS.public.authority,
  }

  it('are identifiers for the SDKs and Terraform', () => {
    expect(Object.fromEntries(toEnvironmentVariables(identity))).toEqual({
      AZURE_CLIENT_ID: CLIENT_ID,
      AZURE_TENANT_ID: TENANT,
      ARM_CLIENT_ID: CLIENT_ID,
      ARM_TENANT_ID: TENANT,
      ARM_USE_OIDC: 'true',
    })
    expect(
      Object.fromEntries(
        toEnvironmentVariables({
          ...identity,
          subscriptionId: SUBSCRIPTION,
          cloud: CLOUDS.china,
          authority: CLOUDS.china.authority,
        }),
      ),
    ).toMatchObject({
      AZURE_SUBSCRIPTION_ID: SUBSCRIPTION,
      ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
      AZURE_AUTHORITY_HOST: 'https://login.partner.microsoftonline.cn',
      ARM_ENVIRONMENT: 'china',
    })
  })

  it('reach later steps, and warn about another value only', async () => {
    const { variables, commands } = await runner.step((toolkit) =>
      exportIdentity(
        toolkit,
        { ...identity, subscriptionId: SUBSCRIPTION },
        { AZURE_CLIENT_ID: 'other', AZURE_TENANT_ID: TENANT.toUpperCase(), ARM_CLIENT_ID: '' },
      ),
    )
    expect(variables).toMatchObject({
      AZURE_CLIENT_ID: CLIENT_ID,
      ARM_SUBSCRIPTION_ID: SUBSCRIPTION,
      ARM_USE_OIDC: 'true',
    })
    expect(Object.keys(variables)).not.toContain('ARM_OIDC_TOKEN_FILE_PATH')
    expect(commands).toEqual([expect.stringMatching(/^::warning::AZURE_CLIENT_ID was "other"/)])
  })
})

describe('a runner whose output file is gone', () => {
  it('is still told why the step failed', async () => {
    const setOutput = () => {
      throw new Error('Missing file at path: /nowhere/output')
    }
    const { stdout, failed } = await runner.step((toolkit) =>
      reportFailure(new FederationError('trust-missing', 'No.'), 'docs')({ ...toolkit, setOutput }),
    )
    expect(failed).toBe(true)
    expect(stdout).toContain('[trust-missing] No.')
    expect(stdout).toContain('error-code could not be set')
  })
})

it('shows no command that a name holds', async () => {
  const sub = 'repo:octo-org/shop:environment:x##[add-path]y'
  const { stdout } = await runner.step(
    reportSignIn({ ...result, claims: claimsOf({ sub }), parsed: parseSubject(sub) }),
  )
  expect(stdout).not.toContain('##[')
})
