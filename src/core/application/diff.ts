/** Compares one declared application with the stored one: created, completed, kept, or refused because somebody else made it. */
import type { ResourceChangeOf } from '../plan/resource-change.ts'
import type { Difference } from '../plan/verdict.ts'
import {
  type ApplicationManager,
  type ApplicationWritten,
  type DeclaredApplication,
  foreignSentence,
  makerOf,
  type StoredApplication,
} from './application.ts'

export type ApplicationChange = ResourceChangeOf<'application', ApplicationWritten>

/** Object IDs in one spelling, each once. */
function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))].toSorted()
}

function creation(declared: DeclaredApplication, reason: string): ApplicationChange {
  const { uniqueName, displayName, serviceManagementReference, owners, source } = declared
  return {
    resource: 'application',
    action: 'create',
    reason,
    name: uniqueName,
    source,
    differences: [],
    written: {
      uniqueName,
      displayName,
      signInAudience: 'AzureADMyOrg',
      ...(serviceManagementReference !== undefined && { serviceManagementReference }),
      owners: distinct(owners),
      ownedByManager: true,
      servicePrincipal: true,
    },
  }
}

/** The line for an application that nobody read. */
export function uncomparedApplication(declared: DeclaredApplication): ApplicationChange {
  return creation(declared, 'No manager reads the target.')
}

/** What is put right on an application that is there: fields of one that is the manager's own, owners and service principal of any. */
function completion(declared: DeclaredApplication, stored: StoredApplication, isOwn: boolean): ApplicationWritten {
  const { uniqueName, displayName, serviceManagementReference: reference } = declared
  const missing = distinct(declared.owners).filter((id) => !distinct(stored.owners).includes(id))
  return {
    uniqueName,
    ...(isOwn && displayName !== stored.displayName && { displayName }),
    ...(isOwn &&
      reference !== undefined &&
      reference !== stored.serviceManagementReference && { serviceManagementReference: reference }),
    ...(missing.length > 0 && { owners: missing }),
    ...(stored.principalId === undefined && { servicePrincipal: true as const }),
  }
}

function differencesOf(written: ApplicationWritten, stored: StoredApplication): readonly Difference[] {
  const { displayName, serviceManagementReference, owners = [], servicePrincipal } = written
  return [
    ...(displayName === undefined ? [] : [{ field: 'displayName', from: stored.displayName ?? '', to: displayName }]),
    ...(serviceManagementReference === undefined
      ? []
      : [
          {
            field: 'serviceManagementReference',
            from: stored.serviceManagementReference ?? '',
            to: serviceManagementReference,
          },
        ]),
    ...owners.map((to) => ({ field: 'owner', from: '', to })),
    ...(servicePrincipal === undefined ? [] : [{ field: 'servicePrincipal', from: 'missing', to: 'created' }]),
  ]
}

/** Returns the line for a declared application. */
export function diffApplication(
  declared: DeclaredApplication,
  stored: StoredApplication | undefined,
  manager: ApplicationManager,
): ApplicationChange {
  if (stored === undefined) return creation(declared, 'No application has this unique name.')
  const maker = makerOf(stored, manager)
  const { uniqueName: name, source } = declared
  const written = completion(declared, stored, maker !== 'somebody-else')
  const line = { resource: 'application', name, source, written, differences: differencesOf(written, stored) } as const
  if (maker === 'somebody-else' && !declared.adopt)
    return {
      ...line,
      differences: [],
      action: 'refuse',
      reason: 'name-conflict',
      why: foreignSentence(stored, manager),
    }
  if (line.differences.length > 0) return { ...line, action: 'update', reason: 'It is there, and not complete.' }
  const reason = maker === 'somebody-else' ? 'It is adopted, and complete.' : 'It is there, and complete.'
  return { ...line, action: 'keep', reason }
}

/** One thing to write next: everything, the fields, one owner, or the service principal. */
export type ApplicationStep =
  | { readonly kind: 'create' | 'update' }
  | { readonly kind: 'owner'; readonly objectId: string; readonly owner: string }
  | { readonly kind: 'service-principal'; readonly clientId: string }

/** Returns the first thing that a line writes and that is not there yet, or the application when nothing is missing. */
export function nextStep(
  { written }: Pick<ApplicationChange, 'written'>,
  stored: StoredApplication | undefined,
  managerId: string | undefined,
): ApplicationStep | { readonly kind: 'done'; readonly application: StoredApplication } {
  if (stored === undefined) return { kind: 'create' }
  const { objectId, clientId } = stored
  const { displayName = stored.displayName, serviceManagementReference = stored.serviceManagementReference } = written
  if (displayName !== stored.displayName || serviceManagementReference !== stored.serviceManagementReference)
    return { kind: 'update' }
  const wanted = [...(written.ownedByManager && managerId !== undefined ? [managerId] : []), ...(written.owners ?? [])]
  const owner = distinct(wanted).find((id) => !distinct(stored.owners).includes(id))
  if (owner !== undefined) return { kind: 'owner', objectId, owner }
  return written.servicePrincipal && stored.principalId === undefined
    ? { kind: 'service-principal', clientId }
    : { kind: 'done', application: stored }
}
