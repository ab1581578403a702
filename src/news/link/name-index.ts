/** Look-ups of things by their names: exactly, by key, and nearly. */
import { editsBetween } from '../../rdf/index.js';
import { looseNameKey, nameKey } from './body-names.js';
import type { GazetteerEntry, NamedEntry } from './gazetteer.js';

/** Entries by each of their names. They can be removed again. */
export class NameIndex {
  readonly #byText = new Map<string, NamedEntry[]>();
  readonly #byKey = new Map<string, NamedEntry[]>();
  readonly #byLooseKey = new Map<string, NamedEntry[]>();
  readonly #bodiesByState = new Map<string, GazetteerEntry[]>();

  clear(): void {
    for (const index of [this.#byText, this.#byKey, this.#byLooseKey, this.#bodiesByState])
      index.clear();
  }

  withText(text: string): readonly NamedEntry[] {
    return this.#byText.get(text) ?? [];
  }

  withKey(key: string): readonly NamedEntry[] {
    return this.#byKey.get(key) ?? [];
  }

  withLooseKey(key: string): readonly NamedEntry[] {
    return this.#byLooseKey.get(key) ?? [];
  }

  bodiesOf(iso2: string): readonly GazetteerEntry[] {
    return this.#bodiesByState.get(iso2) ?? [];
  }

  /** Entries with a name that slips of the pen tell from this key. Cost: a look at all keys. */
  near(key: string): readonly NamedEntry[] {
    return [...this.#byKey].flatMap(([other, found]) => (isNear(key, other) ? found : []));
  }

  add(entry: GazetteerEntry): void {
    this.#visit(entry, push);
    if (entry.kind === 'organization' && entry.iso2) push(this.#bodiesByState, entry.iso2, entry);
  }

  /** The entry has to have the names that it was added with. */
  remove(entry: GazetteerEntry): void {
    this.#visit(entry, (index, key, { type }) => {
      drop(index, key, (named) => named.entry === entry && named.type === type);
    });
    if (entry.kind === 'organization' && entry.iso2)
      drop(this.#bodiesByState, entry.iso2, (each) => each === entry);
  }

  #visit(entry: GazetteerEntry, visit: VisitName): void {
    for (const [text, type] of entry.namesOfThing) {
      const named = { entry, type };
      visit(this.#byText, text, named);
      visit(this.#byKey, nameKey(text), named);
      visit(this.#byLooseKey, looseNameKey(text), named);
    }
  }
}

type VisitName = (index: Map<string, NamedEntry[]>, key: string, named: NamedEntry) => void;

/** Most letters in a hundred that may differ between writings of one name. */
const MAX_DIFFERING_PERCENT = 14;
/** Digits and Roman numerals tell things apart. */
const numbersIn = (key: string): string => key.match(/\d+|\b[ivx]+\b/g)?.join() ?? '';

const isNear = (key: string, other: string): boolean =>
  other.startsWith(key.charAt(0)) &&
  Math.abs(key.length - other.length) * 100 <= MAX_DIFFERING_PERCENT * key.length &&
  numbersIn(key) === numbersIn(other) &&
  editsBetween(key, other) * 100 <= MAX_DIFFERING_PERCENT * key.length;

function push<T>(index: Map<string, T[]>, key: string, value: T): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

function drop<T>(index: Map<string, T[]>, key: string, isMeant: (value: T) => boolean): void {
  const left = (index.get(key) ?? []).filter((value) => !isMeant(value));
  if (left.length > 0) index.set(key, left);
  else index.delete(key);
}
