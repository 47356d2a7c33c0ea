/** Knows how the step tells its story: log lines, outputs, error annotation and summary, through the toolkit's verbs. */
import { debug, info, isDebug, setFailed, setOutput, summary } from '@actions/core'
import { describeAnswer, FederationError, redact } from '../core/error.ts'
import { visible } from '../core/visible.ts'
import type { SignInResult } from '../federation/sign-in/sign-in.ts'
import { toIso } from './instant.ts'
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
  const until = toIso(first.expiresOn)
  info(visible(`Signed in to Entra as ${clientId} for ${describeWho(claims)}${scopes}; the token expires at ${until}`))
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
  const said = answer === undefined ? '' : describeAnswer(answer)
  if (answer === undefined || said === '') return []
  const correlation = answer.correlationId === undefined ? '' : ` (correlation ID ${answer.correlationId})`
  return [`${answer.service} said: ${said}${correlation}`]
}

/** A runner whose output file is gone or full must not hide why the step failed. */
function setErrorCode({ code }: FederationError): void {
  try {
    setOutput('error-code', code)
  } catch (error) {
    info(`The output error-code could not be set: ${error instanceof Error ? error.message : 'unknown failure'}`)
  }
}

/** Fails the step: one sentence and what to do as the annotation, then the details, the service's own words, and the code as output. */
export function reportFailure(error: FederationError, troubleshooting: string): void {
  setErrorCode(error)
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
