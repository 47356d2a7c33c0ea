/** Tests the rule for every repository of an owner: pinned by the owner's ID and one literal workflow. */
import { describe, expect, it } from 'vitest'
import { parseExpression } from '../../../src/core/expression/expression.ts'
import { compileOwnerWide, type OwnerWideIntent } from '../../../src/core/expression/owner-wide.ts'
import { reachesOf } from '../../../src/core/expression/reach.ts'
import { validateExpression } from '../../../src/core/expression/rules.ts'
import { addressText } from '../../../src/core/target.ts'

const INTENT: OwnerWideIntent = {
  owner: 'octo-org',
  ownerId: '1',
  environment: 'prod:eu',
  jobWorkflowRef: 'octo-org/ci/.github/workflows/deploy.yml@refs/heads/main',
}
const ISSUER = 'https://token.actions.githubusercontent.com'

describe('a rule for every repository of an owner', () => {
  it('is one that Entra takes and that no guard blocks', () => {
    const compiled = compileOwnerWide(INTENT)
    const text = compiled.ok ? compiled.expression : ''
    expect(text).toBe(
      `claims['sub'] matches 'repo:octo-org*:environment:prod%3Aeu' and claims['repository_owner_id'] eq '1' and claims['job_workflow_ref'] eq '${INTENT.jobWorkflowRef}'`,
    )
    const parsed = parseExpression(text)
    expect(parsed.ok && validateExpression(parsed.expression, ISSUER)).toEqual([])
    expect(parsed.ok && reachesOf(parsed.expression, { repository: undefined })).toEqual([])
  })

  it.each([
    ['owner', { owner: 'octo*' }],
    ['environment', { environment: "it's" }],
    ['workflow', { jobWorkflowRef: 'octo-org/ci/.github/workflows/*.yml@refs/heads/main' }],
  ])('takes no wildcard or quote in the %s', (_, more) => {
    const compiled = compileOwnerWide({ ...INTENT, ...more })
    expect(compiled.ok).toBe(false)
    expect(compiled.ok ? '' : compiled.reason).toContain('cannot say literally')
  })
})

describe('an address', () => {
  it('is spelled by its key', () => {
    expect(addressText({ kind: 'application', clientId: 'c' })).toBe('application c')
    expect(addressText({ kind: 'application', objectId: 'o' })).toBe('application with object ID o')
    expect(addressText({ kind: 'application', uniqueName: 'u' })).toBe('application "u"')
    expect(addressText({ kind: 'managed-identity', resourceId: '/r' })).toBe('managed identity /r')
  })
})
