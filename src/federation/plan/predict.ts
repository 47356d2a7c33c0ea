/** Which subject a job will present: its own token first, then the rule by which its repository's subjects are made. */

import { issuerKind } from '../../core/credential/issuer.ts'
import { FederationError } from '../../core/error.ts'
import { claim, type IdTokenClaims } from '../../core/subject/claims.ts'
import { contextOf } from '../../core/subject/context.ts'
import type { SubjectContext, SubjectEncoding } from '../../core/subject/subject.ts'
import { buildTemplatedSubject } from '../../core/template/template.ts'
import type { GitHubReader } from '../ports.ts'
import {
  assertClaims,
  ownOf,
  ownRule,
  type RuleRequest,
  readSubjectRule,
  ruleFromApi,
  type SubjectRule,
  subjectUnknown,
} from './subject-rule.ts'

export interface PredictRequest extends RuleRequest {
  /** Undefined: this job's own. */
  readonly context: SubjectContext | undefined
}

export interface Prediction {
  readonly issuer: string
  readonly subject: string
  readonly source: string
  readonly warnings: readonly string[]
  /** The rule that it was made by; undefined where the own token was taken as it is. */
  readonly rule?: SubjectRule
}

/** The context of the job that carries these claims. */
export function ownContext(claims: IdTokenClaims): SubjectContext | undefined {
  const [event, ref, environment] = ['event_name', 'ref', 'environment'].map((name) => claim(claims, name))
  return contextOf({
    ...(event !== undefined && { event_name: event }),
    ...(ref !== undefined && { ref }),
    ...(environment !== undefined && { environment }),
  })
}

/** Claims that differ from the own ones mean another job in the same context. */
function isOwnJob({ context, claims }: PredictRequest, own: IdTokenClaims): boolean {
  if (context === undefined) return true
  const same = Object.entries(claims).every(([name, value]) => own[name] === value)
  return same && JSON.stringify(context) === JSON.stringify(ownContext(own))
}

// GitHub Enterprise Server up to 3.18 leaves a colon as it is: https://docs.github.com/en/actions/reference/security/oidc
async function encodingOf(
  issuer: string,
  asked: SubjectEncoding,
  github: GitHubReader | undefined,
): Promise<SubjectEncoding> {
  if (issuerKind(issuer) !== 'github-enterprise-server') return 'percent-colon'
  if (asked === 'raw') return asked
  const [major, minor] = ((await github?.serverVersion()) ?? '').split('.').map(Number)
  if (major === undefined || minor === undefined)
    throw subjectUnknown(
      'Whether this GitHub Enterprise Server writes a colon as %3A is not known.',
      'Use names without a colon, or give the whole subject with `subject`.',
    )
  return major > 3 || (major === 3 && minor > 18) ? 'percent-colon' : 'raw'
}

/** Builds the subject for a context by a rule. */
export async function subjectByRule(
  rule: SubjectRule,
  context: SubjectContext,
  github: GitHubReader | undefined,
): Promise<string> {
  const build = (encoding: SubjectEncoding) =>
    buildTemplatedSubject(rule.template, { ...rule.facts, context, encoding })
  const asked = rule.facts.encoding ?? 'percent-colon'
  const [encoded, raw] = [build('percent-colon'), build('raw')]
  if (encoded.kind === 'subject') {
    // Only a colon in a value makes a difference.
    if (raw.kind !== 'subject' || encoded.subject === raw.subject) return encoded.subject
    return (await encodingOf(rule.issuer, asked, github)) === 'raw' ? raw.subject : encoded.subject
  }
  const { missing } = encoded
  const keys = missing.map((key) => `${key}=…`).join(', ')
  throw subjectUnknown(
    `The subject template of ${rule.repository.owner}/${rule.repository.name} holds ${missing.map((key) => `\`${key}\``).join(', ')}, which nobody can know for another job.`,
    `Give what that job will carry: \`claims: ${keys}\`.`,
  )
}

/** Compares GitHub's answer with the token for the job's own context: a contradiction is a bug worth a report. */
async function doubt(
  request: PredictRequest,
  own: IdTokenClaims,
  github: GitHubReader | undefined,
): Promise<readonly string[]> {
  const context = ownContext(own)
  if (github === undefined || context === undefined) return []
  const claims = Object.fromEntries(
    Object.entries(own).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  try {
    const rule = await ruleFromApi({ ...request, claims }, github)
    const predicted = await subjectByRule(rule, context, github)
    if (predicted === own.sub) return []
    return [
      `BUG, please report it: predicted "${predicted}" from GitHub's API, but this job's own token says "${own.sub}"; the token wins. ` +
        `(template ${rule.template.keys.join(',')}; event ${claim(own, 'event_name') ?? '?'}; repository ${request.repository})`,
    ]
  } catch (error) {
    if (error instanceof FederationError && error.code === 'repository-moved') throw error
    // Where the API does not tell, there is nothing to compare.
    return []
  }
}

/**
 * Tells which subject a job will present, in the contract's order of truth.
 * @throws FederationError `subject-unknown` when no source can tell, naming what would settle it
 */
export async function predictSubject(request: PredictRequest, github: GitHubReader | undefined): Promise<Prediction> {
  const own = ownOf(request)
  if (own !== undefined && request.form === undefined && isOwnJob(request, own)) {
    const shaped = ownRule(request)
    if (shaped !== undefined) assertClaims(shaped, request.claims)
    const warnings = await doubt(request, own, github)
    return {
      issuer: own.iss,
      subject: own.sub,
      source: "This job's own ID token.",
      warnings,
    }
  }
  if (request.context === undefined)
    throw request.own === undefined
      ? subjectUnknown(
          'This job has no ID token, so its own subject is not known.',
          'Give `permissions: id-token: write`, or declare which job to trust (`environment`, `branch`, …).',
        )
      : subjectUnknown(
          `Which job of ${request.repository} is meant is not said.`,
          'Declare it (`environment`, `branch`, …): this job belongs to another repository.',
        )
  const rule = await readSubjectRule(request, github)
  assertClaims(rule, request.claims)
  const subject = await subjectByRule(rule, request.context, github)
  return { issuer: rule.issuer, subject, source: rule.source, warnings: rule.warnings, rule }
}
