/** Changes and entries that the tests of the policy vary. */
import { GITHUB_ISSUER } from '../../../src/core/credential/issuer.ts'
import type { PolicyEntry, PolicyRules } from '../../../src/core/policy/entry.ts'
import type {
  JudgedChange,
  JudgedFederated,
  JudgedRepository,
  JudgedTarget,
  JudgedTrust,
} from '../../../src/core/policy/facts.ts'
import { judge } from '../../../src/core/policy/judge.ts'

export const CLIENT_ID = '33333333-3333-3333-3333-333333333333'
export const OTHER_ID = '77777777-7777-7777-7777-777777777777'
export const PAYMENTS: JudgedRepository = { fullName: 'octo-org/payments-api', id: '20', ownerId: '10' }
export const EVIL: JudgedRepository = { fullName: 'evil/shop', id: '99', ownerId: '98' }
export const TARGET: JudgedTarget = {
  kind: 'application',
  clientId: CLIENT_ID,
  uniqueName: undefined,
  isManager: false,
}
export const IDENTITY =
  '/subscriptions/2222/resourceGroups/payments-rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/a'
export const TRUST: JudgedTrust = {
  issuer: GITHUB_ISSUER,
  subject: 'repo:octo-org/payments-api:environment:production',
}
export const CLAIMS = { adopts: false, claimedOwners: [], githubIssuers: [GITHUB_ISSUER] }
export const FEDERATED: JudgedFederated & JudgedChange = {
  ...CLAIMS,
  resource: 'federated',
  action: 'create',
  target: TARGET,
  trust: TRUST,
  repository: PAYMENTS,
  lints: new Map([['unprotected', 'absent']]),
}

export const ENTRY: PolicyEntry = {
  applications: [CLIENT_ID, 'payments-*'],
  'managed-identities': ['/subscriptions/2222/resourceGroups/payments-*/*'],
  repositories: ['octo-org/payments-*'],
  issuers: ['github', 'https://*.oic.prod-aks.azure.com/4444/*', 'https://gitlab.com', 'https://app.terraform.io'],
}

/** A policy of one entry that denies nothing. */
export function policy(entry: PolicyEntry = ENTRY): PolicyRules {
  return { entry, deny: [] }
}

/** An expression under GitHub's issuer, or another one. */
export function flexible(value: string, issuer = GITHUB_ISSUER): JudgedTrust {
  return { issuer, claimsMatchingExpression: { value, languageVersion: 1 } }
}

/** Judges a federated credential that differs from the permitted one. */
export function judged(change: Partial<JudgedFederated & JudgedChange>, rules = policy()): readonly string[] {
  return judge(rules, { ...FEDERATED, ...change } as JudgedChange)
}
