/** A fault in a document (RDF 1.2 N-Triples §3 grammar); the reader adds the line. */
export class NotWellFormed extends Error {}

export const Byte = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  hash: 0x23,
  open: 0x28,
  close: 0x29,
  dot: 0x2e,
  colon: 0x3a,
  less: 0x3c,
  greater: 0x3e,
  at: 0x40,
  backslash: 0x5c,
  caret: 0x5e,
  underscore: 0x5f,
} as const;

/** 1 for each byte that needs no escape. */
export const IRI_BYTES = bytesWhere(
  (byte) => byte > 0x20 && !'<>"{}|^`\\'.includes(String.fromCharCode(byte)),
);
export const LITERAL_BYTES = bytesWhere((byte) => !'"\\\n\r'.includes(String.fromCharCode(byte)));
export const LABEL_BYTES = bytesWhere(
  (byte) => byte >= 0x80 || /[\w.-]/.test(String.fromCharCode(byte)),
);
export const TAG_BYTES = bytesWhere((byte) => /[a-z0-9-]/i.test(String.fromCharCode(byte)));

const LETTER =
  'A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d' +
  '\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}';
const PART = `${LETTER}_0-9\\-\u00b7\u0300-\u036f\u203f-\u2040`;

/** A blank node's label (BLANK_NODE_LABEL). */
export const LABEL = new RegExp(`^[${LETTER}_0-9](?:[${PART}.]*[${PART}])?$`, 'u');

function bytesWhere(isAllowed: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (isAllowed(byte) ? 1 : 0));
}

export function isAt(bytes: Uint8Array, start: number, expected: Uint8Array): boolean {
  // From the end, where IRIs differ.
  for (let offset = expected.length - 1; offset >= 0; offset -= 1)
    if (bytes[start + offset] !== expected[offset]) return false;
  return true;
}

export function isAbsoluteIri(text: Uint8Array, start: number, end: number): boolean {
  if (!isLetter(text[start]!)) return false;
  for (let at = start + 1; at < end; at += 1) {
    const byte = text[at]!;
    if (byte === Byte.colon) return true;
    // Digits, "+", "-" and "."
    if (
      !isLetter(byte) &&
      (byte < 0x30 || byte > 0x39) &&
      byte !== 0x2b &&
      byte !== 0x2d &&
      byte !== 0x2e
    )
      return false;
  }
  return false;
}

/** Whether an IRI has a sign that may make it ill-formed, so that its text must be looked at. */
export function hasIriMark(text: Uint8Array, start: number, end: number): boolean {
  let colons = 0;
  for (let at = start; at < end; at += 1) {
    const byte = text[at]!;
    if (byte === Byte.colon) colons += 1;
    else if (byte === 0x25 || byte === Byte.at || byte === 0x5b || byte === 0x5d) return true;
  }
  return colons > 1;
}

const isLetter = (byte: number): boolean =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Characters by the letter after a backslash. */
const LITERAL_ESCAPES: Readonly<Record<string, number>> = {
  t: 0x09,
  b: 0x08,
  n: 0x0a,
  r: 0x0d,
  f: 0x0c,
  '"': 0x22,
  "'": 0x27,
  '\\': 0x5c,
};

/** IRIs may only have escapes of code points. @throws NotWellFormed for any other escape. */
export function unescaped(
  bytes: Uint8Array,
  start: number,
  end: number,
  where: 'iri' | 'literal',
): Uint8Array {
  const text = new Uint8Array(end - start);
  let length = 0;
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== Byte.backslash) {
      text[length++] = bytes[at]!;
      continue;
    }
    const letter = String.fromCharCode(bytes[at + 1]!);
    const simple = where === 'literal' ? LITERAL_ESCAPES[letter] : undefined;
    if (simple === undefined) {
      const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
      // UTF-8 is never longer than an escape.
      const encoded = Buffer.from(String.fromCodePoint(codePointOf(bytes, at, digits, end, where)));
      text.set(encoded, length);
      length += encoded.length;
      at += digits;
    } else text[length++] = simple;
    at += 1;
  }
  return text.subarray(0, length);
}

function codePointOf(
  bytes: Uint8Array,
  at: number,
  digits: number,
  end: number,
  where: 'iri' | 'literal',
): number {
  const written = Buffer.from(bytes.subarray(at, Math.min(at + 2 + digits, end))).toString(
    'latin1',
  );
  const codePoint =
    digits > 0 && /^\\.[0-9a-f]+$/i.test(written) && written.length === digits + 2
      ? Number.parseInt(written.slice(2), 16)
      : -1;
  const isCharacter =
    codePoint >= 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  if (!isCharacter) throw new NotWellFormed(`expected a character escape, found "${written}"`);
  if (where === 'iri' && codePoint < 0x80 && IRI_BYTES[codePoint] === 0)
    throw new NotWellFormed(`expected a character that is allowed in an IRI, found "${written}"`);
  return codePoint;
}
