/** A job of octo-org/shop: its claims, its ID tokens, the request and the ports that sign it in, and what was asked of them. */
import { createHash } from 'node:crypto'
import { FederationError } from '../../src/core/error.ts'
import type { IdTokenClaims } from '../../src/core/subject/claims.ts'
import { createAssertions } from '../../src/federation/exchange/assertions.ts'
import type { Clock, IdToken, Log, RequestIdToken } from '../../src/federation/ports.ts'
import type { SignInPorts, SignInRequest } from '../../src/federation/sign-in/context.ts'
import type { FakeEntra } from './fake-entra.ts'

export const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
export const CLIENT_ID = '11111111-1111-1111-1111-111111111111'
export const GITHUB = 'https://token.actions.githubusercontent.com'
export const AUDIENCE = 'api://AzureADTokenExchange'
export const USGOV_AUDIENCE = 'api://AzureADTokenExchangeUSGov'
export const SUBJECT = 'repo:octo-org/shop:environment:production'
export const ARM = 'https://management.azure.com/.default'

/** Claims of a run in the environment `production`, or what `more` says instead. */
export function claimsOf(more: Readonly<Record<string, unknown>> = {}): IdTokenClaims {
  return {
    iss: GITHUB,
    sub: SUBJECT,
    aud: AUDIENCE,
    exp: 1_800_000_300,
    iat: 1_800_000_000,
    repository: 'octo-org/shop',
    repository_id: '2',
    repository_owner_id: '1',
    environment: 'production',
    event_name: 'push',
    ref: 'refs/heads/main',
    ref_protected: 'false',
    ...more,
  }
}

/** Issues ID tokens that live for five minutes from now; `asked` lists the audiences. */
export function createIssuer(
  clock: Clock,
  claims: IdTokenClaims = claimsOf(),
  lifeSeconds = 300,
): { readonly request: RequestIdToken; readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    request: async (audience): Promise<IdToken> => {
      asked.push(audience)
      const iat = Math.floor(clock.now() / 1000)
      return { jwt: `jwt-${asked.length}`, claims: { ...claims, aud: audience, iat, exp: iat + lifeSeconds } }
    },
  }
}

export function createLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  const say = (level: string) => (line: string) => {
    lines.push(`${level}: ${line}`)
  }
  return {
    lines,
    info: say('info'),
    warning: say('warning'),
    debug: say('debug'),
    group: (title, phase) => {
      lines.push(`group: ${title}`)
      return phase()
    },
  }
}

export const signInRequest = (more: Partial<SignInRequest> = {}): SignInRequest => ({
  clientId: CLIENT_ID,
  target: { kind: 'application', clientId: CLIENT_ID },
  expectation: { pullRequest: false },
  scopes: [ARM],
  audience: AUDIENCE,
  audienceIsDefault: true,
  propagationTimeoutMs: 300_000,
  endpoints: { graph: 'https://graph.microsoft.com', resourceManager: 'https://management.azure.com' },
  ...more,
})

export interface Job {
  readonly ports: SignInPorts
  readonly log: ReturnType<typeof createLog>
  readonly issued: readonly string[]
  readonly defaultBranchAsked: readonly boolean[]
  readonly opened: () => number
}

/** The ports of one job; with a manager unless `manager` is false. */
export function createJob(
  clock: Clock,
  entra: FakeEntra,
  {
    claims = claimsOf(),
    manager = true,
    more = {},
  }: { readonly claims?: IdTokenClaims; readonly manager?: boolean; readonly more?: Partial<SignInPorts> } = {},
): Job {
  const issuer = createIssuer(clock, claims)
  const log = createLog()
  const defaultBranchAsked: boolean[] = []
  let opened = 0
  const openStore = async () => {
    opened += 1
    return entra.store
  }
  return {
    log,
    issued: issuer.asked,
    defaultBranchAsked,
    opened: () => opened,
    ports: {
      assertions: createAssertions(issuer.request, clock),
      exchangeToken: entra.exchangeToken,
      openStore: manager ? openStore : undefined,
      readDefaultBranch: async (askGitHub) => {
        defaultBranchAsked.push(askGitHub)
        return undefined
      },
      sha256Hex,
      clock,
      log,
      ...more,
    },
  }
}

/** The error that a promise must end with. */
export async function failureOf(promise: Promise<unknown>): Promise<FederationError> {
  const error = await promise.then(
    (value) => new Error(`nothing failed: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
  if (error instanceof FederationError) return error
  throw error
}
