/** Permissions of a job: whether it may request an ID token (`id-token: write`). */
import { asMapping, type Mapping } from './mapping.ts'

/** `unset` where neither the job nor its file names any permission. */
export type Grant = 'write' | 'none' | 'unset'

/**
 * Returns what a job and its file grant. `id-token` is never granted by default, and naming any permission takes the
 * others away. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export function grantOf(file: Mapping, job: Mapping): Grant {
  const permissions = job.permissions === undefined ? file.permissions : job.permissions
  if (permissions === undefined) return 'unset'
  return permissions === 'write-all' || asMapping(permissions)['id-token'] === 'write' ? 'write' : 'none'
}

/** What a job of a called workflow may do: yes, no and why, or what it hangs on. */
export type CalledGrant =
  | { readonly kind: 'write' | 'unset' }
  /** Its caller does not let it. */
  | { readonly kind: 'caller-lacks' }
  /** The called job itself does without. */
  | { readonly kind: 'none' }

/**
 * Combines a called job's own permissions with those of the job that calls: a called workflow inherits them, and can lower
 * but never raise them. `unset`: neither says, and whether the token is then reachable is not documented alike everywhere.
 * https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows
 */
export function calledGrant(caller: Grant, own: Grant): CalledGrant {
  if (own === 'none') return { kind: 'none' }
  if (caller === 'none') return { kind: 'caller-lacks' }
  if (caller === 'write') return { kind: 'write' }
  // Nothing grants it by default.
  return { kind: own === 'write' ? 'unset' : 'none' }
}
