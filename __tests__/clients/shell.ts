/** Runs scripts for bash as a person would who is signed in to the Azure CLI, and says which of their commands failed. */
import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A part of a script, with what is said about it. */
export interface ScriptPart {
  readonly title: string
  readonly text: string
}

/** What became of a part: its output, and its failed command with what the client said; undefined when none failed. */
export interface PartResult {
  readonly title: string
  readonly stdout: string
  readonly problem: string | undefined
}

export interface Shell {
  /** Runs parts one after another in one bash: what one sets, the next one has. */
  readonly run: (
    parts: readonly ScriptPart[],
    variables?: Readonly<Record<string, string>>,
  ) => Promise<readonly PartResult[]>
  /** Command lines of the GitHub CLI that were run; a stand-in keeps them. */
  readonly ghCommands: () => readonly (readonly string[])[]
}

// The sign-in of a person opens a browser: it was done before, as an application.
const PRELUDE = `set -E -o pipefail
az() { [ "$*" = login ] || command az "$@"; }
trap 'printf "%s\\n" "$BASH_COMMAND" >> "$PARTS/$PART.failed"' ERR`

const GH = `#!/bin/sh
{ printf '%s\\037' "$@"; printf '\\n'; } >> "$GH_LOG"
`

/** Opens a shell whose variables are `env` and nothing of this process, with `azureCli` (a folder) first in its path. */
export function openShell(azureCli: string, env: Readonly<Record<string, string>>): Shell {
  const home = mkdtempSync(join(tmpdir(), 'shell-'))
  const [bin, log] = [mkdtempSync(join(home, 'bin-')), join(home, 'gh')]
  writeFileSync(join(bin, 'gh'), GH)
  chmodSync(join(bin, 'gh'), 0o755)
  const own = {
    PATH: `${bin}:${azureCli}:${process.env.PATH}`,
    HOME: home,
    GH_LOG: log,
    AZURE_CONFIG_DIR: join(home, 'azure'),
    AZURE_CORE_COLLECT_TELEMETRY: '0',
    AZURE_CORE_NO_COLOR: '1',
    AZURE_CORE_ONLY_SHOW_ERRORS: '1',
  }
  const run: Shell['run'] = async (parts, variables = {}) => {
    const folder = mkdtempSync(join(home, 'parts-'))
    const scripts = parts.map(
      ({ text }, index) => `PART=${index}; exec > "$PARTS/$PART.out" 2> "$PARTS/$PART.err"\n${text}`,
    )
    const script = [PRELUDE, ...scripts, '> "$PARTS/done"'].join('\n')
    const spoken = await new Promise<string>((resolve) => {
      const options = { env: { ...own, ...env, ...variables, PARTS: folder }, cwd: home }
      execFile('bash', ['-c', script], options, (_, stdout, stderr) => resolve(`${stdout}${stderr}`))
    })
    const read = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '')
    return parts.map(({ title }, index) => {
      const failed = read(`${index}.failed`).trim()
      const ended = index < parts.length - 1 ? `${index + 1}.out` : 'done'
      const broken = existsSync(join(folder, ended)) ? '' : `the script ended here: ${spoken}`
      const problem = failed === '' ? broken : `${failed}\n${read(`${index}.err`).trim()}`
      return { title, stdout: read(`${index}.out`), problem: problem === '' ? undefined : problem }
    })
  }
  const ghCommands = () =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line) => line.split('\x1f').slice(0, -1))
      : []
  return { run, ghCommands }
}
