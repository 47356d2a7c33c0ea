/**
 * Knows the three functions of the metadata reflection proposal that `@peculiar/x509` expects to find on `Reflect`:
 * https://rbuckton.github.io/reflect-metadata/. A polyfill that is already there stays.
 */

type Key = string | symbol | undefined

const store = new WeakMap<object, Map<string, unknown>>()

function slot(metadataKey: unknown, property: Key): string {
  return `${String(metadataKey)} ${String(property ?? '')}`
}

function getOwnMetadata(metadataKey: unknown, target: object, property?: Key): unknown {
  return store.get(target)?.get(slot(metadataKey, property))
}

function getMetadata(metadataKey: unknown, target: object, property?: Key): unknown {
  for (let object: object | null = target; object !== null; object = Reflect.getPrototypeOf(object)) {
    const value = getOwnMetadata(metadataKey, object, property)
    if (value !== undefined) return value
  }
  return undefined
}

function defineMetadata(metadataKey: unknown, value: unknown, target: object, property?: Key): void {
  const entries = store.get(target) ?? new Map<string, unknown>()
  entries.set(slot(metadataKey, property), value)
  store.set(target, entries)
}

if (!('getMetadata' in Reflect)) Object.assign(Reflect, { getMetadata, getOwnMetadata, defineMetadata })

export {}
