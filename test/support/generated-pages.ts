/**
 * News pages made of every construction that the rules know, from their own word lists and from the
 * sentences of the tests of rules, with names, dates and numbers as odd as they come.
 */
import { EVENT_WORDS } from '../../src/news/rules/event-types.js';
import { ROLE_TABLE } from '../../src/news/rules/verbs.js';
import { readPhrasings } from '../news/phrasings/phrasings.js';
import { wordLists } from './word-lists.js';

export interface GeneratedPage {
  readonly source: string;
  readonly mediaType: 'text/html' | 'text/plain';
}

const PHRASINGS = [
  ...'organizers givers partners funders partners-and-funders bystanders dates places'.split(' '),
  ...'event-types numbers projects'.split(' '),
].flatMap((file) => readPhrasings(file).map(([sentence]) => sentence));
const SPEAKING = readPhrasings('people').map(([sentence]) => sentence);
const words = wordLists('test/support/generated-pages.txt');
const BODIES = words('bodies');
const NAMES = words('names');
const FUNCTIONS = words('functions');
const PLACES = words('places');
const DATES = words('dates');
const NUMBERS = words('numbers');
const TITLES = words('titles');
const ISSUERS = words('issuers');
const TYPES = words('types');
const SPEECH = words('speech');
const EVENTS = [
  ...EVENT_WORDS.map(({ type }) => type),
  'regional conference',
  'two-day workshop',
  'train-the-trainers course',
  'opening',
  'signing',
];
const HOLDING = 'organize hold manage host launch sign support fund'
  .split(' ')
  .flatMap((name) => (ROLE_TABLE.verbs[name] ?? '').split(/\s+/))
  .filter((verb) => /^[a-z_]+$/.test(verb))
  .map((verb) => verb.replace(/_/g, ' '));

/** A page for a number; `random` gives numbers from 0 up to 1. */
export function generatedPage(number: number, random: () => number): GeneratedPage {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const isLikely = (share: number): boolean => random() < share;
  const person = (): string => `${one(FUNCTIONS)} ${one(NAMES)}`;
  const sentences: readonly (() => string)[] = [
    () => PHRASINGS[(number * 7) % PHRASINGS.length]!,
    () => one(PHRASINGS),
    () => one(SPEAKING),
    () => `A ${one(EVENTS)} on dogs took place in ${one(PLACES)} ${one(DATES)}.`,
    () => `${one(NUMBERS)} people took part in the ${one(EVENTS)} in ${one(PLACES)} ${one(DATES)}.`,
    () =>
      `The ${one(BODIES)} and the ${one(BODIES)} will ${one(HOLDING)} a ${one(EVENTS)} in ${one(PLACES)}.`,
    () =>
      `The ${one(EVENTS)} was organized by the ${one(BODIES)}, the ${one(BODIES)} and ${one(BODIES)}.`,
    () =>
      `It was ${one(['funded', 'supported', 'hosted', 'led', 'opened'])} by ${one(BODIES)} with the support of ${one(BODIES)}.`,
    () => `“It works,” said ${person()}.`,
    () => `${person()} ${one(SPEECH)} in ${one(PLACES)} ${one(DATES)}.`,
    () => `${one(NAMES)}, ${one(FUNCTIONS)}, ${one(SPEECH)}.`,
    () => `The ${one(FUNCTIONS)}, ${one(NAMES)}, met ${person()} and ${person()}.`,
    () =>
      `${one(NAMES)}, ${one(FUNCTIONS)} of the ${one(BODIES)} and ${one(FUNCTIONS)}, ${one(SPEECH)}.`,
    () => `It is part of the project “${one(TITLES)} ${one(BODIES)}” of the ${one(BODIES)}.`,
    () => `A ${one(EVENTS)} followed ${one(DATES)} in ${one(PLACES)}, run by the ${one(BODIES)}.`,
  ];
  const length = 2 + Math.floor(random() * 6);
  const text = [
    sentences[number % sentences.length]!(),
    ...Array.from({ length }, () => one(sentences)()),
  ];
  const title = `Page ${number} ${one(TITLES)} ${one(EVENTS)}`;
  const parts = {
    title,
    type: one(TYPES),
    date: isLikely(0.8) ? `${1 + (number % 28)} May ${2004 + (number % 20)}` : '',
    issuer: one(ISSUERS),
    lead: text.slice(0, 2).join(' '),
    body: text.slice(2),
  };
  if (isLikely(0.5)) return { source: toText(parts), mediaType: 'text/plain' };
  return { source: toHtml(parts), mediaType: 'text/html' };
}

interface Parts {
  readonly title: string;
  readonly type: string;
  readonly date: string;
  readonly issuer: string;
  readonly lead: string;
  readonly body: readonly string[];
}

const toText = ({ title, type, date, issuer, lead, body }: Parts): string =>
  `${type}\n${title}\n${lead}\n- Issued on:\n${date && `- ${date}\n`}- Issued by:\n- ${issuer}\n` +
  `- Fields of work:\n- Policing\n${body.join('\n')}\n`;

const toHtml = ({ title, type, date, issuer, lead, body }: Parts): string => {
  const escaped = (words: string): string =>
    words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/ä/g, '&auml;');
  const label = (name: string, value: string): string =>
    value && `<dt>${name}</dt><dd>${escaped(value)}</dd>\n`;
  return (
    `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main><h1>${escaped(title)}</h1>\n` +
    `<dl>${label('Publishing date', date)}${label('Content type', type)}${label('Where we are', issuer)}` +
    `${label('What we do', 'Policing')}</dl>\n` +
    [lead, ...body].map((words) => `<p>${escaped(words)}</p>\n`).join('') +
    '</main></body></html>'
  );
};
