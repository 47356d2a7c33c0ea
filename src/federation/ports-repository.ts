/** What the use cases need of GitHub to set up repositories: environments with their rules, variables, reviewers. */
import type { CustomizationRequest } from '../core/customization/switch.ts'
import type { BranchRule } from '../core/environment/branch-rules.ts'
import type { EnvironmentRules, Reviewer } from '../core/environment/rules.ts'
import type { CustomizationAnswer } from '../core/template/customization.ts'
import type { RateLimit, RepositoryFacts } from './ports.ts'

/** An environment as it was read; a list of branches is empty unless the rules say that there is one. */
export interface StoredEnvironment {
  /** As the settings spell it. */
  readonly name: string
  readonly rules: EnvironmentRules
}

/**
 * What became of a write to a repository. `unsettled`: it may or may not have happened, or something else happened meanwhile:
 * read again. `no-plan`: what the repository's owner pays for holds no such rules.
 */
export type RepositoryWrite =
  | { readonly kind: 'done' | 'unsettled' }
  | { readonly kind: 'no-plan' | 'invalid'; readonly said: string }

/**
 * Reads and writes environments and variables with the rights of `github-token`; nothing is kept between two readings.
 * Every function throws FederationError `github-forbidden` with the permission that is missing.
 */
export interface RepositoryStore {
  /** Undefined when there is no such environment. */
  readonly environment: (fullName: string, environment: string) => Promise<StoredEnvironment | undefined>
  /** Creates an environment, or replaces its rules by these. */
  readonly putEnvironment: (fullName: string, environment: string, rules: EnvironmentRules) => Promise<RepositoryWrite>
  readonly addBranchRule: (fullName: string, environment: string, rule: BranchRule) => Promise<RepositoryWrite>
  readonly removeBranchRule: (fullName: string, environment: string, rule: BranchRule) => Promise<RepositoryWrite>
  /** Values by name in capitals; none of an environment that does not exist. */
  readonly variables: (fullName: string, environment: string) => Promise<ReadonlyMap<string, string>>
  readonly createVariable: (
    fullName: string,
    environment: string,
    name: string,
    value: string,
  ) => Promise<RepositoryWrite>
  readonly updateVariable: (
    fullName: string,
    environment: string,
    name: string,
    value: string,
  ) => Promise<RepositoryWrite>
  /** Finds a person (`octocat`) or a team (`octo-org/ops`) that may read the repository; a text says why it is none. */
  readonly reviewer: (fullName: string, name: string) => Promise<Reviewer | string>
  /** What is left of the token's rate limit, as the last answer said; undefined before the first one, and where none is. */
  readonly rateLimit: () => RateLimit | undefined
}

/**
 * Lists repositories, and reads and writes their subject templates, with the rights of `github-token`; nothing is kept between
 * two readings. Every function throws FederationError `github-forbidden` with the permission that is missing.
 */
export interface CustomizationStore {
  /** Every repository of an organization or a person that the token sees, archived ones too. */
  readonly repositoriesOf: (owner: string) => Promise<readonly RepositoryFacts[]>
  readonly customization: (fullName: string) => Promise<CustomizationAnswer>
  /** A refusal is an answer: few tokens may read it. */
  readonly organizationCustomization: (organization: string) => Promise<CustomizationAnswer>
  readonly putCustomization: (fullName: string, body: CustomizationRequest) => Promise<RepositoryWrite>
  /** What is left of the token's rate limit, as the last answer said; undefined before the first one, and where none is. */
  readonly rateLimit: () => RateLimit | undefined
}
