/** The configuration of a run: every file parsed, validated and held against the others, before the first request. */
import type { DeclaredCredential, DeclaredFile, DeclaredTarget } from './declared.ts'
import { keyText } from './declared.ts'
import { type ConfigDocument, parseConfigDocument } from './document.ts'
import { environmentProblems } from './environments.ts'
import { expandConfig } from './expand.ts'
import { type ConfigProblem, formatPlace, throwConfigProblems } from './problem.ts'
import { configSchema } from './schema.ts'
import { secretProblems } from './secrets.ts'
import { validate } from './validate.ts'

/** A file by its path from the workspace, with `/`, and its text. */
export interface ConfigText {
  readonly file: string
  readonly text: string
}

type Outcome = {
  readonly declared?: DeclaredFile
  readonly document?: ConfigDocument
  readonly problems: readonly ConfigProblem[]
}

function readOne({ file, text }: ConfigText): Outcome {
  const parsed = parseConfigDocument(file, text)
  if (!parsed.ok) return { problems: parsed.problems }
  const { document } = parsed
  const valid = validate(document, configSchema)
  if (!valid.ok) return { problems: valid.problems }
  return { document, ...expandConfig(valid.value, document) }
}

/** Identity of what a credential trusts, as far as files tell: names of repositories ignore case. */
function trustText({ trust, audience }: DeclaredCredential, own: string): string {
  const { kind } = trust
  const named =
    kind === 'github'
      ? { ...trust, repository: (trust.repository ?? own).toLowerCase(), owner: trust.owner?.toLowerCase() }
      : trust
  return JSON.stringify([named, audience ?? ''])
}

interface Known {
  readonly target: DeclaredTarget
  readonly credential: DeclaredCredential
}

/** One credential must stand once: in two files two owners would fight over it, in one file it is a slip. */
function duplicates(files: readonly DeclaredFile[], own: string): readonly ConfigProblem[] {
  const known = new Map<string, Known>()
  const problems: ConfigProblem[] = []
  for (const { targets } of files) {
    for (const target of targets) {
      for (const credential of target.credentials) {
        const id = `${keyText(target.key)}\n${trustText(credential, own)}`
        const first = known.get(id)
        if (first === undefined) known.set(id, { target, credential })
        else
          problems.push({
            ...credential.place,
            message: `This credential is declared already at ${formatPlace(first.credential.place)}.`,
          })
      }
    }
  }
  return problems
}

function conflicts(
  files: readonly DeclaredFile[],
  documents: ReadonlyMap<string, ConfigDocument>,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const place = ({ file }: DeclaredFile, key: string) =>
    documents.get(file)?.placeOf([key]) ?? { file, line: 1, column: 1 }
  const tenants = files.filter(({ tenantId }) => tenantId !== undefined)
  for (const file of tenants.slice(1)) {
    const [first] = tenants
    if (first !== undefined && first.tenantId !== file.tenantId)
      problems.push({
        ...place(file, 'tenant-id'),
        message: `This is another tenant than that of ${formatPlace(place(first, 'tenant-id'))}; one run serves one tenant.`,
      })
  }
  const owners = new Map<string, DeclaredFile>()
  for (const file of files) {
    if (file.owner === undefined) continue
    const first = owners.get(file.owner)
    if (first === undefined) owners.set(file.owner, file)
    else
      problems.push({
        ...place(file, 'owner'),
        message: `This owner is that of ${formatPlace(place(first, 'owner'))} too; each file has its own.`,
      })
  }
  return problems
}

/**
 * Reads every file of a run.
 * @param repository `owner/name` of the repository that the run is in, which entries without one mean
 * @throws FederationError `configuration-invalid` with every mistake of every file as `file:line:column`
 */
export function readConfigs(texts: readonly ConfigText[], repository = ''): readonly DeclaredFile[] {
  const outcomes = texts.map(readOne)
  const files = outcomes.flatMap(({ declared }) => declared ?? [])
  const documents = new Map(
    outcomes.flatMap(({ document }) => (document === undefined ? [] : [[document.file, document] as const])),
  )
  throwConfigProblems([
    ...outcomes.flatMap(({ problems }) => problems),
    ...conflicts(files, documents),
    ...duplicates(files, repository),
    ...environmentProblems(files, repository),
    ...secretProblems(files, repository),
  ])
  return files
}
