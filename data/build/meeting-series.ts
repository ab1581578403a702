/** `meeting-series.json`: the meetings that are held again and again. */
import type { MeetingSeriesRecord } from './facts-files.js';
import type { ReferenceWriter } from './reference-writer.js';

export function writeMeetingSeries(writer: ReferenceWriter, record: MeetingSeriesRecord): void {
  const series = writer.thing('meeting-series', record.id, 'MeetingSeries', record.name);
  writer.altNames(series, record.altNames);
  for (const dimension of record.dimension)
    writer.link(series, 'dimension', writer.node('dimension', dimension));
  writer.text(series, 'periodicity', record.periodicity);
  writer.link(series, 'organizingBody', writer.node('organization', record.organisingBody));
  writer.date(series, 'since', record.since);
  writer.text(series, 'usualPlace', record.usualPlace);
  writer.boolean(series, 'inMenu', record.inSeed);
  writer.note(series, record.note);
  writer.verification(series, record.confidence);
}
