/** Goes through the key credentials of every application of the tenant at Microsoft Graph. */
import type { SweepKeys, SweptKeys } from '../federation/ports-keys.ts'
import { factsOf } from './graph.ts'
import { graphError } from './graph-answer.ts'
import { createGraphSender, parseGraphFailure } from './graph-client.ts'
import { KEYS, type KeyEnvironment, parseKeys } from './keys.ts'
import { parsePage, readPages } from './pages.ts'
import { parseObject } from './shape.ts'

const SERVICE = 'Microsoft Graph'
// A page holds the certificates themselves; lists that select them are throttled at 150 requests per minute and tenant.
const PAGE = 500
const FIRST = `/applications?$select=id,appId,uniqueName,displayName,${KEYS}&$top=${PAGE}`

/** Builds the sweep. https://learn.microsoft.com/graph/api/application-list */
export function createKeySweep(environment: KeyEnvironment): SweepKeys {
  const send = createGraphSender(environment)
  return async (wanted) => {
    const kept: SweptKeys[] = []
    const readPage = async (path: string) => {
      const reply = await send({ version: 'v1.0', method: 'GET', path })
      if (reply.status !== 200) throw graphError(parseGraphFailure(reply), "list the tenant's applications")
      const page = parsePage(parseObject(reply.text), '@odata.nextLink', SERVICE)
      const listed = page.value.map((body) => ({ facts: factsOf(body), keys: parseKeys(body, environment) }))
      // A tenant may have far more applications than anybody asks about: only those that are wanted are kept.
      for (const each of listed) if (each.keys.length > 0 && wanted(each)) kept.push(each)
      return { ...page, value: [] }
    }
    await readPages(FIRST, readPage, { name: SERVICE, endpoint: environment.endpoint, input: 'graph-endpoint' })
    return kept
  }
}
