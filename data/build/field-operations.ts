/** `field-operations.json`: the missions, presences, centres and offices at work. */
import type { NamedNode } from '../../src/rdf/index.js';
import type { FieldOperationRecord, Seat } from './facts-files.js';
import type { Places } from './places.js';
import type { ReferenceWriter } from './reference-writer.js';

export function writeFieldOperation(
  writer: ReferenceWriter,
  places: Places,
  record: FieldOperationRecord,
): void {
  const operation = writer.osceBody(record.id, 'FieldOperation', {
    name: record.fullName,
    otherNames: [record.name, ...record.altNames],
  });
  writer.abbreviations(operation, record.abbreviations);
  writeHost(writer, places, operation, record);
  for (const office of record.otherOffices)
    writer.link(operation, 'office', places.place(office.city, record.hostState, office));
  writer.date(operation, 'established', record.established);
  writer.text(operation, 'establishedBy', record.establishedBy);
  writer.date(operation, 'startedWork', record.startedWork);
  for (const id of record.predecessorIds)
    writer.link(operation, 'predecessor', writer.node('organization', id));
  for (const { name, from, to } of record.nameHistory) {
    if (name !== record.fullName) writer.text(operation, 'formerName', name);
    writer.text(operation, 'nameHistory', `${name}: ${from} to ${to ?? 'now'}`);
  }
  for (const slug of record.webSlugs) writer.plain(operation, 'webSlug', slug);
  writer.plain(operation, 'operationType', record.type);
  writer.plain(operation, 'status', record.status);
  writer.sameAsWikidata(operation, record.wikidata);
  writer.note(operation, record.note);
  writer.verification(operation, record.confidence);
}

interface Hosted {
  readonly hostState: string | null;
  readonly hostPlace: string;
  readonly seat: Seat;
}

/**
 * Where an operation works and has its seat. One without a host State works in Kosovo, or its place
 * is named in words only.
 */
export function writeHost(
  writer: ReferenceWriter,
  places: Places,
  operation: NamedNode,
  { hostState, hostPlace, seat }: Hosted,
): void {
  if (hostState !== null) writer.link(operation, 'hostState', writer.node('state', hostState));
  if (hostPlace === 'Kosovo') writer.link(operation, 'operatesIn', places.kosovo);
  writer.text(operation, 'hostPlace', hostPlace);
  writer.link(
    operation,
    'seat',
    places.place(seat.city, seat.country === null ? null : places.stateId(seat.country), seat),
  );
}
