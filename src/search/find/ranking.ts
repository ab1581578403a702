/** Sorts results, counts kinds, and reads the shown ones. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { RDF, namedNode } from '../../rdf/index.js';
import { Field } from '../names/searched-properties.js';
import type { SearchIndex } from '../names/search-index.js';
import { firstInOrder } from './first-in-order.js';

export interface RankOptions {
  /** Only things of these kinds, or of these classes (IRIs); all by default. */
  readonly kinds?: readonly string[];
  readonly classes?: readonly string[];
  /** Most hits; 10 by default. */
  readonly limit?: number;
  /** Hits to skip. */
  readonly offset?: number;
}

export interface Hit {
  readonly iri: string;
  readonly label: string;
  /** As `KindReader.kindOf` has it. */
  readonly kind: string;
  /** 0.88 to 1 for the name itself, from 0.66 for its beginning or a slip, less for words. */
  readonly score: number;
  /** The best-matching name, if one matches. */
  readonly name: string | undefined;
  /** The best-matching text about the thing, if any. */
  readonly summary: string | undefined;
}

export interface Ranked {
  readonly total: number;
  readonly hits: readonly Hit[];
  /** How many things of each kind match, whatever kinds are wanted; the most first. */
  readonly facets: readonly { readonly kind: string; readonly count: number }[];
}

export interface ScoreOptions extends Omit<RankOptions, 'offset'> {
  /** Whether scores are read: without a limit they can be skipped. */
  readonly needsScores?: boolean;
}

export interface Scored {
  readonly thing: TermId;
  readonly score: number;
}

/** Columns, since there may be very many: segment, place and best row in it, score, words. */
export interface Columns {
  readonly segments: number[];
  readonly places: number[];
  readonly rows: number[];
  readonly scores: number[];
  readonly masks: number[];
}

/** Sorted by text, then in blocks of so many by links, which are counted one by one. */
const BLOCK = 200;
/** The most that links add to a score, and how many links that takes, as a power of two. */
const LINKS = 0.04;
const MANY_LINKS = 12;

/** Sorts things and reads those that are shown. */
export function ranked(
  index: SearchIndex,
  columns: Columns,
  { limit = 10, offset = 0, ...filter }: RankOptions,
): Ranked {
  const wanted = wantedOf(index, columns, filter);
  const hits = ordered(index, columns, wanted, { limit, offset }).map(({ at, score }) =>
    toHit(index, columns, at, score),
  );
  return { total: wanted.length, hits, facets: facetsOf(index, columns) };
}

function facetsOf(index: SearchIndex, { segments, places }: Columns): Ranked['facets'] {
  const counts = new Map<string, number>();
  places.forEach((place, at) => {
    const kind = index.kindOf(segments[at]!, place);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  });
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((left, right) => right.count - left.count || (left.kind < right.kind ? -1 : 1));
}

/** Things with scores only: the best, or without a limit all, unordered. */
export function scored(
  index: SearchIndex,
  columns: Columns,
  { limit, needsScores = true, ...filter }: ScoreOptions,
): Scored[] {
  const wanted = wantedOf(index, columns, filter);
  const thingOf = thingsIn(index, columns);
  const scoreOf = (at: number): number =>
    needsScores ? columns.scores[at]! + linkScore(index, thingOf(at)) : 0;
  const chosen =
    limit === undefined
      ? wanted.map((at) => ({ at, score: scoreOf(at) }))
      : ordered(index, columns, wanted, { limit, offset: 0 });
  return chosen.map(({ at, score }) => ({ thing: thingOf(at), score: rounded(score) }));
}

/** The things of a wanted kind or class, or all, by their place in columns. */
function wantedOf(
  index: SearchIndex,
  columns: Columns,
  { kinds = [], classes = [] }: Pick<RankOptions, 'kinds' | 'classes'>,
): number[] {
  const all = columns.places.map((_, at) => at);
  if (kinds.length + classes.length === 0) return all;
  const { graph } = index;
  const type = graph.dictionary.idOf(RDF.type);
  const classIds = classes
    .map((iri) => graph.dictionary.idOf(namedNode(iri)))
    .filter((id) => id !== UNBOUND);
  const thingOf = thingsIn(index, columns);
  return all.filter(
    (at) =>
      kinds.includes(index.kindOf(columns.segments[at]!, columns.places[at]!)) ||
      classIds.some((each) => graph.count(thingOf(at), type, each, undefined) > 0),
  );
}

function thingsIn({ segments }: SearchIndex, columns: Columns): (at: number) => TermId {
  return (at) => segments[columns.segments[at]!]!.things[columns.places[at]!]!;
}

function ordered(
  index: SearchIndex,
  columns: Columns,
  wanted: readonly number[],
  { limit, offset }: { limit: number; offset: number },
): { at: number; score: number }[] {
  const thingOf = thingsIn(index, columns);
  // The numbers of things change with each start.
  const byIri = (left: number, right: number): number =>
    index.graph.dictionary.compareTexts(thingOf(left), thingOf(right));
  const end = offset + limit;
  const order = firstInOrder(
    wanted,
    Math.ceil(end / BLOCK) * BLOCK,
    (left, right) => columns.scores[right]! - columns.scores[left]! || byIri(left, right),
  );
  const firstBlock = Math.floor(offset / BLOCK) * BLOCK;
  const found: { at: number; score: number }[] = [];
  for (let start = firstBlock; start < order.length; start += BLOCK) {
    const block = order
      .slice(start, start + BLOCK)
      .map((at) => ({ at, score: columns.scores[at]! + linkScore(index, thingOf(at)) }));
    found.push(
      ...block.sort((left, right) => right.score - left.score || byIri(left.at, right.at)),
    );
  }
  return found.slice(offset - firstBlock, end - firstBlock);
}

function linkScore({ graph }: SearchIndex, thing: TermId): number {
  return (
    LINKS *
    Math.min(1, Math.log2(1 + graph.count(undefined, undefined, thing, undefined)) / MANY_LINKS)
  );
}

function toHit(
  index: SearchIndex,
  { segments, places, rows }: Columns,
  at: number,
  score: number,
): Hit {
  const segment = index.segments[segments[at]!]!;
  const thing = segment.things[places[at]!]!;
  const row = rows[at]!;
  const { rowFields, rowThings } = segment;
  const isName = rowFields[row] !== Field.text;
  // A thing's rows are consecutive, its texts last.
  let summaryRow = row;
  while (rowFields[summaryRow] !== Field.text && rowThings[summaryRow + 1] === places[at])
    summaryRow += 1;
  const textOf = (each: number): string => index.graph.dictionary.textOf(segment.rowTexts[each]!);
  return {
    iri: index.iriOf(thing),
    label: index.labelOf(thing),
    kind: index.kindOf(segments[at]!, places[at]!),
    score: rounded(score),
    name: isName ? textOf(row) : undefined,
    summary: rowFields[summaryRow] === Field.text ? textOf(summaryRow) : undefined,
  };
}

const rounded = (score: number): number => Math.round(score * 1e4) / 1e4;
