/** The sandbox's command line: one sentence and exit 2 for what it cannot use, and commands that run in a job. */
import { spawn } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readArguments } from '../../sandbox/cli/arguments.ts'
import { InputError } from '../../sandbox/input-error.ts'
import { applySettings, defaultSettings } from '../../sandbox/world/settings.ts'

const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args])
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

async function file(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'state-')), 'world.yaml')
  await writeFile(path, text)
  return path
}

const ID = '5a2b6c1e-0d3f-4c8a-9b7e-2f1d4e6a8c90'

describe('what cannot be used: one sentence, exit 2, no stack', () => {
  const refused = async (said: string, ...args: readonly string[]) => {
    const { code, stdout, stderr } = await run(...args)
    expect(stderr).toContain(said)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  }

  test('a busy port', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await refused(`Port ${port} is in use`, '--port', String(port))
    server.close()
  })

  test('an unknown option', () => refused("Unknown option '--prot'", '--prot'))
  test('a state file that is missing', () => refused('there is no such file', '--state', '/nowhere/world.yaml'))
  test('a state file that is no YAML', async () => refused('is no YAML', '--state', await file('a: [')))
  test('an unknown section', async () => refused('tenant is no property', '--state', await file('tenant: []')))
  test('an unknown property', async () =>
    refused(
      'tenants[0].aplications is no property',
      '--state',
      await file(`tenants: [{ id: ${ID}, aplications: [] }]`),
    ))
  test('a wrong kind', async () =>
    refused('tenants[0].domains is wrong', '--state', await file(`tenants: [{ id: ${ID}, domains: x }]`)))
  test('a key that is no certificate', async () =>
    refused(
      'is no certificate',
      '--state',
      await file(`tenants: [{ id: ${ID}, applications: [{ appId: ${ID}, keyCredentials: [{ certificate: x }] }] }]`),
    ))
  test('a job in a repository that is not there', () => refused("no repository 'a/b'", '--job', 'repository=a/b'))
  test('a command that is not there', () => refused('there is no such command', '--', 'no-such-command'))
})

test.each([
  ['--port', 'x'],
  ['--port', '70000'],
  ['--latency', '-1'],
  ['--job', 'environment'],
  ['--job', 'colour=red'],
  ['--job', 'fork=maybe'],
  ['--state'],
  ['something'],
  ['--'],
])('%s %s is refused', (...args) => {
  expect(() => readArguments(args)).toThrow(InputError)
})

test('options end at the first --', () => {
  const line = readArguments([
    '--proxy',
    '--job',
    'ref=refs/heads/a=b',
    '--job',
    'fork=true',
    '--',
    'a',
    '--',
    '--port',
  ])
  expect(line.command).toEqual(['a', '--', '--port'])
  expect(line.proxy).toBe(true)
  expect(line.job).toEqual({ ref: 'refs/heads/a=b', fork: true })
})

describe('a command', () => {
  test('runs in the environment of the job, and its exit code is the sandbox’s', async () => {
    const script = `require('node:fs').appendFileSync(process.env.GITHUB_OUTPUT, 'a=b')
      console.log(process.env.GITHUB_REPOSITORY, process.env.RUNNER_TEMP !== undefined); process.exit(7)`
    const { code, stdout } = await run('--job', 'environment=production', '--', process.execPath, '-e', script)
    expect(stdout).toBe('octo-org/octo-repo true\n')
    expect(code).toBe(7)
  })

  test('with --proxy has the variables of the proxy; requests are shown on stderr', async () => {
    const script = `const { request } = require('node:https')
      request(process.env.SANDBOX_URL + '/common/discovery/instance', (r) => r.resume().on('end', () => console.log(process.env.HTTPS_PROXY))).end()`
    const { code, stdout, stderr } = await run('--proxy', '--', process.execPath, '-e', script)
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/)
    expect(stderr).toContain('GET /common/discovery/instance')
    expect(code).toBe(0)
  })
})

test('--help', async () => {
  const { code, stdout } = await run('--help')
  expect(stdout).toContain('--proxy')
  expect(code).toBe(0)
})

test.each([
  { nonsense: 1 },
  { entra: { nonsense: 1 } },
  { latencyMs: { nonsense: 1 } },
  { replication: { tokenService: { nonsense: 1 } } },
  { latencyMs: 'slow' },
])('the setting %j is refused', (patch) => {
  const settings = defaultSettings()
  expect(() => applySettings(settings, patch as object)).toThrow(InputError)
  expect(settings).toEqual(defaultSettings())
})
