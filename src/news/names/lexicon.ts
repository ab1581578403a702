/**
 * The rules' knowledge of the world: States, adjectives, bodies, places and fields of work. It has
 * nothing about news items, and only separates names from other words.
 */
import type { BodyKind } from '../facts.js';
import { nameKey } from './body-names.js';

export interface LexiconEntry {
  readonly name: string;
  /** ISO 3166-1 alpha-2 code of a State, or of that of a body or a place, if it has one. */
  readonly iso2: string | null;
  readonly kind: BodyKind;
}

/** What the rules know by name. Case counts only in names of four letters or fewer; accents never. */
export type Lexicon = ReturnType<typeof lexiconFromRecords>;

export interface LexiconRecord extends Pick<LexiconEntry, 'iso2'> {
  readonly type: 'state' | 'body' | 'place' | 'field';
  /** The first is its label. */
  readonly names: readonly string[];
  /** Of a body. */
  readonly kind?: BodyKind;
  /** Of a State. */
  readonly adjectives?: readonly string[];
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

/** Things by the keys of their names; the first to take a name keeps it, if for no one State. */
class NamedThings {
  readonly #things = new Map<string, LexiconEntry>();
  /** By the first word of each key: the words of the longest such key. */
  readonly #longest = new Map<string, number>();

  add(names: readonly string[], thing: LexiconEntry): void {
    for (const name of names) {
      const key = lexiconKey(name);
      const known = this.#things.get(key) ?? thing;
      const isOfOne = known.iso2 === thing.iso2;
      if (key !== ':') this.#things.set(key, isOfOne ? known : { ...known, iso2: null });
      const first = firstOf(key);
      const count = name.split(' ').length;
      this.#longest.set(first, Math.max(count, this.#longest.get(first) ?? 0));
    }
  }

  readonly get = (name: string): LexiconEntry | undefined => this.#things.get(lexiconKey(name));

  wordsFrom(word: string): number {
    return this.#longest.get(firstOf(lexiconKey(word))) ?? 0;
  }
}

/** Generic names of bodies are left out. */
export function lexiconFromRecords(records: Iterable<LexiconRecord>) {
  const things = () => new NamedThings();
  const named = { state: things(), body: things(), place: things(), field: things() };
  const adjectives = things();
  for (const { type, names, iso2, kind = 'other', adjectives: ofState = [] } of records) {
    const entry = { name: names[0] ?? '', iso2, kind };
    named[type].add(
      type === 'body' ? names.filter((each) => !GENERIC_NAME.test(each)) : names,
      entry,
    );
    adjectives.add(ofState, entry);
  }
  const { state, body, place, field } = named;
  return {
    /** The words of the longest name that begins with this one; 0 if none does. */
    wordsFrom: (type: 'state' | 'body', word: string): number => named[type].wordsFrom(word),
    state: state.get,
    /** The State of an adjective of nationality: `Albanian`. */
    stateOfAdjective: adjectives.get,
    body: body.get,
    place: place.get,
    /** A field of work by its name in any spelling. */
    field: field.get,
  };
}
