/** The end of the job: files of this run go, everything else stays, and nothing makes it fail. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { scenario } from './harness.ts'

async function folders(): Promise<{ readonly runnerTemp: string; readonly elsewhere: string }> {
  const home = await mkdtemp(join(tmpdir(), 'post-'))
  const [runnerTemp, elsewhere] = [join(home, '_temp'), join(home, 'work')]
  await Promise.all([mkdir(runnerTemp), mkdir(elsewhere)])
  return { runnerTemp, elsewhere }
}

scenario.concurrent('after a sign-in nothing is left to do', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const main = await play()
  const { exitCode, requests, log, stderr, annotations } = await play({ phase: 'post', state: main.state })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([])
  expect(log).toBe('')
  expect(stderr).toBe('')
  expect(annotations).toEqual([])
})

scenario.concurrent('a step that left nothing loads nothing', async ({ open }) => {
  const { play } = await open()
  const { runnerTemp } = await folders()
  const [probe, file] = [fileURLToPath(new URL('../../bench/probe.cjs', import.meta.url)), join(runnerTemp, 'file')]
  const loaded = async (state: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const written = join(await mkdtemp(join(tmpdir(), 'probe-')), 'probe.json')
    await play({ phase: 'post', runnerTemp, state, env: { NODE_OPTIONS: `--require ${probe}`, BENCH_PROBE: written } })
    const { files } = JSON.parse(await readFile(written, 'utf8')) as { readonly files: readonly string[] }
    return files.map((path) => basename(path))
  }
  expect(await loaded({})).toEqual(['post.js'])
  expect(await loaded({ 'left-for-later': JSON.stringify({ folder: file }) })).toContain('index.js')
})

const left = (folder: string) => ({ 'left-for-later': JSON.stringify({ folder }) })

scenario.concurrent("the folder of this run is removed, another run's is not", async ({ open }) => {
  const { play } = await open()
  const { runnerTemp } = await folders()
  const [mine, theirs] = [join(runnerTemp, 'federation-mine'), join(runnerTemp, 'federation-theirs')]
  await Promise.all([mkdir(mine), mkdir(theirs)])
  await writeFile(join(mine, 'token.jwt'), 'x')
  const { exitCode, annotations } = await play({ phase: 'post', runnerTemp, state: left(mine) })
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([])
  expect(existsSync(mine)).toBe(false)
  expect(existsSync(theirs)).toBe(true)
})

scenario.concurrent('a folder that is gone already is no trouble', async ({ open }) => {
  const { play } = await open()
  const { runnerTemp } = await folders()
  const { exitCode, annotations } = await play({
    phase: 'post',
    runnerTemp,
    state: left(join(runnerTemp, 'federation-gone')),
  })
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([])
})

scenario.concurrent('whatever is no folder of a run in RUNNER_TEMP is left alone, with a warning', async ({ open }) => {
  const { play } = await open()
  const { runnerTemp, elsewhere } = await folders()
  const [outside, nested] = [join(elsewhere, 'federation-precious'), join(runnerTemp, 'folder', 'federation-deep')]
  await Promise.all([mkdir(outside), mkdir(nested, { recursive: true })])
  const others = [outside, join(runnerTemp, '..', 'work', 'federation-precious'), runnerTemp, dirname(nested), nested]
  for (const folder of others) {
    const { exitCode, annotations } = await play({ phase: 'post', runnerTemp, state: left(folder) })
    expect(exitCode).toBe(0)
    expect(annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      `warning: "${folder}" is no folder of this run in RUNNER_TEMP and was left alone.`,
    ])
    expect(existsSync(folder)).toBe(true)
  }
})

for (const [title, state] of [
  ['broken JSON', '["/tmp/x'],
  ['no folder', '{"files":3}'],
  ['a list of something else', '[null, 7, {}]'],
  ['no object', '7'],
] as const) {
  scenario.concurrent(`state that is ${title} never fails the job`, async ({ open }) => {
    const { play } = await open()
    const { exitCode, annotations, requests } = await play({ phase: 'post', state: { 'left-for-later': state } })
    expect(exitCode).toBe(0)
    expect(annotations.every(({ level }) => level === 'warning')).toBe(true)
    expect(requests).toEqual([])
  })
}
