/** The language of flexible credentials: how a claims matching expression is written and read, with columns for errors. */

export type ExpressionOperator = 'eq' | 'matches'

/** `claims['<claim>'] <operator> '<comparand>'`; `column` is where it starts, counted from 1. */
export interface ExpressionTerm {
  readonly claim: string
  readonly operator: ExpressionOperator
  readonly comparand: string
  readonly column: number
}

/** Terms that must all hold. The language has no `or`, no `not`, no parentheses, and no escapes. */
export interface Expression {
  readonly terms: readonly ExpressionTerm[]
}

/** What is wrong with an expression, and at which column (from 1). */
export interface ExpressionProblem {
  readonly column: number
  readonly message: string
}

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: ExpressionProblem }

interface Reader {
  readonly text: string
  at: number
}

/** Stops the parser; never leaves this file. */
class Unreadable extends Error {
  readonly column: number

  constructor(at: number, message: string) {
    super(message)
    this.column = at + 1
  }
}

function skip(reader: Reader, literal: string, otherwise: string): void {
  if (!reader.text.startsWith(literal, reader.at)) throw new Unreadable(reader.at, otherwise)
  reader.at += literal.length
}

/** Reads the one space that the language has between words. */
function skipSpace(reader: Reader, between: string): void {
  skip(reader, ' ', `Exactly one space is expected ${between}.`)
  if (/^\s/.test(reader.text.slice(reader.at))) {
    throw new Unreadable(reader.at, `There is more than one space ${between}; exactly one is allowed.`)
  }
}

function readClaim(reader: Reader): string {
  skip(reader, 'claims[', `A term is expected: claims['<name>'] eq|matches '<value>'.`)
  skip(reader, "'", 'The name of a claim stands in single quotes.')
  const name = /^\w+/.exec(reader.text.slice(reader.at))?.[0]
  if (name === undefined)
    throw new Unreadable(reader.at, 'The name of a claim is expected: letters, digits and underscores.')
  reader.at += name.length
  skip(reader, "']", `The name of a claim ends with ']: letters, digits and underscores only.`)
  return name
}

function wordAt({ text, at }: Reader, end: RegExp): string {
  const rest = text.slice(at)
  const length = rest.search(end)
  return length < 0 ? rest : rest.slice(0, length)
}

function readOperator(reader: Reader): ExpressionOperator {
  const word = wordAt(reader, /[\s']/)
  if (word !== 'eq' && word !== 'matches') {
    throw new Unreadable(reader.at, `The operator "${word}" does not exist; only eq and matches do, in lower case.`)
  }
  reader.at += word.length
  return word
}

function readComparand(reader: Reader): string {
  skip(reader, "'", 'The value to compare with stands in single quotes.')
  const end = reader.text.indexOf("'", reader.at)
  if (end < 0) throw new Unreadable(reader.at - 1, 'The quote that opens here is never closed.')
  const value = reader.text.slice(reader.at, end)
  if (value === '') throw new Unreadable(reader.at, 'The value to compare with is empty.')
  reader.at = end + 1
  return value
}

function readTerm(reader: Reader): ExpressionTerm {
  const column = reader.at + 1
  const claim = readClaim(reader)
  skipSpace(reader, 'before the operator')
  const operator = readOperator(reader)
  skipSpace(reader, 'after the operator')
  return { claim, operator, comparand: readComparand(reader), column }
}

function readAnd(reader: Reader): void {
  const rest = reader.text.slice(reader.at)
  if (!rest.startsWith(' ')) {
    throw new Unreadable(
      reader.at,
      'Text follows a closing quote; a value that holds a single quote cannot be written.',
    )
  }
  if (rest.trim() === '') throw new Unreadable(reader.at, 'Blanks at the end of the expression are not allowed.')
  skipSpace(reader, 'before "and"')
  const word = wordAt(reader, /\s/)
  if (word !== 'and') {
    throw new Unreadable(reader.at, `Terms are joined by "and", in lower case, and by nothing else; this is "${word}".`)
  }
  reader.at += word.length
  skipSpace(reader, 'after "and"')
}

function readTerms(text: string): readonly ExpressionTerm[] {
  const reader: Reader = { text, at: 0 }
  const terms = [readTerm(reader)]
  while (reader.at < text.length) {
    readAnd(reader)
    terms.push(readTerm(reader))
  }
  return terms
}

/**
 * Reads an expression, strictly as Entra does: `claims['sub'] matches 'repo:o/r:*' and claims['repository_id'] eq '1'`.
 * https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials
 */
export function parseExpression(text: string): ParsedExpression {
  try {
    return { ok: true, expression: { terms: readTerms(text) } }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ok: false, problem: { column: error.column, message: error.message } }
  }
}

/** Tells whether a value can stand in an expression at all: not empty, and without the quote that nothing can escape. */
export function canBeCompared(value: string): boolean {
  return value !== '' && !value.includes("'")
}

/** Writes terms as an expression; `parseExpression` reads them back. Every comparand must satisfy `canBeCompared`. */
export function formatExpression(terms: readonly Omit<ExpressionTerm, 'column'>[]): string {
  return terms.map(({ claim, operator, comparand }) => `claims['${claim}'] ${operator} '${comparand}'`).join(' and ')
}
