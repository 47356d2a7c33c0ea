/** Story: files that are not what they should be stop the run before anything is sent. */
import { execFileSync } from 'node:child_process'
import { symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { fileFor, playFleet, workspaceOf } from './fleet-harness.ts'
import { scenario } from './harness.ts'
import { failed } from './plan-harness.ts'

const GOOD = fileFor(['production'])

scenario(
  'a file outside, behind a link, of another kind, too large or in another encoding is not read',
  async ({ open }) => {
    const stage = await open()
    const workspace = workspaceOf({
      'real/federation.yml': GOOD,
      'latin.yml': Uint8Array.of(0x61, 0xe9, 0x0a),
      'big.yml': '',
    })
    symlinkSync(join(workspace, 'real/federation.yml'), join(workspace, 'link.yml'))
    symlinkSync(join(workspace, 'real'), join(workspace, 'linked'))
    truncateSync(join(workspace, 'big.yml'), 50_000_000)
    execFileSync('mkfifo', [join(workspace, 'fifo.yml')])
    const expected: Readonly<Record<string, string>> = {
      '../federation.yml': 'lies outside of the workspace',
      '/etc/passwd': 'lies outside of the workspace',
      'link.yml': 'is a symbolic link, or lies behind one',
      'linked/federation.yml': 'is a symbolic link, or lies behind one',
      'linked/*.yml': 'is a symbolic link, or lies behind one',
      'fifo.yml': 'is not a regular file',
      real: 'is not a regular file',
      'big.yml': 'is larger than 20 MB',
      'latin.yml': 'is not UTF-8: no character holds what stands at latin.yml:1:2',
      'none/*.yml': 'matches no file',
      'missing.yml': 'could not be read',
    }
    for (const [path, problem] of Object.entries(expected)) {
      const played = await playFleet(stage, 'plan', workspace, { inputs: { 'config-file': path } })
      expect(failed(played, 'configuration-invalid'), path).toContain(problem)
      expect(played.requests).toEqual([])
    }
  },
)

scenario('a tenant or a target given twice is an error, and so is a policy behind a link', async ({ open }) => {
  const stage = await open()
  const other = `tenant-id: 99999999-9999-4999-8999-999999999999\n${GOOD}`
  const workspace = workspaceOf({ 'federation.yml': other, 'policy.yml': 'files: {}\n', 'good.yml': GOOD })
  symlinkSync(join(workspace, 'policy.yml'), join(workspace, 'policy-link.yml'))
  const twice = await playFleet(stage, 'plan', workspace)
  expect(failed(twice, 'configuration-invalid')).toContain('99999999-9999-4999-8999-999999999999')
  const both = { 'config-file': 'good.yml', 'client-id': DEFAULT_IDS.clientId, environment: 'production' }
  const target = await playFleet(stage, 'plan', workspace, { inputs: both })
  expect(failed(target, 'invalid-input')).toContain('`client-id`, `environment` cannot stand beside `config-file`')
  const linked = { 'config-file': 'good.yml', 'policy-file': 'policy-link.yml' }
  const policy = await playFleet(stage, 'plan', workspace, { inputs: linked })
  expect(failed(policy, 'configuration-invalid')).toContain('is a symbolic link')
})

scenario(
  'one application under two spellings is one, and a credential declared twice names both places',
  async ({ open }) => {
    const stage = await open()
    const file = `applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials: [ { github: { environment: production } } ]
  - object-id: ${DEFAULT_IDS.objectId}
    credentials: [ { github: { environment: staging } } ]
`
    const played = await playFleet(stage, 'plan', workspaceOf({ 'federation.yml': file }))
    expect(played.exitCode, played.log).toBe(0)
    expect(played.log).toContain('These are one target')
    const twice = workspaceOf({ 'federation.yml': file.replace('staging', 'production') })
    const said = failed(await playFleet(stage, 'plan', twice), 'configuration-invalid')
    expect(said).toContain('is declared at federation.yml:3:')
  },
)

scenario(
  'a rule for every repository of an owner is pinned by its ID and one workflow, and warns',
  async ({ open }) => {
    const stage = await open()
    const file = `applications:
  - client-id: ${DEFAULT_IDS.clientId}
    credentials:
      - github: { owner: octo-org, environment: production, reusable-workflow: octo-org/ci/.github/workflows/deploy.yml@refs/heads/main }
`
    const played = await playFleet(stage, 'apply', workspaceOf({ 'federation.yml': file }))
    expect(played.exitCode, played.log).toBe(0)
    expect(stage.stored().join()).toContain(
      "claims['repository_owner_id'] eq '123456' and claims['job_workflow_ref'] eq 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main'",
    )
    expect(played.log).toContain('This trusts every repository of the owner')
  },
)
