/** The tokens of SPARQL 1.2, for colors and completion. Not a parser. */

export type SparqlTokenKind =
  | 'comment'
  | 'iri'
  | 'prefixed'
  | 'variable'
  | 'blank'
  | 'string'
  | 'language'
  | 'number'
  | 'word'
  | 'punctuation'
  | 'space'
  | 'other';

/** A token and its place; `end` is the first character after it. */
export interface SparqlToken {
  readonly kind: SparqlTokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const LETTER = String.raw`A-Za-z_\u00b7-\u{effff}`;
const LOCAL_END = String.raw`(?:[${LETTER}\d:\-]|%[\dA-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])`;

/** Tried in order, all sticky. Open strings reach to the end of the text or line. */
const PATTERNS: readonly (readonly [SparqlTokenKind, RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /#[^\r\n]*/y],
  ['iri', /<[^<>"{}|^`\\\s]*>|<[A-Za-z][^<>"{}|^`\\\s]*/y],
  ['string', /(["'])\1\1(?:\\[^]|(?!\1\1\1)[^\\])*(?:\1\1\1|$)/y],
  ['string', /"(?:\\.|[^"\\\r\n])*"?|'(?:\\.|[^'\\\r\n])*'?/y],
  ['language', /@[A-Za-z]+(?:-[A-Za-z\d]+)*(?:--[a-z]+)?/y],
  ['variable', new RegExp(`[?$][${LETTER}\\d]+`, 'yu')],
  ['blank', new RegExp(`_:[${LETTER}\\d.\\-]*[${LETTER}\\d\\-]`, 'yu')],
  [
    'prefixed',
    new RegExp(
      `(?:[A-Za-z\\u00b7-\\u{effff}](?:[${LETTER}\\d.\\-]*[${LETTER}\\d\\-])?)?:` +
        `(?:${LOCAL_END}(?:(?:${LOCAL_END}|\\.)*${LOCAL_END})?)?`,
      'yu',
    ),
  ],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y],
  ['word', new RegExp(`[${LETTER}][${LETTER}\\d]*`, 'yu')],
  ['punctuation', /<<\(?|\)?>>|\{\||\|\}|\^\^|&&|\|\||[<>!]=|[{}()[\].;,*+?|/^!=<>~-]/y],
  ['other', /[^]/y],
];

/** The tokens of a text, spaces and comments left out. */
export function* sparqlTokensOf(text: string): Generator<SparqlToken> {
  for (let at = 0; at < text.length;) {
    const token = sparqlTokenAt(text, at);
    if (token.kind !== 'space' && token.kind !== 'comment') yield token;
    at = token.end;
  }
}

/** The token that begins at an offset inside the text. */
export function sparqlTokenAt(text: string, start: number): SparqlToken {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], start, end: start + match[0].length };
  }
  return { kind: 'other', text: text[start] ?? '', start, end: start + 1 };
}

/** Words that begin or join parts of a query. */
export const KEYWORDS = (
  'ASK, BASE, BIND, BY, CONSTRUCT, DESCRIBE, DISTINCT, FILTER, FROM, GRAPH, GROUP, ' +
  'HAVING, LIMIT, MINUS, NAMED, NOT EXISTS, EXISTS, OFFSET, OPTIONAL, ORDER, PREFIX, ' +
  'REDUCED, SELECT, SERVICE, UNION, UNDEF, VALUES, VERSION, WHERE, AS, ASC, DESC, IN, ' +
  'NOT, SILENT'
).split(', ');

/** Functions and aggregates, as they are called. */
export const FUNCTIONS = (
  'ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI ' +
  'FLOOR GROUP_CONCAT HASLANG HASLANGDIR HOURS IF IRI isBLANK isIRI isLITERAL ' +
  'isNUMERIC isTRIPLE LANG LANGDIR LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW ' +
  'OBJECT PREDICATE RAND REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SHA1 SHA256 ' +
  'SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLANGDIR STRLEN ' +
  'STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TRIPLE TZ UCASE URI UUID YEAR'
).split(' ');

const IS_KEYWORD: ReadonlySet<string> = new Set(KEYWORDS.flatMap((words) => words.split(' ')));
const IS_FUNCTION: ReadonlySet<string> = new Set(FUNCTIONS.map((name) => name.toUpperCase()));

/** Whether a bare word is one of the language, and as what. */
export function roleOfWord(text: string): 'keyword' | 'function' | 'type' | 'boolean' | undefined {
  if (text === 'a') return 'type';
  if (text === 'true' || text === 'false') return 'boolean';
  const upper = text.toUpperCase();
  return IS_KEYWORD.has(upper) ? 'keyword' : IS_FUNCTION.has(upper) ? 'function' : undefined;
}
