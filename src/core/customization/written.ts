/** What a line about a repository that is turned to immutable subjects writes. */

/** Plain data that the line shows, digests and keeps in the plan file. */
export type SwitchWritten = {
  readonly 'prefix-before': string
  readonly prefix: string
  /** `own` keys are sent as they were read; a repository with its organisation's template gets none. */
  readonly template: 'default' | 'own' | 'organization'
  readonly 'use-default': boolean
  readonly keys: readonly string[]
  readonly 'use-immutable-subject': true
  /** Command that puts back what was read. */
  readonly 'way-back': string
}

/** Of a line that writes nothing: a repository that nobody may read, or that was turned before. */
export type NothingWritten = Readonly<Record<string, never>>
