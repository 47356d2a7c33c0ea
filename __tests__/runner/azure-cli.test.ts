/** Tests how the Azure CLI is run: with an end in time, whatever it started, and without what is only for actions. */
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { createAzureCli } from '../../src/runner/azure-cli.ts'
import { failureOf } from '../federation/job.ts'

async function script(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'az-'))
  const program = join(folder, 'az')
  await writeFile(program, `#!/bin/sh\n${text}\n`)
  await chmod(program, 0o755)
  return { folder, program }
}

it('ends a hanging one in time, with what it started', async () => {
  // As the real one: a script that waits for another process, which holds its output.
  const { folder, program } = await script('echo $$ > pid\nsleep 600 &\nwait')
  const az = createAzureCli(program, { folder, environment: { PATH: process.env.PATH }, variables: {}, limitMs: 300 })
  const error = await failureOf(az(['login', '--identity']))
  expect(error.code).toBe('service-unavailable')
  expect(error.answer?.message).toBe('no end after 0.3 s')
  const group = Number(readFileSync(join(folder, 'pid'), 'utf8'))
  const lives = () => {
    try {
      return process.kill(-group, 0)
    } catch {
      return false
    }
  }
  await vi.waitUntil(() => !lives(), { timeout: 300_000 })
})

it('says it when the program cannot be started', async () => {
  const az = createAzureCli('/nowhere/az', { folder: tmpdir(), environment: {}, variables: {} })
  expect((await failureOf(az(['version']))).message).toBe('`az version` did not succeed.')
})

it('takes what it prints, and keeps what is for actions from it', async () => {
  const { folder, program } = await script('env')
  const environment = {
    PATH: process.env.PATH,
    INPUT_SECRET: 'x',
    ACTIONS_RUNTIME_TOKEN: 'y',
    STATE_z: 'z',
    KEPT: 'kept',
  }
  const printed = await createAzureCli(program, { folder, environment, variables: { ADDED: 'added' } })([])
  const names = printed.split('\n').map((line) => line.split('=', 1)[0])
  expect(names).toContain('KEPT')
  expect(names).toContain('ADDED')
  expect(names.filter((name) => /^(?:INPUT|ACTIONS|STATE)_/.test(name ?? ''))).toEqual([])
})
