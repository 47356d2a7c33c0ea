/** Tests the job summary: readable when something changed or failed, and not to be broken out of. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { desiredCredential } from '../../src/core/credential/trust.ts'
import { FederationError } from '../../src/core/error.ts'
import { parseSubject } from '../../src/core/subject/subject.ts'
import type { SignInResult } from '../../src/federation/sign-in/sign-in.ts'
import { buildFailureSummary } from '../../src/report/failure.ts'
import { buildSuccessSummary, describeWho } from '../../src/report/sign-in.ts'
import { ARM, CLIENT_ID, claimsOf, SUBJECT, sha256Hex } from '../federation/job.ts'

const TENANT = '00000000-0000-0000-0000-00000000000a'
const result = (more: Partial<SignInResult> = {}): SignInResult => ({
  clientId: CLIENT_ID,
  claims: claimsOf(),
  change: 'created',
  credential: { ...desiredCredential(claimsOf(), 'application', sha256Hex), id: 'id-1' },
  propagationMs: 12_340,
  tokens: [{ scope: ARM, token: 'the-token', expiresOn: Date.parse('2026-03-01T12:00:00Z') }],
  ...more,
  parsed: parseSubject((more.claims ?? claimsOf()).sub),
})
const summaryOf = (more: Partial<SignInResult> = {}) => buildSuccessSummary(result(more), TENANT) ?? ''

/** What a renderer would take for structure outside of fenced blocks. */
function structure(markdown: string): string {
  return (
    markdown
      .replace(/^(`{3,})[\s\S]*?^\1$/gm, '(block)')
      .replace(/<code>[^<]*<\/code>/g, '(text)')
      // A sentence: nothing in it that Markdown or HTML reads as markup.
      .replace(/^(\| What \w+(?: \w+)? \| )(?:[^|<>`*[\]\\~$!\n])* \|$/gm, '$1(text) |')
  )
}

describe('describeWho', () => {
  it.each([
    [SUBJECT, 'octo-org/shop, environment production'],
    ['repo:octo-org/shop:ref:refs/heads/main', 'octo-org/shop, branch main'],
    ['repo:octo-org/shop:ref:refs/tags/v1', 'octo-org/shop, tag v1'],
    ['repo:octo-org/shop:pull_request', 'octo-org/shop, pull request'],
  ])('names %s', (sub, who) => {
    expect(describeWho(result({ claims: claimsOf({ sub }) }))).toBe(who)
  })

  it('names the issuer where there is no repository', () => {
    expect(describeWho(result({ claims: claimsOf({ repository: undefined }) }))).toContain(
      'token.actions.githubusercontent.com',
    )
  })
})

describe('buildSuccessSummary', () => {
  it('is there only when something changed', () => {
    expect(buildSuccessSummary(result({ change: 'kept' }), TENANT)).toBeUndefined()
  })

  it('says who may become what, what changed, how long it took and until when the token lasts', () => {
    for (const part of [
      'octo-org/shop, environment production',
      CLIENT_ID,
      TENANT,
      'was created',
      SUBJECT,
      '12.3 s',
      '2026-03-01T12:00:00',
      '```mermaid',
    ])
      expect(summaryOf()).toContain(part)
    expect(summaryOf()).not.toContain('the-token')
  })

  it('says what a corrected credential was before', () => {
    const before = {
      ...desiredCredential(claimsOf(), 'application', sha256Hex),
      audiences: ['api://old'],
      subject: 'old-subject',
    }
    const text = summaryOf({ change: 'updated', before })
    for (const part of ['was updated', 'api://old', 'old-subject']) expect(text).toContain(part)
    expect(summaryOf({ change: 'updated' })).not.toMatch(/Its (?:audience|subject) was/)
    const { propagationMs: _, ...atOnce } = result()
    expect(buildSuccessSummary(atOnce, TENANT)).toContain('at once')
  })

  it('shows what is weak about the new trust, with the safer choice', () => {
    const lint = { code: 'unprotected', severity: 'warning', message: 'It is | weak.', safer: 'Do better.' } as const
    expect(summaryOf({ lints: [lint] })).toContain('**Worth a second look**\n\n- It is &#124; weak. Do better.')
    expect(summaryOf()).not.toContain('second look')
  })

  it("keeps its structure whatever the job's names say", () => {
    const expected = structure(summaryOf())
    const evil = fc.oneof(
      fc.constantFrom(
        'a|b',
        '`x`',
        '```',
        '<script>x</script>',
        '<img src=x>',
        '"]; click job "javascript:x"',
        '</code>',
        '[x](https://evil.example)',
        '**bold**',
        'a\nb',
        '# h',
      ),
      fc.string({ minLength: 1, unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(evil, evil, (environment, repository) => {
        const sub = `repo:octo-org/shop:environment:${environment.replaceAll(':', '%3A')}`
        const claims = claimsOf({ sub, environment, repository })
        const text = summaryOf({ claims, credential: desiredCredential(claims, 'application', sha256Hex) })
        expect(structure(text)).toBe(expected)
        const diagram = /```+mermaid\n([\s\S]*?)\n```/.exec(text)?.[1]?.split('\n') ?? []
        expect(diagram).toHaveLength(3)
        expect(diagram[1]).toMatch(/^ {2}job\["[^"<>]*"\] -->\|"[^"<>]*"\| credential\["[^"<>]*"\]$/)
      }),
    )
  })
})

describe('buildFailureSummary', () => {
  it('holds what a summary can hold, and says how much is left out', () => {
    const details = Array.from({ length: 20_000 }, (_, index) => `federation.yml:${index}:1: This is not known here.`)
    const text = buildFailureSummary(new FederationError('configuration-invalid', 'Wrong.', { details }))
    expect(text.length).toBeLessThan(110_000)
    expect(text).toContain('federation.yml:0:1')
    expect(text).toMatch(/\n\d{5} more lines are in the log\.\n/)
  })

  it('shows code, sentence, cure, details and what the service said', () => {
    const text = buildFailureSummary(
      new FederationError('trust-missing', 'Entra does not trust this job.', {
        hint: 'Add it.',
        details: ['presented: x', 'az ad app'],
        answer: {
          service: 'Microsoft Entra',
          status: 401,
          code: 'AADSTS700213',
          message: 'No match',
          correlationId: 'c-1',
        },
      }),
    )
    for (const part of [
      'trust-missing',
      'Entra does not trust this job.',
      'Add it.',
      'presented: x',
      'az ad app',
      'HTTP 401',
      'AADSTS700213',
      'No match',
      'c-1',
    ])
      expect(text).toContain(part)
  })

  it('leaves out what there is not', () => {
    expect(
      buildFailureSummary(new FederationError('internal', 'm'))
        .split('\n')
        .filter((line) => line.startsWith('|')),
    ).toHaveLength(3)
    const silent = new FederationError('internal', 'm', { answer: { service: 'GitHub' } })
    expect(buildFailureSummary(silent)).not.toContain('GitHub')
    const spoke = new FederationError('internal', 'm', {
      answer: { service: 'GitHub', status: 429, message: 'HTTP 429' },
    })
    expect(buildFailureSummary(spoke)).toContain('| GitHub | <code>HTTP 429</code> |')
  })

  it('keeps its structure whatever is said', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('```', '</code>', '| a | b |', '\n# x', '*a*', '[x](y)'),
        (one, two, three) => {
          const error = (text: string) =>
            new FederationError('internal', `m${text}`, {
              hint: `h${text}`,
              details: [`d${text}`],
              answer: { service: 'GitHub', message: `s${text}`, correlationId: `c${text}` },
            })
          expect(structure(buildFailureSummary(error(one + three + two)))).toBe(
            structure(buildFailureSummary(error(''))),
          )
        },
      ),
    )
  })
})
