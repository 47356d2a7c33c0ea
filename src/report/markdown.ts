/** How to write text into Markdown and Mermaid so that no name can break out of a table cell or a label. */

// What Markdown reads as markup even inside an HTML element: links, emphasis (an underscore between letters is none),
// strikethrough, formulas, escapes, and the bars of a table.
const MARKUP = /[|`*[\]\\~$!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g

/** Escapes a sentence for a table cell, a list or a heading: names in it come from outside. */
export function plain(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(MARKUP, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/\s+/g, ' ')
}

/** Escapes text for a table cell or a heading, as code: subjects and names come from outside. */
export function code(text: string): string {
  return `<code>${plain(text)}</code>`
}

/** Builds a two-column table. Values are Markdown already. */
export function table(rows: readonly (readonly [string, string])[]): string {
  return ['| | |', '|---|---|', ...rows.map(([label, value]) => `| ${label} | ${value} |`)].join('\n')
}

/** Escapes text for a quoted Mermaid label (Mermaid's own entity syntax). */
export function label(text: string): string {
  return `"${text.replace(/[#"<>`&;|\\]/g, (char) => `#${char.charCodeAt(0)};`).replace(/\s+/g, ' ')}"`
}

/** Builds a fenced block; the fence is longer than any run of backticks inside. */
export function fenced(language: string, lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? [])
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, ...lines, fence].join('\n')
}
