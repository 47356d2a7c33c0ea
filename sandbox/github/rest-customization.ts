/** GitHub's REST answers about the `sub` template of repositories and organisations. */
import { type Answer, answer } from '../http/answer.ts'
import { notSimulated } from '../http/not-simulated.ts'
import { organizationFlag } from '../world/load-github.ts'
import type { OidcCustomization, Organization, Repository } from '../world/state.ts'
import { effectiveTemplate } from './claims.ts'
import { isAnswer, permitted, restBody, restError, restForbidden, restNotFound } from './rest-answer.ts'
import type { RestRequest } from './rest-request.ts'

const KEY = /^\w+$/

/** `…/actions/oidc/customization/sub` of a repository. */
export function customizationRoute(request: RestRequest, repository: Repository): Answer {
  switch (request.method) {
    case 'GET':
      return permitted(request, 'actions', 'read', () => repositoryCustomization(request, repository))
    case 'PUT':
      // A job's own token is refused whatever its workflow gives it.
      if (request.caller.kind === 'job') return restForbidden(request, 'actions=write')
      return permitted(request, 'actions', 'write', () => putCustomization(request, repository))
  }
  return notSimulated(`${request.method} actions/oidc/customization/sub`)
}

/**
 * `PUT /repos/{owner}/{repo}/actions/oidc/customization/sub`: without keys of its own a repository follows its
 * organisation's. The flag is an opt-in: `false` takes the IDs only from a repository that has them by the flag alone.
 * https://docs.github.com/en/rest/actions/oidc
 */
function putCustomization(request: RestRequest, repository: Repository): Answer {
  const body = restBody(request)
  if (isAnswer(body)) return body
  const { use_default, include_claim_keys: keys, use_immutable_subject: flag } = body
  if (typeof use_default !== 'boolean') return restError(422, 'Invalid request.\n\n"use_default" wasn\'t supplied.')
  if (keys !== undefined && !isKeys(keys)) return restError(422, 'Invalid request.')
  if (flag !== undefined && typeof flag !== 'boolean') return restError(422, 'Invalid request.')
  const { sub_claim_prefix, use_immutable_subject: former } = repository.oidc
  const { settings, world } = request.core
  const kept = settings.github.putWithoutFlag === 'keeps' ? former : undefined
  const now = world.github.installed_version === undefined ? (flag ?? kept) : undefined
  const next: OidcCustomization = {
    use_default,
    sub_claim_prefix,
    ...(!use_default && keys !== undefined && { include_claim_keys: keys }),
    ...(now !== undefined && { use_immutable_subject: now }),
  }
  repository.oidc = next
  const optedIn = now ?? organizationFlag(world.github.organizations, repository.owner.login)
  repository.immutable = repository.immutable_without_opt_in || optedIn === true
  return answer(201, {})
}

function isKeys(value: unknown): value is string[] {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false
  return value.every((key) => typeof key === 'string' && KEY.test(key))
}

/**
 * `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`.
 * https://docs.github.com/en/rest/actions/oidc
 */
function repositoryCustomization(request: RestRequest, repository: Repository): Answer {
  const { core } = request
  if (repository.oidc.use_default && core.settings.github.customizationNotFound) return restNotFound()
  const { organizations } = core.world.github
  const flag = repository.oidc.use_immutable_subject ?? organizationFlag(organizations, repository.owner.login)
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
