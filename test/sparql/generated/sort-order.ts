/** What SPARQL says of the order of terms (SPARQL 1.1 §15.1), and only that. */

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const NUMERIC = new Set(['integer', 'decimal', 'double', 'float', 'int'].map((name) => XSD + name));

/**
 * Below, above or at the same place; undefined where the standard leaves it open, as between a
 * number and a text.
 * @param left text of a term as `textOf` writes it; undefined where unbound.
 */
export function compareTerms(
  left: string | undefined,
  right: string | undefined,
): number | undefined {
  const [leftRank, rightRank] = [rankOf(left), rankOf(right)];
  if (leftRank === undefined || rightRank === undefined) return undefined;
  if (leftRank !== rightRank) return leftRank - rightRank;
  if (left === right || left === undefined || right === undefined) return 0;
  if (left.startsWith('_:')) return undefined;
  return left.startsWith('<')
    ? compareTexts(left.slice(1, -1), right.slice(1, -1))
    : compareLiterals(left, right);
}

/** Unbound, blank nodes, IRIs, literals; triple terms have no place in SPARQL 1.1's list. */
function rankOf(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  if (text.startsWith('_:')) return 1;
  if (text.startsWith('<<')) return undefined;
  return text.startsWith('<') ? 2 : 3;
}

function compareLiterals(left: string, right: string): number | undefined {
  const [first, second] = [partsOf(left), partsOf(right)];
  if (first.suffix === '' && second.suffix === '') return compareTexts(first.value, second.value);
  if (NUMERIC.has(first.datatype) && NUMERIC.has(second.datatype))
    return orderOf(Number(first.value), Number(second.value));
  if (first.datatype !== second.datatype) return undefined;
  if (first.datatype === `${XSD}boolean`) return orderOf(isTrue(first.value), isTrue(second.value));
  // Times with and without a zone have no order of their own.
  if (first.datatype === `${XSD}dateTime` && hasZone(first.value) === hasZone(second.value))
    return orderOf(timeOf(first.value), timeOf(second.value));
  return undefined;
}

function partsOf(text: string): { value: string; suffix: string; datatype: string } {
  const end = text.lastIndexOf('"');
  const suffix = text.slice(end + 1);
  return {
    value: JSON.parse(text.slice(0, end + 1)) as string,
    suffix,
    datatype: suffix.startsWith('^^') ? suffix.slice(3, -1) : '',
  };
}

const isTrue = (value: string): number => (value === 'true' || value === '1' ? 1 : 0);
const hasZone = (value: string): boolean => /(?:Z|[+-]\d\d:\d\d)$/.test(value);
const timeOf = (value: string): number => Date.parse(hasZone(value) ? value : `${value}Z`);

function orderOf(left: number, right: number): number | undefined {
  return Number.isNaN(left) || Number.isNaN(right) ? undefined : Math.sign(left - right);
}

/** By code points, as fn:compare does, and not by UTF-16 units. */
function compareTexts(left: string, right: string): number {
  const [first, second] = [Array.from(left), Array.from(right)];
  for (let i = 0; i < Math.min(first.length, second.length); i += 1) {
    const difference = (first[i]?.codePointAt(0) ?? 0) - (second[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(first.length - second.length);
}
