/** Tests which values an expression can have before the run, against GitHub's own evaluator where everything is known. */
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateTree, type LookUp } from '../../../src/core/workflow/expression.ts'
import {
  evaluateCondition,
  evaluateText,
  evaluateToText,
  partsOf,
  resolveValue,
  UNRESOLVED,
} from '../../../src/core/workflow/expression-text.ts'
import { combine, known, memberOf, type Possible, unite, unknown } from '../../../src/core/workflow/possible.ts'
import { createExpressions } from '../../../src/inputs/expressions.ts'

const VALUES: Readonly<Record<string, Possible>> = {
  'github.event_name': known('push'),
  'github.ref': unknown(['github.ref'], { truth: 'truthy', prefix: 'refs/heads/rel/', not: ['refs/heads/rel/1'] }),
  'inputs.stage': known('dev', 'prod'),
  'inputs.flag': known(true, false),
  'inputs.name': unknown(['inputs.name']),
  'inputs.given': unknown(['inputs.given'], { truth: 'truthy' }),
  'inputs.half': { ...unknown(['inputs.half']), values: ['a'] },
  'inputs.list': known(['a', 'b']),
  'inputs.key': known('stage', 'flag'),
  'inputs.none': known(null),
  'inputs.many': known(...Array.from({ length: 200 }, (_, index) => `v${index}`)),
}
const lookUp: LookUp = (path) => VALUES[path.join('.')] ?? unknown([path.join('.')])
const scope = { expressions: createExpressions(), lookUp }

/** Writes `[[ … ]]` as a workflow file has expressions. */
function ex(text: string): string {
  return text.replaceAll('[[', '$' + '{{').replaceAll(']]', '}}')
}

/** Shows values, and what is open after a `?`. */
function show({ values, open }: Possible): string {
  const rest = open === undefined ? [] : [`?${open.truth === 'either' ? '' : open.truth} ${open.because.join(', ')}`]
  return [...values.map((value) => JSON.stringify(value)), ...rest].join(' ')
}

describe('an expression', () => {
  it.each([
    ["'a'", '"a"'],
    ['1.5', '1.5'],
    ['null', 'null'],
    ['github.event_name', '"push"'],
    ["github['event_name']", '"push"'],
    ['inputs[inputs.key]', '"dev" "prod" true false'],
    ['inputs[inputs.name]', '? inputs.*'],
    ['inputs.list.*', '? inputs.list.*'],
    ['inputs', '? inputs'],
    ['(github.event_name)', '"push"'],
    ['!inputs.flag', 'true false'],
    ["!'x'", 'false'],
    ['!inputs.name', 'true false'],
    ['!inputs.given', 'false'],
    // Operators end where GitHub's do.
    ["'' || 'b'", '"b"'],
    ["inputs.name || 'b'", '"b" ?truthy inputs.name'],
    ["inputs.given || 'b'", '?truthy inputs.given'],
    ["inputs.given && 'b'", '"b"'],
    ["inputs.name && 'b'", '"b" ?falsy inputs.name'],
    ["inputs.name && 'b' || 'c'", '"b" "c"'],
    ["inputs.flag && inputs.stage || ''", '"dev" "prod" ""'],
    ["false && inputs.name && 'x'", 'false'],
    ["true || inputs.name || 'x'", 'true'],
    ["inputs.half && 'x'", '"x" ?falsy inputs.half'],
    // Comparisons ignore case and convert types.
    ["github.event_name == 'PUSH'", 'true'],
    ["inputs.stage == 'prod'", 'false true'],
    ["inputs.name == 'x'", 'true false'],
    ["'x' != inputs.name", 'true false'],
    ["inputs.name == ''", 'true false'],
    ["inputs.given != ''", 'true'],
    ['inputs.name == inputs.given', 'true false'],
    ["inputs.half == 'a'", 'true false'],
    ["github.ref == 'refs/tags/v1'", 'false'],
    ["github.ref == 'refs/heads/rel/1'", 'false'],
    ["github.ref != 'refs/heads/REL/1'", 'true'],
    ["github.ref == 'refs/heads/rel/2'", 'true false'],
    ["'refs/heads/main' == github.ref", 'false'],
    ["github.ref > 'a'", 'true false'],
    ['github.ref == 1', 'true false'],
    ["1 == '1'", 'true'],
    ['2 >= 1', 'true'],
    // Functions.
    ["startsWith(github.ref, 'refs/heads/')", 'true'],
    ["startsWith(github.ref, 'refs/tags/')", 'false'],
    ["startsWith(github.ref, 'refs/heads/rel/1')", 'true false'],
    ["startsWith(inputs.name, 'x')", 'true false'],
    ["startsWith('x', inputs.name)", 'true false'],
    ["contains(github.ref, 'heads')", 'true'],
    ["contains(github.ref, 'x')", 'true false'],
    ["endsWith(github.ref, 'x')", 'true false'],
    [`contains(fromJSON('["refs/heads/main", "refs/heads/rel/1"]'), github.ref)`, 'false'],
    [`contains(fromJSON('["refs/heads/rel/2"]'), github.ref)`, 'true false'],
    [`contains(fromJSON('[1]'), github.ref)`, 'true false'],
    ["contains('text', github.ref)", 'true false'],
    ['contains(inputs.name, github.ref)', 'true false'],
    ["contains(inputs.list, 'b')", 'true'],
    ["format('{0}-{1}', inputs.stage, 'eu')", '"dev-eu" "prod-eu"'],
    ["format('{0}-x', inputs.name)", '?truthy inputs.name'],
    ["format('{0}', inputs.name)", '? inputs.name'],
    ['format(inputs.name)', '? inputs.name'],
    ["format('{1}', 'x')", '? what format gives'],
    ['toJSON(inputs.list)', JSON.stringify('[\n  "a",\n  "b"\n]')],
    ["fromJSON('[')", '? what fromjson gives'],
    ['fromJSON(\'["a", "b"]\')[1]', '"b"'],
    ['fromJSON(\'{"a": 1}\').A', '1'],
    ["fromJSON('[1]').*", '? an element of a list'],
    ["fromJSON('[1]')[inputs.name]", '? an element of a list'],
    ['fromJSON(inputs.name).x', '? inputs.name'],
    ["case(inputs.stage == 'prod', 'p', 'd')", '"d" "p"'],
    ['always()', 'true'],
    ['success()', 'true false'],
    ['!cancelled()', 'true false'],
    ['failure()', 'true false'],
    ["hashFiles('**')", '? hashFiles(…)'],
    ["format('{0}{1}', inputs.many, inputs.many)", '? the possible values of format'],
    ['inputs[inputs.many][inputs.stage]', '? inputs.*.*'],
    // What is none stays open as it stands.
    ['unknown.x', `? $\{{ unknown.x }}`],
    ['*', `? $\{{ * }}`],
    ['', `? $\{{  }}`],
    [`'${'x'.repeat(21_000)}'`, `? \${{ '${'x'.repeat(21_000)}' }}`],
    [`${'('.repeat(9_000)}1${')'.repeat(9_000)}`, `? \${{ ${'('.repeat(9_000)}1${')'.repeat(9_000)} }}`],
  ])('%s', (text, shown) => {
    expect(show(evaluateText(`\${{ ${text} }}`, scope))).toBe(shown)
  })

  it('is what GitHub evaluates, where everything is known', () => {
    const literal = fc.constantFrom("'a'", "'A'", "''", '0', '1', 'true', 'false', 'null', 'inputs.x', 'inputs.y')
    const tree: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        literal,
        fc
          .tuple(tie('tree'), fc.constantFrom('==', '!=', '<', '>=', '&&', '||'), tie('tree'))
          .map((x) => `(${x.join(' ')})`),
        tie('tree').map((inner) => `!(${inner})`),
        fc
          .tuple(fc.constantFrom('contains', 'startsWith', 'endsWith'), tie('tree'), tie('tree'))
          .map(([f, a, b]) => `${f}(${a}, ${b})`),
        tie('tree').map((inner) => `format('{0}!', ${inner})`),
      ),
    })).tree
    const inputs = { x: 'refs/heads/a', y: 'a' }
    const context = new data.Dictionary({ key: 'inputs', value: JSON.parse(JSON.stringify(inputs), data.reviver) })
    const scopeOf: LookUp = ([, name = '']) => known(memberOf(inputs, [name]))
    fc.assert(
      fc.property(tree, (text) => {
        const parsed = new Parser(new Lexer(text).lex().tokens, ['inputs'], []).parse()
        const expected = JSON.parse(JSON.stringify(new Evaluator(parsed, context).evaluate(), data.replacer)) as unknown
        const found = evaluateText(`\${{ ${text} }}`, { ...scope, lookUp: scopeOf })
        expect(found).toEqual({ values: [expected] })
      }),
    )
  })

  it('stays possible when less is known: the real value is among the possible ones', () => {
    const operand = fc.constantFrom(
      "'a'",
      "''",
      'inputs.x',
      'inputs.y',
      "startsWith(inputs.x, 'refs/')",
      "inputs.y == 'b'",
    )
    const text = fc
      .array(fc.tuple(operand, fc.constantFrom('&&', '||', '==')), { minLength: 1, maxLength: 5 })
      .map((parts) =>
        parts
          .map((part) => part.join(' '))
          .join(' ')
          .replace(/ \S+$/, ''),
      )
    const values = fc.record({ x: fc.constantFrom('refs/heads/a', 'refs/heads/b'), y: fc.constantFrom('', 'a', 'b') })
    const open: LookUp = ([, name]) =>
      name === 'x'
        ? unknown(['x'], { truth: 'truthy', prefix: 'refs/heads/', not: ['refs/heads/c'] })
        : { values: ['a'], open: { because: ['y'], truth: 'either' } }
    fc.assert(
      fc.property(text, values, (source, real) => {
        const [value] = evaluateText(`\${{ ${source} }}`, {
          ...scope,
          lookUp: ([, name = '']) => known(memberOf(real, [name])),
        }).values
        const { values: possible, open: rest } = evaluateText(`\${{ ${source} }}`, { ...scope, lookUp: open })
        const listed = possible.some((each) => JSON.stringify(each) === JSON.stringify(value))
        const left = rest !== undefined && (rest.truth === 'either' || (rest.truth === 'truthy') === Boolean(value))
        expect(listed || left).toBe(true)
      }),
    )
  })
})

it('is evaluated even where an argument is missing', () => {
  const open = { kind: 'context', name: 'inputs' } as const
  expect(evaluateTree({ kind: 'call', name: 'contains', of: [open] }, scope)).toEqual(known(true, false))
})

describe('a text', () => {
  it.each([
    ['plain', [{ text: 'plain' }]],
    ['', [{ text: '' }]],
    ['[[ a ]]', [{ expression: 'a' }]],
    ['x-[[a]]-[[ b ]]', [{ text: 'x-' }, { expression: 'a' }, { text: '-' }, { expression: 'b' }]],
    ["[[ ']]' ]]!", [{ expression: "']]'" }, { text: '!' }]],
    ['[[ a', [{ text: '[[ a' }]],
    ["x[[ ' ]]", [{ text: "x[[ ' ]]" }]],
  ])('%j has parts', (text, parts) => {
    expect(partsOf(ex(text))).toEqual(JSON.parse(ex(JSON.stringify(parts))))
  })

  it.each([
    ['plain', '"plain"'],
    ['[[ inputs.stage ]]-[[ inputs.flag ]]', '"dev-true" "dev-false" "prod-true" "prod-false"'],
    ['[[ inputs.none ]]', '""'],
    ['[[ 1 ]]', '"1"'],
    ['p-[[ inputs.name ]]', '?truthy inputs.name'],
    ['[[ inputs.none ]][[ inputs.name ]]', '? inputs.name'],
    ['[[ inputs.name ]][[ inputs.name ]]', '? inputs.name'],
    ['[[ inputs.given ]][[ inputs.name ]]', '?truthy inputs.given, inputs.name'],
    ['[[ inputs.half ]][[ inputs.none ]]', '"a" ? inputs.half'],
    ['[[ inputs.many ]][[ inputs.many ]]', '?truthy too many possible values'],
  ])('%j is %s', (text, shown) => {
    expect(show(evaluateToText(ex(text), scope))).toBe(shown)
  })

  it('keeps its beginning', () => {
    const { open } = evaluateToText(ex('stage-[[ github.ref ]]'), scope)
    expect(open?.prefix).toBe('stage-refs/heads/rel/')
    expect(evaluateToText(ex('[[ inputs.stage ]]-[[ github.ref ]]'), scope).open?.prefix).toBeUndefined()
  })
})

describe('a condition', () => {
  it.each([
    ["github.event_name == 'push'", 'true'],
    ["[[ github.event_name == 'push' ]]", 'true'],
    [' [[ false ]] ', 'false'],
    // As on GitHub, text beside an expression makes it a text, which is true.
    ['[[ false ]] && true', '"false && true"'],
    [true, 'true'],
    [false, 'false'],
  ])('%j is %s', (condition, shown) => {
    expect(show(evaluateCondition(typeof condition === 'string' ? ex(condition) : condition, scope))).toBe(shown)
  })
})

const resolve = (value: object) => resolveValue(JSON.parse(ex(JSON.stringify(value))), scope)

describe('a value of the file', () => {
  it('is resolved to the depth', () => {
    expect(resolve({ a: ['x', '[[ inputs.list ]]'], b: { c: 1, d: null } })).toEqual([
      { a: ['x', ['a', 'b']], b: { c: 1, d: null } },
    ])
  })

  it('has as many forms as its parts have together', () => {
    expect(resolve({ a: '[[ inputs.stage ]]', b: '[[ inputs.flag ]]' })).toHaveLength(4)
  })

  it('says what is open where it is', () => {
    expect(resolve(['[[ inputs.name ]]', 1])).toEqual([[{ [UNRESOLVED]: 'inputs.name' }, 1]])
  })

  it('is known no longer with too many forms', () => {
    expect(resolve(['[[ inputs.many ]]', '[[ inputs.stage ]]', 1])).toEqual([
      [{ [UNRESOLVED]: 'too many possible values' }, { [UNRESOLVED]: 'too many possible values' }, 1],
    ])
    expect(resolve({ a: '[[ inputs.many ]]', b: '[[ inputs.stage ]]', c: 1 })).toEqual([
      { a: { [UNRESOLVED]: 'too many possible values' }, b: { [UNRESOLVED]: 'too many possible values' }, c: 1 },
    ])
  })
})

describe('possibilities', () => {
  it('are united, each value once', () => {
    expect(unite([known('a', 'b'), known('b', null)])).toEqual(known('a', 'b', null))
    expect(unite([unknown(['x'], { truth: 'truthy' }), unknown(['y'], { truth: 'falsy' })])).toEqual(
      unknown(['x', 'y']),
    )
    expect(unite([])).toEqual(known())
  })

  it('are no longer counted past 256', () => {
    const many = known(...Array.from({ length: 257 }, (_, index) => index))
    expect(show(unite([many]))).toBe('? more than 256 possible values')
    expect(show(unite([many, unknown(['x'])]))).toBe('? x, more than 256 possible values')
  })

  it('are combined up to 256', () => {
    expect(combine([])).toEqual([[]])
    expect(combine([['a', 'b'], ['c']])).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ])
    expect(combine([Array(17).fill(0), Array(16).fill(0)])).toBeUndefined()
  })
})
