/** How any write to an application goes: permission, one writer at a time, old state kept for slow readers. */
import type { CredentialSet } from '../entra/replication.ts'
import type { Answer } from '../http/answer.ts'
import type { Application } from '../world/state.ts'
import { mayWrite } from './authorize.ts'
import { concurrencyViolation, denied } from './error.ts'
import type { GraphRequest } from './request.ts'

/** What the token service knows of an application. */
export function credentialSet(application: Application): CredentialSet {
  return {
    federated: application.federatedIdentityCredentials,
    passwords: application.passwordCredentials,
    keys: application.keyCredentials,
  }
}

/** Does `work` for a caller who may write, or `mayAnyway`, unless somebody else is writing the same application. */
export async function writeApplication(
  request: GraphRequest,
  application: Application,
  work: () => Answer | Promise<Answer>,
  mayAnyway = false,
): Promise<Answer> {
  if (!mayAnyway && !mayWrite(request.caller, application)) return denied()
  const { core } = request
  const { graph, replication } = core.settings
  const done = await core.hold.write(
    `application:${application.id}`,
    { ms: graph.writeMs, turnAway: graph.turnAway },
    async () => {
      const before = structuredClone(credentialSet(application))
      const result = await work()
      if (result.status < 300) {
        core.replication.beforeWrite(application.appId, before, replication.tokenService)
        core.staleness.remember(`credentials:${application.id}`, before.federated, graph.staleReads)
        if (JSON.stringify(before.keys) !== JSON.stringify(application.keyCredentials))
          core.staleness.remember(`keys:${application.id}`, before.keys, graph.staleReads)
      }
      return result
    },
  )
  return done ?? concurrencyViolation(graph.concurrencyStatus)
}
