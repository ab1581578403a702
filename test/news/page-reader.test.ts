import { afterEach, describe, expect, it } from '@jest/globals';
import { PageReader } from '../../src/news/page-reader.js';
import { readPage } from '../../src/news/read/read-page.js';
import { pageOf } from '../support/news-fixture.js';

let reader: PageReader;
const read = (count: number): Promise<PromiseSettledResult<unknown>[]> => {
  reader = new PageReader('thread');
  const source = pageOf({ title: 'A page', lead: 'A workshop took place in Tirana.' });
  return Promise.allSettled(
    Array.from({ length: count }, () => reader.read({ source, mediaType: 'text/plain' }, [])),
  );
};
const codesOf = (results: readonly PromiseSettledResult<unknown>[]): Set<unknown> =>
  new Set(
    results.map(
      (each) => each.status === 'rejected' && (each.reason as Error & { code: string }).code,
    ),
  );

describe('Pages that are sent together, before any thread has started', () => {
  afterEach(async () => {
    await reader.close();
  });

  it.each([4, 20])('are all read: %i', async (count) => {
    expect(codesOf(await read(count))).toEqual(new Set([false]));
  });

  it('are refused for now when they are too many, or the service ends', async () => {
    expect(codesOf(await read(230))).toEqual(new Set([false, 'overloaded']));
    const closed = reader
      .close()
      .then(() => reader.read({ source: 'x', mediaType: 'text/plain' }, []));
    await expect(closed).rejects.toMatchObject({
      code: 'overloaded',
      details: { retryAfterSeconds: expect.any(Number) },
    });
  });
});

describe('A page', () => {
  it.each([
    [
      'French',
      'Un séminaire sur la police\nUn séminaire sur la police de proximité s’est tenu hier à Bichkek avec le ' +
        'soutien du Centre de l’OSCE. Les participants ont parlé des droits des citoyens et du rôle des médias.\n',
    ],
    ['Russian', 'Семинар о полиции\nВ Бишкеке прошёл семинар ОБСЕ о работе полиции.\n'],
  ])('is refused with its language as the reason: %s', (_, source) => {
    expect(() => readPage(source, { mediaType: 'text/plain' })).toThrow(
      expect.objectContaining({
        code: 'not-a-news-page',
        message: expect.stringContaining('other languages'),
      }),
    );
  });
});
