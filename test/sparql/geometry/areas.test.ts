import { describe, expect, it } from '@jest/globals';
import { geoDistance } from 'd3-geo';
import { Draft, type GraphVersion } from '../../../src/graph/index.js';
import { GEOSPARQL, literal, namedNode, quad } from '../../../src/rdf/index.js';
import { planText } from '../../../src/sparql/index.js';
import { EX } from '../../support/arbitraries.js';
import { randomOf, SEED } from '../../support/random.js';
import { PREFIXES, answerOf, engineFor, versionOfTriG } from '../../support/sparql.js';

type Point = readonly [longitude: number, latitude: number];

const random = randomOf(SEED);
const between = (low: number, high: number): number => low + random() * (high - low);
const points = new Map<string, Point>(
  Array.from({ length: 1_000 }, (_, index) => [
    `p${index}`,
    // Some are all over the earth, the others where distances and boxes are small.
    index % 2 === 0 ? [between(-180, 180), between(-90, 90)] : [between(10, 30), between(40, 60)],
  ]),
);
/** Written after the others, so that they are in the delta of the version. */
const later = new Map<string, Point>(
  Array.from({ length: 20 }, (_, index) => [`q${index}`, [between(10, 30), between(40, 60)]]),
);
const removed = ['p1', 'p3', 'p5'];

const textOf = ([x, y]: Point): string => `POINT(${x} ${y})`;
const TYPE = `<${GEOSPARQL.wktLiteral.value}>`;
const AS_WKT = `<${GEOSPARQL.asWKT.value}>`;

function changedVersion(): GraphVersion {
  const draft = new Draft(
    versionOfTriG(
      `${[...points].map(([id, at]) => `:${id} ${AS_WKT} "${textOf(at)}"^^${TYPE} .`).join('\n')}
      :no ${AS_WKT} "nowhere"^^${TYPE}, "POINT(20 50)", 5 .`,
    ),
  );
  const statement = (id: string, at: Point) =>
    quad(namedNode(EX + id), GEOSPARQL.asWKT, literal(textOf(at), GEOSPARQL.wktLiteral));
  for (const [id, at] of later) draft.add(statement(id, at));
  for (const id of removed) draft.delete(statement(id, points.get(id)!));
  return draft.publish(2, new Date(0));
}

const version = changedVersion();
const present = new Map([...points, ...later]);
for (const id of removed) present.delete(id);

const engine = engineFor();
const PROLOGUE = `PREFIX geosparql: <${GEOSPARQL.iri}>
  PREFIX geof: <http://www.opengis.net/def/function/geosparql/>
  PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>`;
const select = (filter: string): string =>
  `${PROLOGUE} SELECT ?p { ?p geosparql:asWKT ?wkt FILTER(${filter}) }`;
const wkt = (text: string): string => `"${text}"^^geosparql:wktLiteral`;
const answer = async (query: string): Promise<unknown> => answerOf(engine, version, query);
const expected = (holds: (point: Point) => boolean): string[] =>
  [...present]
    .filter(([, at]) => holds(at))
    .map(([id]) => `?p=:${id}`)
    .sort();
const planOf = async (query: string): Promise<string> =>
  planText(await engine.explain(version, PREFIXES + query, 'plan'));

const kilometres = (a: Point, b: Point): number =>
  (geoDistance([...a], [...b]) * 6_371_008.8) / 1_000;

describe('A filter by distance', () => {
  it('gives what a look at all points gives, wherever it is and however far it reaches', async () => {
    for (let round = 0; round < 60; round += 1) {
      const centre: Point =
        round % 3 === 0
          ? [between(-180, 180), between(-90, 90)]
          : round % 3 === 1
            ? [between(10, 30), between(40, 60)]
            : // Over the date line and over a pole.
              [between(175, 180), between(80, 90)];
      const limit = 10 ** between(1, 4.3);
      const distance = `geof:distance(?wkt, ${wkt(textOf(centre))}, uom:kilometre)`;
      const near = expected((at) => kilometres(at, centre) < limit);
      expect(await answer(select(`${distance} < ${limit}`))).toEqual(near);
      expect(await answer(select(`${limit} >= ${distance}`))).toEqual(near);
      expect(await answer(select(`${distance} > ${limit}`))).toEqual(
        expected((at) => kilometres(at, centre) > limit),
      );
    }
  });

  it('looks up the points in the area before all else', async () => {
    const near = `geof:distance(${wkt('POINT(16.4 48.2)')}, ?wkt, uom:mile) <= 100`;
    expect(await planOf(select(near))).toContain('?wkt by area');
  });

  it.each([
    ['a distance from another variable', 'geof:distance(?wkt, ?p, uom:kilometre) < 100'],
    [
      'a limit that differs each time',
      `geof:distance(?wkt, ${wkt('POINT(20 50)')}, uom:metre) < RAND()`,
    ],
    ['a unit that there is not', `geof:distance(?wkt, ${wkt('POINT(20 50)')}, uom:parsec) < 100`],
    [
      'an area with most of the points',
      `geof:distance(?wkt, ${wkt('POINT(20 50)')}, uom:degree) < 90`,
    ],
    [
      'a condition that is not alone',
      `geof:distance(?wkt, ${wkt('POINT(20 50)')}, uom:metre) < 9 || ?p = :p2`,
    ],
  ])('looks at all rows for %s', async (_, filter) => {
    expect(await planOf(select(filter))).not.toContain('by area');
  });

  it('keeps other parts of the query as they are', async () => {
    const query = `${PROLOGUE} SELECT ?p ?other {
      { VALUES ?p { :p7 :p9 } } ?p geosparql:asWKT ?wkt .
      OPTIONAL { ?other geosparql:asWKT ?wkt2
        FILTER(geof:distance(?wkt2, ${wkt(textOf(points.get('p11')!))}, uom:metre) < 1) }
      FILTER(geof:distance(?wkt, ${wkt(textOf(points.get('p7')!))}, uom:metre) < 1) }`;
    expect(await answer(query)).toEqual(['?p=:p7 ?other=:p11']);
  });
});

describe('A filter by a relation', () => {
  it('gives what a look at all points gives, for boxes', async () => {
    for (let round = 0; round < 60; round += 1) {
      const [west, south] = [between(-179, 150), between(-89, 70)];
      const [east, north] =
        round % 2 === 0 ? [west + 29, south + 19] : [between(west, 180), between(south, 90)];
      const box = wkt(
        `POLYGON((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`,
      );
      const inside = expected(([x, y]) => x > west && x < east && y > south && y < north);
      for (const filter of [
        `geof:sfWithin(?wkt, ${box})`,
        `geof:sfContains(${box}, ?wkt)`,
        `geof:sfIntersects(?wkt, ${box})`,
      ])
        expect(await answer(select(filter))).toEqual(inside);
    }
  });

  it('looks up the points within a buffer', async () => {
    const filter = `geof:sfWithin(?wkt, geof:buffer(${wkt('POINT(16.4 48.2)')}, 100, uom:kilometre))`;
    expect(await planOf(select(filter))).toContain('?wkt by area');
    expect(await answer(select(filter))).toEqual(
      expected((at) => kilometres(at, [16.4, 48.2]) < 99.9),
    );
  });

  it('finds polygons that begin far away', async () => {
    const large = versionOfTriG(
      `:large ${AS_WKT} "POLYGON((-60 -60, 60 -60, 60 60, -60 60, -60 -60))"^^${TYPE} .
      ${[...points].map(([id, at]) => `:${id} ${AS_WKT} "${textOf(at)}"^^${TYPE} .`).join('\n')}`,
    );
    expect(
      await answerOf(engine, large, select(`geof:sfContains(?wkt, ${wkt('POINT(59 59)')})`)),
    ).toEqual(['?p=:large']);
  });
});
