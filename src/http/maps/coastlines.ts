/** Land as an SVG path: coastlines of Natural Earth, which have no borders. */
import { geoPath, geoTransform, type GeoPermissibleObjects, type GeoStream } from 'd3-geo';
import { LRUCache } from 'lru-cache';
import { feature } from 'topojson-client';
import { coastlines } from '../pages/assets.js';
import type { MapViewport } from './viewport.js';

/** Points closer than this are one. */
const LEAST_STEP = 1.2;
const KNOWN_PATHS = 200;

const paths = new LRUCache<string, string>({ max: KNOWN_PATHS });

let land: GeoPermissibleObjects | undefined;

/** The land of a viewport. Cost: some milliseconds at first, for all points of the globe. */
export function landPath({ key, projection }: MapViewport): string {
  const known = paths.get(key);
  if (known !== undefined) return known;
  land ??= readLand();
  const stream = (path: GeoStream): GeoStream => projection.stream(thinned(path));
  const path = geoPath({ stream }).digits(1)(land) ?? '';
  paths.set(key, path);
  return path;
}

function readLand(): GeoPermissibleObjects {
  const topology = coastlines();
  return feature(topology, topology.objects.land);
}

/** Leaves out points that are too close to the one before. */
function thinned(path: GeoStream): GeoStream {
  let before: readonly [number, number] | undefined;
  return geoTransform({
    lineStart() {
      before = undefined;
      this.stream.lineStart();
    },
    point(x, y) {
      if (before && Math.abs(x - before[0]) + Math.abs(y - before[1]) < LEAST_STEP) return;
      before = [x, y];
      this.stream.point(x, y);
    },
  }).stream(path);
}
