/** Places of an answer on a map of coastlines, which have no borders in them. */
import { geoBounds, geoPath, geoProjection, type GeoPermissibleObjects } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Coastlines } from '../../json-answers.js';
import { svgElement } from '../elements.js';
import { sendForJson } from '../requests.js';
import type { MapData } from './chart-choice.js';
import { COUNT, caption, frame } from './picture.js';

let known: Promise<GeoPermissibleObjects | undefined> | undefined;

/** Asked for once, when there is a map. Without it a map has its points and degrees. */
function land(): Promise<GeoPermissibleObjects | undefined> {
  return (known ??= sendForJson<Coastlines>('/assets/coastlines.json').then(
    (topology) => feature(topology, topology.objects.land),
    () => undefined,
  ));
}

/** Points in degrees, the meridians drawn together as they are at the middle of the map. */
export function drawMap({ points }: MapData, width: number): Element[] {
  const box = boundsOf(points);
  const squeeze = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 40) / ((box.east - box.west) * squeeze),
    520 / (box.north - box.south),
  );
  const height = Math.max(160, (box.north - box.south) * scale);
  const projection = geoProjection((longitude, latitude) => [longitude * squeeze, latitude])
    .rotate([-(box.west + box.east) / 2, 0])
    .scale((scale * 180) / Math.PI)
    .translate([width / 2, box.north * scale])
    .clipExtent([
      [-1, -1],
      [width + 1, height + 1],
    ]);
  const path = geoPath(projection).digits(1);
  const shape = svgElement('path', { class: 'land', 'fill-rule': 'evenodd' });
  void land().then((found) => {
    if (found) shape.setAttribute('d', path(found) ?? '');
  });
  const toMap: ToMap = (longitude, latitude) =>
    path.centroid({ type: 'Point', coordinates: [longitude, latitude] });
  return [
    frame(
      width,
      height,
      `${points.length} places on a map`,
      shape,
      ...graticule(box, toMap, width, height),
      ...marksOf(points, toMap),
    ),
    caption(
      `${COUNT.format(points.length)} places over coastlines, without borders; ` +
        'lines are degrees of latitude and longitude.',
    ),
  ];
}

/** Where a place is in the picture. */
type ToMap = (longitude: number, latitude: number) => [x: number, y: number];

function marksOf(points: MapData['points'], toMap: ToMap): Element[] {
  const most = Math.max(...points.map(({ amount }) => amount ?? 0)) || 1;
  return [...points]
    .sort((one, other) => (other.amount ?? 0) - (one.amount ?? 0))
    .map(({ latitude, longitude, name, amount }) => {
      const [x, y] = toMap(longitude, latitude);
      const label = `${name}${amount === undefined ? '' : `: ${COUNT.format(amount)}`}`;
      const radius = amount === undefined ? 5 : 3 + 15 * Math.sqrt(Math.max(0, amount) / most);
      return svgElement(
        'circle',
        { class: 'point', cx: x, cy: y, r: radius },
        svgElement('title', {}, label),
      );
    });
}

interface Bounds {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** What holds all points, with some room around them; across the antimeridian east is over 180. */
function boundsOf(points: MapData['points']): Bounds {
  const [[west, south], [end, north]] = geoBounds({
    type: 'MultiPoint',
    coordinates: points.map(({ longitude, latitude }) => [longitude, latitude]),
  });
  const east = end < west ? end + 360 : end;
  const room = Math.max(1, (north - south) * 0.08, (east - west) * 0.04);
  return {
    south: Math.max(-90, south - room),
    north: Math.min(90, north + room),
    west: west - room,
    east: east + room,
  };
}

/** Lines of latitude and longitude, each with its degrees. */
function graticule(
  { south, north, west, east }: Bounds,
  toMap: ToMap,
  width: number,
  height: number,
): Element[] {
  const span = Math.max(north - south, east - west);
  const step = [1, 2, 5, 10, 20, 30].find((degrees) => span / degrees <= 9) ?? 45;
  const parallels = multiplesWithin(step, south, north).flatMap((latitude) => {
    const [, y] = toMap((west + east) / 2, latitude);
    const label = `${Math.abs(latitude)}°${latitude < 0 ? 'S' : 'N'}`;
    return [
      svgElement('line', { class: 'grid', x1: 0, x2: width, y1: y, y2: y }),
      svgElement('text', { class: 'amount', x: 2, y: y - 4 }, label),
    ];
  });
  const meridians = multiplesWithin(step, west, east).flatMap((longitude) => {
    const [x] = toMap(longitude, (south + north) / 2);
    const degrees = longitude - 360 * Math.round(longitude / 361);
    const label = `${Math.abs(degrees)}°${degrees < 0 ? 'W' : 'E'}`;
    const line = svgElement('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: height });
    return x > width - 36
      ? [line]
      : [line, svgElement('text', { class: 'amount', x: x + 4, y: height - 6 }, label)];
  });
  return [...parallels, ...meridians];
}

/** The multiples of a step from a start to an end. */
function multiplesWithin(step: number, start: number, end: number): number[] {
  const first = Math.ceil(start / step);
  return Array.from(
    { length: Math.max(0, Math.floor(end / step) - first + 1) },
    (_, index) => (first + index) * step,
  );
}
