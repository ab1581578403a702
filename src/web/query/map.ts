/** Places of an answer on a map of coastlines, which have no borders in them. */
import {
  geoAzimuthalEqualArea,
  geoBounds,
  geoGraticule,
  geoPath,
  type GeoPermissibleObjects,
  type GeoProjection,
} from 'd3-geo';
import { feature } from 'topojson-client';
import type { Coastlines } from '../../json-answers.js';
import { svgElement } from '../elements.js';
import { ZoomMap } from '../map/zoom-map.js';
import { sendForJson } from '../requests.js';
import type { MapData } from './chart-choice.js';
import { COUNT, caption } from './picture.js';

const HEIGHT = 440;
/** Around the places, in pixels. */
const MARGIN = 40;
/** The least width of a map, in radii of the globe: about 2,500 kilometres. */
const LEAST_WIDTH = 0.4;
const DEGREES = 10;

let known: Promise<GeoPermissibleObjects | undefined> | undefined;

/** Loaded once, when there is a map. Without it a map has its points and lines. */
function land(): Promise<GeoPermissibleObjects | undefined> {
  return (known ??= sendForJson<Coastlines>('/assets/coastlines.json').then(
    (topology) => feature(topology, topology.objects.land),
    () => undefined,
  ));
}

/** The map, with the places of a cluster listed below it once one is chosen. */
export function drawMap({ points }: MapData, width: number): Element[] {
  const projection = projectionAround(points, width);
  const path = geoPath(projection).digits(1);
  const shape = svgElement('path', { class: 'land', 'fill-rule': 'evenodd' });
  void land().then((found) => {
    if (found) shape.setAttribute('d', path(found) ?? '');
  });
  const lines = path(geoGraticule().step([DEGREES, DEGREES])());
  const svg = svgElement('svg', {
    viewBox: `0 0 ${width} ${HEIGHT}`,
    role: 'img',
    'aria-label': `${points.length} places on a map`,
  });
  const ground = svgElement(
    'g',
    {},
    shape,
    svgElement('path', { class: 'graticule', d: lines ?? '' }),
  );
  const map = new ZoomMap(svg, ground, {
    width,
    height: HEIGHT,
    places: points.map(({ latitude, longitude, name, amount }) => {
      const [x, y] = path.centroid({ type: 'Point', coordinates: [longitude, latitude] });
      return {
        x,
        y,
        count: Math.max(0, amount ?? 1),
        label: name,
        amount: amount === undefined ? undefined : COUNT.format(amount),
      };
    }),
  });
  return [
    svg,
    map.zoom.buttons,
    map.words,
    caption(
      `${COUNT.format(points.length)} places over coastlines, without borders; a line every ` +
        `${DEGREES}°.`,
    ),
  ];
}

/** Equal areas, with all points in sight. */
function projectionAround(points: MapData['points'], width: number): GeoProjection {
  const places = {
    type: 'MultiPoint' as const,
    coordinates: points.map(({ longitude, latitude }) => [longitude, latitude]),
  };
  const [[west, south], [east, north]] = geoBounds(places);
  // Bounds that cross the antimeridian have their east in the west.
  const longitude = (west + east) / 2 + (east < west ? 180 : 0);
  const projection = geoAzimuthalEqualArea().rotate([-longitude, -(south + north) / 2]);
  const room: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [width - MARGIN, HEIGHT - MARGIN],
  ];
  projection.fitExtent(room, places);
  // Of a single point the scale would be infinite.
  if (!(projection.scale() <= width / LEAST_WIDTH))
    projection.scale(width / LEAST_WIDTH).translate([width / 2, HEIGHT / 2]);
  return projection.clipExtent([
    [-1, -1],
    [width + 1, HEIGHT + 1],
  ]);
}
