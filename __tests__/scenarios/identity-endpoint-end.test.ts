/** The end of the identity endpoint: with `post`, its job, a killed runner, a refusing GitHub; it leaves no process and no secret. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { copyFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, vi } from 'vitest'
import { inputVariables, readActionFile } from '../../sandbox/runner/action-file.ts'
import { createCommandFiles, readCommandFiles } from '../../sandbox/runner/file-commands.ts'
import { defaultInputs } from '../../sandbox/world/default-inputs.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { endpointScenario, isGone, processesOf, SQL, STORAGE, untilGone, VAULT } from './endpoint-harness.ts'
import type { Stage } from './harness.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A job's environment with a tracking ID of its own, under which its processes can be found. */
async function job(stage: Stage): Promise<{ readonly env: Record<string, string>; readonly trackingId: string }> {
  const env = await stage.sandbox.jobEnvironment({ environment: DEFAULT_IDS.environment })
  return { env, trackingId: env.RUNNER_TRACKING_ID ?? '' }
}

const untilNoProcess = (trackingId: string) =>
  vi.waitUntil(() => processesOf(trackingId).length === 0, { timeout: 300_000, interval: 50 })

endpointScenario.concurrent(
  'the process gets an allow-list of variables, and no secret in its arguments',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env, trackingId } = await job(stage)
    const more = {
      https_proxy: '',
      no_proxy: 'example.com',
      SECRET_OF_THE_JOB: 'hunter2',
      GITHUB_TOKEN: 'ghs_x',
      AZURE_CLIENT_SECRET: 'x',
    }
    await serving(stage, { env: { ...env, ...more } })
    const [found, ...others] = processesOf(trackingId)
    expect(others).toEqual([])
    const names = found?.environment.filter((entry) => entry !== '').map((entry) => entry.split('=', 1)[0])
    expect(names?.filter((name) => !name?.startsWith('NODE_CHANNEL_')).toSorted()).toEqual([
      'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
      'ACTIONS_ID_TOKEN_REQUEST_URL',
      'NODE_EXTRA_CA_CERTS',
      'RUNNER_TRACKING_ID',
      'https_proxy',
      'no_proxy',
    ])
    const argv = readFileSync(`/proc/${found?.pid}/cmdline`, 'utf8')
      .split('\0')
      .filter((each) => each !== '')
    expect(argv.slice(1)).toEqual([join(ROOT, 'dist/identity-endpoint.js')])
    // The streams of the step are not held open: a runner would wait for them.
    const streams = [0, 1, 2].map((fd) => readlinkSync(`/proc/${found?.pid}/fd/${fd}`))
    expect(streams).toEqual(['/dev/null', '/dev/null', '/dev/null'])
  },
)

endpointScenario.concurrent(
  'request token and header are in no log, state or file, whole or in halves',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env } = await job(stage)
    const { main, header, ask, post } = await serving(stage, { env: { ...env, RUNNER_DEBUG: '1' } })
    await ask(VAULT)
    await ask(VAULT, { headers: ['X-IDENTITY-HEADER', header.toUpperCase()] })
    const folder = join(main.runnerTemp, main.tempFiles[0] ?? '')
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    const ended = await post()
    const requestToken = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''
    const masked = main.stdout.split('\n').filter((line) => line.startsWith('::add-mask::'))
    expect(masked).toContain(`::add-mask::${header}`)
    expect(header).toMatch(/^[0-9a-f]{64}$/)
    const unmasked = main.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    const places = {
      unmasked: unmasked.join('\n'),
      log: main.log,
      stderr: main.stderr,
      state: JSON.stringify(main.state),
      files: files.join('\n'),
      post: ended.stdout,
    }
    for (const [place, text] of Object.entries(places)) {
      for (const secret of [header, header.slice(0, 32), header.slice(32), requestToken])
        expect(text, place).not.toContain(secret)
      expect(text, place).not.toMatch(/eyJ[\w-]{8,}/)
    }
  },
)

endpointScenario.concurrent('it is gone when post has ended', async ({ open, serving }) => {
  const stage = await open()
  stage.trust()
  const { env, trackingId } = await job(stage)
  const endpoint = await serving(stage, { env })
  expect(processesOf(trackingId)).toHaveLength(1)
  await endpoint.post()
  expect(await isGone(endpoint.url)).toBe(true)
  await untilNoProcess(trackingId)
})

endpointScenario.concurrent(
  'a client that is being answered by a stalled Entra does not keep it',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env, trackingId } = await job(stage)
    const endpoint = await serving(stage, { env })
    stage.sandbox.fault({ match: { service: 'entra' }, effect: { kind: 'stall' } })
    const stalled = endpoint.ask(VAULT).catch((error: unknown) => error)
    await vi.waitUntil(() => stage.sandbox.requests().filter(({ service }) => service === 'idtoken').length === 2, {
      timeout: 300_000,
    })
    const { annotations } = await endpoint.post()
    expect(annotations).toEqual([])
    await untilNoProcess(trackingId)
    expect(await stalled).toBeInstanceOf(Error)
  },
)

endpointScenario.concurrent(
  "the runner's clean-up of a cancelled job ends it, and post after that does not mind",
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env, trackingId } = await job(stage)
    const endpoint = await serving(stage, { env })
    for (const { pid } of processesOf(trackingId)) process.kill(pid, 'SIGKILL')
    await untilGone(endpoint.url)
    const { exitCode, annotations, tempFiles } = await endpoint.post()
    expect(exitCode).toBe(0)
    expect(annotations).toEqual([])
    expect(tempFiles).toEqual([])
  },
)

endpointScenario.concurrent.for(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends it',
  async (signal, { open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env, trackingId } = await job(stage)
    await serving(stage, { env })
    for (const { pid } of processesOf(trackingId)) process.kill(pid, signal)
    await untilNoProcess(trackingId)
  },
)

endpointScenario.concurrent(
  'three refusals of the request URL in a row end it, and post says why',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const { env, trackingId } = await job(stage)
    const endpoint = await serving(stage, { env })
    stage.sandbox.fault({
      match: { service: 'idtoken' },
      times: 3,
      effect: { status: 401, body: { message: 'Unauthorized' } },
    })
    const answers = []
    for (const resource of [VAULT, STORAGE, SQL]) answers.push(await endpoint.ask(resource))
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
    expect(answers[2]?.body.message).toContain('[id-token-unavailable]')
    await untilNoProcess(trackingId)
    const { log, exitCode } = await endpoint.post()
    expect(exitCode).toBe(0)
    expect(log).toContain('GitHub refused an ID token 3 times in a row: the job is over')
  },
)

/** Starts the step under a process of its own, as the runner's worker does, and kills nothing by itself. */
async function startUnderWorker(stage: Stage, env: Record<string, string>, inputs: Record<string, string>) {
  const home = await mkdtemp(join(tmpdir(), 'worker-'))
  const files = await createCommandFiles(join(home, 'files'))
  const action = await readActionFile(ROOT)
  const given = { ...defaultInputs(stage.sandbox), ...inputs }
  const script = `
    const { spawn } = require('node:child_process')
    const step = spawn(process.execPath, [process.argv[1]], { stdio: 'ignore' })
    step.on('exit', (code) => process.send?.({ exit: code }))
    process.send?.({ step: step.pid })
    setInterval(() => {}, 1000)`
  const worker = spawn(process.execPath, ['-e', script, join(ROOT, 'dist/main.js')], {
    env: { PATH: process.env.PATH, ...env, ...inputVariables(action, given, env), ...files, RUNNER_TEMP: home },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const next = (name: 'step' | 'exit') =>
    new Promise<number>((resolve) => {
      worker.on('message', (message) => {
        const value = (message as Partial<Record<string, number>>)[name]
        if (value !== undefined) resolve(value)
      })
    })
  return { worker, step: next('step'), exit: next('exit'), files: () => readCommandFiles(files) }
}

const killed = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

endpointScenario.concurrent(
  'it survives the step and not the worker: kill -9 of the worker ends it',
  async ({ open }) => {
    const stage = await open()
    stage.trust()
    const { env, trackingId } = await job(stage)
    const { worker, exit, files } = await startUnderWorker(stage, env, { 'identity-endpoint': 'true' })
    expect(await exit).toBe(0)
    const { exportedEnv } = await files()
    const url = new URL(exportedEnv.IDENTITY_ENDPOINT ?? '')
    // Two looks of the watch, and it is still there.
    await new Promise((resolve) => setTimeout(resolve, 4500))
    expect(await isGone(url)).toBe(false)
    await killed(worker)
    await untilGone(url)
    await untilNoProcess(trackingId)
  },
)

endpointScenario.concurrent('a step that is killed while its endpoint starts leaves no process', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const { env, trackingId } = await job(stage)
  // The sign-in gets its ID token, the token file of the endpoint does not.
  stage.sandbox.fault({ match: { service: 'idtoken' }, skip: 1, times: 9, effect: { kind: 'stall' } })
  const { worker, step, files } = await startUnderWorker(stage, env, { 'token-file': 'true' })
  const pid = await step
  await vi.waitUntil(() => stage.sandbox.requests().filter(({ service }) => service === 'entra').length === 1, {
    timeout: 300_000,
  })
  await vi.waitUntil(
    () =>
      processesOf(trackingId).some(({ environment }) =>
        environment.some((entry) => entry.startsWith('NODE_CHANNEL_FD=')),
      ),
    { timeout: 300_000 },
  )
  process.kill(pid, 'SIGKILL')
  await vi.waitUntil(() => processesOf(trackingId).every((each) => each.pid === worker.pid), { timeout: 300_000 })
  expect((await files()).exportedEnv).toEqual({})
  await killed(worker)
})

endpointScenario.concurrent(
  'a step whose endpoint cannot start fails clearly, gives no token and leaves nothing',
  async ({ open }) => {
    const stage = await open()
    stage.trust()
    const { env, trackingId } = await job(stage)
    stage.sandbox.fault({ match: { service: 'idtoken' }, skip: 1, effect: { status: 403, body: {} } })
    const played = await stage.play({ env, inputs: { 'token-file': 'true', 'identity-endpoint': 'true' } })
    expect(played.exitCode).toBe(1)
    expect(played.outputs['error-code']).toBe('id-token-unavailable')
    expect(played.outputs['access-token']).toBe('')
    expect(played.exportedEnv).toEqual({})
    expect(played.tempFiles).toEqual([])
    await untilNoProcess(trackingId)
    const ended = await stage.play({ phase: 'post', state: played.state, runnerTemp: played.runnerTemp })
    expect(ended.annotations).toEqual([])
  },
)

endpointScenario.concurrent('post of a job that left nothing loads nothing', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const main = await play()
  expect(main.state).toEqual({})
  // Beside it there is no bundle to load here: with state it fails, without it does not.
  const alone = await mkdtemp(join(tmpdir(), 'alone-'))
  await copyFile(join(ROOT, 'dist/post.js'), join(alone, 'post.cjs'))
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, [join(alone, 'post.cjs')], { env, stdio: 'ignore' }).status
  expect(run({})).toBe(0)
  expect(run({ STATE_files: '[]' })).toBe(1)
})

endpointScenario.concurrent('post leaves a folder alone that is not its own', async ({ open }) => {
  const { play } = await open()
  const elsewhere = await mkdtemp(join(tmpdir(), 'precious-'))
  for (const folder of [elsewhere, join(elsewhere, '..'), '/', '']) {
    const { annotations, exitCode } = await play({
      phase: 'post',
      state: { 'left-for-later': JSON.stringify({ folder }) },
    })
    expect(exitCode).toBe(0)
    expect(annotations.map(({ message }) => message)).toEqual([
      `"${folder}" is no folder of this run in RUNNER_TEMP and was left alone.`,
    ])
  }
  expect(existsSync(elsewhere)).toBe(true)
})

endpointScenario.concurrent.for(['{"folder":3}', 'null', '[]', '{"folder'])(
  'post survives the state %s',
  async (state, { open }) => {
    const { play } = await open()
    const { exitCode, annotations } = await play({ phase: 'post', state: { 'left-for-later': state } })
    expect(exitCode).toBe(0)
    expect(annotations.every(({ level }) => level === 'warning')).toBe(true)
  },
)
