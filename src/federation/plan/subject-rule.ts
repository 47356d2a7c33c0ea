/** How the subjects of a repository are made: read off this job's own token, or from GitHub's answer; never a guess. */

import { issuerForServer, issuerKind } from '../../core/credential/issuer.ts'
import { FederationError } from '../../core/error.ts'
import { claim, type IdTokenClaims } from '../../core/subject/claims.ts'
import { repositoryOf } from '../../core/subject/repository.ts'
import {
  type ParsedSubject,
  prefixOf,
  type RepositoryIdentity,
  type SubjectPrefix,
} from '../../core/subject/subject.ts'
import { fromCustomization } from '../../core/template/customization.ts'
import { factsFromShape, shapeOf } from '../../core/template/shape.ts'
import type { SubjectTemplate, TemplateFacts } from '../../core/template/template.ts'
import type { GitHubReader, RepositoryFacts } from '../ports.ts'
import { assertNotMoved } from './moved.ts'

export interface RuleRequest {
  /** `owner/name` of the job's repository. */
  readonly repository: string
  /** Claims that a customised template needs and nobody can know. */
  readonly claims: Readonly<Record<string, string>>
  /** This job's own ID token, if it may have one. */
  readonly own: IdTokenClaims | undefined
  /** The subject of that token, where the caller has parsed it already. */
  readonly ownSubject?: ParsedSubject
  /** `GITHUB_SERVER_URL`. */
  readonly serverUrl: string
  /** Asks for subjects of this form, whichever the repository presents now. */
  readonly form?: SubjectPrefix['kind']
}

/** How subjects of a repository are made, and which source told. */
export interface SubjectRule {
  readonly issuer: string
  readonly template: SubjectTemplate
  readonly prefix: SubjectPrefix | undefined
  /** The form that the repository presents now, where another one was asked for. */
  readonly presents?: SubjectPrefix['kind'] | undefined
  readonly repository: RepositoryIdentity
  readonly facts: TemplateFacts
  /** A sentence for the log. */
  readonly source: string
  readonly warnings: readonly string[]
}

/** The error for what no source can tell. */
export function subjectUnknown(reason: string, hint: string): FederationError {
  return new FederationError('subject-unknown', reason, { hint })
}

/** The issuer of the own token, else that of the server; the slug of an enterprise shows only in a token. */
function issuerOf({ own, serverUrl }: RuleRequest): string {
  const issuer = own?.iss ?? issuerForServer(serverUrl)
  if (issuer === undefined)
    throw subjectUnknown(
      `The issuer of "${serverUrl}" is not known.`,
      'Give `issuer`, or `permissions: id-token: write`.',
    )
  return issuer
}

/** The own token, when it is of the repository in question: then it tells more than any API. */
export function ownOf({ own, repository }: RuleRequest): IdTokenClaims | undefined {
  return own !== undefined && claim(own, 'repository')?.toLowerCase() === repository.toLowerCase() ? own : undefined
}

/** The second source: prefix and template read off this job's own subject. */
function ruleFromShape(own: IdTokenClaims, { claims, ownSubject }: RuleRequest): SubjectRule | undefined {
  const shape = shapeOf(own.sub, own, ownSubject)
  const repository = repositoryOf(own)
  if (shape === undefined || repository === undefined) return undefined
  return {
    issuer: own.iss,
    template: shape.template,
    prefix: shape.prefix,
    repository,
    facts: factsFromShape(shape, { claims }),
    source: "Read off this job's own ID token.",
    warnings: [],
  }
}

function identityOf({ fullName, id, ownerId }: RepositoryFacts): RepositoryIdentity {
  const [owner = '', name = ''] = fullName.split('/')
  return { owner, name, ownerId, id }
}

function claimsOf(facts: RepositoryFacts | undefined): Readonly<Record<string, string>> {
  return facts?.visibility === undefined ? {} : { repository_visibility: facts.visibility }
}

/** The repository as this job's own token knows it, when it is the one in question. */
function identityOfOwn(request: RuleRequest): RepositoryIdentity | undefined {
  const own = ownOf(request)
  return own === undefined ? undefined : repositoryOf(own)
}

/** The third source: GitHub's answer about the subject template. */
export async function ruleFromApi(request: RuleRequest, github: GitHubReader): Promise<SubjectRule> {
  const issuer = issuerOf(request)
  const facts = await github.repository(request.repository)
  if (facts !== undefined) assertNotMoved(request.repository, facts, identityOfOwn(request))
  const [owner = '', name = ''] = (facts?.fullName ?? request.repository).split('/')
  const repository = facts === undefined ? { owner, name } : identityOf(facts)
  const answer = await github.customization(facts?.fullName ?? request.repository)
  const common = {
    repository,
    repositoryVisible: facts !== undefined,
    enterpriseServer: issuerKind(issuer) === 'github-enterprise-server',
    ...(facts !== undefined && { createdAt: facts.createdAt }),
  }
  let customization = fromCustomization(answer, common)
  // An opt-in without keys means the organisation's template; asked for only then, since few tokens may read it.
  if (customization.kind === 'unknown' && answer.status === 200) {
    customization = fromCustomization(answer, {
      ...common,
      organization: await github.organizationCustomization(owner),
    })
  }
  if (customization.kind === 'unknown') throw subjectUnknown(customization.reason, customization.settle)
  const { template, prefix } = customization
  const renamed = facts !== undefined && facts.fullName !== request.repository
  return {
    issuer,
    template,
    prefix,
    repository,
    facts: { prefix, repository, claims: { ...request.claims, ...claimsOf(facts) } },
    source: "GitHub's answer about the subject template of the repository.",
    warnings: renamed
      ? [`"${request.repository}" is "${facts.fullName}" for GitHub: the subject carries that spelling.`]
      : [],
  }
}

/** How subjects of the repository are made, as far as this job's own token tells. */
export function ownRule(request: RuleRequest): SubjectRule | undefined {
  const own = ownOf(request)
  return own === undefined ? undefined : ruleFromShape(own, request)
}

/** The rule with subjects of the form that is asked for. */
function inForm(rule: SubjectRule, { form }: RuleRequest): SubjectRule {
  if (form === undefined) return rule
  const { repository } = rule
  const prefix = prefixOf(repository, form === 'immutable')
  if (prefix === undefined)
    throw subjectUnknown(
      `The IDs of ${repository.owner}/${repository.name} are not known.`,
      'Give a `github-token` that may read the repository.',
    )
  return { ...rule, presents: rule.prefix?.kind, prefix, facts: { ...rule.facts, prefix } }
}

async function readPresented(request: RuleRequest, github: GitHubReader | undefined): Promise<SubjectRule> {
  const shaped = ownRule(request)
  if (shaped !== undefined) return shaped
  if (github === undefined)
    throw subjectUnknown(
      `Nothing tells which subject a job of ${request.repository} presents.`,
      'Give `permissions: id-token: write`, or `github-token`, or the whole subject with `subject`.',
    )
  return ruleFromApi(request, github)
}

/**
 * Finds how subjects of the repository are made.
 * @throws FederationError `subject-unknown`, `repository-moved`
 */
export async function readSubjectRule(request: RuleRequest, github: GitHubReader | undefined): Promise<SubjectRule> {
  return inForm(await readPresented(request, github), request)
}

/**
 * Refuses a claim that the template does not hold: it would change nothing, and whoever gave it expects otherwise.
 * @param more names that count besides, such as `job_workflow_ref` for an expression
 * @throws FederationError `invalid-input`
 */
export function assertClaims(
  { template, repository }: SubjectRule,
  claims: Readonly<Record<string, string>>,
  more: readonly string[] = [],
): void {
  const held = [...template.keys, ...more]
  const strange = Object.keys(claims).filter((name) => !held.includes(name))
  if (strange.length === 0) return
  const names = strange.map((name) => `\`${name}\``).join(', ')
  throw new FederationError(
    'invalid-input',
    `\`claims\` holds ${names}, which the subject template of ${repository.owner}/${repository.name} does not.`,
    {
      hint: `The template holds ${template.keys.map((key) => `\`${key}\``).join(', ')}: leave out what is not among them.`,
    },
  )
}
