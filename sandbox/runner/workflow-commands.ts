/** The runner's workflow commands on stdout and what a person sees of them in the job's log. */

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

/** What a step's output means. */
export interface StepLog {
  /** Lines as a person sees them, masks applied. */
  readonly log: string
  readonly masks: readonly string[]
  readonly annotations: readonly Annotation[]
}

const COMMAND = /^\s*::([A-Za-z][\w-]*)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/

interface Reading {
  readonly lines: string[]
  readonly masks: string[]
  readonly annotations: Annotation[]
  readonly debug: boolean
  /** Set by `::stop-commands::TOKEN` until `::TOKEN::`. */
  stopToken: string | undefined
}

/**
 * Interprets a step's output line by line. A mask hides what comes after it, as on the runner; values masked before
 * the step are given in `masks`.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function readWorkflowCommands(
  output: string,
  options: { readonly debug: boolean; readonly masks?: readonly string[] },
): StepLog {
  const reading: Reading = {
    lines: [],
    masks: [...(options.masks ?? [])],
    annotations: [],
    debug: options.debug,
    stopToken: undefined,
  }
  const lines = output.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  for (const line of lines) readLine(reading, line)
  return { log: reading.lines.join('\n'), masks: reading.masks, annotations: reading.annotations }
}

function readLine(reading: Reading, line: string): void {
  const match = COMMAND.exec(line)
  if (reading.stopToken !== undefined) {
    if (match?.[1] === reading.stopToken || line.trim() === `::${reading.stopToken}::`) reading.stopToken = undefined
    else print(reading, line)
    return
  }
  if (match === null) {
    print(reading, line)
    return
  }
  const [, command = '', properties = '', data = ''] = match
  if (!obey(reading, command.toLowerCase(), properties, unescapeData(data))) print(reading, line)
}

/** Whether the command is one the runner knows. */
function obey(reading: Reading, command: string, properties: string, data: string): boolean {
  switch (command) {
    case 'add-mask':
      addMask(reading.masks, data)
      return true
    case 'group':
      print(reading, `▸ ${data}`)
      return true
    case 'endgroup':
    case 'set-output':
    case 'save-state':
    case 'add-matcher':
    case 'remove-matcher':
    case 'echo':
      return true
    case 'debug':
      if (reading.debug) print(reading, `##[debug]${data}`)
      return true
    case 'stop-commands':
      reading.stopToken = data
      return true
    case 'error':
    case 'warning':
    case 'notice':
      annotate(reading, command, properties, data)
      return true
  }
  return false
}

function annotate(reading: Reading, level: Annotation['level'], properties: string, data: string): void {
  const title = /(?:^|,)\s*title=([^,]*)/.exec(properties)?.[1] ?? ''
  reading.annotations.push({
    level,
    title: mask(reading.masks, unescapeProperty(title)),
    message: mask(reading.masks, data),
  })
  const label = `${level[0]?.toUpperCase() ?? ''}${level.slice(1)}`
  print(reading, `${label}: ${data}`)
}

function print(reading: Reading, text: string): void {
  for (const line of text.split(/\r?\n/)) reading.lines.push(mask(reading.masks, line))
}

/** A value of several lines is masked as a whole and line by line. */
function addMask(masks: string[], value: string): void {
  for (const part of [value, ...value.split(/\r?\n/)]) if (part.trim() !== '' && !masks.includes(part)) masks.push(part)
}

/** Longer values first, so that a mask within another leaves nothing of the longer one. */
function mask(masks: readonly string[], text: string): string {
  return masks.toSorted((a, b) => b.length - a.length).reduce((rest, value) => rest.replaceAll(value, '***'), text)
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}
