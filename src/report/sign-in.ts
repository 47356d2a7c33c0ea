/** Sign-in in words: the outputs of the root action, its one line of the log, and the summary of what changed. */
import type { FederatedIdentityCredential } from '../core/credential/credential.ts'
import { claim, type IdTokenClaims } from '../core/subject/claims.ts'
import { describeContext } from '../core/subject/ref.ts'
import type { SignInResult } from '../federation/sign-in/sign-in.ts'
import { infoLine, type LogLine } from './log-line.ts'
import { code, fenced, label, table } from './markdown.ts'
import { describeLint, secondLook } from './second-look.ts'

/** Outputs of the root action besides `error-code`, in the order of `action.yml`. */
export const SIGN_IN_OUTPUTS = [
  'access-token',
  'access-tokens',
  'expires-on',
  'client-id',
  'issuer',
  'subject',
  'audience',
  'credential-name',
  'credential-id',
  'credential-change',
  'token-file',
] as const

/** Writes an instant (milliseconds since 1970) in ISO 8601, UTC, whole seconds. */
export function toIso(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}

/** Names the job's side for people: `octo-org/shop, environment production`. */
export function describeWho({ claims, parsed }: Pick<SignInResult, 'claims' | 'parsed'>): string {
  const [kind, name] = describeContext(parsed.context)
  const repository = claim(claims, 'repository') ?? claims.iss
  return [`${repository},`, kind.replace('-', ' '), name].filter((part) => part !== '').join(' ')
}

/** Returns what the job presents, as outputs: known with its ID token, also where the step fails afterwards. */
export function identityOutputs({ iss, sub, aud }: IdTokenClaims): {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
} {
  return { issuer: iss, subject: sub, audience: aud }
}

/** Returns the outputs of a sign-in itself. The tokens were masked when they arrived. */
export function signInOutputs(
  result: SignInResult,
): Readonly<Record<Exclude<(typeof SIGN_IN_OUTPUTS)[number], 'token-file'>, string>> {
  const { claims, clientId, tokens, credential, change } = result
  const [first] = tokens
  const byScope = Object.fromEntries(
    tokens.map(({ scope, token, expiresOn }) => [scope, { token, expiresOn: toIso(expiresOn) }]),
  )
  return {
    'access-token': first.token,
    'access-tokens': JSON.stringify(byScope),
    'expires-on': toIso(first.expiresOn),
    'client-id': clientId,
    ...identityOutputs(claims),
    'credential-name': credential?.name ?? '',
    'credential-id': credential?.id ?? '',
    'credential-change': change,
  }
}

/** Returns the line that says who signed in as whom, and until when the first token lasts. */
export function signInLines({ claims, parsed, clientId, tokens }: SignInResult): readonly LogLine[] {
  const scopes = tokens.length === 1 ? '' : ` for ${tokens.length} scopes`
  const until = toIso(tokens[0].expiresOn)
  return [
    infoLine(
      `Signed in to Entra as ${clientId} for ${describeWho({ claims, parsed })}${scopes}; the token expires at ${until}`,
    ),
  ]
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

function diagram(
  who: string,
  { iss }: IdTokenClaims,
  credential: FederatedIdentityCredential,
  clientId: string,
): string {
  return fenced('mermaid', [
    'flowchart LR',
    `  job[${label(who)}] -->|${label(`ID token of ${iss}`)}| credential[${label(`federated credential ${credential.name}`)}]`,
    `  credential --> client[${label(`Entra client ${clientId}`)}]`,
  ])
}

/** Builds the summary of a sign-in that changed something; undefined when nothing changed. */
export function buildSuccessSummary(result: SignInResult, tenantId: string): string | undefined {
  const { claims, clientId, change, credential, propagationMs, tokens } = result
  if (change === 'kept' || credential === undefined) return undefined
  const who = describeWho(result)
  return [
    `### Entra now trusts ${code(who)}`,
    '',
    table([
      ['Who', code(who)],
      ['May become', `Entra client ${code(clientId)} of tenant ${code(tenantId)}`],
      ['What changed', whatChanged(result)],
      ['Subject', code(claims.sub)],
      ['Issuer', code(claims.iss)],
      ['Audience', code(claims.aud)],
      ['Accepted after', propagationMs === undefined ? 'at once' : `${(propagationMs / 1000).toFixed(1)} s`],
      ['Token expires', toIso(tokens[0].expiresOn)],
    ]),
    ...secondLook((result.lints ?? []).map(describeLint)),
    '',
    diagram(who, claims, credential, clientId),
    '',
  ].join('\n')
}
