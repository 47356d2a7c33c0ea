/** Plans a wave: repositories that are turned to immutable subjects in this run, where nothing that trusts them would be lost. */
import { issuerForServer, issuerKind } from '../../core/credential/issuer.ts'
import { FederationError } from '../../core/error.ts'
import { createGate, mapAtMost } from '../fleet/fleet.ts'
import type { MergedTarget } from '../fleet/merge-targets.ts'
import type { FleetRequest } from '../fleet/planned-target.ts'
import type { PlanResources } from '../fleet/resources.ts'
import type { RateLimit } from '../ports.ts'
import { AT_ONCE, assertLimit } from './declared-repositories.ts'
import { REFUSED } from './plan-environment.ts'
import { readStoredTrusts, type StoredTrusts, type TrustPorts } from './stored-trusts.ts'
import { findCandidates, type SwitchCandidate, type SwitchRights } from './switch-candidates.ts'
import {
  decideLine,
  emptyLine,
  judgeSwitch,
  type Line,
  type LinePorts,
  type ReadCandidate,
  refusedLine,
  toTarget,
  unseenLine,
} from './switch-line.ts'
import { readSwitch } from './write-switch.ts'

export interface SwitchPorts extends TrustPorts {
  /** Undefined without a token. */
  readonly rights: SwitchRights | undefined
  /** True where the plan is carried out at once: then the token's limit has to last for it. */
  readonly applies: boolean
}

/** Requests to turn one: its template and its organization's are read, it is written and read back. */
const WRITING = 4
const MOST_NAMES = 20

function issuerOf({ serverUrl, own }: FleetRequest): string {
  const issuer = issuerForServer(serverUrl)
  if (issuer !== undefined && issuerKind(own?.iss ?? issuer) !== 'github-enterprise-server') return issuer
  throw new FederationError(
    'configuration-invalid',
    '`switch` turns repositories to immutable subjects, which a GitHub Enterprise Server does not have.',
    { hint: 'Take `switch` out of `immutable-subjects`. Nothing was written.' },
  )
}

/** The lines of one wave, and what is left for later ones. */
interface Wave {
  readonly lines: readonly Line[]
  readonly later: readonly ReadCandidate[]
}

/** Takes what can be turned, so many per file; a repository that is refused takes no place, unless nothing was read at all. */
function planWave(reads: readonly ReadCandidate[], trusts: StoredTrusts, ports: LinePorts): Wave {
  const lines: Line[] = []
  const later: ReadCandidate[] = []
  const taken = new Map<string, number>()
  for (const read of reads) {
    const { decision, candidate } = read
    if (decision.kind === 'refused') {
      lines.push(refusedLine(candidate, emptyLine(candidate, ''), decision.code, decision.why))
      continue
    }
    if (decision.kind === 'immutable') {
      const line = emptyLine(candidate, 'Its subjects carry IDs already.')
      if (!candidate.byPattern) lines.push({ candidate, change: line, write: REFUSED, forbidden: [] })
      continue
    }
    const { file } = candidate.file
    const count = taken.get(file) ?? 0
    if (count >= candidate.atMost) {
      later.push(read)
      continue
    }
    const line = decideLine(read, decision, trusts, ports)
    if (line.change.action === 'update' || !trusts.ok) taken.set(file, count + 1)
    lines.push(line)
  }
  return { lines, later }
}

/** What is left of the token's limit, by the answers to all requests so far. */
function leftOf({ github, store }: SwitchRights): RateLimit | undefined {
  const told = [github.rateLimit?.(), store.rateLimit()].filter((each) => each !== undefined)
  return told.toSorted((left, right) => left.remaining - right.remaining)[0]
}

const named = (names: readonly string[]) =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`

function warningsOf({ lines, later }: Wave): readonly string[] {
  const turned = lines.filter(({ change }) => change.action === 'update').length
  const byFile = new Map<string, string[]>()
  for (const { candidate } of later) {
    const head = `${candidate.file.file}: left for the next runs (\`at-most\` is ${candidate.atMost})`
    byFile.set(head, [...(byFile.get(head) ?? []), candidate.name])
  }
  return [
    ...(turned === 0
      ? []
      : [
          `${turned === 1 ? 'One repository gets another subject' : `${turned} repositories get other subjects`} for every party that trusts them. What is outside of this tenant (AWS, Google Cloud, Vault), and managed identities that no file names, cannot be checked: make sure that they trust the form with IDs too.`,
        ]),
    ...[...byFile].map(([head, names]) => `${head}: ${named(names)}.`),
  ]
}

/** Repositories that credentials of files name: their templates were read already, and every answer is asked for once. */
function readBefore(targets: readonly MergedTarget[]): ReadonlySet<string> {
  const credentials = targets.flatMap(({ declarations }) => declarations.flatMap((each) => each.credentials))
  return new Set(credentials.flatMap((each) => (each.ok ? [`${each.declared.repository?.id}`] : [])))
}

/** Reads what GitHub shows of each candidate, as far as the token's limit goes. */
async function readCandidates(
  candidates: readonly SwitchCandidate[],
  known: ReadonlySet<string>,
  rights: SwitchRights,
  log: SwitchPorts['log'],
): Promise<readonly ReadCandidate[]> {
  const seen = candidates.flatMap((candidate) =>
    candidate.facts instanceof FederationError ? [] : [{ candidate, facts: candidate.facts }],
  )
  const needed = seen.filter(({ facts }) => !known.has(facts.id)).length
  log.info(`Comparing the subject templates of ${seen.length} repositories: about ${needed} more requests, ten at once`)
  assertLimit(leftOf(rights), needed, 'reading the subject templates')
  return mapAtMost(seen, AT_ONCE, async (each) => ({ ...each, decision: await readSwitch(each.facts, rights.github) }))
}

/** Builds the planner of switches; what stands against one repository stands in its line. */
export function createSwitchPlanner(ports: SwitchPorts): PlanResources {
  return async (targets, request) => {
    const issuer = issuerOf(request)
    const { rights } = ports
    if (rights === undefined)
      throw new FederationError(
        'github-forbidden',
        '`switch` needs a `github-token` that may write subject templates.',
        {
          hint: 'Give the token of a GitHub App with the permission "Actions: write".',
        },
      )
    const mayTurn = (each: SwitchCandidate) => judgeSwitch(each, request).length === 0
    const { candidates, warnings } = await findCandidates(request, rights, mayTurn)
    const unseen = candidates.flatMap((each) =>
      each.facts instanceof FederationError ? [unseenLine(each, each.facts)] : [],
    )
    const reads = await readCandidates(candidates, readBefore(targets), rights, ports.log)
    const trusts: StoredTrusts = reads.some(({ decision }) => decision.kind === 'switchable')
      ? await readStoredTrusts(targets, issuer, request, ports)
      : { ok: true, targets: [] }
    const wave = planWave(reads, trusts, { rights, clock: ports.clock, request, gate: createGate(AT_ONCE) })
    const writing = wave.lines.filter(({ change }) => change.action === 'update').length * WRITING
    if (ports.applies) assertLimit(leftOf(rights), writing, 'turning the repositories')
    return {
      targets: new Map(),
      repositories: [...unseen, ...wave.lines].map((line) => toTarget(line, ports.log)),
      warnings: [...warnings, ...warningsOf(wave)],
    }
  }
}
