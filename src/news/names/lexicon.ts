/**
 * The rules' knowledge of the world: States, adjectives, bodies, places and fields of work. It has
 * nothing about news items, and only separates names from other words.
 */
import { editsBetween } from '../../rdf/index.js';
import type { BodyKind } from '../facts.js';
import { nameKey } from './body-names.js';

export interface StateEntry {
  readonly name: string;
  /** ISO 3166-1 alpha-2 code. */
  readonly iso2: string;
}

export interface BodyEntry {
  readonly name: string;
  readonly kind: BodyKind;
  /** ISO code of the State it belongs to; null for bodies of no State. */
  readonly state: string | null;
}

export interface PlaceEntry {
  readonly name: string;
  /** ISO code of the State it lies in, if known. */
  readonly country: string | null;
}

/** What the rules know by name. Case counts only in names of four letters or fewer; accents never. */
export type Lexicon = ReturnType<typeof lexiconFromRecords>;

/** A thing for the lexicon, as plain data. */
export interface LexiconRecord {
  readonly type: 'state' | 'body' | 'place' | 'field';
  readonly label: string;
  readonly altLabels?: readonly string[];
  /** States only. */
  readonly adjectives?: readonly string[];
  /** A State's own code. */
  readonly iso2?: string;
  /** Bodies only. */
  readonly kind?: BodyKind;
  /** ISO code of the State that a body belongs to or a place lies in. */
  readonly ofState?: string | null;
}

/** Keys of words and short names: pages have the same ones. */
const keys = new Map<string, string>();
const MAX_KEYS = 20_000;

/** The key of a name, and after a colon the capitals of a short one. */
function lexiconKey(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const plain = nameKey(name);
  const capitals = name.replace(/^the /i, '').replace(/\P{Lu}+/gu, '');
  const key = plain.length > 4 ? plain : `${plain}:${capitals}`;
  if (keys.size >= MAX_KEYS) keys.clear();
  if (name.length < 40) keys.set(name, key);
  return key;
}

const firstOf = (key: string): string => key.split(/[ :]/, 1)[0] ?? '';

/** `the Centre` and the like mean a body only after its full name. */
const GENERIC_NAME = new RegExp(
  '^(?:the [A-Z]\\w+|[a-z].*|(?:OSCE )?' +
    '(?:[Ii]nstitutions?|[Ff]ield [Oo]perations|[Ss]tructures|[Mm]issions)|' +
    'Summit|Centre|Mission|Office|Presence|Representative)$',
);

/** Things by the keys of their names; the first to take a name keeps it. */
class NamedThings<T> {
  readonly #things = new Map<string, T>();
  /** By the first word of each key: the words of the longest such key. */
  readonly #longest = new Map<string, number>();

  /** `shared` combines two things of one name. */
  add(names: readonly string[], thing: T, shared = (known: T): T => known): void {
    for (const name of names) {
      const key = lexiconKey(name);
      const known = this.#things.get(key);
      if (key !== ':') this.#things.set(key, known === undefined ? thing : shared(known));
      const first = firstOf(key);
      const count = name.split(' ').length;
      this.#longest.set(first, Math.max(count, this.#longest.get(first) ?? 0));
    }
  }

  readonly get = (name: string): T | undefined => this.#things.get(lexiconKey(name));

  wordsFrom(word: string): number {
    return this.#longest.get(firstOf(lexiconKey(word))) ?? 0;
  }

  /** Whether a name of another thing is one or two letters away. */
  isNear(name: string): boolean {
    const key = lexiconKey(name);
    if (key.length < MIN_LENGTH_MISSPELT || this.#things.has(key)) return false;
    const isLike = (known: string): boolean =>
      known.startsWith(key.charAt(0)) &&
      Math.abs(known.length - key.length) <= 2 &&
      editsBetween(key, known) <= (key.length < 9 ? 1 : 2);
    return [...this.#things.keys()].some(isLike);
  }
}

/** Shorter names have similar ones: `Oman` and `Omar`. */
const MIN_LENGTH_MISSPELT = 7;

/** The first to take a name keeps it, except for its State if others have the name too. */
export function lexiconFromRecords(records: Iterable<LexiconRecord>) {
  const states = new NamedThings<StateEntry>();
  const adjectives = new NamedThings<StateEntry>();
  const byIso2 = new NamedThings<StateEntry>();
  const bodies = new NamedThings<BodyEntry>();
  const places = new NamedThings<PlaceEntry>();
  const fields = new NamedThings<string>();
  for (const record of records) {
    const { type, label: name, ofState = null } = record;
    const names = [name, ...(record.altLabels ?? [])];
    if (type === 'state') {
      const entry = { name, iso2: record.iso2 ?? '' };
      states.add(names, entry);
      adjectives.add(record.adjectives ?? [], entry);
      byIso2.add([entry.iso2], entry);
    } else if (type === 'body') {
      bodies.add(
        names.filter((each) => !GENERIC_NAME.test(each)),
        { name, kind: record.kind ?? 'other', state: ofState },
        (known) => (known.state === ofState ? known : { ...known, state: null }),
      );
    } else if (type === 'place') {
      places.add(names, { name, country: ofState }, (known) =>
        known.country === ofState ? known : { ...known, country: null },
      );
    } else {
      fields.add(names, name);
    }
  }
  return {
    /** The words of the longest name that begins with this one; 0 if none does. */
    wordsFrom: (type: 'state' | 'body', word: string): number =>
      (type === 'state' ? states : bodies).wordsFrom(word),
    state: states.get,
    stateByIso2: byIso2.get,
    /** The State of an adjective of nationality: `Albanian`. */
    stateOfAdjective: adjectives.get,
    body: bodies.get,
    place: places.get,
    /** The name of a field of work in its present spelling. */
    field: fields.get,
    /** Whether a word is a State's name except for two letters: `Kyrgystan`. */
    isLikeState: (name: string): boolean => states.isNear(name),
  };
}
