/** What must stay secret: tokens, secrets and assertions are masked before anything else is said, and show nowhere. */
import { expect } from 'vitest'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { FEDERATED_MANAGER, type Played, SECRET_MANAGER, type Stage, type Step, scenario } from './harness.ts'
import { type Recorder, startRecorder } from './recorder.ts'

const UNMASKED = /^(?!::add-mask::).*$/gm

/** Each secret whole, and its halves: a truncated one is a leak as well. */
function withHalves(secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => {
    const middle = Math.floor(secret.length / 2)
    return [secret, secret.slice(0, middle), secret.slice(middle)]
  })
}

/** Everything that a step left, by where; tokens may stand in the two outputs that are for them, and only there. */
function leftBy(played: Played): Readonly<Record<string, string>> {
  const { stdout, stderr, summary, state, outputs, exportedEnv, log, annotations } = played
  const { 'access-token': _token, 'access-tokens': _tokens, ...others } = outputs
  return {
    stdout: (stdout.match(UNMASKED) ?? []).join('\n'),
    log,
    stderr,
    summary,
    state: JSON.stringify(state),
    outputs: JSON.stringify(others),
    exports: JSON.stringify(exportedEnv),
    annotations: JSON.stringify(annotations),
  }
}

/** Plays a step whose whole traffic goes through the recorder. */
async function playRecorded(stage: Stage, step: Step): Promise<{ played: Played; recorder: Recorder }> {
  const recorder = await startRecorder(stage.sandbox)
  try {
    const job = step.job ?? { environment: DEFAULT_IDS.environment }
    const runner = await stage.sandbox.jobEnvironment(job)
    const played = await stage.play({
      ...step,
      job,
      inputs: { 'authority-host': recorder.url, 'graph-endpoint': recorder.url, ...step.inputs },
      env: {
        ...runner,
        ACTIONS_ID_TOKEN_REQUEST_URL: runner.ACTIONS_ID_TOKEN_REQUEST_URL?.replace(stage.sandbox.url, recorder.url),
        GITHUB_API_URL: `${recorder.url}/api/v3`,
        NODE_EXTRA_CA_CERTS: recorder.caFile,
        ...step.env,
      },
    })
    return { played, recorder }
  } finally {
    await recorder.close()
  }
}

const LOUD = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' }

/** The least number of distinct secrets that must have crossed the wire, so that finding none means something. */
const STORIES: readonly { title: string; step: Step; secrets: number; trusted?: boolean; exitCode?: number }[] = [
  // Request token, ID token, access token.
  { title: 'a warm sign-in', step: { env: LOUD }, secrets: 3, trusted: true },
  {
    title: 'a first run with a federated manager',
    step: { inputs: FEDERATED_MANAGER, env: LOUD },
    // Also the manager's access token.
    secrets: 4,
  },
  { title: 'a first run with a client secret', step: { inputs: SECRET_MANAGER, env: LOUD }, secrets: 5 },
  {
    title: 'a wrong client secret',
    step: { inputs: { ...SECRET_MANAGER, 'manager-client-secret': 'wrong~but~still~a~secret' }, env: LOUD },
    secrets: 3,
    exitCode: 1,
  },
  { title: 'a missing trust', step: { job: {}, env: LOUD }, secrets: 2, exitCode: 1 },
  { title: 'a quiet missing trust', step: { job: {} }, secrets: 2, exitCode: 1 },
]

for (const { title, step, secrets, trusted = false, exitCode = 0 } of STORIES) {
  scenario.concurrent(`${title} shows no secret, whole or in part`, async ({ open }) => {
    const stage = await open()
    if (trusted) stage.trust()
    const { played, recorder } = await playRecorded(stage, step)
    expect(played.exitCode).toBe(exitCode)
    expect(recorder.secrets().length).toBeGreaterThanOrEqual(secrets)
    for (const [place, text] of Object.entries(leftBy(played))) {
      const leaked = withHalves(recorder.secrets()).filter((secret) => text.includes(secret))
      expect(leaked, `leaked into ${place}`).toEqual([])
      expect(text.match(/eyJ[\w-]{8,}/g), `a JWT in ${place}`).toBeNull()
    }
  })
}

scenario.concurrent('masks each token before it says anything', async ({ open }) => {
  const stage = await open()
  stage.trust()
  const { played, recorder } = await playRecorded(stage, {})
  const [request, idToken, accessToken] = recorder.secrets()
  expect(request).not.toMatch(/^eyJ/)
  // The toolkit writes debug lines always; a runner shows them only when asked to.
  const said = played.stdout.trimEnd().split('\n')
  expect(said.filter((line) => !line.startsWith('::debug::'))).toEqual([
    `::add-mask::${idToken}`,
    `::add-mask::${accessToken}`,
    expect.stringContaining('Signed in to Entra'),
  ])
  expect(played.outputs['access-token']).toBe(accessToken)
})

scenario.concurrent("masks the manager's secret before its warning, and its token on arrival", async ({ open }) => {
  const { play, sandbox, trust } = await open()
  trust({ name: 'other', subject: 'repo:octo-org/other:environment:production' })
  const { stdout, masks } = await play({ inputs: SECRET_MANAGER })
  const lines = stdout.trimEnd().split('\n')
  expect(lines[0]).toBe(`::add-mask::${DEFAULT_IDS.managerSecret}`)
  expect(lines[1]).toMatch(/^::warning::/)
  // Secret, ID token, the manager's token, the client's token.
  expect(masks).toHaveLength(4)
  expect(sandbox.requests().map(({ body }) => JSON.stringify(body) ?? '')).not.toContain(DEFAULT_IDS.managerSecret)
  // A mask line is never interleaved with another line.
  expect(lines.filter((line) => line.includes('add-mask'))).toEqual(masks.map((mask) => `::add-mask::${mask}`))
})

scenario.concurrent('a private key in PEM is masked line by line', async ({ open }) => {
  const { play, manager, trust } = await open()
  trust()
  const pem = manager.keyCredentials[0]?.pem ?? ''
  const inputs = { 'manager-client-id': DEFAULT_IDS.managerClientId, 'manager-client-certificate': pem }
  const { exitCode, masks, stdout } = await play({ inputs, env: LOUD })
  expect(exitCode).toBe(0)
  const body = pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'))
  expect(body.length).toBeGreaterThan(30)
  expect(masks).toEqual(expect.arrayContaining(body))
  const unmasked = (stdout.match(UNMASKED) ?? []).join('\n')
  expect(body.filter((line) => unmasked.includes(line))).toEqual([])
})

scenario.concurrent('a service that repeats a token in its message does not make it show', async ({ open }) => {
  const { play, sandbox } = await open()
  const foreign = await sandbox.signToken('https://somebody.example', { sub: 'somebody' })
  const effect = {
    status: 400,
    body: {
      error: 'invalid_request',
      error_description: `AADSTS50027: JWT token ${foreign} is invalid or malformed.`,
      error_codes: [50027],
    },
  }
  sandbox.fault({ match: { service: 'entra' }, effect })
  const played = await play({ env: LOUD })
  expect(played.outputs['error-code']).toBe('credential-invalid')
  expect(played.log).toContain('AADSTS50027: JWT token *** is invalid')
  for (const [place, text] of Object.entries(leftBy(played))) {
    expect(
      withHalves([foreign]).filter((part) => text.includes(part)),
      place,
    ).toEqual([])
  }
})
