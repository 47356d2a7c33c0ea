/** What the directory accepts as a federated credential of an application. */
import { sameId } from '../entra/client.ts'
import type { Answer } from '../http/answer.ts'
import type { Application, FederatedCredential, Tenant } from '../world/state.ts'
import { graphError, invalidCredential } from './error.ts'
import { judgeExpression } from './expression-rules.ts'

/** Most federated credentials of one application. */
const LIMIT = 20
/** Longest issuer, subject, audience, description. */
const LONGEST = 600
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9-_]{2,119}$/

/**
 * Judges `credential` as it would be stored in `application`; undefined when it is accepted.
 * `others` are the application's credentials without the one being replaced.
 */
export function judgeCredential(
  tenant: Tenant,
  application: Application,
  others: readonly FederatedCredential[],
  credential: FederatedCredential,
  version: 'v1.0' | 'beta',
): Answer | undefined {
  return (
    judgeName(credential, others) ??
    judgeValues(credential, version) ??
    judgePolicy(tenant, credential) ??
    judgeUniqueness(others, credential) ??
    judgeLimit(application, others)
  )
}

function judgeName(credential: FederatedCredential, others: readonly FederatedCredential[]): Answer | undefined {
  const { name } = credential
  if (!NAME.test(name))
    return invalidCredential('The specified Name value is not a valid URI last segment.', 'Name', name)
  if (!others.some((other) => sameId(other.name, name))) return undefined
  const message = `FederatedIdentityCredential with name ${name} already exists.`
  return graphError(409, 'Request_MultipleObjectsWithSameKeyValue', message)
}

function judgeValues(credential: FederatedCredential, version: 'v1.0' | 'beta'): Answer | undefined {
  const { issuer, subject, audiences, claimsMatchingExpression: expression } = credential
  if (issuer === '') return graphError(400, 'Request_BadRequest', "Property 'issuer' cannot be empty.")
  const flexible = expression !== null && version === 'beta'
  if (!flexible && (subject === null || subject === '')) {
    return graphError(400, 'Request_BadRequest', "Property 'subject' cannot be empty.")
  }
  // Graph's own text for 0 or 2 audiences is not public; ARM's is, and says the same.
  if (audiences.length !== 1 || audiences[0] === '') {
    return invalidCredential(
      'Federated identity credentials must have exactly one audience.',
      'Audiences',
      audiences.join(','),
    )
  }
  if (flexible && subject !== null && subject !== '') {
    // Documented as mutually exclusive; the text is not public.
    return invalidCredential('Subject and ClaimsMatchingExpression are mutually exclusive.', 'Subject', subject)
  }
  return judgeLengths(credential) ?? (flexible ? judgeFlexible(issuer, expression.value) : undefined)
}

function judgeLengths(credential: FederatedCredential): Answer | undefined {
  const values: readonly (readonly [string, string | null | undefined])[] = [
    ['Issuer', credential.issuer],
    ['Subject', credential.subject],
    ['Audiences', credential.audiences[0]],
    ['Description', credential.description],
  ]
  const long = values.find(([, value]) => (value ?? '').length > LONGEST)
  if (long === undefined) return undefined
  // The limit is documented, the text is not.
  return invalidCredential(`The specified ${long[0]} value exceeds ${LONGEST} characters.`, long[0], String(long[1]))
}

function judgeFlexible(issuer: string, expression: string): Answer | undefined {
  const reason = judgeExpression(issuer, expression)
  if (reason === undefined) return undefined
  return invalidCredential(
    `The FederatedIdentityCredential.ClaimsMatchingExpression.Value is invalid. Rule exception: ${reason}`,
    'ClaimsMatchingExpression.Value',
    expression,
  )
}

const ENTRA_ISSUER = /^https:\/\/login\.[^/]+\/([0-9a-fA-F-]{36})\/v2\.0$/

function judgePolicy(tenant: Tenant, credential: FederatedCredential): Answer | undefined {
  const { issuer } = credential
  const allowed = tenant.policies.allowedIssuers
  if (allowed !== undefined && !allowed.includes(issuer)) {
    const message = `FederatedIdentityCredential.Issuer value '${issuer}' not allowed as per assigned policy '538f1913-366a-440a-95a0-e195cb55b282'.`
    return graphError(400, 'InvalidFederatedIdentityCredentialValue', message)
  }
  const issuing = ENTRA_ISSUER.exec(issuer)?.[1]
  const own = issuing !== undefined && sameId(issuing, tenant.id)
  const principals = [
    ...tenant.managedIdentities.map((entry) => entry.principalId),
    ...tenant.servicePrincipals.map((entry) => entry.id),
  ]
  if (!own || principals.includes(credential.subject ?? '')) return undefined
  // Documented: with Entra as issuer the subject must be a service principal of the tenant; the text is not.
  return invalidCredential('The specified Subject is not a service principal.', 'Subject', credential.subject ?? '')
}

function judgeUniqueness(others: readonly FederatedCredential[], credential: FederatedCredential): Answer | undefined {
  const { issuer, subject } = credential
  if (subject === null || !others.some((other) => other.issuer === issuer && other.subject === subject))
    return undefined
  return invalidCredential(
    `The combination of issuer and subject must be unique for the application. Issuer ${issuer} and Subject: ${subject} already exist.`,
    'Subject',
    subject,
  )
}

function judgeLimit(application: Application, others: readonly FederatedCredential[]): Answer | undefined {
  if (others.length < LIMIT) return undefined
  // The real body of the 21st credential is not public: a plain Graph error stands in for it.
  const message = `The application '${application.appId}' has reached the limit of ${LIMIT} federated identity credentials.`
  return graphError(400, 'Request_BadRequest', message)
}
