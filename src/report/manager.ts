/** Manager in words: what is said about it before anything is done. */
import type { Manager } from '../core/manager.ts'
import { type LogLine, warningLine } from './log-line.ts'

/** Warns about a secret, which is a bootstrap and not a habit. */
export function managerLines(manager: Manager | undefined): readonly LogLine[] {
  if (manager?.kind !== 'client-secret') return []
  return [
    warningLine(
      '`manager-client-secret` works, but it is a secret that can leak and expires: use it to bootstrap, then let the manager trust this job instead.',
    ),
  ]
}
