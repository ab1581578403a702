import { describe, expect, it } from '@jest/globals';
import { geoDistance } from 'd3-geo';
import { compileExpression } from '../../../src/sparql/expressions/index.js';
import { randomOf, SEED } from '../../support/random.js';
import { parseExpression, TestScope } from './evaluate.js';

const EARTH_RADIUS_METRES = 6_371_008.8;
const WKT = '^^<http://www.opengis.net/ont/geosparql#wktLiteral>';
const KILOMETRE = '<http://www.opengis.net/def/uom/OGC/1.0/kilometre>';

/** A value's lexical form; undefined for an error. */
function valueOf(expression: string): string | undefined {
  return compileExpression(parseExpression(expression), new TestScope())()?.value;
}

const literal = (wkt: string): string => `"${wkt}"${WKT}`;
const call = (name: string, ...args: string[]): string | undefined =>
  valueOf(`<http://www.opengis.net/def/function/geosparql/${name}>(${args.join(', ')})`);
const distance = (left: string, right: string, unit = KILOMETRE): number =>
  Number(call('distance', literal(left), literal(right), unit) ?? NaN);

type Point = [longitude: number, latitude: number];

const random = randomOf(SEED);
const between = (low: number, high: number): number => low + random() * (high - low);
const randomPoint = (): Point => [between(-180, 180), between(-90, 90)];
const pointText = ([x, y]: Point): string => `POINT(${x} ${y})`;
const ringText = (points: readonly Point[]): string =>
  `POLYGON((${[...points, points[0]!].map(([x, y]) => `${x} ${y}`).join(', ')}))`;
const boxText = (west: number, south: number, east: number, north: number): string =>
  ringText([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);

describe('geof:distance', () => {
  it('is the great-circle distance of 1,000 random pairs of points', () => {
    for (let round = 0; round < 1_000; round += 1) {
      const left = randomPoint();
      const right: Point = round % 2 === 0 ? randomPoint() : [left[0] * 0.9999, left[1] * 0.9999];
      const expected = (geoDistance(left, right) * EARTH_RADIUS_METRES) / 1_000;
      expect(distance(pointText(left), pointText(right))).toBeCloseTo(expected, 5);
    }
  });

  it.each([
    ['metre', 1],
    ['kilometre', 1_000],
    ['mile', 1_609.344],
    ['nauticalMile', 1_852],
    ['foot', 0.3048],
    ['yard', 0.9144],
    ['radian', EARTH_RADIUS_METRES],
    ['degree', (EARTH_RADIUS_METRES * Math.PI) / 180],
  ])('counts in the unit %s', (name, metres) => {
    const unit = `<http://www.opengis.net/def/uom/OGC/1.0/${name}>`;
    expect(distance('POINT(0 0)', 'POINT(0 1)', unit)).toBeCloseTo(
      (EARTH_RADIUS_METRES * Math.PI) / 180 / metres,
      6,
    );
  });

  it.each([
    ['an unknown unit', literal('POINT(0 0)'), '<http://www.opengis.net/def/uom/OGC/1.0/parsec>'],
    [
      'a unit of Object.prototype',
      literal('POINT(0 0)'),
      '<http://www.opengis.net/def/uom/OGC/1.0/toString>',
    ],
    ['a unit as text', literal('POINT(0 0)'), '"kilometre"'],
    ['a plain string', '"POINT(0 0)"', KILOMETRE],
    ['an IRI', '<http://example.org/>', KILOMETRE],
    [
      'another reference system',
      literal('<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(0 0)'),
      KILOMETRE,
    ],
    ['a latitude beyond the pole', literal('POINT(0 91)'), KILOMETRE],
    ['a longitude beyond 180', literal('POINT(181 0)'), KILOMETRE],
    ['a third coordinate', literal('POINT Z(0 0 0)'), KILOMETRE],
    ['a comma in a point', literal('POINT(0,0)'), KILOMETRE],
    ['something after the geometry', literal('POINT(0 0) POINT(1 1)'), KILOMETRE],
    ['an empty point', literal('POINT EMPTY'), KILOMETRE],
    ['an open ring', literal('POLYGON((0 0, 1 0, 1 1))'), KILOMETRE],
    ['an area', literal('POLYGON((0 0, 2 0, 2 2, 0 0))'), KILOMETRE],
    ['a line', literal('LINESTRING(0 0, 2 2)'), KILOMETRE],
    ['a collection', literal('GEOMETRYCOLLECTION(POINT(0 0))'), KILOMETRE],
    ['nothing', literal(''), KILOMETRE],
  ])('is an error for %s', (_, geometry, unit) => {
    expect(call('distance', geometry, literal('POINT(0 0)'), unit)).toBeUndefined();
    expect(call('distance', literal('POINT(0 0)'), geometry, unit)).toBeUndefined();
  });

  it('is an error with too few arguments', () => {
    expect(call('distance', literal('POINT(0 0)'), literal('POINT(0 1)'))).toBeUndefined();
  });

  it('reads the default reference system by name, any case, and longitude first', () => {
    const named = '<http://www.opengis.net/def/crs/OGC/1.3/CRS84> point( 16.37 48.21 )';
    expect(distance(named, 'POINT(16.37 48.21)')).toBe(0);
    // Vienna to Warsaw; with latitude first it would be another distance.
    expect(distance(named, 'POINT(21.01 52.23)')).toBeCloseTo(555.45, 1);
  });
});

/** Whether a polygon turns around a point, by the sum of the angles of its sides. */
function turnsAround(corners: readonly Point[], [x, y]: Point): boolean {
  const angles = corners.map(([cornerX, cornerY]) => Math.atan2(cornerY - y, cornerX - x));
  const turns = angles.map((angle, index) => {
    const turn = angle - angles.at(index - 1)!;
    return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn;
  });
  return Math.abs(turns.reduce((sum, turn) => sum + turn, 0)) > Math.PI;
}

describe('The relations of a point and an area', () => {
  it('hold for random polygons with slanting sides where the sum of angles says so', () => {
    for (let round = 0; round < 500; round += 1) {
      const corners = Array.from({ length: 12 }, (_, index): Point => {
        const [angle, radius] = [(index / 6) * Math.PI, between(1, 9)];
        return [radius * Math.cos(angle), radius * Math.sin(angle)];
      });
      const point: Point = [between(-9, 9), between(-9, 9)];
      expect(call('sfWithin', literal(pointText(point)), literal(ringText(corners)))).toBe(
        String(turnsAround(corners, point)),
      );
    }
  });

  it('hold for 1,000 random points and boxes where comparing coordinates says so', () => {
    for (let round = 0; round < 1_000; round += 1) {
      // Whole numbers, so that many points are on a side.
      const whole = (low: number, high: number): number => Math.round(between(low, high));
      const [west, south] = [whole(-10, 5), whole(-10, 5)];
      const [east, north] = [west + whole(1, 5), south + whole(1, 5)];
      const [x, y] = [whole(-10, 10), whole(-10, 10)];
      const isInside = x > west && x < east && y > south && y < north;
      const isTouching = x >= west && x <= east && y >= south && y <= north;
      const [point, box] = [literal(pointText([x, y])), literal(boxText(west, south, east, north))];
      expect(call('sfWithin', point, box)).toBe(String(isInside));
      expect(call('sfContains', box, point)).toBe(String(isInside));
      expect(call('sfIntersects', point, box)).toBe(String(isTouching));
      expect(call('sfIntersects', box, point)).toBe(String(isTouching));
      expect(call('sfWithin', box, point)).toBe('false');
    }
  });

  it('see holes, and several polygons', () => {
    const ring = 'POLYGON((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 6 3, 6 6, 3 6, 3 3))';
    expect(call('sfWithin', literal('POINT(1 1)'), literal(ring))).toBe('true');
    expect(call('sfWithin', literal('POINT(4 4)'), literal(ring))).toBe('false');
    const two = 'MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))';
    expect(call('sfContains', literal(two), literal('POINT(5.8 5.2)'))).toBe('true');
    expect(call('sfContains', literal(two), literal('POINT(2 2)'))).toBe('false');
  });

  it('are errors for what is no geometry', () => {
    expect(call('sfWithin', '1', literal('POINT(0 0)'))).toBeUndefined();
    for (const wrong of [
      'POLYGON(0 0)',
      'POLYGON((0 0, 1 0, 1 1))',
      'POLYGON(((0 0, 1 0, 1 1, 0 0)))',
      'MULTIPOLYGON((0 0, 1 0, 1 1, 0 0))',
      'POLYGON((0 0 0, 1 0 0, 1 1 0, 0 0 0))',
      'POLYGON EMPTY',
    ])
      expect(call('sfWithin', literal('POINT(0 0)'), literal(wrong))).toBeUndefined();
    const area = literal('POLYGON((0 0, 1 0, 1 1, 0 0))');
    expect(call('sfWithin', area, area)).toBeUndefined();
  });
});
