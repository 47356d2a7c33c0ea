/** The directory's quota: how many objects a principal without an administrator's role may own. */

import type { Answer } from '../http/answer.ts'
import type { Caller } from '../tokens/access-token.ts'
import { graphError } from './error.ts'

/** https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions */
const QUOTA = 250

/** 403 when one more object of the caller would pass the quota; deleted ones count (azure-docs#63468). */
export function judgeQuota(caller: Caller): Answer | undefined {
  const { tenant, objectId } = caller
  const limit = tenant.policies.objectQuota ?? QUOTA
  const owned = [
    ...tenant.applications,
    ...tenant.servicePrincipals,
    ...tenant.deletedItems.flatMap(({ application, servicePrincipal }) => application ?? servicePrincipal ?? []),
  ].filter(({ owners }) => owners.includes(objectId))
  if ((caller.scopes ?? caller.roles).includes('Application.ReadWrite.All') || owned.length < limit) return undefined
  const message =
    'The directory object quota limit for the Principal has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.'
  return graphError(403, 'Directory_QuotaExceeded', message)
}
