/** Plans the certificates of applications: what files declare against the key credentials that were read, judged by their policies. */
import {
  type CertificateChange,
  type CertificateDeclaration,
  diffCertificates,
  storedWarnings,
  uncomparedCertificates,
} from '../../core/certificate/diff.ts'
import { FederationError } from '../../core/error.ts'
import { changeKey } from '../../core/plan/change.ts'
import type { JudgedTarget } from '../../core/policy/facts.ts'
import { judge } from '../../core/policy/judge.ts'
import { addressText } from '../../core/target.ts'
import { createCertificateWriter } from '../keys/write-certificate.ts'
import type { Clock, Log } from '../ports.ts'
import { type ReadLimits, withinPolicies } from './certificate-policies.ts'
import {
  type CertificateReaderPorts,
  type CertificateTarget,
  type FileCertificates,
  findCertificateTargets,
  ownKeys,
} from './certificate-targets.ts'
import { mapAtMost } from './fleet.ts'
import { judgedTarget } from './permit.ts'
import { judgedFor } from './plan-target.ts'
import type { FleetRequest, PlannedTarget } from './planned-target.ts'
import type { PlanResources, ResourcePlan } from './resources.ts'

export interface CertificatePlannerPorts extends CertificateReaderPorts {
  /** Thumbprint of the certificate by which the manager signs in; undefined for a manager without one. */
  readonly managerThumbprint: string | undefined
  readonly readLimits: ReadLimits | undefined
  readonly clock: Clock
  readonly log: Log
}

const AT_ONCE = 10

/** One file's declaration; what its policy does not permit is noted with its place. */
function toDeclaration(
  { file, wanted }: FileCertificates,
  judged: JudgedTarget,
  { policy }: FleetRequest,
  forbidden: Set<string>,
): CertificateDeclaration {
  const { owner, previousOwners, prune, claimedOwners } = file
  return {
    owner,
    previousOwners,
    prune,
    source: file.file,
    wanted,
    refuse: ({ action, source }) => {
      const sentences = judge(policy.rules(file.file), {
        resource: 'certificate',
        action: action === 'delete' ? 'delete' : 'create',
        target: judged,
        adopts: false,
        claimedOwners,
        githubIssuers: [],
      })
      for (const sentence of sentences) forbidden.add(`${source}: ${sentence}`)
      return sentences
    },
  }
}

/** The lines of one application with what they were made from. */
interface Lines {
  readonly changes: readonly CertificateChange[]
  readonly declarations: readonly CertificateDeclaration[]
  readonly forbidden: readonly string[]
  readonly warnings: readonly string[]
}

/** A certificate of an application that the run creates comes after it, and not at all without it. */
function afterCreation(change: CertificateChange, { address, facts }: CertificateTarget): CertificateChange {
  if (!('uniqueName' in address) || facts.missing !== true) return change
  const creation = { resource: 'application', action: 'create', name: address.uniqueName } as const
  return { ...change, dependsOn: [changeKey(`application ${address.uniqueName}`, creation)] }
}

/** Lines of an application whose keys could not be read: each says why. */
function failedChanges(
  declarations: readonly CertificateDeclaration[],
  { code: reason, message, hint = '' }: FederationError,
  { sha256Hex }: CertificatePlannerPorts,
): readonly CertificateChange[] {
  const why = `${message} ${hint}`.trim()
  return uncomparedCertificates(declarations, why, sha256Hex).map((change) =>
    change.action === 'refuse' ? change : { ...change, action: 'refuse', reason, why },
  )
}

function linesOf(each: CertificateTarget, request: FleetRequest, ports: CertificatePlannerPorts): Lines {
  const { reading, files, facts, address } = each
  const { sha256Hex, managerThumbprint, clock } = ports
  const forbidden = new Set<string>()
  const { managerClientId } = request.policy
  const judged =
    each.target === undefined
      ? judgedTarget(facts, 'application', managerClientId)
      : judgedFor(each.target, managerClientId)
  const declarations = files.map((file) => toDeclaration(file, judged, request, forbidden))
  const lines = (changes: readonly CertificateChange[], warnings: readonly string[] = []): Lines => ({
    changes: changes.map((change) => afterCreation(change, each)),
    declarations,
    forbidden: [...forbidden],
    warnings,
  })
  switch (reading.kind) {
    case 'read': {
      const isOwnCertificate = ({ thumbprint }: { readonly thumbprint: string }) =>
        thumbprint === managerThumbprint && judged.isManager !== false
      const changes = diffCertificates(declarations, reading.keys, { sha256Hex, isOwnCertificate })
      return lines(changes, storedWarnings(declarations, reading.keys, clock.now()))
    }
    case 'unread':
      return lines(uncomparedCertificates(declarations, reading.reason, sha256Hex))
    case 'failed': {
      const changes = failedChanges(declarations, reading.error, ports)
      const unpruned = `No certificates are pruned of ${addressText(address)}: ${reading.error.message}`
      return lines(changes, changes.length === 0 ? [unpruned] : [])
    }
  }
}

/** What certificates add to a target; `foreign` are those that no file owns. */
type CertificatePlan = Required<ResourcePlan> & { readonly foreign: number }

function toPlan(each: CertificateTarget, lines: Lines, ports: CertificatePlannerPorts): CertificatePlan {
  const { openKeys, sha256Hex, clock, log } = ports
  const stored = each.reading.kind === 'read' ? each.reading.keys : []
  const { declarations, changes, forbidden } = lines
  const own = each.files.map(({ file }) => ({ file: file.file, keys: ownKeys(file, stored, sha256Hex) }))
  const ids = new Set(own.flatMap(({ keys }) => keys.map(({ keyId }) => keyId)))
  const write =
    openKeys &&
    createCertificateWriter({ declarations, stored, sha256Hex }, { store: openKeys(each.address), clock, log })
  return {
    changes,
    writeResource: async (change, deadline) => {
      if (write === undefined || change.resource !== 'certificate')
        throw new FederationError('internal', `Nothing writes the ${change.resource} "${change.name}".`)
      return write(change, deadline)
    },
    adjust: (change) => change,
    forbidden,
    owned: new Map(own.map(({ file, keys }) => [file, keys.length])),
    foreign: stored.filter(({ keyId }) => !ids.has(keyId)).length,
  }
}

/** A whole target for an application that no file names any more. */
function toLeftTarget({ facts }: CertificateTarget, plan: CertificatePlan): PlannedTarget {
  const { clientId, id, uniqueName, displayName } = facts
  const { owned, foreign } = plan
  return {
    plan: { kind: 'application', clientId, id, uniqueName, displayName, error: null, changes: plan.changes },
    head: { multiTenant: facts.multiTenant, owners: facts.owners, foreign, spellings: [] },
    session: { writeResource: plan.writeResource },
    error: undefined,
    owned,
    forbidden: plan.forbidden,
  }
}

/** @throws FederationError `configuration-invalid` for a certificate that stands twice, whatever the application is called */
function assertDeclaredOnce(found: readonly CertificateTarget[]): void {
  const named = found.flatMap(({ files, target }) =>
    target === undefined ? [] : [{ files, names: target.spellings.join(' is ') }],
  )
  const problems = named.flatMap(({ files, names }) => {
    const first = new Map<string, string>()
    return files
      .flatMap(({ wanted }) => wanted)
      .flatMap(({ certificate: { thumbprint }, source }) => {
        const known = first.get(thumbprint)
        if (known === undefined) first.set(thumbprint, source)
        if (known === undefined) return []
        return [`${source}: ${names}, and the certificate ${thumbprint} is declared at ${known} already.`]
      })
  })
  if (problems.length === 0) return
  throw new FederationError('configuration-invalid', 'One certificate is declared twice.', {
    hint: 'Leave it in one place; nothing was written.',
    details: problems,
  })
}

/** Builds the planner of certificates. @throws FederationError `configuration-invalid`, or of the service */
export function createCertificatePlanner(ports: CertificatePlannerPorts): PlanResources {
  return async (targets, request) => {
    const { found, warnings } = await findCertificateTargets(targets, request.files, ports)
    assertDeclaredOnce(found)
    const planned = await mapAtMost(found, AT_ONCE, async (each) => {
      const compared = linesOf(each, request, ports)
      const lines = { ...compared, changes: await withinPolicies(compared.changes, each, ports.readLimits) }
      return { each, lines, plan: toPlan(each, lines, ports) }
    })
    return {
      targets: new Map(planned.flatMap(({ each, plan }) => (each.target === undefined ? [] : [[each.target, plan]]))),
      repositories: planned.flatMap(({ each, plan }) => (each.target === undefined ? [toLeftTarget(each, plan)] : [])),
      warnings: [...warnings, ...planned.flatMap(({ lines }) => lines.warnings)],
    }
  }
}
