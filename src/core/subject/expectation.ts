/** Expectation of a job: what it is declared to be and where it runs, compared with what its ID token says. */

import { GITHUB_ISSUER, issuerForServer } from '../credential/issuer.ts'
import { FederationError } from '../error.ts'
import { claim, type IdTokenClaims } from './claims.ts'
import { BRANCH_PREFIX, TAG_PREFIX } from './ref.ts'

/** What the root action expects its job to be; several may be given. Names without `refs/heads/` or `refs/tags/`. */
export interface Expectation {
  readonly environment?: string
  readonly branch?: string
  readonly tag?: string
  readonly pullRequest: boolean
}

function compareEnvironment(declared: string, actual: string | undefined): string | undefined {
  if (declared === actual) return undefined
  if (actual === undefined) return `\`environment\` is declared as "${declared}", but the job has no \`environment:\`.`
  const onlyCase =
    declared.toLowerCase() === actual.toLowerCase() ? ' (they differ in case only, and Entra compares case)' : ''
  return `\`environment\` is declared as "${declared}", but the job runs in "${actual}"${onlyCase}.`
}

function compareRef(
  input: 'branch' | 'tag',
  prefix: string,
  declared: string,
  ref: string | undefined,
): string | undefined {
  return ref === prefix + declared
    ? undefined
    : `\`${input}\` is declared as "${declared}", but the job runs on "${ref ?? 'no ref'}".`
}

/** Lists every contradiction between the expectation and the token's own claims; empty when there is none. */
export function findContradictions(expectation: Expectation, claims: IdTokenClaims): readonly string[] {
  const ref = claim(claims, 'ref')
  const event = claim(claims, 'event_name')
  const found = [
    expectation.environment === undefined
      ? undefined
      : compareEnvironment(expectation.environment, claim(claims, 'environment')),
    expectation.branch === undefined ? undefined : compareRef('branch', BRANCH_PREFIX, expectation.branch, ref),
    expectation.tag === undefined ? undefined : compareRef('tag', TAG_PREFIX, expectation.tag, ref),
    expectation.pullRequest && event !== undefined && !event.startsWith('pull_request')
      ? `\`pull-request\` is declared, but the event is "${event}".`
      : undefined,
  ]
  return found.filter((line) => line !== undefined)
}

/**
 * Stops a job that is not what it was declared to be.
 * @throws FederationError `context-mismatch` with every contradiction
 */
export function assertExpected(expectation: Expectation, claims: IdTokenClaims): void {
  const contradictions = findContradictions(expectation, claims)
  if (contradictions.length === 0) return
  throw new FederationError('context-mismatch', 'The job is not what this step declares it to be.', {
    hint: 'Correct the input, or the job; nothing was sent to Entra.',
    details: [...contradictions, `The ID token's subject is "${claims.sub}".`],
  })
}

/** Where the runner says that this job runs. */
export interface JobOrigin {
  /** `GITHUB_SERVER_URL`, such as `https://github.com`. */
  readonly serverUrl: string
  /** `GITHUB_REPOSITORY`, as `owner/name`. */
  readonly repository: string
}

// With the slug of an enterprise, or without: https://docs.github.com/en/actions/reference/security/oidc
const SLUG = /^\/[A-Za-z0-9][A-Za-z0-9_-]*$/
const GHE_COM = /^https:\/\/token\.actions\.[a-z0-9-]+\.ghe\.com(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)?$/

function mayIssue(iss: string, serverUrl: string): boolean {
  if (iss === GITHUB_ISSUER || iss === issuerForServer(serverUrl) || GHE_COM.test(iss)) return true
  return iss.startsWith(GITHUB_ISSUER) && SLUG.test(iss.slice(GITHUB_ISSUER.length))
}

/**
 * Stops where an ID token is not this job's: of an issuer that is not GitHub's, or of another repository.
 * @throws FederationError `context-mismatch`
 */
export function assertOwnToken(claims: IdTokenClaims, { serverUrl, repository }: JobOrigin): void {
  const named = claim(claims, 'repository')
  const contradictions = [
    mayIssue(claims.iss, serverUrl)
      ? undefined
      : `Its issuer is "${claims.iss}", which is neither GitHub's nor that of ${serverUrl}.`,
    named?.toLowerCase() === repository.toLowerCase()
      ? undefined
      : `It is of ${named === undefined ? 'no repository' : `the repository "${named}"`}, this job runs in "${repository}".`,
  ].filter((line) => line !== undefined)
  if (contradictions.length === 0) return
  throw new FederationError('context-mismatch', "The ID token is not this job's own.", {
    hint: 'ACTIONS_ID_TOKEN_REQUEST_URL leads to something else than the GitHub server of this job: remove it from `env:`. Nothing was sent to Entra.',
    details: contradictions,
  })
}
