/** What a job presents beside the nearest stored credential, in lines with the differing segments marked. */
import { matchText } from '../core/credential/credential.ts'
import type { Alignment } from '../core/diagnosis/alignment.ts'
import type { Diagnosis, NearestCredential } from '../core/diagnosis/diagnosis.ts'
import { visible } from '../core/visible.ts'

function mark(text: string, other: string | undefined): string {
  const label = /^[a-z_]+:/.exec(text)?.[0] ?? ''
  return other?.startsWith(label) === true && label !== ''
    ? `${label}»${visible(text.slice(label.length))}«`
    : `»${visible(text)}«`
}

/** Returns both values with the differing segments between `»` and `«`. */
export function markDifferences({ pieces, separator }: Alignment): {
  readonly presented: string
  readonly stored: string
} {
  const side = (own: 'presented' | 'stored', other: 'presented' | 'stored'): string =>
    pieces
      .filter((piece) => piece[own] !== undefined)
      .map((piece, index) => {
        const text = piece[own] ?? ''
        const before = index === 0 ? '' : separator
        // Where only a separator is too many, as a final slash, it is what differs: nothing follows that could be marked.
        if (text === '' && !piece.equal) return piece[other] === undefined && before !== '' ? `»${before}«` : before
        return before + (piece.equal ? visible(text) : mark(text, piece[other]))
      })
      .join('')
  return { presented: side('presented', 'stored'), stored: side('stored', 'presented') }
}

function pair(label: string, alignment: Alignment): readonly string[] {
  const { presented, stored } = markDifferences(alignment)
  if (alignment.distance === 0) return [`${label} both:      ${stored}`]
  return [`${label} presented: ${presented}`, `${label} stored:    ${stored}`]
}

/** The refusing term of an expression beside the token's claim. */
function termLines({ aligned }: NearestCredential, { causes }: Diagnosis): readonly string[] {
  const [cause] = causes
  if (cause?.code !== 'expression') return []
  const label = cause.claim.padEnd(8)
  if (aligned.claim === undefined)
    return [`${label} presented: »(no such claim)«`, `${label} required:  ${visible(cause.comparand)}`]
  const { presented, stored } = markDifferences(aligned.claim)
  return [`${label} presented: ${presented}`, `${label} required:  ${stored}`]
}

function subjectLines(nearest: NearestCredential, diagnosis: Diagnosis, subject: string): readonly string[] {
  if (nearest.aligned.subject !== undefined) return pair('subject ', nearest.aligned.subject)
  return [
    `subject  presented: ${visible(subject)}`,
    `expression stored:  ${visible(matchText(nearest.credential))}`,
    ...termLines(nearest, diagnosis),
  ]
}

/** Returns the presented identity, beside the nearest stored credential where one could be read: differences between `»` and `«`. */
export function comparisonLines(diagnosis: Diagnosis): readonly string[] {
  const { presented, nearest } = diagnosis
  if (presented === undefined) return []
  const { subject, issuer, audience } = presented
  if (nearest === undefined) {
    return [
      `subject  presented: ${visible(subject)}`,
      `issuer   presented: ${visible(issuer)}`,
      `audience presented: ${visible(audience)}`,
    ]
  }
  return [
    `nearest stored credential: "${visible(nearest.credential.name)}"`,
    ...pair('issuer  ', nearest.aligned.issuer),
    ...subjectLines(nearest, diagnosis, subject),
    ...pair('audience', nearest.aligned.audience),
  ]
}
