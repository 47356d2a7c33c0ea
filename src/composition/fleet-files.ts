/** From the files of the workspace to what the use case takes: read, validated, owned, and judged by the policy file. */

import { readConfigs } from '../config/config.ts'
import type { DeclaredFile, DeclaredTarget, DeclaredTargetKey } from '../config/declared.ts'
import { readPolicy } from '../config/policy.ts'
import { formatPlace } from '../config/problem.ts'
import { assertReportsExist } from '../config/secrets.ts'
import type { DeclaredApplication } from '../core/application/application.ts'
import type { Certificate } from '../core/certificate/certificate.ts'
import type { WantedCertificate } from '../core/certificate/diff.ts'
import { buildOwner, ownerHost } from '../core/credential/owner.ts'
import { FederationError } from '../core/error.ts'
import type { PolicyRules } from '../core/policy/entry.ts'
import type { TargetAddress } from '../core/target.ts'
import type { FleetFile, FleetTarget } from '../federation/fleet/fleet.ts'
import type { FleetInputs } from '../inputs/fleet.ts'
import { isGlob, readConfigFiles } from '../runner/config-files.ts'
import type { GitHubEnvironment } from '../runner/environment.ts'
import { readCertificates } from './certificate-files.ts'
import { toFleetEnvironment } from './declared-environments.ts'

/** Everything that files tell about a run. */
export interface FleetConfiguration {
  readonly files: readonly FleetFile[]
  readonly tenantId: string
  readonly rules: (file: string) => PolicyRules
  /** Text of the policy file, for the digest. */
  readonly policyText: string | undefined
  /** What is said of certificate files: which certificate each holds. */
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

function addressOf(key: DeclaredTargetKey): TargetAddress {
  switch (key.kind) {
    case 'client-id':
      return { kind: 'application', clientId: key.clientId }
    case 'object-id':
      return { kind: 'application', objectId: key.objectId }
    case 'unique-name':
      return { kind: 'application', uniqueName: key.uniqueName }
    case 'managed-identity':
      return { kind: 'managed-identity', resourceId: key.resourceId }
  }
}

function creationOf({ key, adoptsApplication, place }: DeclaredTarget): DeclaredApplication | undefined {
  if (key.kind !== 'unique-name' || key.create === undefined) return undefined
  const { uniqueName, create } = key
  return {
    uniqueName,
    displayName: create['display-name'],
    owners: create.owners ?? [],
    serviceManagementReference: create['service-management-reference'],
    adopt: adoptsApplication,
    source: formatPlace(place),
  }
}

type Certificates = ReadonlyMap<string, Certificate>

function certificatesOf({ certificates }: DeclaredTarget, byPath: Certificates): readonly WantedCertificate[] {
  return certificates.flatMap(({ path, displayName, place }) => {
    const certificate = byPath.get(path)
    return certificate === undefined ? [] : [{ certificate, displayName, source: formatPlace(place) }]
  })
}

function toFleetTarget(target: DeclaredTarget, byPath: Certificates): FleetTarget {
  const { key, credentials, clientSecrets, retirements, roles, adopt, place } = target
  return {
    address: addressOf(key),
    source: formatPlace(place),
    create: creationOf(target),
    clientSecrets,
    retirements,
    roles: roles.map(({ role, scope, place }) => ({ role, scope, source: formatPlace(place) })),
    certificates: certificatesOf(target, byPath),
    credentials: credentials.map((each) => ({
      ...each,
      adopt: each.adopt || adopt,
      source: formatPlace(each.place),
    })),
  }
}

function toFleetFile(
  declared: DeclaredFile,
  { repository, repositoryId, serverUrl }: GitHubEnvironment,
  byPath: Certificates,
): FleetFile {
  const { file, owner, previousOwners, prune, immutableSubjects, finishAfterDays, switches, targets, environments } =
    declared
  const id = repositoryId === '' ? undefined : repositoryId
  return {
    file,
    owner: owner ?? buildOwner({ host: ownerHost(serverUrl), repository, id, path: file }),
    claimedOwners: [...(owner === undefined ? [] : [owner]), ...previousOwners],
    previousOwners,
    prune,
    immutableSubjects,
    finishAfterDays,
    switches,
    targets: targets.map((target) => toFleetTarget(target, byPath)),
    environments: environments.map((each) => toFleetEnvironment(each, addressOf(each.target))),
  }
}

function tenantOf(files: readonly DeclaredFile[], input: string | undefined): string {
  const declared = files.find(({ tenantId }) => tenantId !== undefined)
  const told = declared?.tenantId ?? input
  if (told === undefined)
    throw new FederationError('invalid-input', 'Neither `tenant-id` nor the configuration file names a tenant.', {
      hint: 'Write `tenant-id:` into the file, or give the input.',
    })
  if (input !== undefined && told.toLowerCase() !== input.toLowerCase())
    throw new FederationError(
      'configuration-invalid',
      `\`tenant-id\` is "${input}", and ${declared?.file} says "${told}".`,
      { hint: 'One run serves one tenant: leave one of the two out, or write both alike.' },
    )
  return told
}

/**
 * Reads the files of a run; nothing is sent. `now`: milliseconds since the epoch.
 * @throws FederationError `configuration-invalid` with every mistake of every file, `certificate-invalid`, or `invalid-input`
 */
export async function readFleetConfiguration(
  { configFile, policyFile, tenantId, cloud }: FleetInputs,
  workspace: string,
  github: GitHubEnvironment,
  now: number,
): Promise<FleetConfiguration> {
  const texts = await readConfigFiles(workspace, configFile)
  const declared = readConfigs(texts, github.repository)
  assertReportsExist(declared, cloud.name)
  const certificates = await readCertificates(declared, workspace, now)
  if (policyFile !== undefined && isGlob(policyFile))
    throw new FederationError('configuration-invalid', `\`policy-file\` names several files: "${policyFile}".`, {
      hint: 'Give the path of one file.',
    })
  const [policy] = policyFile === undefined ? [] : await readConfigFiles(workspace, policyFile)
  const policies =
    policy &&
    readPolicy(
      policy,
      texts.map(({ file }) => file),
    )
  const open = isGlob(configFile) ? 'no-policy-glob' : 'no-policy-single-file'
  return {
    files: declared.map((each) => toFleetFile(each, github, certificates.byPath)),
    tenantId: tenantOf(declared, tenantId),
    rules: (file) => (policies === undefined ? open : (policies.get(file) ?? { entry: undefined, deny: [] })),
    policyText: policy?.text,
    notes: certificates.notes,
    warnings: certificates.warnings,
  }
}
