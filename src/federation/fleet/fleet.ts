/** What files declare for many targets, as the use case takes it: who owns it, which targets, whom each credential trusts. */
import type { DeclaredApplication } from '../../core/application/application.ts'
import type { WantedCertificate } from '../../core/certificate/diff.ts'
import type { FlexibleIntent } from '../../core/expression/flexible.ts'
import type { DeclaredRole } from '../../core/role/assignment.ts'
import type { DeclaredRetirement, DeclaredSecret } from '../../core/secret/declared-secret.ts'
import type { SubjectContext } from '../../core/subject/subject.ts'
import type { TargetAddress } from '../../core/target.ts'
import type { FleetEnvironment } from './environments.ts'

/** Which job of GitHub: of one repository (undefined: the one that this runs in), or of every repository of an owner. */
export interface FleetJob {
  readonly repository: string | undefined
  readonly owner: string | undefined
  readonly context: SubjectContext | FlexibleIntent
  /** `OWNER/REPO/.github/workflows/FILE@REF` that the job must come from. */
  readonly reusableWorkflow: string | undefined
  readonly claims: Readonly<Record<string, string>>
}

/** Whom a credential trusts. */
export type FleetTrust =
  | ({ readonly kind: 'github' } & FleetJob)
  | {
      readonly kind: 'kubernetes'
      readonly issuer: string
      readonly namespace: string
      readonly serviceAccount: string
    }
  | { readonly kind: 'managed-identity'; readonly tenantId: string; readonly principalId: string }
  | { readonly kind: 'subject'; readonly issuer: string; readonly subject: string }
  | { readonly kind: 'expression'; readonly issuer: string; readonly expression: string }

export interface FleetCredential {
  readonly trust: FleetTrust
  /** A name of the file's own. */
  readonly name: string | undefined
  readonly audience: string | undefined
  readonly adopt: boolean
  /** Where it is declared: `federation.yml:12:5`. */
  readonly source: string
}

export interface FleetTarget {
  readonly address: TargetAddress
  readonly credentials: readonly FleetCredential[]
  /** Creates the application, and its service principal, where they are missing. */
  readonly create?: DeclaredApplication | undefined
  /** Client secrets that are made, stored and rotated. */
  readonly clientSecrets?: readonly DeclaredSecret[]
  /** Secrets that go for good. */
  readonly retirements?: readonly DeclaredRetirement[]
  /** Azure roles of the identity. */
  readonly roles?: readonly DeclaredRole[]
  /** Certificates of an application. */
  readonly certificates?: readonly WantedCertificate[]
  /** Where it is declared. */
  readonly source: string
}

export interface FleetFile {
  /** Path from the workspace. */
  readonly file: string
  /** The file's own name for its owner, or repository and path. */
  readonly owner: string
  /** What the file gives as `owner:` and `previous-owners:`; empty for default owners. */
  readonly claimedOwners: readonly string[]
  readonly previousOwners: readonly string[]
  readonly prune: boolean
  /** `add`: trusts the immutable form of each GitHub credential as well. `finish`: only that one. Left out: `keep`. */
  readonly immutableSubjects?: 'keep' | 'add' | 'finish'
  /** Days that the form by names stays after `finish` found that it can go. Left out: 0. */
  readonly finishAfterDays?: number
  /** Turns repositories, so many per run. */
  readonly switches?: FleetSwitch | undefined
  readonly targets: readonly FleetTarget[]
  /** Environments of the short form. */
  readonly environments?: readonly FleetEnvironment[]
}

/** Which repositories a file turns to immutable subjects. */
export interface FleetSwitch {
  /** `owner/name`, or a pattern of names as `octo-org/pilot-*`. */
  readonly repositories: readonly { readonly name: string; readonly source: string }[]
  /** How many are turned in one run. */
  readonly atMost: number
}

/**
 * Maps items with a bounded number of calls at once; results come in the items' order.
 * @param most how many calls run at the same time
 */
export async function mapAtMost<T, R>(
  items: readonly T[],
  most: number,
  map: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const queue = items.entries()
  const work = async () => {
    for (const [index, item] of queue) results[index] = await map(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work))
  return results
}

/**
 * Lets a bounded number of calls run at once; the others wait for their turn, in the order of asking.
 * @param most how many calls run at the same time
 */
export function createGate(most: number): <T>(call: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = most
  return async (call) => {
    if (free > 0) free -= 1
    else await new Promise<void>((admit) => waiting.push(admit))
    try {
      return await call()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
