/** Tests what the `github` context is known to be before a run, per event and ref. */
import { describe, expect, it } from 'vitest'
import { lookUpGitHub, lookUpInput, type Trigger } from '../../../src/core/workflow/github-context.ts'
import { callInputs, dispatchInputs, openCallInputs } from '../../../src/core/workflow/inputs.ts'
import type { Mapping } from '../../../src/core/workflow/mapping.ts'
import { known, type Possible, unknown } from '../../../src/core/workflow/possible.ts'
import { contextsOfEvent, splitByRefs, type TriggerContext } from '../../../src/core/workflow/triggers.ts'
import { createExpressions } from '../../../src/inputs/expressions.ts'

const names = { repository: 'octo-org/shop', defaultBranch: 'main' }

function show({ values, open }: Possible): string {
  const facts = open && [open.truth, open.prefix ?? '', ...(open.not ?? [])].filter((fact) => fact !== '').join(' ')
  return [...values.map((value) => JSON.stringify(value)), ...(open === undefined ? [] : [`? ${facts}`])].join(' ')
}

function look(trigger: Trigger, path: string): string {
  return show(lookUpGitHub(trigger, names, path.split('.')))
}

function triggerOf(event: string, filters: Mapping = {}, more: Partial<Trigger> = {}): Trigger {
  const [context = { kind: 'caller' } as TriggerContext] = contextsOfEvent(event, filters, 'main')
  return { event, filters, context, not: [], named: false, inputs: {}, ...more }
}

const push = triggerOf('push', { branches: ['main'] })
const branches = triggerOf('push', { branches: ['release/**'] }, { not: ['refs/heads/release/1'] })
const pull = triggerOf('pull_request', { branches: ['main'] })
const pulls = triggerOf('pull_request', { branches: ['main', 'x/*'], types: ['closed'] })
const review = triggerOf('pull_request_review')
const dispatch = triggerOf('workflow_dispatch', {}, { inputs: { stage: known('a', true, null) } })

describe('github', () => {
  it.each([
    [push, 'event_name', '"push"'],
    [push, 'ref', '"refs/heads/main"'],
    [push, 'REF_NAME', '"main"'],
    [push, 'ref_type', '"branch"'],
    [triggerOf('release'), 'ref_type', '"tag"'],
    [triggerOf('release'), 'ref_name', '? truthy'],
    [branches, 'ref', '? truthy refs/heads/release/ refs/heads/release/1'],
    [branches, 'ref_name', '? truthy release/ release/1'],
    [branches, 'ref_type', '"branch"'],
    [triggerOf('push', { branches: ['colou?r'] }), 'ref', '? truthy refs/heads/colo'],
    [triggerOf('push', { branches: ['a]'] }), 'ref', '? truthy refs/heads/a'],
    [pull, 'ref', '? truthy refs/pull/'],
    [pull, 'ref_name', '? truthy'],
    [pull, 'ref_type', '? either'],
    [pulls, 'ref', '? either'],
    [pulls, 'ref_type', '? either'],
    [review, 'ref', '? truthy refs/pull/'],
    [triggerOf('deployment'), 'ref', '? either'],
    [push, 'base_ref', '""'],
    [push, 'head_ref', '""'],
    [pull, 'base_ref', '"main"'],
    [pull, 'head_ref', '? truthy'],
    [pulls, 'base_ref', '? truthy'],
    [triggerOf('pull_request'), 'base_ref', '? truthy'],
    [triggerOf('pull_request_target'), 'ref', '"refs/heads/main"'],
    [push, 'repository', '"octo-org/shop"'],
    [push, 'repository_owner', '"octo-org"'],
    [push, 'actor', '? either'],
    [push, 'event', '? either'],
    [push, 'event.action', 'null'],
    [pull, 'event.action', '"opened" "synchronize" "reopened"'],
    [pulls, 'event.action', '"closed"'],
    [triggerOf('issues'), 'event.action', '? either'],
    [push, 'event.pull_request.merged', 'null'],
    [pull, 'event.pull_request.merged', '? either'],
    [push, 'event.schedule', 'null'],
    [triggerOf('schedule'), 'event.schedule', 'null'],
    [triggerOf('schedule', { entries: [{ cron: '0 0 * * *' }, null, {}] }), 'event.schedule', '"0 0 * * *" "" ""'],
    [push, 'event.inputs.stage', 'null'],
    [dispatch, 'event.inputs.stage', '"a" "true" null'],
    [dispatch, 'event.inputs.other', 'null'],
    [dispatch, 'event.inputs', '? either'],
    [push, 'event.repository.default_branch', '"main"'],
    [push, 'event.repository.full_name', '"octo-org/shop"'],
    [push, 'event.repository.fork', '? either'],
    [triggerOf('workflow_call'), 'ref', '? either'],
  ])('%# %s', (trigger, path, shown) => {
    expect(look(trigger, path)).toBe(shown)
  })

  it('is open where the repository is not known', () => {
    const lookUp = (path: string) => show(lookUpGitHub(push, {}, path.split('.')))
    expect(lookUp('repository')).toBe('? truthy')
    expect(lookUp('repository_owner')).toBe('? truthy')
    expect(lookUp('event.repository.default_branch')).toBe('? either')
    expect(lookUp('event.repository.full_name')).toBe('? either')
  })
})

describe('inputs', () => {
  const file = {
    on: {
      workflow_dispatch: {
        inputs: {
          choice: { type: 'choice', options: ['a', 1] },
          empty: { type: 'choice', options: [] },
          flag: { type: 'boolean' },
          text: null,
        },
      },
      workflow_call: {
        inputs: {
          text: { type: 'string' },
          flag: { type: 'boolean' },
          count: { type: 'number', default: 3 },
          none: null,
        },
      },
    },
  }
  const scope = { expressions: createExpressions(), lookUp: (path: readonly string[]) => unknown([path.join('.')]) }

  it('of a manual run are what their type allows', () => {
    expect(dispatchInputs(file)).toEqual({
      choice: known('a', '1'),
      empty: unknown(['inputs.empty']),
      flag: known(true, false),
      text: unknown(['inputs.text']),
    })
    expect(dispatchInputs({ on: 'workflow_dispatch' })).toEqual({})
    expect(dispatchInputs({ on: 'push' })).toEqual({})
  })

  it('of a call are what is given, else the default', () => {
    expect(callInputs(file, {}, scope)).toEqual({
      text: known(''),
      flag: known(false),
      count: known(3),
      none: known(''),
    })
    expect(callInputs(file, { TEXT: '$' + '{{ vars.X }}', flag: true, none: null }, scope)).toEqual({
      text: unknown(['vars.X']),
      flag: known(true),
      count: known(3),
      none: known(''),
    })
    expect(openCallInputs(file)).toHaveProperty('text', unknown(['inputs.text']))
  })

  it('are found without case; what nobody declares is null', () => {
    const inputs = { Stage: known('a') }
    expect(lookUpInput(inputs, ['stage'])).toEqual(known('a'))
    expect(lookUpInput(inputs, ['stage', 'x'])).toEqual(known(null))
    expect(lookUpInput(inputs, ['x'])).toEqual(known(null))
    expect(lookUpInput(inputs, [])).toEqual(unknown(['inputs']))
  })
})

describe('splitByRefs', () => {
  const split = (pattern: string, ref: string, except: readonly string[] = []) =>
    splitByRefs([{ kind: 'ref-pattern', pattern, except }], [ref]).map(({ named, not }) => [named, ...not])

  it.each([
    ['refs/heads/**', 'refs/heads/a/b', 2],
    ['refs/heads/*', 'refs/heads/a', 2],
    ['refs/heads/*', 'refs/heads/a/b', 1],
    ['refs/heads/a*c', 'refs/heads/abc', 2],
    ['refs/heads/a*c', 'refs/heads/ab', 1],
    ['refs/heads/**/x', 'refs/heads/a/b/x', 2],
    ['refs/tags/**', 'refs/heads/a', 1],
    // What other signs mean is not decided here.
    ['refs/heads/[ab]', 'refs/heads/a', 1],
  ])('%s stands for %s: %i cases', (pattern, ref, count) => {
    expect(split(pattern, ref)).toHaveLength(count)
  })

  it('leaves out what the filter excludes, for good', () => {
    expect(split('refs/heads/**', 'refs/heads/wip', ['refs/heads/wip'])).toEqual([[false, 'refs/heads/wip']])
    expect(split('refs/heads/**', 'refs/heads/wip', ['refs/heads/[w]ip'])).toHaveLength(2)
  })
})
