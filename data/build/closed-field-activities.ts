/** `closed-field-activities.json`: field operations and other activities that have ended. */
import type { ClosedFieldActivityRecord } from './facts-files.js';
import { writeHost } from './field-operations.js';
import type { Places } from './places.js';
import type { ReferenceWriter } from './reference-writer.js';

export function writeClosedFieldActivity(
  writer: ReferenceWriter,
  places: Places,
  record: ClosedFieldActivityRecord,
): void {
  const activity = writer.osceBody(record.id, 'ClosedFieldActivity', {
    name: record.name,
    otherNames: record.altNames,
  });
  writer.abbreviations(activity, record.abbreviations);
  writeHost(writer, places, activity, record);
  writer.date(activity, 'established', record.from);
  writer.text(activity, 'establishedNote', record.fromNote);
  writer.date(activity, 'dissolved', record.to);
  writer.text(activity, 'dissolvedNote', record.toNote);
  for (const id of record.successorIds)
    writer.link(activity, 'successor', writer.node('organization', id));
  for (const slug of record.webSlugs) writer.plain(activity, 'webSlug', slug);
  writer.verification(activity, record.confidence);
}
