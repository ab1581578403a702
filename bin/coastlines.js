// The coastlines that maps are drawn over: Natural Earth's (public domain), as world-atlas packs
// them, with fewer points. They have no borders in them, so maps make no claim about any.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { quantize } from 'topojson-client';
import { filter, filterWeight, planarRingArea, presimplify, simplify } from 'topojson-simplify';

/** Square degrees: a point goes if its triangle is smaller, and land goes if it is. */
const LEAST_TRIANGLE = 0.02;
const LEAST_LAND = 0.03;
/** Land that lies entirely south of this latitude is left out: nothing happens there. */
const SOUTH = -58;
/** Steps of a twenty-fifth of a degree from west to east. */
const GRID = 9_001;

/** Land as TopoJSON, one object called `land`. */
export function coastlines() {
  const world = readFileSync(
    createRequire(import.meta.url).resolve('world-atlas/land-50m.json'),
    'utf8',
  );
  const fewer = simplify(presimplify(JSON.parse(world)), LEAST_TRIANGLE);
  const areaOf = (ring) =>
    ring.some(([, latitude]) => latitude > SOUTH) ? planarRingArea(ring) : 0;
  return JSON.stringify(quantize(filter(fewer, filterWeight(fewer, LEAST_LAND, areaOf)), GRID));
}
