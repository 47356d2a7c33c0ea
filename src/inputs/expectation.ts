/** Inputs that declare what a job is: environment, branch, tag, pull request. */
import { recogniseCloud } from '../core/cloud.ts'
import type { Expectation } from '../core/subject/expectation.ts'
import { BRANCH_PREFIX, TAG_PREFIX } from '../core/subject/ref.ts'
import type { InputReader } from './reader.ts'

// What git forbids in a ref name (git-check-ref-format): a pattern, not a name.
const NOT_A_REF = /[\s~^:?*[\\]|\.\.|@\{|^\/|\/$|\/\//

function readRef(
  reader: InputReader,
  input: 'branch' | 'tag',
  prefix: string,
  otherPrefix: string,
): string | undefined {
  const value = reader.text(input)
  if (value === undefined) return undefined
  if (value.startsWith(otherPrefix)) reader.problems.push(`\`${input}\` is "${value}", which is not a ${input}.`)
  else if (NOT_A_REF.test(value)) {
    const advice = /[*?[]/.test(value) ? `; patterns are for \`${input}-pattern\` of the plan and apply actions` : ''
    reader.problems.push(`\`${input}\` is not a name that git allows: "${value}"${advice}.`)
  }
  return value.startsWith(prefix) ? value.slice(prefix.length) : value
}

/** Reads the expectation; contexts that no job can have together are mistakes. */
export function readExpectation(reader: InputReader): Expectation {
  const environment = reader.text('environment')
  const branch = readRef(reader, 'branch', BRANCH_PREFIX, TAG_PREFIX)
  const tag = readRef(reader, 'tag', TAG_PREFIX, BRANCH_PREFIX)
  const pullRequest = reader.boolean('pull-request', false)
  const meant = environment === undefined ? undefined : recogniseCloud(environment)
  // `environment: AzureUSGovernment` is azure/login's way to choose a cloud; "public" or "china" may be real environments.
  if (environment !== undefined && meant !== undefined && /^azure/i.test(environment)) {
    reader.problems.push(
      `\`environment\` is "${environment}", the name of a cloud; here it is the GitHub environment of the job: did you mean \`cloud: ${meant}\`?`,
    )
  }
  if (branch !== undefined && tag !== undefined)
    reader.problems.push('`branch` and `tag` cannot both be true of one job.')
  if (pullRequest && tag !== undefined) reader.problems.push('`pull-request` and `tag` cannot both be true of one job.')
  return {
    ...(environment !== undefined && { environment }),
    ...(branch !== undefined && { branch }),
    ...(tag !== undefined && { tag }),
    pullRequest,
  }
}
