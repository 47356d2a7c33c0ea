/** Lets real clients judge: runs every proof of this folder, prints a line for each, and fails when one does. `npm run test:clients` */
import { proveIdentityEndpoint } from './identity-endpoint.ts'
import { installClients } from './install.ts'

const proofs = await proveIdentityEndpoint(installClients())
for (const [title, problem] of proofs)
  console.log(problem === undefined ? `ok      ${title}` : `FAILED  ${title}: ${problem}`)
const failed = proofs.filter(([, problem]) => problem !== undefined).length
console.log(`${proofs.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
