/** Knows how the step tells its story: log lines, outputs, error annotation and summary, through the toolkit's verbs. */
import { debug, info, isDebug, setFailed, setOutput, summary } from '@actions/core'
import { FederationError, redact } from '../core/error.ts'
import { visible } from '../core/segments.ts'
import type { SignInResult } from '../federation/sign-in.ts'
import { describeWho } from './summary.ts'

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
] as const

/** Gives every output its neutral value, so that a later step never reads another run's. */
export function resetOutputs(names: readonly string[]): void {
  for (const name of [...names, 'error-code']) setOutput(name, '')
}

/** ISO 8601 in UTC, whole seconds. */
function toIso(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}

/** Sets the outputs of a sign-in. The tokens were masked when they arrived. */
export function reportSignIn(result: SignInResult): void {
  const { claims, clientId, tokens, credential, change } = result
  const [first] = tokens
  const byScope = Object.fromEntries(
    tokens.map(({ scope, token, expiresOn }) => [scope, { token, expiresOn: toIso(expiresOn) }]),
  )
  const values: Record<(typeof SIGN_IN_OUTPUTS)[number], string> = {
    'access-token': first.token,
    'access-tokens': JSON.stringify(byScope),
    'expires-on': toIso(first.expiresOn),
    'client-id': clientId,
    issuer: claims.iss,
    subject: claims.sub,
    audience: claims.aud,
    'credential-name': credential?.name ?? '',
    'credential-id': credential?.id ?? '',
    'credential-change': change,
  }
  for (const name of SIGN_IN_OUTPUTS) setOutput(name, values[name])
  const scopes = tokens.length === 1 ? '' : ` for ${tokens.length} scopes`
  info(
    `Signed in to Entra as ${clientId} for ${describeWho(claims)}${scopes}; the token expires at ${toIso(first.expiresOn)}`,
  )
}

/** Wraps what nobody foresaw; its text is redacted like everything else. */
export function toFederationError(error: unknown): FederationError {
  if (error instanceof FederationError) return error
  return new FederationError(
    'internal',
    `Something unforeseen went wrong: ${error instanceof Error ? error.message : String(error)}`,
    {
      hint: 'This is a bug of the action: please report it with the log of a run with debug logging.',
      cause: error,
    },
  )
}

function answerLine({ answer }: FederationError): readonly string[] {
  if (answer === undefined) return []
  // Entra's own text opens with its code.
  const code = answer.code !== undefined && answer.message?.startsWith(answer.code) ? undefined : answer.code
  const said = [answer.status === undefined ? undefined : `HTTP ${answer.status}`, code, answer.message].filter(
    (part) => part !== undefined,
  )
  const correlation = answer.correlationId === undefined ? '' : ` (correlation ID ${answer.correlationId})`
  return [`${answer.service} said: ${said.join(', ')}${correlation}`]
}

/** Fails the step: one sentence and what to do as the annotation, then the details, the service's own words, and the code as output. */
export function reportFailure(error: FederationError, troubleshooting: string): void {
  setOutput('error-code', error.code)
  const sentence = error.hint === undefined ? error.message : `${error.message} ${error.hint}`
  setFailed(`[${error.code}] ${sentence}`)
  for (const line of [...error.details, ...answerLine(error)]) info(visible(line))
  info(`More about this error: ${troubleshooting}#${error.code}`)
  if (isDebug())
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
      debug(redact(cause.stack ?? cause.message))
}

/** Writes the job summary; a runner without one is no reason to fail. */
export async function writeSummary(markdown: string | undefined): Promise<void> {
  if (markdown === undefined) return
  try {
    await summary.addRaw(markdown, true).write()
  } catch (error) {
    debug(`The job summary could not be written: ${error instanceof Error ? error.message : 'unknown failure'}`)
  }
}
