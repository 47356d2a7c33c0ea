/** The runner: inputs, command files, workflow commands, masks, and a real child process with a clean environment. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFileCommands } from '../../sandbox/runner/file-commands.ts'
import { readWorkflowCommands } from '../../sandbox/runner/workflow-commands.ts'
import { runStep } from '../../sandbox/runner.ts'

describe('file commands', () => {
  test('lines and blocks; the later wins', () => {
    const text = 'a=1\nb<<EOF\nx\n\ny=2\nEOF\nempty=\na=2=3\n'
    expect(parseFileCommands(text)).toEqual({ a: '2=3', b: 'x\n\ny=2', empty: '' })
  })

  test.each(['nonsense', 'a<<EOF\nnever ends'])('%j is refused', (text) => {
    expect(() => parseFileCommands(text)).toThrow()
  })

  test('any value survives a block', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (lines) => {
        const value = lines.map((line) => line.replaceAll(/[\r\n]/g, ' ')).join('\n')
        expect(parseFileCommands(`v<<ghadelimiter_1\n${value}\nghadelimiter_1\n`)).toEqual({ v: value })
      }),
    )
  })
})

describe('workflow commands', () => {
  const read = (output: string, debug = false) => readWorkflowCommands(output, { debug })

  test('what a person sees', () => {
    const seen = read(
      [
        '::group::Signing in',
        'plain',
        '::add-mask::s3cret%0Asecond line',
        'a s3cret and a second line',
        '::endgroup::',
        '::debug::hidden',
        '::warning title=Careful%2C now,file=a.ts::odd%0Athing',
        '::error::bad: s3cret',
        '::notice::fine',
        '::unknown::stays',
      ].join('\n'),
    )
    expect(seen.log.split('\n')).toEqual([
      '▸ Signing in',
      'plain',
      'a *** and a ***',
      'Warning: odd',
      'thing',
      'Error: bad: ***',
      'Notice: fine',
      '::unknown::stays',
    ])
    expect(seen.annotations).toEqual([
      { level: 'warning', title: 'Careful, now', message: 'odd\nthing' },
      { level: 'error', title: '', message: 'bad: ***' },
      { level: 'notice', title: '', message: 'fine' },
    ])
    expect(seen.masks).toEqual(['s3cret\nsecond line', 's3cret', 'second line'])
  })

  test('debug lines with RUNNER_DEBUG, nothing between stop-commands and its token', () => {
    expect(read('::debug::x', true).log).toBe('##[debug]x')
    const stopped = read('::stop-commands::t0k\n::error::no\n::t0k::\n::error::yes')
    expect(stopped.log).toBe('::error::no\nError: yes')
    expect(stopped.annotations).toHaveLength(1)
  })

  test('the longer of two masks leaves nothing of itself', () => {
    expect(read('::add-mask::abc\n::add-mask::abcdef\nabcdef').log).toBe('***')
  })
})

const ACTION = `
name: fixture
inputs:
  client-id: { required: true }
  With Blank: { default: 'two words' }
  github-token: { default: '\${{ github.token }}' }
  where: { default: '\${{ github.repository }}/x' }
runs: { using: node24, main: main.mjs, post: post.mjs }
`
const MAIN = `
import { appendFileSync, writeFileSync } from 'node:fs'
const { env } = process
console.log('::add-mask::' + env['INPUT_CLIENT-ID'])
console.log('id ' + env['INPUT_CLIENT-ID'])
console.error('on stderr')
appendFileSync(env.GITHUB_OUTPUT, 'seen<<E\\n' + JSON.stringify([env.INPUT_WITH_BLANK, env['INPUT_GITHUB-TOKEN'], env.INPUT_WHERE]) + '\\nE\\n')
appendFileSync(env.GITHUB_OUTPUT, 'names=' + Object.keys(env).join(' ') + '\\n')
appendFileSync(env.GITHUB_ENV, 'EXPORTED=1\\n')
appendFileSync(env.GITHUB_STATE, 'kept=yes\\n')
appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n')
writeFileSync(env.RUNNER_TEMP + '/left.txt', '')
process.exitCode = 3
`

describe('a step', () => {
  const env = { SANDBOX_GITHUB_TOKEN: 'ghs_x', GITHUB_REPOSITORY: 'o/r' }
  const folder = async () => {
    const directory = await mkdtemp(join(tmpdir(), 'action-'))
    await writeFile(join(directory, 'action.yml'), ACTION)
    await writeFile(join(directory, 'main.mjs'), MAIN)
    await writeFile(join(directory, 'post.mjs'), 'console.log("state " + process.env.STATE_kept)')
    return directory
  }

  test('runs as on the runner, main and post', async () => {
    process.env.LEAKED_FROM_OUTSIDE = 'x'
    const actionDir = await folder()
    const main = await runStep({ actionDir, inputs: { 'client-id': 'abc' }, env })
    expect(main).toMatchObject({ exitCode: 3, signal: null, state: { kept: 'yes' }, exportedEnv: { EXPORTED: '1' } })
    expect(main).toMatchObject({ summary: '# Done\n', tempFiles: ['left.txt'], masks: ['abc'] })
    expect(main.log).toBe('id ***\non stderr')
    expect(JSON.parse(main.outputs.seen ?? '')).toEqual(['two words', 'ghs_x', 'o/r/x'])
    expect(main.outputs.names?.split(' ')).not.toContain('LEAKED_FROM_OUTSIDE')
    expect(main.outputs.absent).toBeUndefined()
    const { state, runnerTemp } = main
    const post = await runStep({ actionDir, phase: 'post', env, state, runnerTemp })
    expect(post).toMatchObject({ exitCode: 0, stdout: 'state yes\n', tempFiles: ['left.txt'] })
    delete process.env.LEAKED_FROM_OUTSIDE
  })

  test('is killed when it takes too long', async () => {
    const actionDir = await folder()
    await writeFile(join(actionDir, 'main.mjs'), 'setInterval(() => {}, 1000)')
    expect(await runStep({ actionDir, env, timeoutMs: 300 })).toMatchObject({ exitCode: null, signal: 'SIGKILL' })
  })
})
