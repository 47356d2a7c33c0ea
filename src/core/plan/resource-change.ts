/** Lines of a plan about what is no federated credential: what each kind writes, as plain data. */
import type { ApplicationWritten } from '../application/application.ts'
import type { CertificateWritten } from '../certificate/certificate.ts'
import type { NothingWritten, SwitchWritten } from '../customization/written.ts'
import type { ErrorCode } from '../error.ts'
import type { RoleWritten } from '../role/assignment.ts'
import type { SecretRemoved, SecretWritten } from '../secret/declared-secret.ts'
import type { ChangeAction, ChangeBase } from './verdict.ts'

/** JSON that a line shows, digests and keeps in the plan file alike. */
export type Written = Readonly<Record<string, WrittenValue>>

export type WrittenValue = string | number | boolean | null | readonly WrittenValue[]

/** What becomes of a thing; a refusal says with its code why. */
export type ResourceVerdict =
  | { readonly action: Exclude<ChangeAction, 'refuse'>; readonly reason: string }
  | { readonly action: 'refuse'; readonly reason: ErrorCode; readonly why: string }

/**
 * A line about one thing; `name` says which, unique on its target. `written` holds all that is written, by its name; never a
 * secret's value. What is known only later is null there, beside the name that stands for it.
 */
export type ResourceChangeOf<K extends string, W extends Written> = ResourceVerdict &
  ChangeBase & {
    readonly resource: K
    readonly written: W
  }

/** A line about anything but a federated credential; who builds a kind gives its `written` a type of its own. */
export type ResourceChange =
  | ResourceChangeOf<'application', ApplicationWritten>
  | ResourceChangeOf<'role', RoleWritten>
  | ResourceChangeOf<'environment', Written>
  | ResourceChangeOf<'subject-customization', SwitchWritten | NothingWritten>
  | ResourceChangeOf<'variable', Written>
  | ResourceChangeOf<'certificate', CertificateWritten>
  | ResourceChangeOf<'client-secret', SecretWritten | SecretRemoved>

/** A line that a policy, or what is there already, blocks. */
export type BlockedResource = Extract<ResourceChange, { readonly action: 'refuse' }>

/** Turns a line into the same line, refused. */
export function refusedResource(change: ResourceChange, reason: ErrorCode, why: string): BlockedResource {
  return { ...change, action: 'refuse', reason, why }
}

/** What a line writes, as `name: value`. */
export function writtenLines({ written }: Pick<ResourceChange, 'written'>): readonly string[] {
  return Object.entries(written).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
}
