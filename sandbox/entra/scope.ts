/** Which scopes the client credentials grant accepts and which resource each names. */
import type { Resource, Tenant, World } from '../world/state.ts'
import { sameId } from './client.ts'
import { badRequest, type Refusal } from './error.ts'

/** Scopes of OpenID Connect: MSAL sends them along and the service ignores them here. */
const OIDC = ['openid', 'profile', 'email', 'offline_access']

const DEFAULT_SUFFIX = '/.default'

/** The resource that a `scope` parameter names and the audience as it was written, or the refusal. */
export function readScope(
  world: World,
  tenant: Tenant,
  scope: string | null,
): { readonly resource: Resource; readonly audience: string } | Refusal {
  if (scope === null || scope.trim() === '') {
    return badRequest(900144, "The request body must contain the following parameter: 'scope'.")
  }
  const wanted = scope.split(/\s+/).filter((part) => part !== '' && !OIDC.includes(part))
  const [first] = wanted
  if (first === undefined || wanted.length > 1) return invalidScope(scope)
  if (!first.endsWith(DEFAULT_SUFFIX)) return withoutDefault(first)
  const audience = first.slice(0, -DEFAULT_SUFFIX.length)
  if (audience === '') return invalidScope(first)
  const resource = world.resources.find((entry) => names(entry, audience)) ?? ownResource(tenant, audience)
  if (resource !== undefined) return { resource, audience }
  return badRequest(
    500011,
    `The resource principal named ${audience} was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    'invalid_resource',
  )
}

function names(resource: Resource, audience: string): boolean {
  const plain = audience.replace(/\/$/, '')
  return sameId(resource.appId, plain) || resource.uris.some((uri) => sameId(uri, plain))
}

/** An application of the tenant is a resource by its client id or `api://` and its client id. */
function ownResource(tenant: Tenant, audience: string): Resource | undefined {
  const app = tenant.applications.find((entry) => sameId(entry.appId, audience.replace(/^api:\/\//, '')))
  return app === undefined ? undefined : { appId: app.appId, uris: [`api://${app.appId}`], service: 'other' }
}

function invalidScope(scope: string): Refusal {
  return badRequest(
    70011,
    `The provided value for the input parameter 'scope' isn't valid. The scope ${scope} isn't valid.`,
    'invalid_scope',
  )
}

function withoutDefault(scope: string): Refusal {
  return badRequest(
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    'invalid_scope',
  )
}
