/** An independent client judges the exchange: `@azure/identity` with the same ID token gets the same kind of answer. */
import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline'
import { AuthenticationRequiredError, ClientAssertionCredential } from '@azure/identity'
import { expect } from 'vitest'
import type { JobContext } from '../../sandbox/github/job.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { DEFAULT_IDS, GITHUB_ISSUER } from '../../sandbox/world/default-state.ts'
import { PRODUCTION, type Stage, scenario } from './harness.ts'

const SCOPE = 'https://management.azure.com/.default'

function trusting({ caFile }: Sandbox): HttpClient {
  const client = createDefaultHttpClient()
  const agent = new Agent({ ca: readFileSync(caFile) })
  return {
    sendRequest: (request) => {
      request.agent = agent
      return client.sendRequest(request)
    },
  }
}

/** What `@azure/identity` gets for this job: a token, or the number of the refusal. */
async function judge({ sandbox }: Stage, job: JobContext): Promise<{ token?: string; errorNo?: number }> {
  const httpClient = trusting(sandbox)
  const env = await sandbox.jobEnvironment(job)
  const getAssertion = async () => {
    const { createPipelineRequest, createHttpHeaders } = await import('@azure/core-rest-pipeline')
    const answer = await httpClient.sendRequest(
      createPipelineRequest({
        url: `${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=api://AzureADTokenExchange`,
        headers: createHttpHeaders({ authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` }),
      }),
    )
    return (JSON.parse(answer.bodyAsText ?? '') as { value: string }).value
  }
  const credential = new ClientAssertionCredential(DEFAULT_IDS.tenantId, DEFAULT_IDS.clientId, getAssertion, {
    authorityHost: sandbox.url,
    disableInstanceDiscovery: true,
    httpClient,
    retryOptions: { maxRetries: 0 },
  })
  try {
    return { token: (await credential.getToken(SCOPE)).token }
  } catch (error) {
    if (!(error instanceof AuthenticationRequiredError)) throw error
    return { errorNo: Number((error.cause as { errorNo?: unknown }).errorNo) }
  }
}

const REFUSED: readonly { title: string; stored: Parameters<Stage['trust']>[0] | undefined; errorNo: number }[] = [
  { title: 'no credential', stored: undefined, errorNo: 70025 },
  { title: 'another issuer', stored: { issuer: `${GITHUB_ISSUER}/` }, errorNo: 700211 },
  { title: 'another subject', stored: { subject: `${PRODUCTION}2` }, errorNo: 700213 },
  { title: 'a subject in another case', stored: { subject: PRODUCTION.toUpperCase() }, errorNo: 7002138 },
  { title: 'another audience', stored: { audiences: ['api://other'] }, errorNo: 700212 },
]

scenario.concurrent('accepted by both', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const judged = await judge(stage, { environment: 'production' })
  const { exitCode, outputs } = await stage.play()
  expect(exitCode).toBe(0)
  const claims = [judged.token, outputs['access-token']].map((token = '') => {
    const { aud, appid, oid, tid } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return { aud, appid, oid, tid }
  })
  expect(claims[0]).toEqual(claims[1])
  expect(claims[0]?.appid).toBe(DEFAULT_IDS.clientId)
})

for (const { title, stored, errorNo } of REFUSED) {
  scenario.concurrent(`${title}: refused by both with AADSTS${errorNo}`, async ({ open }) => {
    const stage = await open()
    if (stored !== undefined) stage.trust(stored)
    expect(await judge(stage, { environment: 'production' })).toEqual({ errorNo })
    const { exitCode, log, outputs } = await stage.play()
    expect(exitCode).toBe(1)
    expect(outputs['error-code']).toBe('trust-missing')
    expect(log).toContain(`Microsoft Entra said: HTTP 401, AADSTS${errorNo}:`)
  })
}
