/** The sandbox's settings: how slow, how stale, how strict and how unlucky its services are. */
import { InputError } from '../input-error.ts'

/** The services of the sandbox, as faults, latency and the log name them. */
export type Service = 'github' | 'idtoken' | 'issuer' | 'entra' | 'graph' | 'arm' | 'msi' | 'admin'

export interface Settings {
  /** Added to every answer, for all services or for each by name (milliseconds). */
  latencyMs: number | Partial<Record<Service, number>>
  idToken: {
    /** Shifts `iat`, `nbf` and `exp` of GitHub's tokens (seconds): −600 makes expired ones, −270 short-lived ones. */
    clockOffsetSeconds: number
  }
  replication: {
    /**
     * When a credential written through Graph or ARM becomes visible to the token endpoint: after `ms` milliseconds
     * and after `attempts` exchanges; `flaps` exchanges more are refused after the first success.
     */
    tokenService: { ms?: number; attempts?: number; flaps?: number }
    /** When a new service principal becomes visible to ARM's role assignments: `PrincipalNotFound` until then. */
    resourceManager: { ms?: number; attempts?: number }
  }
  entra: {
    /** The next N exchanges that match are refused with AADSTS700213 nevertheless. */
    spuriousRefusals: number
    /** Answers AADSTS70021 (400 `invalid_request`) where the newer service says 70025 or 7002xx. */
    legacyCodes: boolean
    /** What separates the parts of `error_description`. */
    separator: ' ' | '\r\n'
    /** Lifetime of access tokens (seconds). */
    expiresIn: number
  }
  graph: {
    /** How long a write holds its application (milliseconds). */
    writeMs: number
    /** A write holds its application until so many others have been turned away. */
    turnAway: number
    /** What a second write meanwhile gets. */
    concurrencyStatus: 409 | 503
    /** The next N requests are answered 429 with `Retry-After`. */
    throttle: { requests: number; retryAfterSeconds: number }
    /**
     * Resource units that a caller has in ten seconds; 0: as many as it likes. The real service gives 3,500 in a tenant of
     * up to 50 users, 5,000 up to 500, else 8,000.
     */
    resourceUnitsPer10Seconds: number
    /** Expanded credentials do not show `claimsMatchingExpression`. */
    expandHidesExpressions: boolean
    /** Requests to an application just created that are answered 404 first. */
    newApplicationMisses: number
    /** Reads of the credentials that show the state before a write, after each write. */
    staleReads: number
    /** v1.0 lists with a flexible credential break off as they did until June 2026. */
    v1BrokenList: boolean
    /** False as in US Government, DoD and China: `/reports` does not know the use of credentials. */
    credentialReport: boolean
    /** False without an Entra ID P1 licence: the sign-in log is refused. */
    signInLog: boolean
    /** Requests to `/reports` in 10 seconds; the real service allows 5. 0: unlimited. */
    reportsPer10Seconds: number
  }
  arm: {
    writeMs: number
    /** A write holds its identity until so many others have been turned away. */
    turnAway: number
    /** Most credential writes per second and identity; 0: unlimited. The real service allows 0.25. */
    writesPerSecond: number
    /** Whether the documented rates of lists, reads, writes and deletions are enforced: per identity, subscription and tenant. */
    rates: boolean
  }
  github: {
    /** The customisation of a repository with the default template is answered 404. */
    customizationNotFound: boolean
    /** What a PUT of the customisation without `use_immutable_subject` does to the flag is documented nowhere. */
    putWithoutFlag: 'keeps' | 'clears'
    /** Requests per hour of a job's token; https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
    jobRateLimit: number
    /** The next N requests meet the secondary limit: 403 or 429 with `Retry-After`. */
    secondaryLimit: { requests: number; retryAfterSeconds: number; status: 403 | 429 }
  }
}

/** Settings as given by callers: any part of them. */
export type SettingsPatch = { readonly [K in keyof Settings]?: Settings[K] | Partial<Settings[K]> }

/** The settings of a sandbox without delays and faults. */
export function defaultSettings(): Settings {
  return {
    latencyMs: 0,
    idToken: { clockOffsetSeconds: 0 },
    replication: { tokenService: {}, resourceManager: {} },
    entra: { spuriousRefusals: 0, legacyCodes: false, separator: ' ', expiresIn: 3599 },
    graph: {
      writeMs: 3,
      turnAway: 0,
      concurrencyStatus: 409,
      throttle: { requests: 0, retryAfterSeconds: 1 },
      resourceUnitsPer10Seconds: 0,
      expandHidesExpressions: false,
      newApplicationMisses: 0,
      staleReads: 0,
      v1BrokenList: false,
      credentialReport: true,
      signInLog: true,
      reportsPer10Seconds: 5,
    },
    arm: { writeMs: 5, turnAway: 0, writesPerSecond: 0, rates: false },
    github: {
      customizationNotFound: false,
      putWithoutFlag: 'keeps',
      jobRateLimit: 1000,
      secondaryLimit: { requests: 0, retryAfterSeconds: 1, status: 403 },
    },
  }
}

/**
 * Changes `settings` in place by the parts that `patch` names, all or none.
 * @throws InputError for a setting that does not exist or a value of another kind
 */
export function applySettings(settings: Settings, patch: SettingsPatch): void {
  judge('', settings, patch)
  for (const [name, value] of Object.entries(patch)) {
    const target: unknown = Reflect.get(settings, name)
    if (typeof target === 'object' && target !== null && typeof value === 'object') Object.assign(target, value)
    else if (value !== undefined) Reflect.set(settings, name, value)
  }
}

/** Parts that are empty by default, and what may stand in them. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  latencyMs: ['github', 'idtoken', 'issuer', 'entra', 'graph', 'arm', 'msi'],
  'replication.tokenService': ['ms', 'attempts', 'flaps'],
  'replication.resourceManager': ['ms', 'attempts'],
}

function judge(path: string, known: object, patch: object): void {
  for (const [name, value] of Object.entries(patch)) {
    const place = `${path}${name}`
    const present: unknown = Reflect.get(known, name)
    if (present === undefined) throw new InputError(`There is no setting '${place}'.`)
    const parts = OPEN[place]
    if (parts !== undefined && typeof value === 'object' && value !== null) {
      const unknown = Object.keys(value).find((key) => !parts.includes(key))
      if (unknown !== undefined) throw new InputError(`There is no setting '${place}.${unknown}'.`)
    } else if (typeof value !== typeof present || value === null) {
      throw new InputError(`The setting '${place}' takes a value of the kind ${typeof present}.`)
    } else if (typeof value === 'object' && typeof present === 'object' && present !== null) {
      judge(`${place}.`, present, value)
    }
  }
}
