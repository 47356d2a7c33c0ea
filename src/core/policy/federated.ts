/** Why a policy refuses a federated credential: its issuer, whose jobs it lets in, and what nobody may have. */

import { isGitHubIssuer } from '../credential/issuer.ts'
import { attributionOf, identityOf, isOneProject, namedRepositories, type Resolved } from './attribution.ts'
import { judgeDenied } from './denied.ts'
import type { FilePolicy, PolicyEntry } from './entry.ts'
import type { JudgedClaims, JudgedFederated, JudgedOwner, JudgedRepository, JudgedTrust } from './facts.ts'
import { fitsIssuer, fitsName, fitsRepository } from './pattern.ts'

/** Returns why nothing may be done to a repository. */
export function judgeRepository(entry: PolicyEntry, repository: JudgedRepository | undefined): readonly string[] {
  if (repository === undefined)
    return ['Which repository this is about is not known: GitHub was not asked, or did not answer.']
  const { fullName } = repository
  if ((entry.repositories ?? []).some((each) => fitsRepository(each, fullName))) return []
  return [`The policy does not allow the repository "${fullName}".`]
}

function judgeIssuer({ issuers = [] }: PolicyEntry, issuer: string, github: readonly string[]): readonly string[] {
  const allowed = issuers.some((each) => (each === 'github' ? github.includes(issuer) : fitsIssuer(each, issuer)))
  return allowed ? [] : [`The policy does not allow the issuer "${issuer}".`]
}

/** Every repository of an owner: the owner of an allowed repository, and leave for such rules. */
function judgeOwnerWide(entry: PolicyEntry, { login }: JudgedOwner): readonly string[] {
  if (entry['owner-wide'] !== true) {
    return [`The policy does not allow a rule for every repository of "${login}".`]
  }
  const owners = (entry.repositories ?? []).map((each) => each.toLowerCase().replace(/\/.*$/s, ''))
  if (owners.some((each) => fitsName(each, login.toLowerCase()))) return []
  return [`The policy does not allow the repositories of "${login}".`]
}

function ownerOf(repository: JudgedRepository | undefined): JudgedOwner | undefined {
  const { owner, ownerId } = identityOf(repository) ?? {}
  return owner === undefined || ownerId === undefined ? undefined : { login: owner, id: ownerId }
}

/** Whether GitHub signs with an issuer: by its address, or because the run's own server says so. */
function isGitHub(issuer: string, github: readonly string[]): boolean {
  return isGitHubIssuer(issuer) || github.includes(issuer)
}

function judgeJobs(entry: PolicyEntry, trust: JudgedTrust, resolved: Resolved): readonly string[] {
  const { repository, owner } = resolved
  const attribution = attributionOf(trust, resolved)
  if (attribution === 'owner' && owner !== undefined) return judgeOwnerWide(entry, owner)
  if (repository === undefined) return judgeRepository(entry, repository)
  if (attribution === 'repository') return judgeRepository(entry, repository)
  return [`What would be trusted reaches others than the repository "${repository.fullName}", or nobody can tell.`]
}

function judgeProject({ issuer, claimsMatchingExpression }: JudgedTrust): readonly string[] {
  if (claimsMatchingExpression === undefined || isOneProject(issuer, claimsMatchingExpression.value)) return []
  return ['The expression reaches more than one project of its issuer, or nobody can tell.']
}

/** A deletion is about the repository that a match spells out, which may have another name by now, or be gone. */
function isOwnDeletion({ repositories = [] }: PolicyEntry, trust: JudgedTrust): boolean {
  const named = namedRepositories(trust)
  return named.length > 0 && named.every((name) => repositories.some((each) => fitsRepository(each, name)))
}

/** Returns why a federated credential may not be written, replaced or removed. */
export function judgeFederated(
  entry: PolicyEntry,
  { deny }: FilePolicy,
  change: JudgedFederated & JudgedClaims,
): readonly string[] {
  const { action, trust, stored, repository, githubIssuers } = change
  const resolved = { repository, owner: change.owner ?? ownerOf(repository) }
  const judgeTrust = (each: JudgedTrust, removed: boolean): readonly string[] => {
    const issuer = judgeIssuer(entry, each.issuer, githubIssuers)
    if (!isGitHub(each.issuer, githubIssuers)) return [...issuer, ...judgeProject(each)]
    if (removed) return isOwnDeletion(entry, each) ? issuer : [...issuer, ...judgeJobs(entry, each, resolved)]
    return [...issuer, ...judgeJobs(entry, each, resolved), ...judgeDenied(deny, change)]
  }
  return [
    ...new Set([...judgeTrust(trust, action === 'delete'), ...(stored === undefined ? [] : judgeTrust(stored, true))]),
  ]
}
