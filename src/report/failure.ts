/** Failure of a step in words: the annotation, the lines of the log, the summary, and stack traces for debug logging. */
import { asFederationError, describeAnswer, type ErrorCode, type FederationError, redact } from '../core/error.ts'
import { explanationLines, instructionsOf } from './diagnosis.ts'
import { infoLine, type LogLine } from './log-line.ts'
import { code, fenced, plain, table } from './markdown.ts'

export interface FailureReport {
  readonly code: ErrorCode
  /** Two lines: the code in brackets and what failed, then what to do first. */
  readonly annotation: readonly string[]
  readonly lines: readonly LogLine[]
  /** Stack traces of the error and its causes, for debug logging only. */
  readonly traces: readonly string[]
  /** Markdown for the job summary. */
  readonly summary: string
}

function answerLine({ answer }: FederationError): readonly string[] {
  const said = answer === undefined ? '' : describeAnswer(answer)
  if (answer === undefined || said === '') return []
  const correlation = answer.correlationId === undefined ? '' : ` (correlation ID ${answer.correlationId})`
  return [`${answer.service} said: ${said}${correlation}`]
}

function tracesOf(error: FederationError): readonly string[] {
  const traces: string[] = []
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    traces.push(redact(cause.stack ?? cause.message))
  return traces
}

/** Puts whatever was thrown into words; `troubleshooting` is the address of the page with a heading per code. */
export function describeFailure(thrown: unknown, troubleshooting: string): FailureReport {
  const error = asFederationError(thrown)
  const [whatToDo] = instructionsOf(error)
  const more = `More about this error: ${troubleshooting}#${error.code}`
  return {
    code: error.code,
    annotation: [`[${error.code}] ${error.message}`, ...(whatToDo === undefined ? [] : [redact(whatToDo)])],
    lines: [...explanationLines(error), ...answerLine(error), more].map((line) => infoLine(redact(line))),
    traces: tracesOf(error),
    summary: buildFailureSummary(error),
  }
}

// GitHub drops a summary of more than 1 MiB per step, and what was planned stands there as well.
const SUMMARY_CHARACTERS = 100_000

/** The first lines, as many as a summary takes. */
function bounded(lines: readonly string[]): readonly string[] {
  let left = SUMMARY_CHARACTERS
  const kept = lines.filter((line) => {
    left -= line.length + 1
    return left >= 0
  })
  const missing = lines.length - kept.length
  return missing === 0 ? kept : [...kept, `${missing} more lines are in the log.`]
}

/** Builds the summary of a failure: code, sentence, cure, details, and what the service said. */
export function buildFailureSummary(error: FederationError): string {
  const { answer } = error
  const [whatToDo] = instructionsOf(error)
  const lines = bounded(explanationLines(error))
  const words = answer === undefined ? '' : describeAnswer(answer)
  const said = answer === undefined || words === '' ? [] : [[answer.service, code(words)] as const]
  const correlation =
    answer?.correlationId === undefined ? [] : [['Correlation ID', code(answer.correlationId)] as const]
  return [
    `### Failed: ${error.code}`,
    '',
    table([
      ['What failed', plain(error.message)],
      ...(whatToDo === undefined ? [] : [['What to do', plain(whatToDo)] as const]),
      ...said,
      ...correlation,
    ]),
    '',
    ...(lines.length === 0 ? [] : [fenced('text', lines), '']),
  ].join('\n')
}
