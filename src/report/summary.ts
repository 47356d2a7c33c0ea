/** Knows the job summary: who may now become what, what changed, or why it failed; for somebody who did not write the workflow. */

import type { FederatedIdentityCredential } from '../core/credential/credential.ts'
import { describeAnswer, type FederationError } from '../core/error.ts'
import { claim, type IdTokenClaims } from '../core/subject/claims.ts'
import { describeContext } from '../core/subject/context-name.ts'
import { parseSubject } from '../core/subject/subject.ts'
import type { SignInResult } from '../federation/sign-in/sign-in.ts'
import { toIso } from './instant.ts'
import { code, fenced, label, plain, table } from './markdown.ts'

/** Names the job's side for people: `octo-org/shop, environment production`. */
export function describeWho(claims: IdTokenClaims): string {
  const [kind, name] = describeContext(parseSubject(claims.sub).context)
  const repository = claim(claims, 'repository') ?? claims.iss
  return [`${repository},`, kind.replace('-', ' '), name].filter((part) => part !== '').join(' ')
}

function whatChanged(result: SignInResult): string {
  const name = result.credential?.name ?? ''
  if (result.change === 'created') return `The federated credential ${code(name)} was created.`
  const from = result.before?.audiences[0]
  const audience = from !== undefined && from !== result.claims.aud ? ` Its audience was ${code(from)}.` : ''
  const subject = result.before?.subject
  const matched = subject !== undefined && subject !== result.claims.sub ? ` Its subject was ${code(subject)}.` : ''
  return `The federated credential ${code(name)} was updated.${audience}${matched}`
}

function diagram(claims: IdTokenClaims, credential: FederatedIdentityCredential, clientId: string): string {
  return fenced('mermaid', [
    'flowchart LR',
    `  job[${label(describeWho(claims))}] -->|${label(`ID token of ${claims.iss}`)}| credential[${label(`federated credential ${credential.name}`)}]`,
    `  credential --> client[${label(`Entra client ${clientId}`)}]`,
  ])
}

/** Builds the summary of a sign-in that changed something; undefined when nothing changed. */
export function buildSuccessSummary(result: SignInResult, tenantId: string): string | undefined {
  const { claims, clientId, change, credential, propagationMs, tokens } = result
  if (change === 'kept' || credential === undefined) return undefined
  return [
    `### Entra now trusts ${code(describeWho(claims))}`,
    '',
    table([
      ['Who', code(describeWho(claims))],
      ['May become', `Entra client ${code(clientId)} of tenant ${code(tenantId)}`],
      ['What changed', whatChanged(result)],
      ['Subject', code(claims.sub)],
      ['Issuer', code(claims.iss)],
      ['Audience', code(claims.aud)],
      ['Accepted after', propagationMs === undefined ? 'at once' : `${(propagationMs / 1000).toFixed(1)} s`],
      ['Token expires', toIso(tokens[0].expiresOn)],
    ]),
    '',
    diagram(claims, credential, clientId),
    '',
  ].join('\n')
}

/** Builds the summary of a failure: code, sentence, cure, details, and what the service said. */
export function buildFailureSummary(error: FederationError): string {
  const { answer } = error
  const words = answer === undefined ? '' : describeAnswer(answer)
  const said = answer === undefined || words === '' ? [] : [[answer.service, code(words)] as const]
  const correlation =
    answer?.correlationId === undefined ? [] : [['Correlation ID', code(answer.correlationId)] as const]
  return [
    `### Failed: ${error.code}`,
    '',
    table([
      ['What failed', plain(error.message)],
      ...(error.hint === undefined ? [] : [['What to do', plain(error.hint)] as const]),
      ...said,
      ...correlation,
    ]),
    '',
    ...(error.details.length === 0 ? [] : [fenced('text', error.details), '']),
  ].join('\n')
}
