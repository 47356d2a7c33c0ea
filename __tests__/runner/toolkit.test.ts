/** Tests what a step says to its runner: in processes of their own, and nothing that a text from outside could steer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FederationError } from '../../src/core/error.ts'
import { describeFailure } from '../../src/report/failure.ts'
import { failStep } from '../../src/runner/step.ts'
import { createRunner, type ToolkitCall } from './recorder.ts'
import { playToolkit } from './toolkit-play.ts'

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
const hostileTexts = fc.array(hostileText, { minLength: 20, maxLength: 60 })
// A process per run: many texts in each, and few runs.
const FEW = { numRuns: 5 }
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not arrive.
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\p{Cf}]|##\[/u

describe('the files for outputs, variables and state', () => {
  it('hold any value, and nothing that the value could add', () => {
    const lines = fc.array(fc.constantFrom('ghadelimiter_1', 'x=y', 'a<<b', '')).map((parts) => parts.join('\n'))
    fc.assert(
      fc.property(fc.array(fc.oneof(hostileText, lines), { minLength: 20, maxLength: 60 }), (values) => {
        const { outputs, stdout } = playToolkit(values.map((value, at) => ['setOutput', `name-${at}`, value]))
        // The runner takes CR LF for the end of a line, and so one CR at the end of a value.
        const unified = (text: string) => `${text}\n`.replaceAll('\r\n', '\n').slice(0, -1)
        expect(outputs).toEqual(Object.fromEntries(values.map((value, at) => [`name-${at}`, unified(value)])))
        expect(stdout).toBe('')
      }),
      FEW,
    )
  })

  it('are those that the runner names', () => {
    const { outputs, variables, state, stdout } = playToolkit([
      ['setOutput', 'out', 'a\nb'],
      ['exportVariable', 'VARIABLE', 'c'],
      ['saveState', 'kept', 'd'],
    ])
    expect(outputs).toEqual({ out: 'a\nb' })
    expect(variables).toEqual({ VARIABLE: 'c' })
    expect(state).toEqual({ kept: 'd' })
    expect(stdout).toBe('')
  })

  it.each([
    ['setOutput', 'GITHUB_OUTPUT'],
    ['exportVariable', 'GITHUB_ENV'],
    ['saveState', 'GITHUB_STATE'],
  ] as const)('are not made by %s where the runner made none', (set, variable) => {
    const { outcomes, stdout } = playToolkit([[set, 'A', 'precious']], { [variable]: '/nowhere/file' })
    expect(outcomes[0]?.thrown?.message).toContain('/nowhere/file')
    expect(stdout).toBe('')
  })

  it.each([
    ['setOutput', 'GITHUB_OUTPUT', ''],
    ['exportVariable', 'GITHUB_ENV', ''],
    ['saveState', 'GITHUB_STATE', ''],
    ['setOutput', 'GITHUB_OUTPUT', undefined],
    ['exportVariable', 'GITHUB_ENV', undefined],
    ['saveState', 'GITHUB_STATE', undefined],
  ] as const)(
    'that the runner does not name are an error of %s (%s is %j), and the value is printed nowhere',
    (set, variable, path) => {
      const { outcomes, stdout } = playToolkit([[set, 'A', 'precious']], { [variable]: path })
      expect(outcomes[0]?.thrown?.code).toBe('internal')
      expect(outcomes[0]?.thrown?.message).toContain(`${variable} is not set`)
      expect(stdout).toBe('')
    },
  )
})

describe('what is printed', () => {
  it.each(['info', 'warning', 'debug', 'setFailed'] as const)('by %s is one line that steers nothing', (say) => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const { stdout, lines, commands } = playToolkit(
          texts.map((text) => (say === 'setFailed' ? [say, [`x${text}`]] : [say, `x${text}`])),
        )
        expect(lines).toHaveLength(texts.length)
        expect(stdout).not.toMatch(STEERING)
        expect(commands).toHaveLength(say === 'info' ? 0 : texts.length)
      }),
      FEW,
    )
  })

  it('as an annotation is any text, whole', () => {
    const texts = ['plain', '100 %', 'a%0Ab', ':: , =', '']
    const { annotations } = playToolkit(texts.map((text) => ['warning', text]))
    expect(annotations.map(({ message }) => message)).toEqual(texts)
  })

  it('is no command where a line opens like one', () => {
    const { commands, stdout } = playToolkit([
      ['info', '::error::forged'],
      ['info', '  ::add-mask::a'],
    ])
    expect(commands).toEqual([])
    expect(stdout).toContain('forged')
  })

  it('as the title of a group steers nothing, and the group ends when its phase fails', () => {
    const { stdout, commands, outcomes } = playToolkit([['group', HOSTILE.join('')]])
    expect(stdout).not.toMatch(STEERING)
    expect(commands).toEqual([expect.stringMatching(/^::group::/), '::endgroup::'])
    expect(outcomes[0]?.thrown?.message).toBe('inside')
  })

  it.each(['\n', '\r\n', '\r'])('of a failure lets no text of a service become a command (%j)', async (lineEnd) => {
    const evil = `x${lineEnd}::add-mask::a${lineEnd}::error::fake${lineEnd}  ::set-output name=a::b`
    const answer = { service: 'GitHub', message: evil } as const
    const error = new FederationError('internal', `m ${evil}`, { hint: evil, details: [evil], answer })
    const runner = createRunner()
    const { calls } = await runner.step((toolkit) => failStep(toolkit, describeFailure(error, 'https://example.com')))
    runner.dispose()
    const { commands } = playToolkit(calls)
    expect(commands).toEqual([expect.stringMatching(/^::error::\[internal\] m x/)])
  })
})

describe('the summary', () => {
  it('keeps its lines and steers nothing', () => {
    const { summary } = playToolkit([['addSummary', `### a\n\n${HOSTILE.join('')}`]])
    expect(summary).not.toMatch(STEERING)
    expect(summary.split('\n').slice(0, 2)).toEqual(['### a', ''])
  })

  it('gets one piece after the other', () => {
    const { summary } = playToolkit([
      ['addSummary', 'a'],
      ['addSummary', 'b'],
    ])
    expect(summary).toBe('a\nb\n')
  })

  it.each(['', '/nowhere/file'])('without a file for it (%j) is an error', (path) => {
    const { outcomes, stdout } = playToolkit([['addSummary', 'a']], { GITHUB_STEP_SUMMARY: path })
    expect(outcomes[0]?.thrown?.message).toContain(path === '' ? 'GITHUB_STEP_SUMMARY' : path)
    expect(stdout).toBe('')
  })
})

describe('a secret', () => {
  it('is masked whole and line by line, before anything else is printed', () => {
    const { masks, commands, log } = playToolkit([
      ['setSecret', 'first\r\n\n second '],
      ['info', 'first, second'],
      ['setSecret', 'one'],
    ])
    expect(commands.slice(0, 3)).toEqual([
      '::add-mask::first%0D%0A%0A second ',
      '::add-mask::first',
      '::add-mask:: second ',
    ])
    expect(masks).toContain('one')
    expect(log).toBe('***, second')
  })

  it('that is empty masks nothing', () => {
    expect(playToolkit([['setSecret', '']]).stdout).toBe('')
  })
})

describe('inputs and state', () => {
  const read: readonly ToolkitCall[] = [
    ['getInput', 'client-id'],
    ['getInput', 'with blank'],
    ['getInput', 'none'],
    ['getState', 'files'],
    ['getState', 'none'],
    ['isDebug'],
  ]

  it('are read as the runner hands them over, trimmed', () => {
    const environment = { 'INPUT_CLIENT-ID': ' a ', INPUT_WITH_BLANK: 'b', STATE_files: '[]', RUNNER_DEBUG: '1' }
    const { outcomes } = playToolkit(read, environment)
    expect(outcomes.map(({ returned }) => returned)).toEqual(['a', 'b', '', '[]', '', true])
  })
})

describe('a failure', () => {
  it('is an annotation and the exit code', () => {
    const { commands, exitCode } = playToolkit([['setFailed', ['[code] No.', 'Do this.']]])
    expect(commands).toEqual(['::error::[code] No.%0ADo this.'])
    expect(exitCode).toBe(1)
  })

  it('is none where only a warning was printed', () => {
    expect(playToolkit([['warning', 'Careful.']]).exitCode).toBe(0)
  })
})
