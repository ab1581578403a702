/** Blanks out a query's strings, IRIs and comments. */

const IN_IRI = String.raw`[^\0-\x20<>"{}|^\x60\\]`;
const CODE_POINT = String.raw`\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8})`;
/**
 * The start of a part where words and brackets mean nothing: an escaped character, an IRI, a
 * string, a comment. It follows the tokens of SPARQL 1.2 §19.8, also in that `<<` begins no IRI.
 */
const OPENING = new RegExp(
  [
    String.raw`\\[\s\S]|<<`,
    `<${IN_IRI}*(?:${CODE_POINT}${IN_IRI}*)*>`,
    String.raw`"""|'''|["'#]`,
  ].join('|'),
  'g',
);

/** The end of a string or comment, by its opening. Escapes match first: `\"` ends nothing. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  '"""': /\\[\s\S]|"""/g,
  "'''": /\\[\s\S]|'''/g,
  '"': /\\.|["\r\n]/g,
  "'": /\\.|['\r\n]/g,
  '#': /\n/g,
};

/** Blanks out strings, IRIs and comments. Offsets stay. */
export function withoutStringsAndComments(text: string): string {
  const kept: string[] = [];
  let offset = 0;
  for (let opening = find(OPENING, text, 0); opening; opening = find(OPENING, text, offset)) {
    const end = endOf(text, opening);
    kept.push(text.slice(offset, opening.index), ' '.repeat(end - opening.index));
    offset = end;
  }
  kept.push(text.slice(offset));
  return kept.join('');
}

/** The offset after the part that this begins; an unclosed one goes on to the end. */
function endOf(text: string, opening: RegExpExecArray): number {
  const ending = ENDINGS[opening[0]];
  let offset = opening.index + opening[0].length;
  if (!ending) return offset;
  for (let found = find(ending, text, offset); found; found = find(ending, text, offset)) {
    offset = found.index + found[0].length;
    if (!found[0].startsWith('\\')) return offset;
  }
  return text.length;
}

function find(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
