/** Knows the traps in the subjects of other providers than GitHub. */
import { issuerKind } from '../credential/issuer.ts'
import { kubernetesIdentity } from '../credential/provider.ts'
import { type Lint, lintError, lintWarning } from './finding.ts'

function isServiceAccount(subject: string): boolean {
  const [, , namespace, serviceAccount, ...rest] = subject.split(':')
  if (namespace === undefined || serviceAccount === undefined || rest.length > 0) return false
  try {
    return kubernetesIdentity({ issuer: '', namespace, serviceAccount }).subject === subject
  } catch {
    return false
  }
}

function kubernetes(subject: string): readonly Lint[] {
  if (!/^system:serviceaccounts?(?::|$)/.test(subject) || isServiceAccount(subject)) return []
  return [
    lintError(
      'kubernetes-subject',
      `"${subject}" is no service account's subject.`,
      'Write system:serviceaccount:<namespace>:<service account>.',
    ),
  ]
}

/** Returns what makes a subject one that its issuer never signs, or signs only once. */
export function lintProviderSubject(issuer: string, subject: string): readonly Lint[] {
  const found = [...kubernetes(subject)]
  if (subject.includes('*')) {
    found.push(
      lintError(
        'wildcard-literal',
        `"${subject}" is compared literally: an exact subject has no wildcards.`,
        'Write one subject per credential, or use a claims matching expression where the issuer allows one.',
      ),
    )
  }
  const kind = issuerKind(issuer)
  if (kind === 'google' && !/^\d+$/.test(subject)) {
    found.push(
      lintError(
        'google-subject',
        `"${subject}" is not the numeric ID that Google's tokens carry.`,
        'Write the unique ID of the service account, digits only.',
      ),
    )
  }
  if (kind === 'terraform-cloud' && !/:run_phase:(?:plan|apply)$/.test(subject)) {
    found.push(
      lintWarning(
        'terraform-run-phase',
        `"${subject}" does not end with a run phase.`,
        'Write one credential for …:run_phase:plan and one for …:run_phase:apply.',
      ),
    )
  }
  if (kind === 'bitbucket') {
    found.push(
      lintWarning(
        'bitbucket-step',
        "Bitbucket's subject holds the step's UUID by default, which changes.",
        'Check the subject of a real token first.',
      ),
    )
  }
  return found
}
