/** Knows the files that this run leaves for later steps, so that the end of the job can remove them. */
import { saveState } from '@actions/core'

/** Name of the state that lists the files, as a JSON array of absolute paths. */
export const FILES_STATE = 'files'

/** Registers the files of this run for removal; called before they are written. */
export function registerFiles(paths: readonly string[]): void {
  saveState(FILES_STATE, JSON.stringify(paths))
}
