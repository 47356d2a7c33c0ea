/** Lines of a plan about client secrets: one that is made, kept or refused, and one that is taken away. Never a value. */
import type { ErrorCode } from '../error.ts'
import type { ResourceChangeOf, ResourceVerdict } from '../plan/resource-change.ts'
import type { DeclaredSecret, SecretRemoved, SecretWritten } from './declared-secret.ts'
import { type ClientSecret, dayOfTime } from './secret.ts'

export type SecretChange = ResourceChangeOf<'client-secret', SecretWritten | SecretRemoved>

/** A repository as GitHub answers for it. */
export interface SecretRepository {
  readonly fullName: string
  readonly id: string
}

/** Builds the line about a declared secret; its name is the secret's display name. */
export function declaredChange(
  { displayName, lifetimeDays, destination, source }: DeclaredSecret,
  { fullName, id }: SecretRepository,
  removes: readonly ClientSecret[],
  verdict: ResourceVerdict,
): SecretChange {
  const written = {
    lifetimeDays,
    repository: fullName,
    repositoryId: id,
    environment: destination.environment ?? null,
    secret: destination.name,
    removes: removes.map(({ keyId }) => keyId),
  }
  return { resource: 'client-secret', ...verdict, name: displayName, source, differences: [], written }
}

/**
 * Builds the line about a secret that goes; its name is the key ID.
 * @param asked false for one that is pruned, which `max-deletions` counts
 */
export function removalChange(
  { keyId, holder, displayName, end }: ClientSecret,
  { source, reason, asked }: { readonly source: string; readonly reason: string; readonly asked: boolean },
): SecretChange {
  return {
    resource: 'client-secret',
    action: 'delete',
    reason,
    name: keyId,
    source,
    differences: [],
    written: { holder, displayName, ends: dayOfTime(end) },
    ...(asked && { asked }),
  }
}

/** Builds the line about a secret that should go and does not. */
export function refusedRemoval(
  name: string,
  secret: ClientSecret | undefined,
  { source, code, why }: { readonly source: string; readonly code: ErrorCode; readonly why: string },
): SecretChange {
  const { holder, displayName, end } = secret ?? { holder: 'application', displayName: null, end: undefined }
  return {
    resource: 'client-secret',
    action: 'refuse',
    reason: code,
    why,
    name,
    source,
    differences: [],
    written: { holder, displayName, ends: end === undefined ? '' : dayOfTime(end) },
  }
}
