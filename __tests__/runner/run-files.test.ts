/** Tests the files of a run: written for this user only, and nowhere but in the runner's own folder. */
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeRunFile } from '../../src/runner/run-files.ts'
import { failureOf } from '../federation/job.ts'
import { createRunner } from './recorder.ts'

const runner = createRunner()
const temp = join(runner.directory, 'temp')
mkdirSync(temp)
afterAll(() => runner.dispose())

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
