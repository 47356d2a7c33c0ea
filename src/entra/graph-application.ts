/** Builds requests about applications to Microsoft Graph, and reads the applications that it answers with. */
import type { ApplicationWritten, DeletedApplication, StoredApplication } from '../core/application/application.ts'
import type { GraphReply, GraphRequest } from './graph-client.ts'
import { asObject, asText, type JsonObject, misshapen, parseObject } from './shape.ts'

const SERVICE = 'Microsoft Graph'
/** What is selected of an application. */
export const FIELDS = 'id,appId,uniqueName,displayName,signInAudience,createdByAppId,serviceManagementReference'
/** As many as an expansion shows: https://learn.microsoft.com/graph/query-parameters#expand-parameter */
const MOST_EXPANDED = 20

const quoted = (value: string) => encodeURIComponent(value.replaceAll("'", "''"))
/** Path of an application by its unique name. */
export const pathOf = (uniqueName: string) => `/applications(uniqueName='${quoted(uniqueName)}')`

/**
 * Creates what is not there; the header is what makes it an upsert.
 * https://learn.microsoft.com/graph/api/application-upsert
 */
export function upsertRequest({
  uniqueName,
  displayName,
  signInAudience,
  serviceManagementReference,
}: Omit<ApplicationWritten, 'owners'>): GraphRequest {
  return {
    method: 'PATCH',
    path: pathOf(uniqueName),
    headers: { Prefer: 'create-if-missing' },
    body: {
      displayName,
      ...(signInAudience !== undefined && { signInAudience }),
      ...(serviceManagementReference !== undefined && { serviceManagementReference }),
    },
  }
}

/** Changes the fields of an application that is there, and creates none: https://learn.microsoft.com/graph/api/application-update */
export function updateRequest(fields: Omit<ApplicationWritten, 'owners'>): GraphRequest {
  const { method, path, body } = upsertRequest(fields)
  return {
    method,
    path,
    body: Object.fromEntries(Object.entries({ ...body }).filter(([, value]) => value !== undefined)),
  }
}

/** The reference names Graph by the cloud's own host, whatever way the request takes: https://learn.microsoft.com/graph/api/application-post-owners */
export function ownerRequest(graph: string, objectId: string, owner: string): GraphRequest {
  return {
    method: 'POST',
    path: `/applications/${objectId}/owners/$ref`,
    body: { '@odata.id': `${graph}/v1.0/directoryObjects/${owner}` },
  }
}

/** Object IDs of a list of directory objects. @throws FederationError `service-unavailable` where one has none */
export function idsIn(values: readonly unknown[]): readonly string[] {
  return values.map((each) => {
    const id = asText(asObject(each)?.id)
    if (id === undefined) throw misshapen(SERVICE, 200, 'owners that have an ID')
    return id
  })
}

/** An application as Graph shows it, and whether there may be more owners than it shows. */
interface ReadApplication {
  readonly application: Omit<StoredApplication, 'principalId'>
  readonly isCut: boolean
}

/**
 * Reads an application with its owners expanded.
 * @throws FederationError `service-unavailable` for what is none, or another one than was asked for
 */
export function parseStoredApplication({ status, text }: GraphReply, uniqueName: string): ReadApplication {
  const body = parseObject(text)
  const [objectId, clientId, owners] = [asText(body?.id), asText(body?.appId), body?.owners]
  const isThis = asText(body?.uniqueName) === uniqueName
  if (objectId === undefined || clientId === undefined || !isThis || !Array.isArray(owners))
    throw misshapen(SERVICE, status, `the application "${uniqueName}"`)
  const application = {
    objectId,
    clientId,
    uniqueName,
    displayName: asText(body?.displayName) ?? null,
    createdByAppId: asText(body?.createdByAppId) ?? null,
    multiTenant: body?.signInAudience !== 'AzureADMyOrg',
    serviceManagementReference: asText(body?.serviceManagementReference) ?? null,
    owners: idsIn(owners),
  }
  return { application, isCut: owners.length >= MOST_EXPANDED }
}

/** A deleted application; none where it had no unique name, so that nothing looks for it. */
export function toDeleted({ appId, uniqueName, deletedDateTime }: JsonObject): readonly DeletedApplication[] {
  const [clientId, name] = [asText(appId), asText(uniqueName)]
  if (clientId === undefined || name === undefined) return []
  return [{ clientId, uniqueName: name, deletedDateTime: asText(deletedDateTime) ?? '' }]
}
