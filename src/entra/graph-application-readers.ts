/** Reads many applications with their federated credentials at Microsoft Graph: fifteen by a filter, twenty filters in a batch; or all of the tenant. */
import { FederationError } from '../core/error.ts'
import type { CredentialStore, TargetFacts } from '../federation/ports.ts'
import type {
  ApplicationAddress,
  ApplicationReading,
  ReadApplications,
  SweepApplications,
  TargetContent,
} from '../federation/ports-fleet.ts'
import { applicationPath, fromGraph } from './graph.ts'
import { graphError } from './graph-answer.ts'
import { type BatchReply, batchFailure, inParts, type ReadInBatches } from './graph-batch.ts'
import { parseGraphFailure, type SendToGraph } from './graph-client.ts'
import { type Draft, EXPANDED_QUERY, type Listed, parseListed, readingOf } from './graph-listed.ts'
import { parsePage, readPages } from './pages.ts'
import { asObject, asText, type JsonObject, parseObject } from './shape.ts'

const SERVICE = 'Microsoft Graph'
const DOING = 'read the federated credentials of the application'
const LINK = '@odata.nextLink'
/** Most values of one `in`. */
const VALUES = 15
/** Largest page of applications: https://learn.microsoft.com/graph/api/application-list */
const PAGE = 999

export interface ApplicationsEnvironment {
  /** URL of Microsoft Graph. */
  readonly endpoint: string
  readonly send: SendToGraph
  readonly readInBatches: ReadInBatches
  /** Opens one application, for a list of credentials that has several pages. */
  readonly storeOf: (address: ApplicationAddress) => Pick<CredentialStore, 'list'>
}

function filterPath(property: 'appId' | 'id', values: readonly string[], query: string): string {
  const list = values.map((value) => `'${value}'`).join(',')
  return `/applications?$filter=${encodeURIComponent(`${property} in (${list})`)}&${query}`
}

/** Keys of an application that a filter can find it by. */
function keyOf(address: ApplicationAddress): string | undefined {
  if ('clientId' in address) return `appId ${address.clientId.toLowerCase()}`
  return 'objectId' in address ? `id ${address.objectId.toLowerCase()}` : undefined
}

const keysOf = ({ clientId, id }: TargetFacts): readonly string[] => [
  `appId ${clientId.toLowerCase()}`,
  `id ${id.toLowerCase()}`,
]

/** The filters that find applications by client ID and by object ID; a unique name is asked for by itself. */
function filtersFor(addresses: readonly ApplicationAddress[]): readonly string[] {
  const clientIds = addresses.flatMap((each) => ('clientId' in each ? [each.clientId] : []))
  const objectIds = addresses.flatMap((each) => ('objectId' in each ? [each.objectId] : []))
  return [
    ...inParts(clientIds, VALUES).map((part) => filterPath('appId', part, EXPANDED_QUERY)),
    ...inParts(objectIds, VALUES).map((part) => filterPath('id', part, EXPANDED_QUERY)),
  ]
}

/** The objects of a filter's answer; what is missing in it is asked for by itself, which tells why. */
function elementsOf({ status, body }: BatchReply): readonly JsonObject[] {
  const value = status === 200 ? body?.value : undefined
  return (Array.isArray(value) ? value : []).map(asObject).filter((each) => each !== undefined)
}

/** The applications of a filter's answer that say which ones they are. */
function listedIn(reply: BatchReply): readonly Listed[] {
  return elementsOf(reply).flatMap((each) => {
    try {
      return [parseListed(each)]
    } catch {
      return []
    }
  })
}

/** One application, asked for by its key. */
function draftOf(reply: BatchReply | undefined): Draft {
  let whole = true
  const reading = readingOf(() => {
    if (reply?.status !== 200) throw graphError(batchFailure(reply ?? { status: -1, body: undefined }), DOING)
    const listed = parseListed(reply.body)
    whole = listed.whole
    return listed.reading
  })
  return { reading, whole }
}

/** Builds the readers of many applications. */
export function createApplicationReaders({ endpoint, send, readInBatches, storeOf }: ApplicationsEnvironment): {
  readonly readApplications: ReadApplications
  readonly sweepApplications: SweepApplications
} {
  /** Puts the credentials of a list of their own in place of those that an expansion showed. */
  async function readList(cut: TargetContent, reply: BatchReply | undefined): Promise<ApplicationReading> {
    if (reply?.status !== 200) return draftOf(reply).reading
    const page = () => parsePage(reply.body, LINK, SERVICE)
    try {
      if (page().next === undefined) return { ...cut, ok: true, stored: page().value.map(fromGraph) }
      return { ...cut, ok: true, stored: await storeOf({ kind: 'application', objectId: cut.facts.id }).list() }
    } catch (error) {
      if (error instanceof FederationError) return { ok: false, error }
      throw error
    }
  }

  /** Reads through its own list what an expansion does not show wholly. */
  async function complete(drafts: readonly Draft[]): Promise<readonly ApplicationReading[]> {
    const cut = drafts.flatMap((each) => (each.whole || !each.reading.ok ? [] : [{ each, content: each.reading }]))
    const replies = await readInBatches(
      cut.map(({ content }) => `/applications/${content.facts.id}/federatedIdentityCredentials`),
    )
    const lists = await Promise.all(cut.map(({ content }, index) => readList(content, replies[index])))
    const completed = new Map(cut.map(({ each }, index) => [each, lists[index]]))
    return withOwners(drafts.map((each) => completed.get(each) ?? each.reading))
  }

  /** Adds how many owners each has: one property is expanded per query, and without an answer the number stays absent. */
  async function withOwners(readings: readonly ApplicationReading[]): Promise<readonly ApplicationReading[]> {
    const ids = readings.flatMap((each) => (each.ok ? [each.facts.id] : []))
    const replies = await readInBatches(
      inParts(ids, VALUES).map((part) => filterPath('id', part, '$select=id&$expand=owners')),
    )
    const owners = new Map(
      replies
        .flatMap(elementsOf)
        .flatMap(({ id, owners }) =>
          Array.isArray(owners) ? [[asText(id)?.toLowerCase(), owners.length] as const] : [],
        ),
    )
    return readings.map((each) => {
      const count = each.ok ? owners.get(each.facts.id.toLowerCase()) : undefined
      return each.ok && count !== undefined ? { ...each, facts: { ...each.facts, owners: count } } : each
    })
  }

  async function readByFilter(addresses: readonly ApplicationAddress[]): Promise<ReadonlyMap<string, Listed>> {
    const replies = await readInBatches(filtersFor(addresses))
    return new Map(replies.flatMap(listedIn).flatMap((each) => keysOf(each.facts).map((key) => [key, each] as const)))
  }

  async function readPage(path: string) {
    const reply = await send({ method: 'GET', path })
    if (reply.status !== 200) throw graphError(parseGraphFailure(reply), "list the tenant's applications")
    return parsePage(parseObject(reply.text), LINK, SERVICE)
  }

  return {
    async readApplications(addresses) {
      const listed = await readByFilter(addresses)
      const found = addresses.map((address) => listed.get(keyOf(address) ?? ''))
      const rest = addresses.filter((_, index) => found[index] === undefined)
      const replies = await readInBatches(rest.map((address) => `${applicationPath(address)}?${EXPANDED_QUERY}`))
      const drafts = replies.map(draftOf).values()
      return complete(found.map((each) => each ?? drafts.next().value ?? draftOf(undefined)))
    },
    async sweepApplications(wanted) {
      const kept: Listed[] = []
      const readAndKeep = async (path: string) => {
        const page = await readPage(path)
        // A tenant may have far more applications than anybody asks about: only those that are wanted are kept.
        for (const each of page.value.map(parseListed))
          if (wanted(each.whole ? each : { ...each, cut: true })) kept.push(each)
        return { ...page, value: [] }
      }
      const paged = { name: SERVICE, endpoint, input: 'graph-endpoint' }
      await readPages(`/applications?${EXPANDED_QUERY}&$top=${PAGE}`, readAndKeep, paged)
      const readings = await complete(kept)
      return kept.map(({ facts, descriptions, secretIds, reading }, index) => ({
        facts,
        descriptions,
        secretIds,
        reading: readings[index] ?? reading,
      }))
    },
  }
}
