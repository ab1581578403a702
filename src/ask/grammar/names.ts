/** Names of things in a question, with typos. */
import { RDF, subjectsOf } from '../../rdf/index.js';
import type { Thing } from '../concept.js';
import { isEnglishWord, slipsBetween } from '../language/typing-slips.js';
import { wordsOfPhrase, type Token } from '../language/words.js';
import type { NameMatch } from '../../search/index.js';
import { date } from './dates.js';
import type { Parse, Parser, Sentence } from './parsing.js';
import { GRAMMAR_WORDS, build, either, inTable, phrase, rule } from './parsing.js';

const ALTERNATIVE_COST = 1;
const NOUN_COST = 2;
const SHORT_COST = 1;
const SLIP_COST = 10;
/** A name shared by more things than this is ambiguous and refers to none. */
const MOST_BEARERS = 4;
/** A longer name (in tokens) must be typed exactly. */
const LONGEST_WITH_SLIP = 12;

export const name: Parser<Thing> = rule(
  () =>
    either(quoted, (sentence, start) => [
      ...plainNames(sentence, start),
      ...initials(sentence, start),
      ...foughtFields(sentence, start),
      ...withoutMiddleName(sentence, start),
      ...slippedNames(sentence, start),
    ]),
  ({ iri, typedAs = '' }) => `${iri} ${typedAs}`,
);

function* ends(sentence: Sentence, start: number): Generator<number> {
  for (let end = start + 1; end <= sentence.tokens.length; end += 1) {
    if (!sentence.vocabulary.lookup.isNameBeginning(sentence.textOf(start, end))) return;
    yield end;
  }
}

function plainNames(sentence: Sentence, start: number): Parse<Thing>[] {
  const readings: Parse<Thing>[] = [];
  for (const end of ends(sentence, start)) {
    if (isCutShort(sentence, end)) continue;
    const matches = sentence.vocabulary.lookup
      .namesMatching(sentence.textOf(start, end))
      .filter((match) => isUsable(sentence, match, start, end));
    // “field operations” is also the name of a group of bodies, but usually a noun for each of
    // them.
    const isNoun = sentence.vocabulary.nouns
      .at(sentence.tokens, start)
      .some((noun) => noun.end === end);
    readings.push(
      ...thingsNamed(sentence, matches).map(({ thing, cost }) => ({
        value: thing,
        end,
        cost: isNoun ? cost + NOUN_COST : cost,
      })),
    );
  }
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
  const initialsOf = (name = ''): string =>
    (name.replace(/^Office of the /, '').match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');
  return subjectsOf(version, RDF.type, names.og('InternationalOrganization'))
    .filter(({ value }) => initialsOf(vocabulary.labelsOf(value)[0]) === letters)
    .map(({ value }) => ({
      value: vocabulary.thing(value, letters),
      end: start + 1,
      cost: ALTERNATIVE_COST,
    }));
}

/** `Helga Schmid`, if only one person has these as the first and the last of more names. */
function withoutMiddleName(sentence: Sentence, start: number): Parse<Thing>[] {
  const { tokens, vocabulary } = sentence;
  const typed = sentence.textOf(start, start + 2);
  const people = vocabulary.shortenedPeople.at(tokens, start);
  if (people.length !== 1 || vocabulary.lookup.namesMatching(typed).length > 0) return [];
  return people.map(({ value, end }) => ({
    value: vocabulary.thing(value, typed),
    end,
    cost: ALTERNATIVE_COST,
  }));
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
  const isState = things.some(({ thing }) => thing.classes.has(vocabulary.classIri('State')));
  return things.map(({ thing, cost }) => ({
    thing,
    cost:
      isState && thing.classes.has(vocabulary.classIri('Place')) ? cost + ALTERNATIVE_COST : cost,
  }));
}

/** Their object can name a field of work: `human trafficking` (“Combating human trafficking”). */
const FIGHTING = ['combating ', 'countering ', 'preventing ', 'anti-'];

function foughtFields(sentence: Sentence, start: number): Parse<Thing>[] {
  const { vocabulary, tokens } = sentence;
  const field = vocabulary.classIri('FieldOfWork');
  return FIGHTING.flatMap((fighting) => {
    const readings: Parse<Thing>[] = [];
    for (
      let end = start + 1;
      end <= tokens.length &&
      vocabulary.lookup.isNameBeginning(fighting + sentence.textOf(start, end));
      end += 1
    ) {
      const things = vocabulary.lookup
        .namesMatching(fighting + sentence.textOf(start, end))
        .map(({ iri }) => vocabulary.thing(iri))
        .filter(({ classes }) => classes.has(field));
      for (const value of things) readings.push({ value, end, cost: ALTERNATIVE_COST });
    }
    return readings;
  });
}

/** Names that match all words except unknown ones, which are close enough to be typos. */
function slippedNames(sentence: Sentence, start: number): Parse<Thing>[] {
  const { tokens, vocabulary } = sentence;
  const readings: Parse<Thing>[] = [];
  for (let end = start + 1; end <= Math.min(tokens.length, start + LONGEST_WITH_SLIP); end += 1) {
    const words = tokens.slice(start, end);
    if (!words.at(-1)?.word.match(/[\p{L}\p{N}]/u)) return readings;
    if (!words.some((token) => isStrange(sentence, token)) || isCutShort(sentence, end)) continue;
    const typed = sentence.textOf(start, end);
    const near = vocabulary.lookup
      .namesMatching(typed, { maxEdits: 2 })
      .filter((match) => isUsable(sentence, match, start, end))
      .map((match) => ({ match, slips: slipsIn(sentence, words, match.name) }));
    for (const count of [1, 2, 3]) {
      const matches = near.filter(({ slips }) => slips === count).map(({ match }) => match);
      readings.push(
        ...thingsNamed(sentence, matches).map(({ thing, cost }) => ({
          value: { ...thing, typedAs: typed },
          end,
          cost: cost + count * SLIP_COST,
        })),
      );
    }
  }
  return readings;
}

/** Only words outside the vocabulary and the English dictionary can be typos. */
function isStrange({ vocabulary }: Sentence, { word: text }: Token): boolean {
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
    const slips =
      sentence.vocabulary.isKnownWord(text) || isEnglishWord(text)
        ? undefined
        : slipsBetween(text, word);
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
  const isAbbreviation = /^[\p{Lu}.]{1,4}$/u.test(matched);
  const typed = sentence.textOf(start, end);
  // “OMIK” is also written “OMiK”.
  return (
    !isAbbreviation ||
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

const QUOTES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ["'", "'"],
  ['‘', '’'],
];

/** A name between quotation marks, as a whole. */
const quoted: Parser<Thing> = (sentence, start) => {
  const { tokens, vocabulary } = sentence;
  const closing = QUOTES.filter(([open]) => tokens[start]?.text === open).map(([, close]) => close);
  if (closing.length === 0) return [];
  const readings: Parse<Thing>[] = [];
  for (let end = start + 2; end < tokens.length; end += 1) {
    if (!closing.some((sign) => tokens[end]?.text === sign)) continue;
    const matches = vocabulary.lookup.namesMatching(sentence.textOf(start + 1, end));
    readings.push(
      ...matches.map(({ iri, field }) => ({
        value: vocabulary.thing(iri),
        end: end + 1,
        cost: field === 'label' ? 0 : ALTERNATIVE_COST,
      })),
    );
  }
  return readings;
};

/** A State by its adjective. */
export const demonym: Parser<Thing> = build(
  inTable(({ demonyms }) => demonyms),
  (iri, { vocabulary }) => [vocabulary.thing(iri)],
);

/** The OSCE where its name adds nothing, as in “joined the OSCE” and “events of the OSCE”. */
export const osce: Parser<undefined> = build(
  phrase('(the)? (osce|csce)', 'the organization'),
  () => [undefined],
);
