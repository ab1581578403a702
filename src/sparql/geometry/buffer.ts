/** The area within a distance of a geometry, as a polygon. */
import { Geometry } from './geometry.js';
import { jsts, type Coordinate } from './jsts.js';
import { EARTH_RADIUS_METRES } from './units.js';

const RADIANS = Math.PI / 180;
/** Sides of a quarter circle: its radius is right within 0.13 %. */
const QUADRANT_SEGMENTS = 16;

/**
 * Measured on a map that keeps distances from the middle of the geometry (azimuthal equidistant),
 * so right for points and for shapes of some hundred kilometres. Undefined where the result
 * contains a pole or crosses the date line, which a polygon in degrees cannot express.
 */
export function bufferOf(geometry: Geometry, metres: number): Geometry | undefined {
  if (geometry.isEmpty) return geometry;
  const { west, south, east, north } = geometry.box;
  const centre = { x: (west + east) / 2, y: (south + north) / 2 };
  const reach = metres / EARTH_RADIUS_METRES / RADIANS;
  if (north + reach >= 90 || south - reach <= -90) return undefined;
  const flat = rewritten(geometry.wkt, (coordinate) => toMap(coordinate, centre));
  const buffered = new (jsts().io.WKTReader)().read(flat).buffer(metres, QUADRANT_SEGMENTS);
  const text = new (jsts().io.WKTWriter)().write(buffered);
  return Geometry.parse(rewritten(text, (coordinate) => fromMap(coordinate, centre)));
}

/** Well-known text with each of its coordinates changed. */
function rewritten(wkt: string, change: (coordinate: Coordinate) => Coordinate): string {
  return wkt.replace(/([-+.\d][-+.\deE]*)\s+([-+.\d][-+.\deE]*)/g, (_, x: string, y: string) => {
    const changed = change({ x: Number(x), y: Number(y) });
    return `${changed.x} ${changed.y}`;
  });
}

/** Metres east and north of the centre (Snyder, Map Projections, equations 5-3, 25-2, 21-4). */
function toMap({ x, y }: Coordinate, centre: Coordinate): Coordinate {
  const [latitude, middle, turn] = [y * RADIANS, centre.y * RADIANS, (x - centre.x) * RADIANS];
  const east = Math.cos(latitude) * Math.sin(turn);
  const north =
    Math.cos(middle) * Math.sin(latitude) - Math.sin(middle) * Math.cos(latitude) * Math.cos(turn);
  const up =
    Math.sin(middle) * Math.sin(latitude) + Math.cos(middle) * Math.cos(latitude) * Math.cos(turn);
  const length = Math.hypot(east, north);
  const scale = length === 0 ? 0 : (EARTH_RADIUS_METRES * Math.atan2(length, up)) / length;
  return { x: east * scale, y: north * scale };
}

/** The inverse of `toMap`, to a centimetre. */
function fromMap({ x, y }: Coordinate, centre: Coordinate): Coordinate {
  const length = Math.hypot(x, y);
  if (length === 0) return centre;
  const [angle, middle] = [length / EARTH_RADIUS_METRES, centre.y * RADIANS];
  const latitude = Math.asin(
    Math.cos(angle) * Math.sin(middle) + (y * Math.sin(angle) * Math.cos(middle)) / length,
  );
  const turn = Math.atan2(
    x * Math.sin(angle),
    length * Math.cos(middle) * Math.cos(angle) - y * Math.sin(middle) * Math.sin(angle),
  );
  const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
  return { x: rounded(centre.x + turn / RADIANS), y: rounded(latitude / RADIANS) };
}
