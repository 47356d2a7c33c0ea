/** The issuers of ID tokens: whose they are, how GitHub's follow from a server, and which are Entra itself. */

/** Whose tokens an issuer signs, as far as its URL tells. A cluster or SPIRE server on an own domain is `other`. */
export type IssuerKind =
  | 'github'
  | 'github-enterprise-slug'
  | 'github-ghe-com'
  | 'github-enterprise-server'
  | 'gitlab'
  | 'terraform-cloud'
  | 'google'
  | 'aws'
  | 'bitbucket'
  | 'azure-devops'
  | 'entra'
  | 'aks'
  | 'arc'
  | 'aro'
  | 'eks'
  | 'gke'
  | 'other'

/** Issuer of github.com, without a trailing slash: https://docs.github.com/en/actions/reference/security/oidc */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

// Trailing slashes, capitals and a path that GHE.com does not have do not change whose issuer it is; that such an issuer never
// matches is the lint's to say. Kubernetes: https://learn.microsoft.com/azure/aks/use-oidc-issuer and the providers' own pages.
const KINDS: readonly (readonly [IssuerKind, RegExp])[] = [
  ['github', /^https:\/\/token\.actions\.githubusercontent\.com\/*$/i],
  ['github-enterprise-slug', /^https:\/\/token\.actions\.githubusercontent\.com\/+[^/]+\/*$/i],
  ['github-ghe-com', /^https:\/\/(?:token\.actions\.)?[a-z0-9-]+\.ghe\.com(?:\/|$)/i],
  ['github-enterprise-server', /^https:\/\/[^/]+\/+_services\/+token\/*$/i],
  ['gitlab', /^https:\/\/gitlab\.(?:[a-z0-9.-]+\.)?[a-z]+\/*$/i],
  ['terraform-cloud', /^https:\/\/app\.(?:eu\.)?terraform\.io\/*$/i],
  ['google', /^https:\/\/accounts\.google\.com\/*$/i],
  ['aws', /^https:\/\/[^/]+\.tokens\.sts\.global\.api\.aws\/*$/i],
  ['bitbucket', /^https:\/\/api\.bitbucket\.org\/2\.0\/workspaces\/[^/]+\/pipelines-config\/identity\/oidc\/*$/i],
  ['azure-devops', /^https:\/\/vstoken\.dev\.azure\.com\/+[^/]+\/*$/i],
  ['aks', /^https:\/\/(?:[a-z0-9-]+\.oic|oidc)\.prod-aks\.azure\.(?:com|us|cn)\//i],
  ['arc', /^https:\/\/[a-z0-9-]+\.oic\.prod-arc\.azure\.(?:com|us|cn)\//i],
  ['aro', /^https:\/\/[a-z0-9-]+\.oic\.aro\.azure\.(?:com|us|cn)\//i],
  ['eks', /^https:\/\/oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/id\//i],
  ['gke', /^https:\/\/container\.googleapis\.com\/v1\/projects\//i],
]

// Hosts of Entra in all clouds, and the older ones that Entra lists as blocked:
// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
const ENTRA_HOST =
  /^(?:.+\.)?(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|login\.chinacloudapi\.cn|login\.sovcloud-identity\.(?:fr|de|sg)|login\.windows\.net|login\.microsoft\.com|sts\.windows\.net)$/

/** Returns the host of an https or http URL in lower case without its port, or undefined when the text is no such URL. */
export function hostOf(url: string): string | undefined {
  const [, bracketed, plain] =
    /^https?:\/\/(?:(\[[0-9a-f:.]+\])|([^/?#:@\s[\]<>{}|\\^`"'$%]+))(?::\d+)?(?:[/?#]|$)/i.exec(url) ?? []
  return (bracketed ?? plain)?.toLowerCase()
}

/** Tells whether a URL belongs to Entra's own token services. */
export function isEntraIssuer(issuer: string): boolean {
  const host = hostOf(issuer)
  return host !== undefined && ENTRA_HOST.test(host)
}

/** Returns whose issuer a URL is. */
export function issuerKind(issuer: string): IssuerKind {
  if (isEntraIssuer(issuer)) return 'entra'
  return KINDS.find(([, pattern]) => pattern.test(issuer))?.[0] ?? 'other'
}

/** Tells whether GitHub Actions signs with this issuer, on github.com or on a server of a customer. */
export function isGitHubIssuer(issuer: string): boolean {
  return issuerKind(issuer).startsWith('github')
}

/** Tells whether a managed Kubernetes signs with this issuer; other clusters are `other`. */
export function isKubernetesIssuer(issuer: string): boolean {
  return /^(?:aks|arc|aro|eks|gke)$/.test(issuerKind(issuer))
}

/** Returns the issuer without trailing slashes, the form in which GitHub presents every one of its own. */
export function withoutTrailingSlash(issuer: string): string {
  let end = issuer.length
  // A pattern for this would try anew at every slash of a long run that does not end the text.
  while (issuer[end - 1] === '/') end -= 1
  return issuer.slice(0, end)
}

/**
 * Returns the issuer that a GitHub server signs with, or undefined when the URL is not one. An enterprise can add its
 * slug to the issuer, which only a token of its own shows.
 * @param serverUrl `GITHUB_SERVER_URL`, such as `https://github.com`
 */
export function issuerForServer(serverUrl: string): string | undefined {
  const [, host] = /^https:\/\/([^/?#@\s]+)\/?$/i.exec(serverUrl.trim()) ?? []
  if (host === undefined) return undefined
  const lower = host.toLowerCase()
  if (lower === 'github.com' || lower === 'www.github.com') return GITHUB_ISSUER
  const [, subdomain] = /^([a-z0-9-]+)\.ghe\.com$/.exec(lower) ?? []
  return subdomain === undefined ? `https://${lower}/_services/token` : `https://token.actions.${subdomain}.ghe.com`
}

/** Returns the short word for an issuer that opens a credential's name, such as `gh`. */
export function issuerWord(issuer: string, subject?: string): string {
  const kind = issuerKind(issuer)
  switch (kind) {
    case 'github':
    case 'github-enterprise-slug':
    case 'github-ghe-com':
    case 'github-enterprise-server':
      return 'gh'
    case 'gitlab':
    case 'google':
    case 'aws':
    case 'bitbucket':
    case 'aks':
      return kind
    case 'terraform-cloud':
      return 'tfc'
    case 'azure-devops':
      return 'ado'
    case 'entra':
      return subject?.startsWith('/eid1/') === true ? 'ado' : 'mi'
    case 'arc':
    case 'aro':
    case 'eks':
    case 'gke':
    case 'other':
      return wordOfSubject(subject ?? '')
  }
}

function wordOfSubject(subject: string): string {
  if (subject.startsWith('system:serviceaccount:')) return 'k8s'
  return subject.startsWith('spiffe://') ? 'spiffe' : 'oidc'
}
