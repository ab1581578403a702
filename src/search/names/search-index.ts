/** Finds things by their names and words: the index of one graph version. */
import { givenLabelOf, localNameOf, type GraphVersion, type IdGraph, type TermId } from '../../graph/index.js';
import { namedNode, type Names } from '../../rdf/index.js';
import { keyOf, nameKeysOf } from './name-text.js';
import { placeOfThing, placeOfWord, type Segment } from './segment.js';
import { buildSegment } from './segment-builder.js';
import { visitSimilar } from './similar-texts.js';
import { rowsOfPrefix, textAt } from './sorted-texts.js';
import { visitSameNames, visitSimilarNames } from './whole-names.js';

/** A thing that a phrase names. */
export interface NameMatch {
  readonly iri: string;
  /** The thing's label, and the name that was matched, which may be the label or another. */
  readonly label: string;
  readonly name: string;
  readonly field: 'label' | 'alternative' | 'code';
  /** As `KindReader.kindOf` has it. */
  readonly kind: string;
  /** Typing slips between phrase and name. */
  readonly edits: number;
  /** How many statements point to the thing. */
  readonly links: number;
}

export interface NameOptions {
  /** 0, the default, for the name as it stands; at most 2. Short names allow fewer: see `allowedEdits`. */
  readonly maxEdits?: number;
  /** Only things of these kinds. */
  readonly kinds?: readonly string[];
}

const FIELD_NAMES = ['label', 'alternative', 'code'] as const;

/**
 * 1. It never changes, and answers for one version.
 * 2. Of a thing that several segments have, the last one counts.
 */
export class SearchIndex {
  readonly #graph: IdGraph;
  readonly #version: GraphVersion;
  readonly #segments: readonly Segment[];
  readonly #labels = new Map<TermId, string>();

  private constructor(version: GraphVersion, segments: readonly Segment[]) {
    this.#version = version;
    this.#graph = version.ids;
    this.#segments = segments;
  }

  static readonly #ofVersion = new WeakMap<GraphVersion, SearchIndex>();

  /** The index of a version, built where it is not there yet. Cost then: some ten microseconds a named thing. */
  static of(version: GraphVersion, names: Names): SearchIndex {
    let index = this.#ofVersion.get(version);
    if (!index) this.#ofVersion.set(version, (index = new SearchIndex(version, [buildSegment(version.ids, names)])));
    return index;
  }

  /**
   * The things that a phrase names as a whole, in spite of case, marks, punctuation, and “the” or “OSCE” before it; those with
   * the fewest slips first, labels before other names, then those that more statements point to. Cost: some
   * ten microseconds, some hundred with slips.
   */
  namesMatching(phrase: string, { maxEdits = 0, kinds }: NameOptions = {}): NameMatch[] {
    const best = new Map<TermId, { segment: Segment; row: number; edits: number }>();
    for (const segment of this.#segments) {
      const take = (row: number, edits: number): void => {
        const place = segment.rowThings[row]!;
        const thing = segment.things[place]!;
        if (!this.#isLast(segment, thing) || (kinds && !kinds.includes(segment.kindNames[segment.kinds[place]!]!))) return;
        const known = best.get(thing);
        if (!known || edits < known.edits || (edits === known.edits && segment.rowFields[row]! < segment.rowFields[known.row]!)) best.set(thing, { segment, row, edits });
      };
      if (maxEdits > 0) visitSimilarNames(segment, phrase, maxEdits, take);
      else visitSameNames(segment, phrase, take);
    }
    return [...best].map(([thing, { segment, row, edits }]) => this.#toMatch(thing, segment, row, edits))
      .sort((left, right) => left.edits - right.edits || FIELD_NAMES.indexOf(left.field) - FIELD_NAMES.indexOf(right.field) || right.links - left.links || (left.iri < right.iri ? -1 : 1));
  }

  /** Whether some name begins with a phrase, letter by letter: whether it is worth while to read on. Cost: some microseconds. */
  isNameBeginning(phrase: string): boolean {
    const keys = nameKeysOf(phrase);
    return this.#segments.some((segment) => keys.some((key) => {
      const { first, end } = rowsOfPrefix(segment.keys, key);
      for (let at = first; at < end; at += 1) if (this.#isLast(segment, segment.things[segment.rowThings[segment.keyRows[at]!]!]!)) return true;
      return false;
    }));
  }

  /** Whether a word stands in some name or text. */
  hasWord(word: string): boolean {
    return this.#segments.some((segment) => this.#isInUse(segment, placeOfWord(segment, keyOf(word))));
  }

  /** Words of names and texts within so many slips of one, the nearest first. Cost: some hundred microseconds. */
  similarWords(word: string, maxEdits: number): { word: string; edits: number }[] {
    const found = new Map<string, number>();
    for (const segment of this.#segments) {
      visitSimilar(segment.words, keyOf(word), { maxEdits }, (first, end, edits) => {
        for (let place = first; place < end; place += 1) {
          const text = textAt(segment.words, place);
          if (this.#isInUse(segment, place)) found.set(text, Math.min(edits, found.get(text) ?? edits));
        }
      });
    }
    return [...found].map(([text, edits]) => ({ word: text, edits })).sort((left, right) => left.edits - right.edits || (left.word < right.word ? -1 : 1));
  }

  /** Whether no later segment has the thing. */
  #isLast(segment: Segment, thing: TermId): boolean {
    return this.#segments.slice(this.#segments.indexOf(segment) + 1).every((later) => placeOfThing(later, thing) < 0);
  }

  #isInUse(segment: Segment, place: number): boolean {
    if (place < 0) return false;
    const { postings, postingStarts, rowThings, things } = segment;
    for (let at = postingStarts[place]!; at < postingStarts[place + 1]!; at += 1) if (this.#isLast(segment, things[rowThings[postings[at]!]!]!)) return true;
    return false;
  }

  #toMatch(thing: TermId, segment: Segment, row: number, edits: number): NameMatch {
    const { dictionary } = this.#graph;
    return {
      iri: dictionary.textOf(thing), label: this.#labelOf(thing), name: dictionary.textOf(segment.rowTexts[row]!),
      field: FIELD_NAMES[segment.rowFields[row]!]!, kind: segment.kindNames[segment.kinds[segment.rowThings[row]!]!]!, edits,
      links: this.#graph.count(undefined, undefined, thing, undefined),
    };
  }

  #labelOf(thing: TermId): string {
    let label = this.#labels.get(thing);
    if (label === undefined) {
      const iri = this.#graph.dictionary.textOf(thing);
      label = givenLabelOf(this.#version, namedNode(iri)) ?? localNameOf(iri);
      this.#labels.set(thing, label);
    }
    return label;
  }
}
