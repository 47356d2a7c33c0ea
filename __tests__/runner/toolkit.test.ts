/** Tests what a step says to its runner: byte for byte what GitHub's own toolkit says, and nothing that a text from outside could steer. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { parseFileCommands } from '../../sandbox/runner/file-commands.ts'
import { readWorkflowCommands } from '../../sandbox/runner/workflow-commands.ts'
import { fileCommand, workflowCommand } from '../../src/runner/commands.ts'
import { failureOf } from '../federation/job.ts'
import { createRunner } from './recorder.ts'

const runner = createRunner()
afterAll(() => runner.dispose())

/** ESC, NUL, line ends, a direction override, a zero-width character, old and new commands of the runner. */
const HOSTILE = [
  '\u001b[31m',
  '\u0000',
  '\n',
  '\r',
  '\u2028',
  '\u202e',
  '\u200b',
  '::error::x',
  '##[add-path]/x',
  '%0A',
  'a',
  ' ',
]
const hostileText = fc.array(fc.constantFrom(...HOSTILE)).map((parts) => parts.join(''))
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not arrive.
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\p{Cf}]|##\[/u

describe('commands', () => {
  it("are those of GitHub's own toolkit", () => {
    const values = ['plain', '100 %', 'a%0Ab', 'two\nlines', 'two\r\nlines', ':: , =', '']
    const script = `import { setSecret, warning } from '@actions/core'
      for (const value of ${JSON.stringify(values)}) { setSecret(value); warning(value) }`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(import.meta.dirname, '..', '..'),
      encoding: 'utf8',
    })
    const ours = values.flatMap((value) => [workflowCommand('add-mask', value), workflowCommand('warning', value)])
    expect(stdout.split(/\r?\n/).slice(0, -1)).toEqual(ours)
  })

  it('carry any text as the data of one command', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        // The sandbox's reader ends a line there, as no runner does; what is printed never holds it.
        const text = hostile.replaceAll('\u2028', '')
        const { annotations } = readWorkflowCommands(workflowCommand('warning', text), { debug: false })
        expect(annotations.map(({ message }) => message)).toEqual([text])
      }),
    )
  })
})

describe('the files for outputs, variables and state', () => {
  it('hold any value, and nothing that the value could add', () => {
    const value = fc.oneof(
      hostileText,
      fc.array(fc.constantFrom('end-of-value-0', 'end-of-value-1', 'x=y', 'a<<b')).map((lines) => lines.join('\n')),
    )
    fc.assert(
      fc.property(value, value, (first, second) => {
        const text = `${fileCommand('first', first)}${fileCommand('second', second)}`
        // The runner takes CR LF for the end of a line, and so one CR at the end of a value.
        const unified = (text: string) => `${text}\n`.replaceAll('\r\n', '\n').slice(0, -1)
        const read = parseFileCommands(text)
        expect(Object.keys(read)).toEqual(['first', 'second'])
        expect(read.first).toBe(unified(first))
        expect(read.second).toBe(unified(second))
      }),
    )
  })

  it('are those that the runner names', async () => {
    const { outputs, variables, state } = await runner.step(({ setOutput, exportVariable, saveState }) => {
      setOutput('out', 'a\nb')
      exportVariable('VARIABLE', 'c')
      saveState('kept', 'd')
    })
    expect(outputs).toEqual({ out: 'a\nb' })
    expect(variables).toEqual({ VARIABLE: 'c' })
    expect(state).toEqual({ kept: 'd' })
  })

  it('are not made where the runner made none', async () => {
    const failure = runner.step(({ setOutput }) => setOutput('a', 'b'), {
      GITHUB_OUTPUT: join(runner.directory, 'none'),
    })
    await expect(failure).rejects.toThrow('ENOENT')
  })

  it('that the runner does not name are an error, and the value is printed nowhere', async () => {
    let failure: unknown
    const { stdout } = await runner.step(
      async ({ exportVariable }) => {
        failure = await failureOf((async () => exportVariable('A', 'precious'))())
      },
      { GITHUB_ENV: '' },
    )
    expect(failure).toMatchObject({ code: 'internal', message: expect.stringContaining('GITHUB_ENV is not set') })
    expect(stdout).toBe('')
  })
})

describe('what is printed', () => {
  it.each(['info', 'warning', 'debug', 'setFailed'] as const)('by %s is one line that steers nothing', async (say) => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const { stdout, commands } = await runner.step((toolkit) =>
          say === 'setFailed' ? toolkit.setFailed([`x${text}`]) : toolkit[say](`x${text}`),
        )
        expect(stdout.split('\n')).toHaveLength(2)
        expect(stdout).not.toMatch(STEERING)
        expect(commands).toHaveLength(say === 'info' ? 0 : 1)
      }),
      { numRuns: 50 },
    )
  })

  it('is no command where a line opens like one', async () => {
    const { commands, stdout } = await runner.step(({ info }) => {
      info('::error::forged')
      info('  ::add-mask::a')
    })
    expect(commands).toEqual([])
    expect(stdout).toContain('forged')
  })

  it('as the title of a group steers nothing, and the group ends when its phase fails', async () => {
    const title = HOSTILE.join('')
    const { stdout, commands } = await runner.step(({ group }) =>
      group(title, async () => {
        throw new Error('inside')
      }).catch(() => {}),
    )
    expect(stdout).not.toMatch(STEERING)
    expect(commands).toEqual([expect.stringMatching(/^::group::/), '::endgroup::'])
  })

  it('to the summary keeps its lines and steers nothing', async () => {
    const { summary } = await runner.step(({ addSummary }) => addSummary(`### a\n\n${HOSTILE.join('')}`))
    expect(summary).not.toMatch(STEERING)
    expect(summary.split('\n').slice(0, 2)).toEqual(['### a', ''])
  })
})

describe('inputs and state', () => {
  it('are read as the runner hands them over, trimmed', async () => {
    const seen: string[] = []
    await runner.step(
      ({ getInput, getState, isDebug }) => {
        seen.push(getInput('client-id'), getInput('with blank'), getInput('none'), getState('files'), String(isDebug()))
      },
      { 'INPUT_CLIENT-ID': ' a ', INPUT_WITH_BLANK: 'b', STATE_files: '[]', RUNNER_DEBUG: '1' },
    )
    expect(seen).toEqual(['a', 'b', '', '[]', 'true'])
  })
})

describe('a failure', () => {
  it('is an annotation and the exit code', async () => {
    const { commands, failed } = await runner.step(({ setFailed }) => setFailed(['[code] No.', 'Do this.']))
    expect(commands).toEqual(['::error::[code] No.%0ADo this.'])
    expect(failed).toBe(true)
  })
})
