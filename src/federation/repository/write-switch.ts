/** Carries out the line about a switch: read, compared again, written as printed, read back, and put back where GitHub answers otherwise. */
import {
  decideSwitch,
  isSwitched,
  isUnchanged,
  needsOrganization,
  type Switchable,
  type SwitchChange,
} from '../../core/customization/switch.ts'
import { FederationError } from '../../core/error.ts'
import type { CustomizationAnswer } from '../../core/template/customization.ts'
import { propagationDelay, sleepUntil } from '../exchange/propagation.ts'
import type { RepositoryFacts } from '../ports.ts'
import type { CustomizationStore } from '../ports-repository.ts'
import type { SettlePorts } from './settle.ts'

/** A repository on its way to immutable subjects. */
export interface SwitchWrite {
  readonly repository: RepositoryFacts
  /** The line as it was printed. */
  readonly change: SwitchChange
}

type Store = Pick<CustomizationStore, 'customization' | 'organizationCustomization' | 'putCustomization'>

/** What turning a repository takes, by what GitHub answers now; of a GitHub Enterprise Server nobody asks. */
export async function readSwitch(
  { fullName, id, ownerId, createdAt, ofPerson }: RepositoryFacts,
  store: Pick<Store, 'customization' | 'organizationCustomization'>,
): Promise<ReturnType<typeof decideSwitch>> {
  const [owner = '', name = ''] = fullName.split('/')
  const answer = await store.customization(fullName)
  const ofOrganization = ofPerson !== true
  const shared = ofOrganization && needsOrganization(answer) ? await store.organizationCustomization(owner) : undefined
  return decideSwitch(answer, {
    repository: { owner, name, id, ownerId },
    createdAt,
    repositoryVisible: true,
    enterpriseServer: false,
    ofOrganization,
    ...(shared !== undefined && { organization: shared }),
  })
}

function stale({ repository: { fullName } }: SwitchWrite): FederationError {
  return new FederationError('plan-stale', `The subject template of ${fullName} changed after the plan was made.`, {
    hint: 'Plan again, and approve the new plan.',
  })
}

function invalid(fullName: string, said: string): FederationError {
  return new FederationError(
    'github-forbidden',
    `GitHub refuses to turn ${fullName} to immutable subjects: ${said || 'it does not say why'}.`,
    { hint: 'Nothing was changed.', answer: { service: 'GitHub', message: said } },
  )
}

/** Readings while GitHub shows what was there before, and of anything else. */
const MOST_READS = { unchanged: 6, other: 2 }

function shownIn({ status, body }: CustomizationAnswer): string {
  return status === 200 ? JSON.stringify(body) : `status ${status}`
}

/** Reads until GitHub shows the new state; what a first reading does not show may be there a moment later. */
async function readBack(
  fullName: string,
  now: Switchable,
  deadline: number,
  store: Store,
  { clock }: SettlePorts,
): Promise<{ readonly ok: boolean; readonly last: CustomizationAnswer }> {
  for (let reads = 1; ; reads++) {
    const last = await store.customization(fullName)
    if (isSwitched(last, now)) return { ok: true, last }
    const most = isUnchanged(last, now) ? MOST_READS.unchanged : MOST_READS.other
    const inTime = reads < most && (await sleepUntil(deadline, propagationDelay(reads - 1, clock.random()), clock))
    if (!inTime) return { ok: false, last }
  }
}

/** Puts back what was read before, and says what GitHub shows then. */
async function putBack(fullName: string, { former, written }: Switchable, store: Store): Promise<string> {
  const failed = `What was there before could not be put back: run ${written['way-back']}`
  try {
    const { kind } = await store.putCustomization(fullName, former)
    return kind === 'done'
      ? `What was there before was put back: it shows ${shownIn(await store.customization(fullName))} now.`
      : failed
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return failed
  }
}

async function mismatch(
  fullName: string,
  now: Switchable,
  last: CustomizationAnswer,
  store: Store,
): Promise<FederationError> {
  const { prefix } = now.written
  const restored = await putBack(fullName, now, store)
  return new FederationError(
    'service-unavailable',
    `GitHub does not answer as expected for ${fullName}: the prefix "${prefix}" with the same template was expected, and it shows ${shownIn(last)}. ${restored}`,
    { hint: 'See which subject its jobs present before anything else is done.', answer: { service: 'GitHub' } },
  )
}

const MOST_WRITES = 2

/**
 * Turns a repository to immutable subjects.
 * @param deadline milliseconds since the epoch
 * @throws FederationError `plan-stale`, or of GitHub; `service-unavailable` where GitHub answers otherwise afterwards
 */
export async function writeSwitch(
  write: SwitchWrite,
  store: Store,
  deadline: number,
  ports: SettlePorts,
): Promise<'updated' | 'kept'> {
  const { repository, change } = write
  const { fullName } = repository
  const now = await readSwitch(repository, store)
  if (now.kind === 'immutable') return 'kept'
  if (now.kind === 'refused') throw new FederationError(now.code, now.why)
  if (JSON.stringify(now.written) !== JSON.stringify(change.written)) throw stale(write)
  for (let writes = 1; ; writes++) {
    const answer = await store.putCustomization(fullName, now.sent)
    if ('said' in answer) throw invalid(fullName, answer.said)
    const { ok, last } = await readBack(fullName, now, deadline, store, ports)
    if (ok) return 'updated'
    // A write that nobody saw may not have happened.
    if (answer.kind === 'done' || writes >= MOST_WRITES) throw await mismatch(fullName, now, last, store)
  }
}
