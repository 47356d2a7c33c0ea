/** Tests how a plan looks to a reviewer: in the job log and in the summary, whatever is written in names and subjects. */
import { describe, expect, it } from 'vitest'
import type { FederatedChange } from '../../src/core/plan/change.ts'
import type { PlanResult } from '../../src/federation/plan/plan.ts'
import { code } from '../../src/report/markdown.ts'
import { appliedLines, buildApplySummary, buildPlanSummary, planLines } from '../../src/report/plan.ts'
import { workflowLines } from '../../src/report/workflow.ts'
import { AUDIENCE, CLIENT_ID, GITHUB } from '../federation/job.ts'
import { explained } from './explained-job.ts'

const SUBJECT = 'repo:octo-org@1/shop@2:environment:production'
const credential = { name: 'gh-shop', issuer: GITHUB, subject: SUBJECT, audiences: [AUDIENCE] }
const change = (more: Partial<FederatedChange> = {}): FederatedChange =>
  ({
    resource: 'federated',
    action: 'create',
    ...credential,
    reason: 'No stored credential matches.',
    source: 'inputs',
    differences: [],
    ...more,
  }) as FederatedChange

function result(changes: readonly FederatedChange[], more: Partial<PlanResult> = {}): PlanResult {
  return {
    plan: {
      version: 1,
      digest: 'd1'.repeat(32),
      targets: [
        {
          kind: 'application',
          clientId: CLIENT_ID,
          id: 'object-id',
          uniqueName: null,
          displayName: null,
          error: null,
          changes,
        },
      ],
    },
    declared: {
      desired: { credential, source: 'inputs' },
      source: "This job's own ID token.",
      lints: [],
      warnings: [],
    },
    stored: [],
    session: undefined,
    lints: [],
    remarks: [],
    blockedFacts: {},
    ...more,
  } as PlanResult
}

const said = (made: PlanResult) => planLines(made).map(({ text }) => text)

describe('the log', () => {
  it('says what is planned for what, why, and by which source', () => {
    expect(said(result([change()]))).toEqual([
      `Plan for application ${CLIENT_ID}: 1 to write`,
      '+ create "gh-shop"',
      `    subject    ${SUBJECT}`,
      `    issuer     ${GITHUB}`,
      `    audience   ${AUDIENCE}`,
      '    because    No stored credential matches.',
      "Source: This job's own ID token.",
      `Digest: ${'d1'.repeat(32)}`,
    ])
  })

  it('shows differences, expressions, refusals and what is left alone', () => {
    const { subject: _, ...bare } = change({ action: 'refuse', reason: 'audience-conflict' })
    const refused: FederatedChange = {
      ...bare,
      claimsMatchingExpression: "claims['sub'] eq 'x'",
      differences: [{ field: 'audiences', from: 'a', to: 'b' }],
    }
    const stored = [credential, { ...credential, name: 'other' }]
    const lines = said(result([refused], { stored, remarks: ['a remark'] }))
    expect(lines[0]).toBe(
      `Plan for application ${CLIENT_ID}: 0 to write, 1 refused; 2 other credentials are left alone`,
    )
    expect(lines).toContain('! refuse "gh-shop"')
    expect(lines).toContain("    expression claims['sub'] eq 'x'")
    expect(lines.join('\n'), 'a refused change alters nothing').not.toContain('"a" → "b"')
    const updated = said(
      result([{ ...refused, action: 'update', reason: 'It is ours.' } as FederatedChange], { stored }),
    )
    expect(updated).toContain('    audiences: "a" → "b"')
    expect(lines).toContain('a remark')
  })

  it('says of a refused change what failed, what is in the way, and what to do first', () => {
    const before = { ...credential, name: 'by | hand', audiences: ['api://old'] }
    const owned = { ...before, description: 'Managed by entra-workload-identity-federation; owner=octo-org/ops@7; x' }
    const made = (stored: typeof before) =>
      result([change({ action: 'refuse', reason: 'audience-conflict', stored })], { stored: [stored] })
    const lines = said(made(before))
    const because = lines.findIndex((line) => line.startsWith('    because '))
    expect(lines.slice(because, because + 3)).toEqual([
      '    because    [audience-conflict] The credential "by | hand" trusts this subject with another audience ("api://old").',
      `               In the way: "by | hand" trusts "${SUBJECT}" of "${GITHUB}" for "api://old"; no owner is marked on it.`,
      '               Set `audience: api://old` on this step: that credential is not ours to alter.',
    ])
    const applied = planLines(made(before), 'applied').map(({ text }) => text)
    expect(applied.join('\n'), 'the error that follows says it').not.toContain('In the way')
    expect(said(made(owned)).join('\n')).toContain('its owner is "octo-org/ops@7".')
    expect(buildPlanSummary(made(before), [])).toContain('In the way: "by &#124; hand" trusts')
  })

  it('counts what is kept or updated not among the others', () => {
    const stored = [credential, { ...credential, name: 'other' }]
    expect(said(result([change({ action: 'keep' })], { stored }))[0]).toMatch(
      /0 to write; 1 other credential is left alone$/,
    )
    expect(said(result([change({ action: 'update' })], { stored: [credential] }))[0]).toMatch(/1 to write$/)
  })

  it('says that nothing was compared, and gives no digest', () => {
    const made = result([change()], { stored: undefined })
    const lines = said({ ...made, plan: { ...made.plan, digest: 'not-compared' } })
    expect(lines[0]).toMatch(/not compared, since no manager reads it$/)
    expect(lines.join('\n')).not.toContain('Digest')
    expect(lines[1]).toBe('? needed, not compared "gh-shop"')
  })

  it('warns about weak trust, each with the safer choice', () => {
    const made = result([change()], {
      lints: [{ code: 'x', severity: 'warning', message: 'It is weak.', safer: 'Do better.' }],
    })
    const warned = { ...made, declared: { ...made.declared, warnings: ['BUG, please report it'] } }
    expect(planLines(warned).filter(({ level }) => level === 'warning')).toEqual([
      { level: 'warning', text: 'BUG, please report it' },
      { level: 'warning', text: 'It is weak. Do better.' },
    ])
  })

  it('runs no workflow command that stands in a name', () => {
    const subject = 'repo:a/b:environment:x\n::set-env name=A::b'
    const line = explained({ job: '::stop-commands::x\n::stop-commands::x', subject }, { trust: 'no' })
    const lines = [...planLines(result([change({ subject })])), ...workflowLines([line])]
    expect(lines.length).toBeGreaterThan(5)
    for (const { text } of lines) expect(text).not.toMatch(/^\s*::|[\r\n]/)
  })

  it('says what became of the credential', () => {
    const applied = { outcome: 'created', credentialName: 'gh-shop', credentialId: 'id' } as const
    expect(appliedLines(applied)).toEqual([{ level: 'info', text: 'The federated credential "gh-shop" was created' }])
    expect(appliedLines({ ...applied, provedAfterMs: 1240 })[0]?.text).toMatch(/accepted this job after 1\.2 s$/)
  })
})

describe('the summary', () => {
  it('shows the display name beside the ID, and says whether the target drifted', () => {
    const made = result([change({ action: 'keep' })])
    const named = { ...made.plan, targets: made.plan.targets.map((target) => ({ ...target, displayName: 'shop' })) }
    const text = buildPlanSummary({ ...made, plan: named }, [])
    expect(text).toContain(`### Plan for application "shop" (${CLIENT_ID})`)
    expect(text).toContain('The target holds what is declared.')
    const unread = buildPlanSummary({ ...made, plan: { ...made.plan, digest: 'not-compared' } }, [])
    expect(unread).toContain('is not known: no manager reads it')
  })

  it('is a table to approve from, with digest and drift', () => {
    const text = buildPlanSummary(result([change()]), [])
    expect(text).toContain(`### Plan for application ${CLIENT_ID}: 1 to write`)
    expect(text).toContain(
      `| + create | ${code('gh-shop')} | ${code(SUBJECT)} | ${code(GITHUB)} | ${code(AUDIENCE)} | No stored credential matches. |`,
    )
    expect(text).toContain(`The target does not hold what is declared. Digest: ${code('d1'.repeat(32))}`)
  })

  it('cannot be broken by a name', () => {
    const subject = 'repo:a/b:environment:x | y `z` <img src=x> [a](b)\n| forged | row |'
    const lines = buildPlanSummary(result([change({ subject })]), [
      explained({ job: 'j|k', subject }, { trust: 'no' }),
    ]).split('\n')
    const rows = lines.filter((line) => line.startsWith('|'))
    // Two tables: head and rule and one row each.
    expect(rows).toHaveLength(6)
    for (const row of rows) expect(row).not.toMatch(/^\| forged/)
    expect(rows[2]?.match(/(?<!\\)\|/g)).toHaveLength(7)
    expect(rows[5]?.match(/(?<!\\)\|/g)).toHaveLength(5)
  })

  it('of a workflow alone is its table', () => {
    const text = buildPlanSummary(undefined, [explained({ job: 'a', subject: 'x' })])
    expect(text).toContain('#### Subjects of the workflow')
    expect(text).toContain(`| ${code('a')} | ${code('push')} | ${code('x')} |  |`)
    expect(text).not.toContain('is declared')
  })

  it('holds lints and remarks', () => {
    const text = buildPlanSummary(
      result([change()], {
        lints: [{ code: 'x', severity: 'warning', message: 'It is weak.', safer: 'Do better.' }],
        remarks: ['subject  presented: x', '``` not the end'],
      }),
      [],
    )
    expect(text).toContain('It is weak. Do better.')
    expect(text).toContain('````text\nsubject  presented: x')
  })

  it('of an apply says how it was proved, or why not', () => {
    const applied = { outcome: 'created', credentialName: 'gh-shop', credentialId: 'id' } as const
    expect(buildApplySummary(result([change()]), { ...applied, provedAfterMs: 1240 })).toContain(
      '### Federated credential created',
    )
    expect(buildApplySummary(result([change()]), { ...applied, provedAfterMs: 1240 })).toContain('after 1.2 s')
    expect(buildApplySummary(result([change()]), applied)).toContain('for another job')
  })
})
