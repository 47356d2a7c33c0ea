/** Turns every credential of every file into a named one: ten at once, the count printed before, every mistake reported at once. */
import { FederationError } from '../../core/error.ts'
import { type DeclarePorts, declareCredential } from '../plan/declare.ts'
import { type DeclareRequest, withOwnSubject } from '../plan/declared-match.ts'
import type { Clock, Log } from '../ports.ts'
import type { DeclaredInFleet } from './declared-in-fleet.ts'
import { type FleetCredential, type FleetFile, type FleetTarget, mapAtMost } from './fleet.ts'
import { toDeclaration } from './fleet-trust.ts'
import { assertRoomForMark, declareFinished, declareTwin, type SubjectForm, withoutRepeated } from './immutable-twin.ts'

/** What every credential of a run shares. */
export type FleetDeclareRequest = Pick<
  DeclareRequest,
  'repository' | 'audience' | 'serverUrl' | 'eventName' | 'authority' | 'tenantId' | 'own' | 'ownSubject'
>

export interface FleetDeclarePorts extends DeclarePorts {
  readonly clock: Clock
  readonly log: Log
}

/** A target of a file with its declared credentials. */
export interface DeclaredFleetTarget {
  readonly file: FleetFile
  readonly target: FleetTarget
  readonly credentials: readonly DeclaredInFleet[]
}

// What the file itself says wrongly; everything else is about what could not be read, and stops one target only.
const MISTAKES: ReadonlySet<string> = new Set(['credential-invalid', 'invalid-input', 'configuration-invalid'])
const AT_ONCE = 10
const MANY = 100

async function declareOne(
  entry: FleetCredential,
  { address }: FleetTarget,
  file: FleetFile,
  request: FleetDeclareRequest,
  ports: FleetDeclarePorts,
  form?: SubjectForm,
): Promise<DeclaredInFleet> {
  try {
    const trust = await toDeclaration(entry.trust, request, ports.github)
    const { trustRequest, repository, issuer, claims } = trust
    const { owner } = file
    const target = address.kind === 'managed-identity' ? address : ({ kind: 'application', clientId: '' } as const)
    const declared = await declareCredential(
      {
        ...request,
        trustRequest,
        repository,
        issuer,
        claims,
        target,
        owner,
        audience: entry.audience ?? request.audience,
        ...(form !== undefined && { form }),
      },
      ports,
    )
    const { credential } = declared.desired
    assertRoomForMark(credential, file)
    const named = entry.name === undefined || form !== undefined ? credential : { ...credential, name: entry.name }
    const desired = { ...declared.desired, credential: named, source: entry.source, adopt: entry.adopt }
    return { ok: true, entry, trust, declared: { ...declared, desired } }
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    return { ok: false, entry, error }
  }
}

/** A credential, and beside it the other form of it where the file says something of that. */
async function declareBoth(
  entry: FleetCredential,
  target: FleetTarget,
  file: FleetFile,
  request: FleetDeclareRequest,
  ports: FleetDeclarePorts,
): Promise<readonly DeclaredInFleet[]> {
  const declare = (form?: SubjectForm) => declareOne(entry, target, file, request, ports, form)
  const declared = await declare()
  switch (file.immutableSubjects ?? 'keep') {
    case 'keep':
      return [declared]
    case 'add':
      return declareTwin(declared, declare)
    case 'finish':
      return declareFinished(declared, declare)
  }
}

/** Repositories of GitHub that the files name, as they spell them. */
function repositoriesOf(files: readonly FleetFile[], own: string): ReadonlySet<string> {
  const trusts = files.flatMap(({ targets }) => targets.flatMap(({ credentials }) => credentials))
  return new Set(
    trusts.flatMap(({ trust }) => (trust.kind === 'github' ? [(trust.repository ?? own).toLowerCase()] : [])),
  )
}

/** How many questions each repository takes: itself, its template, and each context that can be guarded. */
function questionsOf(files: readonly FleetFile[], own: string): number {
  const contexts = new Set(
    files.flatMap(({ targets }) =>
      targets.flatMap(({ credentials }) =>
        credentials.flatMap(({ trust }) =>
          trust.kind === 'github' ? [JSON.stringify([trust.repository ?? own, trust.context])] : [],
        ),
      ),
    ),
  )
  return 2 * repositoriesOf(files, own).size + contexts.size
}

/**
 * Says how much is asked, and stops where the token's rate limit does not suffice.
 * @throws FederationError `github-forbidden` with the time at which there is more
 */
async function assertLimit(
  files: readonly FleetFile[],
  { repository }: FleetDeclareRequest,
  { github, log }: FleetDeclarePorts,
): Promise<void> {
  const repositories = repositoriesOf(files, repository)
  if (repositories.size === 0 || github === undefined) return
  const needed = questionsOf(files, repository)
  const about = repositories.size === 1 ? 'one repository' : `${repositories.size} repositories`
  log.info(`Asking GitHub about ${about}: at most ${needed} requests, ten at once`)
  const [first = repository] = repositories
  await github.repository(first).catch(() => undefined)
  const left = github.rateLimit?.()
  if (left === undefined || left.remaining >= needed - 1) return
  throw new FederationError(
    'github-forbidden',
    `GitHub answers ${left.remaining} more requests of this token until ${new Date(left.resetsAt).toISOString()}; this needs up to ${needed}.`,
    { hint: 'Run again after that time, or give the token of a GitHub App, which has a larger limit.' },
  )
}

/** Counts in the log, where there is so much to ask that somebody waits. */
function createProgress(total: number, { github, log }: FleetDeclarePorts): () => void {
  const every = Math.ceil(total / 10)
  let done = 0
  return () => {
    done += 1
    const isDue = done % every === 0 || done === total
    if (github !== undefined && total >= MANY && isDue) log.info(`Asked about ${done} of ${total} credentials`)
  }
}

/** Reports what the files say wrongly, all at once. */
function throwMistakes(declared: readonly DeclaredFleetTarget[]): void {
  const lines = declared.flatMap(({ credentials }) =>
    credentials.flatMap((each) =>
      !each.ok && MISTAKES.has(each.error.code)
        ? [[`${each.entry.source}: ${each.error.message}`, each.error.hint].join(' ').trim(), ...each.error.details]
        : [],
    ),
  )
  const [first] = lines
  if (first === undefined) return
  throw new FederationError(
    'configuration-invalid',
    lines.length === 1 ? `A file is wrong: ${first}` : 'The configuration declares credentials that can never work.',
    { hint: 'Correct the file; nothing was sent to Entra.', details: lines.length === 1 ? [] : lines },
  )
}

/** Stops where the rate limit was used up on the way, by other jobs with the same token: what was not asked is not known. */
function throwExhausted(declared: readonly DeclaredFleetTarget[], { github }: FleetDeclarePorts): void {
  if (github?.rateLimit?.()?.remaining !== 0) return
  const errors = declared.flatMap(({ credentials }) => credentials.flatMap((each) => (each.ok ? [] : [each.error])))
  const refused = errors.find(({ code }) => code === 'github-forbidden')
  if (refused !== undefined) throw refused
}

/**
 * Declares every credential of every file. What a repository does not tell stops its targets only.
 * @throws FederationError `configuration-invalid` with every mistake, or `github-forbidden`; nothing was sent to Entra by then
 */
export async function declareFleet(
  files: readonly FleetFile[],
  request: FleetDeclareRequest,
  ports: FleetDeclarePorts,
): Promise<readonly DeclaredFleetTarget[]> {
  await assertLimit(files, request, ports)
  const shared = withOwnSubject(request)
  const targets = files.flatMap((file) => file.targets.map((target) => ({ file, target })))
  const work = targets.flatMap(({ file, target }) => target.credentials.map((entry) => ({ file, target, entry })))
  const count = createProgress(work.filter(({ entry }) => entry.trust.kind === 'github').length, ports)
  const declared = await mapAtMost(work, AT_ONCE, async ({ file, target, entry }) => {
    const both = await declareBoth(entry, target, file, shared, ports)
    if (entry.trust.kind === 'github') count()
    return { file, target, declared: both }
  })
  const byTarget = new Map<FleetTarget, DeclaredInFleet[]>()
  for (const { target } of targets) byTarget.set(target, [])
  for (const each of declared) byTarget.get(each.target)?.push(...each.declared)
  const result = targets.map(({ file, target }) => ({
    file,
    target,
    credentials: withoutRepeated(byTarget.get(target) as readonly DeclaredInFleet[]),
  }))
  throwMistakes(result)
  throwExhausted(result, ports)
  return result
}
