/** Tests that only regular files inside the workspace are read, within size and time. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inTime, readWorkspaceFile } from '../../src/runner/workspace.ts'

const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
const root = join(folder, 'repository')
await mkdir(join(root, 'folder'), { recursive: true })
writeFileSync(join(root, 'a.yml'), 'on: push — ä')
writeFileSync(join(folder, 'outside.yml'), 'secret')
writeFileSync(join(root, '..a.yml'), 'dots')
symlinkSync('a.yml', join(root, 'inside-link.yml'))
symlinkSync('../outside.yml', join(root, 'outside-link.yml'))
symlinkSync('..', join(root, 'up'))
execFileSync('mkfifo', [join(root, 'fifo.yml')])
afterAll(() => rmSync(folder, { recursive: true }))

const bounds = { maxBytes: 20, timeoutMs: 60_000 }
const read = (path: string, more: Partial<typeof bounds> = {}) => readWorkspaceFile(root, path, { ...bounds, ...more })

describe('a file of the workspace', () => {
  it.each(['a.yml', './a.yml', 'folder/../a.yml', 'inside-link.yml', join(root, 'a.yml')])(
    'is read: %s',
    async (path) => {
      expect(await read(path)).toBe('on: push — ä')
    },
  )

  it('may be named with dots', async () => {
    expect(await read('..a.yml')).toBe('dots')
  })

  it.each([
    ['outside-link.yml', 'outside of the workspace'],
    ['up/outside.yml', 'outside of the workspace'],
    ['../outside.yml', 'outside of the workspace'],
    [join(folder, 'outside.yml'), 'outside of the workspace'],
    ['/dev/zero', 'outside of the workspace'],
    ['..', 'outside of the workspace'],
    ['fifo.yml', 'not a regular file'],
    ['folder', 'not a regular file'],
    ['nowhere.yml', 'could not be read'],
    ['a.yml/x', 'could not be read'],
    ['a\0b', 'could not be read'],
  ])('is not %j', async (path, message) => {
    await expect(read(path)).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringContaining(message),
    })
  })

  it('is not larger than allowed', async () => {
    await expect(read('a.yml', { maxBytes: 14 })).rejects.toMatchObject({
      message: expect.stringContaining('larger than 14 bytes'),
    })
    expect(await read('a.yml', { maxBytes: 15 })).toHaveLength(12)
  })
})

describe('inTime', () => {
  it('gives up on what never ends', async () => {
    await expect(inTime(new Promise(() => {}), 1, () => new Error('late'))).rejects.toThrow('late')
  })

  it('gives what comes in time, and what fails in time', async () => {
    expect(await inTime(Promise.resolve(1), 60_000, () => new Error('late'))).toBe(1)
    await expect(inTime(Promise.reject(new Error('no')), 60_000, () => new Error('late'))).rejects.toThrow('no')
  })
})
