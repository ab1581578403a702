/** Names of things in a question. */
import type { Thing } from '../concept.js';
import { isEnglishWord } from '../language/typing-slips.js';
import { wordsOfPhrase } from '../language/words.js';
import type { NameMatch } from '../../search/index.js';
import { date } from './amounts.js';
import { inTable, type Parse, type Parser, type Sentence } from './parsing.js';
import { part } from './parts.js';

const ALTERNATIVE_COST = 1;
const NOUN_COST = 2;
const SHORT_COST = 1;
/** A name shared by more things than this is ambiguous and refers to none. */
const MOST_BEARERS = 4;

export const name = part('name', quoted, plainNames, shortNames);

function plainNames(sentence: Sentence, start: number): Parse<Thing>[] {
  const { vocabulary, tokens } = sentence;
  const readings: Parse<Thing>[] = [];
  for (let end = start + 1; end <= tokens.length; end += 1) {
    const text = sentence.meantBy(start, end);
    const typed = sentence.textOf(start, end);
    if (!vocabulary.lookup.isNameBeginning(text)) break;
    if (isCutShort(sentence, end)) continue;
    const matches = vocabulary.lookup
      .namesMatching(text)
      .filter((match) => isUsable(sentence, match, start, end));
    // “field operations” is also the name of a group of bodies, but usually a noun for each of
    // them.
    const isNoun = vocabulary.nouns.at(tokens, start).some((noun) => noun.end === end);
    for (const { thing, cost } of thingsNamed(sentence, matches))
      readings.push({
        value: text === typed ? thing : { ...thing, typedAs: typed },
        end,
        cost: isNoun ? cost + NOUN_COST : cost,
      });
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
