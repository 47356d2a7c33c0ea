/** The identity endpoint as its process composes it: server, tokens, token file, and every way to end. */
import { createIdentityEndpoint, type IdentityEndpoint } from '../federation/identity-endpoint/identity-endpoint.ts'
import type { IdentityProcessStart } from '../runner/identity-process.ts'
import { startIdentityServer } from '../runner/identity-server.ts'
import { createComparison, endProcess, repeatEvery } from '../runner/identity-service.ts'
import { writeSecretFile } from '../runner/token-file.ts'
import { watchProcess } from '../runner/watched-process.ts'
import type { Job } from './job.ts'

type WriteLog = (line: string) => void

/** Writes the first token file before the step goes on, then a new one again and again; a failure waits for the next. */
async function keepTokenFile(
  path: string,
  everyMs: number,
  { freshAssertion }: IdentityEndpoint,
  log: WriteLog,
): Promise<void> {
  const renew = async () => writeSecretFile(path, (await freshAssertion()).jwt)
  await renew()
  repeatEvery(everyMs, () =>
    renew().catch((error: unknown) =>
      log(`The token file was not renewed: ${error instanceof Error ? error.message : 'unknown failure'}`),
    ),
  )
}

/**
 * Starts serving; returns the port once the endpoint answers and the token file, if there is one, is written.
 * @throws FederationError when the first ID token cannot be had
 */
export async function serveIdentity(start: IdentityProcessStart, job: Job, log: WriteLog): Promise<number> {
  let stop = endProcess
  const endpoint = createIdentityEndpoint(start, {
    requestIdToken: job.requestIdToken,
    exchangeToken: job.exchangeToken(start.tenantId, start.authority),
    clock: job.clock,
    log,
    end: (reason) => {
      if (reason !== '') log(`The identity endpoint ended: ${reason}`)
      // Nobody can connect any more when whoever ended it gets the answer.
      stop()
    },
  })
  const [mayAsk, mayEndByKey] = [createComparison(start.header), createComparison(start.endKey)]
  const mayEnd = (value: string) => mayEndByKey(value) || mayAsk(value)
  const { clientId, resourceId, tokenFile, tokenFileEveryMs } = start
  const server = await startIdentityServer((request, host) =>
    endpoint.answer(request, { clientId, resourceId, host, mayAsk, mayEnd }),
  )
  stop = () => {
    server.close().finally(endProcess)
  }
  watchProcess(start.watchedPid, endProcess)
  if (tokenFile !== undefined) await keepTokenFile(tokenFile, tokenFileEveryMs, endpoint, log)
  return server.port
}
