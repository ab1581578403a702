/**
 * Strings by code point: JavaScript compares and counts UTF-16 units, SPARQL characters (XPath F&O
 * §5.3.2).
 */

/** The order of two strings by code point. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/**
 * A UTF-16 unit's rank by code point: surrogates, which stand for the highest code points, after
 * all others.
 */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Whether a string has surrogates, so that its units are not its characters. */
export function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}

/** The number of code points. */
export function countCodePoints(text: string): number {
  if (!hasSurrogates(text)) return text.length;
  let count = 0;
  for (let index = 0; index < text.length; index++, count++) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index++;
  }
  return count;
}
