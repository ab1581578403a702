/**
 * The rules' knowledge of the world: States, adjectives, bodies, places and fields of work. It has
 * nothing about news items, and only separates names from other words.
 */
import { editsBetween } from '../../rdf/index.js';
import type { BodyKind } from '../facts.js';

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

/** Case counts only in names of four letters or fewer; accents never do. */
export interface Lexicon {
  /** The words of the longest name that begins with this one; 0 if none does. */
  wordsFrom(type: 'state' | 'body', firstWord: string): number;
  state(name: string): StateEntry | undefined;
  /** The State of an adjective of nationality: `Albanian`. */
  stateOfAdjective(word: string): StateEntry | undefined;
  body(name: string): BodyEntry | undefined;
  place(name: string): PlaceEntry | undefined;
  /** The name of a field of work in its present spelling. */
  field(name: string): string | undefined;
  /** Whether a word is a State's name except for two letters: `Kyrgystan`. */
  isLikeState(name: string): boolean;
  stateByIso2(iso2: string): StateEntry | undefined;
}

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

/** Names that need only lower-casing, as most do: every word of a page is looked up. */
const PLAIN_ASCII = /^(?! )(?:[!-_a-~]| (?=[!-~]))+$/;

/** Without accents, quotation marks, a leading `the` and (in longer names) case. */
function lexiconKey(name: string): string {
  const plain = PLAIN_ASCII.test(name)
    ? name.replace(/^the (?=\S)/i, '')
    : name
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[‘’`´]/g, "'")
        .replace(/[‐‑–—]/g, '-')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^the (?=\S)/i, '');
  return plain.length <= 4 ? plain : plain.toLowerCase();
}

/** `the Centre` and the like mean a body only after its full name. */
const GENERIC_NAME = new RegExp(
  '^(?:the [A-Z]\\w+|[a-z].*|(?:OSCE )?' +
    '(?:[Ii]nstitutions?|[Ff]ield [Oo]perations|[Ss]tructures|[Mm]issions)|' +
    'Summit|Centre|Mission|Office|Presence|Representative)$',
);

/** The first to take a name keeps it, except for its State if others have the name too. */
export function lexiconFromRecords(records: Iterable<LexiconRecord>): Lexicon {
  const states = new Map<string, StateEntry>();
  const adjectives = new Map<string, StateEntry>();
  const byIso2 = new Map<string, StateEntry>();
  const bodies = new Map<string, BodyEntry>();
  const places = new Map<string, PlaceEntry>();
  const fields = new Map<string, string>();
  const longest = { state: new Map<string, number>(), body: new Map<string, number>() };
  for (const record of records) {
    const names = [record.label, ...(record.altLabels ?? [])];
    if (record.type === 'state') {
      const entry = { name: record.label, iso2: record.iso2 ?? '' };
      addAll(states, names, entry);
      noteLengths(longest.state, names);
      addAll(adjectives, record.adjectives ?? [], entry);
      if (record.iso2) addAll(byIso2, [record.iso2], entry);
    } else if (record.type === 'body') {
      const entry = {
        name: record.label,
        kind: record.kind ?? 'other',
        state: record.ofState ?? null,
      };
      const telling = names.filter((name) => !GENERIC_NAME.test(name));
      addAll(bodies, telling, entry, (known) =>
        known.state === entry.state ? known : { ...known, state: null },
      );
      noteLengths(longest.body, telling);
    } else if (record.type === 'place') {
      const country = record.ofState ?? null;
      addAll(places, names, { name: record.label, country }, (known) =>
        known.country === country ? known : { ...known, country: null },
      );
    } else {
      addAll(fields, names, record.label);
    }
  }
  return {
    wordsFrom: (type, firstWord) => {
      const key = /^[a-z-]+$/.test(firstWord) ? firstWord : lexiconKey(firstWord).toLowerCase();
      return longest[type].get(key) ?? 0;
    },
    state: (name) => states.get(lexiconKey(name)),
    stateOfAdjective: (word) => adjectives.get(lexiconKey(word)),
    body: (name) => bodies.get(lexiconKey(name)),
    place: (name) => places.get(lexiconKey(name)),
    field: (name) => fields.get(lexiconKey(name)),
    isLikeState: (name) => isNearOneOf(lexiconKey(name), states),
    stateByIso2: (iso2) => byIso2.get(lexiconKey(iso2)),
  };
}

/** Shorter names have similar ones: `Oman` and `Omar`. */
const MIN_LENGTH_MISSPELT = 7;

function isNearOneOf(key: string, states: ReadonlyMap<string, unknown>): boolean {
  if (key.length < MIN_LENGTH_MISSPELT || states.has(key)) return false;
  for (const known of states.keys()) {
    if (
      known.startsWith(key.charAt(0)) &&
      Math.abs(known.length - key.length) <= 2 &&
      editsBetween(key, known) <= (key.length < 9 ? 1 : 2)
    )
      return true;
  }
  return false;
}

/** By the first word of each key: the words of the longest such key. */
function noteLengths(longest: Map<string, number>, names: readonly string[]): void {
  for (const name of names) {
    const words = lexiconKey(name).toLowerCase().split(' ');
    longest.set(words[0] ?? '', Math.max(words.length, longest.get(words[0] ?? '') ?? 0));
  }
}

/** `shared` combines entries of one name; by default the first's. */
function addAll<T>(
  entries: Map<string, T>,
  names: readonly string[],
  entry: T,
  shared = (known: T): T => known,
): void {
  for (const name of names) {
    const key = lexiconKey(name);
    const known = entries.get(key);
    if (key !== '') entries.set(key, known === undefined ? entry : shared(known));
  }
}
