/** The lexicon of a graph: what the rules need to know, from the names that a gazetteer has read. */
import type { BodyKind } from '../facts.js';
import type { Entry, Gazetteer } from './gazetteer.js';
import { lexiconFromRecords, type GrowingLexicon, type LexiconRecord } from '../names/lexicon.js';

/** The kind of body that a class of the ontology stands for; the first class that a body has decides. */
const KIND_OF_CLASS: readonly (readonly [className: string, kind: BodyKind])[] = [
  ['FieldOperation', 'field-operation'], ['ClosedFieldActivity', 'field-operation'], ['Institution', 'institution'], ['SecretariatUnit', 'secretariat-unit'],
  ['ForeignMinistry', 'ministry-foreign-affairs'], ['InteriorMinistry', 'ministry-interior'], ['DefenceMinistry', 'ministry-defence'],
  ['JusticeMinistry', 'ministry-justice'], ['Ministry', 'ministry-other'], ['Police', 'police'], ['Parliament', 'parliament'], ['Court', 'court'],
  ['University', 'university'], ['CivilSocietyOrganization', 'ngo'], ['InternationalOrganization', 'international-organisation'],
  ['GovernmentBody', 'government-agency'], ['OsceBody', 'institution'],
];

const RECORD_TYPES: Readonly<Record<string, LexiconRecord['type']>> = { organization: 'body', state: 'state', place: 'place', field: 'field' };

/** Bodies that the reference data knows come first, since the first record to take a name keeps it. */
export function lexiconFromGazetteer(gazetteer: Gazetteer): GrowingLexicon {
  const entries = [...gazetteer.entries.values()].sort((left, right) => Number(right.inReference) - Number(left.inReference));
  return lexiconFromRecords(entries.flatMap(toRecords));
}

/** What the lexicon is to know of an entry; nothing of people and projects. */
export function toRecords(entry: Entry): LexiconRecord[] {
  const type = RECORD_TYPES[entry.kind];
  if (!type) return [];
  const altLabels = [...entry.namesOfThing.keys()].filter((name) => name !== entry.label);
  return [{
    type,
    label: entry.label,
    altLabels,
    ...(type === 'state' ? { adjectives: entry.adjectives } : {}),
    ...(type === 'state' && entry.iso2 ? { iso2: entry.iso2 } : {}),
    ...(type === 'body' ? { kind: kindOf(entry), ofState: entry.iso2 ?? null } : {}),
    ...(type === 'place' ? { ofState: entry.iso2 ?? null } : {}),
  }];
}

function kindOf(entry: Entry): BodyKind {
  return KIND_OF_CLASS.find(([className]) => entry.classes.has(className))?.[1] ?? 'other';
}
