/** The part of the globe around some places, in Lambert's azimuthal equal-area projection. */
import type { GeoProjection } from 'd3-geo';
import { geoAzimuthalEqualArea, geoBounds, geoGraticule, geoPath } from 'd3-geo';

/** A place on the globe, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** The size of every map, in units of its drawing. */
export const WIDTH = 720;
export const HEIGHT = 400;

/** The least width of a map, in radii of the globe: about 2,500 kilometres. */
const LEAST_WIDTH = 0.4;
/** Degrees between lines, and how many of them a map is wide at most. */
const GRATICULE_STEPS = [2, 5, 10, 20, 30];
const MOST_LINES = 12;
/** Part of the map that stays empty around the places. */
const MARGIN = 0.12;
/** How far land is drawn beyond the map, so that its cut edges stay out of sight. */
const BLEED = 8;

export interface MapViewport {
  /** Equal for two viewports exactly when they show the same. */
  readonly key: string;
  readonly projection: GeoProjection;
  readonly toMap: (place: Coordinates) => [x: number, y: number];
  /** Lines of latitude and longitude as an SVG path, every so many degrees. */
  readonly graticule: { readonly path: string; readonly degrees: number };
}

export function viewportAround(places: readonly Coordinates[]): MapViewport {
  const points = { type: 'MultiPoint' as const, coordinates: places.map(positionOf) };
  const [[west, south], [east, north]] = geoBounds(points);
  // Bounds that cross the antimeridian have their east in the west.
  const longitude = rounded((west + east) / 2 + (east < west ? 180 : 0), 2);
  const latitude = rounded((south + north) / 2, 2);
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .translate([0, 0])
    .scale(1);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(points);
  const room = 1 - 2 * MARGIN;
  const width = Math.max(
    LEAST_WIDTH,
    (right - left) / room,
    ((bottom - top) / room) * (WIDTH / HEIGHT),
  );
  const scale = rounded(WIDTH / width, 0);
  const [x, y] = [rounded((left + right) / 2, 4), rounded((top + bottom) / 2, 4)];
  projection
    .scale(scale)
    .translate([WIDTH / 2 - x * scale, HEIGHT / 2 - y * scale])
    .clipExtent([
      [-BLEED, -BLEED],
      [WIDTH + BLEED, HEIGHT + BLEED],
    ]);
  const path = geoPath(projection);
  return {
    key: [latitude, longitude, scale, x, y].join(' '),
    projection,
    toMap: (place) => path.centroid({ type: 'Point', coordinates: positionOf(place) }),
    graticule: graticuleOf(projection, width),
  };
}

/** Radii of the globe are radians at the middle of the map. */
function graticuleOf(projection: GeoProjection, width: number): MapViewport['graticule'] {
  const span = (width * 180) / Math.PI;
  const degrees = GRATICULE_STEPS.find((step) => span / step <= MOST_LINES) ?? 45;
  const lines = geoGraticule()
    .step([degrees, degrees])
    .precision(degrees / 2)();
  return { path: geoPath(projection).digits(0)(lines) ?? '', degrees };
}

function positionOf({ longitude, latitude }: Coordinates): [number, number] {
  return [longitude, latitude];
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
