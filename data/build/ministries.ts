/**
 * `ministries.json`: ministries of foreign affairs, interior, defence and justice, and some others.
 */
import { KIND_CLASSES } from '../../src/news/facts.js';
import type { MinistryRecord } from './facts-files.js';
import type { ReferenceWriter } from './reference-writer.js';

export function writeMinistry(writer: ReferenceWriter, record: MinistryRecord): void {
  const ministry = writer.thing(
    'organization',
    record.id,
    KIND_CLASSES[`ministry-${record.kind}`],
    record.label,
  );
  writer.altNames(
    ministry,
    [record.name, ...record.altNames].filter((name) => name !== record.label),
  );
  writer.link(ministry, 'ofState', writer.node('state', record.state));
  writer.note(ministry, record.note);
  writer.verification(ministry, record.confidence);
}
