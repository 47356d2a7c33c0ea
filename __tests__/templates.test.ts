/** The workflows to copy are sound: pinned actions, least permissions, existing inputs and outputs. `test:workflows` runs them. */
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { problemsOf, read, stepsOf, templateFiles } from './documents.ts'

interface Job {
  readonly environment?: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
}

interface Workflow {
  readonly permissions?: unknown
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

describe.each(templateFiles())('%s', (file) => {
  const text = read(file)
  const workflow = parse(text) as Workflow
  const jobs = Object.values(workflow.jobs)

  test('uses existing inputs and outputs of our actions', () => {
    expect(stepsOf(workflow).some(({ uses }) => uses.startsWith('OWNER/REPO'))).toBe(true)
    expect(problemsOf(text)).toEqual([])
  })

  test('pins every action by a full commit SHA, with its version beside it', () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, value = '']) => value)
    expect(uses).toHaveLength(stepsOf(workflow).length)
    for (const value of uses) expect(value).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+/)
  })

  test('grants nothing by default, sets a timeout, and one run at a time', () => {
    expect(workflow.permissions).toEqual({})
    expect(workflow.concurrency).toBeDefined()
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })

  test('pastes no expression into a script: values come through the environment', () => {
    const scripts = Object.values(parse(text).jobs as Record<string, { steps: readonly { run?: string }[] }>)
      .flatMap(({ steps }) => steps)
      .flatMap(({ run: script }) => script ?? [])
    for (const script of scripts) expect(script).not.toContain('${{')
  })

  test('never hands a token over as an argument', () => {
    // An expression inside a script is pasted into it before the shell runs.
    expect(text).not.toMatch(/run:[^#]*\$\{\{[^}]*outputs\.access-token/)
    expect(text).not.toMatch(/(?:--header|-H)\s+["']?Authorization/)
  })
})

describe('templates/deploy.yml', () => {
  const workflow = parse(read('templates/deploy.yml')) as Workflow

  test('runs in a protected environment with the two permissions it needs', () => {
    expect(Object.values(workflow.jobs).map(({ environment, permissions }) => ({ environment, permissions }))).toEqual([
      { environment: 'production', permissions: { 'id-token': 'write', contents: 'read' } },
    ])
  })

  test('has no manager: it only signs in', () => {
    const given = stepsOf(workflow).flatMap(({ with: inputs = {} }) => Object.keys(inputs))
    expect(given).toContain('tenant-id')
    expect(given.filter((name) => name.startsWith('manager-'))).toEqual([])
  })
})

describe('templates/federation-*.yml', () => {
  const FILES = { 'config-file': 'federation.yml', 'policy-file': 'policy.yml' }
  const READ = { contents: 'read', actions: 'read' }
  const workflowOf = (name: string) =>
    parse(read(`templates/federation-${name}.yml`)) as Workflow & { readonly on: Readonly<Record<string, unknown>> }
  const ours = (name: string) => stepsOf(workflowOf(name)).filter(({ uses }) => uses.startsWith('OWNER/REPO'))
  const rights = (name: string) =>
    Object.values(workflowOf(name).jobs).map(({ environment, permissions }) => ({ environment, permissions }))

  test('a pull request predicts: no manager, no environment, no ID token', () => {
    expect(Object.keys(workflowOf('plan').on)).toEqual(['pull_request'])
    expect(rights('plan')).toEqual([{ environment: undefined, permissions: READ }])
    expect(ours('plan').map((step) => step.with)).toEqual([
      { 'tenant-id': '$' + '{{ vars.AZURE_TENANT_ID }}', ...FILES },
    ])
  })

  test('the default branch plans as a reader, and applies behind an environment what was approved', () => {
    expect(workflowOf('apply').on.push).toMatchObject({ branches: ['main'] })
    expect(rights('apply')).toEqual([
      { environment: 'federation-plan', permissions: { 'id-token': 'write', ...READ } },
      { environment: 'federation', permissions: { 'id-token': 'write', ...READ } },
    ])
    const [plan, apply, ...others] = ours('apply')
    expect(others).toEqual([])
    expect(plan?.uses.replace('/plan@', '/apply@')).toBe(apply?.uses)
    expect(plan?.with).toMatchObject({ ...FILES, 'manager-client-id': '$' + '{{ vars.READER_CLIENT_ID }}' })
    expect(apply?.with).toEqual({
      ...plan?.with,
      'manager-client-id': '$' + '{{ vars.MANAGER_CLIENT_ID }}',
      'plan-digest': '$' + '{{ needs.plan.outputs.digest }}',
    })
  })

  test('a schedule compares, with what the plan of the default branch is given', () => {
    expect(Object.keys(workflowOf('drift').on)).toEqual(['schedule', 'workflow_dispatch'])
    expect(rights('drift')).toEqual(rights('apply').slice(0, 1))
    expect(ours('drift').map((step) => step.with)).toEqual([{ ...ours('apply')[0]?.with, 'fail-on': 'drift' }])
  })

  test('none of them holds a secret', () => {
    for (const name of ['plan', 'apply', 'drift'])
      expect(read(`templates/federation-${name}.yml`)).not.toContain('{{ secrets.')
  })
})

describe('templates/bootstrap.yml', () => {
  const workflow = parse(read('templates/bootstrap.yml')) as Workflow & {
    readonly on: Readonly<Record<string, unknown>>
  }
  const steps = stepsOf(workflow)

  test('is started by hand only, in an environment of its own, with the two permissions it needs', () => {
    expect(Object.keys(workflow.on)).toEqual(['workflow_dispatch'])
    expect(Object.values(workflow.jobs).map(({ environment, permissions }) => ({ environment, permissions }))).toEqual([
      { environment: 'bootstrap', permissions: { 'id-token': 'write', actions: 'read' } },
      { environment: undefined, permissions: undefined },
    ])
  })

  test('applies with the inputs of the plan and its digest, from one commit', () => {
    const [plan, apply, ...others] = steps
    expect(others).toEqual([])
    expect(plan?.uses.replace('/plan@', '/apply@')).toBe(apply?.uses)
    expect(apply?.with).toEqual({ ...plan?.with, 'plan-digest': '$' + '{{ steps.plan.outputs.plan-digest }}' })
  })

  test('hands the secret to the manager and to nobody else', () => {
    const text = read('templates/bootstrap.yml')
    const uses = [...text.matchAll(/^\s*([\w-]+): \$\{\{ secrets\.(\w+) \}\}$/gm)].map(([, to, name]) => [to, name])
    expect(uses).toEqual(steps.map(() => ['manager-client-secret', 'MANAGER_CLIENT_SECRET']))
    expect(text.match(/secrets\./g)).toHaveLength(uses.length)
  })
})

describe('templates/off-secrets.yml', () => {
  const workflow = parse(read('templates/off-secrets.yml')) as Workflow & {
    readonly on: Readonly<Record<string, unknown>>
  }
  const ours = stepsOf(workflow).filter(({ uses }) => uses.startsWith('OWNER/REPO'))

  test('is started by hand alone, in a protected environment, and plans unless told to retire', () => {
    expect(Object.keys(workflow.on)).toEqual(['workflow_dispatch'])
    expect(workflow.on).toHaveProperty('workflow_dispatch.inputs.retire.default', false)
    expect(Object.values(workflow.jobs).map(({ environment }) => environment)).toEqual(['production'])
    expect(ours.at(-1)).toHaveProperty('if', 'inputs.retire')
  })

  test('signs in without a secret first, and retires what it planned', () => {
    expect(ours.map(({ uses }) => /REPO\/?(\w*)@/.exec(uses)?.[1])).toEqual(['', 'plan', 'apply'])
    expect(ours[2]?.with?.['plan-digest']).toContain('steps.plan.outputs.plan-digest')
    expect(read('templates/off-secrets.yml')).not.toContain('{{ secrets.')
  })
})
