/** Tests what GitHub's API adds before a trust is written: asked only where the event does not tell, opened once, and never a must. */
import { afterAll, describe, expect, it } from 'vitest'
import { createGitHubPorts } from '../../src/composition/github.ts'
import { type Job, openJob } from '../../src/composition/job.ts'
import { createRunner } from '../runner/recorder.ts'

const ENVIRONMENT = { kind: 'environment', environment: 'production' } as const
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/repos/octo-org/shop': { id: 2, full_name: 'octo-org/shop', owner: { id: 1 }, default_branch: 'trunk' },
  '/repos/octo-org/shop/environments/production': { protection_rules: [{ type: 'required_reviewers' }] },
}

const runner = createRunner()
let opened: Job
await runner.step((toolkit) => {
  opened = openJob(toolkit, { GITHUB_REPOSITORY: 'octo-org/shop' })
})
afterAll(() => runner.dispose())

function setUp({ withToken = true, down = false, told }: { withToken?: boolean; down?: boolean; told?: string } = {}) {
  const [asked, said]: [string[], string[]] = [[], []]
  let openings = 0
  const answer: typeof fetch = async (input, init) => {
    const { pathname } = new URL(new Request(input, init).url)
    asked.push(pathname)
    if (down) throw new Error('connection refused')
    const body = ANSWERS[pathname]
    return Response.json(body ?? {}, { status: body === undefined ? 404 : 200 })
  }
  const job: Job = {
    ...opened,
    event: () => ({ defaultBranch: told, fromFork: undefined }),
    log: { ...opened.log, debug: (line) => void said.push(line) },
    githubApi: async (given) => {
      openings += 1
      return given === undefined ? undefined : { url: 'https://api.github.com', token: given, fetch: answer }
    },
  }
  return { advice: createGitHubPorts(job, withToken ? 'token' : undefined), asked, said, opened: () => openings }
}

describe('the default branch', () => {
  it('is what the event tells, without a question', async () => {
    const { advice, opened } = setUp({ told: 'main' })
    expect(await advice.readDefaultBranch(true)).toBe('main')
    expect(opened()).toBe(0)
  })

  it('is asked for where the event does not tell, and only then', async () => {
    const { advice, asked } = setUp()
    expect(await advice.readDefaultBranch(false)).toBeUndefined()
    expect(asked).toEqual([])
    expect(await advice.readDefaultBranch(true)).toBe('trunk')
    expect(asked).toEqual(['/repos/octo-org/shop'])
  })
})

describe('advice', () => {
  it('opens the API once, and asks each question once', async () => {
    const { advice, asked, opened } = setUp()
    await advice.readDefaultBranch(true)
    await advice.readDefaultBranch(true)
    expect(await advice.readProtection('octo-org/shop', ENVIRONMENT)).toBe('protected')
    expect(await advice.readProtection('octo-org/shop', ENVIRONMENT)).toBe('protected')
    expect(opened()).toBe(1)
    expect(asked).toEqual(Object.keys(ANSWERS))
  })

  it('is silent where nobody answers: the reason is for debugging alone', async () => {
    const { advice, said } = setUp({ down: true })
    expect(await advice.readDefaultBranch(true)).toBeUndefined()
    expect(await advice.readProtection('octo-org/shop', ENVIRONMENT)).toBe('unknown')
    expect(said).toHaveLength(2)
    for (const line of said) expect(line).toMatch(/^GitHub's API was asked in vain: /)
  })

  it('is silent without a token', async () => {
    const { advice, asked } = setUp({ withToken: false })
    expect(await advice.readDefaultBranch(true)).toBeUndefined()
    expect(await advice.readProtection('octo-org/shop', ENVIRONMENT)).toBe('unknown')
    expect(asked).toEqual([])
  })
})
