/** Knows the form of GUIDs, which tenants, clients and principals of Entra are named by. */

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Tells whether a text is a GUID in the form that Entra writes, with hyphens, in either case. */
export function isGuid(text: string): boolean {
  return GUID.test(text)
}
