/** Knows what to warn about before a new trust is written; advice, so that nothing here can fail a sign-in. */
import type { FederatedIdentityCredential } from '../../core/credential/credential.ts'
import { GITHUB_ISSUER } from '../../core/credential/issuer.ts'
import { signInOwner } from '../../core/credential/trust.ts'
import { warningsOf } from '../../core/lint/finding.ts'
import { lintCredential } from '../../core/lint/lint.ts'
import { lintManagerRoles } from '../../core/lint/trust.ts'
import { parseSubject } from '../../core/subject/subject.ts'
import type { CredentialStore } from '../ports.ts'
import type { SignInContext } from './sign-in.ts'

/** Prints what is weak about a new trust, each with the safer choice. */
export async function warnAboutWeakTrust(
  { request, ports, claims }: SignInContext,
  desired: FederatedIdentityCredential,
  store: CredentialStore,
): Promise<void> {
  const { context } = parseSubject(claims.sub)
  const [protection, grants] = await Promise.allSettled([
    ports.readProtection?.(signInOwner(claims), context),
    store.grants(),
  ])
  const known = protection.status === 'fulfilled' ? protection.value : undefined
  const lints = [
    ...lintCredential(desired, {
      target: request.target.kind,
      ownSubject: claims.sub,
      immutableAvailable: claims.iss.startsWith(GITHUB_ISSUER),
      ...((known === 'protected' || known === 'unprotected') && { protection: known }),
    }),
    ...lintManagerRoles(grants.status === 'fulfilled' ? grants.value : []),
  ]
  for (const { message, safer } of warningsOf(lints)) ports.log.warning(`${message} ${safer}`)
}
