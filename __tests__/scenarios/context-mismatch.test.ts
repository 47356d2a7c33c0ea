/** A job that is not what the step declares it to be is stopped before Entra hears of it. */
import { expect } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import { FEDERATED_MANAGER, failure, scenario } from './harness.ts'
import { failed, playAction } from './plan-harness.ts'
import { exchange, ID_TOKEN } from './transcript.ts'

const CASES: readonly { title: string; job: JobContext; inputs: Record<string, string>; said: readonly string[] }[] = [
  {
    title: 'another environment',
    job: { environment: 'staging' },
    inputs: { environment: 'production' },
    said: ['`environment` is declared as "production", but the job runs in "staging".'],
  },
  {
    title: 'no environment',
    job: {},
    inputs: { environment: 'production' },
    said: ['`environment` is declared as "production", but the job has no `environment:`.'],
  },
  {
    title: 'an environment in another case',
    job: { environment: 'Production' },
    inputs: { environment: 'production' },
    said: ['but the job runs in "Production" (they differ in case only, and Entra compares case).'],
  },
  {
    title: 'another branch',
    job: { ref: 'refs/heads/feature/login' },
    inputs: { branch: 'main' },
    said: ['`branch` is declared as "main", but the job runs on "refs/heads/feature/login".'],
  },
  {
    title: 'another branch although an environment decides the subject',
    job: { environment: 'production', ref: 'refs/heads/feature/login' },
    inputs: { environment: 'production', branch: 'main' },
    said: ['`branch` is declared as "main", but the job runs on "refs/heads/feature/login".'],
  },
  {
    title: 'a branch where a tag was declared',
    job: { ref: 'refs/heads/v1' },
    inputs: { tag: 'v1' },
    said: ['`tag` is declared as "v1", but the job runs on "refs/heads/v1".'],
  },
  {
    title: 'a push where a pull request was declared',
    job: { event_name: 'push' },
    inputs: { 'pull-request': 'true' },
    said: ['`pull-request` is declared, but the event is "push".'],
  },
  {
    title: 'everything at once',
    job: { environment: 'staging', ref: 'refs/heads/dev' },
    inputs: { environment: 'production', branch: 'main', 'pull-request': 'true' },
    said: ['`environment` is declared', '`branch` is declared', '`pull-request` is declared'],
  },
]

for (const { title, job, inputs, said } of CASES) {
  scenario.concurrent(`${title}: only the ID token was asked for`, async ({ open }) => {
    const { play, stored } = await open()
    const played = await play({ job, inputs: { ...FEDERATED_MANAGER, ...inputs } })
    expect(failure(played, 'context-mismatch')).toContain('nothing was sent to Entra')
    expect(played.requests).toEqual([ID_TOKEN])
    for (const sentence of said) expect(played.log).toContain(sentence)
    expect(played.log).toMatch(/The ID token's subject is "repo:octo-org@123456\/octo-repo@456789:/)
    expect(stored()).toEqual([])
  })
}

const FOREIGN: readonly (readonly [string, JobContext])[] = [
  ['of somebody else', { environment: 'production', issuer: 'https://oidc.evil.example' }],
  ['of another server', { environment: 'production', issuer: 'https://ghes.evil.example/_services/token' }],
  ['of another repository', { environment: 'production', claims: { repository: 'evil/octo-repo' } }],
]

for (const [title, job] of FOREIGN) {
  scenario.concurrent(`an ID token ${title} reaches Entra in no action`, async ({ open }) => {
    const { play, sandbox, stored, trust } = await open()
    trust()
    const before = stored()
    const played = await play({ job, inputs: FEDERATED_MANAGER })
    expect(failure(played, 'context-mismatch')).toContain("not this job's own")
    expect(played.requests).toEqual([ID_TOKEN])
    for (const action of ['plan', 'apply'] as const) {
      const planned = await playAction(sandbox, action, {
        job,
        inputs: { ...FEDERATED_MANAGER, environment: 'staging' },
      })
      expect(failed(planned, 'context-mismatch')).toContain("not this job's own")
      expect(planned.requests).toEqual([ID_TOKEN])
    }
    expect(stored()).toEqual(before)
  })
}

scenario.concurrent("a server's own issuer is this job's", async ({ open }) => {
  const { play, trust } = await open()
  const issuer = 'https://ghes.octo.example/_services/token'
  const job: JobContext = { environment: 'production', issuer, server_url: 'https://ghes.octo.example' }
  trust({ issuer })
  const { exitCode, requests, log } = await play({ job })
  expect(exitCode, log).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange()])
})

scenario.concurrent('declarations that hold change nothing', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  const { exitCode, requests } = await play({ inputs: { environment: 'production', branch: 'refs/heads/main' } })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange()])
})
