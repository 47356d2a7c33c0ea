/** Tests the files of a run: registered and written for this user, removed at the end of the job, and nothing else touched. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { registerFiles, removeFiles, writeRunFile } from '../../src/runner/run-files.ts'
import { failureOf } from '../federation/job.ts'
import { createRunner } from './recorder.ts'

const runner = createRunner()
const temp = join(runner.directory, 'temp')
mkdirSync(temp)
afterAll(() => runner.dispose())

describe('the files of a run', () => {
  it('are found again at the end of the job, whatever their names', async () => {
    const files = [join(temp, 'a file.jwt'), join(temp, 'b"c.jwt')]
    for (const file of files) writeFileSync(file, 'x')
    const { state } = await runner.step((toolkit) => registerFiles(toolkit, files))
    const { commands } = await runner.step(removeFiles, { RUNNER_TEMP: temp, STATE_files: state.files })
    expect(files.filter(existsSync)).toEqual([])
    expect(commands).toEqual(files.map((file) => `::debug::Removed ${file}`))
  })

  it.each([undefined, '', 'elsewhere'])(
    'stay where RUNNER_TEMP is %j, the folder it runs in included',
    async (folder) => {
      const file = join(runner.directory, 'precious.txt')
      writeFileSync(file, 'x')
      const { commands } = await runner.step(removeFiles, {
        RUNNER_TEMP: folder === 'elsewhere' ? temp : folder,
        STATE_files: JSON.stringify([file, 'precious.txt']),
      })
      expect(commands).toEqual([
        expect.stringMatching(/^::warning::.*outside RUNNER_TEMP and was left alone/),
        expect.stringMatching(/^::warning::.*outside RUNNER_TEMP and was left alone/),
      ])
      expect(existsSync(file)).toBe(true)
    },
  )

  it('that cannot be read from the state only warn', async () => {
    const { commands } = await runner.step(removeFiles, { RUNNER_TEMP: temp, STATE_files: '{' })
    expect(commands).toEqual([expect.stringMatching(/^::warning::Files of this run could not be removed/)])
  })
})

describe('a file for later steps', () => {
  it('is JSON that only this user reads', () => {
    const path = writeRunFile({ RUNNER_TEMP: temp }, 'federation-plan', { version: 1 })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 1 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it.each([undefined, '', 'temp'])('is not written where RUNNER_TEMP is %j', async (folder) => {
    const failure = await failureOf((async () => writeRunFile({ RUNNER_TEMP: folder }, 'x', {}))())
    expect(failure).toMatchObject({ code: 'internal', message: expect.stringContaining('RUNNER_TEMP') })
  })
})
