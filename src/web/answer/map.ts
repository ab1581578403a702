/** Places on a map of coastlines, which have no borders in them. */
import {
  geoAzimuthalEqualArea,
  geoBounds,
  geoGraticule,
  geoPath,
  type GeoPermissibleObjects,
  type GeoProjection,
} from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { hint, svgElement } from '../elements.js';
import { COUNT } from '../numbers.js';
import { sendForJson } from '../requests.js';
import type { MapPoint } from './chart-choice.js';
import { ZoomMap } from './zoom-map.js';

/** Height in widths, and at most in pixels. */
const [HEIGHT, MOST_HEIGHT] = [0.56, 480];
/** Around the places, as a part of the height. */
const MARGIN = 0.12;
/** The least width of a map, in radii of the globe: about 2,500 kilometres. */
const LEAST_WIDTH = 0.4;
/** Degrees between lines, and how many of them a map is wide at most. */
const STEPS = [2, 5, 10, 20, 30];
const MOST_LINES = 12;

let known: Promise<GeoPermissibleObjects | undefined> | undefined;

/** Loaded once, when there is a map. Without it a map has its points and lines. */
function land(): Promise<GeoPermissibleObjects | undefined> {
  return (known ??= sendForJson<Topology<{ readonly land: GeometryObject }>>(
    '/assets/coastlines.json',
  ).then(
    (topology) => feature(topology, topology.objects.land),
    () => undefined,
  ));
}

/** The map, with the places of a cluster listed below it once one is chosen. */
export function drawMap(
  points: readonly MapPoint[],
  width: number,
  capitals: readonly Pick<MapPoint, 'latitude' | 'longitude' | 'name'>[] = [],
): Element[] {
  const height = Math.round(Math.min(MOST_HEIGHT, width * HEIGHT));
  const projection = projectionAround(points, width, height);
  const path = geoPath(projection).digits(1);
  const placeOf = ({ latitude, longitude }: Pick<MapPoint, 'latitude' | 'longitude'>) => {
    const [x, y] = path.centroid({ type: 'Point', coordinates: [longitude, latitude] });
    return { x, y };
  };
  const shape = svgElement('path', { class: 'land', 'fill-rule': 'evenodd' });
  void land().then((found) => {
    if (found) shape.setAttribute('d', path(found) ?? '');
  });
  const span = (180 * width) / (Math.PI * projection.scale());
  const degrees = STEPS.find((step) => span / step <= MOST_LINES) ?? 45;
  const lines = path(
    geoGraticule()
      .step([degrees, degrees])
      .precision(degrees / 2)(),
  );
  const svg = svgElement('svg', {
    viewBox: `0 0 ${width} ${height}`,
    // Links are also in a list beside the map.
    ...(points.some(({ href }) => href !== undefined)
      ? { 'aria-hidden': 'true' }
      : { role: 'img', 'aria-label': `${points.length} places on a map` }),
  });
  const graticule = svgElement('path', { class: 'graticule', d: lines ?? '' });
  const map = new ZoomMap(svg, svgElement('g', { class: 'ground' }, shape, graticule), {
    width,
    height,
    places: points.map(({ name, amount, href, ...at }) => ({
      ...placeOf(at),
      count: Math.max(0, amount ?? 1),
      label: name,
      href,
      amount: amount === undefined ? undefined : COUNT.format(amount),
    })),
    capitals: capitals
      .map(({ name, ...at }) => ({ ...placeOf(at), name }))
      .filter(({ x, y }) => x >= 0 && y >= 0),
  });
  return [
    svg,
    map.zoom.buttons,
    hint('Drag to move. Zoom with Ctrl and the wheel, two fingers or the buttons.'),
    map.words,
  ];
}

/** Equal areas, with all points in sight. */
function projectionAround(
  points: readonly MapPoint[],
  width: number,
  height: number,
): GeoProjection {
  const places = {
    type: 'MultiPoint' as const,
    coordinates: points.map(({ longitude, latitude }) => [longitude, latitude]),
  };
  const [[west, south], [east, north]] = geoBounds(places);
  // Bounds that cross the antimeridian have their east in the west.
  const longitude = (west + east) / 2 + (east < west ? 180 : 0);
  const projection = geoAzimuthalEqualArea().rotate([-longitude, -(south + north) / 2]);
  const margin = MARGIN * height;
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    places,
  );
  // Of a single point the scale would be infinite.
  const largest = width / LEAST_WIDTH;
  if (!(projection.scale() <= largest)) {
    const [[left, top], [right, bottom]] = geoPath(
      projection.scale(largest).translate([0, 0]),
    ).bounds(places);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    projection.translate([width / 2 - x, height / 2 - y]);
  }
  return projection.clipExtent([
    [-1, -1],
    [width + 1, height + 1],
  ]);
}
