import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphVersion, versionOf } from '../../src/graph/index.js';
import {
  DCTERMS,
  RDF,
  RDFS,
  SKOS,
  literal,
  quad,
  type Change,
  type Quad,
} from '../../src/rdf/index.js';
import { SearchIndexes, type SearchIndex } from '../../src/search/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import { indexOf } from '../support/search-index.js';
import { ex } from '../support/arbitraries.js';
import { names, pathOf, thing, versionWith } from './search-texts.js';

const WORDS = [
  'border',
  'police',
  'Tirana',
  'co-operation',
  'border police',
  'Police in Tirana',
  'the OSCE border',
];
const properties = [
  RDFS.label,
  RDFS.label,
  SKOS.altLabel,
  DCTERMS.abstract,
  RDF.type,
  names.og('organizer'),
  ex('nickname'),
];
const things = [
  ...['a', 'b', 'c', 'd', 'e'].map((slug) => thing(`event/${slug}`)),
  ex('x'),
  ex('y'),
];
const someQuads: fc.Arbitrary<Quad> = fc
  .tuple(
    fc.constantFrom(...things),
    fc.constantFrom(...properties),
    fc.constantFrom(...WORDS),
    fc.constantFrom(...things, ex('Kind'), ex('KindBelow')),
    fc.constantFrom('g1', 'g2'),
  )
  .map(([subject, property, text, object, graph]) =>
    quad(
      subject,
      property,
      property.equals(RDF.type) || property.equals(names.og('organizer'))
        ? object
        : literal(text, 'en'),
      ex(graph),
    ),
  );
/** Declarations after which more has to be read anew than what they are of. */
const axioms = fc.constantFrom(
  quad(ex('nickname'), RDFS.subPropertyOf, RDFS.label),
  quad(ex('KindBelow'), RDFS.subClassOf, ex('Kind')),
);
const quadLists = fc.array(
  fc.oneof({ weight: 12, arbitrary: someQuads }, { weight: 1, arbitrary: axioms }),
  { maxLength: 4 },
);
const changes: fc.Arbitrary<Change> = fc.record({ added: quadLists, removed: quadLists });
const QUERIES = [
  'border',
  'police tirana',
  'polcie',
  'cooperation',
  'Police in Tirana',
  'bord',
  'kind',
  'tirana border',
];

const directories = new TemporaryDirectories();
afterAll(() => directories.removeAll());

/** Versions of a log, from changes. */
class Versions {
  readonly all: GraphVersion[];
  readonly #changes: Change[] = [];
  readonly indexes = new SearchIndexes(names, 'here', {
    directory: directories.make(),
    history: () => ({
      isKept: ({ number, identity }) => this.all[number]?.identity === identity,
      changesSince: (from, to) => this.#changes.slice(from.number, to.number),
    }),
  });

  constructor(start: readonly Quad[]) {
    const { dictionary, ids } = versionOf(start);
    this.all = [new GraphVersion(dictionary, ids, 0, undefined, 'v0')];
  }

  after(change: Change): GraphVersion {
    const last = this.all.at(-1)!;
    const version = last.after(last.idChangeOf(change), { identity: `v${last.number + 1}` });
    this.#changes.push(change);
    this.all.push(version);
    return version;
  }
}

/** Without labels: which of several a thing is called by depends on how its version came about. */
async function answersOf(indexes: SearchIndexes, version: GraphVersion): Promise<unknown> {
  const unlabelled = <T extends { readonly label: string }>(all: readonly T[]) =>
    all.map((each) => ({ ...each, label: '' }));
  const [index, nameIndex] = [await indexes.of(version), await indexes.namesOf(version)];
  return Promise.all(
    QUERIES.map(async (query) => {
      const { total, hits, facets } = await index.find(query);
      return {
        total,
        hits: unlabelled(hits),
        facets,
        names: unlabelled(await index.namesMatching(query, { maxEdits: 1 })),
        isBeginning: nameIndex.isNameBeginning(query),
        hasWord: nameIndex.hasWord(query),
      };
    }),
  );
}

/** The answers of the same quads in a dictionary of their own. */
const answersAnew = (version: GraphVersion): Promise<unknown> =>
  answersOf(new SearchIndexes(names, 'here'), versionOf(version.match()));

describe('A search index', () => {
  it('answers after any changes as a new one does, and earlier versions as before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someQuads, { minLength: 3, maxLength: 12 }),
        fc.array(changes, { minLength: 1, maxLength: 8 }),
        async (start, list) => {
          const versions = new Versions(start);
          const { indexes } = versions;
          const kept = [await answersOf(indexes, versions.all[0]!)];
          for (const change of list) {
            const version = versions.after(change);
            kept.push(await answersOf(indexes, version));
            expect(kept.at(-1)).toEqual(await answersAnew(version));
          }
          for (const [number, version] of versions.all.entries())
            expect(await answersOf(indexes, version)).toEqual(kept[number]);
          await indexes.close();
        },
      ),
      { numRuns: 30 },
    );
  });

  describe('names', () => {
    const version = versionWith(
      {
        'organization/albania': {
          label: 'Presence in Albania',
          also: ['OSCE Presence in Albania', 'PiA'],
        },
        'post/albania': { label: 'Head, Presence in Albania' },
        'state/india': { label: 'India' },
        'event/seminar': { label: 'Seminar', about: 'Presence in Albania' },
      },
      [
        quad(thing('state/india'), DCTERMS.identifier, literal('IN')),
        quad(thing('post/albania'), names.og('postAt'), thing('organization/albania')),
      ],
    );
    const matches = async (phrase: string, options?: Parameters<SearchIndex['namesMatching']>[1]) =>
      (await (await indexOf(version, names)).namesMatching(phrase, options)).map(
        ({ iri, name, field, edits }) => [pathOf(iri), name, field, edits],
      );

    it('are found whole, with the name that was meant', async () => {
      expect(await matches('the OSCE presence in Albania')).toEqual([
        ['organization/albania', 'Presence in Albania', 'label', 0],
      ]);
      expect(await matches('pia')).toEqual([['organization/albania', 'PiA', 'alternative', 0]]);
      expect(await matches('presence')).toEqual([]);
    });

    it('are found with slips only where they are allowed, and codes never', async () => {
      expect(await matches('Presnce in Albania')).toEqual([]);
      expect(await matches('Presnce in Albania', { maxEdits: 1 })).toEqual([
        ['organization/albania', 'Presence in Albania', 'label', 1],
      ]);
      expect(await matches('in')).toEqual([['state/india', 'IN', 'code', 0]]);
      expect(await matches('ink', { maxEdits: 2 })).toEqual([]);
    });

    it('are found by kind', async () => {
      expect(await matches('PiA', { kinds: ['post'] })).toEqual([]);
      expect(await matches('PiA', { kinds: ['post', 'organization'] })).toHaveLength(1);
    });

    it('tell their label, their kind and what points to them', async () => {
      const index = await indexOf(version, names);
      expect(await index.namesMatching('PiA')).toEqual([
        {
          iri: thing('organization/albania').value,
          label: 'Presence in Albania',
          name: 'PiA',
          field: 'alternative',
          kind: 'organization',
          edits: 0,
          links: 1,
        },
      ]);
    });

    it('can be read letter by letter, and their words be known', async () => {
      const index = await new SearchIndexes(names, 'here').namesOf(version);
      expect(
        ['presence in', 'presenceina', 'OSCE pres', 'presence of'].map((text) =>
          index.isNameBeginning(text),
        ),
      ).toEqual([true, true, true, false]);
      expect(['Albania', 'ALBANIA', 'seminar', 'alban'].map((word) => index.hasWord(word))).toEqual(
        [true, true, true, false],
      );
    });
  });
});
