/** Subjects of a workflow in words: short lines of the job log, and a table of the job summary. */
import { visible } from '../core/visible.ts'
import type { ExplainedJob } from '../federation/plan/workflow.ts'
import { infoLine, type LogLine } from './log-line.ts'
import { code } from './markdown.ts'

/** One line for a reader: several records where only a matrix value differs, or where a job never gets a token. */
interface Line {
  readonly job: string
  readonly event: string
  readonly presents: string
  readonly trusted: string
}

const MAX_LINE = 200
const MAX_CONDITION = 60
const MAX_LISTED = 5

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}

/** Shows several subjects by what they share up to a colon: `repo:o/r:environment:{eu, us}`. */
function shareOf(subjects: readonly string[]): string {
  const [first = '', ...others] = subjects
  if (others.length === 0) return first
  let length = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1
  const prefix = first.slice(0, first.lastIndexOf(':', length - 1) + 1)
  const ends = subjects.map((subject) => subject.slice(prefix.length))
  const more = ends.length > MAX_LISTED ? `, and ${ends.length - MAX_LISTED} more` : ''
  return `${prefix}{${ends.slice(0, MAX_LISTED).join(', ')}${more}}`
}

function trustedOf({ trust, record }: ExplainedJob): string {
  switch (trust) {
    case 'yes':
      return `trusted by ${record.trustedBy.map((name) => `"${name}"`).join(', ')}`
    case 'no':
      return 'not trusted'
    case 'may':
      return 'may be trusted'
    case undefined:
      return ''
  }
}

/** Groups by a key, in the order of the first of each group. */
function groupBy(jobs: readonly ExplainedJob[], keyOf: (job: ExplainedJob, index: number) => string) {
  const groups = new Map<string, [ExplainedJob, ...ExplainedJob[]]>()
  jobs.forEach((job, index) => {
    const key = keyOf(job, index)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [job])
    else group.push(job)
  })
  return [...groups.values()]
}

/** Without a token a job is one line for all its events; else only values of a matrix share one. */
function keyOf(job: ExplainedJob, index: number): string {
  const { record, fromMatrix, saidAt } = job
  if (record.noToken !== null) return JSON.stringify(['none', saidAt, record.noToken])
  if (record.subject !== null && fromMatrix)
    return JSON.stringify(['matrix', record.job, record.event, trustedOf(job), job.condition])
  return JSON.stringify(['own', index])
}

function toLine(group: readonly [ExplainedJob, ...ExplainedJob[]]): Line {
  const [first] = group
  const { record, condition, saidAt } = first
  if (record.noToken !== null) {
    const events = [...new Set(group.map((each) => each.record.event))].join(', ')
    return { job: saidAt ?? record.job, event: events, presents: `no ID token: ${record.noToken}`, trusted: '' }
  }
  const when = condition === undefined ? '' : ` (only if ${shorten(condition, MAX_CONDITION)})`
  const presents =
    record.subject === null
      ? `depends on ${record.depends ?? ''}`
      : shareOf(group.map(({ record: { subject } }) => subject ?? ''))
  return { job: record.job, event: record.event + when, presents, trusted: trustedOf(first) }
}

/** What a job does not run for is no line, unless it then has none at all. */
function linesOf(jobs: readonly ExplainedJob[]): readonly Line[] {
  const running = new Set(jobs.flatMap(({ runs, record }) => (runs ? [record.job] : [])))
  const never = new Set<string>()
  const shown = jobs.filter(({ runs, record }) => {
    if (runs) return true
    if (running.has(record.job) || never.has(record.job)) return false
    never.add(record.job)
    return true
  })
  return groupBy(shown, keyOf).map(toLine)
}

/** Breaks what is longer than a line of the log. */
function wrap(text: string): readonly string[] {
  const lines: string[] = []
  for (let rest = text; rest !== ''; rest = rest.slice(MAX_LINE - 4)) lines.push(`    ${rest.slice(0, MAX_LINE - 4)}`)
  return lines
}

/** Returns the lines of a workflow: which subject each job presents for each event, and who trusts it. */
export function workflowLines(jobs: readonly ExplainedJob[]): readonly LogLine[] {
  const lines = linesOf(jobs).map(
    (line): Line => ({
      job: visible(line.job),
      event: visible(line.event),
      presents: visible(line.presents),
      trusted: visible(line.trusted),
    }),
  )
  const width = (pick: (line: Line) => string) => Math.min(30, Math.max(0, ...lines.map((line) => pick(line).length)))
  const [job, event] = [width((line) => line.job), width((line) => line.event)]
  return lines.flatMap((line) => {
    const trusted = line.trusted === '' ? '' : `  [${line.trusted}]`
    // The hyphen keeps a job's name from being read as a command.
    const whole = `- ${line.job.padEnd(job)}  ${line.event.padEnd(event)}  ${line.presents}${trusted}`
    if (whole.length <= MAX_LINE) return [infoLine(whole)]
    const head = shorten(`- ${line.job}  ${line.event}`, MAX_LINE)
    return [head, ...wrap(line.presents), ...(trusted === '' ? [] : wrap(trusted.trim()))].map(infoLine)
  })
}

/** Builds the table of the job summary; empty without jobs. */
export function workflowTable(jobs: readonly ExplainedJob[]): readonly string[] {
  if (jobs.length === 0) return []
  const rows = linesOf(jobs).map(
    ({ job, event, presents, trusted }) =>
      `| ${code(job)} | ${code(event)} | ${code(presents)} | ${trusted === '' ? '' : code(trusted)} |`,
  )
  return ['', '#### Subjects of the workflow', '', '| Job | Event | Presents | Trust |', '|---|---|---|---|', ...rows]
}
