import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodePage, type PageMediaType } from '../../src/news/index.js';
import type { Lexicon } from '../../src/news/names/lexicon.js';
import { readNews } from '../../src/news/read-news.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { pageOf } from '../support/news-fixture.js';
import { randomOf } from '../support/random.js';

let lexicon: Lexicon;
beforeAll(() => {
  lexicon = factsLexicon();
});

const LENGTH = 95_000;
const repeated = (unit: string, length = LENGTH): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const page = (lead: string): string => pageOf({ title: 'A page', lead });
const read = (
  bytes: Buffer | string,
  mediaType: PageMediaType = 'text/plain',
): ReturnType<typeof readNews> =>
  readNews({ source: decodePage(Buffer.from(bytes), { mediaType }), mediaType }, lexicon);

function noise(byteCount: number): Buffer {
  const next = randomOf(7);
  return Buffer.alloc(byteCount).map(() => 32 + Math.floor(next() * 95)) as Buffer;
}

describe('A page that is none', () => {
  it.each<[string, () => Buffer | string, PageMediaType, RegExp]>([
    ['is white space', () => ' \n\t\n', 'text/html', /an empty document/],
    [
      'is 20 MB of noise',
      () => Buffer.alloc(20_000_000, noise(1_000)),
      'text/plain',
      /at most 2000000 characters, found 5000000/,
    ],
    ['is two million characters of noise', () => noise(1_999_999), 'text/plain', /found neither/],
    [
      'is two million characters of noise, called HTML',
      () => noise(1_999_999),
      'text/html',
      /nested elements|found neither|elements/,
    ],
    [
      'is a picture',
      () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise(1_000)]),
      'text/plain',
      /this is not a text file, or has another encoding/,
    ],
    [
      'has NUL in it',
      () => page('A workshop\u0000 took place.'),
      'text/plain',
      /control character U\+0000 \(line 3, column 11\)/,
    ],
    [
      'is in another language',
      () =>
        pageOf({
          title: 'Ein Titel',
          lead:
            'In Tirana fand am dritten März ein Seminar statt, bei dem Beamte des Ministeriums ' +
            'und Vertreter der Gesellschaft über den Schutz von Zeugen sprachen. Die Teilnehmer ' +
            'dankten den Veranstaltern und kehrten danach in ihre Dienststellen zurück.',
        }),
      'text/plain',
      /in English; only \d+ of its \d+ words/,
    ],
    [
      'is 100,000 nested tags',
      () => '<div>'.repeat(100_000),
      'text/html',
      /at most 256 nested elements/,
    ],
    [
      'is 100,000 tags that parse5 puts beside each other',
      () => '<b><p>'.repeat(50_000),
      'text/html',
      /at most 100000 elements/,
    ],
    [
      'is tags that overlap',
      () => `${'<a><b><i>'.repeat(80)}x${'</a></b></i>'.repeat(30_000)}`,
      'text/html',
      /found neither/,
    ],
    ['is one line', () => 'word '.repeat(380_000), 'text/plain', /found neither/],
    [
      'is lines without end',
      () => 'Issued on: x\nIssued by: y\n'.repeat(30_000),
      'text/plain',
      /at most 20000 lines/,
    ],
    [
      'has a title without end',
      () => page('x').replace('A page', repeated('Tirana workshop ')),
      'text/plain',
      /a title of at most 1000 characters/,
    ],
    [
      'has issuers without end',
      () => page('x').replace('OSCE Presence in Albania', repeated('OSCE Presence in Albania, ')),
      'text/plain',
      /at most 100 names after a label/,
    ],
    [
      'has an issuer without end',
      () => page('x').replace('OSCE Presence in Albania', repeated('Presence of ')),
      'text/plain',
      /a name of at most 1000 characters/,
    ],
    [
      'has a text without end',
      () => page(repeated('the word ', 150_000)),
      'text/plain',
      /an item of at most 100000 characters/,
    ],
    [
      'is latin-1 that says nothing of it',
      () => Buffer.from(page('A workshop in Genève.'), 'latin1'),
      'text/plain',
      /expected utf-8 text \(nothing else is declared\); this is not a text file/,
    ],
    [
      'says an encoding that there is none of',
      () => '<meta charset="klingon"><h1>x</h1>',
      'text/html',
      /a known encoding, found "klingon" \(as the page declares\)/,
    ],
  ])('because it %s is refused', (_why, make, mediaType, reason) => {
    expect(() => read(make(), mediaType)).toThrow(
      expect.objectContaining({ code: 'not-a-news-page', message: expect.stringMatching(reason) }),
    );
  });
});

describe('A page that is made to hold up the rules', () => {
  // Patterns that look back and forth would need minutes or years for these.
  it.each([
    ...[
      'Aa ',
      'Ministry of ',
      'OSCE Mission to Serbia and the ',
      '“',
      '"a" ',
      ', ',
      '4 May ',
      '1-2-',
    ],
    ...[
      '4 to 5 May 2019 and ',
      '1.',
      'organized by the OSCE Mission to Serbia, ',
      'was organized by ',
    ],
    ...[
      'in co-operation with the Ministry of Justice and ',
      'said the ',
      'Head of the ',
      "'s ",
      '(',
    ],
    ...['said Ana Dervishi, Head of the OSCE Presence in Albania, ', '- – — ', 'a\t', 'of the '],
    ...['some 28 participants of the ', 'the project “', 'in Tirana ', 'A. ', '\u0301', '😀 '],
    ...[
      'Aaaaaaaaa bbbbb ',
      '. and ,',
      'co-',
      'the 4th of ',
      'http://a.b/c ',
      '\u00a0',
      '…',
      'No. ',
    ],
  ])('of nothing but %j is read or refused', (unit) => {
    try {
      expect(read(page(repeated(unit))).facts.label).toBe('A page');
    } catch (error) {
      expect(error).toMatchObject({
        code: expect.stringMatching(/^(?:not-a-news-page|bad-date)$/),
      });
    }
  });
});

describe('The bytes of a page', () => {
  const text = pageOf({
    title: 'A seminar in Genève',
    lead: 'A seminar took place in Genève on 3 March 2019.',
  });
  const utf16be = Buffer.from(text, 'utf16le').swap16();

  it.each<[string, Buffer, Parameters<typeof decodePage>[1]]>([
    ['in UTF-8', Buffer.from(text), { mediaType: 'text/plain' }],
    [
      'in UTF-8 with its mark',
      Buffer.from(`\ufeff${text}`),
      { mediaType: 'text/plain', charset: 'latin1' },
    ],
    [
      'in UTF-16 with its mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      { mediaType: 'text/plain' },
    ],
    [
      'in the other UTF-16 with its mark',
      Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be]),
      { mediaType: 'text/plain' },
    ],
    [
      'in what the request says',
      Buffer.from(text, 'latin1'),
      { mediaType: 'text/plain', charset: 'ISO-8859-1' },
    ],
  ])('are read %s', (_how, bytes, how) => {
    expect(decodePage(bytes, how)).toBe(text);
  });

  it('are read in what HTML declares, but for UTF-16, which it could not say', () => {
    const html = (charset: string): string =>
      `<html><head><meta charset="${charset}"></head><body><p>Genève</p></body></html>`;
    const httpEquiv =
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Genève</p>';
    expect(
      decodePage(Buffer.from(html('iso-8859-1'), 'latin1'), { mediaType: 'text/html' }),
    ).toContain('Genève');
    expect(decodePage(Buffer.from(httpEquiv, 'latin1'), { mediaType: 'text/html' })).toContain(
      'Genève',
    );
    expect(decodePage(Buffer.from(html('utf-16')), { mediaType: 'text/html' })).toContain('Genève');
    expect(() =>
      decodePage(Buffer.from(html('utf-8'), 'latin1'), { mediaType: 'text/html' }),
    ).toThrow(/as the page declares/);
  });
});
