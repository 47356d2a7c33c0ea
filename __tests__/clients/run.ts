/** Lets real clients judge: runs every proof of this folder, prints a line for each, and fails when one does. `npm run test:clients` */
import { mkdirSync, writeFileSync } from 'node:fs'
import { setup } from '../run-folder.ts'
import { proveDocumentedCommands } from './documented-commands.ts'
import { type Proof, proveIdentityEndpoint } from './identity-endpoint.ts'
import { installClients } from './install.ts'
import { proveOctokit } from './octokit.ts'
import { provePrintedCommands } from './printed-commands.ts'
import { proveRoundTrip } from './round-trip.ts'

function report(proofs: readonly Proof[]): void {
  for (const [title, problem] of proofs)
    console.log(problem === undefined ? `ok      ${title}` : `FAILED  ${title}: ${problem}`)
}

/** The proofs of commands and credentials, one after another: they are many short calls. */
async function proveCommands(azureCli: string): Promise<readonly Proof[]> {
  const { proofs, gh } = await proveDocumentedCommands(azureCli)
  return [
    ...proofs,
    ...(await proveOctokit(gh)),
    ...(await provePrintedCommands(azureCli)),
    ...(await proveRoundTrip(azureCli)),
  ]
}

const clients = installClients()
const removeFolder = await setup()
// The identity endpoint's proofs mostly wait.
const [endpoint, commands] = await Promise.all([proveIdentityEndpoint(clients), proveCommands(clients.azureCli)])
await removeFolder()
const proofs = [...endpoint, ...commands]
report(proofs)
const failed = proofs.filter(([, problem]) => problem !== undefined).length
console.log(`${proofs.length - failed} passed, ${failed} failed`)
if (process.env.CI !== undefined) {
  mkdirSync('build', { recursive: true })
  const numbers = { numPassedTests: proofs.length - failed, numFailedTests: failed }
  writeFileSync('build/clients-report.json', JSON.stringify(numbers))
}
process.exitCode = failed === 0 ? 0 : 1
