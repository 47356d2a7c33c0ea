/** Reads the two reports about sign-ins of an application, both of Graph beta: when each secret was used last, and who came without one. */
import type { ClientUse } from '../federation/ports-secrets.ts'
import { createGraphSender, type GraphEnvironment, type GraphReply } from './graph-client.ts'
import { parsePage, readPages } from './pages.ts'
import { asObject, asText, type JsonObject, parseObject } from './shape.ts'

const SERVICE = 'Microsoft Graph'

/** Applications for which the report of credentials is asked one by one: with the whole one after them five requests. */
const FILTERED = 4

/** Thrown inside, and never out of this file: a report that cannot be read tells nothing. */
class Unreadable extends Error {}

const time = (value: unknown): number => Date.parse(asText(value) ?? '')

/**
 * The last use of each key by the report of credentials: `signInActivity.lastSignInDateTime` by lower-case key ID.
 * https://learn.microsoft.com/graph/api/resources/appcredentialsigninactivity?view=graph-rest-beta
 */
export function usesInReport(rows: readonly JsonObject[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const row of rows) {
    const [keyId, last] = [asText(row.keyId)?.toLowerCase(), time(asObject(row.signInActivity)?.lastSignInDateTime)]
    if (keyId === undefined || Number.isNaN(last)) continue
    uses.set(keyId, Math.max(last, uses.get(keyId) ?? 0))
  }
  return uses
}

interface LoggedSignIn {
  readonly at: number
  readonly isFederated: boolean
  readonly keyId: string | undefined
}

/**
 * Successful sign-ins of a client in the log; other rows are not told apart from what is missing.
 * https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta
 */
export function signInsInLog(rows: readonly JsonObject[], clientId: string): readonly LoggedSignIn[] {
  return rows.flatMap((row) => {
    const at = time(row.createdDateTime)
    const isClients = asText(row.appId)?.toLowerCase() === clientId.toLowerCase()
    if (!isClients || Number.isNaN(at) || asObject(row.status)?.errorCode !== 0) return []
    const keyId = asText(row.servicePrincipalCredentialKeyId)?.toLowerCase()
    return [{ at, isFederated: row.clientCredentialType === 'federatedIdentityCredential', keyId }]
  })
}

/** The later of what both reports tell of each key. */
function mergeUses(
  report: ReadonlyMap<string, number> | undefined,
  log: readonly LoggedSignIn[] | undefined,
): ReadonlyMap<string, number> | undefined {
  if (report === undefined && log === undefined) return undefined
  const uses = new Map(report)
  for (const { keyId, at } of log ?? []) if (keyId !== undefined) uses.set(keyId, Math.max(at, uses.get(keyId) ?? 0))
  return uses
}

/** Builds the reader of both reports; what the manager may not read, or the cloud does not have, is undefined. */
export function createUseReader(
  environment: GraphEnvironment,
): (clientId: string, since: number) => Promise<ClientUse> {
  const send = createGraphSender(environment)
  const paged = { name: SERVICE, endpoint: environment.endpoint, input: 'graph-endpoint' }

  async function list(path: string): Promise<readonly JsonObject[] | undefined> {
    const readPage = async (url: string) => {
      const reply: GraphReply = await send({ method: 'GET', path: url })
      if (reply.status !== 200) throw new Unreadable()
      return parsePage(parseObject(reply.text), '@odata.nextLink', SERVICE)
    }
    try {
      return await readPages(path, readPage, paged)
    } catch (error) {
      if (error instanceof Unreadable) return undefined
      throw error
    }
  }

  const path = '/reports/appCredentialSignInActivities'
  let asked = 0
  let whole: Promise<readonly JsonObject[] | undefined> | undefined
  // The report takes five requests in ten seconds: of many applications it is read as a whole.
  const readReport = (clientId: string) => {
    asked += 1
    if (asked <= FILTERED) return list(`${path}?$filter=${encodeURIComponent(`appId eq '${clientId}'`)}`)
    whole ??= list(path)
    return whole
  }

  return async (clientId, since) => {
    const from = `${new Date(since).toISOString().slice(0, 19)}Z`
    const filter = `signInEventTypes/any(t: t eq 'servicePrincipal') and appId eq '${clientId}' and createdDateTime ge ${from}`
    const report = await readReport(clientId)
    const rows = await list(`/auditLogs/signIns?$filter=${encodeURIComponent(filter)}`)
    const log = rows && signInsInLog(rows, clientId)
    return {
      lastUses: mergeUses(report && usesInReport(report), log),
      federatedSignIns: log?.filter(({ isFederated }) => isFederated).map(({ at }) => at),
    }
  }
}
