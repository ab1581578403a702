/** Bodies that share one head noun: `the Embassies of Italy and Norway`. */
import { bodyKindOf } from './body-names.js';
import { BODY_HEADS, tidyName, wordSet } from './words.js';
import type { Mention, MentionsRead } from './mention.js';
import type { NameRuns } from './name-runs.js';
import { isNameWord, isPortfolioWord } from './role-words.js';

/** Plurals of heads that several bodies can share, with the head of each body. */
export const PLURAL_HEADS: ReadonlyMap<string, string> = new Map(
  [...wordSet('plural heads')].map((pair) => pair.split('/') as [string, string]),
);

/** Joining words between the shared head and the words that tell the bodies apart. */
const JOINS = new Set(['of', 'in', 'to', 'for']);
const SEATED = new Set(['in', 'to']);

/** What tells one of the bodies from the others, at tokens. */
interface Item {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly isState: boolean;
  readonly join: string;
}

/** The bodies from a token on; undefined unless at least two share a head. */
export const readPluralBodies = (at: number, names: NameRuns): MentionsRead | undefined =>
  readComplements(at, names) ?? readAdjectives(at, names);

/** A body for each item, the first from a token on. */
function bodiesOf(
  items: readonly Item[],
  names: NameRuns,
  at: number,
  naming: (item: Item) => readonly [name: string, state: string | null | undefined],
): MentionsRead {
  const mentions = items.map((item, index): Mention => {
    const [name, state = null] = naming(item);
    return {
      kind: 'body',
      start: names.startOf(index === 0 ? at : item.start),
      end: names.endOf(item.end),
      name: tidyName(name),
      bodyKind: bodyKindOf(name),
      state,
    };
  });
  return { mentions, end: items.at(-1)?.end ?? at };
}

/** `OSCE Missions to Serbia and Montenegro`, `Ministries of Justice and Interior of Albania`. */
function readComplements(at: number, names: NameRuns): MentionsRead | undefined {
  let head = at;
  const singularAt = (position: number) => PLURAL_HEADS.get(names.word(position));
  while (head < at + 3 && !singularAt(head) && isNameWord(names.tokens[head])) head += 1;
  // `the Programme Offices of the OSCE in Astana and Bishkek`
  const isOfOsce = names.after(head + 1).startsWith(' of the OSCE ');
  const joinAt = head + (isOfOsce ? 4 : 1);
  const [singular, join] = [singularAt(head), names.textAt(joinAt)];
  if (singular === undefined || !JOINS.has(join)) return undefined;
  const shared = `${isOfOsce ? 'OSCE ' : ''}${names.textOf(at, head)} ${singular} `;
  const items = readItems(joinAt + 1, join, names);
  const last = items.at(-1);
  if (!last) return undefined;
  const hasOwners = names.textAt(last.end) === 'of';
  const owners = hasOwners
    ? readItems(last.end + 1, 'of', names).filter(({ isState }) => isState)
    : [];
  const stateOf = (words: string) => names.lexicon.state(words)?.iso2;
  if (items.length === 1)
    // One portfolio, several States: `Ministries of Justice of Kyrgyzstan and Kazakhstan`.
    return owners.length > 1
      ? bodiesOf(owners, names, at, ({ words }) => [
          `${shared}${join} ${last.words} of ${words}`,
          stateOf(words),
        ])
      : undefined;
  // The State that all share belongs to the last of them.
  const [owner] = owners;
  const own = owner ? [...items.slice(0, -1), { ...last, end: owner.end }] : items;
  return bodiesOf(own, names, at, (item) => [
    `${shared}${item.join} ${item.words}${owner ? ` of ${owner.words}` : ''}`,
    stateOf(owner?.words ?? item.words),
  ]);
}

/** The items after the shared head; all are States, or none is. */
function readItems(start: number, join: string, names: NameRuns): readonly Item[] {
  const items: Item[] = [];
  // A repeated joining word alone separates: `of Education and Science and of Culture`.
  let since = 0;
  const mergeSince = (): void => {
    const [first, last] = [items[since], items.at(-1)];
    if (first && last)
      items.splice(since, items.length, { ...first, ...partOf(first.start, last.end) });
    since = items.length;
  };
  const partOf = (from: number, end: number) => ({
    start: from,
    end,
    words: names.textOf(from, end),
  });
  const arePortfolios = isPortfolioWord(names.word(names.pastThe(start)));
  let next = { at: start, join };
  for (;;) {
    const first = names.pastThe(next.at);
    const run = names.runOfNames(first);
    const stateEnd = names.longestState(first);
    const isState = stateEnd > first;
    const end = isState ? stateEnd : first + run.length;
    const isOther =
      !isState &&
      (run.some(({ word }) => /^\p{Lu}{2,}$/u.test(word) || BODY_HEADS.has(word)) ||
        (arePortfolios && !isPortfolioWord(names.word(first))));
    const isAlike = items.length === 0 || items[0]?.isState === isState || next.join !== join;
    if (end === first || isOther || !isAlike) break;
    if (items.length > 0 && names.textAt(next.at - 1) === next.join) mergeSince();
    items.push({ ...partOf(next.at, end), isState, join: next.join });
    const isAnd = names.textAt(end) === 'and';
    if (!isAnd && !names.after(end).startsWith(', ')) break;
    const position = isAnd ? end + 1 : end;
    const again = names.textAt(position);
    // `the OSCE Missions to Serbia and in Kosovo`
    next =
      again === join || (SEATED.has(again) && SEATED.has(join))
        ? { at: position + 1, join: again }
        : { at: position, join };
  }
  if (since > 0) mergeSince();
  return items;
}

/** `the British and the Norwegian Embassies`, `the Serbian and Hungarian Interior Ministries`. */
function readAdjectives(at: number, names: NameRuns): MentionsRead | undefined {
  const stateAt = (position: number) => names.lexicon.stateOfAdjective(names.word(position))?.iso2;
  const found: Item[] = [];
  let next = at;
  while (stateAt(next)) {
    const words = names.word(next);
    found.push({ start: next, end: next + 1, words, isState: true, join: '' });
    next = names.pastThe(next + (names.textAt(next + 1) === 'and' ? 2 : 1));
  }
  const first = next;
  while (isPortfolioWord(names.word(next))) next += 1;
  const singular = PLURAL_HEADS.get(names.word(next));
  const last = found.pop();
  if (found.length === 0 || !last || singular === undefined) return undefined;
  // The last one has the head beside it.
  return bodiesOf([...found, { ...last, end: next + 1 }], names, at, (item) => [
    `${item.words} ${names.textOf(first, next)} ${singular}`,
    stateAt(item.start),
  ]);
}
