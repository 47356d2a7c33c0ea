/** Installs the clients that are not written for Node into a folder outside of the checkout, once. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Programs to start; each is a command with its first arguments. */
export interface InstalledClients {
  readonly python: readonly [string, ...string[]]
  readonly go: readonly [string, ...string[]]
  /** Folder of `az`, for PATH. */
  readonly azureCli: string
}

const PYTHON = ['azure-identity==1.27.0', 'msal==1.39.0']
const here = fileURLToPath(new URL('.', import.meta.url))

const run = (command: string, args: readonly string[], cwd: string) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })

/** A virtual environment with packages; made once for these versions. */
function python(base: string, packages: readonly string[], proof: string): string {
  const folder = join(base, packages.join('_').replaceAll('==', '-'))
  const bin = join(folder, 'bin')
  if (existsSync(join(bin, proof))) return bin
  run('python3', ['-m', 'venv', folder], here)
  run(join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages], here)
  return bin
}

function go(folder: string): string {
  const program = join(folder, 'client')
  mkdirSync(folder, { recursive: true })
  cpSync(join(here, 'go'), folder, { recursive: true })
  run('go', ['build', '-o', program, '.'], folder)
  return program
}

/** Installs what is missing; the Azure CLI takes some minutes and 700 MB. `FEDERATION_TOOLS` names another folder. */
export function installClients(): InstalledClients {
  const tools = execFileSync(join(here, '../../scripts/tools.sh'), ['go', 'az'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const azureCli = tools.toString().trim()
  const base = join(dirname(azureCli), 'clients')
  mkdirSync(base, { recursive: true })
  const bin = python(base, PYTHON, 'python')
  return {
    python: [join(bin, 'python'), join(here, 'python_client.py')],
    go: [go(join(base, 'go'))],
    azureCli,
  }
}
