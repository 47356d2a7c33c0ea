/** One spelling for each way of naming a target: upper and lower case of IDs mean the same, of unique names they do not. */
import { addressText, type TargetAddress } from '../../core/target.ts'
import type { TargetFacts } from '../ports.ts'

/** The key of an address, equal for addresses that mean the same. */
export function keyOf(address: TargetAddress): string {
  const text = addressText(address)
  return 'uniqueName' in address ? text : text.toLowerCase()
}

/** The keys of every address that an application has. */
export function keysOf({ clientId, id, uniqueName }: TargetFacts): readonly string[] {
  const addresses: readonly TargetAddress[] = [
    { kind: 'application', clientId },
    { kind: 'application', objectId: id },
    ...(uniqueName === null ? [] : [{ kind: 'application', uniqueName } as const]),
  ]
  return addresses.map(keyOf)
}
