/** The traps in tokens that Entra itself issues: managed identities and service connections of Azure DevOps. */

import { hostOf, isEntraIssuer, withoutTrailingSlash } from '../credential/issuer.ts'
import { isGuid } from '../target.ts'
import { errorsOf, type Lint, lintError, lintWarning } from './finding.ts'

/** What an Entra-issued token must agree with. */
export interface EntraFacts {
  readonly cloudAudiences?: readonly string[]
  readonly authority?: string
  /** The tenant of the target, a GUID; a domain tells nothing. */
  readonly tenantId?: string
}

/**
 * Returns why Entra would refuse tokens that Entra itself issued: it takes those of managed identities only, and those
 * of Azure DevOps service connections.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
export function lintEntraIssuer(
  issuer: string,
  subject: string | undefined,
  audience: string,
  { cloudAudiences, authority, tenantId }: EntraFacts,
): readonly Lint[] {
  if (!isEntraIssuer(issuer)) return []
  const found: Lint[] = []
  const tenant = /^https:\/\/[^/]+\/([^/]+)\/v2\.0$/.exec(withoutTrailingSlash(issuer))?.[1]
  const safer =
    'Use the issuer https://login.microsoftonline.com/<tenant ID>/v2.0 and the principal ID of a managed identity.'
  if (
    tenant === undefined ||
    !isGuid(tenant) ||
    /sts\.windows\.net|login\.windows\.net|login\.microsoft\.com/.test(issuer)
  ) {
    found.push(lintError('entra-token-refused', `Entra refuses tokens of its own issuer "${issuer}".`, safer))
  }
  if (subject === undefined || !(isGuid(subject) || subject.startsWith('/eid1/'))) {
    found.push(
      lintError(
        'entra-token-refused',
        'Of its own tokens Entra takes those of managed identities only: the subject must be a principal ID.',
        safer,
      ),
    )
  }
  if (cloudAudiences !== undefined && !cloudAudiences.includes(audience)) {
    found.push(
      lintError(
        'entra-audience',
        `Tokens of a managed identity cannot be for "${audience}".`,
        `Use ${cloudAudiences.join(' or ')}, as the cloud has it.`,
      ),
    )
  }
  found.push(...lintManagedIdentity(tenant, subject, tenantId))
  if (
    errorsOf(found).length === 0 &&
    authority !== undefined &&
    hostOf(authority) !== hostOf(issuer) &&
    !sameCloud(authority, issuer)
  ) {
    found.push(
      lintError(
        'entra-other-cloud',
        `"${issuer}" belongs to another cloud; Entra does not federate across clouds.`,
        `Use an identity of the cloud of ${authority}.`,
      ),
    )
  }
  return found
}

/** Both of China's hosts are in use, and private authorities are somebody's gateway. */
function sameCloud(authority: string, issuer: string): boolean {
  const china = /^https:\/\/login\.(?:partner\.microsoftonline|chinacloudapi)\.cn/
  return (china.test(authority) && china.test(issuer)) || !isEntraIssuer(authority)
}

/** The identity of an application must live in the application's tenant, and Entra writes its ID in lower case. */
function lintManagedIdentity(
  tenant: string | undefined,
  subject: string | undefined,
  tenantId: string | undefined,
): readonly Lint[] {
  const found: Lint[] = []
  if (subject !== undefined && isGuid(subject) && subject !== subject.toLowerCase()) {
    found.push(
      lintError(
        'subject-case',
        `The principal ID "${subject}" is written with capitals; Entra compares the case.`,
        `Write "${subject.toLowerCase()}".`,
      ),
    )
  }
  if (
    subject?.startsWith('/eid1/') === true &&
    !/^\/eid1\/c\/[^/]+\/t\/[^/]+\/a\/[^/]+\/sc\/[^/]+\/[^/]+$/.test(subject)
  ) {
    found.push(
      lintWarning(
        'azure-devops-subject',
        `"${subject}" does not read like the subject of a service connection.`,
        'Copy it from the service connection: /eid1/c/pub/t/…/a/…/sc/<organisation ID>/<connection ID>.',
      ),
    )
  }
  const other = tenant !== undefined && tenantId !== undefined && isGuid(tenant) && isGuid(tenantId)
  if (other && subject !== undefined && isGuid(subject) && tenant.toLowerCase() !== tenantId.toLowerCase()) {
    found.push(
      lintWarning(
        'entra-other-tenant',
        `The managed identity belongs to the tenant ${tenant}, the target to ${tenantId}: Entra refuses that (AADSTS700236).`,
        'Use a managed identity of the same tenant; across tenants a multitenant application of that tenant stands between them.',
      ),
    )
  }
  return found
}
