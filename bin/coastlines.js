// The coastlines that maps are drawn over: those of Natural Earth (public domain), as world-atlas
// packs them, in fewer points. There are no borders in them, so maps make no claim about any.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Degrees that a line may be off, and square degrees that land has at least. */
const TOLERANCE = 0.05;
const LEAST_AREA = 0.03;
/** South of it nobody reports. */
const SOUTH = -58;

/** Rings of land as JSON: each a flat list of longitude, latitude, in hundredths of a degree. */
export function coastlines() {
  const { arcs, objects, transform } = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-50m.json'), 'utf8'),
  );
  const lines = arcs.map((arc) => decoded(arc, transform));
  const rings = objects.land.geometries
    .flatMap((geometry) => geometry.arcs.flat())
    .map((parts) => ringOf(parts, lines));
  const kept = rings.filter(
    (ring) => areaOf(ring) >= LEAST_AREA && ring.some(([, latitude]) => latitude > SOUTH),
  );
  return JSON.stringify(
    kept.map((ring) =>
      simplified(ring)
        .flat()
        .map((degrees) => Math.round(degrees * 100)),
    ),
  );
}

/** TopoJSON keeps each point as its difference to the one before, in steps of a grid. */
function decoded(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [
    (x += dx) * scale[0] + translate[0],
    (y += dy) * scale[1] + translate[1],
  ]);
}

/**
 * Arcs one after another; `~index` is one the other way round. Where two meet they share a point.
 */
function ringOf(parts, lines) {
  return parts.flatMap((index, place) => {
    const line = index < 0 ? lines[~index].toReversed() : lines[index];
    return place === 0 ? line : line.slice(1);
  });
}

function areaOf(ring) {
  const twice = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/**
 * Douglas and Peucker's: leaves out what is nearly on the line between its neighbours. Two halves,
 * since a ring begins where it ends.
 */
function simplified(ring) {
  const middle = Math.floor(ring.length / 2);
  return [...thinned(ring.slice(0, middle + 1)).slice(0, -1), ...thinned(ring.slice(middle))];
}

function thinned(line) {
  if (line.length < 3) return line;
  const [first, last] = [line[0], line.at(-1)];
  let [furthest, distance] = [0, 0];
  for (let index = 1; index < line.length - 1; index += 1) {
    const each = distanceToLine(line[index], first, last);
    if (each > distance) [furthest, distance] = [index, each];
  }
  return distance <= TOLERANCE
    ? [first, last]
    : [...thinned(line.slice(0, furthest + 1)).slice(0, -1), ...thinned(line.slice(furthest))];
}

function distanceToLine([x, y], [x1, y1], [x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  return length === 0
    ? Math.hypot(x - x1, y - y1)
    : Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}
