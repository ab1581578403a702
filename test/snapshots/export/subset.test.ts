import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../../src/errors.js';
import { RDF, RDFS, parseN3Syntax, quadKey, type Quad } from '../../../src/rdf/index.js';
import { readSubset, subsetText, type Subset } from '../../../src/snapshots/index.js';
import { exportedText, exportsOfTests, quadsOf, thingsOf } from '../../support/exported.js';
import { names } from '../../support/shipped-graph.js';

const { og, thing } = names;
const { shipped, partOf, rowsOf: rowsIn } = exportsOfTests();
const rowsOf = async (parameters: string, kind: string): Promise<Record<string, string>[]> =>
  rowsIn(await partOf(shipped, parameters), kind);
const irisOf = async (parameters: string, kind: string): Promise<string[]> =>
  (await rowsOf(parameters, kind)).map(({ iri }) => iri!);
const statementsOf = async (parameters: string, quads = shipped): Promise<Quad[]> =>
  parseN3Syntax(await exportedText(await partOf(quads, parameters), 'graph.nq'), {
    format: 'nquads',
  });

describe('A subset', () => {
  it('by class has all that is said of its things, and names for what they point at', async () => {
    const found = await statementsOf('class=Ministry');
    const classes = ['', 'Foreign', 'Interior', 'Defence', 'Justice'].map((of) =>
      og(`${of}Ministry`),
    );
    const ministries = new Set(classes.flatMap((type) => [...thingsOf(shipped, type)]));
    expect(ministries.size).toBeGreaterThan(50);
    const ofMinistries = (quads: readonly Quad[]): string[] =>
      quads
        .filter(({ subject }) => ministries.has(subject.value))
        .map(quadKey)
        .sort();
    expect(ofMinistries(found)).toEqual(ofMinistries(shipped));
    const others = found.filter(({ subject }) => !ministries.has(subject.value));
    expect(new Set(others.map(({ predicate }) => predicate.value))).toEqual(
      new Set([RDF.type.value, RDFS.label.value]),
    );
    expect(others.some(({ subject }) => subject.equals(thing('state', 'albania')))).toBe(true);
  });

  it('has the chosen things alone in its tables', async () => {
    const [workshops, seminars] = [
      await rowsOf('class=Workshop', 'event'),
      await irisOf('class=Seminar', 'event'),
    ];
    expect(new Set(workshops.map(({ type }) => type))).toEqual(new Set(['Workshop']));
    expect(await rowsOf('class=Workshop', 'state')).toEqual([]);
    expect(await irisOf('class=workshop&class=Seminar', 'event')).toHaveLength(
      workshops.length + seminars.length,
    );
  });

  it('by period has the news issued and the events held then', async () => {
    const found = await irisOf('from=2020-03&to=2021', 'news');
    expect(found).toEqual(
      (await rowsOf('class=NewsItem', 'news'))
        .filter(({ issued }) => issued! >= '2020-03' && issued! <= '2021-12-31')
        .map(({ iri }) => iri),
    );
    expect(found.length).toBeGreaterThan(10);
    const days = (await rowsOf('from=2021&to=2021', 'event')).map(({ startDate, endDate }) =>
      [startDate, endDate].filter((day) => day !== '').sort(),
    );
    expect(days.length).toBeGreaterThan(3);
    expect(days.filter((span) => span.at(-1)! < '2021' || span[0]! > '2022')).toEqual([]);
  });

  it.each(['Albania', 'albania', 'AL', 'alb', 'state/albania', thing('state', 'albania').value])(
    'by the country %s has its places, bodies, events and news',
    async (country) => {
      const parameters = `country=${country}`;
      for (const [kind, label] of [
        ['state', 'Albania'],
        ['place', 'Tirana'],
        ['organization', 'OSCE Presence in Albania'],
      ] as const)
        expect((await rowsOf(parameters, kind)).map((row) => row.label)).toContain(label);
      expect(await rowsOf(parameters, 'state')).toHaveLength(1);
      const events = await irisOf(parameters, 'event');
      const news = await rowsOf(parameters, 'news');
      const reported = new Set(news.flatMap(({ reportsOn }) => reportsOn!.split('|')));
      expect(reported.size).toBeGreaterThan(2);
      expect(events.filter((iri) => reported.has(iri))).toEqual(
        [...reported].filter((iri) => iri !== '').sort(),
      );
      const posts = await irisOf(parameters, 'post');
      const people = await rowsOf(parameters, 'person');
      expect(posts.length).toBeGreaterThan(2);
      expect(
        people.some(({ holdsPost }) => holdsPost!.split('|').some((iri) => posts.includes(iri))),
      ).toBe(true);
    },
  );

  it('by a town has the events there and the news on them', async () => {
    const events = await irisOf('country=tirana', 'event');
    const news = await rowsOf('country=tirana', 'news');
    expect(Math.min(events.length, news.length)).toBeGreaterThan(2);
    expect(
      news.filter(({ reportsOn }) => !reportsOn!.split('|').some((iri) => events.includes(iri))),
    ).toEqual([]);
  });

  it('combines its filters', async () => {
    const ofCountry = new Set(await irisOf('country=AL', 'event'));
    expect(await irisOf('class=Event&country=AL&from=2021&to=2021', 'event')).toEqual(
      (await irisOf('from=2021&to=2021', 'event')).filter((iri) => ofCountry.has(iri)),
    );
    expect(await rowsOf('class=Person&from=2021', 'person')).toEqual([]);
  });

  it('takes in blank nodes wholly', async () => {
    const quads = quadsOf(`event:e a og:Event ; og:x _:near . _:near og:y _:far . _:far og:z "z" .
      _:other og:z "other" .`);
    expect(
      (await statementsOf('class=Event', quads)).map(({ predicate }) => predicate.value).sort(),
    ).toEqual([RDF.type, og('x'), og('y'), og('z')].map(({ value }) => value).sort());
  });

  it('takes the code of a place as lists do', async () => {
    const iris = await irisOf('country=xk', 'event');
    expect(iris.length).toBeGreaterThan(0);
    expect(iris).toEqual(await irisOf('country=kosovo', 'event'));
  });

  it.each(['class=Unheard', 'country=Atlantis', 'class=Event&country=XX'])(
    'that names what is not there is refused: %s',
    async (parameters) => {
      await expect(partOf(shipped, parameters)).rejects.toMatchObject({ code: 'bad-request' });
    },
  );
});

describe('The parameters of a subset', () => {
  const subsetOf = (parameters: string): Subset => readSubset(new URLSearchParams(parameters))!;

  it('are read and written the same', () => {
    const subset = subsetOf('country=b&class=B&country=a&class=A&from=2020&to=2021-02-03');
    expect(subset).toEqual({
      class: ['B', 'A'],
      country: ['b', 'a'],
      from: '2020',
      to: '2021-02-03',
    });
    const query = 'query=CONSTRUCT+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D';
    for (const [parameters, text] of [
      [subsetText(subset), 'class=A&class=B&from=2020&to=2021-02-03&country=a&country=b'],
      [query, query],
    ] as const)
      expect(subsetText(subsetOf(parameters))).toBe(text);
  });

  it('may be empty, and are a query or filters', () => {
    expect(readSubset(new URLSearchParams())).toBeUndefined();
    expect(() => subsetOf('query=x&class=Event')).toThrow(ServiceError);
  });
});
