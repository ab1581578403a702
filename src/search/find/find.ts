/** Finds things by their names and texts, the likeliest first. */
import type { SearchIndex } from '../names/search-index.js';
import { placeOfWord } from '../names/segment.js';
import { queryWordsOf, requiredOf, respaced, type QueryWord } from './query-words.js';
import type { Columns, RankOptions, Ranked, ScoreOptions, Scored } from './ranking.js';
import { ranked, scored } from './ranking.js';
import { SegmentScan, bitCountOf, type ThingFilter } from './segment-scan.js';
import type { Leniency } from './word-candidates.js';

export interface Found extends Ranked {
  /** Whether a folded word matches one of the search. */
  readonly isMatch: (word: string) => boolean;
}

/**
 * Finds things by a whole name, and by words, all of which must be present. If nothing has them
 * all, slips and misplaced spaces are forgiven; if still nothing is found, things with the most
 * words count. Cost: a look at each row of the index, and the words' rows.
 */
export function find(index: SearchIndex, text: string, options: RankOptions = {}): Found {
  return scan(index, text, (columns, scans) => {
    const found = scans.map((each) => each.found);
    const isMatch = (word: string): boolean =>
      index.segments.some((segment, at) => found[at]!.has(placeOfWord(segment, word)));
    return { ...ranked(index, columns, options), isMatch };
  });
}

/** `find` without texts: the best, or without a limit all, unordered. Costs the same. */
export function findScored(index: SearchIndex, text: string, options: ScoreOptions = {}): Scored[] {
  return scan(index, text, (columns) => scored(index, columns, options));
}

function scan<Result>(
  index: SearchIndex,
  text: string,
  read: (columns: Columns, scans: readonly SegmentScan[]) => Result,
): Result {
  const scans = index.segments.map(
    (segment) => new SegmentScan(segment, index.supersededIn(segment)),
  );
  try {
    return read(
      collect(scans, text, (word) => index.hasWord(word)),
      scans,
    );
  } finally {
    for (const each of scans) each.finish();
  }
}

function collect(
  scans: readonly SegmentScan[],
  text: string,
  isKnown: (word: string) => boolean,
): Columns {
  // Every segment is scanned, whatever the first finds.
  const isNamed = scans.map((scan) => scan.markNames(text)).includes(true);
  if (!isNamed) for (const scan of scans) scan.markSimilarNames(text);
  const words = queryWordsOf(text, isKnown);
  const spaced = respaced(words, isKnown);
  return (
    withAllOf(scans, words, 'strict') ??
    withAllOf(scans, spaced, 'lenient') ??
    withMostOf(scans, requiredOf(spaced))
  );
}

/** Things with all required words, and those whose names match; undefined if there are none. */
function withAllOf(
  scans: readonly SegmentScan[],
  words: readonly QueryWord[],
  leniency: Leniency,
): Columns | undefined {
  const required = requiredOf(words);
  const present = scans.reduce((mask, scan) => mask | scan.markWords(words, leniency), 0);
  const hasAll = (mask: number): boolean => required !== 0 && (mask & required) === required;
  if (!hasAll(present)) return undefined;
  const columns = gather(scans, (mask, isNamed) => isNamed || hasAll(mask));
  return columns.masks.some(hasAll) ? columns : undefined;
}

/** Things whose names match, or else those with the most of the required words. */
function withMostOf(scans: readonly SegmentScan[], required: number): Columns {
  const named = gather(scans, (_, isNamed) => isNamed);
  if (named.places.length > 0) return named;
  let most = 1;
  for (const scan of scans)
    scan.visitThings(
      (mask) => bitCountOf(mask & required) > most,
      (_, mask) => {
        most = bitCountOf(mask & required);
      },
    );
  return gather(scans, (mask) => bitCountOf(mask & required) === most);
}

function gather(scans: readonly SegmentScan[], isWanted: ThingFilter): Columns {
  const columns: Columns = { segments: [], places: [], rows: [], scores: [], masks: [] };
  scans.forEach((scan, segment) => {
    scan.visitThings(isWanted, (place, mask, row, score) => {
      columns.segments.push(segment);
      columns.places.push(place);
      columns.rows.push(row);
      columns.scores.push(score);
      columns.masks.push(mask);
    });
  });
  return columns;
}
