/** What is understood of a question that is not read: things, kinds, times and texts. */
import { pluralOf } from '../graph/index.js';
import { getOrMake, greatestOf } from '../rdf/index.js';
import { stemOf } from '../search/index.js';
import {
  DECISIVE_WORDS,
  EMPTY_WORDS,
  NEAR_KINDS,
  SIGNALS,
  type Family,
  type Part,
} from './candidate-words.js';
import type { Concept, Thing } from './concept.js';
import type { ClassConcept } from './vocabulary/classes.js';
import { spanAfterNoun, wholeNumber, year } from './grammar/amounts.js';
import { classesOf, fits } from './grammar/compatibility.js';
import { name } from './grammar/names.js';
import { noun } from './grammar/nouns.js';
import { GRAMMAR_WORDS, inTable, type Parse, type Sentence } from './grammar/parsing.js';
import { isEnglishWord } from './language/typing-slips.js';
import { tokensOf, type Token, wordsOfPhrase } from './language/words.js';
import { partNamed } from './grammar/parts.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';
import { REGIONS } from './vocabulary/word-table.js';

/** Something that was understood, with the tokens that say it. */
export interface Clue {
  readonly part: Part;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a kind: what can be said of its things. */
  readonly family?: Family;
  readonly singular?: string;
  readonly isPlural?: boolean;
  /** What it means changes with the day of the question, so it is only offered. */
  readonly isRelative?: boolean;
  readonly thing?: Thing;
  /** It need not be what is meant, so it is only offered. */
  readonly isNear?: boolean;
}

/** What is understood, from left to right, the longest first. */
export function cluesIn(sentence: Sentence): readonly Clue[] {
  const clues: Clue[] = [];
  const topics = topicsOf(sentence.vocabulary);
  for (let start = 0; start < sentence.tokens.length;) {
    const certain = cluesAt(sentence, start, topics);
    const here = certain.length > 0 ? certain : partOfNameAt(sentence, start);
    const longest = greatestOf(here.map(({ end }) => end));
    const [best, ...others] = here.filter(({ end }) => end === longest);
    if (best) clues.push(best, ...others.filter(({ isNear }) => isNear === true && best.isNear));
    start = best ? best.end : start + 1;
  }
  const bodies = clues.flatMap((clue) => bodyAt(sentence, clue));
  return [...clues, ...bodies, ...textsIn(sentence, clues)].map((clue) =>
    // Beside a kind of events or news, and behind “with”, a kind of bodies takes part in them.
    clue.family === 'body' &&
    (clues.some(({ part, start }) => part === 'kind' && start < clue.start) ||
      sentence.tokens
        .slice(Math.max(0, clue.start - 2), clue.start)
        .some(({ word }) => word === 'with'))
      ? { ...clue, part: 'bodies' }
      : clue,
  );
}

/** The one body with a name such as “mission” and a place: “mission in Croatia”, “Minsk office”. */
function bodyAt({ tokens, vocabulary }: Sentence, place: Clue): readonly Clue[] {
  if (place.part !== 'place') return [];
  let start = place.start - 1;
  while (/^(?:in|to|of|for|at|the)$/.test(tokens[start]?.word ?? '')) start -= 1;
  for (const index of [start, place.end]) {
    const word = tokens[index]?.word ?? '';
    const found = vocabulary.genericWords.has(word)
      ? vocabulary.lookup.namesMatching(`${word} to ${place.text}`)
      : [];
    const [only, ...others] = new Set(found.map(({ iri }) => iri));
    if (only === undefined || others.length > 0) continue;
    const [first, end] = [Math.min(index, place.start), Math.max(index + 1, place.end)];
    const clues = clueOf(vocabulary.thing(only), first, end, vocabulary);
    return clues.map((clue) => ({ ...clue, isNear: true }));
  }
  return [];
}

/** The words behind “on”, or else the first that are not understood: they are searched for. */
function textsIn(sentence: Sentence, clues: readonly Clue[]): readonly Clue[] {
  const isText = (index: number): boolean => {
    const word = sentence.tokens[index]?.word ?? '';
    return (
      /^\p{L}{4,}$/u.test(word) &&
      isOwnWord(word) &&
      (!sentence.vocabulary.words.has(word) || isTopical(index) || isText(index - 1)) &&
      !clues.some(({ start, end }) => start <= index && index < end)
    );
  };
  const isTopical = (index: number): boolean =>
    /^(?:on|about|for)$/.test(sentence.tokens[index - 1]?.word ?? '');
  const starts = [...sentence.tokens.keys()].filter((index) => isText(index) && !isText(index - 1));
  const topical = starts.filter(isTopical).slice(0, MOST_TEXTS);
  return (topical.length > 0 ? topical : starts.slice(0, 1)).map((start) => {
    let end = start;
    while (isText(end) || (sentence.tokens[end]?.word === 'and' && isText(end + 1))) end += 1;
    const text = sentence.textOf(start, end).replace(/ (?:and|&) /gi, ' ');
    return { part: 'text', text, start, end };
  });
}

const MOST_TEXTS = 2;

/** The adjectives that begin at a token, one after another. */
function adjectivesAt(sentence: Sentence, start: number): readonly Parse<Concept>[] {
  const found = inTable('adjectives')(sentence, start)
    .toSorted((a, b) => a.end - b.end)
    .at(-1);
  return found ? [found, ...adjectivesAt(sentence, found.end)] : [];
}

/** “Took place” is no place. */
const nounsAt = (sentence: Sentence, start: number): ReturnType<typeof noun> =>
  noun(sentence, start).filter(
    ({ end }) => end > start + 1 || !EMPTY_WORDS.has(sentence.tokens[start]?.word ?? ''),
  );

function cluesAt(sentence: Sentence, start: number, topics: Topics): readonly Clue[] {
  const { vocabulary, tokens } = sentence;
  const clue = (part: Part, text: string, end: number): Clue => ({ part, text, start, end });
  const times = [
    ...spanAfterNoun(sentence, start).map(({ value, end }) => clue('time', value.said, end)),
    ...year(sentence, start).map(({ value, end }) => clue('time', `in ${value}`, end)),
  ];
  const adjectives = adjectivesAt(sentence, start);
  const ownStart = adjectives.at(-1)?.end ?? start;
  const kinds = nounsAt(sentence, ownStart).map(({ value: { concept, isPlural }, end }): Clue => {
    const typed = sentence.textOf(start, end).replace(/^news$/i, 'news items');
    const text = typed.replace(/^\p{Lu}(?!.* ?\p{Lu})/u, (first) => first.toLowerCase());
    const [ofClass] = classesOf(concept);
    const before = ownStart > start ? `${sentence.textOf(start, ownStart)} ` : '';
    const singular = isPlural && ofClass ? before + ofClass.singular : text;
    const ofKind = clue('kind', isPlural ? text : pluralOf(text), end);
    return { ...ofKind, isPlural, singular, family: familyOf(ofClass) };
  });
  const all = name(sentence, start);
  const others = all.filter(({ value }) => !value.classes.has('Event'));
  const named = others.length > 0 ? others : all;
  // A name of several things says none of them.
  const things = named
    .filter(({ end, cost }) => named.filter((o) => o.end === end && o.cost <= cost).length === 1)
    .flatMap(({ value, end }) => clueOf(value, start, end, vocabulary));
  const nearOf = (className: string): Clue => {
    const ofClass = vocabulary.classNamed(className);
    const { singular, plural: text } = ofClass;
    const family = familyOf(ofClass);
    return { ...clue('kind', text, start + 1), singular, family, isPlural: true, isNear: true };
  };
  const word = tokens[start]?.word ?? '';
  const near = NEAR_KINDS.filter(([words]) => words.test(word)).map(([, of]) => nearOf(of));
  const states = vocabulary.demonyms
    .at(tokens, start)
    .flatMap(({ value, end }) => clueOf(value, start, end, vocabulary));
  const found = [
    ...times,
    ...(kinds.length === 0 ? aloneAt(sentence, start, adjectives) : []),
    ...measuresAt(sentence, start),
    ...regionsAt(sentence, start, kinds.length > 0),
    ...relativeTimeAt(sentence, start),
    ...kinds,
    ...near,
    ...things,
    ...states,
    ...topicAt(sentence, start, topics),
  ];
  return found.length > 0 ? found : classWithWord(word, vocabulary).map(nearOf);
}

/** “Events online” */
function aloneAt(
  sentence: Sentence,
  start: number,
  adjectives: readonly Parse<Concept>[],
): readonly Clue[] {
  const adjective = adjectives.find(({ value }) => fits(value, 'Event'));
  if (!adjective) return [];
  const { end } = adjective;
  return [{ part: 'adjective', text: sentence.textOf(start, end), start, end }];
}

/** Numbers of participants, and other numbers. */
function measuresAt(sentence: Sentence, start: number): readonly Clue[] {
  // “Which three people” is no number of participants.
  const isAsked = /^(?:which|what|the)$/.test(sentence.tokens[start - 1]?.word ?? '');
  const sizes = partNamed('participants')(sentence, start).flatMap(({ end }): Clue[] => {
    return isAsked ? [] : [{ part: 'size', text: sentence.textOf(start, end), start, end }];
  });
  const numbers = wholeNumber(sentence, start).map(({ value, end }): Clue => {
    return { part: 'number', text: String(value), start, end };
  });
  return [...sizes, ...numbers];
}

/** Regions by their names, or by a word of these. */
function regionsAt(sentence: Sentence, start: number, isKind: boolean): readonly Clue[] {
  const { vocabulary, tokens } = sentence;
  const place = (text: string, end: number): Clue => ({ part: 'place', text, start, end });
  const regions = vocabulary.regions
    .at(tokens, start)
    .map(({ end }) => place(sentence.textOf(start, end), end));
  const word = tokens[start]?.word ?? '';
  if (regions.length > 0 || isKind || isEnglishWord(word)) return regions;
  return REGIONS.flatMap(([names]) => names.split(', '))
    .filter((name) => wordsOfPhrase(name).includes(word))
    .map((name) => ({ ...place(`the ${name}`, start + 1), isNear: true }));
}

/** The class that alone has a word in its names: “ministerials”. */
function classWithWord(word: string, { classWords }: Vocabulary): readonly string[] {
  const names = [...(isOwnWord(word) ? (classWords.get(word.replace(/s$/, '')) ?? []) : [])];
  return names.length === 1 ? names : [];
}

const FEW = ['two', 'three', 'four', 'five'];

/** “Last year” and “the past five years”. */
function relativeTimeAt({ tokens }: Sentence, start: number): Clue[] {
  const words = tokens.slice(start, start + 3).map(({ word }) => word);
  const [which = '', count = ''] = words;
  if (!/^(?:this|last|past)$/.test(which)) return [];
  const now = new Date().getUTCFullYear();
  const clue = { part: 'time', start, isRelative: true } as const;
  if (count === 'year')
    return [{ ...clue, text: `in ${which === 'this' ? now : now - 1}`, end: start + 2 }];
  const years = FEW.includes(count) ? FEW.indexOf(count) + 2 : Number(count);
  const isSpan = words[2] === 'years' && years > 0 && years < 100;
  return isSpan ? [{ ...clue, text: `since ${now - years}`, end: start + 3 }] : [];
}

const MOST_NAME_WORDS = 4;

/** The one thing whose name has these words among others: “Bosnia”, “Helga Schmid”. */
function partOfNameAt(sentence: Sentence, start: number): Clue[] {
  const { tokens, vocabulary } = sentence;
  const isOfName = ({ text, word }: Token, isAlone: boolean): boolean =>
    /^\p{L}[\p{L}-]{3,}$/u.test(word) &&
    (isAlone || /^\p{Lu}/u.test(text) || (sentence.isInSmallLetters && !isEnglishWord(word))) &&
    isOwnWord(word);
  for (let end = Math.min(tokens.length, start + MOST_NAME_WORDS); end > start; end -= 1) {
    const isAlone = start === 0 && end === tokens.length;
    if (!tokens.slice(start, end).every((token) => isOfName(token, isAlone))) continue;
    const iri = vocabulary.lookup.namedWith(sentence.textOf(start, end));
    const clues = iri === undefined ? [] : clueOf(vocabulary.thing(iri), start, end, vocabulary);
    if (clues.length > 0)
      return clues.map((clue) => ({ ...clue, isNear: clue.thing?.classes.has('State') !== true }));
  }
  return [];
}

const FAMILIES: readonly (readonly [className: string, family: Family])[] = [
  ['Event', 'event'],
  ['NewsItem', 'news'],
  ['State', 'state'],
  ['Organization', 'body'],
];

function familyOf(kind: ClassConcept | undefined): Family {
  return FAMILIES.find(([name]) => kind?.above.has(name))?.[1] ?? 'other';
}

const PARTS: readonly (readonly [className: string, part: Part])[] = [
  ['Event', 'meeting'],
  ['State', 'place'],
  ['Place', 'place'],
  ['Organization', 'body'],
  ['FieldOfWork', 'topic'],
  ['Person', 'person'],
  ['Project', 'project'],
];

function clueOf(thing: Thing, start: number, end: number, vocabulary: Vocabulary): Clue[] {
  if (thing.bodies) return [];
  const [, part] = PARTS.find(([each]) => thing.classes.has(each)) ?? [];
  const text = shortNameOf(thing, vocabulary);
  return part === undefined ? [] : [{ part, text, start, end, thing }];
}

/** The longest names are hard to read in a question; some have initials, and most want an article. */
function shortNameOf({ iri, label }: Thing, vocabulary: Vocabulary): string {
  const isInitials = (name: string): boolean =>
    /^\p{Lu}{3,}$/u.test(name) && vocabulary.lookup.namesMatching(name).length === 1;
  const initials = label.length > LONG_NAME ? vocabulary.labelsOf(iri).find(isInitials) : undefined;
  if (initials !== undefined) return initials;
  return /^OSCE \S.* (?:to|in|of|for) /.test(label) ? label.replace(/^OSCE/, 'the') : label;
}
const LONG_NAME = 40;

const isSignal = (word: string): boolean =>
  Object.values(SIGNALS).some((words) => words.test(word));
/** Whether a word says what a question is about, not what it wants to know of it. */
const isOwnWord = (word: string): boolean =>
  !EMPTY_WORDS.has(word) &&
  !GRAMMAR_WORDS.has(word) &&
  !DECISIVE_WORDS.test(word) &&
  !isSignal(word);

const SHORTEST_STEM = 5;

/** The names of the fields of work, by the stems of their words. */
type Topics = ReadonlyMap<string, ReadonlySet<string>>;

function topicsOf(vocabulary: Vocabulary): Topics {
  const topics = new Map<string, Set<string>>();
  for (const { label } of vocabulary.thingsOf('FieldOfWork'))
    for (const { word } of tokensOf(label))
      getOrMake(topics, stemOf(word), () => new Set()).add(label);
  return topics;
}

/** A field of work, by a word that no other has. */
function topicAt({ tokens }: Sentence, start: number, topics: Topics): Clue[] {
  const word = tokens[start]?.word ?? '';
  const stem = stemOf(word);
  if (stem.length < SHORTEST_STEM || EMPTY_WORDS.has(word) || isSignal(word)) return [];
  const [text, ...others] = topics.get(stem) ?? [];
  return text === undefined || others.length > 0
    ? []
    : [{ part: 'topic', text, start, end: start + 1 }];
}
