/** GitHub's REST answers about the `sub` template of repositories and organisations. */
import { type Answer, answer } from '../http/answer.ts'
import type { Organization, Repository } from '../world/state.ts'
import { effectiveTemplate } from './claims.ts'
import { permitted, restNotFound } from './rest-answer.ts'
import type { RestRequest } from './rest-request.ts'

/**
 * `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`.
 * https://docs.github.com/en/rest/actions/oidc
 */
export function repositoryCustomization(request: RestRequest, repository: Repository): Answer {
  const { core } = request
  if (repository.oidc.use_default && core.settings.github.customizationNotFound) return restNotFound()
  const { organizations } = core.world.github
  const flag =
    repository.oidc.use_immutable_subject ??
    organizations.find((entry) => entry.login === repository.owner.login)?.oidc.use_immutable_subject
  const keys = effectiveTemplate(repository, organizations).keys ?? repository.oidc.include_claim_keys
  const prefix = claimPrefix(repository)
  return answer(200, {
    use_default: repository.oidc.use_default,
    ...(keys === undefined ? {} : { include_claim_keys: keys }),
    ...(flag === undefined ? {} : { use_immutable_subject: flag }),
    ...(prefix === undefined ? {} : { sub_claim_prefix: prefix }),
  })
}

/** A text of its own, or what is really emitted; no real answer of a customised repository shows a prefix. */
function claimPrefix(repository: Repository): string | undefined {
  const { sub_claim_prefix: declared, use_default } = repository.oidc
  if (declared === 'omitted') return undefined
  if (declared !== 'computed') return declared
  if (!use_default) return undefined
  if (!repository.immutable) return `repo:${repository.full_name}`
  const [owner, name] = repository.full_name.split('/')
  return `repo:${owner}@${repository.owner.id}/${name}@${repository.id}`
}

/** `GET /orgs/{org}/actions/oidc/customization/sub`: out of reach for a job's token (organisation administration). */
export function organizationCustomization(request: RestRequest, login: string): Answer {
  const organization: Organization | undefined = request.core.world.github.organizations.find(
    (entry) => entry.login.toLowerCase() === login.toLowerCase(),
  )
  if (organization === undefined) return restNotFound()
  return permitted(request, 'organization_administration', 'read', () => answer(200, organization.oidc))
}
