/** The job summary: only when something changed or failed, for somebody who did not write the workflow. */
import { expect } from 'vitest'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { plain } from '../../src/report/markdown.ts'
import { FEDERATED_MANAGER, failure, PRODUCTION, PRODUCTION_NAME, scenario } from './harness.ts'
import { AUDIENCE } from './transcript.ts'

scenario.concurrent('a created trust: who may become what, as table and diagram', async ({ open }) => {
  const { play } = await open()
  const { summary } = await play({ inputs: FEDERATED_MANAGER })
  const lines = summary.split('\n')
  expect(lines[0]).toMatch(/^### Entra now trusts <code>octo-org\/octo-repo, environment production<\/code>$/)
  expect(lines.filter((line) => line.startsWith('|'))).toEqual([
    '| | |',
    '|---|---|',
    '| Who | <code>octo-org/octo-repo, environment production</code> |',
    `| May become | Entra client <code>${DEFAULT_IDS.clientId}</code> of tenant <code>${DEFAULT_IDS.tenantId}</code> |`,
    `| What changed | The federated credential <code>${PRODUCTION_NAME}</code> was created. |`,
    `| Subject | <code>${PRODUCTION}</code> |`,
    `| Issuer | <code>${GITHUB_ISSUER}</code> |`,
    `| Audience | <code>${AUDIENCE}</code> |`,
    expect.stringMatching(/^\| Accepted after \| \d+\.\d s \|$/),
    expect.stringMatching(/^\| Token expires \| \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/),
  ])
  const [, diagram = ''] = /```mermaid\n([^`]*)```/.exec(summary) ?? []
  expect(diagram).toMatch(/^flowchart LR\n/)
  expect(diagram).toContain(PRODUCTION_NAME)
  expect(diagram).toContain(DEFAULT_IDS.clientId)
})

scenario.concurrent('a weak trust: the warning of the log is in the summary as well', async ({ open }) => {
  const { play } = await open()
  const { summary, annotations } = await play({
    job: { environment: 'staging' },
    inputs: { 'manager-client-id': DEFAULT_IDS.managerClientId, 'manager-client-secret': DEFAULT_IDS.managerSecret },
  })
  const weak = annotations.find(({ message }) => message.includes('has no protection'))
  expect(weak?.level).toBe('warning')
  expect(summary).toContain(`**Worth a second look**\n\n- ${plain(weak?.message ?? 'none')}`)
})

scenario.concurrent('a failure: code, cure, and what the service said', async ({ open }) => {
  const { play } = await open()
  const played = await play({ inputs: { 'tenant-id': '99999999-9999-4999-8999-999999999999' } })
  failure(played, 'tenant-not-found')
  expect(played.summary).toMatch(/^### Failed: tenant-not-found\n/)
  expect(played.summary).toContain('| What to do | Check &#96;tenant-id&#96;')
  expect(played.summary).toMatch(/\| Microsoft Entra \| <code>HTTP 400, AADSTS90002: Tenant /)
  expect(played.summary).toMatch(/\| Correlation ID \| <code>[0-9a-f-]{36}<\/code> \|/)
})

scenario.concurrent('a missing trust: the cure is in the summary as well', async ({ open }) => {
  const { play, trust } = await open()
  trust({ subject: PRODUCTION.replace('production', 'Production') })
  const { summary } = await play()
  expect(summary).toContain('### Failed: trust-missing')
  expect(summary).toContain('az ad app federated-credential create')
  expect(summary).toContain(`  Subject identifier             ${PRODUCTION}`)
})

scenario.concurrent('names from outside cannot break out of table or diagram', async ({ open }) => {
  const { play } = await open()
  const environment = 'a|b"]; click job `<img src=x>'
  const { exitCode, summary } = await play({
    job: { environment },
    inputs: { 'manager-client-id': DEFAULT_IDS.managerClientId, 'manager-client-secret': DEFAULT_IDS.managerSecret },
  })
  expect(exitCode).toBe(0)
  expect(summary).not.toContain('<img')
  const who = summary.split('\n').find((line) => line.startsWith('| Who |')) ?? ''
  expect(who.split(/(?<!\\)\|/)).toHaveLength(4)
  const [, diagram = ''] = /```mermaid\n([\s\S]*?)\n```/.exec(summary) ?? []
  expect(diagram.split('\n')).toHaveLength(3)
  expect(diagram).not.toContain('"];')
})

scenario.concurrent('nothing changed: no summary', async ({ open }) => {
  const { play, trust } = await open()
  trust()
  expect((await play({ inputs: FEDERATED_MANAGER })).summary).toBe('')
})

scenario.concurrent('a runner without a summary file is no reason to fail', async ({ open }) => {
  const { play } = await open()
  const { exitCode } = await play({ inputs: FEDERATED_MANAGER, env: { GITHUB_STEP_SUMMARY: '' } })
  expect(exitCode).toBe(0)
})
