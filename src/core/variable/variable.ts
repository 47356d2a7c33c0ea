/** Variables that tell the jobs of an environment which identity is theirs, and the lines of a plan about them. */
import type { ResourceChangeOf, Written } from '../plan/resource-change.ts'
import type { TargetAddress } from '../target.ts'

export type VariableChange = ResourceChangeOf<'variable', Written>

/** The client ID of an environment's identity: read, or known once the identity that bears the name is created. */
export type IdentityClient =
  | { readonly kind: 'known'; readonly clientId: string }
  | { readonly kind: 'later'; readonly valueOf: string }

/** A variable as it shall be; `later` names what its value will be read from. */
export type WantedValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'later'; readonly valueOf: string }

export interface WantedVariable {
  /** In capitals, as GitHub stores it. */
  readonly name: string
  readonly value: WantedValue
}

/** The identity of an environment, as far as variables tell it. */
export interface VariableSource {
  readonly client: IdentityClient
  readonly tenantId: string
  readonly subscriptionId: string | undefined
  /** `variables:` of the file. */
  readonly declared: Readonly<Record<string, string>>
}

const SUBSCRIPTION = /^\/subscriptions\/([0-9a-f-]{36})(?:\/|$)/i

/** The subscription of an identity: its own, or the one that all its roles are in; undefined where there is no one answer. */
export function subscriptionOf(address: TargetAddress, scopes: readonly string[]): string | undefined {
  const ids = address.kind === 'managed-identity' ? [address.resourceId] : scopes
  const found = new Set(ids.map((id) => SUBSCRIPTION.exec(id)?.[1]?.toLowerCase()))
  const [only] = found
  return found.size === 1 ? only : undefined
}

/** The variables of an environment: what follows from its identity, and what the file declares, which wins. */
export function wantedVariables({
  client,
  tenantId,
  subscriptionId,
  declared,
}: VariableSource): readonly WantedVariable[] {
  const text = (value: string): WantedValue => ({ kind: 'text', text: value })
  const wanted = new Map<string, WantedValue>([
    ['AZURE_CLIENT_ID', client.kind === 'known' ? text(client.clientId) : client],
    ['AZURE_TENANT_ID', text(tenantId)],
    ...(subscriptionId === undefined ? [] : [['AZURE_SUBSCRIPTION_ID', text(subscriptionId)] as const]),
    ...Object.entries(declared).map(([name, value]) => [name.toUpperCase(), text(value)] as const),
  ])
  return [...wanted].map(([name, value]) => ({ name, value }))
}

/** Where a variable stands, and what may happen to another value. */
export interface VariablePlace {
  readonly environment: string
  readonly adopt: boolean
  readonly source: string
}

function writtenValue(value: WantedValue): Written {
  return value.kind === 'text' ? { value: value.text } : { value: null, 'value-of': value.valueOf }
}

/** Compares a variable with what is stored; undefined where there is none. Another value is somebody else's. */
export function diffVariable(
  { name, value }: WantedVariable,
  stored: string | undefined,
  { environment, adopt, source }: VariablePlace,
): VariableChange {
  const shown = value.kind === 'text' ? value.text : `the client ID of "${value.valueOf}"`
  const isOther = stored !== undefined && !(value.kind === 'text' && value.text === stored)
  const line = {
    resource: 'variable',
    name: `${environment}/${name}`,
    source,
    written: writtenValue(value),
    differences: isOther ? [{ field: 'value', from: stored, to: shown }] : [],
  } as const
  if (stored === undefined) return { ...line, action: 'create', reason: 'There is no such variable.' }
  if (!isOther) return { ...line, action: 'keep', reason: 'It has this value.' }
  if (adopt) return { ...line, action: 'update', reason: 'It has another value, and `adopt: true` takes it over.' }
  return {
    ...line,
    action: 'refuse',
    reason: 'name-conflict',
    why: `The variable holds "${stored}", which somebody else may rely on; \`adopt: true\` on the environment overwrites it.`,
  }
}
