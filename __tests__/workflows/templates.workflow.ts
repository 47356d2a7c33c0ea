/** The templates as people copy them, run by act; every one read by zizmor; and every workflow of the documents, read by actionlint. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import { markdownFiles, ROOT, read, templateFiles, yamlBlocks } from '../documents.ts'
import { type ActRun, installTools, runAct } from './act.ts'

const PREFIX = 'repo:octo-org@123456/octo-repo@456789'

let tools: string
beforeAll(() => {
  tools = installTools('act', 'actionlint', 'az', 'zizmor')
})

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ proxy: true })
})
afterEach(() => sandbox.close())

function stored() {
  const found = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === DEFAULT_IDS.clientId)
  if (found === undefined) throw new Error('no application')
  return found.federatedIdentityCredentials
}

describe('actionlint', () => {
  const lint = (text: string) =>
    spawnSync(join(tools, 'actionlint'), ['-no-color', '-shellcheck=', '-pyflakes=', '-'], {
      input: text,
      encoding: 'utf8',
      cwd: ROOT,
    })

  test('finds mistakes', () => {
    const { stdout } = lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - rum: x\n')
    expect(stdout).toContain('rum')
  })

  test.each(templateFiles())('finds none in %s', (file) => {
    expect(lint(read(file)).stdout).toBe('')
  })

  test.each(markdownFiles())('finds none in the workflows of %s', (file) => {
    for (const text of yamlBlocks(read(file)).filter((block) => /^jobs:/m.test(block)))
      expect(lint(text).stdout).toBe('')
  })
})

describe('zizmor', () => {
  const audit = (text: string) =>
    spawnSync(join(tools, 'zizmor'), ['--offline', '--persona=pedantic', '--format=json', '--quiet', '-'], {
      input: text,
      encoding: 'utf8',
      cwd: ROOT,
    })
  const findings = (text: string) => (JSON.parse(audit(text).stdout) as { ident: string }[]).map(({ ident }) => ident)

  test('finds what an attacker could use', () => {
    const pasted = '- run: echo $' + '{{ github.event.pull_request.title }}'
    const text = `on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      ${pasted}\n`
    expect(findings(text)).toEqual(expect.arrayContaining(['dangerous-triggers', 'template-injection']))
  })

  test.each(templateFiles())('finds nothing in %s', (file) => {
    expect(findings(read(file))).toEqual([])
  })
})

describe('templates/deploy.yml', () => {
  const run = () =>
    runAct(sandbox, tools, {
      workflow: 'templates/deploy.yml',
      event: 'push',
      job: { environment: 'production' },
      vars: {
        AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
        AZURE_CLIENT_ID: DEFAULT_IDS.clientId,
        AZURE_SUBSCRIPTION_ID: DEFAULT_IDS.subscriptionId,
      },
    })

  test('without the trust fails with the values to add', async () => {
    const { exitCode, log } = await run()
    expect(exitCode, log).toBe(1)
    expect(log).toContain('[trust-missing]')
    expect(log).toContain('az ad app federated-credential create')
  })

  test('with the trust signs in and uses the token', async () => {
    stored().push(
      loadFederatedCredential({ name: 'main', issuer: GITHUB_ISSUER, subject: `${PREFIX}:environment:production` }),
    )
    const [tenant] = sandbox.world.tenants
    const principal = tenant?.servicePrincipals.find(({ appId }) => appId === DEFAULT_IDS.clientId)
    const scope = `/subscriptions/${DEFAULT_IDS.subscriptionId}`
    tenant?.roleAssignments.push({ principalId: principal?.id ?? '', scope, role: 'Contributor' })
    const { exitCode, log } = await run()
    expect(exitCode, log).toBe(0)
    expect(log).toContain('Signed in to Entra')
    expect(log, 'the Azure CLI is signed in').toContain(DEFAULT_IDS.subscriptionId)
  })
})

describe('templates/bootstrap.yml', () => {
  const run = (apply: boolean) =>
    runAct(sandbox, tools, {
      workflow: 'templates/bootstrap.yml',
      event: 'workflow_dispatch',
      job: { environment: 'bootstrap', event_name: 'workflow_dispatch' },
      vars: { AZURE_TENANT_ID: DEFAULT_IDS.tenantId, MANAGER_CLIENT_ID: DEFAULT_IDS.managerClientId },
      secrets: { MANAGER_CLIENT_SECRET: DEFAULT_IDS.managerSecret },
      inputs: {
        identities: JSON.stringify([{ environment: 'production', 'client-id': DEFAULT_IDS.clientId }]),
        apply: String(apply),
      },
    })

  test('as it is started by default plans, and writes nothing', async () => {
    const { exitCode, log } = await run(false)
    expect(exitCode, log).toBe(0)
    expect(log).toContain(`${PREFIX}:environment:production`)
    expect(stored()).toEqual([])
  })

  test('with `apply` writes what it planned', async () => {
    const { exitCode, log } = await run(true)
    expect(exitCode, log).toBe(0)
    expect(stored().map(({ subject }) => subject)).toEqual([`${PREFIX}:environment:production`])
  })
})

describe('templates/federation-*.yml', () => {
  const SUBJECT = `${PREFIX}:environment:production`
  const ENVIRONMENT = 'federation'
  const files = {
    'federation.yml': [
      'applications:',
      `  - client-id: ${DEFAULT_IDS.clientId}`,
      '    credentials:',
      '      - github: { environment: production }',
      '',
    ].join('\n'),
    'policy.yml': [
      'files:',
      '  federation.yml:',
      `    applications: [${DEFAULT_IDS.clientId}]`,
      '    repositories: [octo-org/octo-repo]',
      '    issuers: [github]',
      '',
    ].join('\n'),
  }
  const run = (name: 'plan' | 'apply' | 'drift', more: Pick<ActRun, 'event' | 'job'>) =>
    runAct(sandbox, tools, {
      workflow: `templates/federation-${name}.yml`,
      files,
      vars: {
        AZURE_TENANT_ID: DEFAULT_IDS.tenantId,
        // act knows no environments: one job context serves all jobs of a run, and so one application is reader and manager.
        READER_CLIENT_ID: DEFAULT_IDS.managerClientId,
        MANAGER_CLIENT_ID: DEFAULT_IDS.managerClientId,
      },
      ...more,
    })
  const onMain = {
    event: 'workflow_dispatch',
    job: { environment: ENVIRONMENT, event_name: 'workflow_dispatch' },
  } as const

  beforeEach(() => {
    const manager = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === DEFAULT_IDS.managerClientId)
    manager?.federatedIdentityCredentials.push(
      loadFederatedCredential({
        name: ENVIRONMENT,
        issuer: GITHUB_ISSUER,
        subject: `${PREFIX}:environment:${ENVIRONMENT}`,
      }),
    )
  })

  test('a pull request shows what is declared, and asks nothing of Entra', async () => {
    const { exitCode, log } = await run('plan', {
      event: 'pull_request',
      job: {
        event_name: 'pull_request',
        ref: 'refs/pull/7/merge',
        permissions: { contents: 'read', actions: 'read' },
      },
    })
    expect(exitCode, log).toBe(0)
    expect(log).toContain(SUBJECT)
    expect(sandbox.requests().filter(({ path }) => path.includes('/oauth2/'))).toEqual([])
  })

  test('the default branch writes what it planned, and the schedule then finds no drift', async () => {
    const { exitCode, log } = await run('apply', onMain)
    expect(exitCode, log).toBe(0)
    expect(stored().map(({ subject }) => subject)).toEqual([SUBJECT])
    const drift = await run('drift', onMain)
    expect(drift.exitCode, drift.log).toBe(0)
  })

  test('the schedule fails where something differs', async () => {
    const { exitCode, log } = await run('drift', onMain)
    expect(exitCode, log).toBe(1)
    expect(log).toContain('[drift-found]')
    expect(stored()).toEqual([])
  })
})
