/** Writes a file that holds a secret: for this user alone, whole or not at all, and never through a symbolic link. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'

const { O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_WRONLY } = constants

/**
 * Replaces the file at `path`. The text goes to a new file beside it, which then takes its name: a reader meets the old
 * content or the new one, and a link that somebody put at `path` is replaced, not followed.
 * @throws Error of `node:fs` when the folder is not there or not writable
 */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const made = `${path}.${randomBytes(8).toString('hex')}`
  const file = await open(made, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(made, { force: true })
    throw error
  }
  await file.close()
  try {
    await rename(made, path)
  } catch (error) {
    await rm(made, { force: true })
    throw error
  }
}
