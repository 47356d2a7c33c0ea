/** Judges a change by the policy of its file: by what would be written, never by the key under which it was declared. */

import type { FilePolicy, PolicyEntry, PolicyKind, PolicyRules } from './entry.ts'
import type { JudgedChange, JudgedClaims, JudgedTarget } from './facts.ts'
import { judgeFederated, judgeRepository } from './federated.ts'
import { fitsName, fitsPath, fitsRepository } from './pattern.ts'
import { canAssign, fitsRoleLeave } from './role.ts'
import { judgeTarget } from './target.ts'

const ALWAYS_VARIABLES = 'AZURE_*'

function judgeKind({ kinds = ['federated'] }: PolicyEntry, kind: PolicyKind): readonly string[] {
  return kinds.includes(kind) ? [] : [`The policy does not let this file manage \`${kind}\`.`]
}

function judgeClaims(entry: PolicyEntry, { adopts, claimedOwners }: JudgedClaims): readonly string[] {
  const foreign = claimedOwners.filter((owner) => !(entry.owners ?? []).some((each) => fitsPath(each, owner)))
  return [
    ...foreign.map((owner) => `The policy does not let this file act as the owner "${owner}".`),
    ...(adopts && entry.adopt !== true ? ['The policy does not let this file adopt what somebody else made.'] : []),
  ]
}

function judgeCreation({ create }: PolicyEntry, owners: readonly string[]): readonly string[] {
  if (create === undefined) return ['The policy does not let this file create applications.']
  const allowed = new Set((create.owners ?? []).map((each) => each.toLowerCase()))
  return owners
    .filter((owner) => !allowed.has(owner.toLowerCase()))
    .map((owner) => `The policy does not let ${owner} become an owner of what is created.`)
}

function judgeVariable({ variables = [] }: PolicyEntry, name: string): readonly string[] {
  // GitHub's names of variables ignore case.
  const fits = [ALWAYS_VARIABLES, ...variables].some((each) => fitsName(each.toUpperCase(), name.toUpperCase()))
  return fits ? [] : [`The policy does not let this file write the variable "${name}".`]
}

function judgeRole(
  { roles = [] }: PolicyEntry,
  { role, scope }: Extract<JudgedChange, { readonly resource: 'role' }>,
): readonly string[] {
  if (role === undefined) return ['The definition of the role could not be read, so nobody can tell what it allows.']
  if (fitsRoleLeave(roles, role, scope)) return []
  return [`The policy does not allow the role "${role.name}" at "${scope}".`]
}

function judgeClientSecret(
  entry: PolicyEntry,
  { deny }: FilePolicy,
  { action, repository }: Extract<JudgedChange, { readonly resource: 'client-secret' }>,
): readonly string[] {
  if (action === 'delete') return []
  const denied = deny.includes('client-secrets') ? ['The policy denies `client-secrets` to every file.'] : []
  return [...denied, ...judgeRepository(entry, repository)]
}

function judgeSwitch(entry: PolicyEntry, fullName: string | undefined): readonly string[] {
  if (fullName !== undefined && (entry.switch ?? []).some((each) => fitsRepository(each, fullName))) return []
  return [`The policy does not let this file turn ${fullName ?? 'an unknown repository'} to immutable subjects.`]
}

function judgeResource(entry: PolicyEntry, policy: FilePolicy, change: JudgedChange): readonly string[] {
  switch (change.resource) {
    case 'federated':
      return [...judgeKind(entry, 'federated'), ...judgeFederated(entry, policy, change)]
    case 'application':
      return judgeCreation(entry, change.owners)
    case 'certificate':
      return judgeKind(entry, 'certificates')
    case 'client-secret':
      return [...judgeKind(entry, 'client-secrets'), ...judgeClientSecret(entry, policy, change)]
    case 'retire':
      return judgeKind(entry, 'retire')
    case 'role':
      return judgeRole(entry, change)
    case 'environment': {
      const leave = entry.environments === true ? [] : ['The policy does not let this file manage environments.']
      return [...leave, ...judgeRepository(entry, change.repository)]
    }
    case 'variable':
      return [...judgeVariable(entry, change.name), ...judgeRepository(entry, change.repository)]
    case 'switch':
      return judgeSwitch(entry, change.repository?.fullName)
  }
}

function targetOf(change: JudgedChange): JudgedTarget | undefined {
  return 'target' in change ? change.target : undefined
}

/** A role that gives roles to others has to stand literally in a policy file, so without one nobody gets it. */
function judgePower(change: JudgedChange): readonly string[] {
  if (change.resource !== 'role' || change.action === 'delete' || change.role === undefined) return []
  if (!canAssign(change.role)) return []
  return [
    `The role "${change.role.name}" can give roles to others: it is assigned only where a policy file names it literally.`,
  ]
}

/** Without a policy file the files of a glob may do what one job needs: federated credentials, under default owners. */
function judgeGlob(change: JudgedChange): readonly string[] {
  const claims = judgeClaims({}, change)
  const kind = change.resource === 'federated' ? [] : [`a change of \`${change.resource}\``]
  const manager = targetOf(change)?.isManager === true ? ["a change of this run's manager"] : []
  const needs = [...kind, ...manager].map((what) => `Without a policy file no file of a glob gets ${what}.`)
  return [...needs, ...claims.map((each) => each.replace('The policy does', 'Without a policy file the workflow does'))]
}

/**
 * Returns why a change may not be written (`not-permitted`), one sentence each; none when it may. Everything is refused
 * unless the entry allows it, deletions too, and so is what cannot be attributed.
 */
export function judge(rules: PolicyRules, change: JudgedChange): readonly string[] {
  if (rules === 'no-policy-single-file') return judgePower(change)
  if (rules === 'no-policy-glob') return judgeGlob(change)
  const { entry } = rules
  if (entry === undefined) return ['The policy file has no entry for this configuration file, so it may do nothing.']
  const target = targetOf(change)
  return [
    ...judgeClaims(entry, change),
    ...(target === undefined ? [] : judgeTarget(entry, target)),
    ...judgeResource(entry, rules, change),
  ]
}

/** Returns what to warn about where there is no policy file; `targets` are those that the files would change. */
export function warningsWithoutPolicy(rules: PolicyRules, targets: readonly JudgedTarget[]): readonly string[] {
  if (rules === 'no-policy-glob') {
    return [
      'There is no `policy-file`: the files of the glob get federated credentials only, under default owners, on every target of the manager.',
    ]
  }
  if (rules !== 'no-policy-single-file' || !targets.some(({ isManager }) => isManager === true)) return []
  return ['The file changes the manager of this run, and no `policy-file` says that it may.']
}
