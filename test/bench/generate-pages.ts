/**
 * Made-up news pages for timing how pages are read and committed: real bodies and places,
 * everything else invented, the same each time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MONTHS } from '../../src/rdf/index.js';
import { wordLists } from '../support/word-lists.js';

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
const words = wordLists('test/bench/generate-pages.txt');
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
  const [event, topic, society] = [
    draw(words('events'), 2),
    draw(words('topics'), 3),
    draw(words('societies'), 4),
  ];
  const [day, month, year] = [
    1 + (number % 24),
    draw(MONTHS, 5),
    2004 + ((Math.imul(number, 7) >>> 0) % 21),
  ];
  const speaker = `${draw(words('given names'), 6)} ${draw(words('surnames'), 7)}`;
  const guest = `${draw(words('given names'), 8)} ${draw(words('surnames'), 9)}`;
  const ministry = `Ministry of ${draw(words('portfolios'), 10)} of ${state}`;
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
    fields: `${draw(words('fields'), 11)}, ${draw(words('fields'), 12)}`,
    body: [
      `“What we agree on here has to be seen in daily work,” said ${speaker}, ` +
        `${draw(['Head', 'Deputy Head', 'Acting Head'], 13)} of the OSCE ${mission}. ${FILLER}`,
      `${guest}, ${draw(['Deputy Minister', 'State Secretary', 'Adviser'], 14)} of the ` +
        `${ministry}, thanked those who had come a long way. ${FILLER}`,
      `The ${event} was part of the project “Steps towards ${topic}, phase ` +
        `${1 + (number % 9)}” and was funded by ${draw(words('donors'), 15)} and ${draw(words('donors'), 16)}.`,
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
