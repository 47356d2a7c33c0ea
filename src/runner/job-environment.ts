/** Which variables of the job must not reach the libraries in here: imported first, before any of them reads the environment. */

/** The job's environment as it was, for the few facts that the action does read from it. */
export const jobEnvironment: Readonly<Record<string, string | undefined>> = { ...process.env }

// The Azure CLI finds its sign-in through this one; it is another program's configuration, not ours.
const KEPT = new Set(['AZURE_CONFIG_DIR', 'AZURE_EXTENSION_DIR'])

// GitHub's toolkit parses the event's file while it is loaded, and fails over a broken one; here `environment.ts` reads it.
const READ_HERE = new Set(['GITHUB_EVENT_PATH'])

for (const name of Object.keys(process.env)) {
  const upper = name.toUpperCase()
  const foreign = /^(AZURE|ARM|MSAL)_/.test(upper) || upper === 'TYPESPEC_RUNTIME_LOG_LEVEL' || upper === 'DEBUG'
  if (READ_HERE.has(upper) || (foreign && !KEPT.has(upper))) delete process.env[name]
}
