import { describe, expect, it } from '@jest/globals';
import { Locator } from '../../../src/http/maps/located.js';
import { mapOf } from '../../../src/http/maps/map-view.js';
import { versionOf } from '../../../src/graph/index.js';
import { GEO, XSD, literal, quad, type Literal, type NamedNode } from '../../../src/rdf/index.js';
import { names } from '../../support/shipped-graph.js';

const entry = (
  label: string,
  latitude: number,
  longitude: number,
  count = 1,
): Parameters<typeof mapOf>[0][number] => ({
  label,
  href: `/id/place/${label}`,
  count,
  at: { latitude, longitude },
});

describe('A map', () => {
  it('shows all of its places, the largest first, with land behind them', () => {
    const map = mapOf([
      entry('Vienna', 48.2, 16.4, 2),
      entry('Dushanbe', 38.6, 68.8, 9),
      entry('Skopje', 42, 21.4),
    ])!;
    expect(map.marks.map(({ label }) => label)).toEqual(['Dushanbe', 'Vienna', 'Skopje']);
    for (const { x, y, radius } of map.marks) {
      expect(x - radius).toBeGreaterThan(0);
      expect(x + radius).toBeLessThan(map.width);
      expect(y - radius).toBeGreaterThan(0);
      expect(y + radius).toBeLessThan(map.height);
    }
    expect(map.land).toMatch(/^M[\d., L-]+Z/);
  });

  it('has one circle for what stands at one point, and a place in the list for each', () => {
    const map = mapOf([entry('Tirana', 41.3, 19.8, 3), entry('Albania', 41.3, 19.8, 4)])!;
    expect(map.marks.map(({ label, count }) => [label, count])).toEqual([['Albania, Tirana', 7]]);
    expect(map.places.map(({ count }) => count)).toEqual([4, 3]);
  });

  it('is drawn over the sea as well, and at the ends of the globe', () => {
    for (const [latitude, longitude] of [
      [0, -150],
      [90, 0],
      [-90, 0],
      [60, 180],
      [60, -180],
    ] as const) {
      expect(mapOf([entry('there', latitude, longitude)])!.marks[0]).toMatchObject({
        x: 360,
        y: 200,
      });
    }
  });

  it('takes the shorter way around the globe, over the antimeridian', () => {
    const { marks, land } = mapOf([entry('Anadyr', 64.7, 177.5), entry('Nome', 64.5, -165.4)])!;
    const [anadyr, nome] = marks;
    expect(Math.round(anadyr!.x + nome!.x)).toBe(720);
    expect(anadyr!.x).toBeLessThan(nome!.x);
    expect(nome!.x - anadyr!.x).toBeLessThan(400);
    expect(land).toMatch(/^M[\d., L-]+Z/);
  });

  it('is none without places', () => {
    expect(mapOf([])).toBeUndefined();
  });
});

describe('A Locator', () => {
  const place = (slug: string): NamedNode => names.thing('place', slug);
  const number = (value: string): Literal => literal(value, XSD.decimal);
  const { ids } = versionOf([
    quad(place('tirana'), GEO.lat, number('41.3')),
    quad(place('tirana'), GEO.long, number('19.8')),
    quad(place('square'), names.og('within'), place('tirana')),
    quad(names.thing('state', 'albania'), names.og('capital'), place('tirana')),
    quad(place('korce'), names.og('inState'), names.thing('state', 'albania')),
    quad(place('odd'), GEO.lat, number('412')),
    quad(place('odd'), GEO.long, number('19.8')),
    quad(place('one'), names.og('within'), place('other')),
    quad(place('other'), names.og('within'), place('one')),
  ]);
  const find = (slug: string): unknown =>
    new Locator(ids, names).coordinatesOf(ids.dictionary.idOf(place(slug)));

  it('takes coordinates of the place, of what is around it, or of the capital of its State', () => {
    expect(['tirana', 'square', 'korce'].map(find)).toEqual(
      Array.from({ length: 3 }, () => ({ latitude: 41.3, longitude: 19.8 })),
    );
  });

  it('takes none that are not on the globe, and ends where places lie in each other', () => {
    expect(['odd', 'one'].map(find)).toEqual([undefined, undefined]);
  });
});
