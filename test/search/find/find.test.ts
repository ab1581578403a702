import { describe, expect, it } from '@jest/globals';
import { RDF, RDFS, literal, namedNode, quad, type Quad } from '../../../src/rdf/index.js';
import { versionOf, type GraphVersion } from '../../../src/graph/index.js';
import type { FindOptions } from '../../../src/search/index.js';
import { indexOf } from '../../support/search-index.js';
import { names, pathOf, thing, versionWith } from '../search-texts.js';

const version = versionWith(
  {
    'organization/albania': {
      label: 'Presence in Albania',
      also: ['OSCE Presence in Albania', 'PiA'],
      type: 'FieldOperation',
    },
    'post/albania': { label: 'Head, Presence in Albania' },
    'state/albania': { label: 'Albania', also: ['Republic of Albania'], type: 'State' },
    'place/albania': { label: 'Albania', type: 'Place' },
    'state/turkiye': { label: 'Türkiye', also: ['Turkey'], type: 'State' },
    'organization/odihr': {
      label: 'Office for Democratic Institutions and Human Rights',
      also: ['ODIHR'],
    },
    'organization/bmsc': {
      label: 'OSCE Border Management Staff College',
      about: 'Teaches officers of border services and customs.',
    },
    'news/round-table': {
      label: 'Round-table on co-operation of ministries in Tirana',
      about: 'Officials of the Ministry of Interior of Albania met.',
    },
    'event/round-table': {
      label: 'Round-table on co-operation of ministries in Tirana',
      type: 'RoundTable',
    },
    'person/szabo': { label: 'György Szabó' },
    'place/geneva': { label: 'Женева', language: 'ru' },
  },
  [
    quad(names.og('RoundTable'), RDF.type, RDFS.Class),
    quad(names.og('RoundTable'), RDFS.label, literal('round table', 'en')),
    ...['a', 'b', 'c'].map((name) =>
      quad(thing(`news/${name}`), names.og('country'), thing('state/albania')),
    ),
  ],
);
const index = await indexOf(version, names);
const found = async (text: string, options?: FindOptions): Promise<string[]> =>
  (await index.find(text, options)).hits.map(({ iri }) => pathOf(iri));

describe('A search', () => {
  it('finds a label first, then other names, then names that begin so, then words', async () => {
    expect(await found('Albania')).toEqual([
      'state/albania',
      'place/albania',
      'organization/albania',
      'post/albania',
      'news/round-table',
    ]);
    expect((await found('Republic of Albania'))[0]).toBe('state/albania');
    expect(await found('presence')).toEqual(['organization/albania', 'post/albania']);
  });

  it.each([1_000, 30_000, 150_000])(
    'of %i letters without a space takes no long time',
    async (length) => {
      expect(await found('vw'.repeat(length / 2))).toEqual([]);
      await expect(found('v', { kinds: ['vw'.repeat(length / 2)] })).rejects.toThrow(/No kind/);
    },
  );

  it.each([
    ['a letter left out', 'Presence in Albnia'],
    ['a letter too many', 'Presennce in Albania'],
    ['another letter', 'Presence ib Albania'],
    ['two exchanged', 'Presnece in Albania'],
    ['a space left out', 'Presencein Albania'],
    ['a space too many', 'Pres ence in Albania'],
    ['two slips in a long name', 'Presenc in Albaina'],
    ['a slip in what may stand before it', 'OCSE Presence in Albania'],
    ['another order', 'albania presence'],
    ['another order, with slips', 'albnia presnce'],
    ['no case', 'PRESENCE IN ALBANIA'],
    ['an abbreviation', 'pia'],
  ])('forgives %s', async (_, text) => {
    expect((await found(text))[0]).toBe('organization/albania');
  });

  it.each([
    ['accents', 'gyorgy szabo', 'person/szabo'],
    ['accents that are there', 'Gyôrgy Szábo', 'person/szabo'],
    ['marks of other languages', 'turkiye', 'state/turkiye'],
    ['other alphabets', 'женева', 'place/geneva'],
    ['slips in other alphabets', 'жнева', 'place/geneva'],
    ['plurals', 'borders', 'organization/bmsc'],
    ['singulars', 'ministry tirana', 'event/round-table'],
    ['words as one', 'roundtable tirana', 'event/round-table'],
    ['words apart', 'round table tirana', 'event/round-table'],
    ['hyphens', 'cooperation tirana', 'event/round-table'],
    ['words of summaries', 'customs', 'organization/bmsc'],
    ['names together with summaries', 'college customs', 'organization/bmsc'],
    ['beginnings', 'bord man sta', 'organization/bmsc'],
    ['beginnings with a slip', 'managmen coll', 'organization/bmsc'],
    ['words without a space', 'bordermanagement college', 'organization/bmsc'],
  ])('knows %s', async (_, text, wanted) => {
    expect(await found(text)).toContain(wanted);
  });

  it('wants all words that say something, and takes the most of them where nothing has all', async () => {
    expect(await found('border customs officers')).toEqual(['organization/bmsc']);
    expect(await found('border of Tirana')).toContain('organization/bmsc');
    expect(await found('border customs Zanzibar')).toEqual(['organization/bmsc']);
  });

  it('finds nothing for what is not there, and for nothing', async () => {
    for (const text of ['zanzibar', '–', ''])
      expect(await index.find(text)).toMatchObject({ total: 0, hits: [], facets: [] });
  });

  it('counts kinds, and shows some of them where they are asked for', async () => {
    const { total, facets } = await index.find('albania', { kinds: ['state', 'post'] });
    expect(total).toBe(2);
    expect(facets).toEqual([
      { kind: 'news', count: 1 },
      { kind: 'organization', count: 1 },
      { kind: 'place', count: 1 },
      { kind: 'post', count: 1 },
      { kind: 'state', count: 1 },
    ]);
    expect(await found('albania', { kinds: ['state', 'post'] })).toEqual([
      'state/albania',
      'post/albania',
    ]);
  });

  it('takes a class for a kind, by its address or its name', async () => {
    const wanted = async (...kinds: string[]): Promise<string[]> =>
      (await found('tirana', { kinds })).sort();
    expect(await wanted('event')).toEqual(['event/round-table']);
    expect(await wanted(names.og('RoundTable').value)).toEqual(['event/round-table']);
    expect(await wanted('round table')).toEqual(['event/round-table']);
    expect(await wanted('news', 'Round Table')).toEqual(['event/round-table', 'news/round-table']);
    await expect(wanted('summit')).rejects.toThrow('No kind of things is called "summit".');
  });

  it('gives pages that fit together', async () => {
    const many = versionWith(
      Object.fromEntries(
        Array.from({ length: 450 }, (_, number) => [
          `event/e${number}`,
          { label: `Workshop ${number % 7} on topic ${number}` },
        ]),
      ),
    );
    const all = await indexOf(many, names);
    const find = async (options: FindOptions): Promise<readonly unknown[]> =>
      (await all.find('workshop', options)).hits;
    const pages = await Promise.all(
      Array.from({ length: 10 }, (_, page) => find({ limit: 50, offset: page * 50 })),
    );
    expect(pages.map((hits) => hits.length)).toEqual([50, 50, 50, 50, 50, 50, 50, 50, 50, 0]);
    expect(new Set(pages.flat()).size).toBe(450);
    expect(pages.flat()).toEqual(await find({ limit: 450 }));
  });

  it('calls things that are not ours by their narrowest class', async () => {
    const ex = (name: string) => namedNode(`http://example.org/${name}`);
    const foreign: GraphVersion = versionOf([
      quad(ex('SummerSchool'), RDFS.subClassOf, ex('Event')),
      quad(ex('x'), RDF.type, ex('Event')),
      quad(ex('x'), RDF.type, ex('SummerSchool')),
      quad(ex('x'), RDFS.label, literal('Summer school of 2019')),
      quad(ex('y'), RDFS.label, literal('School without a class')),
    ]);
    const { hits } = await (await indexOf(foreign, names)).find('school');
    expect(hits.map(({ kind }) => kind).sort()).toEqual(['summer-school', 'thing']);
  });

  it('searches a property as soon as it is declared as a kind of name', async () => {
    const ex = (name: string) => namedNode(`http://example.org/${name}`);
    const quads = [quad(ex('x'), ex('nickname'), literal('Snowdrop'))];
    const countIn = async (all: readonly Quad[]): Promise<number> =>
      (await (await indexOf(versionOf(all), names)).find('snowdrop')).total;
    expect(await countIn(quads)).toBe(0);
    const axiom = quad(ex('nickname'), RDFS.subPropertyOf, RDFS.label);
    expect(await countIn([...quads, axiom])).toBe(1);
  });
});
