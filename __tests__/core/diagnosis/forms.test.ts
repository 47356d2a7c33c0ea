import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { credentialForms } from '../../../src/core/diagnosis/forms.ts'
import type { Target } from '../../../src/core/target.ts'

const application: Target = { kind: 'application', clientId: '11111111-1111-1111-1111-111111111111' }
const resourceId =
  '/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop'
const identity: Target = { kind: 'managed-identity', resourceId }
const value = "claims['sub'] matches 'repo:o/r:ref:refs/heads/*' and claims['repository_id'] eq '2'"

function exact(subject: string): FederatedIdentityCredential & { readonly subject: string } {
  return {
    name: 'gh-o-r-1a2b3c4d',
    issuer: 'https://token.actions.githubusercontent.com',
    subject,
    audiences: ['api://AzureADTokenExchange'],
  }
}

const { subject: _, ...unmatched } = exact('')
const flexible: FederatedIdentityCredential = {
  ...unmatched,
  claimsMatchingExpression: { value, languageVersion: 1 },
}

/** Lets a real shell take a command apart: the words that `az` would be given. */
function words(command: string): readonly string[] {
  const output = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
  return output.split('\0').slice(0, -1)
}

function option(command: string, name: string): string {
  const all = words(command)
  return all[all.indexOf(name) + 1] ?? ''
}

describe('portal values', () => {
  it('are those of "Other issuer"', () => {
    expect(credentialForms({ target: application, credential: exact('repo:o/r:pull_request') }).portal).toEqual([
      ['Federated credential scenario', 'Other issuer'],
      ['Issuer', 'https://token.actions.githubusercontent.com'],
      ['Subject identifier', 'repo:o/r:pull_request'],
      ['Name', 'gh-o-r-1a2b3c4d'],
      ['Audience', 'api://AzureADTokenExchange'],
    ])
  })

  it('name the expression of a flexible one', () => {
    const { portal } = credentialForms({ target: application, credential: flexible })
    expect(portal).toContainEqual(['Type', 'Claims matching expression'])
    expect(portal).toContainEqual(['Value', value])
  })
})

describe('the command', () => {
  it('is one of az ad app for an application', () => {
    const credential = { ...exact('repo:o/r:environment:prod'), id: 'x', description: 'Managed by us' }
    const { command } = credentialForms({ target: application, credential })
    expect(command).toMatch(
      /^az ad app federated-credential create --id 11111111-1111-1111-1111-111111111111 --parameters '/,
    )
    expect(JSON.parse(option(command, '--parameters'))).toEqual({
      name: 'gh-o-r-1a2b3c4d',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:o/r:environment:prod',
      audiences: ['api://AzureADTokenExchange'],
      description: 'Managed by us',
    })
  })

  it('is one of az identity for a managed identity', () => {
    const { command } = credentialForms({ target: identity, credential: exact("repo:o/r:environment:it's") })
    expect(words(command)).toEqual([
      ...['az', 'identity', 'federated-credential', 'create', '--identity-name', 'shop', '--resource-group', 'rg-shop'],
      ...['--subscription', '22222222-2222-2222-2222-222222222222', '--name', 'gh-o-r-1a2b3c4d'],
      ...['--issuer', 'https://token.actions.githubusercontent.com', '--subject', "repo:o/r:environment:it's"],
      ...['--audiences', 'api://AzureADTokenExchange'],
    ])
  })

  it('is az rest to Graph beta for a flexible one', () => {
    const { command } = credentialForms({
      target: application,
      credential: flexible,
      graphEndpoint: 'https://graph.microsoft.us',
    })
    expect(words(command).slice(0, 4)).toEqual(['az', 'rest', '--method', 'post'])
    expect(option(command, '--url')).toBe(
      "https://graph.microsoft.us/beta/applications(appId='11111111-1111-1111-1111-111111111111')/federatedIdentityCredentials",
    )
    expect(option(command, '--headers')).toBe('Content-Type=application/json')
    expect(JSON.parse(option(command, '--body'))).toEqual(flexible)
    expect(credentialForms({ target: application, credential: flexible }).command).toContain(
      'https://graph.microsoft.com/beta/',
    )
  })

  it('is az rest to ARM for a flexible one on a managed identity', () => {
    const { command } = credentialForms({
      target: identity,
      credential: flexible,
      resourceManagerEndpoint: 'https://management.usgovcloudapi.net',
    })
    expect(words(command).slice(0, 4)).toEqual(['az', 'rest', '--method', 'put'])
    expect(option(command, '--url')).toBe(
      `https://management.usgovcloudapi.net${resourceId}/federatedIdentityCredentials/gh-o-r-1a2b3c4d?api-version=2025-01-31-preview`,
    )
    const { issuer, audiences, claimsMatchingExpression } = flexible
    expect(JSON.parse(option(command, '--body'))).toEqual({
      properties: { issuer, audiences, claimsMatchingExpression },
    })
  })

  it.each(['@file', '-x', 'a=@b', 'a\nb'])('does not hand "%s" to az as an option, a file or two lines', (subject) => {
    const managed = credentialForms({ target: identity, credential: exact(subject) }).command
    expect(option(managed, '--url')).toContain('api-version=2024-11-30')
    expect(JSON.parse(option(managed, '--body'))).toMatchObject({ properties: { subject } })
    const plain = credentialForms({ target: application, credential: exact(subject) }).command
    expect(plain).not.toContain('=@')
    expect(plain).not.toContain('\n')
    expect(JSON.parse(option(plain, '--parameters'))).toMatchObject({ subject })
  })

  it('does without the parts of a resource ID that is none', () => {
    const { command } = credentialForms({
      target: { kind: 'managed-identity', resourceId: '/x' },
      credential: exact('repo:o/r'),
    })
    expect(option(command, '--url')).toMatch(/^https:\/\/management\.azure\.com\/x\/federatedIdentityCredentials\//)
  })

  it('lets no name break out of it', () => {
    const unit = fc.constantFrom(...'ab\'"`$(){};&|<>*?!#~\\=@- \t\n%^[]é😀\u0000\u001b\u202e')
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 30 }), (name) => {
        const subject = `repo:o/r:environment:${name}`
        const { command, config } = credentialForms({ target: application, credential: exact(subject) })
        expect(words(command)).toHaveLength(9)
        expect(JSON.parse(option(command, '--parameters'))).toEqual(exact(subject))
        const managed = words(credentialForms({ target: identity, credential: exact(subject) }).command)
        const body = managed[managed.indexOf('--body') + 1] ?? '{}'
        const at = managed.indexOf('--subject')
        expect(at < 0 ? JSON.parse(body).properties.subject : managed[at + 1]).toBe(subject)
        expect(parse(config)).toMatchObject([{ subject }])
        expect(`${command}${config}`).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
    )
  })
})

describe('the line for the configuration file', () => {
  it('is one entry of credentials', () => {
    expect(
      parse(credentialForms({ target: application, credential: exact('repo:o/r:environment:a "b"') }).config),
    ).toEqual([
      {
        issuer: 'https://token.actions.githubusercontent.com',
        subject: 'repo:o/r:environment:a "b"',
        audience: 'api://AzureADTokenExchange',
      },
    ])
    expect(parse(credentialForms({ target: application, credential: flexible }).config)).toEqual([
      {
        issuer: 'https://token.actions.githubusercontent.com',
        'claims-matching-expression': value,
        audience: 'api://AzureADTokenExchange',
      },
    ])
    const without = credentialForms({ target: application, credential: { ...flexible, audiences: [] } }).config
    expect(parse(without)).toMatchObject([{ audience: '' }])
  })
})
