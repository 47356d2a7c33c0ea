/** Lines of the job log as data: whoever owns the runner's log prints them. */
import { visible } from '../core/visible.ts'

export interface LogLine {
  readonly level: 'info' | 'warning'
  /** One line: what is not printable in it was made visible. */
  readonly text: string
}

/** Returns a line for the reader of the log. A line break inside would let the runner read a command after it. */
export function infoLine(text: string): LogLine {
  return { level: 'info', text: visible(text) }
}

/** Returns a line that the runner shows as an annotation as well. */
export function warningLine(text: string): LogLine {
  return { level: 'warning', text: visible(text) }
}
