import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { versionOf, type GraphVersion } from '../../../src/graph/index.js';
import {
  DCTERMS,
  RDF,
  RDFS,
  SKOS,
  literal,
  quad,
  type Change,
  type Quad,
} from '../../../src/rdf/index.js';
import { SearchIndex, find } from '../../../src/search/index.js';
import { ex } from '../../support/arbitraries.js';
import { names, pathOf, quadsOf, thing, versionWith } from '../search-texts.js';

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

function after(version: GraphVersion, change: Change): GraphVersion {
  return version.after(version.idChangeOf(change), { committedAt: new Date(0) });
}

/** Without labels: which of several a thing is called by depends on how its version came about. */
function answersOf(index: SearchIndex): unknown {
  const unlabelled = <T extends { readonly label: string }>(all: readonly T[]) =>
    all.map((each) => ({ ...each, label: '' }));
  return QUERIES.map((query) => {
    const { total, hits, facets } = find(index, query);
    return {
      total,
      hits: unlabelled(hits),
      facets,
      names: unlabelled(index.namesMatching(query, { maxEdits: 1 })),
      isBeginning: index.isNameBeginning(query),
      hasWord: index.hasWord(query),
    };
  });
}

/** The index of the same quads in a dictionary of their own. */
function readAnew(version: GraphVersion): SearchIndex {
  return SearchIndex.of(versionOf(version.match()), names);
}

describe('A search index', () => {
  it('answers after any changes as a new one does, and earlier versions as before', () => {
    fc.assert(
      fc.property(
        fc.array(someQuads, { minLength: 3, maxLength: 12 }),
        fc.array(changes, { minLength: 1, maxLength: 8 }),
        (start, list) => {
          let version = versionOf(start);
          let index = SearchIndex.of(version, names);
          const kept: [SearchIndex, unknown][] = [];
          for (const change of list) {
            kept.push([index, answersOf(index)]);
            version = after(version, change);
            index = index.after(version) ?? SearchIndex.of(version, names);
            expect(answersOf(index)).toEqual(answersOf(readAnew(version)));
          }
          for (const [earlier, answers] of kept) expect(answersOf(earlier)).toEqual(answers);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('follows from that of a later version too', () => {
    const first = versionWith({ 'event/a': { label: 'Workshop in Tirana' } });
    const second = after(first, {
      added: [...quadsOf('event/b', { label: 'Workshop in Vienna' })],
      removed: [...quadsOf('event/a', { label: 'Workshop in Tirana' })],
    });
    const back = SearchIndex.of(second, names).after(first)!;
    expect(find(back, 'workshop').hits.map(({ label }) => label)).toEqual(['Workshop in Tirana']);
  });

  describe('names', () => {
    const index = SearchIndex.of(
      versionWith(
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
      ),
      names,
    );
    const matches = (phrase: string, options?: Parameters<SearchIndex['namesMatching']>[1]) =>
      index
        .namesMatching(phrase, options)
        .map(({ iri, name, field, edits }) => [pathOf(iri), name, field, edits]);

    it('are found whole, with the name that was meant', () => {
      expect(matches('the OSCE presence in Albania')).toEqual([
        ['organization/albania', 'Presence in Albania', 'label', 0],
      ]);
      expect(matches('pia')).toEqual([['organization/albania', 'PiA', 'alternative', 0]]);
      expect(matches('presence')).toEqual([]);
    });

    it('are found with slips only where they are allowed, and codes never', () => {
      expect(matches('Presnce in Albania')).toEqual([]);
      expect(matches('Presnce in Albania', { maxEdits: 1 })).toEqual([
        ['organization/albania', 'Presence in Albania', 'label', 1],
      ]);
      expect(matches('in')).toEqual([['state/india', 'IN', 'code', 0]]);
      expect(matches('ink', { maxEdits: 2 })).toEqual([]);
    });

    it('are found by kind', () => {
      expect(matches('PiA', { kinds: ['post'] })).toEqual([]);
      expect(matches('PiA', { kinds: ['post', 'organization'] })).toHaveLength(1);
    });

    it('tell their label, their kind and what points to them', () => {
      expect(index.namesMatching('PiA')).toEqual([
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

    it('can be read letter by letter, and their words be known', () => {
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
