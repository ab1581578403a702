/** Whether a string has surrogates: JavaScript counts UTF-16 units, SPARQL characters. */
export function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}

export function countCodePoints(text: string): number {
  if (!hasSurrogates(text)) return text.length;
  let count = 0;
  for (let index = 0; index < text.length; index++, count++) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index++;
  }
  return count;
}

/** A text as UTF-8; undefined for one with a lone surrogate, which UTF-8 does not have. */
export function bytesOf(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text);
  return hasSurrogates(text) && bytes.toString() !== text ? undefined : bytes;
}
