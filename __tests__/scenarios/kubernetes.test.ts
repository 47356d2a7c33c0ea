/** Service accounts of Kubernetes: namespace and name make the subject, and the cluster's issuer is stored to the letter. */
import { expect } from 'vitest'
import { SECRET_MANAGER, scenario } from './harness.ts'
import { failed, onlyChange, playAction, readPlan, succeeded } from './plan-harness.ts'

const ISSUER =
  'https://westeurope.oic.prod-aks.azure.com/44444444-4444-4444-4444-444444444444/aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa/'
const inputs = { ...SECRET_MANAGER, issuer: ISSUER, namespace: 'payments', 'service-account': 'api' }

scenario('are planned, applied once, and kept', async ({ open }) => {
  const stage = await open()
  const planned = await playAction(stage.sandbox, 'plan', { inputs })
  succeeded(planned)
  expect(planned.outputs).toMatchObject({ issuer: ISSUER, subject: 'system:serviceaccount:payments:api', changes: '1' })
  expect(planned.log).toContain('Given as `namespace` and `service-account`.')
  const digest = planned.outputs['plan-digest'] ?? ''
  const applied = await playAction(stage.sandbox, 'apply', { inputs: { ...inputs, 'plan-digest': digest } })
  succeeded(applied)
  expect(onlyChange(readPlan(applied, 'results-file'))).toMatchObject({
    action: 'create',
    issuer: ISSUER,
    subject: 'system:serviceaccount:payments:api',
    outcome: 'created',
  })
  const again = await playAction(stage.sandbox, 'plan', { inputs })
  expect(again.outputs).toMatchObject({ changes: '0', drift: 'false' })
})

scenario('need all three inputs, and names that Kubernetes allows', async ({ open }) => {
  const { sandbox } = await open()
  const cases = [
    [{ issuer: undefined }, '`namespace` and `service-account` need `issuer`'],
    [{ 'service-account': undefined }, '`namespace` needs `service-account`'],
    [{ namespace: undefined }, '`service-account` needs `namespace`'],
    [{ namespace: 'Payments' }, '"Payments" cannot be a namespace of Kubernetes'],
    [{ 'service-account': 'api_1' }, '"api_1" cannot be a service account of Kubernetes'],
  ] as const
  for (const [more, message] of cases) {
    const played = await playAction(sandbox, 'apply', { inputs: { ...inputs, ...more } })
    expect(failed(played, 'invalid-input')).toContain(message)
    expect(played.requests).toEqual([])
  }
})
