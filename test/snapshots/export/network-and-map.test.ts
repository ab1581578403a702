import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  GEO,
  RDF,
  RDFS,
  XSD,
  literal,
  namedNode,
  quad,
  readData,
  readOntology,
  type NamedNode,
  type Quad,
} from '../../../src/rdf/index.js';
import type { ExportMaker } from '../../../src/snapshots/export/export-job.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { exportMaker, exportedText } from '../../support/exported.js';
import { names } from '../../support/shipped-graph.js';

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null;
  readonly properties: {
    readonly name: string;
    readonly state: string | null;
    readonly events: number;
  };
}

const { og, thing } = names;
const directories = new TemporaryDirectories();
let shipped: Quad[];
let maker: ExportMaker;

beforeAll(() => {
  shipped = [...readOntology(names), ...readData(names)];
  maker = exportMaker(shipped, names, directories.make());
});
afterAll(() => {
  directories.removeAll();
});

const makerOf = (quads: readonly Quad[]): ExportMaker =>
  exportMaker(quads, names, directories.make());
const featuresOf = async (from: ExportMaker): Promise<Feature[]> =>
  (JSON.parse(await exportedText(from, 'places.geojson')) as { type: string; features: Feature[] })
    .features;

describe('The network', () => {
  it('has a node for each thing and an edge for each statement between two', async () => {
    const text = await exportedText(maker, 'graph.graphml');
    const data = shipped.filter(
      ({ subject, graph }) =>
        !graph.equals(names.graphs.ontology) || names.thingOf(subject.value) !== undefined,
    );
    const things = new Set(
      data
        .filter(({ predicate }) => predicate.equals(RDF.type))
        .map(({ subject }) => subject.value),
    );
    const links = new Set(
      data
        .filter(
          ({ subject, predicate, object }) =>
            !predicate.equals(RDF.type) &&
            things.has(subject.value) &&
            object.termType === 'NamedNode' &&
            things.has(object.value),
        )
        .map(
          // A narrower property makes no second edge.
          ({ subject, predicate, object }) =>
            `${subject.value} ${predicate.value
              .replace(/#coOrganizer$/, '#organizer')
              .replace(/#supporter$/, '#partner')} ${object.value}`,
        ),
    );
    expect([...text.matchAll(/<node id="/g)]).toHaveLength(things.size);
    expect([...text.matchAll(/<edge /g)]).toHaveLength(links.size);
    const ids = [...text.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    // NMTOKEN of XML 1.0, as the schema of GraphML asks for.
    expect(ids.filter((id) => !/^[\w:.-]+$/.test(id))).toEqual([]);
    expect(text).toContain(
      '<node id="state:albania">' +
        '<data key="iri">https://w3id.org/osce-graph/id/state/albania</data>' +
        '<data key="label">Albania</data><data key="class">ParticipatingState</data>' +
        '<data key="kind">state</data><data key="joined">1991-06-19</data></node>',
    );
    // The ontology brings it along.
    expect(text).toContain(
      '<node id="content-type:blog">' +
        '<data key="iri">https://w3id.org/osce-graph/id/content-type/blog</data>' +
        '<data key="label">Blog</data><data key="class">Concept ContentType</data>' +
        '<data key="kind">content-type</data></node>',
    );
    expect(text).not.toContain(names.ontologyIri + 'Workshop</data>');
  });

  it('has the dates and numbers of things, by the types of their columns', async () => {
    const [a, b] = [namedNode('urn:x:a'), namedNode('urn:x:b')];
    const count = (of: NamedNode, value: string): Quad =>
      quad(of, og('participantCount'), literal(value, XSD.nonNegativeInteger));
    const text = await exportedText(
      makerOf([
        ...[a, b].map((event) => quad(event, RDF.type, og('Workshop'))),
        quad(a, og('startDate'), literal('2024-05-06', XSD.date)),
        quad(a, og('endDate'), literal('in May')),
        count(a, '18'),
        count(b, '18'),
        count(b, '20'),
      ]),
      'graph.graphml',
    );
    expect(text).toContain(
      '<key id="startDate" for="node" attr.name="startDate" attr.type="string"/>',
    );
    expect(text).toContain(
      '<key id="participantCount" for="node" attr.name="participantCount" attr.type="long"/>',
    );
    const [ofA, ofB] = Array.from(text.matchAll(/<node id="n\d">(.*)<\/node>/g), ([node]) => node);
    expect(ofA).toMatch(/Workshop.*"participantCount">18<.*"startDate">2024-05-06</);
    expect(ofA).not.toContain('endDate');
    expect(ofB).not.toContain('participantCount');
  });

  it('names nodes that are not ours by number, and writes names with markup as text', async () => {
    const [a, b] = [namedNode('urn:x:a'), namedNode('urn:x:b')];
    const text = await exportedText(
      makerOf([
        quad(a, RDF.type, og('Place')),
        quad(b, RDF.type, og('Place')),
        quad(a, RDFS.label, literal('<A> & "B"')),
        quad(a, og('within'), b),
        quad(a, og('within'), namedNode('urn:x:unknown')),
      ]),
      'graph.graphml',
    );
    expect(text).toContain('<data key="label">&lt;A&gt; &amp; &quot;B&quot;</data>');
    expect(
      [...text.matchAll(/<edge source="([^"]+)" target="([^"]+)">/g)].map(([, from, to]) => [
        from,
        to,
      ]),
    ).toEqual([['n0', 'n1']]);
  });

  it('is refused for a name with a character that XML cannot hold', async () => {
    await expect(
      makerOf([
        quad(namedNode('urn:x:a'), RDF.type, og('Place')),
        quad(namedNode('urn:x:a'), RDFS.label, literal('\u0001')),
      ]).make('graph.graphml'),
    ).rejects.toMatchObject({ code: 'not-acceptable' });
  });
});

describe('The map', () => {
  it('has each place, longitude first, with its name, State and events', async () => {
    const features = await featuresOf(maker);
    const places = new Set(
      shipped
        .filter(({ predicate, object }) => predicate.equals(RDF.type) && object.equals(og('Place')))
        .map(({ subject }) => subject.value),
    );
    expect(features.map(({ id }) => id).sort()).toEqual([...places].sort());
    const tirana = features.find(({ id }) => id === thing('place', 'tirana').value)!;
    expect(tirana.geometry).toEqual({
      type: 'Point',
      coordinates: [expect.closeTo(19.8, 0), expect.closeTo(41.3, 0)],
    });
    expect(tirana.properties).toMatchObject({ name: 'Tirana', state: 'Albania' });
    const held = new Set(
      shipped
        .filter(
          ({ predicate, object }) => predicate.equals(og('place')) && object.value === tirana.id,
        )
        .map(({ subject }) => subject.value),
    );
    expect(tirana.properties.events).toBe(held.size);
  });

  it.each([
    ['no coordinates', [] as string[], []],
    ['a latitude alone', ['41'], []],
    ['two latitudes', ['41', '42'], ['19']],
    ['a latitude beyond the pole', ['91'], ['19']],
    ['a text for a number', ['north'], ['19']],
    ['nothing for a number', [''], ['19']],
  ])('has no point for a place with %s', async (_, latitudes, longitudes) => {
    const place = thing('place', 'p');
    const [feature] = await featuresOf(
      makerOf([
        quad(place, RDF.type, og('Place')),
        ...latitudes.map((value) => quad(place, GEO.lat, literal(value, XSD.decimal))),
        ...longitudes.map((value) => quad(place, GEO.long, literal(value, XSD.decimal))),
      ]),
    );
    expect(feature).toMatchObject({
      id: place.value,
      geometry: null,
      properties: { name: 'p', state: null, events: 0 },
    });
  });
});
