/** The traps in the subjects and audiences of other providers than GitHub. */
import { EXCHANGE_AUDIENCES } from '../cloud.ts'
import {
  hostOf,
  type IssuerKind,
  isEntraIssuer,
  isKubernetesIssuer,
  issuerKind,
  withoutTrailingSlash,
} from '../credential/issuer.ts'
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

const SERVICE_ACCOUNT = 'Write system:serviceaccount:<namespace>:<service account>.'

function kubernetes(issuer: string, subject: string): readonly Lint[] {
  const said = `"${subject}" is no service account's subject.`
  if (/^system:serviceaccounts?(?::|$)/.test(subject)) {
    return isServiceAccount(subject) ? [] : [lintError('kubernetes-subject', said, SERVICE_ACCOUNT)]
  }
  const meant = isKubernetesIssuer(issuer) || /^(?:system:)?serviceaccounts?:/i.test(subject)
  return meant ? [lintWarning('kubernetes-subject', said, SERVICE_ACCOUNT)] : []
}

/** What a provider signs, as far as that is documented, and how to write it. */
interface Shape {
  readonly code: string
  readonly form: RegExp
  readonly right: string
}

// GitLab: https://docs.gitlab.com/ci/secrets/id_token_authentication/; HCP Terraform:
// https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
const SHAPES: Partial<Readonly<Record<IssuerKind, Shape>>> = {
  'terraform-cloud': {
    code: 'terraform-subject',
    form: /^organization:[^:]+:project:[^:]+:(?:workspace:[^:]+:run_phase:(?:plan|apply)|stack:[^:]+:deployment:[^:]+:operation:(?:plan|apply))$/,
    right:
      'Write organization:<name>:project:<name>:workspace:<name>:run_phase:plan, and another one with apply; for Stacks …:stack:<name>:deployment:<name>:operation:plan.',
  },
  gitlab: {
    code: 'gitlab-subject',
    form: /^(?:project_path:[^:/]+(?:\/[^:/]+)+|project_id:\d+)(?::ref_type:(?:branch|tag):ref:[^:]+)?$/,
    right: 'Write project_path:<group>/<project>:ref_type:branch:ref:<branch>, or the same with project_id:<ID>.',
  },
  'azure-devops': {
    code: 'azure-devops-subject',
    form: /^sc:\/\/[^/]+\/[^/]+\/[^/]+$/,
    right: 'Copy it from the service connection: sc://<organisation>/<project>/<connection>.',
  },
}

function shape(kind: IssuerKind, subject: string): readonly Lint[] {
  const wanted = SHAPES[kind]
  if (wanted === undefined || wanted.form.test(subject)) return []
  return [lintWarning(wanted.code, `"${subject}" does not read like a subject of this issuer.`, wanted.right)]
}

/** A subject of GitHub Actions under the issuer of somebody else; a server of one's own may sign alike. */
function github(kind: IssuerKind, subject: string): readonly Lint[] {
  if (!/^repo:[^:/]+\/[^:/]+(?::|$)/.test(subject)) return []
  const found = kind === 'other' ? lintWarning : lintError
  return [
    found(
      'github-subject',
      `"${subject}" is a subject of GitHub Actions, the issuer is not GitHub's.`,
      'GitHub Actions signs with https://token.actions.githubusercontent.com.',
    ),
  ]
}

/** Returns what makes a subject one that its issuer never signs, or signs only once. */
export function lintProviderSubject(issuer: string, subject: string): readonly Lint[] {
  const kind = issuerKind(issuer)
  const foreign = github(kind, subject)
  const found = foreign.length > 0 ? [...foreign] : [...kubernetes(issuer, subject)]
  if (subject.includes('*')) {
    found.push(
      lintError(
        'wildcard-literal',
        `"${subject}" is compared literally: an exact subject has no wildcards.`,
        'Write one subject per credential, or use a claims matching expression where the issuer allows one.',
      ),
    )
  }
  if (foreign.length > 0) return found
  if (kind === 'google' && !/^\d+$/.test(subject)) {
    found.push(
      lintError(
        'google-subject',
        `"${subject}" is not the numeric ID that Google's tokens carry.`,
        'Write the unique ID of the service account, digits only.',
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
  return [...found, ...shape(kind, subject)]
}

function bare(audience: string): string {
  return withoutTrailingSlash(audience.toLowerCase().replace(/\/\.default$/, ''))
}

/** Returns an audience that is meant for Entra and misses it by its case, a slash or the end of a scope. */
export function lintAudience(issuer: string, audience: string): readonly Lint[] {
  const meant = EXCHANGE_AUDIENCES.find((each) => bare(each) === bare(audience))
  // Power Platform signs the audience in lower case; what Entra itself issues has a law of its own.
  const own = isEntraIssuer(issuer) || /(?:^|\.)powerplatform\./.test(hostOf(issuer) ?? '')
  if (own || meant === undefined || meant === audience) return []
  return [
    lintWarning(
      'audience-spelling',
      `The audience "${audience}" is almost "${meant}"; Entra compares every letter.`,
      `Write "${meant}", unless the token really says otherwise.`,
    ),
  ]
}
