/** The places of the shipped data: each in a State or in Kosovo, most with a point, in the right one. */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { readFacts, type PlaceRecord } from '../../data/build/facts-files.js';
import { located, type City } from '../../data/build/gazetteer.js';
import { GEO, GEOSPARQL, RDF, namedNode, objectsOf, subjectsOf } from '../../src/rdf/index.js';
import { checkoutPath } from '../support/rdf.js';
import { names, shippedGraph } from '../support/shipped-graph.js';

const { og } = names;
const graph = shippedGraph('reference', 'news');
const facts = readFacts(checkoutPath('data/facts'));
const valuesOf = (thing: string, property: string): string[] =>
  objectsOf(graph, namedNode(thing), og(property)).map(({ value }) => value);

/** The map's names of States that have another one in the facts. */
const MAP_NAMES: Readonly<Record<string, string>> = {
  'Bosnia and Herz.': 'Bosnia and Herzegovina',
  Macedonia: 'North Macedonia',
  Russia: 'Russian Federation',
};

describe('The places', () => {
  const places = [...new Set(subjectsOf(graph, RDF.type, og('Place')).map(({ value }) => value))];
  const KOSOVO = names.thing('place', 'kosovo').value;
  const pointOf = (place: string): string[] =>
    [GEO.lat, GEO.long].flatMap((each) =>
      objectsOf(graph, namedNode(place), each).map(({ value }) => value),
    );

  it('are each in one State or in Kosovo, but for Kosovo', () => {
    const astray = places.filter(
      (place) =>
        valuesOf(place, 'inState').length +
          valuesOf(place, 'within').filter((each) => each === KOSOVO).length !==
        1,
    );
    expect(astray).toEqual([KOSOVO]);
  });

  it('of at least 95 of 100 have one point, as numbers and as geometry', () => {
    const withPoint = places.filter((place) => pointOf(place).length === 2);
    expect(withPoint.length).toBeGreaterThanOrEqual(0.95 * places.length);
    for (const place of places) {
      const [lat, long] = pointOf(place);
      const geometries = objectsOf(graph, namedNode(place), GEOSPARQL.hasGeometry).flatMap(
        (geometry) => objectsOf(graph, geometry, GEOSPARQL.asWKT).map(({ value }) => value),
      );
      expect([place, geometries]).toEqual([
        place,
        lat === undefined ? [] : [`POINT(${long} ${lat})`],
      ]);
    }
  });

  it('lie where their State does', () => {
    const topology = JSON.parse(
      readFileSync(checkoutPath('node_modules/world-atlas/countries-50m.json'), 'utf8'),
    ) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
    const { features } = feature(topology, topology.objects.countries);
    // A border town's point may be across the border of a map of this scale.
    const around = [-0.1, 0, 0.1].flatMap((x) => [-0.1, 0, 0.1].map((y) => [x, y] as const));
    for (const { name, country, lat, lon } of facts.places) {
      const state = facts.states.find(({ iso2 }) => iso2 === country)?.name ?? 'Kosovo';
      if (lat === null || lon === null) continue;
      const [land] = features.filter(
        ({ properties }) => (MAP_NAMES[properties.name] ?? properties.name) === state,
      );
      const isThere = around.some(([x, y]) => geoContains(land!, [lon + x, lat + y]));
      expect([name, state, isThere]).toEqual([name, state, true]);
    }
  });

  it('are found in the gazetteer by name and State, and only where one has that name', () => {
    const city = (name: string, country: string, lat: string): City => ({
      name,
      country,
      lat,
      lng: '20.123456',
    });
    const cities = [
      city('Šabac', 'RS', '44.75'),
      city('Sabac', 'BA', '1'),
      city('Gorna', 'MK', '2'),
      city('Gorna', 'MK', '3'),
      city('Serbia', 'RS', '4'),
      city('Kuršumlija', 'RS', '43.14001'),
    ];
    const place = (name: string, country: string, ...altNames: string[]): PlaceRecord => ({
      name,
      country,
      altNames,
      lat: null,
      lon: null,
      source: null,
      note: null,
    });
    const known = { ...place('Gorna', 'RS'), lat: 5, lon: 6, source: 'by hand' };
    const asked = [
      place('Sabac', 'RS'),
      place('Kursumlia', 'RS', 'Kursumlija'),
      place('Gorna', 'MK'),
      place('Serbia', 'RS'),
      place('Nowhere', 'RS'),
      known,
    ];
    expect(
      located(asked, cities, new Set(['Serbia'])).map(({ lat, lon, source }) => [lat, lon, source]),
    ).toEqual([
      [44.75, 20.1235, 'GeoNames'],
      [43.14, 20.1235, 'GeoNames'],
      [null, null, null],
      [null, null, null],
      [null, null, null],
      [5, 6, 'by hand'],
    ]);
  });
});
