/** Places of an answer on a map of coastlines, which have no borders in them. */
import { svgElement } from '../elements.js';
import { sendForJson } from '../requests.js';
import type { MapData } from './chart-choice.js';
import { COUNT, caption, frame } from './picture.js';

/** Rings of land, each a flat list of longitude and latitude in hundredths of a degree. */
type Rings = readonly (readonly number[])[];

let known: Promise<Rings> | undefined;

/** Asked for once, when there is a map. Without them a map has its points and degrees. */
function coastlines(): Promise<Rings> {
  return (known ??= sendForJson<Rings>('/assets/coastlines.json').catch(() => []));
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
  const margin = (width - (box.east - box.west) * squeeze * scale) / 2;
  const x = (longitude: number): number => margin + (longitude - box.west) * squeeze * scale;
  const y = (latitude: number): number => (box.north - latitude) * scale;
  const most = Math.max(...points.map(({ amount }) => amount ?? 0)) || 1;
  const marks = [...points]
    .sort((one, other) => (other.amount ?? 0) - (one.amount ?? 0))
    .map(({ latitude, longitude, name, amount }) => {
      const label = `${name}${amount === undefined ? '' : `: ${COUNT.format(amount)}`}`;
      return svgElement(
        'circle',
        {
          class: 'point',
          cx: x(longitude),
          cy: y(latitude),
          r: amount === undefined ? 5 : 3 + 15 * Math.sqrt(Math.max(0, amount) / most),
        },
        svgElement('title', {}, label),
      );
    });
  const land = svgElement('path', { class: 'land', 'fill-rule': 'evenodd' });
  void coastlines().then((rings) => {
    land.setAttribute('d', landPath(rings, box, x, y));
  });
  return [
    frame(
      width,
      height,
      `${points.length} places on a map`,
      land,
      ...graticule(box, x, y, width, height),
      ...marks,
    ),
    caption(
      `${COUNT.format(points.length)} places over coastlines, without borders; lines are degrees of latitude and longitude.`,
    ),
  ];
}

interface Bounds {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** What holds all points, with some room around them. */
function boundsOf(points: MapData['points']): Bounds {
  const [latitudes, longitudes] = [
    points.map(({ latitude }) => latitude),
    points.map(({ longitude }) => longitude),
  ];
  const [south, north, west, east] = [
    Math.min(...latitudes),
    Math.max(...latitudes),
    Math.min(...longitudes),
    Math.max(...longitudes),
  ];
  const room = Math.max(1, (north - south) * 0.08, (east - west) * 0.04);
  return {
    south: Math.max(-90, south - room),
    north: Math.min(90, north + room),
    west: west - room,
    east: east + room,
  };
}

function graticule(
  { south, north, west, east }: Bounds,
  x: (longitude: number) => number,
  y: (latitude: number) => number,
  width: number,
  height: number,
): Element[] {
  const span = Math.max(north - south, east - west);
  const step = [1, 2, 5, 10, 20, 30].find((degrees) => span / degrees <= 9) ?? 45;
  const from = (start: number): number => Math.ceil(start / step) * step;
  const count = (start: number, end: number): number[] =>
    Array.from(
      { length: Math.max(0, Math.floor((end - from(start)) / step) + 1) },
      (_, index) => from(start) + index * step,
    );
  return [
    ...count(south, north).flatMap((degrees) => [
      svgElement('line', { class: 'grid', x1: 0, x2: width, y1: y(degrees), y2: y(degrees) }),
      svgElement(
        'text',
        { class: 'amount', x: 2, y: y(degrees) - 4 },
        `${Math.abs(degrees)}°${degrees < 0 ? 'S' : 'N'}`,
      ),
    ]),
    ...count(west, east).flatMap((degrees) => [
      svgElement('line', { class: 'grid', x1: x(degrees), x2: x(degrees), y1: 0, y2: height }),
      ...(x(degrees) > width - 36
        ? []
        : [
            svgElement(
              'text',
              { class: 'amount', x: x(degrees) + 4, y: height - 6 },
              `${Math.abs(degrees)}°${degrees < 0 ? 'W' : 'E'}`,
            ),
          ]),
    ]),
  ];
}

/** The rings that reach into a map; the frame cuts what reaches beyond. */
function landPath(
  rings: Rings,
  box: Bounds,
  x: (longitude: number) => number,
  y: (latitude: number) => number,
): string {
  return rings
    .filter((ring) => reachesInto(ring, box))
    .map((ring) => {
      const points = Array.from(
        { length: ring.length / 2 },
        (_, at) => `${x(ring[2 * at]! / 100).toFixed(1)},${y(ring[2 * at + 1]! / 100).toFixed(1)}`,
      );
      return `M${points.join(' ')}Z`;
    })
    .join('');
}

function reachesInto(ring: readonly number[], { south, north, west, east }: Bounds): boolean {
  let [isWest, isEast, isSouth, isNorth] = [true, true, true, true];
  for (let at = 0; at < ring.length; at += 2) {
    const [longitude, latitude] = [ring[at]! / 100, ring[at + 1]! / 100];
    isWest &&= longitude < west;
    isEast &&= longitude > east;
    isSouth &&= latitude < south;
    isNorth &&= latitude > north;
  }
  return !isWest && !isEast && !isSouth && !isNorth;
}
