/** Tests how a file that a configuration file names is read: inside of the workspace, no link, bounded, told as a sentence. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readNamedFile } from '../../src/runner/config-files.ts'

const LIMIT = 1000

function workspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'certificates-'))
  mkdirSync(join(root, 'certs'))
  writeFileSync(join(root, 'certs/app.cer'), Buffer.from([0x30, 0xff, 0x00, 0x80]))
  return root
}

async function problemOf(root: string, path: string): Promise<string> {
  const read = await readNamedFile(root, path, LIMIT)
  return read.ok ? 'read' : read.problem
}

describe('a file that a configuration file names', () => {
  it('is read as bytes', async () => {
    const read = await readNamedFile(workspace(), 'certs/app.cer', LIMIT)
    expect(read.ok && [...read.bytes]).toEqual([0x30, 0xff, 0x00, 0x80])
  })

  it('may be as large as the limit, and no larger', async () => {
    const root = workspace()
    writeFileSync(join(root, 'exact.cer'), Buffer.alloc(LIMIT))
    writeFileSync(join(root, 'large.cer'), Buffer.alloc(LIMIT + 1))
    expect(await problemOf(root, 'exact.cer')).toBe('read')
    expect(await problemOf(root, 'large.cer')).toMatch(/^"large.cer" is larger than/)
  })

  it.each([
    ['../outside.cer', /lies outside of the workspace/],
    ['/etc/hostname', /lies outside of the workspace/],
    ['certs/../../x.cer', /lies outside of the workspace/],
    ['certs', /is not a regular file/],
    ['certs/missing.cer', /is not there: paths begin at the root of the checkout/],
    ['certs/app.cer/x.cer', /could not be read/],
  ])('is refused: %s', async (path, sentence) => {
    expect(await problemOf(workspace(), path)).toMatch(sentence)
  })

  it('is refused as a link, and behind one', async () => {
    const root = workspace()
    symlinkSync(join(root, 'certs/app.cer'), join(root, 'link.cer'))
    symlinkSync(join(root, 'certs'), join(root, 'linked'))
    expect(await problemOf(root, 'link.cer')).toMatch(/symbolic link/)
    expect(await problemOf(root, 'linked/app.cer')).toMatch(/symbolic link/)
  })

  it.skipIf(process.platform === 'win32')('is no pipe: nobody waits for one', async () => {
    const root = workspace()
    execFileSync('mkfifo', [join(root, 'pipe.cer')])
    expect(await problemOf(root, 'pipe.cer')).toMatch(/is not a regular file/)
  })
})
