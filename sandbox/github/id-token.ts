/** The runner's ID token endpoint and the issuers' discovery documents and key sets. */
import type { Core } from '../core.ts'
import { type Answer, answer } from '../http/answer.ts'
import { buildClaims } from './claims.ts'
import type { Job } from './job.ts'

/** `GET /_actions/idtoken/{jobId}?api-version=2.0[&audience=…]` with the job's request token. */
export async function idToken(core: Core, jobId: string, bearer: string | undefined, url: URL): Promise<Answer> {
  const job = core.jobs.get(jobId)
  // What GitHub answers to a wrong bearer is not public; the status is what clients see.
  if (job === undefined || bearer !== job.requestToken || job.permissions.id_token !== 'write') {
    return answer(401, { message: 'Unauthorized' }, { note: 'no such job, or not its token' })
  }
  const audience = url.searchParams.get('audience') ?? undefined
  try {
    const token = await signIdToken(core, job, audience)
    return answer(200, { count: token.length, value: token }, { job: job.id, note: `aud ${audience ?? '(default)'}` })
  } catch (error) {
    return answer(400, { message: error instanceof Error ? error.message : String(error) }, { job: job.id })
  }
}

/** A signed ID token of the job, five minutes valid from now plus the clock offset of the settings. */
export async function signIdToken(core: Core, job: Job, audience: string | undefined): Promise<string> {
  const iat = Math.floor(Date.now() / 1000) + core.settings.idToken.clockOffsetSeconds
  const claims = buildClaims(job, audience, iat, core.world.github)
  core.tokenJobs.set(String(claims.jti), job.id)
  return core.keyring.sign(job.issuer, claims)
}

/** `/_issuers/{key}/.well-known/openid-configuration` and `/_issuers/{key}/jwks`. */
export async function issuerDocument(
  core: Core,
  key: string,
  document: 'configuration' | 'jwks',
  origin: string,
): Promise<Answer> {
  const issuer = core.world.issuers.find((entry) => entry.key === key)
  if (issuer === undefined) return answer(404, { message: 'Not Found' })
  if (!issuer.reachable) return answer(503, { message: 'Service Unavailable' })
  if (document === 'jwks') return answer(200, { keys: [(await core.keyring.keyOf(issuer.issuer)).jwk] })
  return answer(200, {
    issuer: issuer.issuer,
    jwks_uri: issuer.issuer.startsWith(`${origin}`)
      ? `${issuer.issuer}/.well-known/jwks`
      : `${origin}/_issuers/${key}/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: CLAIMS.split(' '),
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  })
}

const CLAIMS =
  'sub aud exp iat iss jti nbf ref repository repository_id repository_owner repository_owner_id run_id run_number ' +
  'run_attempt actor actor_id workflow workflow_ref workflow_sha head_ref base_ref event_name ref_type environment ' +
  'job_workflow_ref job_workflow_sha repository_visibility runner_environment enterprise enterprise_id check_run_id'
