/** Which exact credentials one flexible credential would replace, for a target that has reached its limit. */
import type { FederatedIdentityCredential } from '../credential/credential.ts'
import { GITHUB_ISSUER } from '../credential/issuer.ts'
import { parseSubject, prefixOf, type RepositoryIdentity } from '../subject/subject.ts'
import { DEFAULT_TEMPLATE } from '../template/template.ts'
import { compileFlexible } from './flexible.ts'

/** One expression in place of several exact credentials; it also admits names that only begin like theirs. */
export interface Replacement {
  readonly expression: string
  /** How a configuration file declares it. */
  readonly declaration: { readonly repository: string; readonly kind: Candidate['kind']; readonly pattern: string }
  readonly replaces: readonly FederatedIdentityCredential[]
}

interface Candidate {
  readonly credential: FederatedIdentityCredential
  readonly repository: RepositoryIdentity
  readonly kind: 'branch-pattern' | 'tag-pattern'
  readonly name: string
}

const REF = /^refs\/(heads|tags)\/(.+)$/

function candidateOf(credential: FederatedIdentityCredential): Candidate | undefined {
  if (credential.issuer !== GITHUB_ISSUER || credential.subject === undefined) return undefined
  const { repository, context, segments } = parseSubject(credential.subject)
  if (repository === undefined || context?.kind !== 'ref' || segments.length !== 2) return undefined
  const [, side, name] = REF.exec(context.ref) ?? []
  if (name === undefined) return undefined
  return { credential, repository, kind: side === 'heads' ? 'branch-pattern' : 'tag-pattern', name }
}

function commonStart(names: readonly string[]): string {
  return names.reduce((start, name) => {
    let at = 0
    while (at < start.length && start[at] === name[at]) at += 1
    return start.slice(0, at)
  })
}

function groupKey({ repository, kind, credential }: Candidate): string {
  const { owner, name, ownerId = '', id = '' } = repository
  return JSON.stringify([owner, name, ownerId, id, kind, credential.audiences])
}

function replacementOf(group: readonly Candidate[], known: RepositoryIdentity | undefined): Replacement | undefined {
  const [first] = group
  if (first === undefined || group.length < 2) return undefined
  const start = commonStart(group.map(({ name }) => name))
  // Any branch at all, or any that shares some letters (`ma*` for main and master), would be a weaker trust than several
  // named ones; any tag is what people mean by it.
  const series = start !== '' && group.every(({ name }) => /^\d/.test(name.slice(start.length)))
  if (first.kind === 'branch-pattern' && !series && !/[/._-]/.test(start)) return undefined
  const { repository } = first
  const prefix = prefixOf(repository, repository.id !== undefined)
  const same = known?.owner === repository.owner && known.name === repository.name
  const identity = repository.id === undefined && same ? known : repository
  if (prefix === undefined || identity.id === undefined) return undefined
  const pattern = `${start}*`
  const compiled = compileFlexible(
    { kind: first.kind, pattern },
    { issuer: GITHUB_ISSUER, template: DEFAULT_TEMPLATE, prefix, repository: identity },
  )
  if (!compiled.ok) return undefined
  const declaration = { repository: `${repository.owner}/${repository.name}`, kind: first.kind, pattern }
  return { expression: compiled.expression, declaration, replaces: group.map(({ credential }) => credential) }
}

/**
 * Returns flexible expressions, each of which would replace two or more exact branch or tag credentials of one
 * repository; those that replace most come first.
 * @param repository this job's own, whose IDs serve for name-based subjects; undefined where it is not known
 */
export function suggestReplacements(
  stored: readonly FederatedIdentityCredential[],
  repository: RepositoryIdentity | undefined,
): readonly Replacement[] {
  const candidates = stored.map(candidateOf).filter((candidate) => candidate !== undefined)
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const key = groupKey(candidate)
    groups.set(key, [...(groups.get(key) ?? []), candidate])
  }
  return [...groups.values()]
    .map((group) => replacementOf(group, repository))
    .filter((replacement) => replacement !== undefined)
    .toSorted((left, right) => right.replaces.length - left.replaces.length)
}
