/** The inputs that choose a cloud and where requests go. */
import { CLOUD_NAMES, CLOUDS, type Cloud, type CloudName, recogniseCloud } from '../core/cloud.ts'
import type { InputReader } from './reader.ts'

/** Where requests go; scopes and audience stay the cloud's. Without a trailing slash. */
export interface Endpoints {
  readonly authority: string
  readonly graph: string
  readonly resourceManager: string
}

function parseCloud(value: string | undefined, problems: string[]): CloudName {
  if (value === undefined) return 'public'
  const known = CLOUD_NAMES.find((name) => name === value)
  if (known !== undefined) return known
  const meant = recogniseCloud(value)
  const suggestion =
    meant === undefined ? `choose one of ${CLOUD_NAMES.join(', ')}` : `did you mean \`cloud: ${meant}\`?`
  problems.push(`\`cloud\` is unknown: "${value}"; ${suggestion}`)
  return 'public'
}

/** Reads the cloud and its overrides. */
export function readCloud(reader: InputReader): { readonly cloud: Cloud; readonly endpoints: Endpoints } {
  const cloud = CLOUDS[parseCloud(reader.text('cloud'), reader.problems)]
  return {
    cloud,
    endpoints: {
      authority: reader.url('authority-host') ?? cloud.authority,
      graph: reader.url('graph-endpoint') ?? cloud.graph,
      resourceManager: reader.url('resource-manager-endpoint') ?? cloud.resourceManager,
    },
  }
}
