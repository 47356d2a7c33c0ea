/** TypeScript source as its syntax tree tells it: what a file imports, which globals it speaks of, and which constructs it uses. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Node, type ParseResult, parseSync } from 'oxc-parser'
import { ScopeTracker, walk } from 'oxc-walker'

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

/** Parses a file. A file that does not parse would hide what it does: that is an error. */
function parse({ path, text }: SourceFile): ParseResult {
  const result = parseSync(path, text, { lang: 'ts', sourceType: 'module' })
  const [mistake] = result.errors
  if (mistake !== undefined) throw new Error(`${path} does not parse: ${mistake.message}`)
  return result
}

export interface Import {
  /** As written; `(computed)` where an import is not a plain string. */
  readonly specifier: string
  readonly typeOnly: boolean
}

/** Lists static, re-exporting and dynamic imports, types included. `{ type A, b }` is not type-only; `{ type A }` alone is. */
export function importsOf(source: SourceFile): readonly Import[] {
  const found: Import[] = []
  walk(parse(source).program, {
    enter(node) {
      switch (node.type) {
        case 'ImportDeclaration': {
          const names = node.specifiers.map((each) => each.type === 'ImportSpecifier' && each.importKind === 'type')
          const onlyTypes = names.length > 0 && names.every(Boolean)
          found.push({ specifier: node.source.value, typeOnly: node.importKind === 'type' || onlyTypes })
          break
        }
        case 'ExportNamedDeclaration':
        case 'ExportAllDeclaration':
          if (node.source) found.push({ specifier: node.source.value, typeOnly: node.exportKind === 'type' })
          break
        case 'ImportExpression':
          found.push({ specifier: literal(node.source), typeOnly: false })
          break
        case 'TSImportType':
          found.push({ specifier: literal(node.source), typeOnly: true })
          break
      }
    },
  })
  return found
}

function literal(node: Node): string {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : '(computed)'
}

/** Resolves a relative import to a path of the project; a package stays as it is. */
export function resolveImport(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
}

export interface GlobalUse {
  /** A global by its name, with the member that is asked of it: `process`, `Date.now`, `new Date()`. */
  readonly word: string
  readonly line: number
}

/** Nodes of types that hold an expression; every other TypeScript node speaks of types only. */
const EXPRESSION_HOLDERS = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

/** True where an identifier is a name and no reference: a property, a key, a label, a type. */
function isName(parent: Node | null, key: unknown): boolean {
  if (parent === null) return false
  if (parent.type.startsWith('TS') && !(EXPRESSION_HOLDERS.has(parent.type) && key === 'expression')) return true
  if (parent.type === 'MemberExpression') return key === 'property' && !parent.computed
  if (parent.type === 'Property') return key === 'key' && !parent.computed
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return key === 'key'
  return /^(?:Import|Export).*Specifier$|^(?:Labeled|Break|Continue)Statement$|^MetaProperty$/.test(parent.type)
}

/** Names a reference with what is asked of it: `Date.now` for `Date.now()`, `new Date()` where nothing is given. */
function wordOf(name: string, parent: Node | null): string {
  if (parent?.type === 'MemberExpression' && parent.object.type === 'Identifier' && parent.object.name === name) {
    const { property } = parent
    if (property.type === 'Identifier' && !parent.computed) return `${name}.${property.name}`
    return `${name}.${literal(property)}`
  }
  if (parent?.type === 'NewExpression' && parent.arguments.length === 0) return `new ${name}()`
  return parent?.type === 'CallExpression' && parent.callee.type === 'Identifier' && parent.callee.name === name
    ? `${name}()`
    : name
}

/** Lists every use of a name that nothing in the file declares: each is a global. */
export function globalsOf(source: SourceFile): readonly GlobalUse[] {
  const { program } = parse(source)
  const scopes = new ScopeTracker({ preserveExitedScopes: true })
  walk(program, { scopeTracker: scopes })
  scopes.freeze()
  const found: GlobalUse[] = []
  walk(program, {
    scopeTracker: scopes,
    enter(node, parent, { key }) {
      if (node.type !== 'Identifier' || isName(parent, key) || scopes.isDeclared(node.name)) return
      const line = source.text.slice(0, node.start).split('\n').length
      found.push({ word: wordOf(node.name, parent), line })
    },
  })
  return found
}

function describeConstruct(node: Node): string | undefined {
  switch (node.type) {
    case 'ExportDefaultDeclaration':
      return 'has a default export'
    case 'ExportAllDeclaration':
      return "hands on another file's exports"
    case 'ExportNamedDeclaration':
      return node.source ? "hands on another file's exports" : undefined
    case 'TSEnumDeclaration':
      return 'has an enum'
    case 'TSModuleDeclaration':
      return 'has a namespace'
    case 'TSAnyKeyword':
      return 'says any'
    case 'TSNonNullExpression':
      return 'says !'
    case 'ClassDeclaration':
    case 'ClassExpression': {
      const parent = node.superClass
      return parent?.type === 'Identifier' && parent.name.endsWith('Error') ? undefined : 'has a class that is no error'
    }
    default:
      return undefined
  }
}

/** Lists the constructs that the house does without. */
export function foreignConstructsOf(source: SourceFile): readonly string[] {
  const found: string[] = []
  walk(parse(source).program, {
    enter(node) {
      const construct = describeConstruct(node)
      if (construct !== undefined) found.push(construct)
    },
  })
  return found
}

/** True when the file opens with a documentation comment that holds a sentence. */
export function opensWithSentence(source: SourceFile): boolean {
  const [comment] = parse(source).comments
  if (comment?.type !== 'Block' || source.text.slice(0, comment.start).trim() !== '') return false
  return /^\*\s+(?:\*\s+)?[A-Z`][\s\S]{10,}?\./.test(comment.value)
}

/** Lists the circles of imports between files, types and dynamic imports included; each circle once, from its first path on. */
export function circlesOf(files: readonly SourceFile[]): readonly string[] {
  const targets = new Map(
    files.map((file) => [
      file.path,
      importsOf(file)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => resolveImport(file.path, specifier)),
    ]),
  )
  const circles = new Set<string>()
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      const circle = trail.slice(at)
      const first = circle.indexOf(circle.toSorted()[0] ?? '')
      circles.add([...circle.slice(first), ...circle.slice(0, first + 1)].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of targets.keys()) visit(path, [])
  return [...circles].sort()
}
