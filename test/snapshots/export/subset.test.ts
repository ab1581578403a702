import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../../src/errors.js';
import {
  RDF,
  RDFS,
  blankNode,
  literal,
  parseN3Syntax,
  quad,
  readData,
  readOntology,
  type Quad,
} from '../../../src/rdf/index.js';
import { readSubset, subsetText, type Subset } from '../../../src/snapshots/index.js';
import { readCsv } from '../../support/csv.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { exportMaker, exportedText } from '../../support/exported.js';
import { names } from '../../support/shipped-graph.js';

const { og, thing } = names;
const directories = new TemporaryDirectories();
let shipped: Quad[];

beforeAll(() => {
  shipped = [...readOntology(names), ...readData(names)];
});
afterAll(() => {
  directories.removeAll();
});

const subsetOf = (parameters: string): Subset => readSubset(new URLSearchParams(parameters))!;
const fileOf = async (parameters: string, name: string, quads = shipped): Promise<string> =>
  exportedText(exportMaker(quads, names, directories.make(), subsetOf(parameters)), name);
const quadsOf = async (parameters: string, quads = shipped): Promise<Quad[]> =>
  parseN3Syntax(await fileOf(parameters, 'graph.nq', quads), { format: 'nquads' });
const rowsOf = async (parameters: string, kind: string): Promise<Record<string, string>[]> =>
  readCsv(await fileOf(parameters, `tables/${kind}.csv`));

describe('A subset', () => {
  it('by class has all that is said of its things, and names for what they point at', async () => {
    const found = await quadsOf('class=Ministry');
    const ministries = new Set(
      shipped
        .filter(
          ({ predicate, object }) =>
            predicate.equals(RDF.type) &&
            [
              'Ministry',
              'ForeignMinistry',
              'InteriorMinistry',
              'DefenceMinistry',
              'JusticeMinistry',
            ].some((name) => object.equals(og(name))),
        )
        .map(({ subject }) => subject.value),
    );
    expect(
      new Set(
        found
          .filter(({ predicate }) => predicate.equals(og('ofState')))
          .map(({ subject }) => subject.value),
      ).size,
    ).toBeGreaterThan(50);
    const ofMinistries = (quads: readonly Quad[]): string[] =>
      quads
        .filter(({ subject }) => ministries.has(subject.value))
        .map(
          ({ subject, predicate, object, graph }) =>
            `${subject.value} ${predicate.value} ${object.value} ${graph.value}`,
        )
        .sort();
    expect(ofMinistries(found)).toEqual(ofMinistries(shipped));
    const others = found.filter(({ subject }) => !ministries.has(subject.value));
    expect(new Set(others.map(({ predicate }) => predicate.value))).toEqual(
      new Set([RDF.type.value, RDFS.label.value]),
    );
    expect(others.some(({ subject }) => subject.equals(thing('state', 'albania')))).toBe(true);
  });

  it('has the chosen things alone in its tables', async () => {
    expect(
      (await rowsOf('class=Workshop', 'event'))
        .map(({ type }) => type)
        .filter((type) => type !== 'Workshop'),
    ).toEqual([]);
    expect(await rowsOf('class=Workshop', 'state')).toEqual([]);
    expect((await rowsOf('class=workshop&class=Seminar', 'event')).length).toBe(
      (await rowsOf('class=Workshop', 'event')).length +
        (await rowsOf('class=Seminar', 'event')).length,
    );
  });

  it('by period has the news issued and the events held then', async () => {
    const all = await rowsOf('class=NewsItem', 'news');
    const found = await rowsOf('from=2020-03&to=2021', 'news');
    expect(found.map(({ iri }) => iri)).toEqual(
      all
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

  it.each([
    'country=Albania',
    'country=albania',
    'country=AL',
    'country=alb',
    `country=${thing('state', 'albania').value}`,
  ])('by %s has its places, bodies, events and news', async (parameters) => {
    expect((await rowsOf(parameters, 'state')).map(({ label }) => label)).toEqual(['Albania']);
    expect((await rowsOf(parameters, 'place')).map(({ label }) => label)).toContain('Tirana');
    expect((await rowsOf(parameters, 'organization')).map(({ label }) => label)).toContain(
      'OSCE Presence in Albania',
    );
    const events = await rowsOf(parameters, 'event');
    expect(events.length).toBeGreaterThan(2);
    const reported = new Set(
      (await rowsOf(parameters, 'news')).flatMap(({ reportsOn }) => reportsOn!.split('|')),
    );
    expect(events.filter(({ iri }) => reported.has(iri!)).map(({ iri }) => iri)).toEqual(
      [...reported].filter((iri) => iri !== '').sort(),
    );
    expect(reported.size).toBeGreaterThan(2);
    expect(
      events.every(
        ({ country, place_label: place }) => country!.includes('albania') || place !== '',
      ),
    ).toBe(true);
  });

  it('by country has the people of its bodies, and their posts', async () => {
    const people = await rowsOf('country=AL', 'person');
    const held = new Set(people.flatMap(({ holdsPost }) => holdsPost!.split('|')));
    const posts = (await rowsOf('country=AL', 'post')).map(({ iri }) => iri!);
    expect(posts.length).toBeGreaterThan(2);
    expect(posts.some((iri) => held.has(iri))).toBe(true);
  });

  it('by a town has the events there and the news on them', async () => {
    const events = new Set((await rowsOf('country=tirana', 'event')).map(({ iri }) => iri));
    const news = await rowsOf('country=tirana', 'news');
    expect(Math.min(events.size, news.length)).toBeGreaterThan(2);
    expect(
      news.filter(({ reportsOn }) => !reportsOn!.split('|').some((iri) => events.has(iri))),
    ).toEqual([]);
  });

  it('combines its filters', async () => {
    const found = (await rowsOf('class=Event&country=AL&from=2021&to=2021', 'event')).map(
      ({ iri }) => iri,
    );
    const [ofCountry, ofPeriod] = [
      new Set((await rowsOf('country=AL', 'event')).map(({ iri }) => iri)),
      (await rowsOf('from=2021&to=2021', 'event')).map(({ iri }) => iri),
    ];
    expect(found).toEqual(ofPeriod.filter((iri) => ofCountry.has(iri)));
    expect(await rowsOf('class=Person&from=2021', 'person')).toEqual([]);
  });

  it('takes in blank nodes wholly', async () => {
    const [event, near, far] = [thing('event', 'e'), blankNode('near'), blankNode('far')];
    const quads = [
      quad(event, RDF.type, og('Event')),
      quad(event, og('x'), near),
      quad(near, og('y'), far),
      quad(far, og('z'), literal('z')),
      quad(blankNode('other'), og('z'), literal('other')),
    ];
    expect(
      (await quadsOf('class=Event', quads)).map(({ predicate }) => predicate.value).sort(),
    ).toEqual([RDF.type.value, og('x').value, og('y').value, og('z').value].sort());
  });

  it('takes the code of a place as lists do', async () => {
    const rows = await rowsOf('country=xk', 'event');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(await rowsOf('country=kosovo', 'event'));
  });

  it.each(['class=Unheard', 'country=Atlantis', 'class=Event&country=XX'])(
    'that names what is not there is refused: %s',
    async (parameters) => {
      await expect(fileOf(parameters, 'graph.nq')).rejects.toMatchObject({ code: 'bad-request' });
    },
  );
});

describe('The parameters of a subset', () => {
  it('are read and written the same', () => {
    const subset = subsetOf('country=b&class=B&country=a&class=A&from=2020&to=2021-02-03');
    expect(subset).toEqual({
      classes: ['B', 'A'],
      countries: ['b', 'a'],
      from: '2020',
      to: '2021-02-03',
    });
    expect(subsetText(subset)).toBe('class=A&class=B&from=2020&to=2021-02-03&country=a&country=b');
    expect(subsetText(subsetOf(subsetText(subset)))).toBe(subsetText(subset));
    expect(subsetText(subsetOf('query=CONSTRUCT+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D'))).toBe(
      'query=CONSTRUCT+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D',
    );
  });

  it('may be empty', () => {
    expect(readSubset([])).toBeUndefined();
    expect(
      readSubset([
        ['class', ''],
        ['from', ''],
      ]),
    ).toBeUndefined();
  });

  it.each([
    'clas=Event',
    'from=2021-02-30',
    'from=soon',
    'to=2021-13',
    'from=2020&from=2021',
    'query=x&class=Event',
    'query=x&query=y',
  ])('are refused: %s', (parameters) => {
    expect(() => readSubset(new URLSearchParams(parameters))).toThrow(ServiceError);
  });
});
