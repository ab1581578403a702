/**
 * How a term is numbered. An id is an unsigned 32-bit integer:
 *
 *     0                           no term: unbound
 *     1 … 0x3fffffff              a term of the dictionary, in the order of arrival
 *     0x40000000 … 0x7fffffff     a term that only one query knows: what it computed
 *     0x80000000 … 0xffffffff     the term itself: kind in bits 28–30, value in the 28 bits below
 *
 * 1. Equal terms have equal ids. A term that fits into its id is never in a dictionary.
 * 2. Only canonical lexical forms fit, so every literal comes back as it was loaded ("01" is a
 *    dictionary's term).
 * 3. Within a kind, ids are ordered as the values are.
 */
import { DAY_MS, RDF, XSD } from '../rdf/index.js';

export type TermId = number;

export const UNBOUND: TermId = 0;
export const FIRST_LOCAL_ID: TermId = 0x40000000;
export const FIRST_INLINE_ID: TermId = 0x80000000;

export const InlineKind = { integer: 0, date: 1, boolean: 2 } as const;

const VALUE_BITS = 28;
/** Added to a value, so that negative ones come before positive ones. */
const BIAS = 2 ** (VALUE_BITS - 1);

export const isInline = (id: TermId): boolean => id >= FIRST_INLINE_ID;
export const isLocal = (id: TermId): boolean => id >= FIRST_LOCAL_ID && id < FIRST_INLINE_ID;

export const inlineKindOf = (id: TermId): number => (id >>> VALUE_BITS) & 7;

/** The first id of an inline kind, and the one after its last. */
export const inlineKindRange = (kind: number): readonly [from: TermId, end: TermId] => {
  const from = FIRST_INLINE_ID + kind * 2 ** VALUE_BITS;
  return [from, from + 2 ** VALUE_BITS];
};

/** The integer, the days since 1970-01-01, or 0 and 1 for false and true. */
export const inlineValueOf = (id: TermId): number => (id & (2 ** VALUE_BITS - 1)) - BIAS;

/** The id of a value of an inline kind; 0 when it is too large. */
export function toInlineId(kind: number, value: number): TermId {
  if (value < -BIAS || value >= BIAS) return UNBOUND;
  return FIRST_INLINE_ID + kind * 2 ** VALUE_BITS + value + BIAS;
}

export function inlineLiteralOf(id: TermId): { lexical: string; datatype: string } {
  const value = inlineValueOf(id);
  switch (inlineKindOf(id)) {
    case InlineKind.integer:
      return { lexical: String(value), datatype: XSD.integer.value };
    case InlineKind.date:
      return {
        lexical: new Date(value * DAY_MS).toISOString().slice(0, 10),
        datatype: XSD.date.value,
      };
    default:
      return { lexical: value === 1 ? 'true' : 'false', datatype: XSD.boolean.value };
  }
}

/** The kind of a term in the dictionary's records. */
export const TermKind = {
  iri: 1,
  blankNode: 2,
  string: 3,
  typed: 4,
  tagged: 5,
  taggedLeftToRight: 6,
  taggedRightToLeft: 7,
  triple: 8,
} as const;

export const isLiteralKind = (kind: number): boolean =>
  kind >= TermKind.string && kind <= TermKind.taggedRightToLeft;

export const taggedDatatypeOf = (kind: number): string =>
  (kind === TermKind.tagged ? RDF.langString : RDF.dirLangString).value;
