/** The traps in the values of a GitHub subject: refs, repositories, IDs, and characters that none of them can hold. */

import { BRANCH_PREFIX, TAG_PREFIX } from '../subject/ref.ts'
import { parseRepository } from '../subject/subject.ts'
import { type Lint, lintError, lintWarning } from './finding.ts'

/** How contexts are written. */
export const CONTEXT_FORMS =
  'The forms are environment:<name>, ref:refs/heads/<branch>, ref:refs/tags/<tag> and pull_request.'

/** What was meant by a ref that is not written in full, as far as it can be told. */
function qualified(ref: string): readonly string[] {
  const [, side, name] = /^(?:refs?\/)?(heads?|branch(?:es)?|tags?)\/(.+)$/.exec(ref) ?? []
  if (name !== undefined) return [`refs/${side?.startsWith('tag') === true ? 'tags' : 'heads'}/${name}`]
  const bare = ref.replace(/^refs?\//, '')
  return bare === '' ? [] : [BRANCH_PREFIX + bare, TAG_PREFIX + bare]
}

function cure(ref: string): string {
  const [first, second] = qualified(ref)
  if (first === undefined) return CONTEXT_FORMS
  return second === undefined
    ? `Write "ref:${first}".`
    : `Write "ref:${first}" for a branch, "ref:${second}" for a tag.`
}

// What `git check-ref-format` forbids, wildcards apart, which have a finding of their own: https://git-scm.com/docs/git-check-ref-format
const NEVER_IN_REF = /[\s~^:[\\\p{Cc}\p{Cf}]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/u

function lintRef(ref: string): readonly Lint[] {
  if (ref.startsWith('/')) {
    return [
      lintError('ref-leading-slash', `"ref:${ref}" has a slash too many.`, `Write "ref:${ref.replace(/^\/+/, '')}".`),
    ]
  }
  if (/^[0-9a-f]{40}$/.test(ref)) {
    return [lintError('ref-not-qualified', `"ref:${ref}" is a commit, not a ref.`, CONTEXT_FORMS)]
  }
  if (!/^refs\/(?:heads|tags|pull)\/./.test(ref)) {
    return [lintError('ref-not-qualified', `"ref:${ref}" is not a full ref of a branch or tag.`, cure(ref))]
  }
  const [, doubled] = /^refs\/(?:heads|tags)\/(refs\/(?:heads|tags)\/.+)$/.exec(ref) ?? []
  if (doubled !== undefined) {
    return [lintError('ref-doubled', `"ref:${ref}" says refs/ twice.`, `Write "ref:${doubled}".`)]
  }
  if (placeholder(ref) || NEVER_IN_REF.test(ref)) {
    return [lintError('ref-malformed', `"ref:${ref}" can be no ref.`, 'Write the ref to the letter, as Git shows it.')]
  }
  const [, side, name] = /^refs\/(heads|tags)\/(?:heads|tags)\/(.+)$/.exec(ref) ?? []
  if (name === undefined) return []
  return [
    lintWarning('ref-doubled', `"ref:${ref}" names the side twice.`, `"ref:refs/${side}/${name}" is probably meant.`),
  ]
}

// GitHub allows letters, digits, hyphens, underscores and dots; managed users carry an underscore.
const NAME = /^[\w.-]+$/

function lintRepository(key: string, repository: string): readonly Lint[] {
  const parsed = parseRepository(repository)
  const names = parsed === undefined ? [] : [parsed.owner, parsed.name]
  // Wildcards have a finding of their own.
  if (names.some((name) => /[*?]/.test(name))) return []
  if (parsed !== undefined && names.every((name) => NAME.test(name)) && !parsed.name.endsWith('.git')) return []
  return [
    lintError(
      'repository-malformed',
      `"${key}:${repository}" names no repository.`,
      'Write repo:OWNER/REPO, or repo:OWNER@OWNER_ID/REPO@REPO_ID, each to the letter.',
    ),
  ]
}

/** A value that somebody forgot to fill in. */
function placeholder(value: string): boolean {
  return /\$\{|\{\{|<[^<>]+>|^%[^%]+%$/.test(value)
}

/** Names of environments and workflows are free; what is not seen or was not filled in is still a slip. */
function lintName(key: string, value: string): readonly Lint[] {
  if (placeholder(value)) {
    return [
      lintWarning(
        'placeholder',
        `"${key}:${value}" looks like a value that was not filled in.`,
        'Write the name itself.',
      ),
    ]
  }
  if (!/[\p{Cc}\p{Cf}]|(?! )\s/u.test(value) && value === value.trim()) return []
  return [
    lintWarning(
      'invisible',
      `"${key}:${value}" holds characters that cannot be seen.`,
      'Write the name anew by hand; a copied one brings them along.',
    ),
  ]
}

/** Returns what is wrong with the value of a claim that GitHub writes. */
export function lintGitHubValue(key: string, value: string): readonly Lint[] {
  switch (key) {
    case 'repo':
    case 'repository':
      return lintRepository(key, value)
    case 'ref':
      return lintRef(value)
    case 'repository_id':
    case 'repository_owner_id':
    case 'actor_id':
      if (/^\d+$/.test(value) || /[*?]/.test(value)) return []
      return [lintError('id-malformed', `"${key}:${value}" is no ID.`, 'Write the digits of the ID.')]
    case 'repository_visibility':
      if (/^(?:public|internal|private)$/.test(value) || /[*?]/.test(value)) return []
      return [
        lintError('visibility-unknown', `"${key}:${value}" is no visibility.`, 'Write public, internal or private.'),
      ]
    default:
      return lintName(key, value)
  }
}
