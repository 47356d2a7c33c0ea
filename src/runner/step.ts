/** Step of a job as the toolkit sees it: its outputs, its log, its summary and its failure. */
import { debug, info, isDebug, setFailed, setOutput, summary, warning } from '@actions/core'
import type { FailureReport } from '../report/failure.ts'
import type { LogLine } from '../report/log-line.ts'

/** Gives every output its neutral value, so that a later step never reads another run's. */
export function resetOutputs(names: readonly string[]): void {
  for (const name of [...names, 'error-code']) setOutput(name, '')
}

/** Sets outputs by name. */
export function setOutputs(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) setOutput(name, value)
}

/** Prints lines to the job log, each at its level. */
export function printLines(lines: readonly LogLine[]): void {
  for (const { level, text } of lines) {
    if (level === 'warning') warning(text)
    else info(text)
  }
}

/** A runner whose output file is gone or full must not hide why the step failed. */
function setErrorCode(code: string): void {
  try {
    setOutput('error-code', code)
  } catch (error) {
    info(`The output error-code could not be set: ${error instanceof Error ? error.message : 'unknown failure'}`)
  }
}

/** Fails the step: `error-code`, the annotation, the lines, and stack traces with debug logging only. */
export function failStep({ code, annotation, lines, traces }: FailureReport): void {
  setErrorCode(code)
  setFailed(annotation)
  printLines(lines)
  if (isDebug()) for (const trace of traces) debug(trace)
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
