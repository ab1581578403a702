/** Bodies that share one head noun: `the Embassies of Italy and Norway`. */
import { BODY_HEADS, bodyKindOf } from './body-words.js';
import type { Mention, MentionsRead } from './mention.js';
import type { NameRuns } from './name-runs.js';
import { isNameWord, isPortfolioWord } from './role-words.js';
import type { WordToken } from './tokens.js';
import { tidyName, wordSet } from './words.js';

/** Plurals of heads that several bodies can share, with the head of each body. */
export const PLURAL_HEADS: ReadonlyMap<string, string> = new Map(
  [...wordSet('plural heads')].map((pair) => pair.split('/') as [string, string]),
);

/** Joining words between the shared head and the words that tell the bodies apart. */
const JOINS = new Set(['of', 'in', 'to', 'for']);
const SEATED = new Set(['in', 'to']);

/** One of the bodies, at tokens. */
function bodyAt(
  { tokens }: NameRuns,
  name: string,
  state: string | undefined,
  [first, end]: readonly [number, number],
): Mention {
  return {
    kind: 'body',
    start: tokens[first]?.start ?? 0,
    end: tokens[end - 1]?.end ?? 0,
    name: tidyName(name),
    bodyKind: bodyKindOf(name),
    state: state ?? null,
  };
}

interface Item {
  readonly join: string;
  readonly start: number;
  readonly end: number;
  /** The joining word is repeated before it: `and of Justice`. */
  readonly isJoinedAnew: boolean;
}

/** The bodies from a token on; undefined unless at least two share a head. */
export function readPluralBodies(at: number, names: NameRuns): MentionsRead | undefined {
  return readComplements(at, names) ?? readAdjectives(at, names);
}

/** `OSCE Missions to Serbia and Montenegro`, `Ministries of Justice and Interior of Albania`. */
function readComplements(at: number, names: NameRuns): MentionsRead | undefined {
  const { tokens, text, lexicon } = names;
  let head = at;
  while (
    head < at + 3 &&
    !PLURAL_HEADS.has(tokens[head]?.word ?? '') &&
    isNameWord(tokens[head]) &&
    names.isAdjacent(head + 1)
  )
    head += 1;
  const singular = PLURAL_HEADS.get(tokens[head]?.word ?? '');
  // `the Programme Offices of the OSCE in Astana and Bishkek`
  const isOfOsce = /^ of the OSCE (?:in|to)\b/.test(
    text.slice(tokens[head]?.end, (tokens[head]?.end ?? 0) + 15),
  );
  const joinAt = head + (isOfOsce ? 4 : 1);
  const join = tokens[joinAt]?.text ?? '';
  if (singular === undefined || !JOINS.has(join) || /^governments/i.test(tokens[head]?.word ?? ''))
    return undefined;
  const items = mergeUnlessJoined(readItems(joinAt + 1, join, names));
  const last = items.at(-1);
  if (items.length === 1 && last) return readOwners({ at, head, singular, item: last }, names);
  if (items.length < 2 || !last) return undefined;
  const ofState =
    tokens[last.end]?.text === 'of'
      ? last.end + (tokens[last.end + 1]?.text === 'the' ? 2 : 1)
      : last.end;
  const stateEnd = ofState > last.end ? names.longestState(ofState) : last.end;
  const hasState = stateEnd > ofState;
  // The State that all share belongs to the last of them.
  const end = hasState ? stateEnd : last.end;
  const suffix = hasState ? ` of ${names.textOf(ofState, stateEnd)}` : '';
  const beforeHead = head > at ? `${names.textOf(at, head)} ` : '';
  const before = `${isOfOsce ? 'OSCE ' : ''}${beforeHead}`;
  const mentions = items.map((item, index) => {
    const own = names.textOf(item.start, item.end);
    const first = index === 0 ? at : item.start;
    const { iso2 } = lexicon.state(suffix.slice(4) || own) ?? {};
    return bodyAt(names, `${before}${singular} ${item.join} ${own}${suffix}`, iso2, [
      first,
      item === last ? end : item.end,
    ]);
  });
  return { mentions, end };
}

/** One portfolio, several States: `Ministries of Justice of Kyrgyzstan and Kazakhstan`. */
function readOwners(
  { at, head, singular, item }: { at: number; head: number; singular: string; item: Item },
  names: NameRuns,
): MentionsRead | undefined {
  const { tokens, lexicon } = names;
  if (tokens[item.end]?.text !== 'of') return undefined;
  const owners = readItems(item.end + 1, 'of', names);
  const last = owners.at(-1);
  if (
    owners.length < 2 ||
    !last ||
    !owners.every(
      ({ start }) => names.longestState(tokens[start]?.text === 'the' ? start + 1 : start) > start,
    )
  )
    return undefined;
  const before = head > at ? `${names.textOf(at, head)} ` : '';
  const shared = `${before}${singular} ${names.textOf(head + 1, item.end)}`;
  const mentions = owners.map((owner, index) => {
    const state = names.textOf(owner.start, owner.end);
    return bodyAt(names, `${shared} of ${state}`, lexicon.state(state)?.iso2, [
      index === 0 ? at : owner.start,
      owner.end,
    ]);
  });
  return { mentions, end: last.end };
}

/** The items after the shared head; all are States, or none is. */
function readItems(start: number, join: string, names: NameRuns): Item[] {
  const { tokens, text } = names;
  const stateEnd = (position: number): number => names.longestState(position);
  const items: Item[] = [];
  const isPortfolio = isPortfolioWord(
    tokens[start]?.text === 'the' ? (tokens[start + 1]?.word ?? '') : (tokens[start]?.word ?? ''),
  );
  let at = start;
  let isJoinedAnew = false;
  let ownJoin = join;
  for (;;) {
    const first = tokens[at]?.text === 'the' ? at + 1 : at;
    let end = stateEnd(first);
    const isState = end > first;
    while (
      !isState &&
      isNameWord(tokens[end]) &&
      (!isPortfolio || isPortfolioWord(tokens[end]?.word ?? '')) &&
      (end === first || names.isAdjacent(end))
    )
      end += 1;
    const areStates = items[0]
      ? stateEnd(tokens[items[0].start]?.text === 'the' ? items[0].start + 1 : items[0].start) >
        items[0].start
      : isState;
    const isOtherBody =
      !isState &&
      tokens
        .slice(first, end)
        .some((token) => /^\p{Lu}{2,}$/u.test(token.word) || BODY_HEADS.has(token.word));
    const isAlike = areStates === isState || ownJoin !== join;
    if (end === first || isOtherBody || (items.length > 0 && !isAlike)) return items;
    items.push({ start: at, end, join: ownJoin, isJoinedAnew });
    const gap = text.slice(tokens[end - 1]?.end, tokens[end]?.start);
    const isAnd = tokens[end]?.text === 'and';
    if (!isAnd && gap !== ', ') return items;
    at = end + (isAnd ? 1 : tokens[end]?.text === 'and' ? 1 : 0);
    const again = tokens[at]?.text ?? '';
    // `the OSCE Missions to Serbia and in Kosovo`
    isJoinedAnew = again === join || (SEATED.has(again) && SEATED.has(join));
    ownJoin = isJoinedAnew ? again : join;
    if (isJoinedAnew) at += 1;
  }
}

/** Only a repeated joining word separates: `Ministries of Education and Science and of Culture`. */
function mergeUnlessJoined(items: readonly Item[]): Item[] {
  if (!items.some((item) => item.isJoinedAnew)) return [...items];
  const merged: Item[] = [];
  for (const item of items) {
    const before = merged.at(-1);
    if (item.isJoinedAnew || !before) merged.push(item);
    else merged[merged.length - 1] = { ...before, end: item.end };
  }
  return merged;
}

/** `the British and the Norwegian Embassies`, `the German and French governments`. */
function readAdjectives(at: number, names: NameRuns): MentionsRead | undefined {
  const { tokens, lexicon } = names;
  const found: WordToken[] = [];
  let next = at;
  for (
    let token = tokens[next];
    token && lexicon.stateOfAdjective(token.word);
    token = tokens[next]
  ) {
    found.push(token);
    next += 1;
    if (tokens[next]?.text === 'and') next += 1;
    if (tokens[next]?.text === 'the' && found.length > 0 && tokens[next - 1]?.text === 'and')
      next += 1;
  }
  const first = next;
  // `the Serbian and Hungarian Interior Ministries`
  while (isPortfolioWord(tokens[next]?.word ?? '') && names.isAdjacent(next + 1)) next += 1;
  const singular = PLURAL_HEADS.get(tokens[next]?.word ?? '');
  if (
    found.length < 2 ||
    singular === undefined ||
    tokens[first - 1]?.text === 'and' ||
    !names.isAdjacent(first)
  )
    return undefined;
  const shared = first < next ? `${names.textOf(first, next)} ${singular}` : singular;
  // The last one has the head beside it.
  const mentions = found.map((token, index) =>
    bodyAt(names, `${token.word} ${shared}`, lexicon.stateOfAdjective(token.word)?.iso2, [
      tokens.indexOf(token),
      index === found.length - 1 ? next + 1 : tokens.indexOf(token) + 1,
    ]),
  );
  return { mentions, end: next + 1 };
}
