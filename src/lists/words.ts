/** Which members of a list have a word, in their own texts or in the names of related things. */
import { searchedWords, thingsWithWord, type SearchIndex } from '../search/index.js';
import { IdMarks, markAlong } from './marks.js';
import { SELF, reversed, union, type TermGraph } from '../graph/index.js';
import type { ThingList } from './thing-list.js';

/**
 * For each word of a text, whether a member has it, or one that begins so. Cost: the rows with the
 * word, and the paths from them.
 */
export function membersWithWords(
  list: ThingList<TermGraph>,
  index: SearchIndex,
  text: string,
): ((position: number) => boolean)[] {
  const toMembers = list.idPathOf(union(SELF, reversed(list.kind.related)));
  return searchedWords(text).map((word) => {
    const things = new IdMarks(list.graph);
    for (const thing of thingsWithWord(index, word)) things.add(thing);
    const members = new IdMarks(list.graph);
    markAlong(toMembers, things, members);
    return (position) => members.has(list.members[position]!);
  });
}
