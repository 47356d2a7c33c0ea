/** Tests what a manager's token says about its rights. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicationManagerOf, grantsOf, principalOf } from '../../src/entra/grants.ts'

const token = (payload: unknown) => `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`

describe('grantsOf', () => {
  it.each<[unknown, readonly string[]]>([
    [{ roles: ['Application.ReadWrite.OwnedBy'] }, ['Application.ReadWrite.OwnedBy']],
    [{ scp: 'User.Read Application.ReadWrite.All' }, ['User.Read', 'Application.ReadWrite.All']],
    [{ roles: ['A'], scp: 'B' }, ['A', 'B']],
    [{}, []],
    [{ roles: 'A' }, []],
    [{ scp: 7 }, []],
    [null, []],
  ])('reads %j', (payload, grants) => {
    expect(grantsOf(token(payload))).toEqual(grants)
  })

  it('finds none in anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(grantsOf(text)).toEqual([])
      }),
    )
  })
})

describe('principalOf', () => {
  const oid = '44444444-4444-4444-8444-444444444444'

  it('tells a service principal from a person', () => {
    expect(principalOf(token({ oid, roles: ['A'] }))).toEqual({ kind: 'application', objectId: oid })
    expect(principalOf(token({ oid, scp: 'A' }))).toEqual({ kind: 'person', objectId: oid })
  })

  it.each([{}, null, { oid: 7 }, { oid: 'x; rm -rf /' }])('knows nobody by %j', (payload) => {
    expect(principalOf(token(payload))).toBeUndefined()
  })

  it('knows nobody by what is no token', () => {
    expect(principalOf('opaque')).toBeUndefined()
  })
})

describe('applicationManagerOf', () => {
  const id = '44444444-4444-4444-8444-444444444444'

  it.each([
    [{ oid: id, appid: id, roles: ['Application.ReadWrite.OwnedBy'] }, 'application', id, true],
    [{ oid: id, azp: id, roles: ['Application.Read.All'] }, 'application', id, false],
    [{ oid: id, appid: id, scp: 'Directory.AccessAsUser.All' }, 'person', id, true],
    [{ oid: id, appid: 'x', scp: 'Application.Read.All' }, 'person', undefined, false],
    [{}, 'unknown', undefined, true],
  ])('reads %j', (payload, kind, clientId, mayWrite) => {
    expect(applicationManagerOf(token(payload))).toEqual({
      kind,
      clientId,
      objectId: kind === 'unknown' ? undefined : id,
      mayWrite,
    })
  })
})
