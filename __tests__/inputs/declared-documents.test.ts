/** Tests that every known document can be declared through inputs, and that every known trap is refused before Entra is asked. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FederatedIdentityCredential } from '../../src/core/credential/credential.ts'
import { makePlan, type PlanResult } from '../../src/federation/plan/plan.ts'
import type { CredentialStore } from '../../src/federation/ports.ts'
import { type PlanInputs, readPlanInputs } from '../../src/inputs/plan.ts'
import { createVirtualClock } from '../federation/clock.ts'
import { failureOf, sha256Hex } from '../federation/job.ts'

const GUID = '13051989-33ba-4ced-b4a4-b56aac699948'
const RESOURCE = `/subscriptions/${GUID}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop`

interface Example {
  readonly id: number
  readonly target: 'application' | 'uami'
  readonly verdict: string
  readonly fic: FederatedIdentityCredential
}

const { examples } = JSON.parse(readFileSync(new URL('../vectors/credentials.json', import.meta.url), 'utf8')) as {
  examples: readonly Example[]
}

/** Puts plausible values where a document has placeholders. */
function fill(text: string): string {
  const values: readonly (readonly [RegExp, string])[] = [
    [/\$\{environment\(\)\.authentication\.loginEndpoint\}/g, 'https://login.microsoftonline.com/'],
    [/\$\{azuredevops_[^}]*\}/g, 'sc://org/project/connection'],
    [/\$\{SERVICE_ACCOUNT_ISSUER\}|<AKS OIDC issuer>/g, `https://westeurope.oic.prod-aks.azure.com/${GUID}/${GUID}/`],
    [/\$\{var\.tfc_hostname\}/g, 'app.terraform.io'],
    [/\$\{[^}]*(?:tenant|principal)[^}]*\}|\{tenantID\}/gi, GUID],
    [/\$\{REPO\}|\$\{var\.repository_name\}/g, 'octo-org/shop'],
    [/<namespace-id>/g, '4711'],
    [/\$\{[^}]*\}|<[^>]*>/g, 'name'],
  ]
  return values.reduce((filled, [placeholder, value]) => filled.replace(placeholder, value), text)
}

/** The inputs that a person would give for a document. */
function inputsFor({ target, fic }: Example): PlanInputs {
  const { issuer, subject, audiences, claimsMatchingExpression } = JSON.parse(
    fill(JSON.stringify(fic)),
  ) as FederatedIdentityCredential
  const given: Readonly<Record<string, string>> = {
    'tenant-id': GUID,
    ...(target === 'uami' ? { 'managed-identity-resource-id': RESOURCE } : { 'client-id': GUID }),
    issuer,
    audience: audiences[0] ?? '',
    ...pullRequestOr(subject, claimsMatchingExpression?.value ?? ''),
  }
  return readPlanInputs(
    (name) => given[name] ?? '',
    () => {},
    'octo-org/shop',
  )
}

/** Pull requests must be declared as such; everything else can be given to the letter. */
function pullRequestOr(subject: string | undefined, expression: string): Readonly<Record<string, string>> {
  if (subject === undefined) return { 'claims-matching-expression': expression }
  const [, owner, name] = /^repo:([^@/]+)(?:@\d+)?\/([^@:]+)(?:@\d+)?:pull_request$/.exec(subject) ?? []
  return owner === undefined ? { subject } : { 'pull-request': 'true', repository: `${owner}/${name}` }
}

async function planOf(
  example: Example,
): Promise<{ readonly result: Promise<PlanResult>; readonly opened: () => number }> {
  let opened = 0
  const store: CredentialStore = {
    list: async () => [],
    create: () => Promise.reject(new Error('a plan writes nothing')),
    replace: () => Promise.reject(new Error('a plan writes nothing')),
    delete: () => Promise.reject(new Error('a plan writes nothing')),
    readTarget: async () => ({ clientId: GUID, id: RESOURCE, uniqueName: null, displayName: null }),
    grants: async () => [],
  }
  const inputs = inputsFor(example)
  const [owner = '', name = ''] = inputs.repository.split('/')
  const wanted = example.fic.subject ?? ''
  const ids = /@(\d+)\/[^@]+@(\d+)/.exec(wanted)
  const prefix = ids === null ? `repo:${inputs.repository}` : `repo:${owner}@${ids[1]}/${name}@${ids[2]}`
  const result = makePlan(
    {
      ...inputs,
      owner: 'octo-org/shop',
      scope: { tenantId: 't', cloud: 'public', endpoints: [] },
      serverUrl: 'https://github.com',
      eventName: 'push',
      authority: inputs.cloud.authority,
      own: undefined,
    },
    {
      github: {
        repository: async (fullName) => ({
          fullName,
          id: ids?.[2] ?? '2',
          ownerId: ids?.[1] ?? '1',
          createdAt: '',
          defaultBranch: 'main',
        }),
        customization: async () => ({ status: 200, body: { use_default: true, sub_claim_prefix: prefix } }),
        organizationCustomization: async () => ({ status: 403 }),
        branch: async () => 'unknown',
        environment: async () => 'unknown',
        storedEnvironment: async () => undefined,
        environments: async () => [],
        serverVersion: async () => undefined,
      },
      defaultBranch: 'main',
      sha256Hex,
      clock: createVirtualClock(),
      openStore: async () => {
        opened += 1
        return store
      },
    },
  )
  return { result, opened: () => opened }
}

const titled = examples.map((example) => [`${example.id} ${example.fic.name} (${example.verdict})`, example] as const)

describe('a usable document', () => {
  it.each(titled.filter(([, { verdict }]) => verdict === 'ok'))(
    '%s is planned as it stands',
    async (_title, example) => {
      const { result } = await planOf(example)
      const wanted = JSON.parse(fill(JSON.stringify(example.fic))) as FederatedIdentityCredential
      const { plan } = await result
      expect(plan.targets).toHaveLength(1)
      expect(plan.targets[0]).toMatchObject({
        kind: example.target === 'uami' ? 'managed-identity' : 'application',
        changes: [
          {
            action: 'create',
            issuer: wanted.issuer,
            audiences: wanted.audiences,
            ...(wanted.subject === undefined
              ? { claimsMatchingExpression: wanted.claimsMatchingExpression.value }
              : { subject: wanted.subject }),
          },
        ],
      })
    },
  )
})

describe('a trap', () => {
  it.each(titled.filter(([, { verdict }]) => verdict !== 'ok'))(
    '%s is refused before Entra is asked',
    async (_title, example) => {
      const { result, opened } = await planOf(example)
      const error = await failureOf(result)
      expect(error.code).toBe('credential-invalid')
      expect(error.hint).not.toBe('')
      expect(opened()).toBe(0)
    },
  )

  it('is among the documents', () => {
    expect(examples.filter(({ verdict }) => verdict !== 'ok').length).toBeGreaterThan(8)
  })
})
