/** Patterns of a policy file: held against parsed parts of a URL, an ARM ID, a path or a name, never against raw text. */

// What may be read in two ways by two programs matches nothing: dot segments, encoded slashes, dots and percent signs,
// backslashes, blanks.
const AMBIGUOUS = /%(?:2f|5c|2e|00|25)|[\\\s\p{Cc}\p{Cf}]/iu

/** Folds ASCII letters only: other ones that become them (the Kelvin sign) name something else. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function isAmbiguous(parts: readonly string[]): boolean {
  return parts.some((part) => part === '' || part === '.' || part === '..' || AMBIGUOUS.test(part))
}

/** True when a part fits a pattern whose `*` is any run of characters within it. Both are taken as they are. */
function fitsPart(pattern: string, part: string): boolean {
  const pieces = pattern.split('*')
  const [first = '', ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return pattern === part
  if (!part.startsWith(first) || !part.endsWith(last) || part.length < first.length + last.length) return false
  let at = first.length
  const end = part.length - last.length
  for (const piece of rest) {
    const found = part.indexOf(piece, at)
    if (found < 0 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}

/** Holds parts against parts; a final part `*` of the pattern matches one part or any rest. */
function fitsParts(pattern: readonly string[], parts: readonly string[]): boolean {
  if (isAmbiguous(parts)) return false
  const open = pattern.length > 1 && pattern.at(-1) === '*'
  const closed = open ? pattern.slice(0, -1) : pattern
  if (open ? parts.length <= closed.length : parts.length !== closed.length) return false
  return closed.every((part, index) => fitsPart(part, `${parts[index]}`))
}

/** Tells whether a path from the workspace fits, case-sensitively: `teams/payments/*.yml`. */
export function fitsPath(pattern: string, path: string): boolean {
  return fitsParts(pattern.split('/'), path.split('/'))
}

/** Tells whether a name without separators fits, case-sensitively: `payments-*`. */
export function fitsName(pattern: string, name: string): boolean {
  return !isAmbiguous([name]) && fitsPart(pattern, name)
}

/** Tells whether `owner/name` as GitHub spells it fits; GitHub's names ignore case. */
export function fitsRepository(pattern: string, fullName: string): boolean {
  const parts = lower(fullName).split('/')
  return parts.length === 2 && fitsParts(lower(pattern).split('/'), parts)
}

/** Tells whether an ARM ID fits part by part; ARM ignores case: `/subscriptions/…/resourceGroups/payments-x/*`. */
export function fitsArmId(pattern: string, id: string): boolean {
  const [before = '', ...parts] = lower(id).split('/')
  const [open = '', ...wanted] = lower(pattern).split('/')
  return before === '' && open === '' && fitsParts(wanted, parts)
}

interface UrlParts {
  readonly host: readonly string[]
  readonly path: readonly string[]
}

/** Takes an https URL apart as it stands; undefined when a program could read it as another one. */
function urlParts(url: string): UrlParts | undefined {
  const [, host, path] = /^https:\/\/([^/?#@:]+)(\/[^?#]*)?$/.exec(url) ?? []
  if (host === undefined) return undefined
  const segments = (path ?? '').split('/').slice(1)
  // One trailing slash belongs to some issuers; it is a last, empty segment.
  const ending = segments.at(-1) === '' ? segments.slice(0, -1) : segments
  const labels = host.split('.')
  return isAmbiguous(ending) || isAmbiguous(labels) ? undefined : { host: labels, path: segments }
}

/**
 * Tells whether an issuer fits a pattern label by label and segment by segment: `https://*.oic.prod-aks.azure.com/4444…/*`.
 * User info, port, query and fragment never match. Host labels ignore case, the path does not.
 */
export function fitsIssuer(pattern: string, issuer: string): boolean {
  const [wanted, given] = [urlParts(pattern), urlParts(issuer)]
  if (wanted === undefined || given === undefined || wanted.host.length !== given.host.length) return false
  const host = wanted.host.every((label, index) => fitsPart(lower(label), lower(`${given.host[index]}`)))
  if (!host) return false
  const open = wanted.path.at(-1) === '*'
  const closed = open ? wanted.path.slice(0, -1) : wanted.path
  const enough = open ? given.path.length > closed.length : given.path.length === closed.length
  return enough && closed.every((segment, index) => fitsPart(segment, `${given.path[index]}`))
}
