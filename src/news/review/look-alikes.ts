/** Known things that a new one may be: their names differ by slips of the pen. */
import type { Names } from '../../rdf/index.js';
import { editsBetween } from '../../rdf/index.js';
import { nameKey } from '../link/body-names.js';
import type { Gazetteer } from '../link/gazetteer.js';
import type { NewThing } from '../link/links.js';

/** A known thing that a new one may be, with the reason. */
export interface LookAlike {
  readonly iri: string;
  readonly label: string;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Known things of the new one's kind with similar names, the most similar first. */
export function namesLike(thing: NewThing, gazetteer: Gazetteer, { thingOf }: Names): LookAlike[] {
  const key = nameKey(thing.label);
  const kind = thingOf(thing.iri)?.kind;
  // `Minstry of Foreign Affairs of Uzbekistan` is like that of no other State.
  const iso2 = thing.iso2 ?? gazetteer.stateInKey(key)?.iso2;
  const found = new Map<string, LookAlike>();
  for (const { entry } of gazetteer.near(thing.label)) {
    const isAnother = entry.iso2 && iso2 && entry.iso2 !== iso2;
    if (entry.kind !== kind || entry.iri === thing.iri || isAnother) continue;
    const { iri, label } = entry;
    const score = 1 - editsBetween(key, nameKey(label)) / key.length;
    found.set(iri, {
      iri,
      label,
      score: Math.max(0.5, score),
      reasons: [`spelled like “${label}”`],
    });
  }
  return [...found.values()].sort(
    (left, right) => right.score - left.score || (left.iri < right.iri ? -1 : 1),
  );
}
