/** `chairpersonships.json`: who chaired the CSCE and OSCE, year by year. */
import { toSlug, type NamedNode } from '../../src/rdf/index.js';
import type { ChairpersonshipRecord } from './facts-files.js';
import type { ReferenceWriter } from './reference-writer.js';

const ROLE = 'Chairperson-in-Office';
const BODY_ID = 'chairpersonship';

export function writeChairpersonship(writer: ReferenceWriter, record: ChairpersonshipRecord): void {
  const term = writer.thing(
    'chairpersonship',
    record.id,
    'Chairpersonship',
    `Chairpersonship ${record.year} (${record.stateLabel})`,
  );
  writer.date(term, 'year', String(record.year));
  const state =
    record.state === null
      ? writer.thing('state', toSlug(record.stateLabel), 'FormerState', record.stateLabel)
      : writer.node('state', record.state);
  writer.link(term, 'chairedBy', state);
  for (const { name, period } of record.chairpersonsInOffice) {
    const person = writer.thing('person', toSlug(name), 'Person', name);
    writer.link(person, 'holdsPost', writePost(writer));
    writer.link(term, 'chairpersonInOffice', person);
    if (period !== null) writer.text(term, 'termNote', `${name}: ${period}`);
  }
  if (record.ministerialMeeting !== null)
    writer.link(term, 'ministerialMeeting', writer.node('event', record.ministerialMeeting));
  writer.note(term, record.note);
  writer.verification(term, record.confidence);
}

function writePost(writer: ReferenceWriter): NamedNode {
  const post = writer.thing(
    'post',
    `${BODY_ID}-${toSlug(ROLE)}`,
    'Post',
    `${ROLE}, OSCE Chairpersonship`,
  );
  writer.text(post, 'roleName', ROLE);
  writer.link(post, 'postAt', writer.node('organization', BODY_ID));
  return post;
}
