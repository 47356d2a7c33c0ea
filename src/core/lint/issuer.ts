/** Knows the traps in an issuer: slashes, case, discovery URLs, and addresses that Entra can never reach. */

import {
  GITHUB_ISSUER,
  hostOf,
  type IssuerKind,
  isEntraIssuer,
  issuerKind,
  withoutTrailingSlash,
} from '../credential/issuer.ts'
import { isPrivateHost } from '../credential/network-address.ts'
import { isGuid } from '../guid.ts'
import { type Lint, lintError, lintWarning } from './finding.ts'

const NEVER_REACHED = 'Use an issuer whose discovery document Entra can fetch over the public internet.'

function reachability(issuer: string): readonly Lint[] {
  if (/^http:\/\//i.test(issuer)) {
    return [
      lintError('issuer-not-https', `The issuer "${issuer}" is not https; Entra fetches nothing else.`, NEVER_REACHED),
    ]
  }
  const host = hostOf(issuer)
  if (host === undefined || !/^https:\/\//i.test(issuer) || /[\s?#<>{}|\\^`"]/.test(issuer)) {
    return [
      lintError(
        'issuer-malformed',
        `The issuer "${issuer}" is not an https URL without query and fragment.`,
        'Copy the value of "issuer" from the discovery document to the letter.',
      ),
    ]
  }
  if (isPrivateHost(host)) {
    return [lintError('issuer-unreachable', `Entra can never reach "${host}": it is local or private.`, NEVER_REACHED)]
  }
  if (!host.includes('.') && !host.startsWith('[')) {
    return [lintWarning('issuer-single-label', `"${host}" is no name of the public internet.`, NEVER_REACHED)]
  }
  return []
}

// Whether the issuers of these end with a slash is known; of the others it is the operator's choice.
const SLASH: Readonly<Record<IssuerKind, boolean | undefined>> = {
  github: false,
  'github-enterprise-slug': false,
  'github-ghe-com': false,
  'github-enterprise-server': false,
  gitlab: false,
  'terraform-cloud': false,
  google: false,
  aws: false,
  bitbucket: false,
  'azure-devops': false,
  entra: false,
  aks: true,
  other: undefined,
}

function spelling(issuer: string): readonly Lint[] {
  const kind = issuerKind(issuer)
  const slash = SLASH[kind]
  const found: Lint[] = []
  if (slash === false && issuer.endsWith('/')) {
    const right = withoutTrailingSlash(issuer)
    found.push(
      lintError(
        'issuer-trailing-slash',
        `The issuer "${issuer}" ends with a slash, the tokens' does not.`,
        `Write "${right}".`,
      ),
    )
  }
  if (slash === true && !issuer.endsWith('/')) {
    found.push(
      lintError('issuer-slash-missing', `The issuer "${issuer}" lacks its final slash.`, `Write "${issuer}/".`),
    )
  }
  const origin = `https://${hostOf(issuer)}`
  if (kind !== 'other' && !issuer.startsWith(origin)) {
    found.push(
      lintError(
        'issuer-case',
        `The host in "${issuer}" is written with capitals; Entra compares the case.`,
        `Write "${origin}".`,
      ),
    )
  }
  return found
}

function mistaken(issuer: string): readonly Lint[] {
  if (/\/\.well-known\/openid-configuration\/?$/.test(issuer)) {
    const right = issuer.replace(/\/\.well-known\/openid-configuration\/?$/, '')
    return [
      lintError(
        'issuer-discovery-url',
        'The issuer is the address of the discovery document.',
        `Write the issuer itself, such as "${right}".`,
      ),
    ]
  }
  const host = hostOf(issuer)
  if (host === 'github.com' || host === 'api.github.com') {
    return [
      lintError('issuer-not-github', `"${issuer}" signs no ID tokens.`, `GitHub Actions signs with ${GITHUB_ISSUER}.`),
    ]
  }
  return []
}

/** Returns the traps in an issuer; by its text alone, nothing is fetched. */
export function lintIssuer(issuer: string): readonly Lint[] {
  const unusable = reachability(issuer)
  return unusable.some(({ severity }) => severity === 'error')
    ? unusable
    : [...unusable, ...mistaken(issuer), ...spelling(issuer)]
}

/** What an Entra-issued token must agree with. */
export interface EntraFacts {
  readonly cloudAudiences?: readonly string[]
  readonly authority?: string
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
  { cloudAudiences, authority }: EntraFacts,
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
  if (
    found.length === 0 &&
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
