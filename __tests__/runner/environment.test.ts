/** Tests what the runner tells a job: the event's payload, read once and never trusted to be there, and where help stands. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEventReader, readIdTokenEnvironment, troubleshootingUrl } from '../../src/runner/environment.ts'

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
    expect(event()).toEqual({ defaultBranch: 'trunk', fromFork: true })
    await rm(path)
    expect(event()).toEqual({ defaultBranch: 'trunk', fromFork: true })
  })

  it('is UTF-8, as branch names may hold any letter', async () => {
    const path = await payload('letters.json', JSON.stringify({ repository: { default_branch: 'größe' } }))
    expect(createEventReader({ GITHUB_EVENT_PATH: path })().defaultBranch).toBe('größe')
  })

  it.each([
    ['that is missing', undefined],
    ['that is broken', '{"repository":'],
    ['that is nothing', 'null'],
  ])('%s tells nothing, and stops nobody', async (title, text) => {
    const path = text === undefined ? join(directory, 'nowhere') : await payload(`${title}.json`, text)
    const nothing = { defaultBranch: undefined, fromFork: undefined }
    expect(createEventReader({ GITHUB_EVENT_PATH: path })()).toEqual(nothing)
    expect(createEventReader({})()).toEqual(nothing)
  })

  it('is asked about forks only where an explanation needs it', () => {
    let asked = 0
    const environment = readIdTokenEnvironment({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTOR: 'octocat' }, () => {
      asked += 1
      return { defaultBranch: undefined, fromFork: true }
    })
    expect(environment).toMatchObject({ requestUrl: undefined, eventName: 'pull_request', actor: 'octocat' })
    expect(asked).toBe(0)
    expect([environment.fromFork(), asked]).toEqual([true, 1])
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
  ])('is that of the running version (%#)', (environment, url) => {
    expect(troubleshootingUrl(environment)).toBe(url)
  })
})
