/** Knows what an access token of the manager may do, as far as the token itself says. */

/** Reads the grants of a manager's token (`roles` of an application, `scp` of a person), without verifying it. */
export function grantsOf(jwt: string): readonly string[] {
  try {
    const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
      roles?: unknown
      scp?: unknown
    }
    const roles = Array.isArray(claims.roles) ? claims.roles.map(String) : []
    return typeof claims.scp === 'string' ? [...roles, ...claims.scp.split(' ')] : roles
  } catch {
    return []
  }
}
