/** Tests how a role is assigned or removed: once, waiting for a new principal, never for longer than allowed. */
import { describe, expect, it } from 'vitest'
import type { FederationError } from '../../../src/core/error.ts'
import { assignmentName, type RoleAssignment } from '../../../src/core/role/assignment.ts'
import { diffRole, type RoleChange, roleDeletion, uncomparedRole } from '../../../src/core/role/diff.ts'
import { writeRole } from '../../../src/federation/fleet/write-role.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeRoles, READER } from '../fake-identities.ts'
import { createLog, sha256Hex } from '../job.ts'

const OURS = { tenantId: 't', owner: 'o', sha256Hex }
const DECLARED = { role: 'Reader', scope: '/subscriptions/s', source: 'f.yml:1:1' }
const line = (principalId?: string) =>
  diffRole({ declared: DECLARED, definition: READER }, { principalId, stored: [] }, OURS)

function open(given: readonly RoleAssignment[] = []) {
  const fake = createFakeRoles(given)
  const clock = createVirtualClock()
  const write = (change: RoleChange = line('p'), principalId: string | undefined = 'p', timeoutMs = 60_000) =>
    writeRole(
      { change, principalId, ownership: OURS, deadline: clock.now() + timeoutMs },
      { directory: fake.directory, clock, log: createLog() },
    )
  const failing = async (change?: RoleChange) =>
    (await write(change).then(
      () => undefined,
      (error: unknown) => error,
    )) as FederationError
  return { ...fake, clock, write, failing }
}

describe('a role', () => {
  it('is assigned under the name that was printed', async () => {
    const { write, assignments } = open()
    expect((await write()).outcome).toBe('created')
    expect(assignments.map(({ name }) => name)).toEqual([line('p').written.assignment])
  })

  it('is assigned to a principal that is known by now', async () => {
    const { write, assignments } = open()
    await write(line(), 'later')
    const about = { scope: '/subscriptions/s', roleId: 'reader', principalId: 'later' }
    expect(assignments).toEqual([{ ...about, name: assignmentName(about, OURS) }])
  })

  it('is kept where it is assigned already, under our name or another one', async () => {
    const { write, answers } = open()
    await write()
    expect((await write()).outcome).toBe('kept')
    answers.push({ answer: { kind: 'exists' } })
    expect((await write()).outcome).toBe('kept')
  })

  it('is ours where the answer got lost', async () => {
    const { write, answers } = open()
    answers.push({ answer: { kind: 'uncertain' }, happens: true })
    expect((await write()).outcome).toBe('created')
  })

  it('waits for its principal until the deadline', async () => {
    const { write, answers, failing, clock } = open()
    answers.push({ answer: { kind: 'principal-missing' } }, { answer: { kind: 'principal-missing' } })
    expect((await write()).outcome).toBe('created')
    for (let each = 0; each < 99; each++) answers.push({ answer: { kind: 'principal-missing' } })
    const started = clock.now()
    expect((await failing()).code).toBe('propagation-timeout')
    expect(clock.now() - started).toBeGreaterThanOrEqual(60_000)
  })

  it('is tried five times where nobody tells what happened', async () => {
    const { answers, failing, writes } = open()
    for (let each = 0; each < 9; each++) answers.push({ answer: { kind: 'uncertain' } })
    expect((await failing()).code).toBe('service-unavailable')
    expect(writes).toHaveLength(5)
  })

  it('is not assigned to nobody, and not without its definition', async () => {
    const { failing } = open()
    const fake = open()
    await expect(
      writeRole(
        { change: line(), principalId: undefined, ownership: OURS, deadline: 0 },
        { directory: fake.directory, clock: fake.clock, log: createLog() },
      ),
    ).rejects.toThrow('has no service principal')
    expect((await failing(uncomparedRole(DECLARED, 'Nobody reads.'))).code).toBe('application-not-found')
  })

  it('is removed by its name', async () => {
    const assignment = { name: 'n', scope: '/subscriptions/s', roleId: 'reader', principalId: 'p' }
    const { write, assignments } = open([assignment])
    expect((await write(roleDeletion(assignment, READER, 'f.yml'))).outcome).toBe('deleted')
    expect(assignments).toEqual([])
  })
})
