/** Knows what a job is declared to be, and compares that with what its ID token says. */

import { FederationError } from '../error.ts'
import { claim, type IdTokenClaims } from './claims.ts'

/** The declared context of the root action; several may be given. Names without `refs/heads/` or `refs/tags/`. */
export interface DeclaredContext {
  readonly environment?: string
  readonly branch?: string
  readonly tag?: string
  readonly pullRequest: boolean
}

const BRANCH = 'refs/heads/'
const TAG = 'refs/tags/'

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

/** Lists every contradiction between the declaration and the token's own claims; empty when there is none. */
export function findContradictions(declared: DeclaredContext, claims: IdTokenClaims): readonly string[] {
  const ref = claim(claims, 'ref')
  const event = claim(claims, 'event_name')
  const found = [
    declared.environment === undefined
      ? undefined
      : compareEnvironment(declared.environment, claim(claims, 'environment')),
    declared.branch === undefined ? undefined : compareRef('branch', BRANCH, declared.branch, ref),
    declared.tag === undefined ? undefined : compareRef('tag', TAG, declared.tag, ref),
    declared.pullRequest && event !== undefined && !event.startsWith('pull_request')
      ? `\`pull-request\` is declared, but the event is "${event}".`
      : undefined,
  ]
  return found.filter((line) => line !== undefined)
}

/**
 * Stops a job that is not what it was declared to be.
 * @throws FederationError `context-mismatch` with every contradiction
 */
export function assertDeclared(declared: DeclaredContext, claims: IdTokenClaims): void {
  const contradictions = findContradictions(declared, claims)
  if (contradictions.length === 0) return
  throw new FederationError('context-mismatch', 'The job is not what this step declares it to be.', {
    hint: 'Correct the input, or the job; nothing was sent to Entra.',
    details: [...contradictions, `The ID token's subject is "${claims.sub}".`],
  })
}
