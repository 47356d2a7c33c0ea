/** The runner's protocol as text: commands on standard output, and entries of the files for outputs, variables and state. */

// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** Builds a workflow command such as `::warning::text`; a line break in the data cannot begin another one. */
export function workflowCommand(
  name: 'add-mask' | 'debug' | 'endgroup' | 'error' | 'group' | 'warning',
  data = '',
): string {
  return `::${name}::${escapeData(data)}`
}

/**
 * Keeps a line of text from being read as a command: the runner takes every line for one that opens with `::`, blanks
 * before it included.
 */
export function printableLine(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\u003a')
}

/** A line that ends the value and is no line of it: the value is known, so no randomness is needed. */
function delimiterFor(value: string): string {
  const lines = new Set(value.split(/\r\n|\r|\n/))
  let count = 0
  while (lines.has(`end-of-value-${count}`)) count += 1
  return `end-of-value-${count}`
}

/** Builds the entry of GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE that sets a name: one line, or a block for a value of several. */
export function fileCommand(name: string, value: string): string {
  if (!/[\r\n]/.test(value)) return `${name}=${value}\n`
  const delimiter = delimiterFor(value)
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`
}
