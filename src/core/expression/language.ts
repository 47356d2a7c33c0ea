/** Languages of texts as data: literal texts, classes of characters, sequences, choices and repetitions. */

/** One character: one of `characters`, or with `negated` any other. */
export interface CharacterClass {
  readonly characters: string
  readonly negated: boolean
}

/** A regular language. A choice without options holds nothing; a sequence without parts holds the empty text. */
export type Language =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'one'; readonly of: CharacterClass }
  | { readonly kind: 'sequence'; readonly parts: readonly Language[] }
  | { readonly kind: 'choice'; readonly options: readonly Language[] }
  | { readonly kind: 'repeat'; readonly of: Language }

/** The language of one text. */
export function text(literal: string): Language {
  return { kind: 'text', text: literal }
}

/** One of the characters. */
export function oneOf(characters: string): Language {
  return { kind: 'one', of: { characters, negated: false } }
}

/** One character that is none of these. */
export function noneOf(characters: string): Language {
  return { kind: 'one', of: { characters, negated: true } }
}

/** The languages one after the other; strings stand for themselves. */
export function sequence(...parts: readonly (Language | string)[]): Language {
  return { kind: 'sequence', parts: parts.map((part) => (typeof part === 'string' ? text(part) : part)) }
}

/** Any of the languages. */
export function choice(options: readonly Language[]): Language {
  return { kind: 'choice', options }
}

/** The language any number of times, also never. */
export function repeat(of: Language): Language {
  return { kind: 'repeat', of }
}

/** The language once or more. */
export function oneOrMore(of: Language): Language {
  return sequence(of, repeat(of))
}

/** The language of a pattern of Entra's `matches`: `*` is any run of characters, `?` is one. */
export function wildcard(pattern: string): Language {
  const any = noneOf('')
  return sequence(...[...pattern].map((symbol) => (symbol === '*' ? repeat(any) : symbol === '?' ? any : text(symbol))))
}

function without({ characters, negated }: CharacterClass, out: string): CharacterClass {
  if (negated) return { characters: characters + out, negated }
  return { characters: [...characters].filter((character) => !out.includes(character)).join(''), negated }
}

/**
 * Every text over a class of characters but these, in any case.
 * @param words must consist of characters of the class
 */
export function otherThan(words: readonly string[], of: CharacterClass): Language {
  const lower = words.map((word) => word.toLowerCase())
  const firsts = [...new Set(lower.flatMap((word) => [...word].slice(0, 1)))]
  const bothCases = firsts.map((first) => first + first.toUpperCase()).join('')
  const one: Language = { kind: 'one', of: without(of, bothCases) }
  const continued = firsts.map((first) => {
    const rests = lower.filter((word) => word.startsWith(first)).map((word) => word.slice(first.length))
    return sequence(oneOf(first + first.toUpperCase()), otherThan(rests, of))
  })
  const stops = lower.includes('') ? [] : [text('')]
  return choice([...stops, sequence(one, repeat({ kind: 'one', of })), ...continued])
}
