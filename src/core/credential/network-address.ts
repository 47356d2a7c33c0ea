/** Which hosts nobody can reach from the internet, by syntax alone. */

// RFC 6761 (localhost), RFC 6762 (local), ICANN's private-use `internal`, and the service names of a Kubernetes cluster.
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|svc)$|\.svc\./

type Octets = readonly [number, number, number, number]

// Special-purpose registry: https://www.iana.org/assignments/iana-ipv4-special-registry
const PRIVATE_IPV4: readonly ((octets: Octets) => boolean)[] = [
  ([a]) => a === 0 || a === 10 || a === 127 || a >= 224,
  ([a, b]) => a === 100 && b >= 64 && b <= 127,
  ([a, b]) => a === 169 && b === 254,
  ([a, b]) => a === 172 && b >= 16 && b <= 31,
  ([a, b]) => a === 192 && b === 168,
]

function octetsOf(text: string): Octets | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number)
  const [a, b, c, d] = parts ?? []
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  return Math.max(a, b, c, d) > 255 ? undefined : [a, b, c, d]
}

function isPrivateIpv6(address: string): boolean {
  const embedded = octetsOf(address.slice(address.lastIndexOf(':') + 1))
  if (embedded !== undefined) return PRIVATE_IPV4.some((test) => test(embedded))
  // Unspecified, loopback, unique local, link-local, multicast: https://www.iana.org/assignments/iana-ipv6-special-registry
  return /^(?:::1?$|f[cd]|fe[89ab]|ff)/.test(address)
}

/** Tells whether a host (lower case, IPv6 in brackets) is local or private, so that Entra can never reach it. */
export function isPrivateHost(host: string): boolean {
  if (host.startsWith('[')) return isPrivateIpv6(host.slice(1, -1))
  const octets = octetsOf(host)
  if (octets !== undefined) return PRIVATE_IPV4.some((test) => test(octets))
  return PRIVATE_NAME.test(host.replace(/\.$/, ''))
}
