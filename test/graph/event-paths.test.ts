import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEED, randomOf } from '../support/random.js';
import { RunningApp, jsonOf } from '../support/running-app.js';

/** Kosovo is a place; the others are States. EVENT_QUESTIONS raises the share that is asked. */
const ASKED = Number(process.env.EVENT_QUESTIONS ?? 12);
const YEARS = Array.from({ length: 26 }, (_, index) => 2000 + index);

interface Counts {
  readonly list: number;
  readonly ask: number;
  readonly export: number;
}

describe('Events in a country since a year', () => {
  let app: RunningApp;
  let countries: readonly { readonly label: string; readonly iri: string }[];
  const json = async <T>(path: string): Promise<T> =>
    jsonOf<T>(await app.get(path, { Accept: 'application/json' }));
  const listed = async (query: string): Promise<number> =>
    (await json<{ readonly total: number }>(`/events?size=1&${query}`)).total;
  const asked = async (question: string): Promise<number> => {
    const { answer } = await json<{ readonly answer?: { readonly value: number } }>(
      `/ask?q=${encodeURIComponent(question)}`,
    );
    return answer?.value ?? NaN;
  };
  const exported = async (query: string): Promise<number> =>
    (await app.get(`/snapshots/1/tables/event.csv?${query}`)).text.trim().split('\n').length - 1;

  const countsOf = async (label: string, iri: string, year: number): Promise<Counts> => {
    const query = `country=${encodeURIComponent(iri)}&from=${year}`;
    return {
      list: await listed(query),
      ask: await asked(`How many events took place in ${label} since ${year}?`),
      export: await exported(query),
    };
  };

  beforeAll(async () => {
    app = await RunningApp.start();
    const { facets } = await json<{
      readonly facets: Readonly<
        Record<string, { readonly choices: { readonly label: string; readonly id: string }[] }>
      >;
    }>('/events?size=1&facets=country');
    countries = facets.country!.choices.map(({ label, id }) => ({ label, iri: id }));
  });
  afterAll(() => app.close());

  it('are as many in lists, questions and exports', async () => {
    const random = randomOf(SEED);
    const different: string[] = [];
    expect(countries.length).toBeGreaterThan(30);
    for (let count = 0; count < ASKED; count += 1) {
      const { label, iri } = countries[Math.floor(random() * countries.length)]!;
      const year = YEARS[Math.floor(random() * YEARS.length)]!;
      const counts = await countsOf(label, iri, year);
      if (new Set(Object.values(counts)).size > 1)
        different.push(`${label} since ${year}: ${JSON.stringify(counts)}`);
    }
    expect(different).toEqual([]);
  });
});
