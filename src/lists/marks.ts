/** Sets of ids as bitmaps, and the ends of paths from a whole set. */
import type { IdGraph, IdPath, LayeredPairs, TermId } from '../graph/index.js';
import { SELF, isInline, rowCountOf, visitRows } from '../graph/index.js';

/** Ids of one dictionary, without inline ids, which are no things. */
export class IdMarks {
  readonly #isMarked: Uint8Array;
  readonly ids: TermId[] = [];

  constructor(readonly graph: IdGraph) {
    this.#isMarked = new Uint8Array(graph.dictionary.size + 1);
  }

  /** Whether it is new. */
  add(id: TermId): boolean {
    if (isInline(id) || this.#isMarked[id] === 1) return false;
    this.#isMarked[id] = 1;
    this.ids.push(id);
    return true;
  }

  has(id: TermId): boolean {
    return this.#isMarked[id] === 1;
  }
}

/** Looking up a row costs as much as passing so many. */
const LOOK_UP = 8;

/**
 * Adds to `to` the ends of a path without choices from some things. Cost: the statements of each
 * step's property, or look-ups where the things are few.
 */
export function markAlong(path: IdPath, from: IdMarks, to: IdMarks): void {
  switch (path.kind) {
    case 'self':
      for (const id of from.ids) to.add(id);
      return;
    case 'step':
      markStep(path.isInverse ? path.property.os : path.property.so, from, to);
      return;
    case 'chain':
      markChain(path.paths, from, to);
      return;
    case 'union':
      for (const each of path.paths) markAlong(each, from, to);
      return;
    case 'closure':
      markClosure(path.path, from, to);
      return;
    case 'shared':
      markAlong(path.path, from, to);
      return;
    case 'firstOf':
    case 'given':
      throw new TypeError('A path with a choice can be followed from only one thing at a time.');
  }
}

function markStep(rows: LayeredPairs, from: IdMarks, to: IdMarks): void {
  if (from.ids.length * LOOK_UP < rowCountOf(rows)) {
    for (const id of from.ids) visitRows(rows, id, undefined, (_key, value) => to.add(value));
    return;
  }
  visitRows(rows, undefined, undefined, (key, value) => {
    if (from.has(key)) to.add(value);
  });
}

function markChain([first, ...others]: readonly IdPath[], from: IdMarks, to: IdMarks): void {
  if (first === undefined || others.length === 0) {
    markAlong(first ?? SELF, from, to);
    return;
  }
  const reached = new IdMarks(from.graph);
  markAlong(first, from, reached);
  markChain(others, reached, to);
}

function markClosure(path: IdPath, from: IdMarks, to: IdMarks): void {
  // Separate, since earlier marks of `to` have not been followed.
  const reached = new IdMarks(from.graph);
  let latest = from;
  for (const id of from.ids) reached.add(id);
  while (latest.ids.length > 0) {
    const next = new IdMarks(from.graph);
    markAlong(path, latest, next);
    latest = new IdMarks(from.graph);
    for (const id of next.ids) if (reached.add(id)) latest.add(id);
  }
  for (const id of reached.ids) to.add(id);
}
