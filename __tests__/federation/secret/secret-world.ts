/** An application with secrets, GitHub's secret, and the reports, as objects with state; nothing of them is Node's. */
import type { StoredKey } from '../../../src/core/certificate/stored-key.ts'
import type { PolicyRules } from '../../../src/core/policy/entry.ts'
import type { DeclaredRetirement, DeclaredSecret } from '../../../src/core/secret/declared-secret.ts'
import type { SecretRestriction } from '../../../src/core/secret/restriction.ts'
import { buildKeyId, type ClientSecret, type SecretHolder } from '../../../src/core/secret/secret.ts'
import type { FleetFile } from '../../../src/federation/fleet/fleet.ts'
import type { MergedTarget } from '../../../src/federation/fleet/merge-targets.ts'
import type { FleetRequest } from '../../../src/federation/fleet/planned-target.ts'
import type { TargetFacts } from '../../../src/federation/ports.ts'
import type { AddedSecret, GitHubSecret, SecretStore, StoredSecrets } from '../../../src/federation/ports-secrets.ts'
import { createSecretPlanner } from '../../../src/federation/secret/plan-secrets.ts'
import type { SecretPorts } from '../../../src/federation/secret/secret-target.ts'
import { NOW } from '../../core/secret/secrets.ts'
import { createVirtualClock } from '../clock.ts'
import { createFakeGitHub } from '../fake-github.ts'
import { createLog, sha256Hex } from '../job.ts'

export const OWNER = 'octo-org/shop@2:f.yml'
export const CLIENT_ID = '11111111-1111-4111-8111-111111111111'

/** A key ID of the file's own; `digit` tells several apart. */
export const ownKeyId = (digit: string, owner = OWNER): string => buildKeyId(owner, digit.repeat(15), sha256Hex)

export interface World {
  secrets: readonly ClientSecret[]
  principalSecrets: readonly ClientSecret[]
  keys: StoredSecrets['keys']
  /** Certificates by what bears them. */
  storedKeys: Readonly<Record<SecretHolder, readonly StoredKey[]>>
  principalId: string | undefined
  personal: boolean
  restrictions: readonly SecretRestriction[] | undefined
  /** What GitHub holds. */
  github: { updatedAt: number; value: string } | undefined
  /** Answers of `add` that come before the real one. */
  readonly additions: AddedSecret['kind'][]
  /** Answers of `remove` that come before the real one. */
  readonly removals: ('busy' | 'uncertain')[]
  readonly refusals: number[]
  /** Milliseconds by which GitHub's clock is behind. */
  skew: number
  /** Whether GitHub's answers show its clock. */
  showsClock: boolean
  rules: PolicyRules
  managerClientId: string | undefined
  /** Called before each reading, with its number from 1. */
  onRead: (count: number) => void
  /** What happened, in order. */
  readonly events: string[]
}

function storeOf(world: World, clock: SecretPorts['clock']): SecretStore {
  let reads = 0
  return {
    read: async () => {
      reads += 1
      world.onRead(reads)
      return {
        secrets: [...world.secrets, ...world.principalSecrets],
        keys: world.keys,
        personal: world.personal,
        createdAt: NOW,
        principalId: world.principalId,
      }
    },
    restrictions: async () => world.restrictions,
    add: async ({ keyId, displayName, start, end }) => {
      const kind = world.additions.shift() ?? 'added'
      world.events.push(`add ${kind}`)
      if (kind === 'added' || kind === 'uncertain')
        world.secrets = [...world.secrets, { keyId, displayName, start, end, holder: 'application', hint: 'new' }]
      return kind === 'added' ? { kind, value: `value of ${keyId}` } : { kind }
    },
    remove: async (holder, keyId) => {
      const answer = world.removals.shift() ?? 'removed'
      world.events.push(`remove ${answer} ${holder} ${clock.now() > 0 ? keyId : ''}`)
      if (answer !== 'removed') return answer
      const others = (list: readonly ClientSecret[]) => list.filter((each) => each.keyId !== keyId)
      const before = world.secrets.length + world.principalSecrets.length
      world.secrets = others(world.secrets)
      world.principalSecrets = others(world.principalSecrets)
      return world.secrets.length + world.principalSecrets.length < before ? 'removed' : 'gone'
    },
  }
}

function githubOf(world: World, clock: SecretPorts['clock']): GitHubSecret {
  return {
    updatedAt: async () => world.github?.updatedAt,
    now: () => (world.showsClock ? clock.now() - world.skew : undefined),
    guard: async () => 'guarded',
    store: async (value) => {
      world.events.push('store')
      world.github = { value, updatedAt: Math.floor((clock.now() - world.skew) / 1000) * 1000 }
    },
  }
}

/** Opens a world in which nothing is there yet; `more` replaces ports. */
export function openWorld(given: Partial<World> = {}, more: Partial<SecretPorts> = {}) {
  const world: World = {
    secrets: [],
    principalSecrets: [],
    keys: [],
    storedKeys: { application: [], 'service-principal': [] },
    principalId: 'principal',
    personal: false,
    restrictions: undefined,
    github: undefined,
    additions: [],
    removals: [],
    refusals: [],
    skew: 0,
    showsClock: false,
    rules: 'no-policy-single-file',
    managerClientId: undefined,
    onRead: () => {},
    events: [],
    ...given,
  }
  const clock = createVirtualClock(NOW)
  const log = createLog()
  const github = githubOf(world, clock)
  const store = storeOf(world, clock)
  let digit = 0
  const ports: SecretPorts = {
    openStore: () => store,
    openKeys: (holder) => ({
      list: async () => world.storedKeys[holder],
      replace: async (kept) => {
        world.events.push(`replace ${holder} ${kept.map(({ keyId }) => keyId).join(' ')}`.trim())
        world.storedKeys = { ...world.storedKeys, [holder]: kept }
        return 'written'
      },
    }),
    openGitHub: () => github,
    github: createFakeGitHub(),
    prove: async (clientId, value) => {
      const code = world.refusals.shift()
      world.events.push(`prove ${clientId === CLIENT_ID && value === world.github?.value ? (code ?? 'yes') : 'wrong'}`)
      return code === undefined
        ? { ok: true, accessToken: { token: 't', expiresOn: 0 } }
        : { ok: false, refusal: { status: 401, codes: [code], description: `AADSTS${code}` } }
    },
    exchanges: async () => false,
    clientUse: async () => ({ lastUses: undefined, federatedSignIns: undefined }),
    managerToken: async () => ({ objectId: 'somebody', bySecret: false }),
    managerHint: undefined,
    managerThumbprint: undefined,
    managerTells: true,
    clock,
    log,
    sha256Hex,
    randomHex: () => {
      digit += 1
      return String(digit).padStart(64, '0')
    },
    ...more,
  }
  return { world, clock, log, github, ports }
}

/** What a file declares for the application. */
export interface Declaration {
  readonly secrets?: readonly DeclaredSecret[]
  readonly retirements?: readonly DeclaredRetirement[]
  readonly file?: Partial<FleetFile>
}

const FACTS: TargetFacts = { clientId: CLIENT_ID, id: 'object', uniqueName: null, displayName: 'shop' }

/** The application as it was read, with what files declare for it. */
export function targetOf(declarations: readonly Declaration[], more: Partial<MergedTarget> = {}): MergedTarget {
  const address = { kind: 'application', clientId: CLIENT_ID } as const
  return {
    address,
    reading: { ok: true, facts: FACTS, stored: [], store: {} as never },
    declarations: declarations.map(({ secrets, retirements, file = {} }) => ({
      file: { file: 'f.yml', owner: OWNER, claimedOwners: [], previousOwners: [], prune: false, targets: [], ...file },
      target: {
        address,
        credentials: [],
        source: 'f.yml:1:1',
        ...(secrets !== undefined && { clientSecrets: secrets }),
        ...(retirements !== undefined && { retirements }),
      },
      credentials: [],
    })),
    spellings: [],
    ...more,
  }
}

/** The facts of an application that this run creates. */
export const MISSING_FACTS: TargetFacts = { ...FACTS, missing: true }

/** Plans for one application; gives its lines with what writes them. */
export async function planWith({ world, ports }: ReturnType<typeof openWorld>, target: MergedTarget) {
  const policy = { rules: () => world.rules, managerClientId: world.managerClientId }
  const request = {
    repository: 'octo-org/shop',
    policy: { ...policy, serverUrl: 'https://github.com', ownIssuer: undefined },
  } as unknown as FleetRequest
  const { targets, warnings, repositories } = await createSecretPlanner(ports)([target], request)
  const plan = targets.get(target)
  return { plan, lines: plan?.changes ?? [], warnings, repositories }
}

/** Plans and carries out every line that writes, in the order of phases. */
export async function applyWith(opened: ReturnType<typeof openWorld>, target: MergedTarget, patience = 60_000) {
  const { plan, lines } = await planWith(opened, target)
  const deadline = opened.clock.now() + patience
  const outcomes: string[] = []
  for (const line of [...lines].toSorted((a, b) => Number(a.action === 'delete') - Number(b.action === 'delete'))) {
    if (line.action === 'keep' || line.action === 'refuse') continue
    const effect = await plan?.writeResource(line, deadline)
    outcomes.push(`${effect?.outcome} ${line.name}`)
  }
  return outcomes
}
