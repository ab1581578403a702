import { describe, expect, it } from '@jest/globals';
import {
  Describer,
  linesOf,
  versionOf,
  type Description,
  type GraphVersion,
} from '../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  namesFor,
  parseN3Syntax,
  toNQuad,
  namedNode,
  quad,
} from '../../src/rdf/index.js';

const names = namesFor(DEFAULT_BASE_IRI);
const PREFIXES =
  `@prefix : <${DEFAULT_BASE_IRI}id/place/> . @prefix g: <${DEFAULT_BASE_IRI}graph/> . ` +
  '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ' +
  '@prefix dcterms: <http://purl.org/dc/terms/> . ' +
  '@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .';
const trig = (text: string): GraphVersion =>
  versionOf(parseN3Syntax(`${PREFIXES}\n${text}`, { format: 'trig', keepBlankNodeLabels: true }));
const describeThing = (version: GraphVersion, slug: string): Description | undefined =>
  new Describer(version.ids, names).describe(
    version.ids.dictionary.idOf(names.thing('place', slug)),
  );
const linesAbout = (version: GraphVersion, slug: string, withGraphs = false): string[] =>
  linesOf(describeThing(version, slug)!, version.ids, { withGraphs }).map((line) =>
    line.toString('utf8').trimEnd(),
  );
const triples = (text: string): string[] =>
  parseN3Syntax(`${PREFIXES}\n${text}`, { format: 'turtle', keepBlankNodeLabels: true })
    .map(toNQuad)
    .sort();

describe('The description of a thing', () => {
  it('has its asserted facts and inferred classes, and the names and classes of neighbours', () => {
    const version =
      trig(`:t a :Town ; :in :state ; :size 7 . :state rdfs:label "State"@en , "État"@fr ;
        a :State ; dcterms:title "not shown" ; :in :other . :other rdfs:label "Other" .
      g:inferred { :t a :Place ; :within :other . :state a :Land . }`);
    expect(linesAbout(version, 't')).toEqual(
      triples(
        ':t a :Town , :Place ; :in :state ; :size 7 . :state rdfs:label "State"@en , ' +
          '"État"@fr ; a :State .',
      ),
    );
  });

  it('names a neighbour without a label by its next name', () => {
    expect(
      linesAbout(
        trig(
          ':t :in :n . :n dcterms:title "Title" ; <http://xmlns.com/foaf/0.1/name> "Name" ; ' +
            'rdfs:label :odd .',
        ),
        't',
      ),
    ).toEqual(triples(':t :in :n . :n dcterms:title "Title" .'));
  });

  it('has its fragments and blank nodes in full, and those of others not', () => {
    const version = trig(
      ':t :has <https://w3id.org/osce-graph/id/place/t#part> , _:c1b0 , ' +
        '<https://w3id.org/osce-graph/id/place/tt#part> . ' +
        '<https://w3id.org/osce-graph/id/place/t#part> :p _:c1b1 . _:c1b1 :q :n . ' +
        ':n rdfs:label "N" . <https://w3id.org/osce-graph/id/place/tt#part> :p 1 . ' +
        '_:c1b0 :p 2 .',
    );
    expect(linesAbout(version, 't')).toEqual(
      triples(
        ':t :has <https://w3id.org/osce-graph/id/place/t#part> , _:c1b0 , ' +
          '<https://w3id.org/osce-graph/id/place/tt#part> . ' +
          '<https://w3id.org/osce-graph/id/place/t#part> :p _:c1b1 . _:c1b1 :q :n . ' +
          ':n rdfs:label "N" . _:c1b0 :p 2 .',
      ),
    );
  });

  it('names the parts of a statement that it is about', () => {
    const version = trig(':r rdf:reifies <<( :a :p :b )>> . :a rdfs:label "A" . :b a :B .');
    expect(linesAbout(version, 'r')).toEqual(
      triples(':r rdf:reifies <<( :a :p :b )>> . :a rdfs:label "A" . :b a :B .'),
    );
  });

  it('is none of what is only inferred, or not known', () => {
    const version = trig('g:inferred { :t a :Place . } :x :p :y .');
    expect([describeThing(version, 't'), describeThing(version, 'y')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('gives the same lines in whatever order terms came', () => {
    const quads = parseN3Syntax(
      `${PREFIXES} :t :p :a , :b , "é\\n"@en . g:one { :t :p :a } :a rdfs:label "A" .`,
      { format: 'trig' },
    );
    const [one, other] = [
      versionOf(quads),
      versionOf([
        quad(namedNode('urn:z'), namedNode('urn:z'), namedNode('urn:z')),
        ...[...quads].reverse(),
      ]),
    ];
    for (const withGraphs of [true, false])
      expect(linesAbout(one, 't', withGraphs)).toEqual(linesAbout(other, 't', withGraphs));
    expect([linesAbout(one, 't').length, linesAbout(one, 't', true).length]).toEqual([4, 5]);
  });
});
