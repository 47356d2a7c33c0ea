/** Makes text from outside visible: one line of a log, which cannot steer a terminal or the runner. */

function escaped(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}

/**
 * Makes control characters visible, so that a value takes one line of a log and cannot steer a terminal; breaks up `##[`,
 * which the runner reads as a command wherever it stands in a line. The escapes are those of JSON.
 */
export function visible(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escaped)
    .replace(/##(?=\[)/g, (hashes) => `#${escaped(hashes.slice(1))}`)
}
