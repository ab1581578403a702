/**
 * News pages made of every construction that the rules know, from their own word lists and from the
 * sentences of the tests of rules, with names, dates and numbers as odd as they come.
 */
import { EVENT_WORDS } from '../../src/news/rules/event-words.js';
import { VERBS } from '../../src/news/rules/verbs.js';
import { PEOPLE } from '../news/phrasings/people.js';
import { readPhrasings } from '../news/phrasings/phrasings.js';

export interface GeneratedPage {
  readonly source: string;
  readonly mediaType: 'text/html' | 'text/plain';
}

const PHRASINGS = [
  ...'organizers givers partners funders partners-and-funders seldom bystanders dates places'.split(
    ' ',
  ),
  ...'event-types numbers projects'.split(' '),
].flatMap((file) => readPhrasings(file).map(([sentence]) => sentence));
const SPEAKING = PEOPLE.map(([sentence]) => sentence);
const EVENTS = [
  ...EVENT_WORDS.map(({ type }) => type),
  'regional conference',
  'two-day workshop',
  'train-the-trainers course',
  'opening',
  'signing',
];
const HOLDING = 'organize hold manage teach host inaugurate present sign support fund'
  .split(' ')
  .flatMap((name) => (VERBS[name] ?? '').split(/\s+/))
  .filter((verb) => /^[a-z_]+$/.test(verb))
  .map((verb) => verb.replace(/_/g, ' '));
const BODIES = [
  'OSCE Presence in Albania',
  'OSCE Mission to Serbia',
  'OSCE Mission in Kosovo',
  'OSCE',
  'ODIHR',
  'OSCE High Commissioner on National Minorities',
  'OSCE Chairpersonship',
  'OSCE Chairmanship',
  'Albanian Chairpersonship',
  'Ministry of Interior',
  'Ministry of Interior of Kosovo',
  'Ministry of Justice of Georgia',
  'Austrian Federal Ministry of Defence',
  'Foreign Ministry',
  'Ministry of Culture, Youth and Sports of Albania',
  'Ministry of Foreign Affairs',
  'Government of Norway',
  'Government',
  'Parliament',
  'Kosovo Police',
  'State Border Service',
  'Embassy of France in Tirana',
  'U.S. Embassy',
  'Municipality of Mitrovicë/Mitrovica',
  'Mitrovica Basic Court',
  'Supreme Court',
  'University of Prishtinë/Priština',
  'Norway',
  'Kosovo',
  'United Kingdom',
  'European Union',
  'UNDP',
  'Lake Shore Institute',
  '“Open Door” Association',
  'Association “A & B”',
  "Women's Centre",
  'NGO Äöü',
  'Faculty of Law of the University of Tirana',
  'Academy of the Ministry of Interior of Uzbekistan',
  'Committee on Human Rights, Equality & Non-Discrimination',
  'Ministry',
  'Ministry of Defence of Atlantis',
  `${'Very '.repeat(30)}Long Institute`,
  'Institute for Peace/Institut për Paqe',
  'X',
  'Ministry of X of Y',
];
const NAMES = [
  'Ann Lee',
  'Bob O’Roe',
  "Siobhán O'Neill",
  'Željko Đukić-Šimić',
  'Jean-Pierre de la Tour',
  'Ian Borg',
  'María José Núñez',
  'Ann-Sofie Bergström',
  'B. J. Roe',
  'Gülşen Yıldız',
  'Ole von Arx',
  'Ivan Ivanov Ivanov',
  'Larysa Łoś',
  `Anna${'belle'.repeat(20)} Lee`,
  'Ann Lee Smith',
  'Helga Maria Schmid',
];
const FUNCTIONS = [
  'OSCE Chairperson-in-Office',
  'OSCE Chairperson-in-Office and German Foreign Minister',
  'OSCE Chair',
  'Chairman-in-Office',
  'Chairperson-in-Office, and Foreign Minister of Malta,',
  'OSCE Secretary General',
  'Malta’s Foreign Minister',
  'Foreign Minister of Sweden',
  'Deputy Prime Minister and Minister of Justice',
  'OSCE High Commissioner on National Minorities',
  'OSCE Representative on Freedom of the Media',
  'Special Representative of the OSCE Chairperson-in-Office',
  'ODIHR Director',
  'Director of ODIHR',
  'Head of the OSCE Mission to Serbia',
  'Head of Mission',
  'Ambassador',
  'French Ambassador to Albania',
  'President of Kosovo',
  'Prime Minister',
  'President',
  'Deputy Interior Minister',
  'Judge',
  'Co-Chair',
  'Chairperson of the Forum for Security Co-operation',
  'co-chair',
  'Mayor of Kotor',
  'Major General (ret.)',
];
const PLACES = [
  'Tirana',
  'Prishtinë/Priština',
  'Mitrovica',
  'Kosovo',
  'Vienna',
  'Mitrovicë/Mitrovica',
  'Shkodra, Albania',
  'the village of Xyz',
  'Osh and Bishkek',
  'Foggytown',
  'Georgia’s town of Gori',
  'London',
  'Kyiv/Kiev',
  'Washington, D.C.',
  'Bosnia and Herzegovina',
  'the Hotel “Äö”',
  'Tashkent, Samarkand and Bukhara',
];
const DATES = [
  'on 3 May 2019',
  'from 12 to 3 May',
  'from 12 to 3 May 2019',
  'on 31 April 2019',
  'on 30 February',
  'from 30 December to 2 January',
  'on 13 and 14 May',
  'between 5 and 7 June 2018',
  'from 9 May 2020 to 1 May 2019',
  'today',
  'on 29 February 2019',
  'in May 2019',
  'on 0 May 2019',
  'on 1 January 0001',
  'on 3 May 9999',
  'last year',
  'on Monday',
  'on 5 and 7 and 6 May 2019',
  'from May to March 2019',
  'for three days until 4 July',
];
const NUMBERS = [
  '28',
  'some 28',
  'More than 1,200',
  '999999999999999999999',
  '0',
  '-5',
  '1.5',
  'three',
  'a hundred',
  '1e9',
  'Thirty five',
  '25 judges, 12 of them women, and 10',
  'hundreds of',
  '00012',
  'up to 2,000,000,000',
];
const TITLES = [
  'opens',
  'about',
  '“quoted”',
  '& <b>',
  'ñandú — “é”',
  '(2019)',
  '№ 5',
  'in Kosovo',
  '10%',
];
const ISSUERS = [
  'OSCE Presence in Albania',
  'OSCE Mission in Kosovo',
  'OSCE Secretariat, OSCE Presence in Albania',
  'Chairpersonship',
  'OSCE Chairpersonship',
  'Norway',
  'Ministry of Interior',
  'Foggy Office',
  'Kosovo',
  'OSCE Chairmanship, OSCE Chairmanship',
  'OSCE Parliamentary Assembly',
  'Permanent Council',
];
const TYPES = [
  'News Item',
  'Press release',
  'Press Release',
  'Statement',
  'Spot report',
  'Story',
  'Interview',
];
const SPEECH = [
  'said',
  'opened the meeting',
  'met the Mayor',
  'stressed that it works',
  'led a session',
  'told the press',
];

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
