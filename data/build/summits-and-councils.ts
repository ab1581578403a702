/**
 * `summits-and-councils.json`: the Summits and the meetings of the Ministerial Council, which are
 * events.
 */
import type { SummitRecord } from './facts-files.js';
import type { Places } from './places.js';
import type { ReferenceWriter } from './reference-writer.js';

const KINDS: Readonly<Record<SummitRecord['kind'], { className: string; seriesId: string }>> = {
  summit: { className: 'SummitMeeting', seriesId: 'summit-meetings' },
  'ministerial-council': {
    className: 'MinisterialCouncilMeeting',
    seriesId: 'ministerial-council-meetings',
  },
};

export function writeSummit(writer: ReferenceWriter, places: Places, record: SummitRecord): void {
  const { className, seriesId } = KINDS[record.kind];
  const meeting = writer.thing('event', record.id, className, record.name);
  writer.link(meeting, 'inSeries', writer.node('meeting-series', seriesId));
  writer.integer(meeting, 'ordinal', record.ordinal);
  writer.link(meeting, 'place', places.place(record.city, record.country, record.cityCoordinates));
  writer.link(meeting, 'country', writer.node('state', record.country));
  writer.date(meeting, 'startDate', record.dates[0]);
  writer.date(meeting, 'endDate', record.dates[1]);
  for (const title of record.documents) writer.text(meeting, 'adoptedDocument', title);
  writer.note(meeting, record.note);
  writer.verification(meeting, record.confidence);
}
