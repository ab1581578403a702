/** Sorts results, counts kinds, and reads the shown ones. */
import { Field, fieldOf, type CatalogueView } from '../../catalogue/index.js';
import { UNBOUND, type TermGraph } from '../../graph/index.js';
import { compareCodePoints, namedNode } from '../../rdf/index.js';
import { matchesOf, type Match } from './matches.js';

export interface MatchFilter {
  /** Only things of these kinds, or these things (IRIs); all if both are empty. */
  readonly kinds: readonly string[];
  readonly among: ReadonlySet<string>;
}

export interface Range {
  /** Most hits. */
  readonly limit: number;
  /** Hits to skip. */
  readonly offset: number;
}

/** A thing that may be shown, its score without links, and texts that show why it was found. */
export interface LikelyHit {
  readonly iri: string;
  /** As `KindReader.kindOf` has it. */
  readonly kind: string;
  /** 0.88 to 1 for the name itself, from 0.66 for its beginning or a slip, less for words. */
  readonly score: number;
  /** The best-matching name, if one matches. */
  readonly name: string | undefined;
  /** The best-matching text about the thing, if any. */
  readonly summary: string | undefined;
}

export interface Hit extends LikelyHit {
  readonly label: string;
}

/** What a search has found, before links to things count. */
export interface LikelyHits {
  readonly total: number;
  /** The blocks with the range, in order. */
  readonly hits: readonly LikelyHit[];
  /** How many things of each kind match, whatever kinds are wanted; the most first. */
  readonly facets: readonly { readonly kind: string; readonly count: number }[];
  /** The words of texts that match one of the search. */
  readonly words: ReadonlySet<string>;
}

export interface Scored {
  readonly iri: string;
  readonly score: number;
}

/** Sorted by text, then in blocks of so many by links, which are counted one by one. */
const BLOCK = 200;
/** The most that links add to a score, and how many links that takes, as a power of two. */
const LINKS = 0.04;
const MANY_LINKS = 12;

/** The things that a text finds, as far as a range needs them. Needs no graph. */
export function likelyHits(
  view: CatalogueView,
  text: string,
  filter: MatchFilter,
  range: Range,
): LikelyHits {
  const { matches, words } = matchesOf(view, text);
  const wanted = wantedOf(view, matches, filter);
  const shown = blocksWith(range, view, wanted);
  const iris = view.irisOf(shown.map(({ thing }) => thing));
  return {
    total: wanted.length,
    hits: shown.map((match, at) => ({
      ...{ iri: iris[at] ?? '', kind: view.kindOf(match.thing), score: match.score },
      name: fieldOf(match.text) === Field.text ? undefined : view.textOf(match.text),
      summary: view.textAbout(match.text),
    })),
    facets: facetsOf(view, matches),
    words,
  };
}

/** The best, in blocks, or without a limit all, unordered. */
export function likelyThings(
  view: CatalogueView,
  text: string,
  filter: MatchFilter,
  limit: number | undefined,
): Scored[] {
  const wanted = wantedOf(view, matchesOf(view, text).matches, filter);
  const chosen = limit === undefined ? wanted : blocksWith({ limit, offset: 0 }, view, wanted);
  const iris = view.irisOf(chosen.map(({ thing }) => thing));
  return chosen.map(({ score }, at) => ({ iri: iris[at] ?? '', score }));
}

/** The blocks with a range, in order, without those that links cannot bring into it. */
function blocksWith(
  { limit, offset }: Range,
  view: CatalogueView,
  matches: readonly Match[],
): Match[] {
  const [first, end] = [Math.floor(offset / BLOCK), Math.ceil((offset + limit) / BLOCK)];
  // Most are not shown, and numbers by themselves are sorted fast.
  const scores = Float64Array.from(matches, ({ score }) => -score).sort();
  const least = Math.max(
    -(scores[offset + limit - 1] ?? 0) - LINKS,
    -(scores[end * BLOCK - 1] ?? 0),
  );
  return matches
    .filter(({ score }) => score >= least)
    .sort((left, right) => right.score - left.score || view.compareIris(left.thing, right.thing))
    .slice(first * BLOCK, end * BLOCK);
}

function wantedOf(
  view: CatalogueView,
  matches: readonly Match[],
  { kinds, among }: MatchFilter,
): readonly Match[] {
  if (kinds.length + among.size === 0) return matches;
  const iris = among.size > 0 ? view.irisOf(matches.map(({ thing }) => thing)) : [];
  return matches.filter(
    ({ thing }, at) => kinds.includes(view.kindOf(thing)) || among.has(iris[at] ?? ''),
  );
}

function facetsOf(view: CatalogueView, matches: readonly Match[]): LikelyHits['facets'] {
  const counts = new Map<string, number>();
  for (const { thing } of matches) {
    const kind = view.kindOf(thing);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((left, right) => right.count - left.count || (left.kind < right.kind ? -1 : 1));
}

/** Sorts each block by what links add, and takes the range. Cost: the links of the blocks. */
export function withLinks<Item extends Scored>(
  graph: TermGraph,
  items: readonly Item[],
  { limit, offset }: Range,
): Item[] {
  const linked = items.map((item) => ({ ...item, score: item.score + linkScore(graph, item.iri) }));
  const first = Math.floor(offset / BLOCK) * BLOCK;
  const sorted: Item[] = [];
  for (let start = 0; start < linked.length; start += BLOCK)
    sorted.push(
      ...linked
        .slice(start, start + BLOCK)
        .sort((left, right) => right.score - left.score || compareCodePoints(left.iri, right.iri)),
    );
  return sorted
    .slice(offset - first, offset - first + limit)
    .map((item) => ({ ...item, score: rounded(item.score) }));
}

/** How many statements point to a thing. */
export function linksTo(graph: TermGraph, iri: string): number {
  const id = graph.ids.idOf(namedNode(iri));
  return id === UNBOUND ? 0 : graph.ids.count(undefined, undefined, id, undefined);
}

function linkScore(graph: TermGraph, iri: string): number {
  return LINKS * Math.min(1, Math.log2(1 + linksTo(graph, iri)) / MANY_LINKS);
}

const rounded = (score: number): number => Math.round(score * 1e4) / 1e4;
