/** Orders terms (SPARQL 1.1 §15.1) by id; values are made only where needed. */
import {
  FIRST_INLINE_ID,
  FIRST_LOCAL_ID,
  TermKind,
  UNBOUND,
  inlineKindOf,
  orderedBy,
  positionsOf,
  type DictionaryView,
  type TermId,
} from '../../graph/index.js';
import { compareValues, orderValues } from '../values/index.js';
import type { QueryContext } from './query-context.js';

/** Fewer texts than this are sorted by comparing, not by their bytes. */
const FEW_TEXTS = 64;
const BYTES_A_KEY = 4;

/** A total order, also between equal values such as 1 and 1.0. */
export function compareIds(context: QueryContext, left: TermId, right: TermId): number {
  return (
    orderOfIds(context, left, right) ??
    orderValues(context.valueOfId(left), context.valueOfId(right))
  );
}

/** Whether a term comes after another with a different value. */
export function isAfter(context: QueryContext, left: TermId, right: TermId): boolean {
  const order = orderOfIds(context, left, right);
  return order === undefined
    ? compareIds(context, left, right) > 0 && !isTie(context, left, right)
    : order > 0;
}

/** The order by ids or the dictionary's bytes; undefined where values decide. */
function orderOfIds(context: QueryContext, left: TermId, right: TermId): number | undefined {
  if (left === right) return 0;
  if (left >= FIRST_INLINE_ID && right >= FIRST_INLINE_ID)
    return inlineKindOf(left) === inlineKindOf(right) ? left - right : undefined;
  const { dictionary } = context.graph;
  const [kind, other] = [textKindOf(dictionary, left), textKindOf(dictionary, right)];
  if (kind === 0 || other === 0) return undefined;
  if (kind !== other) return kind - other;
  const order = dictionary.compareTexts(left, right);
  return order === 0 ? undefined : order;
}

/**
 * Ranks of different terms, from 0. Terms equal in the order, as 1 and 1.0, share a rank, so that
 * the next key decides.
 */
export function ranksOfTerms(context: QueryContext, ids: Uint32Array): Uint32Array {
  const { dictionary } = context.graph;
  const kind = ids.length > 0 ? textKindOf(dictionary, ids[0]!) : 0;
  const areTexts = kind !== 0 && ids.every((id) => textKindOf(dictionary, id) === kind);
  const order = positionsOf(ids);
  if (areTexts) sortTexts(context, ids, order);
  else sortByComparing(context, ids, order);
  const ranks = new Uint32Array(ids.length);
  let rank = 0;
  for (let place = 0; place < order.length; place += 1) {
    const id = ids[order[place]!]!;
    const before = ids[order[place - 1]!];
    if (before !== undefined && isAfter(context, id, before)) rank += 1;
    ranks[order[place]!] = rank;
  }
  return ranks;
}

/**
 * The kind of a term ordered by its kind, then its bytes: IRIs, strings, and texts in languages,
 * of which some are equal; 0 for others.
 */
function textKindOf(dictionary: DictionaryView, id: TermId): number {
  if (id === UNBOUND || id >= FIRST_LOCAL_ID) return 0;
  const kind = dictionary.kindOf(id);
  return kind === TermKind.iri || kind === TermKind.string || kind === TermKind.tagged ? kind : 0;
}

/** Whether `<` puts neither of two neighbours first (SPARQL 1.1 §15.1). */
function isTie(context: QueryContext, left: TermId, right: TermId): boolean {
  const [a, b] = [context.valueOfId(left), context.valueOfId(right)];
  return a !== undefined && b !== undefined && compareValues(a, b) === 0;
}

function sortByComparing(context: QueryContext, ids: Uint32Array, order: Uint32Array): void {
  let comparisons = 0;
  order.sort((left, right) => {
    if ((++comparisons & 255) === 0) context.budget.check();
    return compareIds(context, ids[left]!, ids[right]!);
  });
}

/** Sorts by the first bytes, then the next: UTF-8 has the order of code points. */
function sortTexts(context: QueryContext, ids: Uint32Array, order: Uint32Array): void {
  const open = [{ from: 0, to: order.length, depth: 0 }];
  for (let part = open.pop(); part; part = open.pop()) {
    const positions = order.subarray(part.from, part.to);
    const depth = part.depth + BYTES_A_KEY;
    if (positions.length < FEW_TEXTS) {
      sortByComparing(context, ids, positions);
      continue;
    }
    const keys = keysOf(context, ids, positions, part.depth);
    context.budget.checkNow();
    if (keys.every((key) => key === keys[0])) {
      // Texts are padded with zeros.
      if (keys[0] === 0) sortByComparing(context, ids, positions);
      else open.push({ ...part, depth });
      continue;
    }
    const sorted = orderedBy(keys, positionsOf(positions));
    positions.set(sorted.map((place) => positions[place]!));
    for (let from = 0, to = 1; to <= sorted.length; to += 1) {
      if (to < sorted.length && keys[sorted[to]!] === keys[sorted[from]!]) continue;
      if (to - from > 1) open.push({ from: part.from + from, to: part.from + to, depth });
      from = to;
    }
  }
}

function keysOf(
  { graph: { dictionary } }: QueryContext,
  ids: Uint32Array,
  positions: Uint32Array,
  depth: number,
): Uint32Array {
  const { bytes, ends } = dictionary;
  return positions.map((position) => {
    const start = ends[ids[position]! - 1]! + depth;
    const end = ends[ids[position]!]!;
    let key = 0;
    for (let offset = start; offset < start + BYTES_A_KEY; offset += 1)
      key = (key << 8) | (offset < end ? bytes[offset]! : 0);
    return key;
  });
}
