/** The end of the job: files of this run go, everything else stays, and nothing makes it fail. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
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
  expect(await loaded({ files: JSON.stringify([file]) })).toContain('index.js')
})

scenario.concurrent('files of this run are removed, others are not', async ({ open }) => {
  const { play } = await open()
  const { runnerTemp } = await folders()
  const [mine, theirs] = [join(runnerTemp, 'mine.jwt'), join(runnerTemp, 'theirs.jwt')]
  await Promise.all([writeFile(mine, 'x'), writeFile(theirs, 'x')])
  const { exitCode, annotations } = await play({
    phase: 'post',
    runnerTemp,
    state: { files: JSON.stringify([mine, join(runnerTemp, 'gone-already.jwt')]) },
  })
  expect(exitCode).toBe(0)
  expect(annotations).toEqual([])
  expect(existsSync(mine)).toBe(false)
  expect(existsSync(theirs)).toBe(true)
})

scenario.concurrent('a path outside RUNNER_TEMP is left alone, with a warning', async ({ open }) => {
  const { play } = await open()
  const { runnerTemp, elsewhere } = await folders()
  const [mine, outside] = [join(runnerTemp, 'mine.jwt'), join(elsewhere, 'precious.txt')]
  await Promise.all([writeFile(mine, 'x'), writeFile(outside, 'x')])
  const { exitCode, annotations } = await play({
    phase: 'post',
    runnerTemp,
    state: { files: JSON.stringify([outside, join(runnerTemp, '..', 'work', 'precious.txt'), mine]) },
  })
  expect(exitCode).toBe(0)
  expect(annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
    `warning: "${outside}" is outside RUNNER_TEMP and was left alone.`,
    `warning: "${outside}" is outside RUNNER_TEMP and was left alone.`,
  ])
  expect(existsSync(outside)).toBe(true)
  expect(existsSync(mine)).toBe(false)
})

scenario.concurrent('RUNNER_TEMP itself and folders in it are never removed', async ({ open }) => {
  const { play } = await open()
  const { runnerTemp } = await folders()
  const folder = join(runnerTemp, 'folder')
  await mkdir(folder)
  const { exitCode, annotations } = await play({
    phase: 'post',
    runnerTemp,
    state: { files: JSON.stringify([runnerTemp, folder]) },
  })
  expect(exitCode).toBe(0)
  expect(annotations.length).toBeGreaterThan(0)
  expect(annotations.every(({ level }) => level === 'warning')).toBe(true)
  expect(existsSync(runnerTemp)).toBe(true)
  expect(existsSync(folder)).toBe(true)
})

scenario.concurrent('one file that cannot be removed does not keep the others', async ({ open }) => {
  const { play } = await open()
  const { runnerTemp } = await folders()
  const [folder, mine] = [join(runnerTemp, 'folder'), join(runnerTemp, 'mine.jwt')]
  await Promise.all([mkdir(folder), writeFile(mine, 'x')])
  const { exitCode } = await play({ phase: 'post', runnerTemp, state: { files: JSON.stringify([folder, mine]) } })
  expect(exitCode).toBe(0)
  expect(existsSync(mine)).toBe(false)
})

for (const [title, files] of [
  ['broken JSON', '["/tmp/x'],
  ['no list', '{"files":3}'],
  ['a list of something else', '[null, 7, {}]'],
] as const) {
  scenario.concurrent(`state that is ${title} never fails the job`, async ({ open }) => {
    const { play } = await open()
    const { exitCode, annotations, requests } = await play({ phase: 'post', state: { files } })
    expect(exitCode).toBe(0)
    expect(annotations.every(({ level }) => level === 'warning')).toBe(true)
    expect(requests).toEqual([])
  })
}
