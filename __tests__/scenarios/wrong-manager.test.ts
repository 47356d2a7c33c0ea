/** A manager whose own credential does not work: a code, a cure, and nothing written. */
import { expect } from 'vitest'
import { createCertificate } from '../../sandbox/tokens/certificate.ts'
import { DEFAULT_IDS } from '../../sandbox/world/default-state.ts'
import { FEDERATED_MANAGER, failure, SECRET_MANAGER, type Stage, scenario } from './harness.ts'
import { exchange, ID_TOKEN, list, managerSignIn, repeated } from './transcript.ts'

const refused = [ID_TOKEN, exchange(70025)]

function expectUntouched({ stored }: Stage): void {
  expect(stored()).toEqual([])
}

scenario.concurrent('a federated manager that does not trust this job', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ job: {}, inputs: FEDERATED_MANAGER })
  // The manager trusts the environment `production`, which this job does not name.
  expect(failure(played, 'manager-credential-invalid')).toMatch(/Did the job lose its `environment:`\?/)
  expect(played.log).toMatch(
    /Only if the job is as it was meant: The manager application does not trust this job yet: .*by hand/,
  )
  expect(played.log).toMatch(/^Only if the branch "main" itself shall be trusted, a weaker federated credential/m)
  // Two quick repetitions, since some refusals are spurious.
  const tried = managerSignIn(700213)
  expect(played.requests).toEqual([...refused, ...tried, ...tried, ...tried, ...repeated(70025)])
  expect(played.log).toContain('AADSTS700213')
  expectUntouched(stage)
})

scenario.concurrent('a federated manager that is refused once by mistake is used', async ({ open }) => {
  const { play, sandbox, stored } = await open({ settings: { entra: { spuriousRefusals: 1 } } })
  const { exitCode, requests } = await play({ inputs: FEDERATED_MANAGER })
  expect(exitCode).toBe(0)
  expect(requests.slice(0, 6)).toEqual([...refused, ...managerSignIn(700213), ...managerSignIn()])
  expect(stored()).toHaveLength(1)
  expect(sandbox.settings.entra.spuriousRefusals).toBe(0)
})

scenario.concurrent('a manager that the tenant does not know', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ inputs: { 'manager-client-id': '99999999-9999-4999-8999-999999999999' } })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/Check `manager-client-id` and `tenant-id`/)
  expect(played.requests.at(-3)).toMatch(/ 400 AADSTS700016$/)
  expectUntouched(stage)
})

scenario.concurrent('a wrong client secret', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ inputs: { ...SECRET_MANAGER, 'manager-client-secret': 'not~the~secret' } })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/the value of the secret, not its ID, and not expired/)
  expect(played.requests).toEqual([...refused, ...managerSignIn(7000215), ...repeated(70025)])
  expect(played.log).toMatch(/HTTP 401, AADSTS7000215: Invalid client secret provided.*correlation ID [0-9a-f-]{36}/)
  expectUntouched(stage)
})

scenario.concurrent('an expired client secret', async ({ open }) => {
  const stage = await open()
  const [password] = stage.manager.passwordCredentials
  if (password !== undefined) password.endDateTime = '2026-01-01T00:00:00Z'
  const played = await stage.play({ inputs: SECRET_MANAGER })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/not expired/)
  expect(played.requests).toEqual([...refused, ...managerSignIn(7000222), ...repeated(70025)])
  expectUntouched(stage)
})

scenario.concurrent('a certificate that was never uploaded', async ({ open }) => {
  const stage = await open()
  const { certificate, privateKey } = await createCertificate('CN=stranger')
  const played = await stage.play({
    inputs: { ...FEDERATED_MANAGER, 'manager-client-certificate': certificate + privateKey },
  })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/whose certificate is uploaded to the manager/)
  expect(played.requests).toEqual([...refused, ...managerSignIn(700027), ...repeated(70025)])
  expectUntouched(stage)
})

scenario.concurrent('a certificate without its private key', async ({ open }) => {
  const stage = await open()
  const { certificate } = await createCertificate('CN=half')
  const played = await stage.play({ inputs: { ...FEDERATED_MANAGER, 'manager-client-certificate': certificate } })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/PEM with private key/)
  expect(played.requests.filter((line) => line.startsWith('POST token manager'))).toEqual([])
  expectUntouched(stage)
})

scenario.concurrent('a certificate path that does not exist', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({
    inputs: { ...FEDERATED_MANAGER, 'manager-client-certificate': 'certificates/nobody.pem' },
  })
  expect(failure(played, 'invalid-input')).toMatch(/names a file that is not there .*"certificates\/nobody\.pem"/)
  expect(played.requests).toEqual([])
  expectUntouched(stage)
})

scenario.concurrent('an access token that is none', async ({ open }) => {
  const stage = await open()
  const played = await stage.play({ inputs: { 'manager-access-token': 'surely-not-a-token' } })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/for Microsoft Graph of this cloud, of this tenant/)
  expect(played.requests).toEqual([...refused, list(401), ...repeated(70025)])
  expect(played.log).toContain('InvalidAuthenticationToken')
  expectUntouched(stage)
})

scenario.concurrent('an access token for another resource', async ({ open }) => {
  const stage = await open()
  const token = await stage.sandbox.mintAccessToken({ clientId: DEFAULT_IDS.managerClientId, resource: 'arm' })
  const played = await stage.play({ inputs: { 'manager-access-token': token } })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/for Microsoft Graph of this cloud, of this tenant/)
  expect(played.requests).toEqual([...refused, list(401), ...repeated(70025)])
  expectUntouched(stage)
})

scenario.concurrent('an expired access token', async ({ open }) => {
  const stage = await open({ settings: { entra: { expiresIn: -10 } } })
  const token = await stage.sandbox.mintAccessToken({ clientId: DEFAULT_IDS.managerClientId })
  const played = await stage.play({ inputs: { 'manager-access-token': token } })
  expect(failure(played, 'manager-credential-invalid')).toMatch(/not expired/)
  expect(played.requests).toEqual([...refused, list(401), ...repeated(70025)])
  expectUntouched(stage)
})

scenario.concurrent(
  'a wrong manager does not stop a job that is trusted and was refused by mistake',
  async ({ open }) => {
    const { play, trust, stored } = await open({ settings: { entra: { spuriousRefusals: 1 } } })
    trust()
    const before = stored()
    const { exitCode, requests, outputs } = await play({
      inputs: { ...SECRET_MANAGER, 'manager-client-secret': 'not~the~secret' },
    })
    expect(exitCode).toBe(0)
    expect(requests).toEqual([ID_TOKEN, exchange(700213), ...managerSignIn(7000215), exchange()])
    expect(outputs['credential-change']).toBe('kept')
    expect(stored()).toEqual(before)
  },
)
