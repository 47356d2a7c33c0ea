import { describe, expect, it } from 'vitest'
import {
  GITHUB_ISSUER,
  hostOf,
  isEntraIssuer,
  isGitHubIssuer,
  issuerForServer,
  issuerKind,
  issuerWord,
  withoutTrailingSlash,
} from '../../../src/core/credential/issuer.ts'

const tenant = '13051989-33ba-4ced-b4a4-b56aac699948'

describe('issuerKind', () => {
  it.each([
    ['https://token.actions.githubusercontent.com', 'github', 'gh'],
    ['https://token.actions.githubusercontent.com/', 'github', 'gh'],
    ['https://token.actions.githubusercontent.com/octocat-inc', 'github-enterprise-slug', 'gh'],
    ['https://token.actions.octocorp.ghe.com', 'github-ghe-com', 'gh'],
    ['https://token.actions.octocorp.ghe.com/octocorp', 'github-ghe-com', 'gh'],
    ['https://github.example.com/_services/token', 'github-enterprise-server', 'gh'],
    ['https://gitlab.com', 'gitlab', 'gitlab'],
    ['https://gitlab.example.co.uk', 'gitlab', 'gitlab'],
    ['https://app.terraform.io', 'terraform-cloud', 'tfc'],
    ['https://app.eu.terraform.io', 'terraform-cloud', 'tfc'],
    ['https://accounts.google.com', 'google', 'google'],
    ['https://0f5c.tokens.sts.global.api.aws', 'aws', 'aws'],
    ['https://api.bitbucket.org/2.0/workspaces/ws/pipelines-config/identity/oidc', 'bitbucket', 'bitbucket'],
    [`https://vstoken.dev.azure.com/${tenant}`, 'azure-devops', 'ado'],
    [`https://login.microsoftonline.com/${tenant}/v2.0`, 'entra', 'mi'],
    [`https://login.microsoftonline.us/${tenant}/v2.0`, 'entra', 'mi'],
    [`https://login.partner.microsoftonline.cn/${tenant}/v2.0`, 'entra', 'mi'],
    [`https://sts.windows.net/${tenant}/`, 'entra', 'mi'],
    [`https://westeurope.oic.prod-aks.azure.com/${tenant}/${tenant}/`, 'aks', 'aks'],
    [`https://oidc.prod-aks.azure.com/${tenant}/`, 'aks', 'aks'],
    ['https://token.actions.githubusercontent.com//', 'github', 'gh'],
    ['https://octocorp.ghe.com/_services/token', 'github-ghe-com', 'gh'],
    ['https://token.actions.octocorp.ghe.com//', 'github-ghe-com', 'gh'],
    ['https://ghes.example.com/_services/token//', 'github-enterprise-server', 'gh'],
    [`https://usgovvirginia.oic.prod-aks.azure.us/${tenant}/${tenant}//`, 'aks', 'aks'],
    [`https://eastus.oic.prod-arc.azure.com/${tenant}/${tenant}`, 'arc', 'oidc'],
    [`https://eastus.oic.aro.azure.com/${tenant}/${tenant}/`, 'aro', 'oidc'],
    ['https://oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF/', 'eks', 'oidc'],
    ['https://container.googleapis.com/v1/projects/p/locations/l/clusters/c/', 'gke', 'oidc'],
    ['https://oidc.contoso.com', 'other', 'oidc'],
    ['https://token.actions.githubusercontent.com.evil.example', 'other', 'oidc'],
    ['https://login.microsoftonline.com.evil.example/x', 'other', 'oidc'],
    ['nonsense', 'other', 'oidc'],
  ])('%s is %s', (issuer, kind, word) => {
    expect(issuerKind(issuer)).toBe(kind)
    expect(issuerWord(issuer)).toBe(word)
    expect(isGitHubIssuer(issuer)).toBe(word === 'gh')
    expect(isEntraIssuer(issuer)).toBe(kind === 'entra')
  })

  it('lets the subject say what the issuer cannot', () => {
    expect(issuerWord('https://oidc.contoso.com', 'spiffe://example.org/ns/a/sa/b')).toBe('spiffe')
    expect(issuerWord('https://oidc.contoso.com', 'system:serviceaccount:a:b')).toBe('k8s')
    expect(issuerWord(`https://login.microsoftonline.com/${tenant}/v2.0`, '/eid1/c/pub/t/x/a/y/sc/z/w')).toBe('ado')
  })
})

it.each([
  ['https://github.com', GITHUB_ISSUER],
  ['https://GitHub.com/', GITHUB_ISSUER],
  ['https://www.github.com', GITHUB_ISSUER],
  ['https://octocorp.ghe.com', 'https://token.actions.octocorp.ghe.com'],
  ['https://ghes.example.com', 'https://ghes.example.com/_services/token'],
  ['https://ghes.example.com:8443/', 'https://ghes.example.com:8443/_services/token'],
  ['http://github.com', undefined],
  ['github.com', undefined],
  ['https://github.com/octo-org', undefined],
])('the server %s signs with %s', (server, issuer) => {
  expect(issuerForServer(server)).toBe(issuer)
})

it.each([
  ['https://Example.com/a', 'example.com'],
  ['http://example.com:8080', 'example.com'],
  ['https://[::1]:443/', '[::1]'],
  ['https://user@example.com', undefined],
  ['https://', undefined],
  ['https://{host}/x', undefined],
  ['ftp://example.com', undefined],
])('the host of %s is %s', (url, host) => {
  expect(hostOf(url)).toBe(host)
})

it('removes trailing slashes only', () => {
  expect(withoutTrailingSlash('https://a/b//')).toBe('https://a/b')
})
