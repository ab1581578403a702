/** Finds where a text stops being JSON. `JSON.parse` does not always say. */

const SPACE = /[ \t\n\r]*/y;
const TOKEN =
  /(?:([{}[\],:"])|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;
/** In pieces, since one pattern for a whole string takes memory with its length. */
const STRING_PIECE = /[^"\\\u0000-\u001f]{1,4096}|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** `first` forms may also close an empty array or object. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' | 'nothing';

/** The offset of the first token that does not fit; undefined for JSON (RFC 8259). */
export function offsetOfJsonError(text: string): number | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  let offset = 0;
  for (;;) {
    SPACE.lastIndex = offset;
    SPACE.exec(text);
    const start = SPACE.lastIndex;
    if (expected === 'nothing') return start === text.length ? undefined : start;
    TOKEN.lastIndex = start;
    const token = TOKEN.exec(text);
    if (!token) return start;
    const end = token[1] === '"' ? endOfString(text, TOKEN.lastIndex) : TOKEN.lastIndex;
    const next: Expected | undefined =
      end === undefined ? undefined : afterToken(expected, token[1] ?? 'value', open);
    if (end === undefined || !next) return start;
    expected = next;
    offset = end;
  }
}

/** The offset of the first bracket that is nested too deeply, if any. */
export function offsetOfDepth(text: string, maxDepth: number): number | undefined {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    switch (text[offset]) {
      case '{':
      case '[':
        depth += 1;
        if (depth > maxDepth) return offset;
        break;
      case '}':
      case ']':
        depth -= 1;
        break;
      case '"':
        do offset = text.indexOf('"', offset + 1);
        while (offset > 0 && isEscaped(text, offset));
        if (offset < 0) return undefined;
        break;
      default:
    }
  }
  return undefined;
}

function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text[start - 1] === '\\') start -= 1;
  return (offset - start) % 2 === 1;
}

/** The offset after a string whose characters begin here; undefined for an unclosed one. */
function endOfString(text: string, start: number): number | undefined {
  let offset = start;
  for (;;) {
    STRING_PIECE.lastIndex = offset;
    if (!STRING_PIECE.test(text)) return text[offset] === '"' ? offset + 1 : undefined;
    offset = STRING_PIECE.lastIndex;
  }
}

/** Undefined where the token does not fit. `open` has the brackets around it. */
function afterToken(expected: Expected, token: string, open: string[]): Expected | undefined {
  const isValueExpected = expected === 'value' || expected === 'first-value';
  switch (token) {
    case '{':
    case '[':
      if (!isValueExpected) return undefined;
      open.push(token);
      return token === '{' ? 'first-key' : 'first-value';
    case '}':
    case ']':
      if (
        open.pop() !== (token === '}' ? '{' : '[') ||
        !['comma', token === '}' ? 'first-key' : 'first-value'].includes(expected)
      )
        return undefined;
      break;
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    case ',':
      if (expected !== 'comma') return undefined;
      return open.at(-1) === '{' ? 'key' : 'value';
    default:
      if (token === '"' && (expected === 'key' || expected === 'first-key')) return 'colon';
      if (!isValueExpected) return undefined;
  }
  return open.length === 0 ? 'nothing' : 'comma';
}
