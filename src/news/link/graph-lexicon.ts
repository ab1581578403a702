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
    case 'organization': {
      // Only names that include the State give it; for others the page has to name it.
      const saysState = (name: string): boolean =>
        (name === label && name.endsWith(')')) ||
        gazetteer.stateInKey(nameKey(name))?.iso2 === iso2;
      return [true, false].flatMap((isSaid): LexiconRecord[] => {
        const [first, ...others] = names.filter((name) => saysState(name) === isSaid);
        const ofState = isSaid ? (iso2 ?? null) : null;
        return first === undefined
          ? []
          : [{ type: 'body', label: first, altLabels: others, kind: kindOf(entry), ofState }];
      });
    }
    default:
      return [];
  }
}

function kindOf({ classes }: GazetteerEntry): BodyKind {
  if (classes.has('ClosedFieldActivity')) return 'field-operation';
  const [kind] = Object.entries(KIND_CLASSES).find(([, name]) => classes.has(name)) ?? [];
  if (kind !== undefined && kind !== 'other') return kind as BodyKind; // a key of KIND_CLASSES
  return classes.has('OsceBody') ? 'institution' : 'other';
}
