/** The policy of a run: which entry of the policy file holds for which configuration file. */
import type { FilePolicy } from '../core/policy/entry.ts'
import { fitsPath } from '../core/policy/pattern.ts'
import type { ConfigText } from './config.ts'
import { type ConfigDocument, parseConfigDocument } from './document.ts'
import { type PolicyFile, policySchema } from './policy-schema.ts'
import { throwConfigProblems } from './problem.ts'
import { validate } from './validate.ts'

/** Finds the entry of each file. Two that match one file would be read in two ways. */
function entriesOf(
  policy: PolicyFile,
  files: readonly string[],
  document: ConfigDocument,
): ReadonlyMap<string, FilePolicy> {
  const patterns = Object.keys(policy.files)
  const problems = files.flatMap((file) => {
    const [first, second] = patterns.filter((pattern) => fitsPath(pattern, file))
    if (first === undefined || second === undefined) return []
    const message = `The entries \`${first}\` and \`${second}\` both match ${file}; exactly one may.`
    return [{ ...document.placeOf(['files', second], 'key'), message }]
  })
  throwConfigProblems(problems)
  const deny = policy.deny ?? []
  return new Map(
    files.map((file) => {
      const pattern = patterns.find((each) => fitsPath(each, file))
      return [file, { entry: pattern === undefined ? undefined : policy.files[pattern], deny }] as const
    }),
  )
}

/**
 * Reads a policy file and finds what each configuration file may do.
 * @param files paths of the configuration files from the workspace, with `/`
 * @throws FederationError `configuration-invalid` with every mistake
 */
export function readPolicy({ file, text }: ConfigText, files: readonly string[]): ReadonlyMap<string, FilePolicy> {
  const parsed = parseConfigDocument(file, text)
  if (!parsed.ok) {
    throwConfigProblems(parsed.problems)
    return new Map()
  }
  const valid = validate(parsed.document, policySchema)
  if (!valid.ok) {
    throwConfigProblems(valid.problems)
    return new Map()
  }
  return entriesOf(valid.value, files, parsed.document)
}
