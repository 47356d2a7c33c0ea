/** Repositories that have state: environments with rules and variables, which a test may alter between any two requests. */
import { type BranchRule, sameRules } from '../../../src/core/environment/branch-rules.ts'
import { type EnvironmentRules, NO_RULES, type Reviewer } from '../../../src/core/environment/rules.ts'
import type { RepositoryStore, RepositoryWrite } from '../../../src/federation/ports-repository.ts'

export interface FakeEnvironment {
  rules: EnvironmentRules
  variables: Map<string, string>
}

export const OCTOCAT: Reviewer = { kind: 'User', id: 1, name: 'octocat' }
export const OPS: Reviewer = { kind: 'Team', id: 2, name: 'octo-org/ops' }
const DONE: RepositoryWrite = { kind: 'done' }

/** Makes an environment. */
export function environmentWith(rules: Partial<EnvironmentRules> = {}, variables: object = {}): FakeEnvironment {
  return { rules: { ...NO_RULES, ...rules }, variables: new Map(Object.entries(variables)) }
}

/** Builds the store; `more` replaces functions, with the real ones at hand. */
export function createFakeRepositories(
  more: (store: RepositoryStore, environments: Map<string, FakeEnvironment>) => Partial<RepositoryStore> = () => ({}),
) {
  const environments = new Map<string, FakeEnvironment>()
  const writes: string[] = []
  const listed = (name: string, change: (rules: readonly BranchRule[]) => readonly BranchRule[]) => {
    const found = environments.get(name)
    if (found?.rules.branches.kind !== 'listed') return { kind: 'unsettled' } as const
    found.rules = { ...found.rules, branches: { kind: 'listed', rules: change(found.rules.branches.rules) } }
    return DONE
  }
  const set = (name: string, variable: string, value: string) => {
    environments.get(name)?.variables.set(variable, value)
    return DONE
  }
  const store: RepositoryStore = {
    environment: async (_, name) => {
      const found = environments.get(name)
      return found && { name, rules: found.rules }
    },
    putEnvironment: async (_, name, rules) => {
      const known = environments.get(name)
      const lists = known?.rules.branches.kind === 'listed' ? known.rules.branches.rules : []
      const branches = rules.branches.kind === 'listed' ? ({ kind: 'listed', rules: lists } as const) : rules.branches
      environments.set(name, { rules: { ...rules, branches }, variables: known?.variables ?? new Map() })
      return DONE
    },
    addBranchRule: async (_, name, rule) => listed(name, (rules) => [...rules, rule]),
    removeBranchRule: async (_, name, rule) =>
      listed(name, (rules) => rules.filter((each) => !sameRules([each], [rule]))),
    variables: async (_, name) => new Map(environments.get(name)?.variables),
    createVariable: async (_, name, variable, value) => set(name, variable, value),
    updateVariable: async (_, name, variable, value) => set(name, variable, value),
    reviewer: async (_, name) => [OCTOCAT, OPS].find((each) => each.name === name) ?? `There is no person "${name}".`,
    rateLimit: () => undefined,
  }
  const all = { ...store, ...more(store, environments) }
  const noting = <
    K extends 'putEnvironment' | 'addBranchRule' | 'removeBranchRule' | 'createVariable' | 'updateVariable',
  >(
    name: K,
  ): RepositoryStore[K] =>
    (async (...args: Parameters<RepositoryStore[K]>) => {
      writes.push(`${name} ${args[1]} ${typeof args[2] === 'string' ? args[2] : ''}`.trim())
      return (all[name] as (...given: typeof args) => Promise<RepositoryWrite>)(...args)
    }) as RepositoryStore[K]
  return {
    environments,
    /** Every write in order, as function, environment and variable. */
    writes,
    store: {
      ...all,
      putEnvironment: noting('putEnvironment'),
      addBranchRule: noting('addBranchRule'),
      removeBranchRule: noting('removeBranchRule'),
      createVariable: noting('createVariable'),
      updateVariable: noting('updateVariable'),
    } satisfies RepositoryStore,
  }
}
