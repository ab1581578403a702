/** Finds the parts of a query that leave no rows: a set in which every one is needed for that. */
import type { Probe } from './probe.js';
import { restrictedTo, supported, type DividedQuery, type QueryPart } from './parts.js';

export interface EmptySet {
  readonly parts: readonly QueryPart[];
  /** Whether it was found in time that no part of it is superfluous. */
  readonly isMinimal: boolean;
}

/**
 * Parts that have no rows together, but some without any one of them; undefined when the query has
 * rows, or time runs out. A part that needs another part's variable is removed with it. Cost: a
 * query for each part, or some.
 */
export function minimalEmptySet(query: DividedQuery, probe: Probe): EmptySet | undefined {
  const isEmpty = (parts: ReadonlySet<QueryPart>): boolean | undefined => {
    if (!probe.hasTime) return undefined;
    const hasRows = probe.hasRows(restrictedTo(query, parts), query.text);
    return hasRows === undefined ? undefined : !hasRows;
  };
  let kept = supported(query, new Set(query.parts));
  if (isEmpty(kept) !== true) return undefined;
  const alone = query.parts
    .map((part) => supported(query, new Set([part])))
    .find((parts) => parts.size === 1 && isEmpty(parts));
  if (alone) return { parts: [...alone], isMinimal: true };
  let isMinimal = true;
  // Needed parts may become superfluous without others, as those that only bound a variable.
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const part of [...kept]) {
      if (!kept.has(part)) continue;
      const rest = supported(query, new Set([...kept].filter((each) => each !== part)));
      const isRestEmpty = isEmpty(rest);
      if (isRestEmpty === undefined) isMinimal = false;
      if (isRestEmpty !== true) continue;
      kept = rest;
      isChanged = true;
    }
  }
  return { parts: query.parts.filter((part) => kept.has(part)), isMinimal };
}
