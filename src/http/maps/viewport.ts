/** Which part of the globe a map shows: all of some places, with room around them. */
import { projectionAround, type Coordinates, type PlanePoint } from './projection.js';

/** The size of every map, in units of its drawing. */
export const WIDTH = 720;
export const HEIGHT = 400;

/**
 * The least that a map shows from one side to the other, in radii of the globe: about 1,500
 * kilometres.
 */
const LEAST_WIDTH = 0.24;
/** Part of the map that stays empty around the places. */
const MARGIN = 0.12;

/** Where places of the globe stand on a map. */
export interface Viewport {
  /** What two viewports share just when they show the same. */
  readonly key: string;
  readonly toMap: (place: Coordinates) => PlanePoint;
}

/** The viewport around places, of which there is at least one. */
export function viewportAround(places: readonly Coordinates[]): Viewport {
  const centre = {
    latitude: rounded(middleOf(places.map(({ latitude }) => latitude)), 2),
    longitude: rounded(middleOf(places.map(({ longitude }) => longitude)), 2),
  };
  const project = projectionAround(centre);
  const points = places.map(project);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const room = 1 - 2 * MARGIN;
  const width = Math.max(LEAST_WIDTH, spanOf(xs) / room, (spanOf(ys) / room) * (WIDTH / HEIGHT));
  const scale = rounded(WIDTH / width, 0);
  const [left, top] = [rounded(middleOf(xs), 4), rounded(middleOf(ys), 4)];
  return {
    key: [centre.latitude, centre.longitude, scale, left, top].join(' '),
    toMap: (place) => {
      const [x, y] = project(place);
      return [(x - left) * scale + WIDTH / 2, (y - top) * scale + HEIGHT / 2];
    },
  };
}

function middleOf(values: readonly number[]): number {
  return (least(values) + most(values)) / 2;
}

function spanOf(values: readonly number[]): number {
  return most(values) - least(values);
}

const least = (values: readonly number[]): number =>
  values.reduce((left, right) => Math.min(left, right), Infinity);
const most = (values: readonly number[]): number =>
  values.reduce((left, right) => Math.max(left, right), -Infinity);

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
