/** A GitHub that answers from an object: octo-org/shop, immutable, everything protected, unless told otherwise. */
import type { GitHubReader } from '../../src/federation/ports.ts'

export interface FakeGitHub extends GitHubReader {
  /** Every question in order, as method and arguments. */
  readonly asked: readonly string[]
}

/** Builds the reader; `more` replaces answers. */
export function createFakeGitHub(more: Partial<GitHubReader> = {}): FakeGitHub {
  const asked: string[] = []
  const answers: GitHubReader = {
    repository: async (fullName) =>
      fullName.toLowerCase() === 'octo-org/shop'
        ? { fullName: 'octo-org/shop', id: '2', ownerId: '1', createdAt: '2026-08-01T09:00:00Z', defaultBranch: 'main' }
        : undefined,
    customization: async () => ({
      status: 200,
      body: { use_default: true, sub_claim_prefix: 'repo:octo-org@1/shop@2' },
    }),
    organizationCustomization: async () => ({ status: 403 }),
    branch: async () => 'protected',
    environment: async () => 'protected',
    storedEnvironment: async (_, environment) => environment,
    environments: async () => ['production', 'staging'],
    serverVersion: async () => undefined,
    ...more,
  }
  const noting =
    <A extends readonly string[], R>(name: string, answer: (...args: A) => R) =>
    (...args: A): R => {
      asked.push([name, ...args].join(' '))
      return answer(...args)
    }
  return {
    asked,
    repository: noting('repository', answers.repository),
    customization: noting('customization', answers.customization),
    organizationCustomization: noting('organization', answers.organizationCustomization),
    branch: noting('branch', answers.branch),
    environment: noting('environment', answers.environment),
    storedEnvironment: answers.storedEnvironment,
    ...(answers.rateLimit !== undefined && { rateLimit: answers.rateLimit }),
    environments: noting('environments', answers.environments),
    serverVersion: noting('version', answers.serverVersion),
  }
}
