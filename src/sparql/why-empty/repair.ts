/** Finds the nearest change of a query that gives it rows. */
import { ServiceError } from '../../errors.js';
import { parseQuery } from '../parse-query.js';
import { nearbyValues } from './values-nearby.js';
import { mendedComparisons } from './comparisons.js';
import { edited, type TextChange, type Edit, type Inspection } from './edit.js';
import { minimalEmptySet, type EmptySet } from './minimal-set.js';
import { aloneIn, divided, restrictedTo, type DividedQuery, type QueryPart } from './parts.js';
import type { Probe } from './probe.js';
import { replacedTerms } from './replaced-terms.js';
import { limitEdits } from './limits.js';
import { readTree, type TextRange } from './syntax-tree.js';
import type { TermNames } from './term-names.js';
import { mendedTextConditions } from './text-conditions.js';
import { fewerClasses, mendedWays } from './ways.js';
import { yearsOfDates } from './years.js';

export interface TriedEdit extends Edit {
  readonly query: string;
  /** Whether this edit alone gives rows. */
  readonly isEnough: boolean;
}

export interface Repair {
  /** The edits made, and alternatives to the first, the nearest first. */
  readonly tried: readonly TriedEdit[];
  /** The query with the smallest changes that give it rows, as far as found. */
  readonly query: string | undefined;
}

/** With more mistakes it is another query. */
const MOST_ROUNDS = 4;
/** Edits tried for each mistake. */
const MOST_TRIED = 60;
/** Anything costlier is no slip. */
const SLIP_LIMIT = 3;
/** Edits this much farther than the nearest are no hints. */
const HINT_RANGE = 2.5;

/** Looks for edits: first single sufficient ones, else one mistake after the other. */
export function repairOf(
  query: DividedQuery,
  emptySet: EmptySet,
  probe: Probe,
  names: TermNames,
): Repair {
  const applied: TriedEdit[] = [];
  let others: readonly TriedEdit[] = [];
  let current: { query: DividedQuery; set: readonly QueryPart[] } = { query, set: emptySet.parts };
  while (applied.length < MOST_ROUNDS) {
    const [best, ...rest] = triedEdits({ ...current, probe, names });
    if (applied.length === 0) others = rest;
    if (!best) break;
    // After others it is not enough by itself.
    applied.push({
      ...best,
      place: inOriginal(best.place, applied),
      isEnough: best.isEnough && applied.length === 0,
    });
    if (best.isEnough)
      return {
        tried: [...applied, ...others],
        query: withBranches(best.query, query, probe, names),
      };
    const next = divided(readTree(best.query, query.baseIri));
    const set = next && minimalEmptySet(next, probe);
    if (!set) break;
    current = { query: next, set: set.parts };
  }
  return { tried: [...applied, ...others], query: undefined };
}

/** A place before edits that were made one after the other. */
function inOriginal({ start, end }: TextRange, edits: readonly Edit[]): TextRange {
  const before = (offset: number): number =>
    [...edits]
      .reverse()
      .reduce(
        (at, { changes }) =>
          [...changes]
            .sort((left, right) => right.start - left.start)
            .reduce(
              (sum, change) =>
                change.start + change.text.length <= at
                  ? sum + (change.end - change.start) - change.text.length
                  : sum,
              at,
            ),
        offset,
      );
  return { start: before(start), end: before(end) };
}

/** One branch of a UNION is enough for rows; others without any are changed for a slip. */
function withBranches(
  text: string,
  { baseIri }: DividedQuery,
  probe: Probe,
  names: TermNames,
): string {
  let current = text;
  const seen = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const query = divided(readTree(current, baseIri));
    const empty = query?.parts.find(
      (part) =>
        part.kind === 'triple' &&
        !seen.has(textOfPlace(current, part)) &&
        probe.hasRows(aloneIn(query, part), current) === false,
    );
    if (!query || !empty) return current;
    seen.add(textOfPlace(current, empty));
    const inspection = { query, set: [empty], probe, names };
    const edits = replacedTerms(inspection)
      .filter(({ cost }) => cost <= SLIP_LIMIT)
      .sort((left, right) => left.cost - right.cost);
    current =
      edits
        .map(({ changes }) => edited(current, changes))
        .find((changed) => hasMore(changed, inspection)) ?? current;
  }
  return current;
}

function textOfPlace(text: string, { place: { start, end } }: QueryPart): string {
  return `${start} ${text.slice(start, end)}`;
}

/** Whether a change leaves fewer triples without any statement. */
function hasMore(text: string, { query, probe }: Inspection): boolean {
  const after = dividedText(text, query.baseIri);
  const emptyIn = (asked: DividedQuery): number =>
    asked.parts.filter(
      (part) => part.kind === 'triple' && probe.hasRows(aloneIn(asked, part), asked.text) === false,
    ).length;
  return (
    after !== undefined &&
    emptyIn(after) < emptyIn(query) &&
    probe.hasRows(after.root, text) === true
  );
}

/** The edits that help, sufficient ones first. */
function triedEdits(inspection: Inspection): TriedEdit[] {
  const edits = [
    replacedTerms,
    nearbyValues,
    mendedComparisons,
    mendedTextConditions,
    mendedWays,
    yearsOfDates,
    fewerClasses,
    limitEdits,
  ].flatMap((find) => find(inspection));
  const helpful: TriedEdit[] = [];
  for (const edit of edits.sort((left, right) => left.cost - right.cost).slice(0, MOST_TRIED)) {
    const nearest = helpful.find(({ isEnough }) => isEnough);
    if (nearest && edit.cost > nearest.cost + HINT_RANGE) break;
    const query = edited(inspection.query.text, edit.changes);
    const help = helpOf(query, edit.changes, inspection);
    if (help) helpful.push({ ...edit, query, isEnough: help === 'enough' });
  }
  return helpful.sort(
    (left, right) => Number(right.isEnough) - Number(left.isEnough) || left.cost - right.cost,
  );
}

function helpOf(
  text: string,
  changes: readonly TextChange[],
  { query, set, probe }: Inspection,
): 'enough' | 'some' | undefined {
  probe.check();
  const after = dividedText(text, query.baseIri);
  if (!after) return undefined;
  if (probe.hasRows(restrictedTo(after, new Set(after.parts)), text)) return 'enough';
  const starts = new Set(set.map(({ place }) => shifted(place.start, changes)));
  const known = new Set(query.parts.map(({ place }) => shifted(place.start, changes)));
  const same = after.parts.filter(({ place: { start } }) => starts.has(start) || !known.has(start));
  return same.length > 0 && probe.hasRows(restrictedTo(after, new Set(same)), text)
    ? 'some'
    : undefined;
}

/** An edited text; undefined where it breaks a rule. */
function dividedText(text: string, baseIri: string): DividedQuery | undefined {
  try {
    parseQuery(text, baseIri);
  } catch (error) {
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
  return divided(readTree(text, baseIri));
}

function shifted(offset: number, changes: readonly TextChange[]): number {
  return changes.reduce(
    (sum, { start, end, text }) =>
      end <= offset && start < offset ? sum + text.length - (end - start) : sum,
    offset,
  );
}
