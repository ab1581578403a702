/** A map of an answer that has places or States, but no coordinates: the graph has these. */
import { select } from '../requests.js';
import type { Naming } from './cells.js';
import type { Row } from './terms.js';

const DECIMAL = 'http://www.w3.org/2001/XMLSchema#decimal';
/** The most places that are looked up. */
const MOST_PLACES = 2_000;

/** The first column in which all values are places or States of this server; -1 without one. */
export function placesIn(rows: readonly Row[], { baseIri }: Naming): number {
  const kinds = ['place', 'state'].map((kind) => `${baseIri}id/${kind}/`);
  const isPlace = (term: Row[number]): boolean =>
    term?.type === 'uri' && kinds.some((kind) => term.value.startsWith(kind));
  return (rows[0] ?? []).findIndex(
    (_term, column) =>
      rows.some((row) => row[column] !== undefined) &&
      rows.every((row) => row[column] === undefined || isPlace(row[column])),
  );
}

/** The rows with a latitude and a longitude after their terms; those without a known place go. */
export async function located(
  rows: readonly Row[],
  column: number,
  { baseIri, version }: { readonly baseIri: string; readonly version: string | undefined },
): Promise<Row[]> {
  const iriOf = (row: Row): string => {
    const term = row[column];
    return term?.type === 'uri' ? term.value : '';
  };
  const iris = [...new Set(rows.map(iriOf))]
    .filter((iri) => /^[^<>"{}|\\^`\s]+$/.test(iri))
    .slice(0, MOST_PLACES);
  const found = await select(
    `PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
SELECT ?iri (SAMPLE(?lat) AS ?north) (SAMPLE(?long) AS ?east) {
  VALUES ?iri { ${iris.map((iri) => `<${iri}>`).join(' ')} }
  ?iri <${baseIri}ontology#capital>? ?place .
  ?place geo:lat ?lat ; geo:long ?long .
} GROUP BY ?iri`,
    version,
  );
  const places = new Map(found.map(({ iri, north = '', east = '' }) => [iri, [north, east]]));
  return rows.flatMap((row) => {
    const numbers = places.get(iriOf(row));
    return numbers
      ? [
          [
            ...row,
            ...numbers.map((value) => ({ type: 'literal', value, datatype: DECIMAL }) as const),
          ],
        ]
      : [];
  });
}
