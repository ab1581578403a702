/** The names of a graph's bodies, States, places and other things, indexed for linking. */
import { isDeepStrictEqual } from 'node:util';
import { GraphVersion } from '../../graph/index.js';
import type { Change, Names, NamedNode, Quad, QuadSource, Term } from '../../rdf/index.js';
import { RDF, RDFS, SKOS, editsBetween, namedNode, leastOf, subjectsOf } from '../../rdf/index.js';
import { KIND_CLASSES, type BodyKind } from '../facts.js';
import type { LexiconRecord } from '../names/lexicon.js';
import { looseNameKey, nameKey, setOf } from '../names/body-names.js';

/** Kinds of names, the best sign of their thing first. */
const NAME_TYPES = ['label', 'alternative name', 'former name', 'abbreviation'] as const;
type NameType = (typeof NAME_TYPES)[number];

/** A thing of the graph that has names. */
export interface GazetteerEntry {
  readonly iri: string;
  /** Kind in the IRI: organization, state, place, field, person, project. */
  readonly kind: string;
  label: string;
  /** Local names of its classes in the graph. */
  readonly classes: Set<string>;
  readonly namesOfThing: Map<string, NameType>;
  readonly adjectives: string[];
  /** ISO 3166-1 alpha-2 of the State, or of the body's or place's State; XK for Kosovo. */
  iso2?: string;
  /** For field operations: the host State. */
  hostIso2?: string;
  /** For States: the IRI of the capital. */
  capital?: string;
  /** In the reference graph, so that news items need not describe it again. */
  inReference: boolean;
}

export interface NamedEntry {
  readonly entry: GazetteerEntry;
  readonly type: NameType;
}

/** The facts' ISO code for Kosovo; Kosovo is a place, so no State has it. */
export const KOSOVO_ISO2 = 'XK';

const INDEXED_KINDS = setOf('organization, state, place, field, person, project');
const INDEXED_CLASSES = 'Organization, State, Place, FieldOfWork, Person, Project'.split(', ');

/** How names are compared, each by a key that equal ones share; `loose` ignores a leading `OSCE`. */
const NAME_KEYS = {
  exact: (name: string) => name.normalize('NFC'),
  spelling: nameKey,
  loose: looseNameKey,
};
type Comparison = keyof typeof NAME_KEYS;

/** Takes the value of one property into an entry. */
type Reader = (entry: GazetteerEntry, said: Quad) => void;

/**
 * All names in a graph. Built in one pass over the naming predicates, a few milliseconds for ten
 * thousand names; `follow` updates it to a later version at the cost of the changes.
 */
export class Gazetteer {
  readonly entries = new Map<string, GazetteerEntry>();
  /** By a comparison and a key of it; States also by code and adjective, bodies by State. */
  readonly #index = new Map<string, NamedEntry[]>();
  readonly #names: Names;
  /** What is read of a thing, by property, in this order. */
  readonly #readers: ReadonlyMap<string, Reader>;

  constructor(source: QuadSource, names: Names) {
    this.#names = names;
    this.#readers = new Map(this.#readersOf(names));
    this.#readAll(source);
  }

  /** Entries with a name that is equal to this one. */
  named(name: string, how: Comparison): readonly NamedEntry[] {
    return this.#index.get(`${how} ${NAME_KEYS[how](name)}`) ?? [];
  }

  /** Entries with a name that slips of the pen tell from this one. Cost: a look at all keys. */
  near(name: string): readonly NamedEntry[] {
    const key = `spelling ${nameKey(name)}`;
    return [...this.#index].flatMap(([other, found]) => (isNear(key, other) ? found : []));
  }

  state(iso2: string): GazetteerEntry | undefined {
    return this.#index.get(`code ${iso2}`)?.[0]?.entry;
  }

  bodiesOf(iso2: string): readonly GazetteerEntry[] {
    return (this.#index.get(`state ${iso2}`) ?? []).map(({ entry }) => entry);
  }

  isCapital({ iri, iso2 }: GazetteerEntry): boolean {
    return this.state(iso2 ?? '')?.capital === iri;
  }

  /** The State that begins or ends a key (`… of albania`, `albanian …`), and the rest of the key. */
  stateInKey(key: string): { readonly iso2: string; readonly rest: string } | undefined {
    const words = key.split(' ');
    const [from, to] = [
      (at: number) => words.slice(at).join(' '),
      (at: number) => words.slice(0, at).join(' '),
    ];
    for (let at = 2; at < words.length; at += 1) {
      const iso2 = words[at - 1] === 'of' ? this.#stateNamed(from(at)) : undefined;
      if (iso2 !== undefined) return { iso2, rest: to(at - 1) };
    }
    const ways = [
      (start: string) => this.#index.get(`adjective ${start}`)?.[0]?.entry.iso2,
      // A key has no apostrophes: `kyrgyzstans foreign ministry`.
      (start: string) => this.#stateNamed(start) ?? this.#stateNamed(start.replace(/s$/, '')),
    ];
    for (const stateOf of ways)
      for (let at = words.length - 1; at > 0; at -= 1) {
        const iso2 = stateOf(to(at));
        if (iso2 !== undefined) return { iso2, rest: from(at) };
      }
    return undefined;
  }

  #stateNamed(key: string): string | undefined {
    if (key === 'kosovo') return KOSOVO_ISO2;
    return this.#index.get(`spelling ${key}`)?.find(({ entry }) => entry.kind === 'state')?.entry
      .iso2;
  }

  /** Follows the changes to a later version; whether names or places have changed. */
  follow(source: QuadSource, changes: readonly Change[]): boolean {
    const touched = new Set(
      changes
        .flatMap(({ added, removed }) => [...added, ...removed])
        .filter((each) => this.#isOfThem(each))
        .map(({ subject }) => subject.value),
    );
    const read = new Map<string, GazetteerEntry>();
    for (const iri of touched) this.#read(source, read, [namedNode(iri)]);
    const changed = [...touched].filter(
      (iri) => !isDeepStrictEqual(this.entries.get(iri), read.get(iri)),
    );
    // Everything in a State takes its code from it.
    if (changed.some((iri) => this.#names.thingOf(iri)?.kind === 'state')) this.#readAll(source);
    else
      for (const iri of changed) {
        const [before, now] = [this.entries.get(iri), read.get(iri)];
        if (before) this.#remove(before);
        this.entries.delete(iri);
        if (now) this.#add(now);
      }
    return changed.length > 0;
  }

  #readAll(source: QuadSource): void {
    this.#index.clear();
    this.entries.clear();
    this.#read(source, this.entries, this.#wantedOf(source));
    for (const entry of this.entries.values()) this.#add(entry);
  }

  /** Undefined for all: only of a graph elsewhere it is better to ask for those with a name. */
  #wantedOf(source: QuadSource): Iterable<Term | undefined> {
    if (!(source instanceof GraphVersion) || !source.isPaged) return [undefined];
    return INDEXED_CLASSES.flatMap((name) => subjectsOf(source, RDF.type, this.#names.og(name)));
  }

  #add(entry: GazetteerEntry): void {
    this.entries.set(entry.iri, entry);
    for (const [key, named] of keysOf(entry)) {
      const found = this.#index.get(key);
      if (found) found.push(named);
      else this.#index.set(key, [named]);
    }
  }

  #remove(entry: GazetteerEntry): void {
    for (const [key] of keysOf(entry)) {
      const left = (this.#index.get(key) ?? []).filter((named) => named.entry !== entry);
      if (left.length > 0) this.#index.set(key, left);
      else this.#index.delete(key);
    }
  }

  #isOfThem({ subject, predicate, graph }: Quad): boolean {
    return (
      this.#readers.has(predicate.value) &&
      !graph.equals(this.#names.graphs.inferred) &&
      INDEXED_KINDS.has(this.#names.thingOf(subject.value)?.kind ?? '')
    );
  }

  #read(
    source: QuadSource,
    into: Map<string, GazetteerEntry>,
    things: Iterable<Term | undefined>,
  ): void {
    for (const [property, read] of this.#readers)
      for (const thing of things)
        for (const said of source.match(thing, namedNode(property))) {
          if (said.graph.equals(this.#names.graphs.inferred)) continue;
          const iri = said.subject.value;
          const entry =
            into.get(iri) ?? (this.#isOfThem(said) ? newEntry(iri, this.#names) : undefined);
          if (!entry) continue;
          read(entry, said);
          if (entry.namesOfThing.size > 0) into.set(iri, entry);
        }
  }

  #readersOf({ og, graphs, ontologyIri, thing }: Names): [string, Reader][] {
    const kosovo = thing('place', 'kosovo').value;
    const naming =
      (type: NameType): Reader =>
      (entry, { object, graph }) => {
        if (type === 'label') entry.label = object.value;
        if (graph.equals(graphs.reference)) entry.inReference = true;
        const text = object.value.normalize('NFC');
        if (!entry.namesOfThing.has(text)) entry.namesOfThing.set(text, type);
      };
    const placing =
      (field: 'iso2' | 'hostIso2'): Reader =>
      (entry, { object: { value } }) => {
        const iso2 = value === kosovo ? KOSOVO_ISO2 : this.entries.get(value)?.iso2;
        if (iso2) entry[field] = iso2;
      };
    const classing: Reader = ({ classes }, { object: { value } }) => {
      if (value.startsWith(ontologyIri)) classes.add(value.slice(ontologyIri.length));
    };
    const readers: readonly (readonly [NamedNode, Reader])[] = [
      [RDFS.label, naming('label')],
      [og('formerName'), naming('former name')],
      [og('abbreviation'), naming('abbreviation')],
      [og('officialName'), naming('alternative name')],
      [SKOS.altLabel, naming('alternative name')],
      [RDF.type, classing],
      [og('iso2'), (entry, { object }) => (entry.iso2 = object.value)],
      [og('capital'), (entry, { object }) => (entry.capital = object.value)],
      [og('adjective'), ({ adjectives }, { object }) => adjectives.push(object.value)],
      [og('ofState'), placing('iso2')],
      [og('inState'), placing('iso2')],
      [og('ofPlace'), placing('iso2')],
      [og('within'), placing('iso2')],
      [og('hostState'), placing('hostIso2')],
      [og('operatesIn'), placing('hostIso2')],
    ];
    return readers.map(([property, read]) => [property.value, read]);
  }
}

function newEntry(iri: string, { thingOf }: Names): GazetteerEntry {
  const { kind = '', slug = '' } = thingOf(iri) ?? {};
  const nothing = { classes: new Set<string>(), namesOfThing: new Map(), adjectives: [] };
  return { iri, kind, label: slug, ...nothing, inReference: false };
}

function* keysOf(entry: GazetteerEntry): Iterable<readonly [string, NamedEntry]> {
  const { kind, iso2, adjectives } = entry;
  for (const [name, type] of entry.namesOfThing)
    for (const [how, keyOf] of Object.entries(NAME_KEYS))
      yield [`${how} ${keyOf(name)}`, { entry, type }];
  const itself: NamedEntry = { entry, type: 'label' };
  if (kind === 'organization' && iso2) yield [`state ${iso2}`, itself];
  if (kind !== 'state' || !iso2) return;
  yield [`code ${iso2}`, itself];
  for (const adjective of adjectives) yield [`adjective ${nameKey(adjective)}`, itself];
}

/** Of entries found by one name, those with the best kind of name, each once. */
export function bestNamed(found: readonly NamedEntry[]): readonly NamedEntry[] {
  const rankOf = ({ type }: NamedEntry): number => NAME_TYPES.indexOf(type);
  const best = leastOf(found.map(rankOf));
  const entries = found.filter((named) => rankOf(named) === best);
  return [...new Map(entries.map((named) => [named.entry.iri, named])).values()];
}

/** Most letters in a hundred that may differ between writings of one name. */
const MAX_DIFFERING_PERCENT = 14;
const START = 'spelling '.length;
/** Digits and Roman numerals tell things apart. */
const numbersIn = (key: string): string => key.match(/\d+|\b[ivx]+\b/g)?.join() ?? '';

function isNear(key: string, other: string): boolean {
  const most = MAX_DIFFERING_PERCENT * (key.length - START);
  return (
    other.startsWith(key.slice(0, START + 1)) &&
    Math.abs(key.length - other.length) * 100 <= most &&
    numbersIn(key) === numbersIn(other) &&
    editsBetween(key, other) * 100 <= most
  );
}

/** The lexicon for the rules. Reference bodies come first, since the first record to take a name keeps it. */
export function recordsOf(gazetteer: Gazetteer): LexiconRecord[] {
  const entries = [...gazetteer.entries.values()].sort(
    (left, right) => Number(right.inReference) - Number(left.inReference),
  );
  return entries.flatMap((entry) => toRecords(entry, gazetteer));
}

/** The lexicon's records of an entry; none for people and projects. */
function toRecords(entry: GazetteerEntry, gazetteer: Gazetteer): LexiconRecord[] {
  const { kind, label, iso2 = null, adjectives } = entry;
  const names = [...new Set([label, ...entry.namesOfThing.keys()])];
  if (kind === 'state' || kind === 'place' || kind === 'field')
    return [{ type: kind, names, iso2, adjectives }];
  if (kind !== 'organization') return [];
  // Only names that include the State give it; for others the page has to name it.
  const saysState = (name: string): boolean =>
    (name === label && name.endsWith(')')) ||
    gazetteer.stateInKey(nameKey(name))?.iso2 === entry.iso2;
  const body = { type: 'body', kind: kindOf(entry) } as const;
  return [
    { ...body, names: names.filter(saysState), iso2 },
    { ...body, names: names.filter((name) => !saysState(name)), iso2: null },
  ];
}

function kindOf({ classes }: GazetteerEntry): BodyKind {
  if (classes.has('ClosedFieldActivity')) return 'field-operation';
  const [kind] = Object.entries(KIND_CLASSES).find(([, name]) => classes.has(name)) ?? [];
  if (kind !== undefined && kind !== 'other') return kind as BodyKind; // a key of KIND_CLASSES
  return classes.has('OsceBody') ? 'institution' : 'other';
}
