/**
 * The terms of a selection in the order of their N-Quads text, so that quads are sorted by
 * comparing numbers.
 *
 * Sorting quads by the ranks of subject, predicate, object and graph gives the order of their lines
 * by code point: no term's text is the beginning of another's, except where the next character in
 * the line, a space, sorts before all possible continuations. The default graph, where a line ends
 * early (`.` before `<` and `_`), has rank 0.
 *
 * Texts are compared in the dictionary's bytes; none is made, except for triple terms and blank
 * nodes.
 */
import type { DictionaryView, TermId } from '../../graph/index.js';
import { NQuadsWriter, TermKind, UNBOUND, inlineLiteralOf, isInline } from '../../graph/index.js';
import type { Selection } from './selection.js';

/** Ranks of terms; 0 is the default graph. */
export class TermOrder {
  readonly #ranks: Uint32Array;
  readonly #inlineRanks = new Map<TermId, number>();

  constructor(
    dictionary: DictionaryView,
    /** The id of each rank. */
    readonly ids: Uint32Array,
  ) {
    this.#ranks = new Uint32Array(dictionary.size + 1);
    ids.forEach((id, rank) => {
      if (isInline(id)) this.#inlineRanks.set(id, rank);
      else this.#ranks[id] = rank;
    });
  }

  rankOf(id: TermId): number {
    // Every inline term of the selection was ranked.
    return isInline(id) ? this.#inlineRanks.get(id)! : this.#ranks[id]!;
  }
}

/** Cost: a look at each statement, and n log n comparisons of texts. */
export function orderTerms(selection: Selection, labels: ReadonlyMap<TermId, string>): TermOrder {
  const { dictionary } = selection.graph;
  const { iris, literals, others } = usedTerms(selection);
  const writer = new NQuadsWriter(dictionary, 1 << 10, labels);
  const texts = new Map(
    others.map((id) => {
      writer.addTerm(id);
      return [id, writer.take()];
    }),
  );
  const byText = (kind: number): TermId[] =>
    others
      .filter((id) => dictionary.kindOf(id) === kind)
      .sort((left, right) => Buffer.compare(texts.get(left)!, texts.get(right)!));
  // In the order of their first characters: `"`, `<<(`, `<` and a letter, `_:`.
  const parts = [
    [UNBOUND],
    sortedLiterals(dictionary, literals),
    byText(TermKind.triple),
    sortedIris(dictionary, iris),
    byText(TermKind.blankNode),
  ];
  const ids = new Uint32Array(parts.reduce((count, part) => count + part.length, 0));
  let length = 0;
  for (const part of parts) {
    ids.set(part, length);
    length += part.length;
  }
  return new TermOrder(dictionary, ids);
}

function usedTerms(selection: Selection): {
  iris: Uint32Array;
  literals: Uint32Array;
  others: TermId[];
} {
  const { dictionary } = selection.graph;
  const isUsed = new Uint8Array(dictionary.size + 1);
  const inline = new Set<TermId>();
  selection.visit((subject, predicate, object, graph) => {
    isUsed[subject] = 1;
    isUsed[predicate] = 1;
    isUsed[graph] = 1;
    if (isInline(object)) inline.add(object);
    else isUsed[object] = 1;
  });
  const counts = new Uint32Array(TermKind.triple + 1);
  for (let id = 1; id <= dictionary.size; id += 1)
    if (isUsed[id] === 1) counts[dictionary.kinds[id]!]! += 1;
  const iris = new Uint32Array(counts[TermKind.iri]!);
  const others: TermId[] = [];
  const literals = new Uint32Array(
    inline.size +
      counts.subarray(TermKind.string, TermKind.triple).reduce((sum, count) => sum + count, 0),
  );
  literals.set([...inline]);
  let [iriCount, literalCount] = [0, inline.size];
  for (let id = 1; id <= dictionary.size; id += 1) {
    if (isUsed[id] === 0) continue;
    const kind = dictionary.kinds[id]!;
    if (kind === TermKind.iri) iris[iriCount++] = id;
    else if (kind === TermKind.triple || kind === TermKind.blankNode) others.push(id);
    else literals[literalCount++] = id;
  }
  return { iris, literals, others };
}

const GREATER = 0x3e;
const QUOTE = 0x22;

/** Where one text begins the other, its `>` is compared with the other's next character. */
export function sortedIris({ bytes, ends }: DictionaryView, ids: Uint32Array): Uint32Array {
  return ids.sort((left, right) => {
    const [a, b] = [ends[left - 1]!, ends[right - 1]!];
    const [lengthA, lengthB] = [ends[left]! - a, ends[right]! - b];
    const length = Math.min(lengthA, lengthB);
    for (let offset = 0; offset < length; offset += 1) {
      const difference = bytes[a + offset]! - bytes[b + offset]!;
      if (difference !== 0) return difference;
    }
    if (lengthA === lengthB) return 0;
    return lengthA < lengthB ? GREATER - bytes[b + length]! : bytes[a + length]! - GREATER;
  });
}

/** Bytes to escape compare as their escapes, which all begin with a backslash. */
const WEIGHTS = Float64Array.from({ length: 256 }, (_, byte) => weightOf(byte));

function weightOf(byte: number): number {
  const simple: Readonly<Record<number, string>> = {
    0x5c: '\\',
    0x22: '"',
    0x0a: 'n',
    0x0d: 'r',
    0x09: 't',
    0x08: 'b',
    0x0c: 'f',
  };
  const letter = simple[byte] ?? (byte < 0x20 || byte === 0x7f ? 'u' : undefined);
  // Escapes differ in the letter, and those with `u` in the code.
  return letter === undefined
    ? byte
    : 0x5c + (letter.charCodeAt(0) * 256 + (letter === 'u' ? byte : 0)) / 65_536;
}

/** By the escaped text and the closing quotation mark, then by language or datatype. */
function sortedLiterals(dictionary: DictionaryView, ids: Uint32Array): Uint32Array {
  const { inlineBytes, starts, ends } = literalTexts(dictionary, ids);
  const tails = literalTails(dictionary, ids);
  const entries = Uint32Array.from(ids, (_, index) => index).sort((left, right) => {
    const from = isInline(ids[left]!) ? inlineBytes : dictionary.bytes;
    const to = isInline(ids[right]!) ? inlineBytes : dictionary.bytes;
    const [a, b] = [starts[left]!, starts[right]!];
    const [lengthA, lengthB] = [ends[left]! - a, ends[right]! - b];
    const length = Math.min(lengthA, lengthB);
    for (let offset = 0; offset < length; offset += 1) {
      const [byteA, byteB] = [from[a + offset]!, to[b + offset]!];
      if (byteA !== byteB) return WEIGHTS[byteA]! - WEIGHTS[byteB]!;
    }
    if (lengthA === lengthB) return tails[left]! - tails[right]!;
    return lengthA < lengthB
      ? QUOTE - WEIGHTS[to[b + length]!]!
      : WEIGHTS[from[a + length]!]! - QUOTE;
  });
  return entries.map((entry) => ids[entry]!);
}

/** Lexical forms: in the dictionary, or for inline terms in bytes made for this. */
function literalTexts(
  dictionary: DictionaryView,
  ids: Uint32Array,
): { inlineBytes: Uint8Array; starts: Uint32Array; ends: Uint32Array } {
  const lexicalForms: string[] = [];
  let inlineLength = 0;
  const [starts, ends] = [new Uint32Array(ids.length), new Uint32Array(ids.length)];
  ids.forEach((id, entry) => {
    if (isInline(id)) {
      const { lexical } = inlineLiteralOf(id);
      lexicalForms.push(lexical);
      starts[entry] = inlineLength;
      // Lexical forms that fit into an id are ASCII.
      inlineLength += lexical.length;
      ends[entry] = inlineLength;
    } else {
      starts[entry] = dictionary.ends[id - 1]!;
      ends[entry] = dictionary.ends[id]!;
    }
  });
  return { inlineBytes: Buffer.from(lexicalForms.join('')), starts, ends };
}

/** The rank of the part after the closing quotation mark; few differ. */
function literalTails(dictionary: DictionaryView, ids: Uint32Array): Uint32Array {
  const texts = new Map<string, string>();
  const keyOf = (id: TermId): string =>
    isInline(id)
      ? inlineLiteralOf(id).datatype
      : `${dictionary.kinds[id]!} ${dictionary.extras[id]!}`;
  const keys = Array.from(ids, (id) => {
    const key = keyOf(id);
    if (!texts.has(key)) texts.set(key, tailOf(dictionary, id));
    return key;
  });
  const sorted = [...new Set(texts.values())].sort((left, right) =>
    Buffer.compare(Buffer.from(left), Buffer.from(right)),
  );
  const ranks = new Map([...texts].map(([key, text]) => [key, sorted.indexOf(text)]));
  return Uint32Array.from(keys, (key) => ranks.get(key)!);
}

function tailOf(dictionary: DictionaryView, id: TermId): string {
  const kind = dictionary.kindOf(id);
  switch (kind) {
    case TermKind.string:
      return '';
    case TermKind.typed:
      return `^^<${dictionary.datatypeOf(id)}>`;
    case TermKind.tagged:
      return `@${dictionary.languageOf(id)}`;
    default:
      return (
        `@${dictionary.languageOf(id)}` + (kind === TermKind.taggedLeftToRight ? '--ltr' : '--rtl')
      );
  }
}
