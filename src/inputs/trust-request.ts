/** The inputs of plan and apply that declare which job to trust: at most one kind. */
import { isGitHubIssuer } from '../core/credential/issuer.ts'
import { kubernetesIdentity } from '../core/credential/provider.ts'
import { FederationError } from '../core/error.ts'
import { BRANCH_PREFIX, TAG_PREFIX } from '../core/subject/ref.ts'
import { REPOSITORY } from '../core/subject/repository.ts'
import type { TrustRequest } from '../federation/plan/declared-match.ts'
import { readExpectation } from './expectation.ts'
import type { InputReader } from './reader.ts'

/** Reads `key=value` lines; the value may hold further `=`. */
export function readClaims(reader: InputReader): Readonly<Record<string, string>> {
  const lines = (reader.text('claims') ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const pairs = lines.map((line) => /^(\w+)=(.+)$/.exec(line))
  lines.forEach((line, index) => {
    if (pairs[index] === null) reader.problems.push(`\`claims\` holds a line that is not key=value: "${line}".`)
  })
  return Object.fromEntries(
    pairs.flatMap((pair) => (pair?.[1] !== undefined && pair[2] !== undefined ? [[pair[1], pair[2]]] : [])),
  )
}

/** Reads the repository whose job is trusted; this one by default. */
export function readRepository(reader: InputReader, own: string): string {
  const repository = reader.text('repository') ?? own
  if (!REPOSITORY.test(repository)) reader.problems.push(`\`repository\` is not owner/name: "${repository}".`)
  return repository
}

/** Reads a service account of Kubernetes, whose subject follows from its namespace and name; the cluster is the issuer. */
function readServiceAccount(reader: InputReader): readonly (readonly [string, TrustRequest])[] {
  const [namespace, serviceAccount, issuer] = ['namespace', 'service-account', 'issuer'].map(reader.text)
  if (namespace === undefined && serviceAccount === undefined) return []
  if (issuer === undefined || isGitHubIssuer(issuer))
    reader.problems.push('`namespace` and `service-account` need `issuer`: the OIDC issuer URL of the cluster.')
  if (namespace === undefined || serviceAccount === undefined) {
    const [given, missing] =
      namespace === undefined ? ['service-account', 'namespace'] : ['namespace', 'service-account']
    reader.problems.push(`\`${given}\` needs \`${missing}\`: together they name a service account of Kubernetes.`)
    return [[given, { kind: 'subject', subject: '' }]]
  }
  const builtFrom = ['namespace', 'service-account']
  try {
    const { subject } = kubernetesIdentity({ issuer: issuer ?? '', namespace, serviceAccount })
    return [['namespace', { kind: 'subject', subject, builtFrom }]]
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    reader.problems.push(`\`namespace\` or \`service-account\` is wrong: ${error.message} ${error.hint}`)
    return [['namespace', { kind: 'subject', subject: '', builtFrom }]]
  }
}

/** Every trust request that is given, as [input, trust request]. */
function given(reader: InputReader): readonly (readonly [string, TrustRequest])[] {
  const { environment, branch, tag, pullRequest } = readExpectation(reader)
  const text = (name: string, build: (value: string) => TrustRequest) => {
    const value = reader.text(name)
    return value === undefined ? [] : [[name, build(value)] as const]
  }
  return [
    ...(environment === undefined
      ? []
      : [['environment', { kind: 'context', context: { kind: 'environment', environment } }] as const]),
    ...(branch === undefined
      ? []
      : [['branch', { kind: 'context', context: { kind: 'ref', ref: BRANCH_PREFIX + branch } }] as const]),
    ...(tag === undefined
      ? []
      : [['tag', { kind: 'context', context: { kind: 'ref', ref: TAG_PREFIX + tag } }] as const]),
    ...(pullRequest ? [['pull-request', { kind: 'context', context: { kind: 'pull_request' } }] as const] : []),
    ...text('subject', (subject) => ({ kind: 'subject', subject })),
    ...readServiceAccount(reader),
    ...text('branch-pattern', (pattern) => ({ kind: 'flexible', intent: { kind: 'branch-pattern', pattern } })),
    ...text('tag-pattern', (pattern) => ({ kind: 'flexible', intent: { kind: 'tag-pattern', pattern } })),
    ...text('merge-queue', (branch) => ({ kind: 'flexible', intent: { kind: 'merge-queue', branch } })),
    ...text('claims-matching-expression', (expression) => ({ kind: 'expression', expression })),
  ]
}

/** Reads the trust request; none means this job's own subject. */
export function readTrustRequest(reader: InputReader): {
  readonly trustRequest: TrustRequest
  readonly issuer: string | undefined
} {
  const requested = given(reader)
  const issuer = reader.text('issuer')
  if (requested.length > 1) {
    reader.problems.push(`Only one of ${requested.map(([name]) => `\`${name}\``).join(', ')} can be given.`)
  }
  const [name, trustRequest] = requested[0] ?? ['', { kind: 'own' } as const]
  const foreign = issuer !== undefined && !isGitHubIssuer(issuer)
  if (foreign && trustRequest.kind !== 'subject' && trustRequest.kind !== 'expression') {
    const instead = name === '' ? '' : ` instead of \`${name}\``
    reader.problems.push(
      `\`issuer\` is not one of GitHub's: give \`subject\`, \`namespace\` with \`service-account\`, or \`claims-matching-expression\`${instead}.`,
    )
  }
  return { trustRequest, issuer }
}
