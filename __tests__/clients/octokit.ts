/** Lets Octokit judge the sandbox's GitHub, and the commands of the GitHub CLI that the documents show: by the REST calls that these make. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import type { Proof } from './identity-endpoint.ts'

const CLIENT = fileURLToPath(new URL('./octokit-client.ts', import.meta.url))
const run = promisify(execFile)

/** What the default world holds, as Octokit should find it, page by page. */
const EXPECTED: Readonly<Record<string, unknown>> = {
  repository: IDS.repository,
  environments: ['production', 'staging'],
  environment: 'production',
  branches: ['main', 'feature/login'],
  protected: true,
  template: true,
  missing: 404,
}

/** Runs Octokit behind the sandbox's proxy; `gh` holds the command lines that documents showed. */
export async function proveOctokit(gh: readonly (readonly string[])[]): Promise<readonly Proof[]> {
  const sandbox = await startSandbox({ proxy: true })
  try {
    const job = await sandbox.jobEnvironment({
      environment: IDS.environment,
      permissions: { 'id-token': 'write', contents: 'read', actions: 'read' },
    })
    const env = { ...job, PATH: process.env.PATH ?? '', OCTOKIT_GH: JSON.stringify(gh) }
    const { stdout } = await run(process.execPath, [CLIENT], { env })
    const { gh: served, ...found } = JSON.parse(stdout) as {
      readonly gh: readonly (readonly [command: string, served: boolean])[]
    } & Readonly<Record<string, unknown>>
    return [
      ...Object.entries(EXPECTED).map(([name, wanted]): Proof => {
        const [left, right] = [JSON.stringify(found[name]), JSON.stringify(wanted)]
        return [`Octokit: ${name}`, left === right ? undefined : `${left}, not ${right}`]
      }),
      ...served.map(([command, known]): Proof => [`gh ${command}`, known ? undefined : 'no such endpoint']),
    ]
  } finally {
    await sandbox.close()
  }
}
