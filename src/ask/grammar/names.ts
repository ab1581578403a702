/** Names of things in a question, with typos. */
import type { Thing } from '../concept.js';
import { isEnglishWord, slipsBetween } from '../language/typing-slips.js';
import { wordsOfPhrase, type Token } from '../language/words.js';
import type { NameMatch } from '../../search/index.js';
import { date } from './amounts.js';
import { inTable, type Parse, type Parser, type Sentence } from './parsing.js';
import { part } from './parts.js';

const ALTERNATIVE_COST = 1;
const NOUN_COST = 2;
const SHORT_COST = 1;
const SLIP_COST = 10;
/** A name shared by more things than this is ambiguous and refers to none. */
const MOST_BEARERS = 4;
/** A longer name (in tokens) must be typed exactly. */
const LONGEST_WITH_SLIP = 12;

export const name = part('name', quoted, plainNames, shortNames, slippedNames);

function plainNames(sentence: Sentence, start: number): Parse<Thing>[] {
  const { vocabulary, tokens } = sentence;
  const readings: Parse<Thing>[] = [];
  for (let end = start + 1; end <= tokens.length; end += 1) {
    const text = sentence.textOf(start, end);
    if (!vocabulary.lookup.isNameBeginning(text)) break;
    if (isCutShort(sentence, end)) continue;
    const matches = vocabulary.lookup
      .namesMatching(text)
      .filter((match) => isUsable(sentence, match, start, end));
    // “field operations” is also the name of a group of bodies, but usually a noun for each of
    // them.
    const isNoun = vocabulary.nouns.at(tokens, start).some((noun) => noun.end === end);
    for (const { thing, cost } of thingsNamed(sentence, matches))
      readings.push({ value: thing, end, cost: isNoun ? cost + NOUN_COST : cost });
  }
  // “Mission to Serbia and Montenegro” is one body rather than two.
  const longest = Math.max(0, ...readings.map(({ end }) => end));
  return readings.map((reading) =>
    reading.end < longest ? { ...reading, cost: reading.cost + SHORT_COST } : reading,
  );
}

/** Initials must be in capitals, unless nothing is, and they are no word. */
function shortNames(sentence: Sentence, start: number): Parse<Thing>[] {
  const { tokens, vocabulary, isInSmallLetters } = sentence;
  const { text = '', word = '' } = tokens[start] ?? {};
  const isSmall = isInSmallLetters && !isEnglishWord(word);
  return vocabulary.shortNames
    .at(tokens, start)
    .filter(({ value: { typedAs } }) => typedAs === undefined || typedAs === text || isSmall)
    .map((found) => ({ ...found, cost: ALTERNATIVE_COST }));
}

/** Names that many share refer to none. A place named like its State ranks after it. */
function thingsNamed(
  { vocabulary }: Sentence,
  matches: readonly NameMatch[],
): { thing: Thing; cost: number }[] {
  const things = matches.map(({ iri, field }) => ({
    thing: vocabulary.thing(iri),
    cost: field === 'label' ? 0 : ALTERNATIVE_COST,
  }));
  if (things.length > MOST_BEARERS)
    return things.filter(({ cost }) => cost === 0).slice(0, MOST_BEARERS);
  const isState = things.some(({ thing }) => thing.classes.has('State'));
  return things.map(({ thing, cost }) => ({
    thing,
    cost: isState && thing.classes.has('Place') ? cost + ALTERNATIVE_COST : cost,
  }));
}

/** Names that match all words except unknown ones, which are close enough to be typos. */
function slippedNames(sentence: Sentence, start: number): Parse<Thing>[] {
  const { tokens, vocabulary } = sentence;
  const readings: Parse<Thing>[] = [];
  for (let end = start + 1; end <= Math.min(tokens.length, start + LONGEST_WITH_SLIP); end += 1) {
    const words = tokens.slice(start, end);
    if (!words.at(-1)?.word.match(/[\p{L}\p{N}]/u)) return readings;
    if (!words.some(({ word }) => isStrange(sentence, word)) || isCutShort(sentence, end)) continue;
    const typedAs = sentence.textOf(start, end);
    const near = vocabulary.lookup
      .namesMatching(typedAs, { maxEdits: 2 })
      .filter((match) => isUsable(sentence, match, start, end))
      .map((match) => ({ match, slips: slipsIn(sentence, words, match.name) }));
    for (const count of [1, 2, 3]) {
      const matches = near.filter(({ slips }) => slips === count).map(({ match }) => match);
      for (const { thing, cost } of thingsNamed(sentence, matches))
        readings.push({ value: { ...thing, typedAs }, end, cost: cost + count * SLIP_COST });
    }
  }
  return readings;
}

/** Only words outside the vocabulary and the English dictionary can be typos. */
const isStrange = (sentence: Sentence, word: string): boolean =>
  /^\p{L}{5,}$/u.test(word) && sentence.isUnknown(word) && !isEnglishWord(word);

/** Undefined if known words differ, or if there are too many typos. */
function slipsIn(sentence: Sentence, tokens: readonly Token[], named: string): number | undefined {
  const typed = withoutLead(tokens.map(({ word }) => word));
  const meant = withoutLead(wordsOfPhrase(named));
  if (typed.length !== meant.length) return undefined;
  let total = 0;
  for (const [index, text] of typed.entries()) {
    const word = meant[index] ?? '';
    if (text === word) continue;
    const slips = isStrange(sentence, text) ? slipsBetween(text, word) : undefined;
    if (slips === undefined) return undefined;
    total += slips;
  }
  return total;
}

const withoutLead = (words: readonly string[]): readonly string[] =>
  words.filter((word) => word !== 'the' && word !== 'osce');

/** “the Centre” identifies nothing in a question. Abbreviations must be in capitals. */
function isUsable(
  sentence: Sentence,
  { name: matched, field }: NameMatch,
  start: number,
  end: number,
): boolean {
  const [first, ...others] = withoutLead(wordsOfPhrase(matched));
  if (first === undefined) return end - start === 1 && field !== 'label';
  if (field !== 'label' && others.length === 0 && sentence.vocabulary.genericWords.has(first))
    return false;
  const typed = sentence.textOf(start, end);
  // “OMIK” is also written “OMiK”.
  return (
    !/^[\p{Lu}.]{1,4}$/u.test(matched) ||
    typed === typed.toUpperCase() ||
    /\p{Lu}.*\p{Lu}/u.test(typed) ||
    sentence.isInSmallLetters
  );
}

/** Whether a place follows “Mission” and the like: the text then names something else. */
function isCutShort(sentence: Sentence, end: number): boolean {
  const { tokens, vocabulary } = sentence;
  const [last, next] = [tokens[end - 1], tokens[end]];
  return (
    last !== undefined &&
    next !== undefined &&
    ['in', 'to', 'of', 'at', 'for'].includes(next.word) &&
    vocabulary.genericWords.has(last.word) &&
    date(sentence, end + 1).length === 0
  );
}

const QUOTES = ['""', '“”', '„“', '«»', "''", '‘’'];

/** Texts between quotation marks, which a name can be the whole of. */
const quotedText: Parser<string> = (sentence, start) => {
  const { tokens } = sentence;
  const closing = QUOTES.find(([opening]) => opening === tokens[start]?.text)?.[1];
  return tokens.flatMap(({ text }, end) =>
    text === closing && end > start + 1
      ? [{ value: sentence.textOf(start + 1, end), end: end + 1, cost: 0 }]
      : [],
  );
};
part('quotedText', quotedText);

function quoted(sentence: Sentence, start: number): Parse<Thing>[] {
  return quotedText(sentence, start).flatMap(({ value: text, end }) =>
    thingsNamed(sentence, sentence.vocabulary.lookup.namesMatching(text)).map(
      ({ thing: value, cost }) => ({ value, end, cost }),
    ),
  );
}

/** A State by its adjective. */
part('demonym', inTable('demonyms'));
