/** Holds the certificate files that configuration files name against what they hold: every mistake at once, nothing sent. */
import { type Certificate, describeCertificate } from '../core/certificate/certificate.ts'
import { type CertificateFile, judgeCertificateFile } from '../core/certificate/certificate-file.ts'
import { type DeclaredCertificate, type DeclaredFile, keyText } from './declared.ts'
import { type ConfigProblem, formatPlace, throwConfigProblems } from './problem.ts'

/** What reading a file gave: what it holds, or a sentence that says why it was not read. */
export type CertificateContent = CertificateFile | { readonly kind: 'unreadable'; readonly problem: string }

/** The certificates of a run, by path from the workspace, and what is said aloud of them. */
export interface ResolvedCertificates {
  readonly byPath: ReadonlyMap<string, Certificate>
  /** Which certificate each file holds. */
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

/** Every certificate that files declare, with its target. */
function declaredIn(files: readonly DeclaredFile[]) {
  return files.flatMap(({ targets }) =>
    targets.flatMap(({ key, certificates }) => certificates.map((each) => ({ target: keyText(key), each }))),
  )
}

/** Paths of the certificate files that files declare, each once. */
export function certificatePaths(files: readonly DeclaredFile[]): readonly string[] {
  return [...new Set(declaredIn(files).map(({ each }) => each.path))]
}

interface Found {
  readonly certificate: Certificate | undefined
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

function judge(path: string, content: CertificateContent, now: number): Found {
  const about = (sentence: string) => `${path}: ${sentence}`
  if (content.kind === 'unreadable') return { certificate: undefined, problems: [content.problem], warnings: [] }
  const judged = judgeCertificateFile(content, now)
  return judged.ok
    ? { certificate: judged.certificate, problems: [], warnings: judged.warnings.map(about) }
    : { certificate: undefined, problems: judged.problems.map(about), warnings: [] }
}

/** One certificate stands once on an application: in two files two owners would fight over it, in one it is a slip. */
function duplicates(files: readonly DeclaredFile[], found: ReadonlyMap<string, Found>): readonly ConfigProblem[] {
  const first = new Map<string, DeclaredCertificate>()
  return declaredIn(files).flatMap(({ target, each }) => {
    const thumbprint = found.get(each.path)?.certificate?.thumbprint
    const id = `${target}\n${thumbprint ?? each.path}`
    const known = first.get(id)
    if (known === undefined) first.set(id, each)
    if (known === undefined) return []
    const what = thumbprint === undefined ? 'This file' : `The certificate ${thumbprint}`
    return [
      { ...each.place, message: `${what} is declared for this application already at ${formatPlace(known.place)}.` },
    ]
  })
}

/**
 * Judges the content of every certificate file. `now`: milliseconds since the epoch.
 * @throws FederationError `certificate-invalid` for what files hold, `configuration-invalid` where one cannot be read or is
 * declared twice; with every mistake of every file as `file:line:column`
 */
export function resolveCertificates(
  files: readonly DeclaredFile[],
  contents: ReadonlyMap<string, CertificateContent>,
  now: number,
): ResolvedCertificates {
  const found = new Map([...contents].map(([path, content]) => [path, judge(path, content, now)]))
  const problems = declaredIn(files).flatMap(({ each }) =>
    (found.get(each.path)?.problems ?? []).map((message) => ({ ...each.place, message })),
  )
  const twice = duplicates(files, found)
  const isFileWrong = twice.length > 0 || [...contents.values()].some(({ kind }) => kind === 'unreadable')
  throwConfigProblems([...problems, ...twice], isFileWrong ? 'configuration-invalid' : 'certificate-invalid')
  return {
    byPath: new Map(
      [...found].flatMap(([path, { certificate }]) => (certificate === undefined ? [] : [[path, certificate]])),
    ),
    notes: [...found].flatMap(([path, { certificate }]) =>
      certificate === undefined ? [] : [`${path}: ${describeCertificate(certificate)}`],
    ),
    warnings: [...found.values()].flatMap(({ warnings }) => warnings),
  }
}
