/** Finds things by their names and words: the index of one graph version. */
import type { IdGraph, TermGraph, TermId } from '../../graph/index.js';
import { givenLabelOf, localNameOf } from '../../graph/index.js';
import { getOrMake, namedNode, type Names } from '../../rdf/index.js';
import { changedThings } from './changed-things.js';
import { textKey, nameKeysOf } from './name-text.js';
import { placeOfThing, placeOfWord, type Segment } from './segment.js';
import { buildSegment } from './segment-builder.js';
import { rowsOfPrefix } from './sorted-texts.js';
import { visitSameNames, visitSimilarNames } from './whole-names.js';

/** A thing that a phrase names. */
export interface NameMatch {
  readonly iri: string;
  /** The thing's label, and the matching name, which may be the label or another. */
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
  /** At most 2. Short names allow fewer (`allowedEdits`). Only the nearest names are found. */
  readonly maxEdits?: number;
  readonly kinds?: readonly string[];
}

const FIELD_NAMES = ['label', 'alternative', 'code'] as const;

/** Changes are merged into those before until these are so many times as large. */
const MERGE_RATIO = 2;
/** When changes are more than this, all become one segment. */
const FRAGMENTED = { share: 1 / 8, count: 4_000 };
/** When they are more than this part, the rest is not worth keeping. */
const REPLACED_SHARE = 1 / 2;

const indexes = new WeakMap<TermGraph, SearchIndex>();

/**
 * The segment of a version, and a few small ones for changes by commits since, so that a commit
 * costs only its changes.
 * 1. It never changes, and answers for one version.
 * 2. If several segments have a thing, the last one counts.
 */
export class SearchIndex {
  /** By segment: 1 for the places of things that a later one has. */
  readonly #superseded: readonly Uint8Array[];
  readonly #labels = new Map<TermId, string>();

  /** From segments made for the version, here or in another thread. */
  constructor(
    private readonly version: TermGraph,
    private readonly names: Names,
    /** Oldest first. */
    readonly segments: readonly Segment[],
  ) {
    this.#superseded = segments.map((segment, at) =>
      supersededPlaces(segment, segments.slice(at + 1)),
    );
    indexes.set(version, this);
  }

  /** Made for the version, or built now. Cost then: some ten microseconds a text. */
  static of(version: TermGraph, names: Names): SearchIndex {
    return indexes.get(version) ?? SearchIndex.build(version, names);
  }

  /** The index of a version, built now and in one segment. */
  static build(version: TermGraph, names: Names): SearchIndex {
    return new SearchIndex(version, names, [buildSegment(version.ids, names)]);
  }

  /** Undefined where it should be built anew. Cost: the differences, see `changedThings`. */
  after(version: TermGraph): SearchIndex | undefined {
    const changed = changedThings(this.graph, version.ids);
    if (!changed) return undefined;
    if (changed.size === 0) return new SearchIndex(version, this.names, this.segments);
    const things = new Set(changed);
    const segments = [...this.segments];
    while (segments.length > 1 && segments.at(-1)!.things.length <= MERGE_RATIO * things.size)
      for (const thing of segments.pop()!.things) things.add(thing);
    if (things.size > FRAGMENTED.count && things.size > segments[0]!.things.length * REPLACED_SHARE)
      return undefined;
    return new SearchIndex(version, this.names, [
      ...segments,
      buildSegment(version.ids, this.names, things),
    ]);
  }

  /**
   * The things that a phrase names as a whole, ignoring case, marks, punctuation, and “the” or
   * “OSCE” before it; those with the fewest slips first, labels before other names, then those that
   * more statements point to. Cost: some ten microseconds, some hundred with slips.
   */
  namesMatching(phrase: string, { maxEdits = 0, kinds }: NameOptions = {}): NameMatch[] {
    const best = new Map<TermId, { segment: Segment; row: number; edits: number }>();
    for (const segment of this.segments) {
      const isSuperseded = this.supersededIn(segment);
      const take = (row: number, edits: number): void => {
        const place = segment.rowThings[row]!;
        const thing = segment.things[place]!;
        if (
          isSuperseded[place] === 1 ||
          (kinds && !kinds.includes(segment.kindNames[segment.kinds[place]!]!))
        )
          return;
        const known = best.get(thing);
        if (
          !known ||
          edits < known.edits ||
          (edits === known.edits && segment.rowFields[row]! < segment.rowFields[known.row]!)
        )
          best.set(thing, { segment, row, edits });
      };
      if (maxEdits > 0) visitSimilarNames(segment, phrase, maxEdits, take);
      else visitSameNames(segment, phrase, take);
    }
    return [...best]
      .map(([thing, { segment, row, edits }]) => this.#toMatch(thing, segment, row, edits))
      .sort(
        (left, right) =>
          left.edits - right.edits ||
          FIELD_NAMES.indexOf(left.field) - FIELD_NAMES.indexOf(right.field) ||
          right.links - left.links ||
          (left.iri < right.iri ? -1 : 1),
      );
  }

  /** Whether some name begins with a phrase, so that reading on makes sense. */
  isNameBeginning(phrase: string): boolean {
    const keys = nameKeysOf(phrase);
    return this.segments.some((segment) =>
      keys.some((key) => {
        const { first, end } = rowsOfPrefix(segment.keys, key);
        return this.#hasCurrentRow(segment, segment.keyRows, first, end);
      }),
    );
  }

  hasWord(word: string): boolean {
    return this.segments.some((segment) =>
      this.#isInUse(segment, placeOfWord(segment, textKey(word))),
    );
  }

  /** Whether so much is in later segments that it should be built anew. */
  get isFragmented(): boolean {
    const [first, ...later] = this.segments;
    const changedCount = later.reduce((count, { things }) => count + things.length, 0);
    return changedCount > Math.max(FRAGMENTED.count, first!.things.length * FRAGMENTED.share);
  }

  get graph(): IdGraph {
    return this.version.ids;
  }

  /** By place in a segment: 1 for things that another segment replaces. */
  supersededIn(segment: Segment): Uint8Array {
    return this.#superseded[this.segments.indexOf(segment)]!;
  }

  kindOf(segment: number, place: number): string {
    const { kindNames, kinds } = this.segments[segment]!;
    return kindNames[kinds[place]!]!;
  }

  iriOf(thing: TermId): string {
    return this.graph.dictionary.textOf(thing);
  }

  labelOf(thing: TermId): string {
    return getOrMake(this.#labels, thing, () => {
      const iri = this.iriOf(thing);
      return givenLabelOf(this.version, namedNode(iri)) ?? localNameOf(iri);
    });
  }

  #isInUse(segment: Segment, place: number): boolean {
    return (
      place >= 0 &&
      this.#hasCurrentRow(
        segment,
        segment.postings,
        segment.postingStarts[place]!,
        segment.postingStarts[place + 1]!,
      )
    );
  }

  /** Whether a row in a part of a list is of a thing that no other segment replaces. */
  #hasCurrentRow(segment: Segment, rows: Uint32Array, first: number, end: number): boolean {
    const isSuperseded = this.supersededIn(segment);
    for (let at = first; at < end; at += 1)
      if (isSuperseded[segment.rowThings[rows[at]!]!] === 0) return true;
    return false;
  }

  #toMatch(thing: TermId, segment: Segment, row: number, edits: number): NameMatch {
    const { dictionary } = this.graph;
    return {
      iri: this.iriOf(thing),
      label: this.labelOf(thing),
      name: dictionary.textOf(segment.rowTexts[row]!),
      field: FIELD_NAMES[segment.rowFields[row]!]!,
      kind: segment.kindNames[segment.kinds[segment.rowThings[row]!]!]!,
      edits,
      links: this.graph.count(undefined, undefined, thing, undefined),
    };
  }
}

function supersededPlaces(segment: Segment, later: readonly Segment[]): Uint8Array {
  const isSuperseded = new Uint8Array(segment.things.length);
  for (const { things } of later) {
    for (const thing of things) {
      const place = placeOfThing(segment, thing);
      if (place >= 0) isSuperseded[place] = 1;
    }
  }
  return isSuperseded;
}
