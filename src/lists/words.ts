/** Which members of a list have a word, in their own texts or in the names of related things. */
import { searchedWords, type Word } from '../search/index.js';
import type { SearchIndex } from '../search/index.js';
import { rowsOfPrefix } from '../search/index.js';
import { IdMarks, markAlong } from './marks.js';
import { SELF, reversed, union } from '../graph/index.js';
import type { ThingList } from './thing-list.js';

/**
 * For each word of a text, whether a member has it, or one that begins so. Cost: the rows with the
 * word, and the paths from them.
 */
export function membersWithWords(
  list: ThingList,
  index: SearchIndex,
  text: string,
): ((position: number) => boolean)[] {
  const toMembers = list.idPathOf(union(SELF, reversed(list.kind.related)));
  return searchedWords(text).map((word) => {
    const things = new IdMarks(list.graph);
    visitThingsWithWord(index, word, (thing) => {
      things.add(thing);
    });
    const members = new IdMarks(list.graph);
    markAlong(toMembers, things, members);
    return (position) => members.has(list.members[position]!);
  });
}

/** Things that have a word; one with a hyphen is also two words side by side. */
function visitThingsWithWord(
  index: SearchIndex,
  { text, parts }: Word,
  visit: (thing: number) => void,
): void {
  visitBeginnings(index, text, visit);
  const [first, ...others] = parts;
  if (first === undefined) return;
  const left = others.map((part) => thingsWithBeginning(index, part));
  visitBeginnings(index, first, (thing) => {
    if (left.every((things) => things.has(thing))) visit(thing);
  });
}

function thingsWithBeginning(index: SearchIndex, beginning: string): Set<number> {
  const things = new Set<number>();
  visitBeginnings(index, beginning, (thing) => things.add(thing));
  return things;
}

function visitBeginnings(
  index: SearchIndex,
  beginning: string,
  visit: (thing: number) => void,
): void {
  for (const segment of index.segments) {
    const isSuperseded = index.supersededIn(segment);
    const { first, end } = rowsOfPrefix(segment.words, beginning);
    for (let at = segment.postingStarts[first]!; at < segment.postingStarts[end]!; at += 1) {
      const place = segment.rowThings[segment.postings[at]!]!;
      if (isSuperseded[place] === 0) visit(segment.things[place]!);
    }
  }
}
