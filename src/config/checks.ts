/** What a schema cannot say of one key alone: which keys of an entry go together, and which exclude each other. */
import type * as z from 'zod'

type Entry = Readonly<Record<string, unknown>>

/** Keys of an entry that are given. */
function given(entry: Entry, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => entry[key] !== undefined)
}

const quoted = (keys: readonly string[]) => keys.map((key) => `\`${key}\``).join(', ')

/** A check that exactly one of the keys is given. */
export function exactlyOne(...keys: readonly string[]) {
  return (entry: Entry, context: z.RefinementCtx): void => {
    const found = given(entry, keys)
    if (found.length === 1) return
    if (found.length === 0)
      context.addIssue({ code: 'custom', message: `One of ${quoted(keys)} is missing.`, params: { missing: keys } })
    else context.addIssue({ code: 'custom', message: `Only one of ${quoted(found)} can stand here.` })
  }
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 1)

/** `create` needs a name by which the application is found again. */
export function checkCreate(entry: Entry, context: z.RefinementCtx): void {
  if (entry.create === undefined || entry['unique-name'] !== undefined) return
  const message = '`create` needs `unique-name`: by that name the application is found again.'
  context.addIssue({ code: 'custom', path: ['create'], message })
}

/** Contexts of GitHub: exactly one of these says which jobs are meant. */
export const GITHUB_CONTEXTS = [
  'environment',
  'branch',
  'tag',
  'pull-request',
  'branch-pattern',
  'tag-pattern',
  'merge-queue',
] as const

export function checkOwner(entry: Entry, context: z.RefinementCtx): void {
  if (entry.owner === undefined) return
  if (entry.repository !== undefined)
    context.addIssue({ code: 'custom', message: 'Only one of `owner`, `repository` can stand here.' })
  if (entry['reusable-workflow'] !== undefined) return
  const message =
    'Every repository of the owner could present this (subject-too-broad): name the reviewed workflow in `reusable-workflow`.'
  context.addIssue({ code: 'custom', path: ['owner'], message })
}

/** How many credentials an entry stands for: lists multiply. */
function countOf({ github, kubernetes }: { github?: Entry | undefined; kubernetes?: Entry | undefined }): number {
  if (github !== undefined) return lengthOf(github.repository)
  if (kubernetes === undefined) return 1
  return lengthOf(kubernetes.issuer) * lengthOf(kubernetes.namespace) * lengthOf(kubernetes['service-account'])
}

export function checkMatch(entry: Entry, context: z.RefinementCtx): void {
  const matches = ['subject', 'claims-matching-expression']
  if (entry.issuer !== undefined) {
    exactlyOne(...matches)(entry, context)
    return
  }
  for (const key of given(entry, matches))
    context.addIssue({ code: 'custom', path: [key], message: `\`${key}\` goes with \`issuer\` only.` })
}

export function checkName(entry: Entry, context: z.RefinementCtx): void {
  const count = countOf(entry)
  if (entry.name === undefined || count === 1) return
  context.addIssue({ code: 'custom', path: ['name'], message: `One name cannot serve ${count} credentials.` })
}
