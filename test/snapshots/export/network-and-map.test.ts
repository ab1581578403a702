import { describe, expect, it } from '@jest/globals';
import { RDF, RDFS, literal, namedNode, quad } from '../../../src/rdf/index.js';
import type { ExportMaker } from '../../../src/snapshots/export/export-job.js';
import { exportedText, exportsOfTests, quadsOf, thingsOf } from '../../support/exported.js';
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
const { shipped, maker, makerOf } = exportsOfTests();
const networkOf = (text: string): Promise<string> =>
  exportedText(makerOf(quadsOf(text)), 'graph.graphml');
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
            !predicate.equals(RDF.type) && things.has(subject.value) && things.has(object.value),
        )
        .map(
          ({ subject, predicate, object }) => `${subject.value} ${predicate.value} ${object.value}`,
        ),
    );
    expect([...text.matchAll(/<edge /g)]).toHaveLength(links.size);
    const ids = [...text.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id!);
    expect([ids.length, new Set(ids).size]).toEqual([things.size, things.size]);
    // NMTOKEN of XML 1.0, as the schema of GraphML asks for.
    expect(ids.filter((id) => !/^[\w:.-]+$/.test(id))).toEqual([]);
    expect(text).toContain(
      '<node id="state:albania">' +
        '<data key="iri">https://w3id.org/osce-graph/id/state/albania</data>' +
        '<data key="label">Albania</data><data key="class">ParticipatingState</data>' +
        '<data key="kind">state</data><data key="joined">1991-06-19</data></node>',
    );
    // The ontology brings it along.
    expect(text).toContain('<data key="class">Concept ContentType</data>');
    expect(text).not.toContain(names.ontologyIri + 'Workshop</data>');
  });

  it('has the dates and numbers of things, by the types of their columns', async () => {
    const text = await networkOf(`x:a a og:Workshop ; og:startDate "2024-05-06"^^xsd:date ;
        og:endDate "in May" ; og:participantCount "18"^^xsd:nonNegativeInteger .
      x:b a og:Workshop ; og:participantCount "18"^^xsd:nonNegativeInteger,
        "20"^^xsd:nonNegativeInteger .`);
    for (const [name, type] of [
      ['startDate', 'string'],
      ['participantCount', 'long'],
    ])
      expect(text).toContain(
        `<key id="${name}" for="node" attr.name="${name}" attr.type="${type}"/>`,
      );
    const [ofA, ofB] = Array.from(text.matchAll(/<node id="n\d">(.*)<\/node>/g), ([node]) => node);
    expect(ofA).toMatch(/Workshop.*"participantCount">18<.*"startDate">2024-05-06</);
    expect(ofA).not.toContain('endDate');
    expect(ofB).not.toContain('participantCount');
  });

  it('has an edge for a statement beside a broader one', async () => {
    const text = await networkOf(`x:a a og:Workshop ; og:partner x:b ; og:supporter x:b ;
        og:organizer x:c ; og:coOrganizer x:c . x:b a og:Ministry . x:c a og:Ministry .`);
    const relations = Array.from(text.matchAll(/ontology#(\w+)<\/data>/g), ([, name]) => name);
    expect(relations).toEqual(['coOrganizer', 'organizer', 'partner', 'supporter']);
  });

  it('names nodes that are not ours by number, and writes names with markup as text', async () => {
    const text = await networkOf(`x:a a og:Place ; rdfs:label "<A> & \\"B\\"" ;
      og:within x:b, x:unknown . x:b a og:Place .`);
    expect(text).toContain('<data key="label">&lt;A&gt; &amp; &quot;B&quot;</data>');
    expect(
      [...text.matchAll(/<edge source="([^"]+)" target="([^"]+)">/g)].map(([, ...ends]) => ends),
    ).toEqual([['n0', 'n1']]);
  });

  it('is refused for a name with a character that XML cannot hold', async () => {
    const odd = namedNode('urn:x:a');
    await expect(
      makerOf([quad(odd, RDF.type, og('Place')), quad(odd, RDFS.label, literal('\u0001'))]).make(
        'graph.graphml',
      ),
    ).rejects.toMatchObject({ code: 'not-acceptable' });
  });
});

describe('The map', () => {
  it('has each place, longitude first, with its name, State and events', async () => {
    const features = await featuresOf(maker);
    expect(features.map(({ id }) => id).sort()).toEqual([...thingsOf(shipped, og('Place'))].sort());
    const tirana = features.find(({ id }) => id === thing('place', 'tirana').value)!;
    expect(tirana.geometry).toEqual({
      type: 'Point',
      coordinates: [expect.closeTo(19.8, 0), expect.closeTo(41.3, 0)],
    });
    const held = shipped.filter(
      ({ predicate, object }) => predicate.equals(og('place')) && object.value === tirana.id,
    );
    expect(tirana.properties).toMatchObject({
      name: 'Tirana',
      state: 'Albania',
      events: new Set(held.map(({ subject }) => subject.value)).size,
    });
  });

  it.each([
    ['no coordinates', ''],
    ['a latitude alone', 'geo:lat 41.0'],
    ['two latitudes', 'geo:lat 41.0, 42.0 ; geo:long 19.0'],
    ['a latitude beyond the pole', 'geo:lat 91.0 ; geo:long 19.0'],
    ['a text for a number', 'geo:lat "north" ; geo:long 19.0'],
    ['nothing for a number', 'geo:lat "" ; geo:long 19.0'],
  ])('has no point for a place with %s', async (_, coordinates) => {
    const place = quadsOf(`place:p a og:Place ; ${coordinates} .`);
    expect((await featuresOf(makerOf(place)))[0]).toMatchObject({
      id: thing('place', 'p').value,
      geometry: null,
      properties: { name: 'p', state: null, events: 0 },
    });
  });
});
