/** How a presented assertion is matched with stored credentials: issuer, then subject, then audience. */
import type { FederatedCredential, Resource } from '../world/state.ts'
import { badRequest, invalidClient, type Refusal } from './error.ts'
import { evaluateExpression } from './expression.ts'

const ADVICE =
  'Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation'

/** What an assertion presents. */
export interface Presented {
  readonly iss: string
  readonly sub: string
  readonly aud: string
  readonly claims: Readonly<Record<string, unknown>>
}

/** The credentials that name the assertion's issuer, or the refusal when there are none. */
export function matchIssuer(
  credentials: readonly FederatedCredential[],
  issuer: string,
): readonly FederatedCredential[] | Refusal {
  const named = credentials.filter((credential) => credential.issuer === issuer)
  if (named.length > 0) return named
  return invalidClient(
    700211,
    `No matching federated identity record found for presented assertion issuer '${issuer}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
  )
}

/** The credential that admits the assertion among those of its issuer, or the refusal. Comparison respects case. */
export function matchSubjectAndAudience(
  credentials: readonly FederatedCredential[],
  all: readonly FederatedCredential[],
  presented: Presented,
): FederatedCredential | Refusal {
  const admitted = credentials.filter((credential) => admitsSubject(credential, presented))
  if (admitted.length === 0) return subjectRefusal(credentials, all, presented)
  const audience = admitted.find((credential) => credential.audiences.includes(presented.aud))
  if (audience !== undefined) return audience
  return invalidClient(
    700212,
    `No matching federated identity record found for presented assertion audience '${presented.aud}'. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
  )
}

function admitsSubject(credential: FederatedCredential, presented: Presented): boolean {
  const expression = credential.claimsMatchingExpression
  if (expression !== null) return evaluateExpression(expression.value, presented.claims)
  return credential.subject === presented.sub
}

function subjectRefusal(
  credentials: readonly FederatedCredential[],
  all: readonly FederatedCredential[],
  presented: Presented,
): Refusal {
  const found = `No matching federated identity record found for presented assertion subject '${presented.sub}'`
  if (credentials.some((entry) => entry.subject?.toLowerCase() === presented.sub.toLowerCase())) {
    return invalidClient(
      7002138,
      `${found}. The subject matches with case-insensitive comparison, but not with case-sensitive comparison. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. See documentation at: https://learn.microsoft.com/entra/workload-id/workload-identity-federation. See breaking change notification and remediation at: https://learn.microsoft.com/en-us/entra/identity-platform/reference-breaking-changes#august-2024. `,
    )
  }
  if (all.some((entry) => entry.claimsMatchingExpression !== null)) {
    return invalidClient(
      7002131,
      `${found} or no federated identity credential expression matched. Please check your federated identity credential Subject, Expression, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
    )
  }
  return invalidClient(700213, `${found}. ${ADVICE}`)
}

/** AADSTS700213 for an assertion that would have matched: what the service now and then does after changes. */
export function spuriousRefusal(presented: Presented): Refusal {
  return invalidClient(
    700213,
    `No matching federated identity record found for presented assertion subject '${presented.sub}'. ${ADVICE}`,
  )
}

/** The old all-in-one refusal for any of the newer ones (400 `invalid_request`, recorded in 2022). */
export function legacyRefusal(presented: Presented): Refusal {
  return badRequest(
    70021,
    `No matching federated identity record found for presented assertion. Assertion Issuer: '${presented.iss}'. Assertion Subject: '${presented.sub}'. Assertion Audience: '${presented.aud}'. https://docs.microsoft.com/en-us/azure/active-directory/develop/workload-identity-federation`,
  )
}

/** The audience as credentials store it: Entra-issued exchange tokens carry the resource's GUID instead of its URI. */
export function storedAudience(
  aud: string,
  credentials: readonly FederatedCredential[],
  resources: readonly Resource[],
): string {
  const uris = resources.find((resource) => resource.appId === aud)?.uris
  if (uris === undefined) return aud
  return credentials.flatMap((entry) => entry.audiences).find((entry) => uris.includes(entry)) ?? uris[0] ?? aud
}
