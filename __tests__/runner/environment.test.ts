/** Tests what the runner tells a job: variables that are checked before use, the event's payload, and where help stands. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toEventFacts } from '../../src/github/event.ts'
import {
  createEventReader,
  readGitHubEnvironment,
  readIdTokenVariables,
  readInputFacts,
  requireOutputFile,
  troubleshootingUrl,
} from '../../src/runner/environment.ts'
import { failureOf } from '../federation/job.ts'

const FORK = {
  repository: { default_branch: 'trunk' },
  pull_request: { head: { repo: { full_name: 'fork/shop' } }, base: { repo: { full_name: 'octo-org/shop' } } },
}

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'event-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

async function payload(name: string, text: string): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, text)
  return path
}

describe('the event', () => {
  it('is read when it is first asked for, and then no more', async () => {
    const path = await payload('once.json', JSON.stringify(FORK))
    const event = createEventReader({ GITHUB_EVENT_PATH: path })
    expect(toEventFacts(event())).toEqual({ defaultBranch: 'trunk', fromFork: true })
    await rm(path)
    expect(toEventFacts(event())).toEqual({ defaultBranch: 'trunk', fromFork: true })
  })

  it('is UTF-8, as branch names may hold any letter', async () => {
    const path = await payload('letters.json', JSON.stringify({ repository: { default_branch: 'größe' } }))
    expect(toEventFacts(createEventReader({ GITHUB_EVENT_PATH: path })()).defaultBranch).toBe('größe')
  })

  it.each([
    ['that is missing', undefined],
    ['that is broken', '{"repository":'],
    ['that is nothing', 'null'],
  ])('%s tells nothing, and stops nobody', async (title, text) => {
    const path = text === undefined ? join(directory, 'nowhere') : await payload(`${title}.json`, text)
    const nothing = { defaultBranch: undefined, fromFork: undefined }
    expect(toEventFacts(createEventReader({ GITHUB_EVENT_PATH: path })())).toEqual(nothing)
    expect(toEventFacts(createEventReader({})())).toEqual(nothing)
  })

  it('is no FIFO: nobody waits for who might write to it', () => {
    const path = join(directory, 'fifo.json')
    execFileSync('mkfifo', [path])
    // Whoever waits gets this, a while later, and fails the test instead of hanging it.
    const writer = spawn('sh', ['-c', 'sleep 5; printf %s "$1" > "$0"', path, JSON.stringify(FORK)])
    const facts = toEventFacts(createEventReader({ GITHUB_EVENT_PATH: path })())
    writer.kill()
    expect(facts).toEqual({ defaultBranch: undefined, fromFork: undefined })
  })
})

const thrownBy = (read: () => unknown) => failureOf((async () => read())())

describe("GitHub's variables", () => {
  const SET = {
    GITHUB_REPOSITORY: 'octo-org/shop',
    GITHUB_REPOSITORY_ID: '42',
    GITHUB_EVENT_NAME: 'pull_request_target',
    GITHUB_SERVER_URL: 'https://ghes.example/',
    GITHUB_API_URL: 'https://ghes.example/api/v3',
  }

  it('are read as the runner sets them', () => {
    expect(readGitHubEnvironment(SET)).toEqual({
      repository: 'octo-org/shop',
      repositoryId: '42',
      eventName: 'pull_request_target',
      serverUrl: 'https://ghes.example',
      apiUrl: 'https://ghes.example/api/v3',
    })
  })

  it.each([{}, { GITHUB_SERVER_URL: '', GITHUB_API_URL: '', GITHUB_REPOSITORY: '', GITHUB_EVENT_NAME: '' }])(
    "are github.com's where nothing is set (%#)",
    (environment) => {
      expect(readGitHubEnvironment(environment)).toEqual({
        repository: '',
        repositoryId: '',
        eventName: '',
        serverUrl: 'https://github.com',
        apiUrl: 'https://api.github.com',
      })
    },
  )

  it.each(['octocat', 'mona_corp', 'dependabot[bot]'])('may name %s as who started the run', (actor) => {
    expect(readGitHubEnvironment({ ...SET, GITHUB_ACTOR: actor, GITHUB_WORKSPACE: '/home/runner/work' })).toEqual(
      readGitHubEnvironment(SET),
    )
  })

  it('may name a server without TLS', () => {
    const { serverUrl } = readGitHubEnvironment({ ...SET, GITHUB_SERVER_URL: 'http://ghes.example' })
    expect(serverUrl).toBe('http://ghes.example')
  })

  it.each([
    ['GITHUB_API_URL', 'not a url', 'is not a URL'],
    ['GITHUB_API_URL', 'http://ghes.example', 'must be an https URL'],
    ['GITHUB_API_URL', 'https://user:hunter2@ghes.example', 'must not hold a user name or password'],
    ['GITHUB_API_URL', 'https://ghes.example?sig=hunter2', 'must not have a query or fragment'],
    ['GITHUB_SERVER_URL', 'ftp://hunter2', 'must be an https URL'],
    ['GITHUB_REPOSITORY', 'hunter2', 'is not owner/name'],
    ['GITHUB_REPOSITORY_ID', 'hunter2', 'is not a number'],
    ['GITHUB_REPOSITORY', 'octo-org/shop\n::error::hunter2', 'is not owner/name'],
    ['GITHUB_EVENT_NAME', 'Push hunter2', 'is not the name of an event'],
    ['GITHUB_ACTOR', 'hunter2\n::error::x', 'is not the name of an account'],
    ['GITHUB_ACTOR', 'hunter2[bot]x', 'is not the name of an account'],
    ['GITHUB_WORKSPACE', 'hunter2/..', 'is not an absolute path'],
    ['GITHUB_WORKSPACE', '/hunter2\0', 'is not an absolute path'],
  ])('are checked: %s as %j', async (name, value, problem) => {
    const failure = await thrownBy(() => readGitHubEnvironment({ ...SET, [name]: value }))
    expect(failure.code).toBe('invalid-input')
    expect(failure.message).toContain(`${name} ${problem}`)
    expect(`${failure.message} ${failure.hint}`).not.toContain('hunter2')
  })

  it('are all named when several are wrong', async () => {
    const { message } = await thrownBy(() => readGitHubEnvironment({ GITHUB_API_URL: 'x', GITHUB_REPOSITORY: 'y' }))
    expect(message).toContain('GITHUB_API_URL is not a URL; GITHUB_REPOSITORY is not owner/name')
  })
})

describe('the variables for ID tokens', () => {
  it('are handed on', () => {
    const variables = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://a/?b', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'eyJ.x.y' }
    expect(readIdTokenVariables(variables)).toEqual({ requestUrl: 'https://a/?b', requestToken: 'eyJ.x.y' })
  })

  it('may be missing', () => {
    expect(readIdTokenVariables({})).toEqual({ requestUrl: undefined, requestToken: undefined })
  })

  it.each(['two\nlines', 'with blank', 'schlüssel', 'nul\u0000'])(
    'are a token that a header carries: not %j',
    async (token) => {
      const failure = await thrownBy(() => readIdTokenVariables({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: token }))
      expect(failure.code).toBe('id-token-unavailable')
      expect(failure.message).not.toContain(token)
    },
  )
})

describe('a file for outputs', () => {
  it.each([{}, { GITHUB_OUTPUT: '' }])('must be there (%#)', async (environment) => {
    expect((await thrownBy(() => requireOutputFile(environment))).code).toBe('internal')
  })

  it('is all that is asked for', () => {
    expect(() => requireOutputFile({ GITHUB_OUTPUT: '/x' })).not.toThrow()
  })
})

describe('help', () => {
  const action = { GITHUB_ACTION_REPOSITORY: 'octo-org/federation', GITHUB_ACTION_REF: 'v1.2.3' }

  it.each([
    [action, 'https://github.com/octo-org/federation/blob/v1.2.3/docs/TROUBLESHOOTING.md'],
    [
      { ...action, GITHUB_SERVER_URL: 'https://ghes.example' },
      'https://ghes.example/octo-org/federation/blob/v1.2.3/docs/TROUBLESHOOTING.md',
    ],
    [{ ...action, GITHUB_ACTION_REF: '' }, 'https://github.com/octo-org/federation/blob/main/docs/TROUBLESHOOTING.md'],
    [{}, 'docs/TROUBLESHOOTING.md'],
    [{ ...action, GITHUB_ACTION_REPOSITORY: 'x y\u001b' }, 'docs/TROUBLESHOOTING.md'],
    [
      { ...action, GITHUB_ACTION_REF: 'v1 \ud800' },
      'https://github.com/octo-org/federation/blob/main/docs/TROUBLESHOOTING.md',
    ],
    [
      { ...action, GITHUB_SERVER_URL: 'not a url' },
      'https://github.com/octo-org/federation/blob/v1.2.3/docs/TROUBLESHOOTING.md',
    ],
  ])('is that of the running version (%#)', (environment, url) => {
    expect(troubleshootingUrl(environment)).toBe(url)
  })
})

describe('facts that explain inputs', () => {
  it('are the actor, and the files that can be read', () => {
    const { actor, isReadableFile } = readInputFacts({ GITHUB_ACTOR: 'dependabot[bot]' })
    expect(actor).toBe('dependabot[bot]')
    expect(readInputFacts({}).actor).toBe('')
    expect(isReadableFile(fileURLToPath(import.meta.url))).toBe(true)
    expect(isReadableFile(fileURLToPath(new URL('.', import.meta.url)))).toBe(false)
    expect(isReadableFile('/nowhere/at-all.pem')).toBe(false)
  })
})
