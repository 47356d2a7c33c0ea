/** Knows TypeScript source as text: what it imports, and which words remain when comments, strings and regular expressions are taken out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SourceFile {
  /** Relative to the project, with `/`: `src/core/subject.ts`. */
  readonly path: string
  readonly text: string
}

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Reads every TypeScript file under a folder of the project. */
export function readSources(folder: string): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

// After these a slash opens a regular expression; after a value it divides.
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%<>~^\n]|\b(?:return|typeof|case|in|of|void|delete|throw|await|yield))\s*$/

function endOfRegex(text: string, start: number): number {
  let inClass = false
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at]
    if (char === '\n') return start
    if (char === '\\') at += 1
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) return at
  }
  return start
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === text[start]) return at
  }
  return text.length - 1
}

/** Returns the code alone: comments, quoted strings, template text and regular expressions become blanks; `${…}` stays. */
export function codeOf(text: string): string {
  let code = ''
  // One number per open template: how many braces are open inside its current `${`.
  const templates: number[] = []
  let at = 0
  const inTemplate = (): void => {
    for (; at < text.length; at += 1) {
      if (text[at] === '\\') at += 1
      else if (text[at] === '`') return
      else if (text.startsWith('${', at)) {
        templates.push(0)
        at += 1
        return
      }
    }
  }
  for (; at < text.length; at += 1) {
    const char = text[at] ?? ''
    const depth = templates.at(-1)
    if (text.startsWith('//', at) || text.startsWith('/*', at)) {
      const end = char + text[at + 1] === '//' ? text.indexOf('\n', at) : text.indexOf('*/', at) + 1
      at = end <= 0 ? text.length : end - (text[end] === '\n' ? 1 : 0)
      code += ' '
    } else if (char === "'" || char === '"') {
      at = endOfString(text, at)
      code += ' '
    } else if (char === '`') {
      at += 1
      inTemplate()
      code += ' '
    } else if (char === '}' && depth === 0) {
      templates.pop()
      at += 1
      inTemplate()
      code += ' '
    } else if (char === '/' && BEFORE_REGEX.test(code.slice(-40))) {
      at = endOfRegex(text, at)
      code += ' '
    } else {
      if (depth !== undefined && (char === '{' || char === '}'))
        templates[templates.length - 1] = depth + (char === '{' ? 1 : -1)
      code += char
    }
  }
  return code
}

export interface Import {
  readonly specifier: string
  readonly typeOnly: boolean
}

const STATIC = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g

/** Lists static, re-exporting and dynamic imports. `{ type A, b }` is not type-only; `{ type A }` alone is. */
export function importsOf(text: string): readonly Import[] {
  const statics = [...text.matchAll(STATIC)].map(([whole, type, specifier = '']) => {
    const names = /\{([^}]*)\}/
      .exec(whole)?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    const onlyTypes =
      names !== undefined &&
      !/^\s*import\s+(?!from\b)\w/.test(whole.replace(/\{[^}]*\}/, '')) &&
      names.every((name) => name.startsWith('type '))
    return { specifier, typeOnly: type !== undefined || onlyTypes }
  })
  const dynamics = [...text.matchAll(DYNAMIC)].map(([, specifier = '']) => ({ specifier, typeOnly: false }))
  return [...statics, ...dynamics]
}

/** Resolves a relative import to a path of the project; a package stays as it is. */
export function resolveImport(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
}
