/** `states.json` and `partners.json`: participating States and Partners for Co-operation. */
import type { NamedNode } from '../../src/rdf/index.js';
import type { PartnerRecord, StateRecord } from './facts-files.js';
import type { Places } from './places.js';
import type { ReferenceWriter } from './reference-writer.js';

const PARTNER_CLASSES: Readonly<Record<PartnerRecord['group'], string>> = {
  'asian-partners-for-co-operation': 'AsianPartner',
  'mediterranean-partners-for-co-operation': 'MediterraneanPartner',
};

export function writeState(writer: ReferenceWriter, places: Places, record: StateRecord): void {
  writeAnyState(writer, places, record, 'ParticipatingState');
}

export function writePartner(writer: ReferenceWriter, places: Places, record: PartnerRecord): void {
  const state = writeAnyState(writer, places, record, PARTNER_CLASSES[record.group]);
  writer.date(state, 'partnerSince', String(record.since));
}

/** `status` is said by the class. */
function writeAnyState(
  writer: ReferenceWriter,
  places: Places,
  record: StateRecord,
  className: string,
): NamedNode {
  const state = writer.thing('state', record.id, className, record.name);
  writer.text(state, 'officialName', record.officialName);
  writer.altNames(state, record.altNames);
  for (const adjective of record.adjectives) writer.text(state, 'adjective', adjective);
  writer.plain(state, 'iso2', record.iso2);
  writer.plain(state, 'iso3', record.iso3);
  writer.sameAsWikidata(state, record.wikidata);
  writer.link(state, 'capital', places.place(record.capital.name, record.id, record.capital));
  writer.date(state, 'joined', record.joined);
  writer.note(state, record.note);
  writer.verification(state, record.confidence, record.verifiedFields);
  return state;
}
