/** The syntax of inputs: GUIDs, booleans, lists, seconds, URLs; every mistake is collected before anything is reported. */
import { withoutTrailingSlash } from '../core/credential/issuer.ts'
import { isBearerToken, showUrl, urlProblem } from '../core/endpoint.ts'
import { FederationError } from '../core/error.ts'
import { isGuid } from '../core/target.ts'

/** Returns an input as the runner gives it, trimmed; empty when it is not set. */
export type GetInput = (name: string) => string

/** What explains an input besides its value. */
export interface InputFacts {
  /** `GITHUB_ACTOR`, who started the run; empty when the runner does not tell. */
  readonly actor: string
  /** Tells whether a path names a file that this process can read. */
  readonly isReadableFile: (path: string) => boolean
}

/** Reads inputs one by one; `problems` grows with every mistake, and a mistaken value reads as undefined. */
export interface InputReader {
  readonly problems: string[]
  readonly isReadableFile: InputFacts['isReadableFile']
  readonly text: (name: string) => string | undefined
  readonly required: (name: string, environment: string | undefined) => string | undefined
  readonly guid: (name: string) => string | undefined
  readonly boolean: (name: string, fallback: boolean) => boolean
  readonly list: (name: string) => readonly string[]
  readonly seconds: (name: string, fallback: number) => number
  readonly url: (name: string) => string | undefined
  /** A bearer token; its value is in no problem. */
  readonly token: (name: string) => string | undefined
}

const UNKNOWN_FACTS: InputFacts = { actor: '', isReadableFile: () => true }

// The YAML 1.2 core schema's spellings, as the toolkit's getBooleanInput takes them.
const TRUE = new Set(['true', 'True', 'TRUE'])
const FALSE = new Set(['false', 'False', 'FALSE'])
const MAX_SECONDS = 3600

// https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
const DEPENDABOT = 'dependabot[bot]'

function emptyProblem(actor: string, environment: string | undefined): string {
  if (actor === DEPENDABOT)
    return "is empty: Dependabot's runs get no secrets of GitHub Actions, and no ID token either. Is it read from `secrets`? Skip this step with `if: github.actor != 'dependabot[bot]'`"
  const where =
    environment === undefined ? 'this repository or the environment of this job' : `environment ${environment}`
  return `is empty: is the variable defined for ${where}?`
}

/** Builds a reader over the runner's inputs. */
export function createInputReader(
  getInput: GetInput,
  { actor, isReadableFile }: InputFacts = UNKNOWN_FACTS,
): InputReader {
  const problems: string[] = []
  const text = (name: string) => getInput(name) || undefined
  const complain = (name: string, problem: string): undefined => {
    problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`)
    return undefined
  }
  return {
    problems,
    text,
    isReadableFile,
    required: (name, environment) => text(name) ?? complain(name, emptyProblem(actor, environment)),
    guid: (name) => {
      const value = text(name)
      if (value === undefined || isGuid(value)) return value?.toLowerCase()
      return complain(name, `is not a GUID (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx): "${value}"`)
    },
    boolean: (name, fallback) => {
      const value = text(name)
      if (value === undefined) return fallback
      if (!TRUE.has(value) && !FALSE.has(value)) complain(name, `is neither true nor false: "${value}"`)
      return TRUE.has(value)
    },
    list: (name) => (text(name) ?? '').split(/[\s,]+/).filter((item) => item !== ''),
    seconds: (name, fallback) => {
      const value = text(name)
      if (value === undefined) return fallback
      if (/^\d+$/.test(value) && Number(value) <= MAX_SECONDS) return Number(value)
      complain(name, `is not a whole number of seconds from 0 to ${MAX_SECONDS}: "${value}"`)
      return fallback
    },
    url: (name) => {
      const value = text(name)
      if (value === undefined) return undefined
      const problem = urlProblem(value)
      return problem === undefined ? withoutTrailingSlash(value) : complain(name, `${problem}: "${showUrl(value)}"`)
    },
    token: (name) => {
      const value = text(name)
      if (value === undefined || isBearerToken(value)) return value
      return complain(name, 'is not a token: it holds a blank, a line break or a character outside ASCII')
    },
  }
}

/** Throws every mistake at once, each with the input's name; nothing has been sent by then. */
export function throwProblems(problems: readonly string[]): void {
  if (problems.length === 0) return
  throw new FederationError(
    'invalid-input',
    problems.length === 1 ? `An input is wrong: ${problems[0]}` : `${problems.length} inputs are wrong.`,
    {
      hint: 'Correct the `with:` block of this step; nothing was sent.',
      details: problems.length === 1 ? [] : problems.map((problem) => `- ${problem}`),
    },
  )
}
