import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import type { Article } from '../../src/news/read/article.js';
import { readPage } from '../../src/news/read/read-page.js';
import { toHtml } from '../support/news-page.js';

const page = (name: string): string =>
  readFileSync(new URL(`pages/${name}.txt`, import.meta.url), 'utf8');
const readText = (source: string): Article => readPage(source, { mediaType: 'text/plain' });
const readHtml = (source: string): Article => readPage(source, { mediaType: 'text/html' });

/** The refusal of a page. */
function refusal(
  source: string,
  mediaType: 'text/plain' | 'text/html' = 'text/plain',
): ServiceError {
  try {
    readPage(source, { mediaType });
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('Expected the page to be refused');
}

describe('A text extract with the old labels', () => {
  const article = readText(page('tirana-workshop'));

  it('keeps the lead once and nothing of the navigation', () => {
    expect(article.paragraphs).toHaveLength(5);
    expect(article.leadCount).toBe(1);
    expect(article.paragraphs.filter((each) => each.text.startsWith('Civil society'))).toHaveLength(
      1,
    );
    expect(article.paragraphs.some((each) => each.text.includes('Arms control'))).toBe(false);
  });
});

describe('A text extract with the new labels', () => {
  it('may have each value on a line of its own', () => {
    const article = readText(
      'A title\nPublishing date\n7 July 2020\nContent type\nNews\nWhere we are\nOSCE Mission ' +
        'to Serbia\nWhat we do\nYouth\nA paragraph.',
    );
    expect(article.issuedOn?.date).toBe('2020-07-07');
    expect(article.issuedBy.map((each) => each.text)).toEqual(['OSCE Mission to Serbia']);
    expect(article.paragraphs.map((each) => each.text)).toEqual(['A paragraph.']);
  });
});

describe('An HTML page', () => {
  const text = page('tirana-workshop');
  const source = toHtml(text);
  const article = readHtml(source);

  const item = text.slice(text.indexOf('News Item'));
  const [kind, title, ...rest] = item.split('\n');
  it.each([
    ['lines of preformatted text', `<pre>${text}</pre>`],
    ['line breaks', `<div>${text.replaceAll('\n', '<br>\n')}</div>`],
    [
      'paragraphs with the list marks of a text extract',
      text
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join(''),
    ],
    [
      'the heading above the kind of item',
      `<h1>${title}</h1><div>${kind}</div>${rest.map((line) => `<div>${line}</div>`).join('')}`,
    ],
    [
      'a table of labels',
      `<h1>${title}</h1><table>` +
        '<tr><th>Issued by:</th><td>OSCE Secretariat, OSCE Presence in Albania</td></tr>' +
        '<tr><th>Fields of work:</th><td>Policing</td></tr></table>' +
        rest
          .slice(6)
          .map((line) => `<p>${line}</p>`)
          .join(''),
    ],
  ])('is read from %s', (_markup, body) => {
    const read = readHtml(
      `<!DOCTYPE html><html><head><title>x</title></head><body>${body}</body></html>`,
    );
    const expected = readText(text);
    expect(read.title.text).toBe(expected.title.text);
    expect(read.issuedBy.map((each) => each.text)).toEqual(
      expected.issuedBy.map((each) => each.text),
    );
    expect(read.fieldsOfWork.map((each) => each.text)).toEqual(
      expected.fieldsOfWork.map((each) => each.text),
    );
    expect(read.paragraphs.map((each) => each.text)).toEqual(
      expected.paragraphs.map((each) => each.text),
    );
  });

  it('knows where each word stands in the source, entities and tags between', () => {
    const paragraph = article.paragraphs.find((each) => each.text.startsWith('Megi Fino'));
    const start = paragraph?.text.indexOf('“Reform') ?? -1;
    const { start: from, end: to } = paragraph?.span(start, start + '“Reform needs'.length) ?? {
      start: 0,
      end: 0,
    };
    expect(source.slice(from, to)).toBe('&ldquo;Reform needs');
    const whole = paragraph?.span() ?? { start: 0, end: 0 };
    expect(source.slice(whole.start, whole.end)).toMatch(/^Megi Fino.*<b>too.&#8221;$/);
  });

  it('leaves out scripts, menus, asides and footers', () => {
    const html =
      '<nav>Fields of work</nav><main><h1>Title</h1><script>x()</script><p>Issued by: <a>OSCE ' +
      'Mission to Serbia</a></p>' +
      '<p>Fields of work: Youth</p><aside>Related</aside><p>Text&nbsp;of the ' +
      'item.</p></main><footer>Vienna</footer>';
    expect(readHtml(html).paragraphs.map((each) => each.text)).toEqual(['Text of the item.']);
  });
});

describe('A text that was broken into lines', () => {
  const head =
    'News Item\nJudges meet in Osh\n- Issued by:\n- OSCE Centre in Bishkek\n- Fields of ' +
    'work:\n- Rule of law\n';
  const paragraphs = [
    'Twenty judges of all courts of the region met in Osh for a seminar on the rights of ' +
      'witnesses, which was held by the OSCE Centre in Bishkek, the Supreme Court and the Bar ' +
      'Association of the region.',
    'Many of them had not been to one before. They asked for a manual that could be kept ' +
      'under the desk, and said that all who had come would need one, since it is hard to ' +
      'remember.',
  ];
  const wrapped = paragraphs.map((text) => text.replace(/(.{1,80})(?: |$)/g, '$1\n').trim());

  it.each(['\n', '\r\n'])('has its paragraphs whole, with their places: %j', (lineEnd) => {
    const source = `${head}\n${wrapped.join('\n\n')}\n`.replaceAll('\n', lineEnd);
    const read = readText(source).paragraphs;
    expect(read.map(({ text }) => text)).toEqual(paragraphs);
    const start = paragraphs[0]?.indexOf('rights of witnesses') ?? -1;
    const span = read[0]?.span(start, start + 'rights of witnesses'.length);
    expect(source.slice(span?.start, span?.end).replace(lineEnd, ' ')).toBe('rights of witnesses');
  });

  it('keeps lines apart that are paragraphs', () => {
    expect(readText(`${head}They met.\nThey spoke.\nThey left.\n`).paragraphs).toHaveLength(3);
    expect(
      readText(`${head}${paragraphs.join('\n')}\n`).paragraphs.map(({ text }) => text),
    ).toEqual(paragraphs);
  });
});

describe('A page without labels', () => {
  const text =
    'The seminar was held by the OSCE Mission to Serbia for twenty judges of the courts in ' +
    'the region.';

  it('is read from its title and text', () => {
    const article = readText(
      `Judges meet in Niš\n${text}\nThey spoke of witnesses and of the law.\nContacts\nAnn Lee\n`,
    );
    expect([
      article.title.text,
      article.issuedOn,
      article.issuedBy,
      article.paragraphs.length,
    ]).toEqual(['Judges meet in Niš', null, [], 2]);
  });

  it('has the date below its title in the old newsroom', () => {
    const article = readText(
      `Newsroom\nJudges meet in Niš\nNIŠ 15 June 2005\nNIŠ, 15 June 2005 - ${text}\nThey ` +
        `left.\nNIŠ, 15 June 2005 - ${text}\nThey left.\n`,
    );
    expect([
      article.title.text,
      article.issuedOn?.date,
      article.dateline?.city,
      article.paragraphs.length,
    ]).toEqual(['Judges meet in Niš', '2005-06-15', 'Niš', 2]);
  });

  it.each([
    ['16 June 2005', '2005-06-16'],
    ['Niš, 16 June 2005', '2005-06-16'],
    ['By Ann Lee\n16 June 2005', '2005-06-16'],
    ['June 16, 2005', '2005-06-16'],
    ['By Ann Lee', undefined],
    ['Niš, 1325', undefined],
  ])('may have lines between title and text: %s', (between, date) => {
    const article = readText(`Judges meet in Niš\n${between}\n${text}\nThey left.\n`);
    expect([
      article.title.text,
      article.issuedOn?.date,
      article.paragraphs.map((paragraph) => paragraph.text),
    ]).toEqual(['Judges meet in Niš', date, [text, 'They left.']]);
  });

  it('may have a sentence as its title, or goes by the first sentence of its text', () => {
    expect(readText(`Judges met in Niš.\n${text}\n`)).toMatchObject({
      title: { text: 'Judges met in Niš.' },
      paragraphs: [{ text }],
    });
    const article = readText(`Niš, 15 June 2005 - ${text} They spoke of U.S. law.\nThey left.\n`);
    expect([
      article.title.text,
      article.isTitleFromText,
      article.dateline?.date,
      article.paragraphs.length,
    ]).toEqual([text.slice(0, -1), true, '2005-06-15', 2]);
  });

  it('has a list in its text without taking it for navigation', () => {
    expect(
      readText(`Judges meet in Niš\n${text}\nThey spoke of\n- witnesses\n- the law\nThey left.\n`),
    ).toMatchObject({ title: { text: 'Judges meet in Niš' }, paragraphs: { length: 5 } });
  });

  it('goes by <title>, without the site’s name, where it has no heading', () => {
    const read = (title: string): string =>
      readHtml(
        `<html><head><title>${title}</title></head><body><p>${text}</p><p>They ` +
          'left.</p></body></html>',
      ).title.text;
    expect(read('Judges meet &amp; talk | OSCE')).toBe('Judges meet & talk');
    expect(read('OSCE')).toBe(text.slice(0, -1));
  });

  it('may have one label only', () => {
    expect(readText(`Judges meet in Niš\n- Issued on:\n- 16 June 2005\n${text}\n`)).toMatchObject({
      title: { text: 'Judges meet in Niš' },
      issuedOn: { date: '2005-06-16' },
      issuedBy: [],
    });
  });

  it.each([
    [
      'in another language',
      'Richter in Niš\nDas Seminar der OSCE wurde am 4. Mai für zwanzig Richter der Gerichte in der ' +
        'Region gehalten.\nEs war das erste von drei Seminaren über den Schutz von Zeugen, die die ' +
        'Mission mit dem Obersten Gericht und der Anwaltskammer in diesem Jahr veranstaltet.\n',
    ],
    [
      'that says nothing of the OSCE',
      'Judges meet in Niš\nThe seminar was held by the Mission for twenty judges of the ' +
        'courts in the region.\n',
    ],
    [
      'whose first sentence has no end',
      `${'The OSCE and the judges of the courts and '.repeat(8)}left.\nThey spoke.\n`,
    ],
  ])('is refused %s', (_, source) => {
    expect(refusal(source)).toMatchObject({ code: 'not-a-news-page' });
  });
});

describe('A page that is no news item', () => {
  it('is refused with line and column when its date cannot be read', () => {
    const error = refusal(
      'News Item\nTitle\nLead.\n- Issued on: 32 Foo 2021\n- Issued by:\n- OSCE ' +
        'Secretariat\nText.\n',
    );
    expect(error).toMatchObject({
      code: 'bad-date',
      details: { line: 4, column: 14, found: '32 Foo 2021' },
    });
    expect(error.message).toContain('expected a day such as');
  });
});
