/** The mean radius of the earth (IUGG). */
export const EARTH_RADIUS_METRES = 6_371_008.8;

const OGC_UNITS = 'http://www.opengis.net/def/uom/OGC/1.0/';

const METRES: Readonly<Record<string, number>> = {
  metre: 1,
  meter: 1,
  kilometre: 1_000,
  kilometer: 1_000,
  foot: 0.3048,
  yard: 0.9144,
  mile: 1_609.344,
  statuteMile: 1_609.344,
  nauticalMile: 1_852,
  radian: EARTH_RADIUS_METRES,
  degree: (EARTH_RADIUS_METRES * Math.PI) / 180,
};

/** How many metres a unit of the OGC's vocabulary is along the earth; undefined for any other. */
export function metresOf(unitIri: string): number | undefined {
  if (!unitIri.startsWith(OGC_UNITS)) return undefined;
  const name = unitIri.slice(OGC_UNITS.length);
  return Object.hasOwn(METRES, name) ? METRES[name] : undefined;
}
