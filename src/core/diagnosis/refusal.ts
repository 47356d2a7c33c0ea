/** Meaning of Entra's refusals: AADSTS numbers, which of them are about a missing match, and what to do about the others. */
import type { ErrorCode } from '../error.ts'
import type { Cause, RefusedFor } from './cause.ts'

/** A refusal of the token endpoint (RFC 6749 section 5.2 plus Entra's fields). */
export interface Refusal {
  readonly status: number
  readonly error?: string
  /** AADSTS numbers, most specific first as Entra lists them. */
  readonly codes: readonly number[]
  readonly description: string
  readonly correlationId?: string
}

/** Reads AADSTS numbers whole: 70021 is a prefix of 700211, so a prefix never counts. */
export function parseAadstsCodes(text: string): readonly number[] {
  return [...text.matchAll(/AADSTS(\d+)/g)].map((match) => Number(match[1])).filter(Number.isSafeInteger)
}

/** Entra found no credential for the presented issuer, subject and audience: a credential written now can cure it. */
const NO_MATCH: ReadonlyMap<number, RefusedFor> = new Map([
  [70021, 'any'],
  [70025, 'none-stored'],
  [700211, 'issuer'],
  [700212, 'audience'],
  [700213, 'subject'],
  [7002121, 'audience'],
  [7002131, 'subject-or-expression'],
  [7002138, 'case'],
])
/** May also be seen while directory caches catch up with a write. */
const PROPAGATION = new Set([...NO_MATCH.keys(), 700016, 90061, 50166])

const has = (set: { readonly has: (code: number) => boolean }) => (refusal: Refusal) =>
  refusal.codes.some((code) => set.has(code))

/** True when no stored credential matched the assertion. */
export const isNoMatch = has(NO_MATCH)
/** True when only the audience was wrong. */
export const isAudienceMismatch = has({ has: (code) => NO_MATCH.get(code) === 'audience' })
/** True when waiting can help right after a credential was written. */
export const isPropagation = has(PROPAGATION)
/** True when the subject matches ignoring case only; final unless the exact case was written just now. */
export const isCaseMismatch = has(new Set([7002138]))
/** True when the assertion was outside its validity. */
export const isOutsideValidity = has(new Set([700024]))
/** True when Entra could not fetch the issuer's metadata. */
export const isIssuerUnreachable = has(new Set([90061, 50166, 501661, 900612]))

/** What a refusal alone tells where nobody could read the stored credentials. */
export function causeOfRefusal(refusal: Refusal | undefined): Extract<Cause, { code: 'unreadable' }> {
  const refusedFor = refusal?.codes.map((code) => NO_MATCH.get(code)).find((field) => field !== undefined)
  return { code: 'unreadable', ...(refusedFor !== undefined && { refusedFor }) }
}

/**
 * Milliseconds after which an exchange that was refused for want of a match is repeated: about 2 % are refused although the
 * credential is unchanged and identical, and two repetitions settle that.
 */
export const SPURIOUS_REFUSAL_DELAYS_MS: readonly number[] = [1000, 3000]

/** What a refusal means: the code of our error, one sentence, and what to do. */
export interface Meaning {
  readonly code: ErrorCode
  readonly sentence: string
  readonly hint: string
}

const tenant: Meaning = {
  code: 'tenant-not-found',
  sentence: 'Entra does not know this tenant in this cloud',
  hint: 'Check `tenant-id`, and `cloud` if the tenant is not in the public cloud.',
}
const policy: Meaning = {
  code: 'policy-blocked',
  sentence: 'A policy of the tenant blocks this sign-in',
  hint: 'Ask an administrator of the tenant; no change to the credential helps.',
}
const conditionalAccess: Meaning = {
  ...policy,
  sentence: 'Conditional Access blocks this sign-in',
  hint: "Ask an administrator for an exception for this workload identity; the addresses of GitHub's runners change.",
}
const userPolicy: Meaning = {
  ...policy,
  sentence: 'Conditional Access for people blocks this sign-in',
  hint: 'The manager is a signed-in person here: run this from a managed device, or use an application as manager.',
}
const scope: Meaning = {
  code: 'scope-invalid',
  sentence: 'Entra does not accept the scope',
  hint: 'Each scope is one resource of this tenant and cloud followed by `/.default`.',
}
const unusable: Meaning = {
  code: 'credential-invalid',
  sentence: 'Entra does not accept this kind of assertion',
  hint: 'Only RS256 tokens of a public OIDC issuer, or of a managed identity of the same cloud, can be exchanged.',
}
const unreachable: Meaning = {
  code: 'issuer-unreachable',
  sentence: "Entra cannot read the issuer's OIDC metadata or keys",
  hint: 'The discovery document and the JWKS of the issuer must be reachable from the internet; a GitHub Enterprise Server behind a firewall is not.',
}
const missingApplication: Meaning = {
  code: 'application-not-found',
  sentence: 'Entra does not know this client in the tenant',
  hint: 'Check `client-id` and `tenant-id`; the value is the application (client) ID, not an object ID.',
}

const MEANINGS: ReadonlyMap<number, Meaning> = new Map([
  [90002, tenant],
  [900023, tenant],
  [
    900439,
    { ...tenant, sentence: 'The request went to the wrong cloud', hint: 'Set `cloud` to the cloud of the tenant.' },
  ],
  [
    900440,
    { ...tenant, sentence: 'The request went to the wrong cloud', hint: 'Set `cloud` to the cloud of the tenant.' },
  ],
  [700016, missingApplication],
  [
    7000229,
    {
      code: 'application-not-found',
      sentence: 'The application has no service principal in the tenant',
      hint: 'Create it once: az ad sp create --id <client-id>',
    },
  ],
  [70011, scope],
  [1002012, scope],
  [500011, scope],
  [53003, conditionalAccess],
  [530003, userPolicy],
  [50005, userPolicy],
  [530084, userPolicy],
  [50076, userPolicy],
  [50079, userPolicy],
  [
    7002381,
    {
      ...policy,
      sentence: 'The tenant only trusts GitHub tokens of certain enterprises',
      hint: "The repository must belong to an enterprise that the tenant's policy names; the credential itself matched.",
    },
  ],
  [700236, { ...policy, sentence: 'The tenant does not allow tokens of this Entra issuer' }],
  [90061, unreachable],
  [50166, unreachable],
  [501661, unreachable],
  [900612, unreachable],
  [
    700024,
    {
      code: 'clock-skew',
      sentence: 'Entra says that a fresh ID token is outside its validity',
      hint: 'GitHub issues these tokens: on GitHub Enterprise Server, check its clock; on github.com, run again later.',
    },
  ],
  [50027, unusable],
  [5002730, unusable],
  [700222, unusable],
  [700226, unusable],
  [700227, unusable],
  [7002206, unusable],
  [70022204, unusable],
])

/** Tells what a refusal means that no credential of ours can cure; undefined for a missing match. */
export function meaningOf(refusal: Refusal): Meaning | undefined {
  if (isNoMatch(refusal)) return undefined
  for (const code of refusal.codes) {
    const meaning = MEANINGS.get(code)
    if (meaning !== undefined) return meaning
  }
  if (refusal.status === 429) {
    return {
      code: 'throttled',
      sentence: 'Entra throttles token requests',
      hint: 'Run again later, or with fewer jobs at once.',
    }
  }
  if (refusal.status >= 500) {
    return { code: 'service-unavailable', sentence: 'Entra did not answer properly', hint: 'Run again later.' }
  }
  if (refusal.error === undefined && refusal.codes.length === 0) {
    return {
      code: 'service-unavailable',
      sentence: `Something other than Entra answered HTTP ${refusal.status}`,
      hint: 'A proxy or gateway may be answering instead of Entra: check https_proxy, no_proxy and `authority-host`.',
    }
  }
  return { code: 'credential-invalid', sentence: 'Entra refused the sign-in', hint: "See Entra's own message below." }
}
