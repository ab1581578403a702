/** Any bytes in place of a news page: facts or a refusal, in time. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../src/errors.js';
import { decodePage, type PageMediaType } from '../../src/news/index.js';
import { visibleText } from '../../src/news/read/read-html.js';
import { readNews } from '../../src/news/read-news.js';
import { MAX_COMPUTED_MS, computedMs } from '../support/computed-time.js';
import { FUZZ_RUNS, anyOf, edited, editsWith } from '../support/mistakes.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { pageOf } from '../support/news-fixture.js';
import { toHtml } from '../support/news-page.js';

const lexicon = factsLexicon();
const TEXT = readFileSync(new URL('pages/chisinau-round-table.txt', import.meta.url), 'utf8');
const WHOLE: Readonly<Record<PageMediaType, string>> = {
  'text/plain': TEXT,
  'text/html': toHtml(
    pageOf({
      title: 'A page',
      lead: 'A workshop on 3 May 2019 in Tirana was organized by the OSCE Presence in Albania.',
    }),
  ),
};

const PIECE = fc.constantFrom(
  ...['News Item\n', 'Issued on: ', 'Issued by: ', 'VIENNA, 1 March 2020 - ', '31 February 2019'],
  ...['Ministry of ', 'OSCE Mission to ', 'organized by ', 'and ', ', ', '.', '“', '”', '(', "'s "],
  ...['<', '>', '</', '<p>', '</p>', '<h1>', '<table>', '<template>', '<svg>', '<!--', '-->'],
  ...['<script>', '<textarea>', '<br>', '<meta charset="utf-16">', ' a="', '&#0;', '&#x110000;'],
  ...['\n', '\r', '\t', '\u00a0', '\u0000', '\u0301', '\ud800', '\ufeff', '😀', '1', '-'],
);

/** Whether the bytes are a page. */
function read(bytes: Uint8Array, mediaType: PageMediaType): boolean {
  const startMs = computedMs();
  let isPage = true;
  try {
    const source = decodePage(bytes, { mediaType });
    const { statements } = readNews({ source, mediaType }, lexicon);
    for (const {
      quote,
      span: { start, end },
    } of statements)
      expect([quote, start < end, end <= source.length]).toEqual([
        mediaType === 'text/html'
          ? visibleText(source.slice(start, end))
          : source.slice(start, end),
        true,
        true,
      ]);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    expect(error.code).toMatch(/^(?:not-a-news-page|bad-date)$/);
    expect(error.message.length).toBeLessThan(1_200);
    isPage = false;
  }
  expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
  return isPage;
}

describe.each(['text/plain', 'text/html'] as const)('A page as %s', (mediaType) => {
  const check = (bytes: fc.Arbitrary<Uint8Array>): void => {
    fc.assert(
      fc.property(bytes, (each) => {
        read(each, mediaType);
      }),
      { numRuns: FUZZ_RUNS / 3 },
    );
  };

  it('of any bytes and characters is read or refused', () => {
    check(fc.uint8Array({ maxLength: 400 }));
    check(anyOf(PIECE).map((text) => Buffer.from(text)));
  });

  it('with mistakes is read or refused', () => {
    const whole = WHOLE[mediaType];
    expect(read(Buffer.from(whole), mediaType)).toBe(true);
    check(editsWith(PIECE).map((edits) => Buffer.from(edited(whole, edits))));
  });
});
