/** GitHub's own expression language (`@actions/expressions`) behind the port that workflows are evaluated with. */
import { data, Evaluator, type Expr, Lexer, Parser } from '@actions/expressions'
import { Star } from '@actions/expressions/ast'
import type { Expressions, ExpressionTree } from '../core/workflow/expression.ts'
import type { ExpressionValue } from '../core/workflow/possible.ts'

type Visitor = Parameters<typeof Expr.prototype.accept<ExpressionTree>>[0]

// https://docs.github.com/en/actions/reference/workflows-and-actions/contexts
const CONTEXTS = ['github', 'inputs', 'matrix', 'vars', 'needs', 'strategy', 'secrets', 'env', 'steps', 'job', 'runner']
const CONTEXT_LIST = [...CONTEXTS, 'jobs']
const STATUS = ['always', 'success', 'failure', 'cancelled', 'hashFiles'].map((name) => ({
  name,
  minArgs: 0,
  maxArgs: 255,
}))
/** GitHub takes no longer expression: https://docs.github.com/en/actions/reference/limits */
const MAX_LENGTH = 21_000

/** Sees the library's tree as plain data. */
const VISITOR: Visitor = {
  visitLiteral: ({ literal }) => ({ kind: 'literal', value: fromData(literal) }),
  visitUnary: ({ expr }) => ({ kind: 'not', of: treeOf(expr) }),
  visitBinary: ({ operator, left, right }) => ({
    kind: 'compare',
    operator: operator.lexeme,
    left: treeOf(left),
    right: treeOf(right),
  }),
  visitLogical: ({ operator, args }) => ({ kind: operator.lexeme === '&&' ? 'and' : 'or', of: args.map(treeOf) }),
  visitGrouping: ({ group }) => treeOf(group),
  visitContextAccess: ({ name }) => ({ kind: 'context', name: name.lexeme }),
  visitIndexAccess: ({ expr, index }) => ({
    kind: 'index',
    of: treeOf(expr),
    key: index instanceof Star ? undefined : treeOf(index),
  }),
  visitFunctionCall: ({ functionName, args }) => ({ kind: 'call', name: functionName.lexeme, of: args.map(treeOf) }),
}

function treeOf(expression: Expr): ExpressionTree {
  return expression.accept(VISITOR)
}

function fromData(value: data.ExpressionData): ExpressionValue {
  return JSON.parse(JSON.stringify(value, data.replacer)) as ExpressionValue
}

function toData(value: ExpressionValue): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver) as data.ExpressionData
}

function parse(text: string): ExpressionTree | undefined {
  if (text.length > MAX_LENGTH) return undefined
  try {
    return treeOf(new Parser(new Lexer(text).lex().tokens, CONTEXT_LIST, STATUS).parse())
  } catch {
    // Every mistake in an expression, and a nesting beyond what can be read, comes as an exception.
    return undefined
  }
}

/** Writes an operation on `a[0]`, `a[1]`, … as an expression. */
function textOf(operation: string, count: number): string {
  const operands = Array.from({ length: count }, (_, index) => `a[${index}]`)
  if (operation === '[]') return `a[0][a[1]]`
  return /^\w+$/.test(operation) ? `${operation}(${operands.join(', ')})` : operands.join(` ${operation} `)
}

/** Builds the port. Parsing an expression a second time costs nothing. */
export function createExpressions(): Expressions {
  const parsed = new Map<string, ExpressionTree | undefined>()
  return {
    parse: (text) => {
      if (!parsed.has(text)) parsed.set(text, parse(text))
      return parsed.get(text)
    },
    apply: (operation, values) => {
      try {
        const tokens = new Lexer(textOf(operation, values.length)).lex().tokens
        const context = new data.Dictionary({ key: 'a', value: toData([...values]) })
        return fromData(new Evaluator(new Parser(tokens, ['a'], []).parse(), context).evaluate())
      } catch {
        return undefined
      }
    },
  }
}
