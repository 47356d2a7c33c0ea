/** GitHub and a tenant that have state, for switches to immutable subjects: repositories with templates, applications with credentials. */
import type { FederatedIdentityCredential } from '../../../src/core/credential/credential.ts'
import { GITHUB_ISSUER } from '../../../src/core/credential/issuer.ts'
import { FederationError } from '../../../src/core/error.ts'
import type { PolicyRules } from '../../../src/core/policy/entry.ts'
import type { CustomizationAnswer } from '../../../src/core/template/customization.ts'
import { applyFleet } from '../../../src/federation/fleet/apply-fleet.ts'
import type { FleetFile } from '../../../src/federation/fleet/fleet.ts'
import { planFleet } from '../../../src/federation/fleet/plan-fleet.ts'
import type { FleetRequest } from '../../../src/federation/fleet/planned-target.ts'
import type { RepositoryFacts } from '../../../src/federation/ports.ts'
import type { ApplicationReading, SweepApplications } from '../../../src/federation/ports-fleet.ts'
import type { CustomizationStore } from '../../../src/federation/ports-repository.ts'
import { createSwitchPlanner } from '../../../src/federation/repository/plan-switches.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { fileOf, open, type Targets } from '../fleet/fleet-world.ts'

interface FakeRepository {
  facts: RepositoryFacts
  answer: CustomizationAnswer
}

const factsOf = (name: string, id: string): RepositoryFacts => ({
  fullName: `octo-org/${name}`,
  id,
  ownerId: '1',
  createdAt: '2025-01-01T00:00:00Z',
  defaultBranch: 'main',
})

/** What GitHub shows of a repository with the default template. */
export const shown = (prefix: string, flag = false): CustomizationAnswer => ({
  status: 200,
  body: { use_default: true, use_immutable_subject: flag, sub_claim_prefix: `repo:${prefix}` },
})

/** A GitHub of repositories by their names in octo-org; IDs are 2, 3, … in their order. `more` replaces what the store does. */
export function createFakeTemplates(names: readonly string[], more: Partial<CustomizationStore> = {}) {
  const repositories = new Map<string, FakeRepository>(
    names.map((name, index) => [
      `octo-org/${name}`,
      { facts: factsOf(name, String(index + 2)), answer: shown(`octo-org/${name}`) },
    ]),
  )
  const writes: string[] = []
  const answerOf = (fullName: string): CustomizationAnswer => repositories.get(fullName)?.answer ?? { status: 404 }
  const store: CustomizationStore = {
    repositoriesOf: async () => [...repositories.values()].map(({ facts }) => facts),
    customization: async (fullName) => answerOf(fullName),
    organizationCustomization: async () => ({ status: 403 }),
    putCustomization: async (fullName, body) => {
      writes.push(`${fullName} ${JSON.stringify(body)}`)
      const repository = repositories.get(fullName)
      if (repository === undefined) return { kind: 'unsettled' }
      const { fullName: name, id } = repository.facts
      const [owner, repo] = name.split('/')
      repository.answer = body.use_immutable_subject ? shown(`${owner}@1/${repo}@${id}`, true) : shown(name)
      return { kind: 'done' }
    },
    rateLimit: () => undefined,
    ...more,
  }
  const github = createFakeGitHub({
    repository: async (fullName) => repositories.get(fullName)?.facts,
    customization: async (fullName) => answerOf(fullName),
  })
  return { repositories, writes, store, github }
}

/** A credential for jobs of GitHub, named by its subject. */
export function trusting(
  subject: string,
  more: Partial<FederatedIdentityCredential> = {},
): FederatedIdentityCredential {
  const common = { name: subject, issuer: GITHUB_ISSUER, subject, audiences: ['api://AzureADTokenExchange'] }
  return { ...common, ...more } as FederatedIdentityCredential
}

type Tenant = Readonly<Record<string, readonly FederatedIdentityCredential[] | FederationError>>

/** A tenant of applications by their names. */
export function tenantOf(applications: Tenant, cut = false): SweepApplications {
  return async (wanted) =>
    Object.entries(applications)
      .map(([name, content]) => {
        const facts = {
          clientId: name,
          id: `object-${name}`,
          uniqueName: null,
          displayName: name === 'plain' ? null : name,
        }
        const reading: ApplicationReading =
          content instanceof FederationError ? { ok: false, error: content } : { ok: true, facts, stored: content }
        return { facts, descriptions: [], secretIds: [], reading, ...(cut && { cut: true as const }) }
      })
      .filter(wanted)
}

interface Setting {
  readonly fake: ReturnType<typeof createFakeTemplates>
  readonly repositories?: readonly string[]
  readonly atMost?: number
  readonly tenant?: SweepApplications | undefined
  readonly targets?: Targets
  readonly file?: Partial<FleetFile>
  readonly others?: readonly FleetFile[]
  readonly rules?: (file: string) => PolicyRules
  readonly request?: Partial<FleetRequest>
  readonly rights?: boolean
  readonly applies?: boolean
  readonly world?: ReturnType<typeof open>
}

/** A file that turns repositories. */
export function switching(repositories: readonly string[], atMost = 50, more: Partial<FleetFile> = {}): FleetFile {
  const named = repositories.map((name, index) => ({ name, source: `f.yml:${index + 1}:1` }))
  return { ...fileOf([]), switches: { repositories: named, atMost }, ...more }
}

/** Plans a wave; `apply` carries it out. */
export async function planSwitches(setting: Setting) {
  const { fake, repositories = [...fake.repositories.keys()], atMost, world = open(), tenant = tenantOf({}) } = setting
  const { ports, request, log } = world
  const planner = createSwitchPlanner({
    rights: setting.rights === false ? undefined : { github: fake.github, store: fake.store },
    sweepApplications: 'tenant' in setting ? setting.tenant : tenant,
    sha256Hex: ports.sha256Hex,
    clock: ports.clock,
    log: ports.log,
    applies: setting.applies ?? true,
  })
  const { targets } = fileOf(setting.targets ?? [])
  const file = switching(repositories, atMost, { targets, ...setting.file })
  const asked = { ...request([file, ...(setting.others ?? [])]), ...setting.request }
  const judged = { ...asked, policy: { ...asked.policy, rules: setting.rules ?? asked.policy.rules } }
  const fleet = await planFleet(judged, { ...ports, github: fake.github, planResources: [planner] })
  const lines = fleet.plan.targets.filter(({ kind }) => kind === 'repository').flatMap(({ changes }) => changes)
  const apply = async () => {
    const settings = {
      planDigest: undefined,
      maxDeletions: { kind: 'count', count: 10 },
      timeoutMs: 60_000,
      facts: {},
    } as const
    const applied = await applyFleet(fleet, settings, ports)
    return applied.flatMap(({ effects }) =>
      effects.map((each) => (each.outcome === 'failed' ? `${each.error.code}: ${each.error.message}` : each.outcome)),
    )
  }
  return {
    fleet,
    log,
    shown: lines.map(({ action, name }) => `${action} ${name}`),
    why: lines.flatMap((line) => ('why' in line ? [`${line.reason}: ${line.why}`] : [])),
    warnings: fleet.warnings,
    apply,
  }
}
