/** Client secrets from their entries: defaults filled in, and held against each other across all files. */
import type { DeclaredRetirement, DeclaredSecret } from '../core/secret/declared-secret.ts'
import { type DeclaredFile, keyText } from './declared.ts'
import type { ConfigDocument, ConfigPath } from './document.ts'
import { type ConfigProblem, formatPlace, throwConfigProblems } from './problem.ts'
import { type ClientSecretEntry, type RetireEntry, ROTATE_BEFORE_DAYS } from './secret-schema.ts'

const LIFETIME_DAYS = 90
const OVERLAP_HOURS = 24
const SIGN_IN_WITHIN_DAYS = 14

/** Expands `client-secrets:` of one application. */
export function expandSecrets(
  entries: readonly ClientSecretEntry[],
  adopt: boolean,
  path: ConfigPath,
  document: ConfigDocument,
): readonly DeclaredSecret[] {
  return entries.map((entry, index) => {
    const lifetimeDays = entry['lifetime-days'] ?? LIFETIME_DAYS
    const { repository, environment, name } = entry['github-secret']
    return {
      displayName: entry['display-name'],
      lifetimeDays,
      rotateBeforeDays: entry['rotate-before-days'] ?? Math.min(ROTATE_BEFORE_DAYS, Math.floor(lifetimeDays / 2)),
      overlapHours: entry['overlap-hours'] ?? OVERLAP_HOURS,
      destination: { repository, environment, name: name.toUpperCase() },
      adopt: entry.adopt ?? adopt,
      source: formatPlace(document.placeOf([...path, 'client-secrets', index])),
    }
  })
}

/** Each name once, whatever its case. */
function named(names: readonly string[] | 'all'): readonly string[] | 'all' {
  return names === 'all' ? names : [...new Set(names.map((name) => name.toLowerCase()))]
}

/** Expands `retire:` of one application. */
export function expandRetirement(
  entry: RetireEntry | undefined,
  path: ConfigPath,
  document: ConfigDocument,
): readonly DeclaredRetirement[] {
  if (entry === undefined) return []
  const { 'client-secrets': secrets = [], certificates = [], when = {} } = entry
  return [
    {
      secrets: named(secrets),
      certificates: named(certificates),
      federatedSignInWithinDays: when['federated-sign-in-within-days'] ?? SIGN_IN_WITHIN_DAYS,
      secretUnusedForDays: when['secret-unused-for-days'],
      source: formatPlace(document.placeOf([...path, 'retire'])),
    },
  ]
}

/** A place as problems name it, from `file:line:column`. */
function problemAt(source: string, message: string): ConfigProblem {
  const [, file = source, line = '1', column = '1'] = /^(.*):(\d+):(\d+)$/.exec(source) ?? []
  return { file, line: Number(line), column: Number(column), message }
}

/**
 * One name stands for one secret of an application, and one secret of GitHub holds one value.
 * @param own `owner/name` of the repository that the run is in, which a destination without one means
 */
export function secretProblems(files: readonly DeclaredFile[], own: string): readonly ConfigProblem[] {
  const known = new Map<string, string>()
  const once = (id: string, source: string, what: string): readonly ConfigProblem[] => {
    const first = known.get(id)
    if (first === undefined) known.set(id, source)
    return first === undefined ? [] : [problemAt(source, `${what} is declared already at ${first}.`)]
  }
  return files.flatMap(({ targets }) =>
    targets.flatMap(({ key, clientSecrets }) =>
      clientSecrets.flatMap(({ displayName, destination: { repository = own, environment = '', name }, source }) => [
        ...once(JSON.stringify(['name', keyText(key), displayName]), source, `The secret "${displayName}"`),
        ...once(
          JSON.stringify(['place', repository.toLowerCase(), environment.toLowerCase(), name]),
          source,
          `The secret ${name} of GitHub`,
        ),
      ]),
    ),
  )
}

/**
 * Stops where a file asks for a report that the cloud does not have.
 * @throws FederationError `configuration-invalid` naming every place
 */
export function assertReportsExist(files: readonly DeclaredFile[], cloud: string): void {
  if (cloud === 'public') return
  throwConfigProblems(
    files.flatMap(({ targets }) =>
      targets.flatMap(({ retirements }) =>
        retirements
          .filter(({ secretUnusedForDays }) => secretUnusedForDays !== undefined)
          .map(({ source }) =>
            problemAt(
              source,
              `\`secret-unused-for-days\` needs a report that the cloud "${cloud}" does not have: leave it out, and name key IDs.`,
            ),
          ),
      ),
    ),
  )
}
