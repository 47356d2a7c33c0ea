/** The traps in a GitHub subject that make it one no job will ever present. */
import { issuerKind } from '../credential/issuer.ts'
import { isClaimKey, type ParsedSubject, parseSubject, type SubjectSegment } from '../subject/subject.ts'
import { type Lint, lintError, lintWarning } from './finding.ts'
import { CONTEXT_FORMS, lintGitHubValue } from './github-value.ts'

/** A word without a value, other than `pull_request`. */
function lintWord(word: string): Lint {
  if (/^pull-request$/i.test(word)) {
    return lintError(
      'pull-request-spelling',
      `GitHub never writes "${word}".`,
      'Write "pull_request", with an underscore.',
    )
  }
  if (/^\/?refs\//.test(word)) {
    return lintError(
      'ref-label-missing',
      `"${word}" stands without its label.`,
      `Write "ref:${word.replace(/^\//, '')}".`,
    )
  }
  return lintError(
    'subject-malformed',
    `"${word}" is no segment that GitHub writes; a colon in a value reads %3A.`,
    CONTEXT_FORMS,
  )
}

function lintSegment({ key, value }: SubjectSegment): readonly Lint[] {
  if (key === 'pull-request') return [lintWord(key)]
  if (value === undefined) return key === 'pull_request' ? [] : [lintWord(key)]
  if (!/^\w+$/.test(key)) return [lintWord(key)]
  if (value === '') return [lintError('segment-empty', `"${key}:" has no value.`, CONTEXT_FORMS)]
  return isClaimKey(key) ? lintGitHubValue(key, value) : [lintKey(key)]
}

/** A key that GitHub does not write. */
function lintKey(key: string): Lint {
  const lower = key.toLowerCase()
  if (isClaimKey(lower))
    return lintError(
      'segment-unknown',
      `GitHub writes no segment "${key}:" like this.`,
      `Write "${lower}:", in lower case.`,
    )
  if (key === 'system')
    return lintError(
      'segment-unknown',
      'This is the subject of a Kubernetes service account, not of GitHub Actions.',
      "Give the cluster's `issuer`.",
    )
  return lintError('segment-unknown', `GitHub writes no segment "${key}:" like this.`, CONTEXT_FORMS)
}

function lintEncoding(subject: string): readonly Lint[] {
  const encoded = /%(?!3A)[0-9a-f]{2}/i.exec(subject)?.[0] ?? /%3a/.exec(subject)?.[0]
  if (encoded === undefined) return []
  return [
    lintWarning(
      'encoding',
      `The subject holds "${encoded}"; GitHub encodes ":" alone, as "%3A".`,
      'Write the name as the workflow spells it, with %3A for a colon.',
    ),
  ]
}

function lintIds(parsed: ParsedSubject, server: boolean): readonly Lint[] {
  if (!server || !parsed.immutable) return []
  return [lintError('ids-on-server', 'GitHub Enterprise Server writes no IDs into subjects.', 'Write repo:OWNER/REPO.')]
}

function lintSegments(parsed: ParsedSubject, server: boolean): readonly Lint[] {
  // Past a word that should not be there labels and values have changed places.
  const odd = parsed.segments.findIndex(({ key }) => !isClaimKey(key))
  const readable = odd < 0 ? parsed.segments : parsed.segments.slice(0, odd + 1)
  return [...readable.flatMap(lintSegment), ...lintIds(parsed, server)]
}

function hasLiteralWildcard(subject: string, { segments }: ParsedSubject): boolean {
  // Neither a repository nor a ref can hold a question mark; an environment can.
  return subject.includes('*') || segments.some(({ key, value }) => /^(?:repo|ref)$/.test(key) && value?.includes('?'))
}

/** Returns what makes a subject one that no job of GitHub Actions presents. @param parsed that very subject */
export function lintGitHubSubject(issuer: string, subject: string, parsed: ParsedSubject): readonly Lint[] {
  const server = issuerKind(issuer) === 'github-enterprise-server'
  const strict = lintSegments(parsed, server)
  // Up to GitHub Enterprise Server 3.18 a colon in a value stands as it is: another encoding, so another parse.
  const raw = server && strict.length > 0 ? lintSegments(parseSubject(subject, 'raw'), server) : strict
  const found = [...(raw.length === 0 ? raw : strict), ...lintEncoding(subject)]
  if (!hasLiteralWildcard(subject, parsed)) return found
  return [
    lintError(
      'wildcard-literal',
      `"${subject}" is compared literally: an exact subject has no wildcards.`,
      'Use `branch-pattern`, `tag-pattern` or an environment.',
    ),
    ...found,
  ]
}
