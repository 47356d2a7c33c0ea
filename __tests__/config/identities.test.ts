/** Configuration files that create applications and assign roles: declared once, in one way, with their places. */
import { describe, expect, it } from 'vitest'
import { readConfigs } from '../../src/config/config.ts'
import type { DeclaredTarget } from '../../src/config/declared.ts'
import { FederationError } from '../../src/core/error.ts'

function read(text: string): readonly DeclaredTarget[] {
  return readConfigs([{ file: 'f.yml', text }]).flatMap(({ targets }) => targets)
}

function problemOf(text: string): string {
  try {
    read(text)
    return ''
  } catch (error) {
    return error instanceof FederationError ? error.message : 'another error'
  }
}

const CREATE = 'create: { display-name: Shop }'
const ROLE = (role: string) => `roles: [ { role: ${role}, scope: /subscriptions/s } ]`

describe('an application that a file creates', () => {
  it('is one, however many repositories use it, with each of their roles', () => {
    const [target, ...others] = read(`repositories:
  - repository: [a/b, a/c]
    environments:
      staging: { unique-name: shop, ${CREATE}, ${ROLE('Reader')} }
applications:
  - unique-name: shop
    ${ROLE('Contributor')}
`)
    expect(others).toEqual([])
    expect(target?.key).toMatchObject({ uniqueName: 'shop', create: { 'display-name': 'Shop' } })
    expect(target?.credentials).toHaveLength(2)
    expect(target?.roles.map(({ role, place }) => [role, place.line])).toEqual([
      ['Reader', 4],
      ['Reader', 4],
      ['Contributor', 7],
    ])
    expect(target?.adoptsApplication).toBe(false)
  })

  it('is created by the entry that says so, wherever it stands', () => {
    const [target] = read(`applications:
  - unique-name: shop
  - unique-name: shop
    ${CREATE}
    adopt: true
`)
    expect(target?.key).toMatchObject({ create: { 'display-name': 'Shop' } })
    expect(target?.adoptsApplication).toBe(true)
  })

  it('is adopted by the short form as well, which takes over no other credential', () => {
    const [target] = read(`repositories:
  - environments: { staging: { unique-name: shop, ${CREATE}, adopt: true } }
`)
    expect(target?.adoptsApplication).toBe(true)
    expect(target?.adopt).toBe(false)
  })

  it('is not created in two ways', () => {
    const text = `applications:
  - unique-name: shop
    ${CREATE}
  - unique-name: shop
    create: { display-name: Other }
`
    expect(problemOf(text)).toBe('A file is wrong: f.yml:4:5: This application is created in another way at f.yml:2:5.')
  })

  it('needs a unique name', () => {
    const text = `applications:
  - client-id: 11111111-1111-1111-1111-111111111111
    ${CREATE}
`
    expect(problemOf(text)).toContain('`create` needs `unique-name`')
  })
})

describe('a role', () => {
  it('needs a scope that is an ARM ID', () => {
    expect(problemOf(`applications:\n  - unique-name: shop\n    roles: [ { role: Reader, scope: shop } ]\n`)).toContain(
      'A scope must be an ARM ID',
    )
  })
})

describe('the scope of a role', () => {
  const scoped = (scope: string) =>
    problemOf(`applications:\n  - unique-name: shop\n    roles: [ { role: Reader, scope: '${scope}' } ]\n`)

  it.each([
    '/subscriptions/../x',
    '/subscriptions/s/../../x',
    '/subscriptions/s/./resourceGroups/x',
    '/subscriptions/s/resourceGroups/..',
    '/subscriptions/s//resourceGroups/x',
    '/subscriptions/s\\..\\x',
    '/subscriptions/s/%2e%2e/x',
    '/providers/Microsoft.Management/managementGroups/a/../b',
  ])('%s would be another one on the way, and is refused', (scope) => {
    expect(scoped(scope)).toContain('A scope must be an ARM ID')
  })

  it.each([
    '/subscriptions/s',
    '/subscriptions/s/resourceGroups/a..b/',
    '/providers/Microsoft.Management/managementGroups/m',
  ])('%s is one', (scope) => {
    expect(scoped(scope)).toBe('')
  })
})
