/** The lexicon for the rules, from the names in a gazetteer. */
import type { BodyKind } from '../facts.js';
import { KIND_CLASSES, nameKey } from './body-names.js';
import type { GazetteerEntry, Gazetteer } from './gazetteer.js';
import type { LexiconRecord } from '../names/lexicon.js';

/** Reference bodies come first, since the first record to take a name keeps it. */
export function recordsOf(gazetteer: Gazetteer): LexiconRecord[] {
  const entries = [...gazetteer.entries.values()].sort(
    (left, right) => Number(right.inReference) - Number(left.inReference),
  );
  return entries.flatMap((entry) => toRecords(entry, gazetteer));
}

/** The lexicon's records of an entry; none for people and projects. */
function toRecords(entry: GazetteerEntry, gazetteer: Gazetteer): LexiconRecord[] {
  const { label, iso2, adjectives } = entry;
  const names = [...new Set([label, ...entry.namesOfThing.keys()])];
  const altLabels = names.slice(1);
  switch (entry.kind) {
    case 'state':
      return [{ type: 'state', label, altLabels, adjectives, ...(iso2 ? { iso2 } : {}) }];
    case 'place':
      return [{ type: 'place', label, altLabels, ofState: iso2 ?? null }];
    case 'field':
      return [{ type: 'field', label, altLabels }];
    case 'organization':
      return toBodyRecords(entry, names, gazetteer);
    default:
      return [];
  }
}

/** Only names that include the State give it; for others the page has to name it. */
function toBodyRecords(
  entry: GazetteerEntry,
  names: readonly string[],
  gazetteer: Gazetteer,
): LexiconRecord[] {
  const saysState = (name: string): boolean =>
    (name === entry.label && name.endsWith(')')) ||
    gazetteer.stateInKey(nameKey(name))?.iso2 === entry.iso2;
  const kind = kindOf(entry);
  const record = (
    [label, ...altLabels]: readonly string[],
    ofState: string | null,
  ): LexiconRecord[] =>
    label === undefined ? [] : [{ type: 'body', label, altLabels, kind, ofState }];
  return [
    ...record(names.filter(saysState), entry.iso2 ?? null),
    ...record(
      names.filter((name) => !saysState(name)),
      null,
    ),
  ];
}

function kindOf({ classes }: GazetteerEntry): BodyKind {
  if (classes.has('ClosedFieldActivity')) return 'field-operation';
  const [kind] = Object.entries(KIND_CLASSES).find(([, name]) => classes.has(name)) ?? [];
  if (kind !== undefined && kind !== 'other') return kind as BodyKind; // a key of KIND_CLASSES
  return classes.has('OsceBody') ? 'institution' : 'other';
}
