/** Reads and writes applications, their owners and their service principals at Microsoft Graph. */

import type { Cloud } from '../core/cloud.ts'
import { FederationError } from '../core/error.ts'
import type { WriteAnswer } from '../federation/ports.ts'
import type { ApplicationDirectory } from '../federation/ports-identities.ts'
import { applicationManagerOf } from './grants.ts'
import { graphError, graphWriteAnswer } from './graph-answer.ts'
import {
  FIELDS,
  idsIn,
  ownerRequest,
  parseStoredApplication,
  pathOf,
  toDeleted,
  updateRequest,
  upsertRequest,
} from './graph-application.ts'
import {
  createGraphSender,
  type GraphEnvironment,
  type GraphReply,
  type GraphRequest,
  parseGraphFailure,
  type SendToGraph,
} from './graph-client.ts'
import { parsePage, readPages } from './pages.ts'
import { asText, type JsonObject, misshapen, parseObject } from './shape.ts'

const SERVICE = 'Microsoft Graph'

function quotaError(doing: string, message: string): FederationError {
  return new FederationError(
    'quota-exceeded',
    `The manager owns as many objects as the directory lets it own, so it cannot ${doing}.`,
    {
      hint: 'A principal may own 250 objects, and deleted ones count: delete for good what nobody needs, or give the manager a custom directory role that creates applications, which lifts the limit. Then run again.',
      answer: { service: SERVICE, status: 403, code: 'Directory_QuotaExceeded', message },
    },
  )
}

const succeeded = ({ status }: GraphReply) => status >= 200 && status < 300

/** Sends a write; how it ended, or the reason for which no repetition helps. */
async function write(
  send: SendToGraph,
  request: GraphRequest,
  doing: string,
  settle: (failure: ReturnType<typeof parseGraphFailure>) => WriteAnswer | undefined = () => undefined,
): Promise<WriteAnswer> {
  const reply = await send(request)
  if (succeeded(reply)) {
    const id = asText(parseObject(reply.text)?.id)
    return { kind: reply.status === 201 ? 'created' : 'updated', ...(id !== undefined && { id }) }
  }
  const failure = parseGraphFailure(reply)
  if (failure.code === 'Directory_QuotaExceeded') throw quotaError(doing, failure.message)
  const answer = settle(failure) ?? graphWriteAnswer(failure)
  if (answer === undefined) throw graphError(failure, doing)
  return answer
}

/** What the directory says of an owner: one already, or nobody that it knows. */
function settleOwner(owner: string) {
  return ({ status, message }: ReturnType<typeof parseGraphFailure>): WriteAnswer | undefined => {
    if (status === 400 && /already exist/i.test(message)) return { kind: 'updated' }
    if (status !== 404 || !message.toLowerCase().includes(owner.toLowerCase())) return undefined
    throw new FederationError('configuration-invalid', `The owner ${owner} is nobody of this directory.`, {
      hint: 'Name the object ID of a person or of a service principal: for an application that of its service principal (`az ad sp show --id CLIENT_ID`).',
    })
  }
}

// An application that was just created is not known everywhere yet.
const NO_APPLICATION = /does not reference a valid application object/i

/**
 * Builds the directory of applications.
 * @param cloud whose Graph host names the owners
 */
export function createApplicationDirectory(
  environment: GraphEnvironment,
  { graph }: Pick<Cloud, 'graph'>,
): ApplicationDirectory {
  const send = createGraphSender(environment)
  const paged = { name: SERVICE, endpoint: environment.endpoint, input: 'graph-endpoint' }

  async function read(path: string, doing: string): Promise<GraphReply | undefined> {
    const reply = await send({ method: 'GET', path })
    if (reply.status === 404) return undefined
    if (!succeeded(reply)) throw graphError(parseGraphFailure(reply), doing)
    return reply
  }

  function readList(path: string, doing: string): Promise<readonly JsonObject[]> {
    const readPage = async (url: string) => {
      const reply = await read(url, doing)
      return parsePage(parseObject(reply?.text ?? ''), '@odata.nextLink', SERVICE)
    }
    return readPages(path, readPage, paged)
  }

  async function principalOf(clientId: string): Promise<string | undefined> {
    const path = `/servicePrincipals(appId='${clientId}')?$select=id`
    const reply = await read(path, 'read the service principal of the application')
    if (reply === undefined) return undefined
    const id = asText(parseObject(reply.text)?.id)
    if (id === undefined) throw misshapen(SERVICE, reply.status, 'a service principal')
    return id
  }

  return {
    principalOf,
    async find(uniqueName) {
      const reply = await read(`${pathOf(uniqueName)}?$select=${FIELDS}&$expand=owners`, 'read the application')
      if (reply === undefined) return undefined
      const { application, isCut } = parseStoredApplication(reply, uniqueName)
      const owners = isCut
        ? idsIn(await readList(`/applications/${application.objectId}/owners`, 'read the owners of the application'))
        : application.owners
      return { ...application, owners, principalId: await principalOf(application.clientId) }
    },
    upsert: (fields) => {
      const isNew = fields.signInAudience !== undefined
      const doing = `${isNew ? 'create' : 'update'} the application "${fields.uniqueName}"`
      return write(send, isNew ? upsertRequest(fields) : updateRequest(fields), doing)
    },
    addOwner: (objectId, owner) =>
      write(send, ownerRequest(graph, objectId, owner), 'add an owner to the application', settleOwner(owner)),
    createServicePrincipal: (clientId) =>
      write(
        send,
        { method: 'POST', path: '/servicePrincipals', body: { appId: clientId } },
        'create the service principal of the application',
        ({ message }) => (NO_APPLICATION.test(message) ? { kind: 'target-missing' } : undefined),
      ),
    deleted: async () => {
      const path = '/directory/deletedItems/microsoft.graph.application?$select=id,appId,uniqueName,deletedDateTime'
      return (await readList(path, 'read what was deleted')).flatMap(toDeleted)
    },
    manager: async () => applicationManagerOf(await environment.token()),
  }
}
