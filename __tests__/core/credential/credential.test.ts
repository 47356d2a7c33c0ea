/** Tests the deterministic name and the ownership marker of a credential. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildCredentialName,
  CREDENTIAL_LIMIT,
  CREDENTIAL_NAME,
  matchText,
  slug,
  VALUE_LIMIT,
} from '../../../src/core/credential/credential.ts'
import { buildDescription, parseOwner } from '../../../src/core/credential/owner.ts'
import credentials from '../../vectors/credentials.json' with { type: 'json' }

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', '-', '___', 'é', '日本', 'a'.repeat(400)),
)
const identity = fc.record({ issuer: anyText, match: anyText, audience: anyText })

describe('buildCredentialName', () => {
  it('reads like its parts and ends with the hash of the identity', () => {
    const of = {
      issuer: 'https://token.actions.githubusercontent.com',
      match: 'repo:octo-org/octo-repo:environment:production',
      audience: 'api://AzureADTokenExchange',
    }
    const hash = sha256Hex(`${of.issuer}\n${of.match}\n${of.audience}`).slice(0, 8)
    expect(buildCredentialName(['gh', 'octo-org/octo-repo', 'environment', 'production'], of, sha256Hex)).toBe(
      `gh-octo-org-octo-repo-environment-production-${hash}`,
    )
  })

  it('is always a name that Graph and ARM accept', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 6 }), identity, (parts, of) => {
        const name = buildCredentialName(parts, of, sha256Hex)
        expect(name).toMatch(CREDENTIAL_NAME)
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/)
        expect(buildCredentialName(parts, of, sha256Hex)).toBe(name)
      }),
    )
  })

  it('keeps the hash however long the readable part is', () => {
    const of = { issuer: 'i', match: 's', audience: 'a' }
    const name = buildCredentialName(['gh', 'x'.repeat(500)], of, sha256Hex)
    expect(name).toHaveLength(120)
    expect(name.endsWith(`-${sha256Hex('i\ns\na').slice(0, 8)}`)).toBe(true)
  })

  it('differs where issuer, subject or audience differ, also in case and in what the slug loses', () => {
    const branches = [
      'main',
      'Main',
      'release/1.0',
      'release-1.0',
      'release.1-0',
      'release%3A1',
      'x'.repeat(200),
      `${'x'.repeat(200)}y`,
    ]
    const names = [
      'https://token.actions.githubusercontent.com',
      'https://token.actions.githubusercontent.com/octo',
    ].flatMap((issuer) =>
      branches.flatMap((branch) =>
        ['api://AzureADTokenExchange', 'api://AzureADTokenExchangeUSGov'].map((audience) =>
          buildCredentialName(
            ['gh', 'o/r', 'branch', branch],
            { issuer, match: `repo:o/r:ref:refs/heads/${branch}`, audience },
            sha256Hex,
          ),
        ),
      ),
    )
    expect(new Set(names).size).toBe(2 * branches.length * 2)
  })

  it('has no collisions among the credentials of the field', () => {
    const identities = new Map<string, string>()
    for (const { fic } of credentials.examples as readonly { fic: Record<string, unknown> }[]) {
      const match = String(fic.subject ?? (fic.claimsMatchingExpression as { value?: string } | undefined)?.value ?? '')
      const of = { issuer: String(fic.issuer), match, audience: String((fic.audiences as string[] | undefined)?.[0]) }
      const name = buildCredentialName([], of, sha256Hex)
      const key = JSON.stringify(of)
      expect(identities.get(name) ?? key).toBe(key)
      identities.set(name, key)
    }
    expect(identities.size).toBeGreaterThan(30)
  })
})

describe('slug', () => {
  it('holds letters, digits and single inner hyphens only', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(slug(text)).toMatch(/^(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)?$/)
      }),
    )
  })
})

describe('ownership marker', () => {
  const owner = fc.stringMatching(/^[\w.-]{1,39}\/[\w.-]{1,60}(?::[\w./-]{1,40})?$/)

  it('gives the owner back', () => {
    fc.assert(
      fc.property(owner, fc.string(), (name, about) => {
        expect(parseOwner(buildDescription(name, about.slice(0, 100)))).toBe(name)
      }),
    )
  })

  it('gives the owner back when since= follows it', () => {
    fc.assert(
      fc.property(owner, fc.string(), (name, about) => {
        const [marker = '', rest = ''] = buildDescription(name, about.slice(0, 100)).split(/; (?!owner)/, 2)
        expect(parseOwner(`${marker}; since=2026-01-01; ${rest}`)).toBe(name)
      }),
    )
  })

  it('is spelled as the contract spells it', () => {
    expect(buildDescription('octo-org/shop', 'octo-org/shop environment production')).toBe(
      'Managed by entra-workload-identity-federation; owner=octo-org/shop; octo-org/shop environment production',
    )
  })

  it.each([
    [undefined],
    [''],
    ['GitHub Actions'],
    ['managed by entra-workload-identity-federation; owner=octo-org/shop; x'],
    ['Note: Managed by entra-workload-identity-federation; owner=octo-org/shop; x'],
    ['Managed by entra-workload-identity-federation; owner='],
    ['Managed by entra-workload-identity-federation; owner= ; since=2026-01-01'],
  ])('is not read from %j', (description) => {
    expect(parseOwner(description)).toBeUndefined()
  })

  it('does not take a longer owner for a shorter one', () => {
    expect(parseOwner(buildDescription('octo-org/shop-two', 'x'))).not.toBe('octo-org/shop')
  })

  it('is refused, never cut, where it does not fit into a description', () => {
    const room = VALUE_LIMIT - buildDescription('octo-org/shop', '').length
    expect(buildDescription('octo-org/shop', 'x'.repeat(room))).toHaveLength(VALUE_LIMIT)
    expect(() => buildDescription('octo-org/shop', 'x'.repeat(room + 1))).toThrow('600 are allowed')
  })
})

it('knows the limits of Graph and ARM', () => {
  expect(CREDENTIAL_LIMIT).toBe(20)
  expect(VALUE_LIMIT).toBe(600)
})

describe('matchText', () => {
  it('is the subject, or the expression of a flexible credential', () => {
    expect(matchText({ subject: 's' })).toBe('s')
    expect(matchText({ claimsMatchingExpression: { value: "claims['sub'] eq 's'", languageVersion: 1 } })).toBe(
      "claims['sub'] eq 's'",
    )
  })
})
