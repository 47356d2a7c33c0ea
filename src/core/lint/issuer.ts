/** The traps in an issuer: slashes, case, discovery URLs, and addresses that Entra can never reach. */

import { GITHUB_ISSUER, hostOf, type IssuerKind, issuerKind, withoutTrailingSlash } from '../credential/issuer.ts'
import { isPrivateHost } from '../credential/network-address.ts'
import { type Lint, lintError, lintWarning } from './finding.ts'

const NEVER_REACHED = 'Use an issuer whose discovery document Entra can fetch over the public internet.'

/** True for an https URL without user info, query, fragment and characters that no URL holds. */
export function isIssuerUrl(issuer: string): boolean {
  return hostOf(issuer) !== undefined && /^https:\/\//i.test(issuer) && !/[\s?#<>{}|\\^`"]/.test(issuer)
}

function reachability(issuer: string): readonly Lint[] {
  if (/^http:\/\//i.test(issuer)) {
    return [
      lintError('issuer-not-https', `The issuer "${issuer}" is not https; Entra fetches nothing else.`, NEVER_REACHED),
    ]
  }
  const host = hostOf(issuer)
  if (host === undefined || !isIssuerUrl(issuer)) {
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
  arc: true,
  aro: false,
  eks: false,
  gke: false,
  other: undefined,
}

function slashes(issuer: string, slash: boolean | undefined): readonly Lint[] {
  const bare = withoutTrailingSlash(issuer)
  const count = issuer.length - bare.length
  if (slash === true && count === 0) {
    return [lintError('issuer-slash-missing', `The issuer "${issuer}" lacks its final slash.`, `Write "${issuer}/".`)]
  }
  if (slash === true && count > 1) {
    return [
      lintError('issuer-trailing-slash', `The issuer "${issuer}" ends with ${count} slashes.`, `Write "${bare}/".`),
    ]
  }
  if (slash === false && count > 0) {
    return [
      lintError(
        'issuer-trailing-slash',
        `The issuer "${issuer}" ends with a slash, the tokens' does not.`,
        `Write "${bare}".`,
      ),
    ]
  }
  if (slash !== undefined || count < 2) return []
  return [
    lintWarning(
      'issuer-trailing-slash',
      `The issuer "${issuer}" ends with ${count} slashes.`,
      'Copy the value of "issuer" from the discovery document to the letter.',
    ),
  ]
}

// Microsoft writes the IDs of tenants and clusters in lower case.
const LOWER_CASE: ReadonlySet<IssuerKind> = new Set(['entra', 'aks', 'arc', 'aro'])

function spelling(issuer: string): readonly Lint[] {
  const kind = issuerKind(issuer)
  const found: Lint[] = [...slashes(issuer, SLASH[kind])]
  const origin = `https://${hostOf(issuer)}`
  if (kind !== 'other' && !issuer.startsWith(origin)) {
    found.push(
      lintError(
        'issuer-case',
        `The host in "${issuer}" is written with capitals; Entra compares the case.`,
        `Write "${origin}".`,
      ),
    )
  } else if (LOWER_CASE.has(kind) && /[A-F]/.test(/[0-9a-f-]{36}/gi.exec(issuer)?.[0] ?? '')) {
    found.push(
      lintError(
        'issuer-case',
        `The IDs in "${issuer}" are written with capitals; Entra compares the case.`,
        `Write "${issuer.toLowerCase()}".`,
      ),
    )
  }
  return found
}

// With the slug of an enterprise, or without.
const GHE_COM = /^https:\/\/token\.actions\.[a-z0-9-]+\.ghe\.com(?:\/(?!_services(?:\/|$))[^/]+)?\/*$/i

function elsewhere(issuer: string): readonly Lint[] {
  const [, subdomain] = /^https:\/\/(?:token\.actions\.)?([a-z0-9-]+)\.ghe\.com(?:\/|$)/i.exec(issuer) ?? []
  if (subdomain === undefined || GHE_COM.test(issuer)) return []
  return [
    lintError(
      'issuer-ghe-com',
      `GHE.com does not sign with "${issuer}".`,
      `Write "https://token.actions.${subdomain.toLowerCase()}.ghe.com".`,
    ),
  ]
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
  const host = hostOf(issuer)?.replace(/\.$/, '')
  const like = host !== undefined && /(?:^|\.)(?:githubusercontent\.com|github\.com)$/.test(host)
  // The slug of an enterprise is made of letters, digits and hyphens.
  const slug = /^https:\/\/token\.actions\.githubusercontent\.com\/+([^/]+)/i.exec(issuer)?.[1] ?? ''
  if (like && (!issuerKind(issuer).startsWith('github') || /[^\w.-]/.test(slug))) {
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
    : [...unusable, ...mistaken(issuer), ...elsewhere(issuer), ...spelling(issuer)]
}
