/** Which members of a list have a word, in their own texts or in the names of related things. */
import { SELF, reversed, union, visitRows } from '../graph/index.js';
import type { IdPath, TermGraph, TermId } from '../graph/index.js';
import type { ThingList } from './thing-list.js';

/**
 * For each word, whether a member is one of the things that have it, or is related to one. Cost: the
 * paths from them.
 */
export function membersWithWords(
  list: ThingList<TermGraph>,
  things: readonly ReadonlySet<TermId>[],
): ((position: number) => boolean)[] {
  const toMembers = list.idPathOf(union(SELF, reversed(list.kind.related)));
  return things.map((each) => {
    const found = endsOf(toMembers, each);
    return (position) => found.has(list.members[position]!);
  });
}

/**
 * The ends of a path without choices from many things, each thing on the way followed once, however
 * many lead to it.
 */
export function endsOf(path: IdPath, from: ReadonlySet<TermId>): ReadonlySet<TermId> {
  switch (path.kind) {
    case 'self':
      return from;
    case 'step': {
      const rows = path.isInverse ? path.property.os : path.property.so;
      const ends = new Set<TermId>();
      for (const id of from) visitRows(rows, id, undefined, (_key, value) => ends.add(value));
      return ends;
    }
    case 'chain':
      return path.paths.reduce((reached, each) => endsOf(each, reached), from);
    case 'union': {
      const ends = new Set<TermId>();
      for (const each of path.paths) for (const id of endsOf(each, from)) ends.add(id);
      return ends;
    }
    case 'closure': {
      const reached = new Set(from);
      for (let latest = from; latest.size > 0;) {
        latest = new Set([...endsOf(path.path, latest)].filter((id) => !reached.has(id)));
        for (const id of latest) reached.add(id);
      }
      return reached;
    }
    case 'shared':
      return endsOf(path.path, from);
    case 'firstOf':
    case 'given':
      throw new TypeError('A path with a choice can be followed from only one thing at a time.');
  }
}
