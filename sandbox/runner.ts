/** How GitHub's runner runs one step of a JavaScript action, and does the same as a child process. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inputVariables, readActionFile } from './runner/action-file.ts'
import { type CommandFiles, createCommandFiles, readCommandFiles } from './runner/file-commands.ts'
import { readWorkflowCommands, type StepLog } from './runner/workflow-commands.ts'

export interface StepOptions {
  /** Folder that holds `action.yml`. */
  readonly actionDir: string
  /** Default `main`. */
  readonly phase?: 'pre' | 'main' | 'post'
  readonly inputs?: Readonly<Record<string, string>>
  /** The job's environment, as `jobEnvironment()` gives it, and whatever earlier steps exported. */
  readonly env: Readonly<Record<string, string>>
  /** What `main` saved, for `post`. */
  readonly state?: Readonly<Record<string, string>>
  /** Kept between the steps of one job when given; default: a new folder. */
  readonly runnerTemp?: string
  /** Default 10 minutes; then the step is killed. */
  readonly timeoutMs?: number
  /** Kills the step when it is aborted. */
  readonly kill?: AbortSignal
  /** The Node to run; default: this one. */
  readonly execPath?: string
  /** Values masked by earlier steps of the job. */
  readonly masks?: readonly string[]
  /** Sees the step's raw stdout as it comes. */
  readonly onOutput?: (text: string) => void
}

export interface StepResult extends CommandFiles, StepLog {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly ms: number
  readonly stdout: string
  readonly stderr: string
  /** Files left in RUNNER_TEMP, relative to it. */
  readonly tempFiles: readonly string[]
  readonly runnerTemp: string
}

/**
 * Runs one phase of an action as the runner does: clean environment, `INPUT_*` with defaults, fresh command files.
 * The folder of the files stays; it lies in the system's temporary directory.
 */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const action = await readActionFile(options.actionDir)
  const script = action[options.phase ?? 'main']
  if (script === undefined) throw new Error(`The action in ${options.actionDir} has no '${options.phase}'.`)
  const home = await mkdtemp(join(tmpdir(), 'runner-'))
  const runnerTemp = options.runnerTemp ?? join(home, '_temp')
  await mkdir(runnerTemp, { recursive: true })
  const files = await createCommandFiles(join(home, '_runner_file_commands'))
  const state = Object.entries(options.state ?? {}).map(([name, value]) => [`STATE_${name}`, value])
  const env = {
    ...machineVariables(),
    HOME: home,
    ...options.env,
    ...inputVariables(action, options.inputs ?? {}, options.env),
    ...Object.fromEntries(state),
    ...files,
    RUNNER_TEMP: runnerTemp,
    RUNNER_TOOL_CACHE: join(home, '_tool'),
    GITHUB_ACTION_PATH: options.actionDir,
  }
  const started = performance.now()
  const finished = await runProcess(options, join(options.actionDir, script), env)
  const ms = Math.round(performance.now() - started)
  const debug = options.env.RUNNER_DEBUG === '1'
  return {
    ...finished,
    ms,
    ...readWorkflowCommands(finished.merged, {
      debug,
      ...(options.masks === undefined ? {} : { masks: options.masks }),
    }),
    ...(await readCommandFiles(files)),
    tempFiles: await readdir(runnerTemp, { recursive: true }),
    runnerTemp,
  }
}

/** What a step gets of this process's own environment: the machine's. */
function machineVariables(): Record<string, string> {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env
  return { PATH, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) }
}

interface Chunk {
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

interface Finished {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Both streams in order of arrival, whole lines each. */
  readonly merged: string
}

function runProcess(options: StepOptions, script: string, env: Record<string, string>): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(options.execPath ?? process.execPath, [script], {
      env,
      cwd: options.env.GITHUB_WORKSPACE,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Chunk[] = []
    const collect = (stream: 'stdout' | 'stderr') => (text: string) => {
      chunks.push({ stream, text })
      if (stream === 'stdout') options.onOutput?.(text)
    }
    child.stdout.setEncoding('utf8').on('data', collect('stdout'))
    child.stderr.setEncoding('utf8').on('data', collect('stderr'))
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 600_000)
    options.kill?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true })
    child.once('error', reject)
    child.once('close', (exitCode, signal) => {
      clearTimeout(timer)
      const of = (stream: string) => chunks.filter((chunk) => chunk.stream === stream).map((chunk) => chunk.text)
      const stdout = of('stdout').join('')
      const stderr = of('stderr').join('')
      resolve({ exitCode, signal, stdout, stderr, merged: mergeLines(chunks) })
    })
  })
}

/** Whole lines of both streams in the order in which they were completed. */
function mergeLines(chunks: readonly Chunk[]): string {
  const open = { stdout: '', stderr: '' }
  let merged = ''
  for (const { stream, text } of chunks) {
    const end = text.lastIndexOf('\n') + 1
    if (end > 0) merged += open[stream] + text.slice(0, end)
    open[stream] = end > 0 ? text.slice(end) : open[stream] + text
  }
  return [merged, open.stdout, open.stderr].filter((part) => part !== '').join('')
}
