import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXCHANGE_AUDIENCES } from '../../../src/core/cloud.ts'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { isPrivateHost } from '../../../src/core/credential/network-address.ts'
import { errorsOf } from '../../../src/core/lint/finding.ts'
import { type LintFacts, lintCredential } from '../../../src/core/lint/lint.ts'
import { lintManagerRoles } from '../../../src/core/lint/trust.ts'
import { buildSubject } from '../../../src/core/subject/subject.ts'

const ISSUER = 'https://token.actions.githubusercontent.com'
const GUID = '13051989-33ba-4ced-b4a4-b56aac699948'

interface Example {
  readonly id: number
  readonly verdict: string
  readonly fic: FederatedIdentityCredential
}

const { examples } = JSON.parse(readFileSync(new URL('../../vectors/credentials.json', import.meta.url), 'utf8')) as {
  examples: readonly Example[]
}

/** Puts plausible values where a templated document has placeholders. */
function fill(text: string): string {
  const known: readonly (readonly [RegExp, string])[] = [
    [/\$\{environment\(\)\.authentication\.loginEndpoint\}/g, 'https://login.microsoftonline.com/'],
    [/\$\{azuredevops_[^}]*\}/g, 'sc://org/project/connection'],
    [/\$\{SERVICE_ACCOUNT_ISSUER\}|<AKS OIDC issuer>/g, `https://westeurope.oic.prod-aks.azure.com/${GUID}/${GUID}/`],
    [/\$\{var\.tfc_hostname\}/g, 'app.terraform.io'],
    [/\$\{[^}]*(?:tenant|principal)[^}]*\}|\{tenantID\}/gi, GUID],
    [/\$\{REPO\}|\$\{var\.repository_name\}/g, 'octo-org/shop'],
    [/\{credentialName\}|%\[5\]s/g, 'name'],
    [/<namespace-id>/g, '4711'],
    [/\$\{[^}]*\}|<[^>]*>/g, 'name'],
  ]
  return known.reduce((filled, [placeholder, value]) => filled.replace(placeholder, value), text)
}

function usable({ fic }: Example): FederatedIdentityCredential {
  return { name: 'named', ...JSON.parse(fill(JSON.stringify(fic))) }
}

function errors(credential: FederatedIdentityCredential, facts: LintFacts = {}): readonly string[] {
  return lintCredential(credential, facts)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
}

describe('every known document', () => {
  const facts = { cloudAudiences: EXCHANGE_AUDIENCES, authority: 'https://login.microsoftonline.com' }
  const titled = examples.map((example) => [`${example.id} ${example.fic.name} (${example.verdict})`, example] as const)

  it.each(titled.filter(([, { verdict }]) => verdict === 'ok'))('%s can be written', (_, example) => {
    expect(errors(usable(example), facts)).toEqual([])
  })

  it.each(titled.filter(([, { verdict }]) => verdict !== 'ok'))('%s is caught', (_, example) => {
    const caught = errors(usable(example), facts)
    expect(caught).toHaveLength(1)
    expect(['issuer-trailing-slash', 'pull-request-spelling', 'expression-invalid']).toContain(caught[0])
  })
})

function exact(subject: string, changed: Partial<FederatedIdentityCredential> = {}): FederatedIdentityCredential {
  return { name: 'named', issuer: ISSUER, subject, audiences: ['api://AzureADTokenExchange'], ...changed } as never
}

function flexible(value: string, issuer = ISSUER): FederatedIdentityCredential {
  return { name: 'named', issuer, audiences: ['a'], claimsMatchingExpression: { value, languageVersion: 1 } }
}

function codes(credential: FederatedIdentityCredential, facts: LintFacts = {}): readonly string[] {
  return lintCredential(credential, facts).map(({ code, severity }) => `${severity} ${code}`)
}

const prod = 'repo:o/r:environment:prod'

describe('shape', () => {
  it.each<[string, Partial<FederatedIdentityCredential>, string]>([
    ['a bad name', { name: 'a/b' }, 'name-invalid'],
    ['no audience', { audiences: [] }, 'audience-count'],
    ['two audiences', { audiences: ['a', 'b'] }, 'audience-count'],
    ['an empty audience', { audiences: [' '] }, 'empty'],
    ['blanks in an audience', { audiences: [' a'] }, 'blanks'],
    ['a long audience', { audiences: ['a'.repeat(601)] }, 'too-long'],
    ['a long description', { description: 'a'.repeat(601) }, 'too-long'],
    ['an empty issuer', { issuer: '' }, 'empty'],
    ['blanks in an issuer', { issuer: `${ISSUER} ` }, 'blanks'],
  ])('finds %s', (_, changed, code) => {
    expect(errors(exact(prod, changed))).toEqual([code])
  })

  it('finds blanks, emptiness and length in a subject', () => {
    expect(errors(exact(` ${prod}`))).toEqual(['blanks'])
    expect(errors(exact('  '))).toEqual(['empty'])
    expect(errors(exact(`repo:o/r:environment:${'a'.repeat(600)}`))).toEqual(['too-long'])
    expect(errors(exact(`repo:o/r:environment:${'a'.repeat(579)}`))).toEqual([])
  })

  it('lets no value break the log', () => {
    for (const { message, safer } of lintCredential(exact('a\nb', { name: '\u001b', issuer: 'https://a\n.b' }))) {
      expect(message + safer).not.toMatch(/\p{Cc}/u)
    }
  })

  it('gives a sentence and a safer choice, and the first error', () => {
    const findings = lintCredential(exact('repo:o/r:pull-request'))
    expect(errorsOf(findings)[0]).toEqual({
      code: 'pull-request-spelling',
      severity: 'error',
      message: 'GitHub never writes "pull-request".',
      safer: 'Write "pull_request", with an underscore.',
    })
    expect(errorsOf(lintCredential(exact(prod)))).toEqual([])
  })
})

describe('issuers', () => {
  it.each([
    [`${ISSUER}/`, 'error issuer-trailing-slash'],
    [`${ISSUER}/octo-inc/`, 'error issuer-trailing-slash'],
    [`${ISSUER}/%20`, 'error issuer-not-github'],
    [`${ISSUER}/octo%20inc`, 'error issuer-not-github'],
    [`${ISSUER}/octo,inc`, 'error issuer-not-github'],
    ['https://token.actions.octo.ghe.com/', 'error issuer-trailing-slash'],
    ['https://ghes.example.com/_services/token/', 'error issuer-trailing-slash'],
    ['https://accounts.google.com/', 'error issuer-trailing-slash'],
    [`https://oidc.prod-aks.azure.com/${GUID}`, 'error issuer-slash-missing'],
    ['https://TOKEN.actions.githubusercontent.com', 'error issuer-case'],
    [`${ISSUER}/.well-known/openid-configuration`, 'error issuer-discovery-url'],
    ['https://oidc.example.com/c/.well-known/openid-configuration', 'error issuer-discovery-url'],
    ['https://github.com', 'error issuer-not-github'],
    ['https://token.actions.githubusercontent.com:443', 'error issuer-not-github'],
    ['https://token.actions.githubusercontent.com.', 'error issuer-not-github'],
    ['https://token.action.githubusercontent.com', 'error issuer-not-github'],
    ['https://token.actions.githubusercontent.com/octo/inc', 'error issuer-not-github'],
    [`${ISSUER}//`, 'error issuer-trailing-slash'],
    [`${ISSUER}//octo-inc`, undefined],
    ['https://ghes.example.com/_services/token//', 'error issuer-trailing-slash'],
    ['https://octocorp.ghe.com/_services/token', 'error issuer-ghe-com'],
    ['https://octocorp.ghe.com', 'error issuer-ghe-com'],
    ['https://token.actions.octocorp.ghe.com/_services/token', 'error issuer-ghe-com'],
    ['https://token.actions.octocorp.ghe.com/octocorp/x', 'error issuer-ghe-com'],
    ['https://token.actions.octocorp.ghe.com', undefined],
    ['https://token.actions.octocorp.ghe.com/octocorp', undefined],
    ['https://token.actions.octocorp.ghe.com//', 'error issuer-trailing-slash'],
    ['https://gitlab.com//', 'error issuer-trailing-slash'],
    ['https://accounts.google.com//', 'error issuer-trailing-slash'],
    ['https://app.terraform.io/', 'error issuer-trailing-slash'],
    ['https://oidc.example.com/cluster//', 'warning issuer-trailing-slash'],
    [`https://westeurope.oic.prod-aks.azure.com/${GUID}/${GUID}/`, undefined],
    [`https://westeurope.oic.prod-aks.azure.com/${GUID}/${GUID}//`, 'error issuer-trailing-slash'],
    [`https://westeurope.oic.prod-aks.azure.com/${GUID}/${GUID}`, 'error issuer-slash-missing'],
    [`https://usgovvirginia.oic.prod-aks.azure.us/${GUID}/${GUID}`, 'error issuer-slash-missing'],
    [`https://westeurope.oic.prod-aks.azure.com/${GUID.toUpperCase()}/${GUID}/`, 'error issuer-case'],
    [`https://eastus.oic.prod-arc.azure.com/${GUID}/${GUID}`, 'error issuer-slash-missing'],
    [`https://eastus.oic.prod-arc.azure.com/${GUID}/${GUID}/`, undefined],
    [`https://eastus.oic.aro.azure.com/${GUID}/${GUID}/`, 'error issuer-trailing-slash'],
    [`https://eastus.oic.aro.azure.com/${GUID}/${GUID}`, undefined],
    ['https://oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF0123456789ABCDEF0123456789/', 'error issuer-trailing-slash'],
    ['https://oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF0123456789ABCDEF0123456789', undefined],
    ['https://container.googleapis.com/v1/projects/p/locations/l/clusters/c/', 'error issuer-trailing-slash'],
    ['https://container.googleapis.com/v1/projects/p/locations/l/clusters/c', undefined],
    [`https://login.microsoftonline.com/${GUID.toUpperCase()}/v2.0`, 'error issuer-case'],
    ['https://api.github.com', 'error issuer-not-github'],
    ['http://oidc.example.com', 'error issuer-not-https'],
    ['oidc.example.com', 'error issuer-malformed'],
    ['ftp://oidc.example.com', 'error issuer-malformed'],
    ['https://oidc.example.com/?a=b', 'error issuer-malformed'],
    ['https://oidc.example.com/#a', 'error issuer-malformed'],
    ['https://oidc.example.com/<tenant>', 'error issuer-malformed'],
    ['https://{host}/v2.0', 'error issuer-malformed'],
    ['https://localhost:8443', 'error issuer-unreachable'],
    ['https://kubernetes.default.svc', 'error issuer-unreachable'],
    ['https://kubernetes.default.svc.cluster.local', 'error issuer-unreachable'],
    ['https://10.0.0.1', 'error issuer-unreachable'],
    ['https://[fd00::1]/', 'error issuer-unreachable'],
    ['https://foo', 'warning issuer-single-label'],
    ['https://[2606:4700::1111]', undefined],
    ['https://oidc.example.com/cluster/', undefined],
    ['https://oidc.Example.com/Cluster', undefined],
    [`${ISSUER}/Octo-Inc`, undefined],
  ])('%s: %s', (issuer, found) => {
    const subject = issuer.startsWith(ISSUER) ? prod : '4711'
    const ours = codes(exact(subject, { issuer })).filter((code) => code.includes(' issuer-'))
    expect(ours).toEqual(found === undefined ? [] : [found])
  })

  it.each([
    ['localhost', true],
    ['a.localhost', true],
    ['printer.local', true],
    ['vault.internal', true],
    ['svc', true],
    ['api.svc.', true],
    ['127.0.0.1', true],
    ['0.0.0.0', true],
    ['172.16.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['192.167.1.1', false],
    ['169.254.169.254', true],
    ['169.253.0.1', false],
    ['100.64.0.1', true],
    ['100.128.0.1', false],
    ['224.0.0.1', true],
    ['8.8.8.8', false],
    ['300.1.1.1', false],
    ['[::1]', true],
    ['[::]', true],
    ['[fe80::1]', true],
    ['[fc00::1]', true],
    ['[::ffff:10.0.0.1]', true],
    ['[::ffff:8.8.8.8]', false],
    ['[2001:db8::1]', false],
    ['svc.example.com', false],
    ['localhost.example.com', false],
  ])('%s is private: %s', (host, isPrivate) => {
    expect(isPrivateHost(host)).toBe(isPrivate)
  })
})

describe("Entra's own tokens", () => {
  const facts = { cloudAudiences: EXCHANGE_AUDIENCES, authority: 'https://login.microsoftonline.com' }
  const issuer = `https://login.microsoftonline.com/${GUID}/v2.0`

  it('are taken of managed identities and of Azure DevOps', () => {
    expect(codes(exact(GUID, { issuer }), facts)).toEqual([])
    expect(codes(exact(GUID, { issuer }))).toEqual([])
    expect(codes(exact(`/eid1/c/pub/t/x/a/y/sc/${GUID}/${GUID}`, { issuer }), facts)).toEqual([])
  })

  it.each([
    [`https://sts.windows.net/${GUID}`, GUID],
    [`https://login.windows.net/${GUID}/v2.0`, GUID],
    ['https://login.microsoftonline.com/common/v2.0', GUID],
    [`https://login.microsoftonline.com/${GUID}`, GUID],
    [issuer, 'shop'],
  ])('are refused: %s for %s', (other, subject) => {
    expect(codes(exact(subject, { issuer: other }), facts)).toEqual(['error entra-token-refused'])
  })

  it('that Entra can never reach are not criticised for their spelling as well', () => {
    expect(
      errors(exact('repo:a/b:environment:c', { issuer: 'http://token.actions.githubusercontent.com/' })),
    ).toHaveLength(1)
  })

  it('are compared to the letter, capitals of an ID included', () => {
    expect(codes(exact(GUID.toUpperCase(), { issuer }), facts)).toEqual(['error subject-case'])
    const capital = `https://login.microsoftonline.com/${GUID.toUpperCase()}/v2.0`
    expect(codes(exact(GUID, { issuer: capital }), facts)).toEqual(['error issuer-case'])
  })

  it('of another tenant than the target are refused by Entra', () => {
    const other = '72f988bf-86f1-41af-91ab-2d7cd011db47'
    expect(codes(exact(GUID, { issuer }), { ...facts, tenantId: other })).toEqual(['warning entra-other-tenant'])
    expect(codes(exact(GUID, { issuer }), { ...facts, tenantId: GUID.toUpperCase() })).toEqual([])
    expect(codes(exact(GUID, { issuer }), { ...facts, tenantId: 'contoso.onmicrosoft.com' })).toEqual([])
    const connection = `/eid1/c/pub/t/x/a/y/sc/${GUID}/${GUID}`
    expect(codes(exact(connection, { issuer }), { ...facts, tenantId: other })).toEqual([])
    expect(codes(exact('/eid1/c/pub/t/x', { issuer }), facts)).toEqual(['warning azure-devops-subject'])
  })

  it("must be for the cloud's audience, and of the same cloud", () => {
    expect(codes(exact(GUID, { issuer, audiences: ['api://other'] }), facts)).toEqual(['error entra-audience'])
    expect(codes(exact(GUID, { issuer, audiences: [] }), facts)).toContain('error entra-audience')
    const us = { ...facts, authority: 'https://login.microsoftonline.us' }
    expect(codes(exact(GUID, { issuer }), us)).toEqual(['error entra-other-cloud'])
    const gateway = { ...facts, authority: 'https://login.gateway.example' }
    expect(codes(exact(GUID, { issuer }), gateway)).toEqual([])
    const china = { ...facts, authority: 'https://login.partner.microsoftonline.cn' }
    expect(codes(exact(GUID, { issuer: `https://login.chinacloudapi.cn/${GUID}/v2.0` }), china)).toEqual([])
    expect(codes(exact(GUID, { issuer }), china)).toEqual(['error entra-other-cloud'])
  })

  it('are not matched by expressions', () => {
    expect(errors(flexible("claims['sub'] eq 'a'", issuer))).toEqual(['entra-token-refused', 'expression-issuer'])
  })
})

describe('subjects that jobs are known to present', () => {
  const { pairs } = JSON.parse(readFileSync(new URL('../../vectors/subjects.json', import.meta.url), 'utf8')) as {
    pairs: readonly { readonly sub: string | null }[]
  }
  const subjects = [...new Set(pairs.flatMap(({ sub }) => sub ?? []))]

  it.each(subjects)('%s is right, exactly and in an expression', (sub) => {
    expect(subjects.length).toBeGreaterThan(20)
    expect(errors(exact(sub))).toEqual([])
    const [, id = '2'] = /\/[^:]+@(\d+)/.exec(sub) ?? /repository_id:(\d+)/.exec(sub) ?? []
    if (!/[*?]/.test(sub))
      expect(errors(flexible(`claims['sub'] eq '${sub}' and claims['repository_id'] eq '${id}'`))).toEqual([])
  })
})

describe('GitHub subjects that no job presents', () => {
  it.each([
    ['repo:o/r:pull-request', ['pull-request-spelling']],
    ['repo:o/r:pull-request:actor:m', ['pull-request-spelling']],
    ['repo:o/r:ref:/refs/heads/main', ['ref-leading-slash']],
    ['repo:o/r:ref:main', ['ref-not-qualified']],
    ['repo:o/r:ref:refs/head/main', ['ref-not-qualified']],
    ['repo:o/r:ref:refs/heads/', ['ref-not-qualified']],
    ['repo:o/r:ref:heads/main', ['ref-not-qualified']],
    ['repo:o/r:ref:refs/tag/v1', ['ref-not-qualified']],
    ['repo:o/r:ref:refs/', ['ref-not-qualified']],
    ['repo:o/r:ref:0123456789abcdef0123456789abcdef01234567', ['ref-not-qualified']],
    ['repo:o/r:ref:refs/heads/refs/heads/main', ['ref-doubled']],
    ['repo:o/r:ref:refs/heads/a b', ['ref-malformed']],
    ['repo:o/r:ref:refs/heads/a..b', ['ref-malformed']],
    ['repo:o/r:ref:refs/heads/a.lock', ['ref-malformed']],
    ['repo:o/r:ref:refs/heads/main/', ['ref-malformed']],
    ['repo:o/r:ref:refs/heads/ma\u200bin', ['ref-malformed']],
    ['repo:o/r:ref:refs/heads/ma\u202ein', ['ref-malformed']],
    [`repo:o/r:ref:refs/heads/\${BRANCH}`, ['ref-malformed']],
    ['repo:o/r:ref:refs/heads/<branch>', ['ref-malformed']],
    ['repo:<OWNER>/r:environment:prod', ['repository-malformed']],
    [`repo:\${GITHUB_ORG}/r:environment:prod`, ['repository-malformed']],
    ['repo:o/my repo:environment:prod', ['repository-malformed']],
    ['repo:o/r\u200b:environment:prod', ['repository-malformed']],
    ['repo:o\u202e/r:environment:prod', ['repository-malformed']],
    ['repository:<OWNER>/r:environment:prod', ['repository-malformed']],
    ['repo:o/r:head:main', ['segment-unknown']],
    ['REPO:o/r:environment:prod', ['segment-unknown']],
    ['repo:o/r:Environment:prod', ['segment-unknown']],
    ['system:serviceaccount:payments:api', ['segment-unknown']],
    ['repository_owner_id:octo:repository_id:2:environment:prod', ['id-malformed']],
    ['repo:o/r:environment:prod:repository_visibility:secret', ['visibility-unknown']],
    ['repo:o/r:environment:prod:repository_visibility:internal', []],
    ['repo:o_corp/r.x-y_z:environment:größe 1', []],
    ['repo:o/r:ref:refs/heads/größe/(a)', []],
    ['repo:o/r:ref:refs/heads/@dependabot/npm', []],
    ['repo:o/r:environment:prod:check_run_id:7', []],
    ['repo:o/r:ref:', ['segment-empty']],
    ['repo:o/r:refs/heads/main', ['ref-label-missing']],
    ['repo:o/r:/refs/heads/main', ['ref-label-missing']],
    ['repo:o/r:main', ['subject-malformed']],
    ['repo:o/r:environment:a:b', ['subject-malformed']],
    ['repo:o/r:environment:', ['segment-empty']],
    ['repo:o/r:branch:main', ['segment-unknown']],
    ['o/r:ref:refs/heads/main', ['subject-malformed']],
    ['repo:o:environment:prod', ['repository-malformed']],
    ['repo:o/r.git:environment:prod', ['repository-malformed']],
    ['repo:o@1/r:environment:prod', ['repository-malformed']],
    ['repo:o/r:ref:refs/tags/*', ['wildcard-literal']],
    ['repo:o/r:ref:refs/tags/v?', ['wildcard-literal']],
    ['repo:o/r:environment:*', ['wildcard-literal']],
    ['repo:o/*:environment:prod', ['wildcard-literal']],
    ['repo:o/sho?:environment:prod', ['wildcard-literal']],
    ['repo:oct?/shop:environment:prod', ['wildcard-literal']],
    ['repo:octo*/shop:environment:prod', ['wildcard-literal']],
    ['repo:o/ä:environment:prod', ['repository-malformed']],
    ['repo:ä/o:environment:prod', ['repository-malformed']],
    ['repo:o/r:environment:pull-request', []],
    ['repo:o/r:environment:why?', []],
    ['repo:o/r:ref:refs/pull/7/merge', []],
    ['repo:o@1/r@2:pull_request', []],
    ['repository_owner_id:1:repository_id:2:ref:refs/heads/main', []],
  ])('%s: %o', (subject, found) => {
    expect(errors(exact(subject))).toEqual(found)
  })

  it('warns of escapes that GitHub does not write', () => {
    for (const name of ['a%20b', 'a%2Fb', 'a%3ab']) {
      expect(codes(exact(`repo:o/r:environment:${name}`))).toEqual(['warning encoding'])
    }
    expect(codes(exact('repo:o/r:environment:a%3Ab'))).toEqual([])
    expect(codes(exact('repo:o/r:environment:100%'))).toEqual([])
  })

  it.each([
    ['main', 'Write "ref:refs/heads/main" for a branch, "ref:refs/tags/main" for a tag.'],
    ['heads/main', 'Write "ref:refs/heads/main".'],
    ['refs/head/main', 'Write "ref:refs/heads/main".'],
    ['refs/branches/a/b', 'Write "ref:refs/heads/a/b".'],
    ['tags/v1', 'Write "ref:refs/tags/v1".'],
    ['refs/main', 'Write "ref:refs/heads/main" for a branch, "ref:refs/tags/main" for a tag.'],
  ])('cures ref:%s by what was meant', (ref, safer) => {
    expect(errorsOf(lintCredential(exact(`repo:o/r:ref:${ref}`)))[0]?.safer).toBe(safer)
  })

  it('says in which case a key is written', () => {
    expect(lintCredential(exact('repo:o/r:Environment:prod'))[0]?.safer).toBe('Write "environment:", in lower case.')
  })

  it.each([
    [`repo:o/r:environment:\${ENV}`, 'placeholder'],
    ['repo:o/r:environment:<env>', 'placeholder'],
    ['repo:o/r:environment:{{ env }}', 'placeholder'],
    ['repo:o/r:environment:prod\u200b', 'invisible'],
    ['repo:o/r:environment:pr\u202eod', 'invisible'],
    ['repo:o/r:environment:a\u00a0b', 'invisible'],
    ['repo:o/r:environment: a:workflow:x', 'invisible'],
    ['repo:o/r:ref:refs/heads/heads/main', 'ref-doubled'],
  ])('doubts %s', (subject, code) => {
    expect(codes(exact(subject))).toEqual([`warning ${code}`])
  })

  it('believes what this very job presents', () => {
    const odd = 'repo:o/r:environment:prod*'
    expect(codes(exact(odd))).toEqual(['error wildcard-literal'])
    expect(codes(exact(odd), { ownSubject: odd })).toEqual([])
  })

  it('knows what GitHub Enterprise Server presents', () => {
    const issuer = 'https://ghes.example.com/_services/token'
    expect(codes(exact('repo:o/r:environment:a:b', { issuer }))).toEqual([])
    expect(codes(exact('repo:o/r:pull-request', { issuer }))).toEqual([
      'error pull-request-spelling',
      'warning every-event',
    ])
    expect(codes(exact('repo:o@1/r@2:environment:a', { issuer }))).toEqual(['error ids-on-server'])
  })

  it('leaves alone what buildSubject writes', () => {
    const prefix = { kind: 'name-based', owner: 'o', name: 'r' } as const
    expect(errors(exact(buildSubject(prefix, { kind: 'environment', environment: 'a:b c/d' })))).toEqual([])
  })
})

describe('subjects of other providers', () => {
  it.each([
    ['https://oidc.example.com/', 'system:serviceaccount:payments:api', []],
    ['https://oidc.example.com/', 'system:serviceaccount:payments', ['error kubernetes-subject']],
    ['https://oidc.example.com/', 'system:serviceaccount:payments:api:x', ['error kubernetes-subject']],
    ['https://oidc.example.com/', 'system:serviceaccount:Payments:api', ['error kubernetes-subject']],
    ['https://oidc.example.com/', 'system:serviceaccounts:payments:api', ['error kubernetes-subject']],
    [
      'https://oidc.example.com/',
      'system:serviceaccount:payments:*',
      ['error kubernetes-subject', 'error wildcard-literal'],
    ],
    ['https://accounts.google.com', '112633961854638529490', []],
    ['https://accounts.google.com', 'sa@p.iam.gserviceaccount.com', ['error google-subject']],
    ['https://app.terraform.io', 'organization:o:project:p:workspace:w:run_phase:apply', []],
    [
      'https://app.terraform.io',
      'organization:o:project:p:workspace:w:run_phase:*',
      ['error wildcard-literal', 'warning terraform-subject'],
    ],
    [
      'https://api.bitbucket.org/2.0/workspaces/w/pipelines-config/identity/oidc',
      '{a}:{b}',
      ['warning bitbucket-step'],
    ],
    ['https://app.terraform.io', 'organization:o:project:p:stack:s:deployment:d:operation:plan', []],
    ['https://app.terraform.io', 'organization:o:project:my project:stack:s:deployment:d:operation:apply', []],
    ['https://app.terraform.io', 'organization:o:workspace:w:run_phase:apply', ['warning terraform-subject']],
    ['https://app.terraform.io', 'organization:o:project:p:workspace:w', ['warning terraform-subject']],
    ['https://app.terraform.io', 'organization:o:project:p:stack:s:operation:plan', ['warning terraform-subject']],
    ['https://gitlab.com', 'project_path:o/r:ref_type:branch:ref:main', []],
    ['https://gitlab.com', 'project_path:o/group/r:ref_type:tag:ref:v1', []],
    ['https://gitlab.com', 'project_id:4711:ref_type:branch:ref:main', []],
    ['https://gitlab.com', 'project_path:o/r:environment:prod', ['warning gitlab-subject']],
    ['https://gitlab.com', 'project_path:o/r:ref_type:branch:ref:main:environment:prod', ['warning gitlab-subject']],
    ['https://gitlab.com', 'group_path:o:ref_type:branch:ref:main', ['warning gitlab-subject']],
    ['https://gitlab.com', 'repo:o/r:ref:refs/heads/main', ['error github-subject']],
    ['https://oidc.example.com', 'repo:o/r:ref:refs/heads/main', ['warning github-subject']],
    [`https://vstoken.dev.azure.com/${GUID}`, 'sc://org/project/connection', []],
    [`https://vstoken.dev.azure.com/${GUID}`, 'sc://org/project', ['warning azure-devops-subject']],
    [`https://vstoken.dev.azure.com/${GUID}`, 'p://org/project/pipeline', ['warning azure-devops-subject']],
    [
      `https://westeurope.oic.prod-aks.azure.com/${GUID}/${GUID}/`,
      'serviceaccount:payments:api',
      ['warning kubernetes-subject'],
    ],
    [`https://westeurope.oic.prod-aks.azure.com/${GUID}/${GUID}/`, 'payments', ['warning kubernetes-subject']],
    ['https://oidc.example.com/', 'serviceaccount:payments:api', ['warning kubernetes-subject']],
    [`https://eastus.oic.aro.azure.com/${GUID}/${GUID}`, 'system:serviceaccount:openshift-x:y', []],
    ['https://oidc.contoso.com', 'spiffe://example.org/ns/a/sa/b', []],
  ])('%s %s: %o', (issuer, subject, found) => {
    expect(codes(exact(subject, { issuer }))).toEqual(found)
  })
})

describe('expressions', () => {
  const ids = " and claims['repository_id'] eq '2'"

  it.each([
    ["claims['sub'] matches 'repo:o/r:ref:refs/heads/*'", ['error expression-invalid']],
    ["claims['sub']  matches 'a'", ['error expression-invalid']],
    [`claims['sub'] matches 'repo:o/r:ref:*' and claims['repository_id'] eq 'shop'`, ['error expression-id']],
    [
      `claims['sub'] eq 'repo:o/r:ref:refs/heads/*'${ids}`,
      ['warning expression-literal', 'error expression-impossible'],
    ],
    [`claims['sub'] matches 'repo:o/r:*'${ids}`, ['warning expression-pull-request']],
    [`claims['sub'] matches 'repo:o/r*'${ids}`, ['warning expression-pull-request']],
    [`claims['sub'] matches 'repo:o/r:ref:refs/heads/*'${ids}`, ['warning unprotected', 'warning merge-queue']],
    [`claims['sub'] matches 'repo:o/r:ref:refs/heads/**'${ids}`, ['warning unprotected', 'warning merge-queue']],
    [`claims['sub'] matches 'repo:o/r:ref:refs/heads/?*'${ids}`, ['warning unprotected', 'warning merge-queue']],
    [`claims['sub'] matches 'repo:o/r:ref:refs/heads/g*'${ids}`, ['warning merge-queue']],
    [`claims['sub'] matches 'repo:o/r:ref:refs/heads/*x'${ids}`, ['warning unprotected', 'warning merge-queue']],
    [`claims['sub'] matches 'repo:o/r:ref:refs/heads/release/*'${ids}`, []],
    [`claims['sub'] matches 'repo:o/r:ref:refs/heads/gh-readonly-queue/main/pr-*'${ids}`, []],
    [`claims['sub'] matches 'repo:o/r:ref:refs/tags/*'${ids}`, []],
    [`claims['sub'] matches 'repo:o/r:environment:*'${ids}`, []],
    [
      `claims['sub'] matches 'repo:o/r:ref:refs/heads/*'${ids} and claims['job_workflow_ref'] eq 'o/ci/.github/workflows/d.yml@refs/heads/main'`,
      [],
    ],
    [
      "claims['sub'] matches 'repo:o/*:*' and claims['repository_owner_id'] eq '1'",
      ['warning wildcard-reach', 'warning expression-pull-request'],
    ],
    [
      "claims['sub'] matches 'repo:o/*:environment:prod' and claims['repository_owner_id'] eq '1'",
      ['warning wildcard-reach'],
    ],
    ["claims['sub'] matches '*:environment:prod' and claims['repository_owner_id'] eq '1'", ['warning wildcard-reach']],
    ["claims['sub'] matches 'repo:o/r:environment:*' and claims['repository_owner_id'] eq '1'", []],
    ["claims['sub'] matches 'repo:o@1/r@2:environment:*' and claims['repository_owner_id'] eq '1'", []],
  ])('%s: %o', (value, found) => {
    expect(codes(flexible(value))).toEqual(found)
  })

  it('with more wildcards than anybody can follow are doubted', () => {
    const [left, right] = ['a*b*', 'a*c*'].map((part) => `claims['sub'] matches '*${part.repeat(100)}'`)
    expect(codes(flexible(`${left} and ${right}${ids}`))).toEqual(['warning expression-undecided'])
  })

  it('are for three issuers only', () => {
    expect(codes(flexible('x', `${ISSUER}/octo`))).toEqual(['error expression-issuer'])
    expect(codes(flexible("claims['sub'] matches 'organization:o:*'", 'https://app.terraform.io'))).toEqual([])
  })
})

describe('audiences', () => {
  it.each([
    ['https://gitlab.com', 'api://azureadtokenexchange', true],
    ['https://gitlab.com', 'api://AzureADTokenExchange/', true],
    ['https://gitlab.com', 'api://AzureADTokenExchange/.default', true],
    ['https://gitlab.com', 'api://AzureADTokenExchangeUsGov', true],
    ['https://gitlab.com', 'api://AzureADTokenExchangeChina', false],
    ['https://gitlab.com', 'https://gitlab.com', false],
    ['https://gitlab.com', 'openshift', false],
    ['https://api.powerplatform.com/x', 'api://azureadtokenexchange', false],
  ])('of %s: %s is a near miss: %s', (issuer, audience, found) => {
    const subject = issuer.includes('gitlab') ? 'project_path:o/r' : 'flow'
    expect(codes(exact(subject, { issuer, audiences: [audience] }))).toEqual(found ? ['warning audience-spelling'] : [])
  })
})

describe('expressions that can match nothing', () => {
  const ids = " and claims['repository_id'] eq '2'"
  const impossible = 'error expression-impossible'
  const contradiction = 'error expression-contradiction'

  it.each([
    ["claims['sub'] matches 'repo:o/r:ref:refs/heads/(main|dev)'", ['error expression-regex']],
    ["claims['sub'] matches 'repo:o/r:environment:(dev|prod)'", ['error expression-regex']],
    ["claims['sub'] matches 'repo:o/r:ref:refs/heads/release-[0-9]'", ['error expression-regex']],
    ["claims['sub'] matches '^repo:o/r:ref:refs/heads/*'", ['error expression-regex']],
    ["claims['sub'] matches 'repo:o/r:ref:refs/heads/main$'", ['error expression-regex']],
    ["claims['sub'] matches 'repo:o/r:ref:refs/tags/v\\d*'", ['error expression-regex']],
    ["claims['sub'] matches 'repo:o/r:ref:refs/heads/.*'", ['warning expression-regex', impossible]],
    ["claims['sub'] matches 'repo:o/r:environment:.*'", ['warning expression-regex']],
    ["claims['sub'] matches 'repo:o/r:environment:v1.*'", []],
    ["claims['sub'] matches 'repo:o/r:environment:pr\u200bod*'", ['warning invisible']],
    ["claims['sub'] eq 'repo:o/r:environment:\u202eprod'", ['warning invisible']],
    ["claims['sub'] matches 'repo:o/r:ref:refs/heads/ma\u200bin*'", ['warning invisible', impossible]],
    ["claims['sub'] matches 'repo:o/r:ref:refs/tags/\u2066v*'", ['warning invisible', impossible]],
    ["claims['sub'] matches 'repo:o\u200b/r:environment:prod*'", ['warning invisible', impossible]],
    ["claims['sub'] matches 'repo:o/r:pull-request*'", [impossible]],
    ["claims['sub'] matches 'repo:o/r:ref:main*'", [impossible]],
    ["claims['sub'] matches 'repo:o/r:ref:refs/head/*'", [impossible]],
    ["claims['sub'] matches 'repo:o/r:ref:/refs/heads/*'", [impossible]],
    ["claims['sub'] matches 'o/r:ref:refs/heads/*'", [impossible]],
    ["claims['sub'] matches 'repo:<OWNER>/r:ref:refs/heads/*'", [impossible]],
    ["claims['sub'] matches 'repo:o/r:Environment:*'", [impossible]],
    ["claims['sub'] matches 'Repo:o/r:environment:*'", [impossible]],
    ["claims['sub'] matches 'repo:o/r :environment:*'", [impossible]],
    ["claims['sub'] eq 'repo:o/r:pull-request'", [impossible]],
    ["claims['sub'] matches '*::'", [impossible]],
    ["claims['sub'] matches 'repo:o@1/r@3:environment:*'", [contradiction]],
    ["claims['sub'] matches 'repository_id:3:environment:*'", [contradiction]],
    ["claims['sub'] matches 'repo:o@1/r@2:environment:*' and claims['repository_owner_id'] eq '7'", [contradiction]],
    ["claims['sub'] eq 'repo:o/r:environment:a' and claims['sub'] eq 'repo:o/r:environment:b'", [contradiction]],
    ["claims['sub'] matches 'repo:o/r:environment:a*' and claims['sub'] eq 'repo:o/r:environment:b'", [contradiction]],
    ["claims['sub'] matches 'repo:o/r:environment:a*' and claims['repository_id'] eq '3'", [contradiction]],
    [
      "claims['sub'] matches 'repo:o/r:environment:a*' and claims['job_workflow_ref'] matches 'o/ci/deploy.yml@*'",
      [impossible],
    ],
    [
      "claims['sub'] matches 'repo:o/r:environment:a*' and claims['job_workflow_ref'] eq 'o/ci/.github/workflows/deploy.yml'",
      [impossible],
    ],
    [
      "claims['sub'] matches 'repo:o/r:environment:a*' and claims['job_workflow_ref'] matches 'o/ci/.github/workflows/*.yml@refs/heads/main'",
      [],
    ],
    ["claims['sub'] matches 'repo:o@1/r@2:environment:a*' and claims['repository_owner_id'] eq '1'", []],
    ["claims['sub'] matches 'repo:o/r:environment:größe (neu) *'", []],
    ["claims['sub'] matches '*:environment:a*'", []],
    ["claims['sub'] matches 'repo:o/r?environment?a'", ['warning expression-pull-request']],
  ])('%s: %o', (value, found) => {
    expect(codes(flexible(value + ids))).toEqual(found)
  })

  it('are told by the law that an exact subject breaks', () => {
    const [finding] = lintCredential(flexible(`claims['sub'] matches 'repo:o/r:ref:refs/head/*'${ids}`))
    expect(finding?.message).toContain('No job presents a subject like "repo:o/r:ref:refs/head/*"')
    expect(finding?.safer).toBe('Write "ref:refs/heads/x".')
  })

  it.each([
    ['https://gitlab.com', 'project_path:'],
    ['https://app.terraform.io', 'organization:'],
    [ISSUER, 'repo:'],
  ])('are answered with an example of %s', (issuer, start) => {
    const [finding] = lintCredential(flexible("claims['sub'] like 'a'", issuer))
    expect(finding?.safer).toContain(`matches '${start}`)
  })

  it('of other providers keep the language, too', () => {
    const gitlab = (value: string) => codes(flexible(`${value} and claims['project_id'] eq '1'`, 'https://gitlab.com'))
    expect(gitlab("claims['sub'] matches 'project_path:o/r:ref_type:branch:ref:(a|b)'")).toEqual([
      'error expression-regex',
    ])
    expect(gitlab("claims['sub'] eq 'a' and claims['project_id'] eq '2'")).toEqual([contradiction])
  })
})

describe('weak trust', () => {
  it('names a pull request on an identity', () => {
    const [finding] = lintCredential(exact('repo:o/r:pull_request'), { target: 'application' })
    expect(finding).toMatchObject({
      code: 'pull-request',
      severity: 'warning',
      message: expect.stringContaining('application'),
    })
    const [managed] = lintCredential(exact('repo:o/r:pull_request'), { target: 'managed-identity' })
    expect(managed?.message).toContain('managed identity')
    expect(codes(exact('repo:o/r:environment:prod:event_name:pull_request'))).toEqual([])
  })

  it.each<[string, LintFacts, readonly string[]]>([
    [prod, { protection: 'unprotected' }, ['warning unprotected']],
    ['repo:o/r:ref:refs/heads/main', { protection: 'unprotected' }, ['warning unprotected']],
    [prod, { protection: 'protected' }, []],
    [prod, { immutableAvailable: true }, ['warning name-based']],
    ['repo:o@1/r@2:environment:prod', { immutableAvailable: true }, []],
    ['repository_id:2:environment:prod', { immutableAvailable: true }, []],
    ['repo:o/r:ref:refs/heads/gh-readonly-queue/main/pr-1-abc', {}, ['warning merge-queue']],
    ['repository_owner_id:1:repository_id:2', {}, ['warning every-event']],
    ['environment:prod', {}, ['warning other-repository']],
  ])('%s with %o: %o', (subject, facts, found) => {
    expect(codes(exact(subject), facts)).toEqual(found)
  })

  it('says what lacks protection', () => {
    const message = (subject: string) => lintCredential(exact(subject), { protection: 'unprotected' })[0]?.message
    expect(message(prod)).toContain('environment')
    expect(message('repo:o/r:ref:refs/heads/main')).toContain('branch or tag')
  })

  it('finds a manager that may do too much', () => {
    const roles = [
      'Application.ReadWrite.All',
      'Application.ReadWrite.OwnedBy',
      'User.Read.All',
      'Directory.ReadWrite.All',
    ]
    expect(lintManagerRoles(roles).map(({ message }) => /holds (\S+):/.exec(message)?.[1])).toEqual([
      'Application.ReadWrite.All',
      'Directory.ReadWrite.All',
    ])
  })
})
