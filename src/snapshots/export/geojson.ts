/** Places as GeoJSON (RFC 7946), for maps. */
import { COUNTRY, type TermId } from '../../graph/index.js';
import { GEO, type Names } from '../../rdf/index.js';
import type { Selection } from './selection.js';
import { ThingReader } from './thing-reader.js';

/**
 * A feature for each place that the selection is about or names: a point if it has coordinates (WGS
 * 84, longitude first), else without geometry. Properties: name, State, country (for Kosovo, which
 * is in no State, the place), and the number of events there.
 */
export function* geojsonParts(selection: Selection, names: Names): Generator<string> {
  const { dictionary } = selection.graph;
  const reader = new ThingReader(selection, names);
  const [place, inState, eventPlace] = ['Place', 'inState', 'place'].map((name) =>
    dictionary.idOf(names.og(name)),
  ) as [TermId, TermId, TermId];
  const [latitude, longitude] = [dictionary.idOf(GEO.lat), dictionary.idOf(GEO.long)];
  const countriesOf = reader.along(COUNTRY.ofPlace);
  const found = new Set<TermId>();
  selection.visit((subject) => found.add(subject), undefined, reader.type, place);
  selection.visit((subject) => found.add(subject), undefined, latitude);
  yield '{\n"type": "FeatureCollection",\n"features": [';
  let separator = '\n';
  for (const each of reader.sorted(found)) {
    const [state] = reader.valuesOf(each, inState).sort();
    const [country] = countriesOf(each)
      .map((id) => reader.nameOf(id))
      .sort();
    const events = [...reader.subjectsOf(eventPlace, each)].filter((event) =>
      selection.isAbout(event),
    );
    const feature = {
      type: 'Feature',
      id: dictionary.textOf(each),
      geometry: pointOf(reader, each, latitude, longitude),
      properties: {
        name: reader.nameOf(each),
        state: state === undefined ? null : reader.nameOf(state),
        stateIri: state === undefined ? null : reader.textOf(state),
        country: country ?? null,
        events: events.length,
      },
    };
    yield `${separator}${JSON.stringify(feature)}`;
    separator = ',\n';
  }
  yield '\n]\n}\n';
}

/** Of a place with exactly one valid latitude and longitude. */
function pointOf(
  reader: ThingReader,
  place: TermId,
  latitude: TermId,
  longitude: TermId,
): object | null {
  const degrees = (property: TermId, limit: number): number | undefined => {
    const [text, ...others] = reader.valuesOf(place, property).map((value) => reader.textOf(value));
    const value =
      text === undefined || text.trim() === '' || others.length > 0 ? NaN : Number(text);
    return Math.abs(value) <= limit ? value : undefined;
  };
  const coordinates = [degrees(longitude, 180), degrees(latitude, 90)];
  return coordinates.includes(undefined) ? null : { type: 'Point', coordinates };
}
