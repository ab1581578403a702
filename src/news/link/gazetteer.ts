/** The names of a graph's bodies, States and places, indexed for linking. */
import type { Change, Names, NamedNode, Quad, QuadSource } from '../../rdf/index.js';
import { RDF, RDFS, SKOS, editsBetween, namedNode, leastOf } from '../../rdf/index.js';
import { looseNameKey, nameKey } from './body-names.js';

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
  /** For places: the capital of a State. */
  isCapital: boolean;
  /** In the reference graph, so that news items need not describe it again. */
  inReference: boolean;
}

/** A thing, and the kind of name that was found. */
export interface NamedEntry {
  readonly entry: GazetteerEntry;
  readonly type: NameType;
}

/** The facts' ISO code for Kosovo; Kosovo is a place, so no State has it. */
export const KOSOVO_ISO2 = 'XK';

const INDEXED_KINDS: ReadonlySet<string> = new Set([
  'organization',
  'state',
  'place',
  'field',
  'person',
  'project',
]);

/**
 * All names in a graph. Built in one pass over the naming predicates, a few milliseconds for ten
 * thousand names; `follow` updates it to a later version at the cost of the changes.
 */
export class Gazetteer {
  readonly entries = new Map<string, GazetteerEntry>();
  /** Entries by each of their names: as written, as `nameKey` and as `looseNameKey`. */
  readonly #byText: NameIndex = new Map();
  readonly #byKey: NameIndex = new Map();
  readonly #byLooseKey: NameIndex = new Map();
  readonly #bodiesByState: NameIndex = new Map();
  readonly #statesByIso2 = new Map<string, GazetteerEntry>();
  /** Keys of States' names, the longest first, and of their adjectives. */
  stateNameKeys: (readonly [string, string])[] = [];
  stateAdjectiveKeys: (readonly [string, string])[] = [];
  readonly #statesInKeys = new Map<string, StateInKey | undefined>();
  readonly #names: Names;
  readonly #nameTypes: ReadonlyMap<string, NameType>;
  readonly #placing: ReadonlyMap<string, 'iso2' | 'hostIso2'>;

  constructor(source: QuadSource, names: Names) {
    this.#names = names;
    const { og } = names;
    this.#nameTypes = new Map([
      [RDFS.label.value, 'label'],
      [og('formerName').value, 'former name'],
      [og('abbreviation').value, 'abbreviation'],
      [og('officialName').value, 'alternative name'],
      [SKOS.altLabel.value, 'alternative name'],
    ]);
    this.#placing = new Map([
      [og('ofState').value, 'iso2'],
      [og('inState').value, 'iso2'],
      [og('hostState').value, 'hostIso2'],
      [og('ofPlace').value, 'iso2'],
      [og('within').value, 'iso2'],
      [og('operatesIn').value, 'hostIso2'],
    ]);
    this.#readAll(source);
  }

  withName(text: string): readonly NamedEntry[] {
    return this.#byText.get(text.normalize('NFC')) ?? [];
  }

  withKey(name: string): readonly NamedEntry[] {
    return this.#byKey.get(nameKey(name)) ?? [];
  }

  /** Entries with a name of the same key, ignoring a leading `OSCE`. */
  withLooseKey(name: string): readonly NamedEntry[] {
    return this.#byLooseKey.get(looseNameKey(name)) ?? [];
  }

  /** Entries with a name that slips of the pen tell from this one. Cost: a look at all keys. */
  near(name: string): readonly NamedEntry[] {
    const key = nameKey(name);
    return [...this.#byKey].flatMap(([other, found]) => (isNear(key, other) ? found : []));
  }

  state(iso2: string): GazetteerEntry | undefined {
    return this.#statesByIso2.get(iso2);
  }

  bodiesOf(iso2: string): readonly GazetteerEntry[] {
    return (this.#bodiesByState.get(iso2) ?? []).map(({ entry }) => entry);
  }

  /** The State that begins or ends a key (`… of albania`, `albanian …`), and the rest. */
  stateInKey(key: string): StateInKey | undefined {
    if (this.#statesInKeys.has(key)) return this.#statesInKeys.get(key);
    const found = this.#findStateInKey(key);
    if (this.#statesInKeys.size >= REMEMBERED_KEYS) this.#statesInKeys.clear();
    this.#statesInKeys.set(key, found);
    return found;
  }

  /** Asserted types, names and places, in the default graph, each once. */
  descriptionOf(source: QuadSource, iri: string): Quad[] {
    const { og } = this.#names;
    const predicates = [
      RDF.type,
      RDFS.label,
      SKOS.altLabel,
      og('iso2'),
      og('ofState'),
      og('ofPlace'),
      og('parentBody'),
      og('inState'),
      og('within'),
    ];
    return predicates.flatMap((predicate) => this.#asserted(source, predicate, namedNode(iri)));
  }

  /** Follows the changes to a later version, if any of them is of names or places. */
  follow(source: QuadSource, changes: readonly Change[]): boolean {
    const touched = new Set<string>();
    for (const { added, removed } of changes) {
      for (const each of added)
        if (this.#isNaming(each) && !this.#isKnown(each)) touched.add(each.subject.value);
      for (const each of removed) if (this.#isNaming(each)) touched.add(each.subject.value);
    }
    // Everything in a State takes its code from it.
    if ([...touched].some((iri) => this.#names.thingOf(iri)?.kind === 'state'))
      this.#readAll(source);
    else {
      for (const iri of touched) {
        const entry = this.entries.get(iri);
        if (entry) this.#remove(entry);
        this.entries.delete(iri);
      }
      for (const iri of touched) {
        this.#read(source, namedNode(iri));
        const entry = this.entries.get(iri);
        if (entry) this.#add(entry);
      }
    }
    return touched.size > 0;
  }

  #readAll(source: QuadSource): void {
    for (const index of [this.#byText, this.#byKey, this.#byLooseKey, this.#bodiesByState])
      index.clear();
    this.entries.clear();
    this.#statesByIso2.clear();
    this.#read(source);
    this.#indexStates();
    for (const entry of this.entries.values()) this.#add(entry);
  }

  #add(entry: GazetteerEntry): void {
    for (const [index, key, named] of this.#placesOf(entry)) {
      const found = index.get(key);
      if (found) found.push(named);
      else index.set(key, [named]);
    }
  }

  /** The entry has to have the names that it was added with. */
  #remove(entry: GazetteerEntry): void {
    for (const [index, key] of this.#placesOf(entry)) {
      const left = (index.get(key) ?? []).filter((named) => named.entry !== entry);
      if (left.length > 0) index.set(key, left);
      else index.delete(key);
    }
  }

  *#placesOf(entry: GazetteerEntry): Iterable<readonly [NameIndex, string, NamedEntry]> {
    for (const [text, type] of entry.namesOfThing) {
      const named = { entry, type };
      yield [this.#byText, text, named];
      yield [this.#byKey, nameKey(text), named];
      yield [this.#byLooseKey, looseNameKey(text), named];
    }
    if (entry.kind === 'organization' && entry.iso2)
      yield [this.#bodiesByState, entry.iso2, { entry, type: 'label' }];
  }

  #isNaming({ subject, predicate, graph }: Quad): boolean {
    const { og, graphs, thingOf } = this.#names;
    const isOfThem =
      this.#nameTypes.has(predicate.value) ||
      this.#placing.has(predicate.value) ||
      predicate.equals(RDF.type) ||
      ['iso2', 'adjective', 'capital'].some((name) => predicate.equals(og(name)));
    return (
      isOfThem &&
      !graph.equals(graphs.inferred) &&
      INDEXED_KINDS.has(thingOf(subject.value)?.kind ?? '')
    );
  }

  /** Whether a statement adds nothing, as when one more item describes a thing. */
  #isKnown({ subject, predicate, object, graph }: Quad): boolean {
    const entry = this.entries.get(subject.value);
    if (!entry || graph.equals(this.#names.graphs.reference)) return false;
    if (predicate.equals(RDF.type))
      return (
        !object.value.startsWith(this.#names.ontologyIri) ||
        entry.classes.has(this.#localName(object.value))
      );
    const placed = this.#placing.get(predicate.value);
    if (placed) return entry[placed] !== undefined;
    return (
      entry.namesOfThing.has(object.value.normalize('NFC')) ||
      entry.adjectives.includes(object.value) ||
      (entry.kind === 'state' && entry.iso2 === object.value)
    );
  }

  #findStateInKey(key: string): StateInKey | undefined {
    for (const [stateKey, iso2] of this.stateNameKeys) {
      if (key.endsWith(stateKey) && key.endsWith(` of ${stateKey}`))
        return { iso2, rest: key.slice(0, -(stateKey.length + 4)), by: 'of' };
    }
    for (const [adjective, iso2] of this.stateAdjectiveKeys) {
      if (key.startsWith(adjective) && key[adjective.length] === ' ')
        return { iso2, rest: key.slice(adjective.length + 1), by: 'adjective' };
    }
    for (const [stateKey, iso2] of this.stateNameKeys) {
      if (!key.startsWith(stateKey)) continue;
      // A key has no apostrophes: `kyrgyzstans foreign ministry`.
      const rest = /^s? (.+)$/.exec(key.slice(stateKey.length))?.[1];
      if (rest !== undefined) return { iso2, rest, by: 'name' };
    }
    return undefined;
  }

  #asserted(source: QuadSource, predicate: NamedNode, subject?: NamedNode): Quad[] {
    const inferred = this.#names.graphs.inferred.value;
    return [...source.match(subject, predicate)].filter(({ graph }) => graph.value !== inferred);
  }

  #entryOf(iri: string): GazetteerEntry | undefined {
    const known = this.entries.get(iri);
    if (known) return known;
    const thing = this.#names.thingOf(iri);
    if (!thing || !INDEXED_KINDS.has(thing.kind)) return undefined;
    const entry: GazetteerEntry = {
      iri,
      kind: thing.kind,
      label: thing.slug,
      classes: new Set(),
      namesOfThing: new Map(),
      adjectives: [],
      isCapital: false,
      inReference: false,
    };
    this.entries.set(iri, entry);
    return entry;
  }

  #read(source: QuadSource, thing?: NamedNode): void {
    this.#readNames(source, thing);
    for (const { subject, object } of this.#asserted(source, RDF.type, thing)) {
      if (object.value.startsWith(this.#names.ontologyIri))
        this.entries.get(subject.value)?.classes.add(this.#localName(object.value));
    }
    this.#readStates(source, thing);
  }

  #localName(iri: string): string {
    return iri.slice(this.#names.ontologyIri.length);
  }

  #readNames(source: QuadSource, thing?: NamedNode): void {
    for (const [predicate, type] of this.#nameTypes) {
      for (const { subject, object, graph } of this.#asserted(
        source,
        namedNode(predicate),
        thing,
      )) {
        const entry = this.#entryOf(subject.value);
        if (!entry) continue;
        if (type === 'label') entry.label = object.value;
        if (graph.value === this.#names.graphs.reference.value) entry.inReference = true;
        const text = object.value.normalize('NFC');
        if (!entry.namesOfThing.has(text)) entry.namesOfThing.set(text, type);
      }
    }
  }

  #readStates(source: QuadSource, thing?: NamedNode): void {
    const { og } = this.#names;
    const kosovo = this.#names.thing('place', 'kosovo').value;
    for (const { subject, object } of this.#asserted(source, og('iso2'), thing)) {
      const entry = this.entries.get(subject.value);
      if (!entry) continue;
      entry.iso2 = object.value;
      this.#statesByIso2.set(object.value, entry);
    }
    for (const { object } of source.match(null, og('capital'), thing)) {
      const capital = this.entries.get(object.value);
      if (capital) capital.isCapital = true;
    }
    for (const { subject, object } of this.#asserted(source, og('adjective'), thing))
      this.entries.get(subject.value)?.adjectives.push(object.value);
    for (const [predicate, field] of this.#placing) {
      for (const { subject, object } of this.#asserted(source, namedNode(predicate), thing)) {
        const entry = this.entries.get(subject.value);
        const iso2 = object.value === kosovo ? KOSOVO_ISO2 : this.entries.get(object.value)?.iso2;
        if (entry && iso2) entry[field] = iso2;
      }
    }
  }

  #indexStates(): void {
    const names: [string, string][] = [['kosovo', KOSOVO_ISO2]];
    const adjectives: [string, string][] = [];
    for (const [iso2, entry] of this.#statesByIso2) {
      for (const text of entry.namesOfThing.keys()) names.push([nameKey(text), iso2]);
      for (const text of entry.adjectives) adjectives.push([nameKey(text), iso2]);
    }
    for (const keys of [names, adjectives])
      keys.sort(([left], [right]) => right.length - left.length || (left < right ? -1 : 1));
    this.stateNameKeys = names;
    this.stateAdjectiveKeys = adjectives;
    this.#statesInKeys.clear();
  }
}

/** A State in the key of a name, and the key without it. */
interface StateInKey {
  readonly iso2: string;
  readonly rest: string;
  readonly by: 'of' | 'name' | 'adjective';
}

const REMEMBERED_KEYS = 10_000;

/** Of entries found by one name, those with the best kind of name, each once. */
export function bestNamed(found: readonly NamedEntry[]): readonly NamedEntry[] {
  const rankOf = ({ type }: NamedEntry): number => NAME_TYPES.indexOf(type);
  const best = leastOf(found.map(rankOf));
  const entries = found.filter((named) => rankOf(named) === best);
  return [...new Map(entries.map((named) => [named.entry.iri, named])).values()];
}

type NameIndex = Map<string, NamedEntry[]>;

/** Most letters in a hundred that may differ between writings of one name. */
const MAX_DIFFERING_PERCENT = 14;
/** Digits and Roman numerals tell things apart. */
const numbersIn = (key: string): string => key.match(/\d+|\b[ivx]+\b/g)?.join() ?? '';

const isNear = (key: string, other: string): boolean =>
  other.startsWith(key.charAt(0)) &&
  Math.abs(key.length - other.length) * 100 <= MAX_DIFFERING_PERCENT * key.length &&
  numbersIn(key) === numbersIn(other) &&
  editsBetween(key, other) * 100 <= MAX_DIFFERING_PERCENT * key.length;
