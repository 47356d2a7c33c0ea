/** What the target stores already: it is used, corrected when it is ours, and left alone when it is not. */
import { expect } from 'vitest'
import { FEDERATED_MANAGER, failure, OURS, PRODUCTION, PRODUCTION_NAME, SECRET_MANAGER, scenario } from './harness.ts'
import {
  AUDIENCE,
  create,
  exchange,
  ID_TOKEN,
  list,
  managerSignIn,
  PROTECTION,
  readBack,
  replace,
} from './transcript.ts'

const OTHER_AUDIENCE = 'api://AzureADTokenExchangeUSGov'
const withManager = (refusal: number) => [ID_TOKEN, exchange(refusal), ...managerSignIn(), list()]

scenario.concurrent('the same issuer and subject under another name is used without a manager', async ({ open }) => {
  const { play, trust } = await open()
  trust({ name: 'made-by-hand' })
  const { exitCode, requests, outputs } = await play()
  expect(exitCode).toBe(0)
  expect(requests).toEqual([ID_TOKEN, exchange()])
  expect(outputs['credential-change']).toBe('kept')
})

scenario.concurrent('the same issuer and subject under another name is found and kept', async ({ open }) => {
  const { play, trust, application } = await open({ settings: { entra: { spuriousRefusals: 1 } } })
  const byHand = trust({ name: 'made-by-hand', description: 'by hand' })
  const { exitCode, requests, outputs, summary } = await play({ inputs: SECRET_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...withManager(700213), exchange()])
  expect(outputs).toMatchObject({
    'credential-name': 'made-by-hand',
    'credential-id': byHand.id,
    'credential-change': 'kept',
  })
  expect(summary).toBe('')
  expect(application.federatedIdentityCredentials).toEqual([byHand])
})

scenario.concurrent('another audience is corrected when the credential is ours', async ({ open }) => {
  const { play, trust, application } = await open()
  const old = trust({
    name: 'an-older-name',
    audiences: [OTHER_AUDIENCE],
    // The marker of before, which named the repository without its ID.
    description: `${OURS.replace('@456789', '')} environment production`,
  })
  const { exitCode, requests, outputs, summary } = await play({ inputs: SECRET_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([
    ...withManager(700212),
    PROTECTION,
    replace('an-older-name'),
    readBack('an-older-name'),
    exchange(),
  ])
  expect(outputs).toMatchObject({
    'credential-name': 'an-older-name',
    'credential-id': old.id,
    'credential-change': 'updated',
  })
  expect(application.federatedIdentityCredentials).toEqual([{ ...old, audiences: [AUDIENCE] }])
  expect(summary).toContain(`Its audience was <code>${OTHER_AUDIENCE}</code>.`)
})

scenario.concurrent("another audience of somebody else's credential is a conflict", async ({ open }) => {
  const { play, trust, application } = await open()
  const foreign = trust({ name: 'theirs', audiences: [OTHER_AUDIENCE], description: 'do not touch' })
  const played = await play({ inputs: SECRET_MANAGER })
  expect(failure(played, 'audience-conflict')).toContain(`Set \`audience: ${OTHER_AUDIENCE}\``)
  expect(played.requests).toEqual(withManager(700212))
  expect(application.federatedIdentityCredentials).toEqual([foreign])
})

scenario.concurrent('a credential of another repository is somebody else’s', async ({ open }) => {
  const { play, trust, application } = await open()
  const description = 'Managed by entra-workload-identity-federation; owner=octo-org/other; octo-org/other x'
  const foreign = trust({ name: 'theirs', audiences: [OTHER_AUDIENCE], description })
  failure(await play({ inputs: SECRET_MANAGER }), 'audience-conflict')
  expect(application.federatedIdentityCredentials).toEqual([foreign])
})

scenario.concurrent('a subject that differs in case only stays, and ours is written beside it', async ({ open }) => {
  const { play, trust, stored } = await open()
  const shouted = PRODUCTION.replace('production', 'Production')
  trust({ name: 'shouted', subject: shouted })
  const { exitCode, requests, outputs } = await play({ inputs: SECRET_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...withManager(7002138), PROTECTION, create(), exchange()])
  expect(outputs['credential-change']).toBe('created')
  expect(stored()).toEqual([`shouted: ${shouted} for ${AUDIENCE}`, `${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`])
})

scenario.concurrent('without a manager a subject that differs in case only is final at once', async ({ open }) => {
  const { play, trust } = await open()
  trust({ name: 'shouted', subject: PRODUCTION.replace('production', 'Production') })
  const played = await play()
  failure(played, 'trust-missing')
  expect(played.requests).toEqual([ID_TOKEN, exchange(7002138)])
  expect(played.log).toContain('upper and lower case')
})

scenario.concurrent('our name on a foreign credential is a conflict', async ({ open }) => {
  const { play, trust, application } = await open()
  const foreign = trust({ name: PRODUCTION_NAME, subject: 'repo:octo-org/other:environment:production' })
  foreign.description = 'not ours'
  const played = await play({ inputs: SECRET_MANAGER })
  expect(failure(played, 'name-conflict')).toContain(PRODUCTION_NAME)
  expect(played.log).toContain('repo:octo-org/other:environment:production')
  expect(played.requests).toEqual(withManager(700213))
  expect(application.federatedIdentityCredentials).toEqual([foreign])
})

scenario.concurrent('our own credential of that name is brought up to date', async ({ open }) => {
  const { play, trust, stored } = await open()
  const before = trust({
    name: PRODUCTION_NAME,
    subject: 'repo:octo-org/octo-repo:environment:production',
    description: `${OURS} environment production`,
  })
  const { exitCode, requests, outputs, summary } = await play({ inputs: SECRET_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([
    ...withManager(700213),
    PROTECTION,
    replace(PRODUCTION_NAME),
    readBack(PRODUCTION_NAME),
    exchange(),
  ])
  expect(outputs).toMatchObject({ 'credential-id': before.id, 'credential-change': 'updated' })
  expect(stored()).toEqual([`${PRODUCTION_NAME}: ${PRODUCTION} for ${AUDIENCE}`])
  expect(summary).toContain('Its subject was <code>repo:octo-org/octo-repo:environment:production</code>.')
})

scenario.concurrent('the twentieth credential fits', async ({ open }) => {
  const { play, trust, stored } = await open()
  for (let n = 1; n <= 19; n++) trust({ name: `branch-${n}`, subject: `repo:octo-org/x:ref:refs/heads/b${n}` })
  const { exitCode } = await play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(stored()).toHaveLength(20)
})

scenario.concurrent('a full target is explained and not written to', async ({ open }) => {
  const { play, trust, application } = await open()
  const space = PRODUCTION.replace('environment:production', 'ref:refs/heads/')
  for (let n = 1; n <= 18; n++) trust({ name: `branch-${n}`, subject: `${space}b${n}` })
  trust({ name: 'gitlab', issuer: 'https://gitlab.com', subject: 'project_path:octo/shop' })
  trust({ name: 'staging', subject: PRODUCTION.replace('production', 'staging'), description: `${OURS} staging` })
  const before = structuredClone(application.federatedIdentityCredentials)
  const played = await play({ inputs: SECRET_MANAGER })
  expect(failure(played, 'credential-limit')).toContain('already holds 20 of at most 20')
  expect(played.requests).toEqual(withManager(700213))
  for (const { name } of before) expect(played.log).toContain(`"${name}"`)
  expect(played.log).toContain(`(ours, owner octo-org/octo-repo@456789)`)
  expect(played.log).toContain('One flexible credential would replace 18 of them')
  expect(played.log).toContain(
    `claims['sub'] matches '${space}b*' and claims['repository_id'] eq '456789' and claims['repository_owner_id'] eq '123456'`,
  )
  expect(application.federatedIdentityCredentials).toEqual(before)
})

scenario.concurrent('on a full target an existing credential is used all the same', async ({ open }) => {
  const { play, trust } = await open({ settings: { entra: { spuriousRefusals: 1 } } })
  for (let n = 1; n <= 19; n++) trust({ name: `branch-${n}`, subject: `repo:octo-org/x:ref:refs/heads/b${n}` })
  trust()
  const { exitCode, requests } = await play({ inputs: SECRET_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests).toEqual([...withManager(700213), exchange()])
})
