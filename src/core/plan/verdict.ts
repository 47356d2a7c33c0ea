/** What becomes of one thing, and what every line of a plan says, whatever it is about. */
import type { GuardCode } from './guard-words.ts'

/** Why a change is blocked: the code of a guard, or of what is stored already. */
export type BlockCode =
  | GuardCode
  | 'audience-conflict'
  | 'name-conflict'
  | 'credential-limit'
  | 'not-permitted'
  | 'self-lockout'

/** What becomes of a credential; `reason` is a sentence, or the code that makes it `refuse`. */
export type Verdict =
  | { readonly action: 'create' | 'update' | 'keep' | 'delete'; readonly reason: string }
  | { readonly action: 'refuse'; readonly reason: BlockCode }

export type ChangeAction = Verdict['action']

/** One field that an update changes. */
export interface Difference {
  readonly field: string
  readonly from: string
  readonly to: string
}

/** What every line says, whatever it is about. */
export interface ChangeBase {
  readonly name: string
  /** Where the declaration comes from: `inputs`, or a file. */
  readonly source: string
  readonly differences: readonly Difference[]
  /** Keys (`changeKey`) of changes without which this one makes no sense: when one of them fails, this one is not tried. */
  readonly dependsOn?: readonly string[]
  /** True for what is kept for now only: a plan says so although nothing is written. */
  readonly waits?: true
  /** True for a deletion that a file asks for by name: `max-deletions` counts what is pruned only. */
  readonly asked?: true
}
