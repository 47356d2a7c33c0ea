/** Tests what Azure Resource Manager's refusals mean for a write and for a person, by its recorded bodies. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArmFailure, armError, armWriteAnswer, parseArmFailure } from '../../src/entra/arm-answer.ts'
import vectors from '../vectors/graph-errors.json' with { type: 'json' }

const ACTION = 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write'
const failure = (status: number, code = '', message = 'm'): ArmFailure => ({ status, code, message })

function recorded(id: string): ArmFailure {
  const found = vectors.errors.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no vector ${id}`)
  return failure(found.http_status ?? 400, found.error_code ?? '', found.message)
}

describe('armWriteAnswer', () => {
  it.each([
    ['arm_concurrent_writes', 'busy'],
    ['docs_table_7', 'busy'],
    ['docs_table_6', 'duplicate'],
    ['arm_parent_graph_object_missing', 'target-missing'],
    ['docs_table_5', 'target-missing'],
  ])('%s is %s', (id, kind) => {
    expect(armWriteAnswer(recorded(id))).toEqual({ kind })
  })

  it.each([
    'arm_missing_properties',
    'arm_double_encoded_uri',
    'docs_table_1',
    'docs_table_2',
    'docs_table_3',
    'docs_table_4',
  ])('%s is final', (id) => {
    expect(armWriteAnswer(recorded(id))).toBeUndefined()
  })

  it.each([
    [500, 'uncertain'],
    [503, 'uncertain'],
    [408, 'uncertain'],
    [409, 'busy'],
    [404, 'target-missing'],
  ])('judges a bare %i as %s', (status, kind) => {
    expect(armWriteAnswer(failure(status))).toEqual({ kind })
  })

  it('does not wait for a lock, nor for anything a person must do', () => {
    for (const one of [
      failure(409, 'ScopeLocked'),
      failure(400),
      failure(401),
      failure(403),
      failure(403, 'RequestDisallowedByPolicy'),
    ])
      expect(armWriteAnswer(one)).toBeUndefined()
  })
})

describe('armError', () => {
  it.each<[ArmFailure, string]>([
    [failure(403, 'RequestDisallowedByPolicy'), 'policy-blocked'],
    [failure(409, 'ScopeLocked'), 'policy-blocked'],
    [failure(403, 'AuthorizationFailed'), 'manager-forbidden'],
    [failure(401), 'manager-credential-invalid'],
    [failure(404), 'application-not-found'],
    [failure(429), 'throttled'],
    [failure(400), 'credential-invalid'],
    [failure(405), 'credential-invalid'],
    [failure(408), 'service-unavailable'],
    [failure(499), 'credential-invalid'],
    [failure(500), 'service-unavailable'],
    [failure(503), 'service-unavailable'],
  ])('judges %j as %s', (one, code) => {
    expect(armError(one, 'do it', ACTION)).toMatchObject({ code, message: expect.stringContaining('do it') })
  })

  it('names the role and the action', () => {
    expect(armError(failure(403), 'x', ACTION).hint).toMatch(
      /Managed Identity Contributor.*federatedIdentityCredentials\/write/,
    )
  })

  it('keeps what ARM said, and leaves out what it did not', () => {
    expect(armError({ ...failure(403, 'AuthorizationFailed'), correlationId: 'c' }, 'x', ACTION).answer).toEqual({
      service: 'Azure Resource Manager',
      status: 403,
      code: 'AuthorizationFailed',
      message: 'm',
      correlationId: 'c',
    })
    expect(armError(failure(500), 'x', ACTION).answer).toEqual({
      service: 'Azure Resource Manager',
      status: 500,
      message: 'm',
    })
  })
})

function answerOf(status: number, text: string, correlationId: string | undefined) {
  return { status, text, url: 'https://management.azure.com/', header: () => correlationId }
}

describe('parseArmFailure', () => {
  it('reads code and message', () => {
    expect(parseArmFailure(answerOf(409, '{"error":{"code":"Conflict","message":"busy"}}', 'c'))).toEqual({
      status: 409,
      code: 'Conflict',
      message: 'busy',
      correlationId: 'c',
    })
  })

  it('shows anything else by its status', () => {
    for (const text of ['', '<html>', 'null', '7', '{}', '{"error":null}', '{"error":{"code":7}}'])
      expect(parseArmFailure(answerOf(502, text, undefined))).toEqual({ status: 502, code: '', message: 'HTTP 502' })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => void parseArmFailure(answerOf(400, JSON.stringify(body), undefined))),
    )
  })
})
