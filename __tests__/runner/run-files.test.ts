/** Tests that the end of the job finds the files that the run registered, in the form in which it reads them. */
import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { FILES_STATE, registerFiles } from '../../src/runner/run-files.ts'
import { createRunner } from '../report/runner.ts'

const runner = createRunner()
afterAll(() => runner.dispose())

it('registers paths as a JSON array under one name of the state', async () => {
  let state = ''
  const paths = ['/temp/a file.jwt', '/temp/b"c.jwt']
  await runner.step(() => {
    registerFiles(paths)
    state = readFileSync(process.env.GITHUB_STATE ?? '', 'utf8')
  })
  const [, name, , value = ''] = /^(\w+)<<(\S+)\n(.*)\n\2\n$/.exec(state) ?? []
  expect([name, JSON.parse(value)]).toEqual([FILES_STATE, paths])
})
