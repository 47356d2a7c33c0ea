/** What an expression admits, in sentences for a reviewer. */
import { type FederatedIdentityCredential, matchText } from '../../core/credential/credential.ts'
import { admissions } from '../../core/expression/evaluation.ts'
import type { Declared } from './declare.ts'
import type { DeclareRequest } from './declared-match.ts'

/** Shows which known subjects an expression lets in: those stored on the target, and this job's own. */
export function admissionRemarks(
  { desired }: Declared,
  stored: readonly FederatedIdentityCredential[],
  { own }: Pick<DeclareRequest, 'own'>,
): readonly string[] {
  const { credential } = desired
  const subjects = stored.flatMap(({ issuer, subject }) =>
    subject !== undefined && issuer === credential.issuer ? [subject] : [],
  )
  const known = Object.fromEntries(
    ['repository_id', 'repository_owner_id', 'job_workflow_ref'].flatMap((name) =>
      typeof own?.[name] === 'string' ? [[name, own[name]]] : [],
    ),
  )
  const listed = own?.iss === credential.issuer ? [...new Set([own.sub, ...subjects])] : subjects
  return admissions(matchText(credential), listed, known).map(({ subject, verdict }) => {
    const says = {
      admitted: 'admits',
      refused: 'does not admit',
      depends: 'may admit (it depends on claims the subject does not show)',
    }[verdict]
    return `The expression ${says} "${subject}".`
  })
}
