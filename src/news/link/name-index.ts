/** Look-ups of things by their names: exactly, by key, and by sound. */
import { looseNameKey, nameKey } from './body-names.js';
import type { GazetteerEntry, NamedEntry } from './gazetteer.js';
import { soundKey, surnameKey, type StateFinder } from './sound-keys.js';

/** Entries by each of their names. They can be removed again. */
export class NameIndex {
  readonly #byText = new Map<string, NamedEntry[]>();
  readonly #byKey = new Map<string, NamedEntry[]>();
  readonly #byLooseKey = new Map<string, NamedEntry[]>();
  readonly #bodiesByState = new Map<string, GazetteerEntry[]>();
  /** By kind and sound. Filled on first use, since only writers need it. */
  #bySound: Map<string, NamedEntry[]> | undefined;
  readonly #all = new Set<GazetteerEntry>();

  clear(): void {
    for (const index of [this.#byText, this.#byKey, this.#byLooseKey, this.#bodiesByState])
      index.clear();
    this.#all.clear();
    this.#bySound = undefined;
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

  soundingLike(kind: string, sound: string, states: StateFinder): readonly NamedEntry[] {
    if (!this.#bySound) {
      this.#bySound = new Map();
      for (const entry of this.#all)
        for (const named of namesOf(entry)) this.#visitSounds(this.#bySound, named, states, push);
    }
    return this.#bySound.get(`${kind} ${sound}`) ?? [];
  }

  add(entry: GazetteerEntry, states: StateFinder): void {
    this.#all.add(entry);
    this.#visit(entry, states, push);
    if (entry.kind === 'organization' && entry.iso2) push(this.#bodiesByState, entry.iso2, entry);
  }

  /** The entry has to have the names that it was added with. */
  remove(entry: GazetteerEntry, states: StateFinder): void {
    this.#all.delete(entry);
    this.#visit(entry, states, (index, key, { type }) => {
      drop(index, key, (named) => named.entry === entry && named.type === type);
    });
    if (entry.kind === 'organization' && entry.iso2)
      drop(this.#bodiesByState, entry.iso2, (each) => each === entry);
  }

  #visit(entry: GazetteerEntry, states: StateFinder, visit: VisitName): void {
    for (const [text, type] of entry.namesOfThing) {
      const named = { entry, type };
      visit(this.#byText, text, named);
      visit(this.#byKey, nameKey(text), named);
      visit(this.#byLooseKey, looseNameKey(text), named);
      if (this.#bySound) this.#visitSounds(this.#bySound, { ...named, text }, states, visit);
    }
  }

  #visitSounds(
    index: Map<string, NamedEntry[]>,
    { entry, type, text }: NamedEntry & { text: string },
    states: StateFinder,
    visit: VisitName,
  ): void {
    visit(index, `${entry.kind} ${soundKey(text, entry.kind, states)}`, { entry, type });
    if (entry.kind === 'person') visit(index, `${entry.kind} ${surnameKey(text)}`, { entry, type });
  }
}

type VisitName = (index: Map<string, NamedEntry[]>, key: string, named: NamedEntry) => void;

function namesOf(entry: GazetteerEntry): (NamedEntry & { text: string })[] {
  return Array.from(entry.namesOfThing, ([text, type]) => ({ entry, type, text }));
}

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
