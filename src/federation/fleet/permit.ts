/** Asks the policy about every write of a file: by what would be written, with what GitHub and Graph answered. */
import { isGitHubIssuer, issuerForServer } from '../../core/credential/issuer.ts'
import { isAdopted } from '../../core/credential/owner.ts'
import { credentialOf, type FederatedChange, isMark, matchOfChange } from '../../core/plan/change.ts'
import type { PolicyRules } from '../../core/policy/entry.ts'
import type { JudgedRepository, JudgedTarget, JudgedTrust, LintAnswers } from '../../core/policy/facts.ts'
import { judge } from '../../core/policy/judge.ts'
import type { Declared } from '../plan/declare.ts'
import type { Protection, TargetFacts } from '../ports.ts'
import type { DeclaredFleetTarget } from './declare-fleet.ts'
import type { DeclaredInFleet } from './declared-in-fleet.ts'

/** What a run knows for its policy. */
export interface PolicyFacts {
  readonly rules: (file: string) => PolicyRules
  /** Client ID of the manager; undefined where only its token knows it. */
  readonly managerClientId: string | undefined
  /** `GITHUB_SERVER_URL`, whose issuer `github` stands for. */
  readonly serverUrl: string
  /** Issuer of this job's own token, where it has one. */
  readonly ownIssuer: string | undefined
}

const PROTECTION: Readonly<Record<Protection, 'found' | 'absent' | 'undecided'>> = {
  protected: 'absent',
  unprotected: 'found',
  missing: 'undecided',
  unknown: 'undecided',
}

function lintAnswers({ lints, protection }: Declared): LintAnswers {
  return new Map([
    ...lints.map(({ code }) => [code, 'found'] as const),
    ['unprotected', PROTECTION[protection]] as const,
  ])
}

function repositoryOf({ repository }: Declared): JudgedRepository | undefined {
  if (repository === undefined) return undefined
  const { owner, name, id, ownerId } = repository
  return { fullName: `${owner}/${name}`, id, ownerId }
}

function trustOf(change: FederatedChange): JudgedTrust {
  const credential = credentialOf(change)
  return credential.subject === undefined
    ? { issuer: credential.issuer, claimsMatchingExpression: credential.claimsMatchingExpression }
    : { issuer: credential.issuer, subject: credential.subject }
}

/** The target as the policy judges it: as it was read. */
export function judgedTarget(
  facts: TargetFacts,
  kind: JudgedTarget['kind'],
  managerClientId: string | undefined,
): JudgedTarget {
  const clientId = facts.clientId === '' ? undefined : facts.clientId
  const told =
    managerClientId === undefined || clientId === undefined
      ? ('unknown' as const)
      : clientId.toLowerCase() === managerClientId.toLowerCase()
  const isManager = facts.missing === true ? false : told
  switch (kind) {
    case 'application':
      return { kind, clientId, uniqueName: facts.uniqueName ?? undefined, isManager }
    case 'managed-identity':
      return { kind, clientId, resourceId: facts.id, isManager }
  }
}

/** Issuers that `github` stands for in the policy of this run. */
export function githubIssuers({ serverUrl, ownIssuer }: PolicyFacts): readonly string[] {
  const own = issuerForServer(serverUrl)
  return [own, ownIssuer].filter((issuer) => issuer !== undefined && isGitHubIssuer(issuer)) as readonly string[]
}

const keyOf = (issuer: string, match: string) => JSON.stringify([issuer, match])

/**
 * Builds the judgement of one file's changes on one target: sentences that say why a write is not permitted, none when it is.
 */
export function createPermit(
  { file, credentials }: DeclaredFleetTarget,
  target: JudgedTarget,
  facts: PolicyFacts,
): (change: FederatedChange) => readonly string[] {
  const declared = new Map<string, Extract<DeclaredInFleet, { readonly ok: true }>>()
  for (const each of credentials) {
    if (!each.ok) continue
    const { credential } = each.declared.desired
    declared.set(keyOf(credential.issuer, credential.subject ?? credential.claimsMatchingExpression.value), each)
  }
  return (change) => {
    if (change.action === 'keep' || change.action === 'refuse') return []
    const of = declared.get(keyOf(change.issuer, matchOfChange(change)))
    const owner = of?.trust.owner
    return judge(facts.rules(file.file), {
      resource: 'federated',
      // A mark writes no trust: it begins, or takes back, a deletion.
      action: isMark(change) ? 'delete' : change.action,
      target,
      trust: trustOf(change),
      ...(change.action === 'update' && !isMark(change) && change.stored !== undefined && { stored: change.stored }),
      repository: of && repositoryOf(of.declared),
      ...(owner !== undefined && { owner }),
      lints: of === undefined ? new Map() : lintAnswers(of.declared),
      adopts: change.action === 'update' && isAdopted(change.description) && !isAdopted(change.stored?.description),
      claimedOwners: file.claimedOwners,
      githubIssuers: githubIssuers(facts),
    })
  }
}
