/** Names of things in a question, with typos. */
import type { Thing } from '../concept.js';
import { RDF, subjectsOf } from '../../rdf/index.js';
import { isEnglishWord, slipsBetween } from '../language/typing-slips.js';
import { wordsOfPhrase, type Token } from '../language/words.js';
import type { NameMatch } from '../../search/index.js';
import { date } from './amounts.js';
import { GRAMMAR_WORDS, inTable, type Parse, type Parser, type Sentence } from './parsing.js';
import { part } from './parts.js';

const ALTERNATIVE_COST = 1;
const NOUN_COST = 2;
const SHORT_COST = 1;
const SLIP_COST = 10;
/** A name shared by more things than this is ambiguous and refers to none. */
const MOST_BEARERS = 4;
/** A longer name (in tokens) must be typed exactly. */
const LONGEST_WITH_SLIP = 12;

export const name = part('name', quoted, plainNames, initials, foughtFields, slippedNames);

/** The ends of texts from a token that some names begin with, after what is put before the text. */
function* endsOfNames(sentence: Sentence, start: number, before = ''): Generator<number> {
  for (let end = start + 1; end <= sentence.tokens.length; end += 1) {
    const text = before + sentence.textOf(start, end);
    if (!sentence.vocabulary.lookup.isNameBeginning(text)) return;
    yield end;
  }
}

function plainNames(sentence: Sentence, start: number): Parse<Thing>[] {
  const { vocabulary, tokens } = sentence;
  const readings = [...endsOfNames(sentence, start)]
    .filter((end) => !isCutShort(sentence, end))
    .flatMap((end) => {
      const matches = vocabulary.lookup
        .namesMatching(sentence.textOf(start, end))
        .filter((match) => isUsable(sentence, match, start, end));
      // “field operations” is also the name of a group of bodies, but usually a noun for each of
      // them.
      const isNoun = vocabulary.nouns.at(tokens, start).some((noun) => noun.end === end);
      return thingsNamed(sentence, matches).map(({ thing, cost }) => ({
        value: thing,
        end,
        cost: isNoun ? cost + NOUN_COST : cost,
      }));
    });
  // “Mission to Serbia and Montenegro” is one body rather than two.
  const longest = Math.max(0, ...readings.map(({ end }) => end));
  return readings.map((reading) =>
    reading.end < longest ? { ...reading, cost: reading.cost + SHORT_COST } : reading,
  );
}

/** International organizations by the initials of their names: `UNDP`. */
function initials({ tokens, vocabulary }: Sentence, start: number): Parse<Thing>[] {
  const letters = tokens[start]?.text ?? '';
  if (!/^[A-Z]{2,}$/.test(letters)) return [];
  const { version, names } = vocabulary;
  const initialsOf = (label = ''): string =>
    (label.replace(/^Office of the /, '').match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');
  return subjectsOf(version, RDF.type, names.og('InternationalOrganization'))
    .filter(({ value }) => initialsOf(vocabulary.labelsOf(value)[0]) === letters)
    .map(({ value }) => alternative(vocabulary.thing(value, letters), start + 1));
}

const alternative = (value: Thing, end: number): Parse<Thing> => ({
  value,
  end,
  cost: ALTERNATIVE_COST,
});

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
  const [state, place] = ['State', 'Place'].map((each) => vocabulary.classIri(each));
  const isOf = (thing: Thing, iri = ''): boolean => thing.classes.has(iri);
  const isState = things.some(({ thing }) => isOf(thing, state));
  return things.map(({ thing, cost }) => ({
    thing,
    cost: isState && isOf(thing, place) ? cost + ALTERNATIVE_COST : cost,
  }));
}

/** Their object can name a field of work: `human trafficking` (“Combating human trafficking”). */
const FIGHTING = ['combating ', 'countering ', 'preventing ', 'anti-'];

function foughtFields(sentence: Sentence, start: number): Parse<Thing>[] {
  const { vocabulary } = sentence;
  const field = vocabulary.classIri('FieldOfWork');
  return FIGHTING.flatMap((fighting) =>
    [...endsOfNames(sentence, start, fighting)].flatMap((end) =>
      vocabulary.lookup
        .namesMatching(fighting + sentence.textOf(start, end))
        .map(({ iri }) => vocabulary.thing(iri))
        .filter(({ classes }) => classes.has(field))
        .map((value) => alternative(value, end)),
    ),
  );
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
function isStrange({ vocabulary }: Sentence, text: string): boolean {
  return (
    /^\p{L}{5,}$/u.test(text) &&
    !GRAMMAR_WORDS.has(text) &&
    !vocabulary.isKnownWord(text) &&
    !isEnglishWord(text)
  );
}

/** Undefined if known words differ, or if there are too many typos. */
function slipsIn(sentence: Sentence, tokens: readonly Token[], named: string): number | undefined {
  const withoutLead = (words: readonly string[]): readonly string[] =>
    words.slice(words[0] === 'the' ? (words[1] === 'osce' ? 2 : 1) : words[0] === 'osce' ? 1 : 0);
  const typed = withoutLead(tokens.map(({ word: text }) => text));
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

/** “the Centre” identifies nothing in a question. Abbreviations must be in capitals. */
function isUsable(
  sentence: Sentence,
  { name: matched, field }: NameMatch,
  start: number,
  end: number,
): boolean {
  const words = wordsOfPhrase(matched).filter((text) => text !== 'the' && text !== 'osce');
  const [first, ...others] = words;
  if (first === undefined) return end - start === 1 && field !== 'label';
  if (field !== 'label' && others.length === 0 && sentence.vocabulary.isGenericWord(first))
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
    vocabulary.isGenericWord(last.word) &&
    date(sentence, end + 1).length === 0
  );
}

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  "'": "'",
  '‘': '’',
};

/** Texts between quotation marks, which a name can be the whole of. */
const quotedText: Parser<string> = (sentence, start) => {
  const { tokens } = sentence;
  const closing = QUOTES[tokens[start]?.text ?? ''];
  return tokens.flatMap(({ text }, end) =>
    text === closing && end > start + 1
      ? [{ value: sentence.textOf(start + 1, end), end: end + 1, cost: 0 }]
      : [],
  );
};
part('quotedText', quotedText);

function quoted(sentence: Sentence, start: number): Parse<Thing>[] {
  const { vocabulary } = sentence;
  return quotedText(sentence, start).flatMap(({ value: text, end }) =>
    vocabulary.lookup.namesMatching(text).map(({ iri, field }) => ({
      value: vocabulary.thing(iri),
      end,
      cost: field === 'label' ? 0 : ALTERNATIVE_COST,
    })),
  );
}

/** A State by its adjective. */
part(
  'demonym',
  inTable(({ demonyms }) => demonyms),
);
