/** What comes from outside is checked before it is used, and visible where it is shown: nothing steers a terminal, and nothing leaks. */
import { expect } from 'vitest'
import { failure, scenario } from './harness.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not arrive.
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\p{Cf}]/u

const WRONG: readonly (readonly [name: string, value: string])[] = [
  ['GITHUB_API_URL', 'not a url'],
  ['GITHUB_API_URL', 'http://localhost:1'],
  ['GITHUB_API_URL', 'https://user:hunter2@localhost:1'],
  ['GITHUB_SERVER_URL', 'not a url'],
  ['GITHUB_REPOSITORY', 'no repository'],
  ['GITHUB_EVENT_NAME', 'no event'],
]
for (const [name, value] of WRONG) {
  scenario.concurrent(`${name} as "${value}" is named before anything is sent`, async ({ open }) => {
    const { play } = await open()
    const played = await play({ env: { [name]: value } })
    expect(failure(played, 'invalid-input')).toContain(name)
    expect(played.requests).toEqual([])
    expect(`${played.log}${played.summary}`).not.toContain('hunter2')
  })
}

scenario.concurrent('a request token that no header carries is named before anything is sent', async ({ open }) => {
  const { play } = await open()
  const played = await play({ env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'hunter2\nX-Other: y' } })
  expect(failure(played, 'id-token-unavailable')).toContain('ACTIONS_ID_TOKEN_REQUEST_TOKEN is not a token')
  expect(played.requests).toEqual([])
  expect(`${played.log}${played.summary}`).not.toContain('hunter2')
})

scenario.concurrent('control and direction characters of a name are visible in log and summary', async ({ open }) => {
  const { play } = await open()
  const played = await play({ inputs: { environment: 'prod\u001b[31m\u0007\u202etxt.exe\u200b##[add-path]/x' } })
  failure(played, 'context-mismatch')
  expect(played.log).toContain('\\u001b[31m\\u0007\\u202etxt.exe\\u200b')
  expect(played.summary).toContain('txt.exe')
  expect(played.log).not.toMatch(STEERING)
  expect(played.summary).not.toMatch(STEERING)
  expect(played.log).not.toContain('##[')
})
