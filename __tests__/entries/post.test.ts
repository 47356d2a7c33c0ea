/** Tests the end of a job on a runner that names no RUNNER_TEMP: then no folder is this run's, and nothing is removed. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createRunner } from '../report/runner.ts'

const runner = createRunner()
let workspace: string
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  delete process.env.RUNNER_TEMP
})
afterAll(async () => {
  vi.restoreAllMocks()
  runner.dispose()
  await rm(workspace, { recursive: true, force: true })
})

it('leaves everything alone, the folder it runs in included', async () => {
  const file = join(workspace, 'precious.txt')
  await writeFile(file, 'x')
  // Where relative paths begin.
  vi.spyOn(process, 'cwd').mockReturnValue(workspace)
  const { post } = await import('../../src/entries/post.ts')
  const { commands } = await runner.step(() => {
    process.env.STATE_files = JSON.stringify([file, 'precious.txt'])
    post()
  })
  expect(commands).toEqual([
    expect.stringMatching(/^::warning::.*outside RUNNER_TEMP and was left alone/),
    expect.stringMatching(/^::warning::.*outside RUNNER_TEMP and was left alone/),
  ])
  expect(existsSync(file)).toBe(true)
})
