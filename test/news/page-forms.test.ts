import { describe, expect, it } from '@jest/globals';
import type { Article } from '../../src/news/read/article.js';
import { visibleText } from '../../src/news/read/read-html.js';
import { readPage } from '../../src/news/read/read-page.js';

const readText = (source: string): Article => readPage(source, { mediaType: 'text/plain' });
const readHtml = (source: string): Article => readPage(source, { mediaType: 'text/html' });

it('A piece of HTML is quoted as readers see it', () => {
  expect(visibleText('The OSCE&nbsp;Mission to\n <a href="/s">Serbia</a> &amp; others')).toBe(
    'The OSCE Mission to Serbia & others',
  );
});

describe('A dateline', () => {
  const issued = 'Judges meet\n- Issued on:\n- 16 June 2005\n- Issued by:\n- OSCE\n';
  const read = (start: string, head = issued): unknown[] => {
    const { dateline, paragraphs } = readText(
      `${head}${start}The OSCE held a seminar for the judges of the region and of the towns.\n`,
    );
    return [dateline?.city, dateline?.date, paragraphs[0]?.text.slice(0, 8)];
  };

  it.each([
    ['OSH, 15 June 2005 – ', 'Osh', '2005-06-15'],
    ['OSH, 15 June 2005- ', 'Osh', '2005-06-15'],
    ['OSH, Kyrgyzstan, 15 June 2005 –', 'Osh', '2005-06-15'],
    ['VIENNA/OSH, June 15, 2005 - ', 'Vienna', '2005-06-15'],
    ['VIENNA, 15 June, 2005 - ', 'Vienna', '2005-06-15'],
    ['Novi Sad, 15 June 2005 – ', 'Novi Sad', '2005-06-15'],
    ['OSH, 15 June – ', 'Osh', '2005-06-15'],
    ['NUR-SULTAN, June 15 -', 'Nur-Sultan', '2005-06-15'],
  ])('is read from “%s”', (start, city, date) => {
    expect(read(start)).toEqual([city, date, 'The OSCE']);
  });

  it('without year and label has no day', () => {
    const text = 'OSH, 15 June – The OSCE held a seminar for the judges of the region in Osh.';
    const rest = 'It goes on until 3 July 2005, and the judges are to meet again and again.';
    expect(readText(`Judges meet\n${text}\n${rest}\n`).dateline?.date).toBeNull();
  });

  it('is no day that begins a sentence', () => {
    expect(read('On Monday, 15 June – said Ann Lee – ')[0]).toBeUndefined();
  });
});

describe('A page of HTML', () => {
  const rest =
    '<p>A seminar on water was held in Osh on 4 May by the OSCE Centre in Bishkek.</p><p>It is ' +
    'over.</p>';
  const labels = ['Issued on: 4 May 2015', 'Issued by: OSCE Centre in Bishkek'];
  const whole = (html: string): unknown => {
    const { title, issuedOn, issuedBy, paragraphs } = readHtml(html);
    return [title, ...issuedBy, ...paragraphs].map(({ text }) => text).concat(issuedOn?.date ?? '');
  };
  const expected = [
    'Seminar on water',
    'OSCE Centre in Bishkek',
    'A seminar on water was held in Osh on 4 May by the OSCE Centre in Bishkek.',
    'It is over.',
    '2015-05-04',
  ];

  it.each([
    [
      'in a header of the item',
      `<header><h1>Seminar on water</h1><p>${labels.join('<p>')}</header>`,
    ],
    [
      'in one line',
      `<h1>Seminar on water</h1><p><b>${labels.join(' <b>').replace(/:/g, ':</b>')}</p>`,
    ],
    ['in one line, with strokes', `<h1>Seminar on water</h1><div>${labels.join(' | ')}</div>`],
    ['in a table', `<h1>Seminar on water</h1><table><tr><td>${labels.join('<tr><td>')}</table>`],
  ])('has its title and labels %s', (_, head) => {
    expect(whole(`<body><header>OSCE</header><article>${head}${rest}</article></body>`)).toEqual(
      expected,
    );
  });

  it('has words without the marks that nobody sees', () => {
    const soft = rest.replace('seminar', 'semi&shy;nar').replace('Centre', 'Cen\u200btre');
    expect(
      whole(`<article><h1>Seminar on wa\u00adter</h1><p>${labels.join('<p>')}${soft}</article>`),
    ).toEqual(expected);
  });
});
