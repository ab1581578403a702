/** Parts of a version to export: by class, period and country, or by a CONSTRUCT query. */
import { badRequest } from '../../errors.js';
import { areInOrder, requireFormat, unfit } from '../../input/index.js';
import {
  FIRST_DAY_OF_EVENT,
  IN_COUNTRY,
  LAST_DAY_OF_EVENT,
  TermKind,
  followIds,
  isInline,
  toIdPath,
  type IdGraph,
  type ListPath,
  type TermId,
} from '../../graph/index.js';
import type { NamedNode, Names } from '../../rdf/index.js';
import {
  DCTERMS,
  OWL,
  RDF,
  RDFS,
  SCHEMA,
  SKOS,
  foldText,
  literal,
  namedNode,
} from '../../rdf/index.js';
import { Selection, type ChosenThings } from './selection.js';
import { ThingReader } from './thing-reader.js';

/** Values of one filter are alternatives, filters combine; a query excludes filters. */
export interface Subset {
  /** Classes, by IRI, name in the ontology or label, with the classes below them. */
  readonly classes: readonly string[];
  /** ISO dates, months or years, inclusive: news items issued and events held then. */
  readonly from?: string;
  readonly to?: string;
  /** States or places, by IRI, slug, label or ISO code. */
  readonly countries: readonly string[];
  /** A CONSTRUCT or DESCRIBE query whose graph is exported. */
  readonly query?: string;
}

const PARAMETERS = ['class', 'from', 'to', 'country', 'query'] as const;

/**
 * The subset in parameters; undefined without any.
 * @throws ServiceError `bad-request` for an unknown parameter, an impossible date, or a query
 *   beside filters.
 */
export function readSubset(parameters: Iterable<readonly [string, string]>): Subset | undefined {
  const values = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    if (!(PARAMETERS as readonly string[]).includes(name))
      throw badRequest(`An export can be limited by ${PARAMETERS.join(', ')}; found "${name}".`);
    if (value !== '') values.set(name, [...(values.get(name) ?? []), value]);
  }
  if (values.size === 0) return undefined;
  if (values.has('query') && values.size > 1)
    throw badRequest(
      'An export can be limited either by a query, or by class, period and country.',
    );
  const one = (name: string): Record<string, string> => {
    const [value, ...others] = values.get(name) ?? [];
    if (others.length > 0)
      throw badRequest(`"${name}" may be given only once; found ${others.length + 1}.`);
    return value === undefined ? {} : { [name]: value };
  };
  const dates = { ...one('from'), ...one('to') };
  for (const [name, value] of Object.entries(dates)) requireFormat(value, 'partial-date', name);
  if (!areInOrder(dates.from, dates.to))
    throw unfit('from', { place: 'value', expected: `at most "${dates.to}"`, found: dates.from });
  return {
    classes: values.get('class') ?? [],
    countries: values.get('country') ?? [],
    ...dates,
    ...one('query'),
  };
}

/** A subset as parameters, the same for the same subset; `readSubset` reads them. */
export function subsetText({ classes, countries, from, to, query }: Subset): string {
  const pairs: [string, string | undefined][] = [
    ...[...classes].sort().map((value): [string, string] => ['class', value]),
    ['from', from],
    ['to', to],
    ...[...countries].sort().map((value): [string, string] => ['country', value]),
    ['query', query],
  ];
  return new URLSearchParams(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
}

/**
 * The things of a graph that pass all filters, and those that they refer to.
 * @throws ServiceError `bad-request` for a class or country missing in the graph.
 */
export function chooseThings(graph: IdGraph, names: Names, subset: Subset): ChosenThings {
  const chooser = new Chooser(graph, names);
  const filters = [
    ...(subset.classes.length > 0 ? [chooser.ofClasses(subset.classes)] : []),
    ...(subset.from !== undefined || subset.to !== undefined
      ? [chooser.ofPeriod(subset.from ?? '', subset.to ?? '')]
      : []),
    ...(subset.countries.length > 0 ? [chooser.ofCountries(subset.countries)] : []),
  ];
  const [first = new Set<TermId>(), ...others] = filters;
  const isChosen = new Uint8Array(graph.dictionary.size + 1);
  for (const thing of first) if (others.every((filter) => filter.has(thing))) isChosen[thing] = 1;
  return chooser.withMentions(isChosen);
}

class Chooser {
  readonly #reader: ThingReader;

  constructor(
    private readonly graph: IdGraph,
    private readonly names: Names,
  ) {
    this.#reader = new ThingReader(graph, names);
  }

  ofClasses(classes: readonly string[]): Set<TermId> {
    const known = new Set(this.#subjects(RDF.type, this.#id(OWL.Class)));
    if (this.#id(RDF.type) !== 0)
      this.graph.visit(undefined, this.#id(RDF.type), undefined, undefined, (_thing, _type, each) =>
        known.add(each),
      );
    const wanted = classes.flatMap((text) =>
      this.#meant(text, known, (name) => [this.names.og(name)], 'class'),
    );
    return this.#members(wanted);
  }

  ofPeriod(from: string, to: string): Set<TermId> {
    const isIn = (first: string, last: string): boolean =>
      last.slice(0, from.length) >= from && (to === '' || first.slice(0, to.length) <= to);
    const [firstOf, lastOf] = [FIRST_DAY_OF_EVENT, LAST_DAY_OF_EVENT].map((path) =>
      this.#follower(path),
    ) as [(id: TermId) => TermId[], (id: TermId) => TermId[]];
    const textsOf = (ids: readonly TermId[]): string[] =>
      ids.map((id) => this.#reader.textOf(id)).sort();
    const cancelled = this.#cancelled();
    const events = this.#events().filter((event) => {
      if (cancelled.has(event)) return false;
      const [[first], last] = [textsOf(firstOf(event)), textsOf(lastOf(event)).at(-1)];
      return first !== undefined && last !== undefined && isIn(first, last);
    });
    const issued = new Set<TermId>();
    this.graph.visit(undefined, this.#id(DCTERMS.issued), undefined, undefined, (item, _p, day) => {
      const text = this.#reader.textOf(day);
      if (isIn(text, text)) issued.add(item);
    });
    return this.#withStatements(merged([events, issued]));
  }

  /** As in lists, with the places in a country, and for a place with the events there. */
  ofCountries(countries: readonly string[]): Set<TermId> {
    const { og, thing } = this.names;
    const known = this.#members([og('State'), og('Place')].map((each) => this.#id(each)));
    const wanted = new Set(
      countries.flatMap((text) =>
        this.#meant(text, known, (slug) => [thing('state', slug), thing('place', slug)], 'country'),
      ),
    );
    const located = this.#closure(wanted, (each) =>
      merged([og('inState'), og('within')].map((property) => this.#subjects(property, each))),
    );
    const found = Object.entries(IN_COUNTRY).map(([className, path]) => {
      const endsOf = this.#follower(path);
      return [...this.#members([this.#id(og(className))])].filter((member) =>
        endsOf(member).some((end) => wanted.has(end)),
      );
    });
    const cancelled = this.#cancelled();
    const held = [...merged(found)].filter((each) => !cancelled.has(each));
    return merged([located, this.#withStatements(held)]);
  }

  /** Adds mentioned things, and blank nodes whole, since they mean nothing by themselves. */
  withMentions(isChosen: Uint8Array): ChosenThings {
    const isMentioned = new Uint8Array(isChosen.length);
    const selection = new Selection(this.graph, this.names, 'asserted');
    const { dictionary } = this.graph;
    const waiting = [...isChosen.keys()].filter((id) => isChosen[id] === 1);
    for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
      selection.visit((_subject, _predicate, object) => {
        if (isInline(object) || isChosen[object] === 1) return;
        if (dictionary.kinds[object] === TermKind.iri) isMentioned[object] = 1;
        else if (dictionary.kinds[object] === TermKind.blankNode) {
          isChosen[object] = 1;
          waiting.push(object);
        }
      }, thing);
    }
    return { isChosen, isMentioned };
  }

  #events(): TermId[] {
    return [...this.#members([this.#id(this.names.og('Event'))])];
  }

  /** Events that are left out, as in lists. */
  #cancelled(): Set<TermId> {
    return this.#subjects(SCHEMA.eventStatus, this.#id(SCHEMA.EventCancelled));
  }

  /** The things of some classes and of those below them. */
  #members(classes: readonly TermId[]): Set<TermId> {
    const all = this.#closure(classes, (each) => this.#subjects(RDFS.subClassOf, each));
    return merged([...all].map((each) => this.#subjects(RDF.type, each)));
  }

  /** With the statements made in the news items among these. */
  #withStatements(things: Iterable<TermId>): Set<TermId> {
    return merged([
      things,
      ...[...things].map((item) => this.#subjects(this.names.og('statedIn'), item)),
    ]);
  }

  /** The possible meanings of a text: an IRI, a name, an ISO code, or a label in any case. */
  #meant(
    text: string,
    candidates: ReadonlySet<TermId>,
    named: (name: string) => NamedNode[],
    what: string,
  ): TermId[] {
    const codes = [this.names.og('iso2'), this.names.og('iso3'), SKOS.notation].flatMap(
      (property) => [
        ...this.#subjects(property, this.graph.dictionary.idOf(literal(text.toUpperCase()))),
      ],
    );
    const direct = [namedNode(text), ...named(text)].map((term) => this.#id(term));
    const exact = [...direct, ...codes].filter((id) => candidates.has(id));
    const found =
      exact.length > 0
        ? exact
        : [...candidates].filter((id) => foldText(this.#reader.nameOf(id)) === foldText(text));
    if (found.length === 0)
      throw badRequest(
        `The graph has no ${what} "${text}"; give an IRI, the last part of its IRI, ` +
          `${what === 'country' ? 'an ISO code, ' : ''}or a label.`,
      );
    return found;
  }

  /** The ends of a path from a thing. */
  #follower(path: ListPath): (id: TermId) => TermId[] {
    const idPath = toIdPath(path, this.graph, this.names);
    return (id) => {
      const found: TermId[] = [];
      followIds(idPath, id, (each) => found.push(each));
      return found;
    };
  }

  #closure(start: Iterable<TermId>, next: (id: TermId) => Iterable<TermId>): Set<TermId> {
    const found = new Set(start);
    // A set's iterator includes elements added meanwhile.
    for (const id of found) for (const other of next(id)) found.add(other);
    return found;
  }

  #subjects(property: NamedNode, object: TermId): Set<TermId> {
    return this.#reader.subjectsOf(this.#id(property), object);
  }

  #id(term: NamedNode): TermId {
    return this.graph.dictionary.idOf(term);
  }
}

function merged(sets: readonly Iterable<TermId>[]): Set<TermId> {
  const all = new Set<TermId>();
  for (const set of sets) for (const id of set) all.add(id);
  return all;
}
