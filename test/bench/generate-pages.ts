/**
 * Made-up news pages for timing how pages are read and committed: real bodies and places,
 * everything else invented, the same each time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MONTHS } from '../../src/rdf/index.js';

/** Field operations, as pages call them, with the town and the State of their events. */
const MISSIONS: readonly (readonly [mission: string, town: string, state: string])[] = [
  ['Presence in Albania', 'Tirana', 'Albania'],
  ['Mission to Serbia', 'Belgrade', 'Serbia'],
  ['Mission to Moldova', 'Chisinau', 'Moldova'],
  ['Mission to Montenegro', 'Podgorica', 'Montenegro'],
  ['Mission to Skopje', 'Skopje', 'North Macedonia'],
  ['Centre in Ashgabat', 'Ashgabat', 'Turkmenistan'],
  ['Programme Office in Astana', 'Astana', 'Kazakhstan'],
  ['Programme Office in Bishkek', 'Bishkek', 'Kyrgyzstan'],
  ['Programme Office in Dushanbe', 'Dushanbe', 'Tajikistan'],
  ['Project Co-ordinator in Uzbekistan', 'Tashkent', 'Uzbekistan'],
  ['Mission to Bosnia and Herzegovina', 'Sarajevo', 'Bosnia and Herzegovina'],
];
const EVENTS = [
  'workshop',
  'training course',
  'round table',
  'seminar',
  'conference',
  'study visit',
];
const FIELDS = [
  'Policing',
  'Good governance',
  'Border management',
  'Media freedom and development',
  'Gender equality',
  'Rule of law',
  'Youth',
  'Education',
];
const PORTFOLIOS = [
  'Foreign Affairs',
  'Justice',
  'Defence',
  'Health',
  'Education and Science',
  'Economy and Trade',
  'Agriculture',
  'Culture',
];
const TOPICS = [
  'the protection of witnesses',
  'safe schools',
  'water that crosses borders',
  'fair trials',
  'the work of journalists',
  'forged documents',
  'women in public life',
  'local self-government',
];
const DONORS = [
  'Austria',
  'Finland',
  'Germany',
  'Norway',
  'Slovakia',
  'Switzerland',
  'Italy',
  'Canada',
];
const GIVEN_NAMES = [
  'Adelina',
  'Bojan',
  'Clara',
  'Dritan',
  'Elvira',
  'Farrukh',
  'Gulnara',
  'Henrik',
  'Ilona',
  'Jasmin',
  'Katarina',
  'Luan',
  'Milena',
  'Nodir',
  'Olena',
  'Petra',
];
const SURNAMES = [
  'Arnesen',
  'Brokaj',
  'Civici',
  'Dobrowski',
  'Ermekov',
  'Fasching',
  'Gashenko',
  'Holmqvist',
  'Ivanova',
  'Jokinen',
  'Karimova',
  'Lindtner',
  'Marku',
  'Nazarov',
  'Olteanu',
  'Petrosyan',
  'Rexhepi',
  'Saparov',
  'Tomczak',
  'Ulmanis',
];
const SOCIETIES = [
  'Union of Young Lawyers',
  'Association of Rural Teachers',
  'Foundation for Open Archives',
  'Institute of Mountain Studies',
  'Centre for Civic Learning',
];
const FILLER =
  'The participants worked in small groups and compared what they had found. Lists of ' +
  'next steps were put on the wall, and each group chose a speaker. In the afternoon ' +
  'they looked at cases from practice.';

/** Draws one of a list by the digits of a number, differently for each place that draws. */
function pick<T>(list: readonly T[], number: number, place: number): T {
  // Some odd multiplier spreads neighbours; the remainder is in range.
  return list[(Math.imul(number + 1, 2_654_435_761 + 2 * place) >>> 7) % list.length] as T;
}

/** The page with this number, as text or (every third) as HTML. */
export function benchPage(number: number): { readonly name: string; readonly source: string } {
  const lines = linesOf(number);
  const name = `${String(number).padStart(7, '0')}.${number % 3 === 2 ? 'html' : 'txt'}`;
  return { name, source: number % 3 === 2 ? asHtml(lines) : asText(lines) };
}

interface PageLines {
  readonly title: string;
  readonly lead: string;
  readonly date: string;
  readonly issuer: string;
  readonly fields: string;
  readonly body: readonly string[];
}

function linesOf(number: number): PageLines {
  const draw = <T>(list: readonly T[], place: number): T => pick(list, number, place);
  const [mission, town, state] = draw(MISSIONS, 1);
  const [event, topic, society] = [draw(EVENTS, 2), draw(TOPICS, 3), draw(SOCIETIES, 4)];
  const [day, month, year] = [
    1 + (number % 24),
    draw(MONTHS, 5),
    2004 + ((Math.imul(number, 7) >>> 0) % 21),
  ];
  const speaker = `${draw(GIVEN_NAMES, 6)} ${draw(SURNAMES, 7)}`;
  const guest = `${draw(GIVEN_NAMES, 8)} ${draw(SURNAMES, 9)}`;
  const ministry = `Ministry of ${draw(PORTFOLIOS, 10)} of ${state}`;
  const organizers =
    number % 2 === 0
      ? `was jointly organized by the OSCE ${mission} and the ${ministry}, in co-operation ` +
        `with the ${society} in ${town}.`
      : `was organized by the OSCE ${mission} in partnership with the ${ministry}, with the ` +
        `support of the ${society}.`;
  return {
    title: `${town} ${event} number ${number} deals with ${topic}`,
    lead:
      `A ${1 + (number % 3) > 1 ? 'two-day ' : ''}${event} on ${topic} took place in ${town} ` +
      `from ${day} to ${day + 1} ${month} ${year}. The ${event} ${organizers} It brought ` +
      `together ${20 + (number % 60)} participants.`,
    date: `${day + 2} ${month} ${year}`,
    issuer: `OSCE ${mission}`,
    fields: `${draw(FIELDS, 11)}, ${draw(FIELDS, 12)}`,
    body: [
      `“What we agree on here has to be seen in daily work,” said ${speaker}, ` +
        `${draw(['Head', 'Deputy Head', 'Acting Head'], 13)} of the OSCE ${mission}. ${FILLER}`,
      `${guest}, ${draw(['Deputy Minister', 'State Secretary', 'Adviser'], 14)} of the ` +
        `${ministry}, thanked those who had come a long way. ${FILLER}`,
      `The ${event} was part of the project “Steps towards ${topic}, phase ` +
        `${1 + (number % 9)}” and was funded by ${draw(DONORS, 15)} and ${draw(DONORS, 16)}.`,
    ],
  };
}

function asText({ title, lead, date, issuer, fields, body }: PageLines): string {
  return [
    '- Our work',
    '- Fields of work',
    '- Countries',
    'Press release',
    title,
    lead,
    '- Issued on:',
    `- ${date}`,
    '- Issued by:',
    `- ${issuer}`,
    '- Fields of work:',
    `- ${fields}`,
    lead,
    ...body,
    '',
  ].join('\n');
}

function asHtml({ title, lead, date, issuer, fields, body }: PageLines): string {
  const labels = [
    ['Publishing date', date],
    ['Content type', 'Press release'],
    ['Where we are', issuer],
    ['What we do', fields],
  ];
  return [
    '<!DOCTYPE html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>`,
    '<body><nav><ul><li><a href="/">Our work</a></li></ul></nav>',
    '<main><article>',
    `<h1>${title}</h1>`,
    `<dl>${labels.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('\n')}</dl>`,
    ...[lead, ...body].map((text) => `<p>${text}</p>`),
    '</article></main></body></html>',
    '',
  ].join('\n');
}

/** Writes so many pages into a directory. */
export function writeBenchPages(directory: string, count: number): void {
  mkdirSync(directory, { recursive: true });
  for (let number = 0; number < count; number += 1) {
    const { name, source } = benchPage(number);
    writeFileSync(join(directory, name), source);
  }
}
