/** Tests what Microsoft Graph's refusals mean for a write and for a person, by its recorded bodies. */
import { describe, expect, it } from 'vitest'
import { graphError, graphWriteAnswer } from '../../src/entra/graph-answer.ts'
import type { GraphFailure } from '../../src/entra/graph-client.ts'
import vectors from '../vectors/graph-errors.json' with { type: 'json' }

const failure = (status: number, code = '', message = 'm'): GraphFailure => ({ status, code, message })

function recorded(id: string): GraphFailure {
  const found = vectors.errors.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no vector ${id}`)
  return failure(found.http_status ?? 400, found.error_code ?? '', found.message)
}

describe('graphWriteAnswer', () => {
  it.each([
    ['fic_duplicate_name', 'name-taken'],
    ['fic_duplicate_issuer_subject', 'duplicate'],
    ['fic_not_found_by_name', 'target-missing'],
  ])('%s is %s', (id, kind) => {
    expect(graphWriteAnswer(recorded(id))).toEqual({ kind })
  })

  it.each([
    'ffic_missing_required_claims_github',
    'ffic_missing_required_claims_gitlab',
    'fic_policy_issuer_not_allowed',
    'insufficient_privileges',
    'ffic_on_v1_or_az',
    'bad_request_empty_app_id',
    'password_policy_blocked',
    'signin_audience_policy',
  ])('%s is final', (id) => {
    expect(graphWriteAnswer(recorded(id))).toBeUndefined()
  })

  it.each([409, 503])('tells a concurrency violation with %i from the other meanings', (status) => {
    expect(graphWriteAnswer(failure(status, 'Directory_ConcurrencyViolation'))).toEqual({ kind: 'busy' })
  })

  it.each([
    [500, 'uncertain'],
    [502, 'uncertain'],
    [503, 'uncertain'],
    [504, 'uncertain'],
    [408, 'uncertain'],
    [-1, 'uncertain'],
    [404, 'target-missing'],
  ])('judges a bare %i as %s', (status, kind) => {
    expect(graphWriteAnswer(failure(status))).toEqual({ kind })
  })

  it.each([400, 401, 403, 409, 429])('has none for a bare %i', (status) => {
    expect(graphWriteAnswer(failure(status))).toBeUndefined()
  })
})

describe('graphError', () => {
  it.each([
    ['insufficient_privileges', 'manager-forbidden'],
    ['fic_policy_issuer_not_allowed', 'policy-blocked'],
    ['password_policy_blocked', 'policy-blocked'],
    ['signin_audience_policy', 'policy-blocked'],
    ['ffic_missing_required_claims_github', 'credential-invalid'],
    ['fic_not_found_by_name', 'application-not-found'],
  ])('%s is %s', (id, code) => {
    expect(graphError(recorded(id), 'do it')).toMatchObject({ code, message: expect.stringContaining('do it') })
  })

  it.each([
    [401, 'manager-credential-invalid'],
    [403, 'manager-forbidden'],
    [404, 'application-not-found'],
    [429, 'throttled'],
    [400, 'credential-invalid'],
    [409, 'credential-invalid'],
    [408, 'service-unavailable'],
    [499, 'credential-invalid'],
    [500, 'service-unavailable'],
    [503, 'service-unavailable'],
    [-1, 'service-unavailable'],
  ])('judges a bare %i as %s', (status, code) => {
    expect(graphError(failure(status), 'do it').code).toBe(code)
  })

  it('names the permission to grant', () => {
    expect(graphError(failure(403), 'x').hint).toMatch(/Application\.ReadWrite\.OwnedBy.*owner/)
  })

  it('knows the codes of app management policies', () => {
    expect(graphError(failure(400, 'CredentialTypeNotAllowedAsPerAppPolicy'), 'x').code).toBe('policy-blocked')
  })

  it('keeps what Graph said, and leaves out what it did not', () => {
    expect(
      graphError({ status: 403, code: 'Authorization_RequestDenied', message: 'm', requestId: 'r' }, 'x').answer,
    ).toEqual({
      service: 'Microsoft Graph',
      status: 403,
      code: 'Authorization_RequestDenied',
      message: 'm',
      correlationId: 'r',
    })
    expect(graphError(failure(-1), 'x').answer).toEqual({ service: 'Microsoft Graph', message: 'm' })
  })
})
