/** Environments of the short form: which rules they have after defaults, and what of them cannot be. */
import type { DeclaredEnvironment, DeclaredFile } from './declared.ts'
import { type ConfigProblem, formatPlace } from './problem.ts'
import { ENVIRONMENT_RULES, type EnvironmentRules } from './schema.ts'

/** These say together which refs may deploy: an environment that gives one of them takes none of the defaults. */
const REFS: ReadonlySet<keyof EnvironmentRules> = new Set(['branches', 'tags', 'protected-branches'] as const)

/** Fills in what an environment leaves out. */
export function rulesWithDefaults(own: EnvironmentRules, defaults: EnvironmentRules): EnvironmentRules {
  const hasRefs = [...REFS].some((name) => own[name] !== undefined)
  return Object.fromEntries(
    ENVIRONMENT_RULES.map((name) => [name, own[name] ?? (hasRefs && REFS.has(name) ? undefined : defaults[name])]),
  )
}

/** Names that stand here before in another case. */
function twice(names: readonly string[]): readonly string[] {
  const known = new Set<string>()
  return names.filter((name) => known.size === known.add(name.toUpperCase()).size)
}

function ofOne({ rules, variables, place }: DeclaredEnvironment): readonly ConfigProblem[] {
  const listed = (['branches', 'tags'] as const).filter((name) => rules[name] !== undefined)
  const messages = [
    ...(rules['protected-branches'] === true && listed.length > 0
      ? [`Only one of \`protected-branches\` and \`${listed.join('`, `')}\` can hold for an environment.`]
      : []),
    ...Object.keys(variables)
      .filter((name) => name.toUpperCase() === 'AZURE_CLIENT_ID')
      .map((name) => `\`${name}\` follows from the identity of the environment: leave it out.`),
    ...twice(Object.keys(variables)).map((name) => `The variable \`${name}\` stands here twice: GitHub ignores case.`),
  ]
  return messages.map((message) => ({ ...place, message }))
}

/**
 * Finds environments that cannot be: rules that exclude each other, a variable that follows from the identity, one
 * environment with two entries.
 * @param own `owner/name` of the repository that this runs in
 */
export function environmentProblems(files: readonly DeclaredFile[], own: string): readonly ConfigProblem[] {
  const first = new Map<string, DeclaredEnvironment>()
  const environments = files.flatMap((file) => file.environments)
  const again = environments.flatMap((each): readonly ConfigProblem[] => {
    const key = `${each.repository ?? own}\n${each.environment}`.toLowerCase()
    const known = first.get(key)
    if (known === undefined) first.set(key, each)
    if (known === undefined) return []
    const where = formatPlace(known.place)
    return [{ ...each.place, message: `The environment "${each.environment}" is declared already at ${where}.` }]
  })
  return [...environments.flatMap(ofOne), ...again]
}
