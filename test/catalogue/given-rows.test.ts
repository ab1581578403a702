import { expect, it } from '@jest/globals';
import {
  GivenRows,
  KindReader,
  describedThings,
  givenRows,
  propertiesToRead,
} from '../../src/catalogue/index.js';
import { SqliteDatabase } from '../../src/commits/index.js';
import { versionOf } from '../../src/graph/index.js';
import { DCTERMS, OWL, RDF, RDFS, SKOS, XSD, blankNode } from '../../src/rdf/index.js';
import { literal, namedNode, quad, type Quad, type Term } from '../../src/rdf/index.js';
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

it.each([0, 5_001])('pages give what a graph in memory does, with %d things more', async (more) => {
  const others = Array.from({ length: more }, (_, at) => [
    quad(urn(at), RDFS.label, literal(`Thing ${at}`)),
    quad(urn(at), RDF.type, urn('Port')),
  ]).flat();
  const version = versionOf([...quads, ...others]);
  const database = new SqliteDatabase(':memory:', { mode: 'create' });
  const given = new GivenRows(database);
  const asked: string[] = [];
  async function* pages(position: 's' | 'p', terms: readonly Term[]): AsyncGenerator<Quad[]> {
    asked.push(position);
    for (const term of await Promise.resolve(terms))
      yield [...(position === 's' ? version.match(term) : version.match(null, term))].reverse();
  }
  for await (const rows of givenRows(propertiesToRead(version.ids), names, pages)) given.add(rows);
  expect(asked.at(-1)).toBe(more > 0 ? 'p' : 's');
  const kinds = new KindReader(version.ids, names);
  const named = [...given.things(kinds)].filter(({ texts }) => texts.length > 0);
  expect(named).toEqual([...describedThings(version.ids, names)]);
});
