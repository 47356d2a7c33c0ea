/** What every step does with its toolkit: neutral outputs, lines of the log, the summary, and its failure. */
import type { FailureReport } from '../report/failure.ts'
import type { LogLine } from '../report/log-line.ts'
import type { Toolkit } from './toolkit.ts'

/** Gives every output its neutral value, so that a later step never reads another run's. */
export function resetOutputs({ setOutput }: Toolkit, names: readonly string[]): void {
  for (const name of [...names, 'error-code']) setOutput(name, '')
}

/** Sets outputs by name. */
export function setOutputs({ setOutput }: Toolkit, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) setOutput(name, value)
}

/** Prints lines to the job log, each at its level. */
export function printLines({ info, warning }: Toolkit, lines: readonly LogLine[]): void {
  for (const { level, text } of lines) {
    if (level === 'warning') warning(text)
    else info(text)
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown failure'
}

/** A runner whose output file is gone or full must not hide why the step failed. */
function setErrorCode({ setOutput, info }: Toolkit, code: string): void {
  try {
    setOutput('error-code', code)
  } catch (error) {
    info(`The output error-code could not be set: ${reasonOf(error)}`)
  }
}

/** Fails the step: `error-code`, the annotation, the lines, the summary, and stack traces with debug logging only. */
export async function failStep(
  toolkit: Toolkit,
  { code, annotation, lines, traces, summary }: FailureReport,
): Promise<void> {
  setErrorCode(toolkit, code)
  toolkit.setFailed(annotation)
  printLines(toolkit, lines)
  if (toolkit.isDebug()) for (const line of traces.flatMap((trace) => trace.split('\n'))) toolkit.debug(line)
  await writeSummary(toolkit, summary)
}

/** Writes the job summary, if there is one to write; a runner without summaries is no reason to fail. */
export async function writeSummary({ addSummary, debug }: Toolkit, markdown: string | undefined): Promise<void> {
  if (markdown === undefined) return
  try {
    await addSummary(markdown)
  } catch (error) {
    debug(`The job summary could not be written: ${reasonOf(error)}`)
  }
}
