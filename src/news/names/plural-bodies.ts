/** Bodies that share one head noun: `the Embassies of Italy and Norway`. */
import { BODY_HEADS, bodyKindOf } from './body-words.js';
import type { Mention, MentionsRead } from './mention.js';
import type { NameRuns } from './name-runs.js';
import { isNameWord, isPortfolioWord } from './role-words.js';
import { tidyName, wordSet } from './words.js';

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
  /** The joining word is repeated before it: `and of Justice`. */
  readonly isJoinedAnew: boolean;
}

/** The bodies from a token on; undefined unless at least two share a head. */
export const readPluralBodies = (at: number, names: NameRuns): MentionsRead | undefined =>
  readComplements(at, names) ?? readAdjectives(at, names);

/** A body for each item, the first from a token on. */
function bodiesOf(
  items: readonly Item[],
  { tokens }: NameRuns,
  at: number,
  naming: (item: Item) => readonly [name: string, state: string | undefined],
): MentionsRead {
  const mentions = items.map((item, index): Mention => {
    const [name, state = null] = naming(item);
    return {
      kind: 'body',
      start: tokens[index === 0 ? at : item.start]?.start ?? 0,
      end: tokens[item.end - 1]?.end ?? 0,
      name: tidyName(name),
      bodyKind: bodyKindOf(name),
      state,
    };
  });
  return { mentions, end: items.at(-1)?.end ?? at };
}

/** `OSCE Missions to Serbia and Montenegro`, `Ministries of Justice and Interior of Albania`. */
function readComplements(at: number, names: NameRuns): MentionsRead | undefined {
  const { tokens, text, lexicon } = names;
  const isHead = (position: number): boolean => PLURAL_HEADS.has(tokens[position]?.word ?? '');
  let head = at;
  while (head < at + 3 && !isHead(head) && isNameWord(tokens[head]) && names.isAdjacent(head + 1))
    head += 1;
  // `the Programme Offices of the OSCE in Astana and Bishkek`
  const isOfOsce = /^ of the OSCE (?:in|to)\b/.test(text.slice(tokens[head]?.end));
  const joinAt = head + (isOfOsce ? 4 : 1);
  const join = tokens[joinAt]?.text ?? '';
  if (!isHead(head) || !JOINS.has(join) || /^governments/i.test(tokens[head]?.word ?? ''))
    return undefined;
  const singular = PLURAL_HEADS.get(tokens[head]?.word ?? '') ?? '';
  const shared = `${isOfOsce ? 'OSCE ' : ''}${head > at ? `${names.textOf(at, head)} ` : ''}${singular}`;
  const items = mergeUnlessJoined(readItems(joinAt + 1, join, names), names);
  const last = items.at(-1);
  if (!last) return undefined;
  const hasMore = tokens[last.end]?.text === 'of';
  if (items.length === 1) {
    // One portfolio, several States: `Ministries of Justice of Kyrgyzstan and Kazakhstan`.
    const owners = hasMore ? readItems(last.end + 1, 'of', names) : [];
    return owners.length > 1 && owners.every(({ isState }) => isState)
      ? bodiesOf(owners, names, at, ({ words }) => [
          `${shared} ${join} ${last.words} of ${words}`,
          lexicon.state(words)?.iso2,
        ])
      : undefined;
  }
  // The State that all share belongs to the last of them.
  const ofState = last.end + (!hasMore ? 0 : tokens[last.end + 1]?.text === 'the' ? 2 : 1);
  const stateEnd = hasMore ? names.longestState(ofState) : ofState;
  const state = stateEnd > ofState ? names.textOf(ofState, stateEnd) : undefined;
  const own = state ? [...items.slice(0, -1), { ...last, end: stateEnd }] : items;
  return bodiesOf(own, names, at, (item) => [
    `${shared} ${item.join} ${item.words}${state ? ` of ${state}` : ''}`,
    lexicon.state(state ?? item.words)?.iso2,
  ]);
}

/** The items after the shared head; all are States, or none is. */
function readItems(start: number, join: string, names: NameRuns): Item[] {
  const { tokens, text } = names;
  const afterThe = (position: number): number =>
    tokens[position]?.text === 'the' ? position + 1 : position;
  const arePortfolios = isPortfolioWord(tokens[afterThe(start)]?.word ?? '');
  const items: Item[] = [];
  let next = { at: start, join, isJoinedAnew: false };
  for (;;) {
    const first = afterThe(next.at);
    let end = names.longestState(first);
    const isState = end > first;
    while (
      !isState &&
      isNameWord(tokens[end]) &&
      (!arePortfolios || isPortfolioWord(tokens[end]?.word ?? '')) &&
      (end === first || names.isAdjacent(end))
    )
      end += 1;
    const isOtherBody =
      !isState &&
      tokens
        .slice(first, end)
        .some(({ word }) => /^\p{Lu}{2,}$/u.test(word) || BODY_HEADS.has(word));
    const isAlike = items.length === 0 || items[0]?.isState === isState || next.join !== join;
    if (end === first || isOtherBody || !isAlike) return items;
    const { at, ...joined } = next;
    items.push({ start: at, end, words: names.textOf(at, end), isState, ...joined });
    const isAnd = tokens[end]?.text === 'and';
    if (!isAnd && text.slice(tokens[end - 1]?.end, tokens[end]?.start) !== ', ') return items;
    const position = isAnd ? end + 1 : end;
    const again = tokens[position]?.text ?? '';
    // `the OSCE Missions to Serbia and in Kosovo`
    const isJoinedAnew = again === join || (SEATED.has(again) && SEATED.has(join));
    next = isJoinedAnew
      ? { at: position + 1, join: again, isJoinedAnew }
      : { at: position, join, isJoinedAnew };
  }
}

/** Only a repeated joining word separates: `Ministries of Education and Science and of Culture`. */
function mergeUnlessJoined(items: readonly Item[], names: NameRuns): readonly Item[] {
  if (!items.some((item) => item.isJoinedAnew)) return items;
  const merged: Item[] = [];
  for (const item of items) {
    const before = item.isJoinedAnew ? undefined : merged.pop();
    merged.push(
      before ? { ...before, end: item.end, words: names.textOf(before.start, item.end) } : item,
    );
  }
  return merged;
}

/** `the British and the Norwegian Embassies`, `the Serbian and Hungarian Interior Ministries`. */
function readAdjectives(at: number, names: NameRuns): MentionsRead | undefined {
  const { tokens, lexicon } = names;
  const stateAt = (position: number): string | undefined =>
    lexicon.stateOfAdjective(tokens[position]?.word ?? '')?.iso2;
  const found: Item[] = [];
  let next = at;
  while (stateAt(next)) {
    const words = tokens[next]?.word ?? '';
    found.push({ start: next, end: next + 1, words, isState: true, join: '', isJoinedAnew: false });
    next += 1;
    if (tokens[next]?.text === 'and') next += tokens[next + 1]?.text === 'the' ? 2 : 1;
  }
  const first = next;
  const last = found.at(-1);
  while (isPortfolioWord(tokens[next]?.word ?? '') && names.isAdjacent(next + 1)) next += 1;
  const singular = PLURAL_HEADS.get(tokens[next]?.word ?? '');
  const isOne = found.length < 2 || tokens[first - 1]?.text === 'and' || !names.isAdjacent(first);
  if (isOne || !last || singular === undefined) return undefined;
  const shared = first < next ? `${names.textOf(first, next)} ${singular}` : singular;
  // The last one has the head beside it.
  return bodiesOf([...found.slice(0, -1), { ...last, end: next + 1 }], names, at, (item) => [
    `${item.words} ${shared}`,
    stateAt(item.start),
  ]);
}
