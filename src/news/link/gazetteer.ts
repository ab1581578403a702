/** The names of a graph's bodies, States and places, indexed for linking. */
import { RDF, RDFS, SKOS, namedNode, type Names, type NamedNode, type Quad, type QuadSource } from '../../rdf/index.js';
import { looseNameKey, nameKey } from './body-names.js';

/** How good a name is as a sign of its thing; lower is better. */
export type NameType = 'label' | 'alternative name' | 'former name' | 'abbreviation';
const NAME_RANK: Readonly<Record<NameType, number>> = { label: 0, 'alternative name': 1, 'former name': 2, abbreviation: 3 };

/** A thing of the graph that has names. */
export interface Entry {
  readonly iri: string;
  /** Kind in the IRI: organization, state, place, field, person, project. */
  readonly kind: string;
  label: string;
  /** Local names of the classes that the graph states. */
  readonly classes: Set<string>;
  readonly namesOfThing: Map<string, NameType>;
  readonly adjectives: string[];
  /** ISO 3166-1 alpha-2 of the State itself, of the body's State, or of the place's State; XK for Kosovo. */
  iso2?: string;
  /** For field operations: the host State. */
  hostIso2?: string;
  /** For places: the capital of a State. */
  isCapital: boolean;
  /** Stated in the reference graph, so that news items need not describe it again. */
  inReference: boolean;
}

/** A thing, and what kind of its names was found. */
export interface NamedEntry {
  readonly entry: Entry;
  readonly type: NameType;
}

/** ISO code that stands for Kosovo in the facts; Kosovo is a place, so no State has it. */
export const KOSOVO_ISO2 = 'XK';

const INDEXED_KINDS: ReadonlySet<string> = new Set(['organization', 'state', 'place', 'field', 'person', 'project']);

/**
 * Everything nameable in a graph. Built in one pass over the naming predicates; a few milliseconds for ten thousand
 * names. It is a copy: a later version of the graph needs a new one.
 */
export class Gazetteer {
  readonly entries = new Map<string, Entry>();
  private readonly byText = new Map<string, NamedEntry[]>();
  private readonly byKey = new Map<string, NamedEntry[]>();
  private readonly byLooseKey = new Map<string, NamedEntry[]>();
  private readonly statesByIso2 = new Map<string, Entry>();
  /** Keys of States' names, the longest first, and of their adjectives. */
  readonly stateNameKeys: (readonly [string, string])[] = [];
  readonly stateAdjectiveKeys: (readonly [string, string])[] = [];

  constructor(private readonly source: QuadSource, private readonly names: Names) {
    this.readNames();
    this.readTypes();
    this.readStates();
    this.index();
  }

  /** Entries that bear exactly this name. */
  withName(text: string): readonly NamedEntry[] {
    return this.byText.get(text.normalize('NFC')) ?? [];
  }

  /** Entries with a name of the same key. */
  withKey(name: string): readonly NamedEntry[] {
    return this.byKey.get(nameKey(name)) ?? [];
  }

  /** Entries with a name of the same key when a leading `OSCE` does not count. */
  withLooseKey(name: string): readonly NamedEntry[] {
    return this.byLooseKey.get(looseNameKey(name)) ?? [];
  }

  state(iso2: string): Entry | undefined {
    return this.statesByIso2.get(iso2);
  }

  /** Bodies of the State with this code. */
  bodiesOf(iso2: string): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.kind === 'organization' && entry.iso2 === iso2);
  }

  /** The State that a key of a name ends with (`… of albania`) or begins with (`albanian …`), and the rest of the key. */
  stateInKey(key: string): { iso2: string; rest: string; by: 'of' | 'name' | 'adjective' } | undefined {
    for (const [stateKey, iso2] of this.stateNameKeys) {
      if (key.endsWith(` of ${stateKey}`)) return { iso2, rest: key.slice(0, -(stateKey.length + 4)), by: 'of' };
    }
    for (const [adjective, iso2] of this.stateAdjectiveKeys) {
      if (key.startsWith(`${adjective} `)) return { iso2, rest: key.slice(adjective.length + 1), by: 'adjective' };
    }
    for (const [stateKey, iso2] of this.stateNameKeys) {
      // A key has no apostrophes: `kyrgyzstans foreign ministry`.
      const start = [`${stateKey} `, `${stateKey}s `].find((text) => key.startsWith(text));
      if (start !== undefined) return { iso2, rest: key.slice(start.length), by: 'name' };
    }
    return undefined;
  }

  /** The asserted statements that say what a thing is: types, names, where it belongs. In the default graph, each once. */
  descriptionOf(iri: string): Quad[] {
    const { og } = this.names;
    const predicates = [
      RDF.type, RDFS.label, SKOS.altLabel, og('iso2'), og('ofState'), og('ofPlace'), og('parentBody'), og('inState'), og('within'),
    ];
    return predicates.flatMap((predicate) => this.asserted(predicate, namedNode(iri)));
  }

  private asserted(predicate: NamedNode, subject?: NamedNode): Quad[] {
    const inferred = this.names.graphs.inferred.value;
    return [...this.source.match(subject, predicate)].filter(({ graph }) => graph.value !== inferred);
  }

  private entryOf(iri: string): Entry | undefined {
    const known = this.entries.get(iri);
    if (known) return known;
    const thing = this.names.thingOf(iri);
    if (!thing || !INDEXED_KINDS.has(thing.kind)) return undefined;
    const entry: Entry = { iri, kind: thing.kind, label: thing.slug, classes: new Set(), namesOfThing: new Map(), adjectives: [], isCapital: false, inReference: false };
    this.entries.set(iri, entry);
    return entry;
  }

  private readNames(): void {
    const { og } = this.names;
    const predicates: readonly (readonly [NamedNode, NameType])[] = [
      [RDFS.label, 'label'], [og('formerName'), 'former name'], [og('abbreviation'), 'abbreviation'],
      [og('officialName'), 'alternative name'], [SKOS.altLabel, 'alternative name'],
    ];
    for (const [predicate, type] of predicates) {
      for (const { subject, object, graph } of this.asserted(predicate)) {
        const entry = this.entryOf(subject.value);
        if (!entry) continue;
        if (type === 'label') entry.label = object.value;
        if (graph.value === this.names.graphs.reference.value) entry.inReference = true;
        const text = object.value.normalize('NFC');
        if (!entry.namesOfThing.has(text)) entry.namesOfThing.set(text, type);
      }
    }
  }

  private readTypes(): void {
    for (const { subject, object } of this.asserted(RDF.type)) {
      if (object.value.startsWith(this.names.ontologyIri)) {
        this.entries.get(subject.value)?.classes.add(object.value.slice(this.names.ontologyIri.length));
      }
    }
  }

  private readStates(): void {
    const { og } = this.names;
    const kosovo = this.names.thing('place', 'kosovo').value;
    for (const { subject, object } of this.asserted(og('iso2'))) {
      const entry = this.entries.get(subject.value);
      if (!entry) continue;
      entry.iso2 = object.value;
      this.statesByIso2.set(object.value, entry);
    }
    for (const { object } of this.asserted(og('capital'))) {
      const capital = this.entries.get(object.value);
      if (capital) capital.isCapital = true;
    }
    for (const { subject, object } of this.asserted(og('adjective'))) this.entries.get(subject.value)?.adjectives.push(object.value);
    const placing: readonly (readonly [NamedNode, 'iso2' | 'hostIso2'])[] = [
      [og('ofState'), 'iso2'], [og('inState'), 'iso2'], [og('hostState'), 'hostIso2'],
      [og('ofPlace'), 'iso2'], [og('within'), 'iso2'], [og('operatesIn'), 'hostIso2'],
    ];
    for (const [predicate, field] of placing) {
      for (const { subject, object } of this.asserted(predicate)) {
        const entry = this.entries.get(subject.value);
        const iso2 = object.value === kosovo ? KOSOVO_ISO2 : this.entries.get(object.value)?.iso2;
        if (entry && iso2) entry[field] = iso2;
      }
    }
  }

  private index(): void {
    for (const entry of this.entries.values()) {
      for (const [text, type] of entry.namesOfThing) {
        const named: NamedEntry = { entry, type };
        addTo(this.byText, text, named);
        addTo(this.byKey, nameKey(text), named);
        addTo(this.byLooseKey, looseNameKey(text), named);
      }
    }
    for (const [iso2, entry] of this.statesByIso2) {
      for (const text of entry.namesOfThing.keys()) this.stateNameKeys.push([nameKey(text), iso2]);
      for (const text of entry.adjectives) this.stateAdjectiveKeys.push([nameKey(text), iso2]);
    }
    this.stateNameKeys.push(['kosovo', KOSOVO_ISO2]);
    const longestFirst = (left: readonly [string, string], right: readonly [string, string]): number =>
      right[0].length - left[0].length || (left[0] < right[0] ? -1 : 1);
    this.stateNameKeys.sort(longestFirst);
    this.stateAdjectiveKeys.sort(longestFirst);
  }
}

function addTo(index: Map<string, NamedEntry[]>, key: string, named: NamedEntry): void {
  const list = index.get(key);
  if (list) list.push(named);
  else index.set(key, [named]);
}

/** Of entries found by one name, those for whom it is the best kind of name, each once. */
export function bestNamed(found: readonly NamedEntry[]): readonly NamedEntry[] {
  const best = Math.min(...found.map(({ type }) => NAME_RANK[type]));
  const entries = new Map<string, NamedEntry>();
  for (const named of found) if (NAME_RANK[named.type] === best) entries.set(named.entry.iri, named);
  return [...entries.values()];
}
