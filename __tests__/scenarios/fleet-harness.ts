/** How a fleet is played: files in a workspace of their own, and steps of plan and apply over them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import type { Application, FederatedCredential } from '../../sandbox/world/state.ts'
import { type Played, SECRET_MANAGER, type Stage, type Step } from './harness.ts'
import { playAction } from './plan-harness.ts'

/** Writes files into a new workspace; gives its path. */
export function workspaceOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const workspace = mkdtempSync(join(tmpdir(), 'fleet-'))
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true })
    writeFileSync(join(workspace, file), content)
  }
  return workspace
}

/** Runs a step over files; by default `federation.yml` with a manager's secret, on main. */
export function playFleet(
  { sandbox }: Pick<Stage, 'sandbox'>,
  action: 'plan' | 'apply',
  workspace: string,
  { inputs = {}, env = {}, ...step }: Step = {},
): Promise<Played> {
  return playAction(sandbox, action, {
    job: {},
    ...step,
    env: { GITHUB_WORKSPACE: workspace, ...env },
    inputs: {
      ...SECRET_MANAGER,
      'client-id': undefined,
      'config-file': 'federation.yml',
      ...(action === 'apply' && { 'plan-digest': 'unreviewed' }),
      ...inputs,
    },
  })
}

/** Declares one more application that the manager owns; `index` makes its IDs. */
export function addApplication(
  { tenant, application }: Stage,
  index: number,
  more: Partial<Application> = {},
): Application {
  const digits = String(index).padStart(12, '0')
  const added: Application = {
    ...structuredClone(application),
    appId: `a0000000-0000-4000-8000-${digits}`,
    id: `b0000000-0000-4000-8000-${digits}`,
    displayName: `app ${index}`,
    uniqueName: `app-${index}`,
    federatedIdentityCredentials: [],
    ...more,
  }
  tenant.applications.push(added)
  return added
}

/** Stores a credential on an application. */
export function store(application: Application, credential: Partial<FederatedCredential>): void {
  const loaded = loadFederatedCredential({
    name: 'stored-before',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:octo-org@123456/octo-repo@456789:environment:production',
    ...credential,
  })
  application.federatedIdentityCredentials = [...application.federatedIdentityCredentials, loaded]
}

/** Names of what an application stores. */
export function namesOf({ federatedIdentityCredentials }: Application): readonly string[] {
  return federatedIdentityCredentials.map(({ name }) => name)
}

/** A file that trusts environments of the repository on one application. */
export function fileFor(environments: readonly string[], head = '', clientId: string = DEFAULT_IDS.clientId): string {
  return [
    head,
    'applications:',
    `  - client-id: ${clientId}`,
    ...(environments.length === 0 ? [] : ['    credentials:']),
    ...environments.map((name) => `      - github: { environment: ${name} }`),
    '',
  ].join('\n')
}
