import { expect, it } from '@jest/globals';
import { describedThings, loggedThings } from '../../src/catalogue/index.js';
import { SqliteDatabase } from '../../src/commits/index.js';
import { versionOf } from '../../src/graph/index.js';
import { DCTERMS, OWL, RDF, RDFS, SKOS, XSD, blankNode } from '../../src/rdf/index.js';
import { literal, namedNode, quad, toNQuad, type Change, type Quad } from '../../src/rdf/index.js';
import { names, thing } from '../search/search-texts.js';

const urn = (name: number | string): ReturnType<typeof namedNode> => namedNode(`urn:${name}`);
const nickname = urn('nickname');
const quads: Quad[] = [
  quad(nickname, RDFS.subPropertyOf, SKOS.altLabel),
  quad(nickname, RDF.type, RDF.Property),
  quad(nickname, RDFS.label, literal('nickname')),
  quad(urn('Port'), RDFS.subClassOf, urn('Place')),
  quad(urn('Port'), RDF.type, OWL.Class),
  quad(urn('Port'), RDFS.label, literal('port')),
  ...['Port', 'Place', 'Shore'].map((name) => quad(urn('a'), RDF.type, urn(name))),
  ...['en', 'de'].map((language) => quad(urn('a'), RDFS.label, literal('Bar', language))),
  quad(urn('a'), nickname, literal('Bar', 'en')),
  quad(urn('a'), DCTERMS.identifier, literal('12', XSD.integer)),
  quad(urn('a'), RDFS.comment, literal('\u{10ffff} after \uffff')),
  quad(thing('state/albania'), RDFS.label, literal('Albania', 'en')),
  quad(thing('state/albania'), RDF.type, urn('Place')),
  quad(blankNode('b'), RDFS.label, literal('nothing')),
  quad(urn('unnamed'), RDF.type, urn('Place')),
];

it('a log gives what a graph in memory does', () => {
  const earlier = [
    quad(urn('a'), RDFS.label, literal('Foo')),
    quad(urn('a'), RDF.type, urn('Thing')),
    quad(urn('a'), RDFS.label, literal('Bar', 'en'), urn('graph')),
  ];
  const version = versionOf(quads);
  const database = new SqliteDatabase(':memory:', { mode: 'create' });
  const changes: Change[] = [
    { added: [...quads.slice(5), ...earlier], removed: [] },
    { added: quads.slice(0, 5), removed: earlier },
  ];
  const log = {
    *changesWhere(_: number, isWanted: (line: string) => boolean): Generator<Change> {
      const wanted = (each: readonly Quad[]): Quad[] =>
        each.filter((one) => isWanted(toNQuad(one)));
      for (const { added, removed } of changes)
        yield { added: wanted(added), removed: wanted(removed) };
    },
  };
  const things = [...loggedThings(log, 2, { database, graph: version.ids, names })];
  const named = things.filter(({ texts }) => texts.length > 0);
  expect(named).toEqual([...describedThings(version.ids, names)]);
});
