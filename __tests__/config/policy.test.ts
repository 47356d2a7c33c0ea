/** Policy files: mistakes with their places, and one entry per configuration file. */
import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../src/config/policy.ts'
import { FederationError } from '../../src/core/error.ts'
import type { FilePolicy } from '../../src/core/policy/entry.ts'

function problems(text: string, files: readonly string[] = []): readonly string[] {
  try {
    readPolicy({ file: 'policy.yml', text }, files)
    return []
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    expect(error.code).toBe('configuration-invalid')
    return error.details.length > 0 ? error.details : [error.message.replace('A file is wrong: ', '')]
  }
}

const POLICY = `files:
  'teams/payments/*.yml': { applications: ['payments-*'], issuers: [github] }
  'teams/shop/*.yml': { kinds: [federated, certificates] }
deny: [pull-request]
`

describe('a policy file', () => {
  const read = (file: string): FilePolicy | undefined =>
    readPolicy({ file: 'policy.yml', text: POLICY }, [file]).get(file)

  it('has an entry for a file that matches', () => {
    expect(read('teams/payments/a.yml')?.entry?.applications).toEqual(['payments-*'])
  })

  it('has none for another one, and what is denied holds for it too', () => {
    expect(read('teams/other/a.yml')).toEqual({ entry: undefined, deny: ['pull-request'] })
  })

  it.each([
    ['nothing', '', 'policy.yml:1:1: The file is empty.'],
    ['no files', 'deny: []', 'policy.yml:1:1: `files` is missing.'],
    [
      'an unknown key',
      "files: { '*': { aplications: [a] } }",
      'policy.yml:1:17: `aplications` is not known here; did you mean `applications`?',
    ],
    [
      'an unknown kind',
      "files: { '*': { kinds: [federatd] } }",
      'policy.yml:1:25: `federatd` is not known here; known: federated, certificates, client-secrets, retire.',
    ],
    [
      'an unknown code',
      'files: {}\ndeny: [forks]',
      'policy.yml:2:8: `forks` is not known here; known: pull-request, unprotected, name-based, client-secrets.',
    ],
    ['a duplicate key', 'files: {}\nfiles: {}', 'policy.yml:2:1: This key stands twice in the same mapping.'],
  ])('with %s is refused', (_, text, line) => {
    expect(problems(text)).toEqual([line])
  })

  it('with two entries for one file is refused, whatever they allow', () => {
    const text = "files:\n  'teams/*': {}\n  'teams/a.yml': {}\n"
    expect(problems(text, ['teams/a.yml'])).toEqual([
      'policy.yml:3:3: The entries `teams/*` and `teams/a.yml` both match teams/a.yml; exactly one may.',
    ])
    expect(problems(text, ['teams/b.yml'])).toEqual([])
  })
})
